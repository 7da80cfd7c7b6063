"""Replies laid out for a terminal, over random ones."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.replies.reply import BodyText, Copyable, Entry, Fact, Note, Quoted, Reply, ShownParagraph, Tone, WordChange
from bot.terminal.layout import lay_out
from bot.text_safety import one_line
from index import Span
from retrieval import Citation, Excerpt, ExcerptKind

WORDS = st.text(max_size=60)
NASTY = st.sampled_from(["\x1b[2J", "\u202e", "\r\n", "\x9b31m", "\ud800", "\u2028", "\t", "café", "שלום"])
TEXT = st.lists(st.one_of(WORDS, NASTY), max_size=6).map("".join)


@st.composite
def excerpts(draw: st.DrawFn) -> Excerpt:
    text = draw(TEXT)
    start = draw(st.integers(0, 1000))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4)))
    citation = Citation(draw(TEXT), draw(st.none() | TEXT), None, None, draw(st.none() | TEXT), 3)
    return Excerpt(
        text=text,
        document=draw(TEXT),
        span=Span(start, start + len(text)),
        kind=draw(st.sampled_from(ExcerptKind)),
        speaker=draw(st.none() | TEXT),
        speaker_text=draw(st.none() | TEXT),
        citation=citation,
        score=0.5,
        quoted=(Span(start + cuts[0], start + cuts[1]),),
    )


BLOCKS = st.one_of(
    st.builds(BodyText, TEXT),
    st.builds(Note, TEXT),
    st.builds(Fact, TEXT, TEXT),
    st.builds(Entry, TEXT, TEXT),
    st.builds(WordChange, TEXT, TEXT),
    st.builds(Copyable, TEXT),
    st.builds(ShownParagraph, TEXT, st.none() | st.integers(1, 99)),
    st.builds(Quoted, excerpts()),
)
REPLIES = st.builds(Reply, st.sampled_from(Tone), TEXT, st.lists(BLOCKS, max_size=5).map(tuple))


@given(REPLIES)
def test_no_line_holds_what_steers_a_terminal(reply: Reply) -> None:
    for line in lay_out(reply):
        assert all(unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in line.text)
        assert not set(line.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(excerpts())
def test_every_word_of_an_excerpt_is_shown_on_one_line(excerpt: Excerpt) -> None:
    shown = [" ".join(line.text.split()) for line in lay_out(Reply(Tone.ANSWER, "x", (Quoted(excerpt),)))]
    assert one_line(excerpt.text) in shown
