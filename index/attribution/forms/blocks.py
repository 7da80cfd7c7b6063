"""Block quotations: paragraphs that the file sets apart, or that stand behind ">". Their words are not the paper's.

Whose, is told by the sentence before that ends in a colon, or by a signature below. Without either nobody is named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...text.document import Span
from ...text.layout import BlockKind
from ...text.structure import Paragraph, ParagraphKind


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a block quotation: its words in `paragraph`. `introduced` is True where the text before the
    block's first ends in a colon; `last` in its last paragraph."""

    words: Span
    paragraph: int
    introduced: bool
    last: bool


_SHOWN = re.compile(r"(?:>[ \t]*)+(?=[^\s>])")
_QUOTED = re.compile(r"[\"“„«'‘*_]*[\"“„«‘「]")
_SIGNATURE = re.compile(r"(?:>[ \t]*)*[—–―-]{1,2}[ \t]*\[?[A-Z]")
_NO_WORDS = re.compile(r"[!\[<#|`\-*+\d]")  # callouts, pictures, tables, lists and headings within a block
_SHORTEST = 3  # words


def find_blocks(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """In order. What stands in marks within ">" is left to them."""
    kept = [(n, p) for n, p in enumerate(paragraphs) if not is_empty(p.span.of(text))]
    shown = [_words(text, paragraph) for _, paragraph in kept]
    first, introduced = True, False
    for at, words in enumerate(shown):
        if words is None:
            first = True
            continue
        if first:
            introduced = at > 0 and kept[at - 1][1].span.of(text).rstrip("*_ \t").endswith(":")
            first = False
        following = shown[at + 1] if at + 1 < len(shown) else None
        yield Block(words, kept[at][0], introduced, following is None)


def is_empty(words: str) -> bool:
    """A line between two paragraphs of a block, with nothing but its mark."""
    return not words.strip("> \t")


def is_signature(words: str) -> bool:
    """ "— Jane Doe, of Leeds": a line below a quotation that says whose it is."""
    return len(words) <= 160 and _SIGNATURE.match(words) is not None


def _words(text: str, paragraph: Paragraph) -> Span | None:
    """What a paragraph shows, None where it is no paragraph of a block quotation."""
    if paragraph.kind is not ParagraphKind.BODY:
        return None
    span = paragraph.span
    mark = _SHOWN.match(text, span.start, span.end)
    if is_signature(span.of(text)) or (mark is None and paragraph.block is not BlockKind.QUOTE):
        return None
    words = Span(span.start if mark is None else mark.end(), span.end)
    if _QUOTED.match(text, words.start) or _NO_WORDS.match(text, words.start):
        return None
    return words if len(words.of(text).split()) >= _SHORTEST else None
