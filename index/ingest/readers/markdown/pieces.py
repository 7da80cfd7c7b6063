"""The words that stand on a sheet, piece by piece, each in its block.

A piece is a stretch of the file, or stands for one: an entity for its character, a tag for a line's end.
"""

from dataclasses import dataclass
from enum import Enum

from ....text.layout import BlockKind

INDENT = "\n    "
"""What a line within a block begins with that is only set so in the file, as HTML is: no page shows the blanks."""


class Before(Enum):
    """What of the markup before a piece is more than marks."""

    MARKS = "marks"
    LINE = "line"  # the end of a line that is meant
    WITHDRAWN = "withdrawn"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Piece:
    """`put` stands in the text for the file's characters `[start, end)`; None where these stand there themselves.
    `block` and `cell` count from 0; `held` where blanks at the beginning of a line belong to a list or a quotation."""

    start: int
    end: int
    put: str | None
    block: int
    cell: int
    before: Before
    held: bool
    strong: bool
    code: bool


@dataclass(frozen=True, slots=True)
class Pieces:
    """In order; `kinds[i]` is what block `i` is, `broken` the blocks that markup within a paragraph begins."""

    pieces: tuple[Piece, ...]
    kinds: tuple[BlockKind, ...]
    broken: frozenset[int]
