"""Text that no format is safe from by itself, and things to export that are made of it."""

import datetime

from hypothesis import strategies as st

from index import Certainty, QuotationKind, Span
from retrieval import Citation, CitedQuotation, SourceEntry, SpokenQuotation

TRICKS = (
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "+44 20",
    "=cmd|' /C calc'!A0",
    "x;=1+1;y",
    'he said, "=1"',
    "a,=b",
    "\t=1",
    "one\n=2\r\n@three",
    "'=quoted",
    "''=twice",
    "＝1",
    "{brace} } \\ \\textbf{x} $1 & 50% #1 a_b ~ ^",
    "--- -- '' `` ?` <<x>>",
    "TY  - JOUR",
    "ER  - ",
    "</item><script>alert(1)</script> &amp; ]]> <b>",
    "“curly” ‘marks’ «guillemets» …",
    "emoji 🧑‍🚀 👍🏽 🇩🇪",
    "عربي \u200fright to left עברית",
    "zero\u200bwidth\u00a0no-break",
    "control \x00\x07\x1b[31m\x85\u2028 characters",
    "e\u0301 é ß ﬁ Ω",
    "@article{x, y = {z}}",
    'a """ b',
)
_MARKS = st.sampled_from("=+-@,;|\t\r\n'\" {}\\&<>#%")
_PIECES = st.sampled_from(TRICKS) | st.text(alphabet=st.characters(codec="utf-8"), max_size=12) | _MARKS
TEXTS = st.lists(_PIECES, min_size=1, max_size=5).map("".join)
DAYS = st.none() | st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))
CITATIONS = st.builds(
    Citation,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    DAYS,
    st.none() | st.just("https://post.example/a_b?c=%7B&d={e}#f"),
    st.none() | st.integers(1, 500),
    st.none() | st.integers(1, 500),
    st.none() | st.just("00:03:12"),
)
QUOTATIONS = st.builds(
    CitedQuotation,
    st.builds(
        SpokenQuotation,
        document=TEXTS,
        span=st.builds(lambda start, size: Span(start, start + size), st.integers(0, 9_999), st.integers(1, 900)),
        text=TEXTS,
        parts=st.lists(TEXTS, max_size=2).map(tuple),
        kind=st.sampled_from(QuotationKind),
        speaker=st.none() | TEXTS,
        speaker_text=st.none() | TEXTS,
        cue=st.none() | TEXTS,
        confidence=st.floats(0, 1),
        certainty=st.sampled_from(Certainty),
    ),
    CITATIONS,
)
SOURCES = st.builds(
    SourceEntry,
    document=TEXTS,
    citation=CITATIONS.map(lambda c: Citation(c.title, c.outlet, c.author, c.date, c.url, None)),
    words=st.integers(0, 10**6),
    paragraphs=st.integers(0, 10**4),
    quotations=st.integers(0, 10**4),
    language=st.none() | st.just("en"),
)
