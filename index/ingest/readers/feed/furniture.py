"""What a site's program adds to an item's text, told by its wording alone: whole blocks, never a part of one."""

import re

from ....text.layout import BlockKind
from .composing import Piece

_LONGEST = 400  # characters; "The post … appeared first on …" repeats a title
_ADDED = re.compile(
    r"the post .+ (?:appeared first on|first appeared on) .+"
    r"|this (?:article|post|story) (?:was )?(?:first|originally) (?:appeared|published|posted) (?:on|at|in) .+"
    r"|.+ was originally published (?:in|on) .+, where people are continuing the conversation .+"
    r"|\W*(?:continue|keep) reading(?: .+)?"
    r"|\W*(?:read|see|view) (?:more|(?:the )?(?:full|whole|rest of the) (?:story|article|post|entry))(?:\W.*)?"
    r"|(?:click here|tap here) to (?:read|continue|view) .+"
    r"|\d+ comments?|(?:leave a|post a|no|view) comments?|comments"
    r"|(?:share|like|tweet|pin|email) this(?:\W.*)?|filed under:? .+|tags?: .+|categor(?:y|ies): .+"
    r"|advertisements?|sponsored|submitted by /?u/.+",
    re.IGNORECASE | re.DOTALL,
)


def kinds_of_blocks(pieces: list[Piece]) -> list[BlockKind]:
    return [BlockKind.FURNITURE if is_added(piece.text) else piece.kind for piece in pieces]


def is_added(text: str) -> bool:
    return len(text) <= _LONGEST and _ADDED.fullmatch(text.strip()) is not None
