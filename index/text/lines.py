"""Lines and paragraphs of text that sets nothing else apart, as spans."""

import re
from collections.abc import Sequence

from .span import Span

SENTENCE_END = re.compile(r"(?:[.!?…:;,][\"'”’»)\]]*|[。！？」』])$")
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)(?:[ \t]*(?>\r\n|\r|\n))+")
_LINE = re.compile(r"\r\n|\r|\n")
_HARD_WRAP = range(50, 101)  # characters; the line lengths of text wrapped by an editor


def paragraph_spans(text: str, start: int = 0) -> list[Span]:
    """The paragraphs of `text[start:]` without the white space around them: what blank lines part and, where the text
    is not wrapped by an editor, each line."""
    blocks = block_spans(text, Span(start, len(text)))
    if is_hard_wrapped(text, blocks):
        return blocks
    return [line for block in blocks for line in line_spans(text, block)]


def block_spans(text: str, within: Span) -> list[Span]:
    """What blank lines part, without the white space around it."""
    return _split(text, within, _BLANK_LINE)


def line_spans(text: str, within: Span) -> list[Span]:
    """The lines of a block that hold anything, without the white space around them."""
    return _split(text, within, _LINE)


def is_hard_wrapped(text: str, blocks: Sequence[Span]) -> bool:
    """True where most line ends inside blocks break a sentence at an editor's width."""
    inner = [line for block in blocks for line in line_spans(text, block)[:-1]]
    if len(inner) < 3:
        return False
    broken = sum(len(s) in _HARD_WRAP and not SENTENCE_END.search(s.of(text)) for s in inner)
    return broken > 0.6 * len(inner)


def stripped(text: str, start: int, end: int) -> Span | None:
    """`text[start:end]` without the white space, marks of order and NULs around it; None where nothing is left."""
    while start < end and (text[start].isspace() or text[start] in "\ufeff\x00"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "\x00"):
        end -= 1
    return Span(start, end) if start < end else None


def _split(text: str, within: Span, separator: re.Pattern[str]) -> list[Span]:
    spans = []
    start = within.start
    for gap in separator.finditer(text, within.start, within.end):
        if (span := stripped(text, start, gap.start())) is not None:
            spans.append(span)
        start = gap.end()
    if (span := stripped(text, start, within.end)) is not None:
        spans.append(span)
    return spans
