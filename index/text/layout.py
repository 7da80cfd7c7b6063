"""How a file sets its text apart: blocks, and what is emphasised or code within them, as spans over the text.

A reader that knows its kind of file states it, and nothing is guessed from the text then.
"""

from dataclasses import dataclass
from enum import StrEnum

from .span import Span


class BlockKind(StrEnum):
    """What a block is. Words of the article are BODY, LIST_ITEM, TABLE_ROW, QUOTE and CAPTION."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUOTE = "quote"  # a paragraph that the file sets apart as somebody else's words
    CAPTION = "caption"
    NOTE = "note"  # a footnote's own text
    CODE = "code"
    FURNITURE = "furniture"  # kept in the text, never quoted: a by-line, "Read more: …", an unsubscribe line


@dataclass(frozen=True, slots=True)
class Block:
    """A block's words in `span`, without white space around them and without anything that is markup.

    `label` is where the file itself names who says the rest of the block, as a transcript's cue does; it lies at the
    beginning of `span`, and only punctuation and blanks stand between it and the words."""

    span: Span
    kind: BlockKind
    label: Span | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """All blocks in order, none overlapping another; what lies between them is white space. `strong` and `code` are
    spans within blocks, in order: words in bold, and words of a program."""

    blocks: tuple[Block, ...]
    strong: tuple[Span, ...] = ()
    code: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """From the character `start` of the text on, up to the next anchor, the words stand on `page`, counted from 1, or
    are said at `time`, "00:03:12" from the recording's beginning."""

    start: int
    page: int | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """`text[start : start + length]` are the file's own characters from its character `origin` on."""

    start: int
    origin: int
    length: int
