"""Lines and paragraphs of text that sets nothing else apart, as spans."""

import re

from ..span import Span
from .wrapping import wrapping_of

SENTENCE_END = re.compile(r"(?:[.!?…:;,][\"'”’»)\]]*|[。！？」』])$")
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)(?:[ \t]*(?>\r\n|\r|\n))+")
_LINE = re.compile(r"\r\n|\r|\n")


def paragraph_spans(text: str, start: int = 0) -> list[Span]:
    """The paragraphs of `text[start:]` without the white space around them: what blank lines part, and each line that
    its author ended."""
    blocks = [line_spans(text, block) for block in block_spans(text, Span(start, len(text)))]
    wrapping = wrapping_of(text, blocks)
    return [paragraph for lines in blocks for paragraph in wrapping.paragraphs(text, lines)]


def block_spans(text: str, within: Span) -> list[Span]:
    """What blank lines part, without the white space around it."""
    return _split(text, within, _BLANK_LINE)


def line_spans(text: str, within: Span) -> list[Span]:
    """The lines of a block that hold anything, without the white space around them."""
    return _split(text, within, _LINE)


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
