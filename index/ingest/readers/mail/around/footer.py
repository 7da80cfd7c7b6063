"""Which blocks of a mail are no article's: what speaks of the mail, what stands under a sponsor's heading, the end."""

import re
from collections.abc import Sequence

from .....text.layout import BlockKind
from ...feed.composing import Piece
from ..wording import is_of_footers, is_of_the_mail, is_sponsor_heading

_SHARE = 0.25  # of a mail's words, at most; what stands behind one that says how to leave
_BARE_SHARE = 0.6  # the same where no sentence stands behind it
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BARE = 8  # words, at most, of a block that is no sentence


def without_furniture(pieces: Sequence[Piece], kinds: Sequence[BlockKind]) -> list[BlockKind]:
    furniture = [is_of_the_mail(piece.text) for piece in pieces]
    under_sponsor = False
    for index, piece in enumerate(pieces):
        if kinds[index] is BlockKind.HEADING:
            under_sponsor = is_sponsor_heading(piece.text)
        furniture[index] = furniture[index] or under_sponsor
    end = _footer_start(pieces, furniture)
    return [
        BlockKind.FURNITURE if of_mail or index >= end else kind
        for index, (kind, of_mail) in enumerate(zip(kinds, furniture, strict=True))
    ]


def _footer_start(pieces: Sequence[Piece], furniture: Sequence[bool]) -> int:
    """The first block of those that say how to leave, so near the end that nothing behind it is an article."""
    lengths = [len(piece.text.split()) for piece in pieces]
    sentences = [
        not of_mail and (length > _BARE or _SENTENCE.search(piece.text) is not None)
        for piece, length, of_mail in zip(pieces, lengths, furniture, strict=True)
    ]
    behind, words, left = sum(sentences), sum(lengths), sum(lengths)
    for index, piece in enumerate(pieces):
        most = _SHARE if behind else _BARE_SHARE
        if furniture[index] and left <= most * words and is_of_footers(piece.text):
            return index
        left -= lengths[index]
        behind -= sentences[index]
    return len(pieces)
