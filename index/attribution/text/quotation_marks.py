"""Finds quoted spans: what stands between quotation marks, whatever marks a paper sets, however it errs.

A mark left open is closed at the next opening mark, or at the paragraph's end; a quoted span is never longer than
its paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...text.document import Span
from ...text.layout import BlockKind
from ...text.structure import Paragraph, ParagraphKind
from .single_marks import NO_WORD, single_quoted


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """`outer` holds the marks, `inner` the words. `closed` is False where the closing mark is missing;
    `continued` where the quotation goes on with a new opening mark in the next paragraph. `shown` is True for a
    block without marks that nothing introduces."""

    outer: Span
    inner: Span
    paragraph: int
    closed: bool
    continued: bool = False
    shown: bool = False


_DOUBLES = re.compile("'''|''|``|’’|‘‘|â€œ|â€\x9d|â€(?![\x80-\xbf™˜¦“”])|[\"“”„‟«»＂❝❞「」『』]")
_CORNERS = {"「": "」", "『": "』"}
_OPENING = frozenset({"“", "„", "❝", "â€œ", "``", "‘‘", *_CORNERS})
_CLOSING = frozenset({"”", "❞", "â€\x9d", "â€", "’’", *_CORNERS.values()})
_BEFORE_OPEN = frozenset(" \t\r\n\xa0\u2009\u202f([{—–-/:;'‘\"“>|*_…,")
# The commonest verbs alone: where a mark is missing, a wrong guess cuts the quotation short.
_ATTRIBUTION_AFTER = re.compile(
    r"[,.?!…](?=\s+(?:(?:he|she|they|it|(?:M[rs]{1,2}\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})\s+"
    r"(?:said|says|added|told|wrote|asked|tweeted|explained|continued|noted)\b"
    r"|(?:said|says|added|wrote|asked)\s+[A-Zath]))"
)
_SINGLE_SPEECH = re.compile(r"(?<![\w'‘’])['‘](?=[A-Z])(?:[^'‘’\"“”\n]|['’](?=\w)){8,400}?[,.?!]['’](?!\w)")
_FRONT_MATTER_VALUE = re.compile(
    r"^(?:title|headline|subtitle|description):[ \t]*(?:(\")(.*)\"|(')(.*)'|(.*[^ \t\n]|))[ \t]*$", re.MULTILINE
)


def find_quoted_spans(text: str, paragraphs: tuple[Paragraph, ...], skipped: Sequence[Span] = ()) -> list[QuotedSpan]:
    """Pieces in order; never overlapping. Marks inside `skipped` (markup, posts) quote nothing."""
    single_quoted = _speaks_in_single_marks(text)
    hidden = Apart(skipped)
    quoted_spans: list[QuotedSpan] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind is ParagraphKind.BOILERPLATE or paragraph.block is BlockKind.NOTE:
            continue
        if paragraph.kind is ParagraphKind.FRONT_MATTER:
            quoted_spans.extend(_front_matter(text, paragraph.span, number))
            continue
        spans = list(hidden.between(paragraph.span))
        found = [p for span in spans for p in _doubles(text, span, number)]
        headline = paragraph.kind in (ParagraphKind.TITLE, ParagraphKind.HEADING)
        if not found and (single_quoted or headline):
            found = [p for span in spans for p in _singles(text, span, number)]
        quoted_spans.extend(_ended(text, found, paragraph.span, _next_opens(text, paragraphs, number)))
    return quoted_spans


class Apart:
    """Spans in order, none overlapping another, to be looked up by place."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts, self._ends = [s.start for s in spans], [s.end for s in spans]

    def touching(self, within: Span) -> Sequence[Span]:
        return self._spans[bisect_right(self._ends, within.start) : bisect_left(self._starts, within.end)]

    def between(self, within: Span) -> Iterator[Span]:
        """What of a paragraph lies between the spans."""
        start = within.start
        for span in self.touching(within):
            if start < span.start:
                yield Span(start, span.start)
            start = span.end
        if start < within.end:
            yield Span(start, within.end)


def find_nested_spans(text: str, quoted_span: QuotedSpan) -> list[QuotedSpan]:
    """Quotations in single marks inside a quoted span in double ones."""
    if not any(mark in quoted_span.inner.of(text) for mark in "'‘"):
        return []
    return list(_singles(text, quoted_span.inner, quoted_span.paragraph))


def headlines(text: str, front_matter: Span) -> Iterator[Span]:
    """The values of title and the like, without the marks that YAML sets around them."""
    for value in _FRONT_MATTER_VALUE.finditer(text, front_matter.start, front_matter.end):
        yield Span(*value.span(next(g for g in (2, 4, 5) if value.group(g) is not None)))


def _front_matter(text: str, within: Span, number: int) -> Iterator[QuotedSpan]:
    for span in headlines(text, within):
        found = list(_doubles(text, span, number)) or list(_singles(text, span, number))
        yield from (p for p in found if p.closed)


def _speaks_in_single_marks(text: str) -> bool:
    """British style: speech in single marks, hardly a double one in the document."""
    speech = sum(1 for _ in zip(range(3), _SINGLE_SPEECH.finditer(text), strict=False))
    if not speech:
        return False
    doubles = sum(1 for _ in zip(range(8), _DOUBLES.finditer(text), strict=False))
    return doubles < 2 * speech


def _next_opens(text: str, paragraphs: tuple[Paragraph, ...], number: int) -> bool:
    for after in range(number + 1, len(paragraphs)):
        following = paragraphs[after]
        if following.kind is not ParagraphKind.BOILERPLATE:
            return _DOUBLES.match(text, following.span.start) is not None
    return False


def _doubles(text: str, within: Span, number: int) -> Iterator[QuotedSpan]:
    opened: tuple[int, int, str] | None = None
    for start, end, mark in _marks(text, within):
        if opened is None:
            if _opens(text, within, start, end, mark):
                opened = (start, end, mark)
            continue
        if _is_inner(mark, opened[2]):
            continue
        if _closes(text, within, start, end, mark, opened[2]):
            if text[opened[1] : start].strip():
                yield QuotedSpan(Span(opened[0], end), Span(opened[1], start), number, closed=True)
            opened = None
        elif text[opened[1] : start].strip():
            yield QuotedSpan(Span(opened[0], start), Span(opened[1], start), number, closed=False)
            opened = (start, end, mark)
    if opened is not None and text[opened[1] : within.end].strip():
        yield QuotedSpan(Span(opened[0], within.end), Span(opened[1], within.end), number, closed=False)


def _marks(text: str, within: Span) -> Iterator[tuple[int, int, str]]:
    for match in _DOUBLES.finditer(text, within.start, within.end):
        start, end = match.span()
        if end - start == 3 and text[start] == "'":
            opening = (
                end < within.end
                and not text[end].isspace()
                and (start == within.start or text[start - 1] in _BEFORE_OPEN)
            )
            yield (start, end - 1, "''") if opening else (start + 1, end, "''")
        else:
            yield start, end, match.group()


def _opens(text: str, within: Span, start: int, end: int, mark: str) -> bool:
    before = text[start - 1] if start > within.start else " "
    after = text[end] if end < within.end else " "
    if mark in _OPENING:
        return True
    if mark in _CLOSING or mark == "»":
        return before in _BEFORE_OPEN and after not in NO_WORD
    if before.isdigit():
        return False
    if after in NO_WORD:
        return (before.isspace() and after.isspace()) or mark == "«" or after == "."
    return True


def _is_inner(mark: str, opened: str) -> bool:
    """Corner brackets hold others and stand within others, and neither ends the other."""
    if opened in _CORNERS:
        return mark != _CORNERS[opened]
    return mark in _CORNERS or mark in _CORNERS.values()


def _closes(text: str, within: Span, start: int, end: int, mark: str, opened: str) -> bool:
    before = text[start - 1] if start > within.start else " "
    after = text[end] if end < within.end else " "
    if opened == "„":
        return True
    if opened in "«»":
        return mark in "«»"
    if mark in _CLOSING:
        return True
    if mark in _OPENING:
        return not before.isspace() and before not in "([—–" and after in NO_WORD
    if mark in "«»":
        return False
    looks_opening = before in _BEFORE_OPEN and (before.isspace() or before in "([—–") and after not in NO_WORD
    return not looks_opening


def _singles(text: str, within: Span, number: int) -> Iterator[QuotedSpan]:
    for outer in single_quoted(text, within):
        yield QuotedSpan(outer, Span(outer.start + 1, outer.end - 1), number, closed=True)


def _ended(text: str, quoted_spans: list[QuotedSpan], paragraph: Span, next_opens: bool) -> Iterable[QuotedSpan]:
    """Gives quoted spans without a closing mark their likely end."""
    for quoted_span in quoted_spans:
        if quoted_span.closed:
            yield quoted_span
            continue
        end = quoted_span.inner.end
        last = end == paragraph.end
        if (said := _ATTRIBUTION_AFTER.search(text, quoted_span.inner.start, end)) is not None:
            end = said.end()
        while end > quoted_span.inner.start and text[end - 1].isspace():
            end -= 1
        continued = last and end == paragraph.end and next_opens
        yield QuotedSpan(
            Span(quoted_span.outer.start, end),
            Span(quoted_span.inner.start, end),
            quoted_span.paragraph,
            False,
            continued,
        )
