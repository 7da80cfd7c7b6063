"""What an article in a mail begins with: its headline, and who wrote it below that: "By Ruth Abernathy"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .....text.layout import BlockKind
from ....reader import DocumentRefused
from ...feed.composing import Piece
from ...html.letters import letters_of
from ...html.paragraphs import paragraphs_of
from ...html.stated.masthead import is_first_rank
from ...html.stated.names import is_full, names_in
from ...html.tree import parse_page
from ..head.senders import has_form_of_name

_BYLINE = re.compile(r"\W*(?:written |posted |story |reported |words |text |reporting )?by\b:?\s+(?=\S)", re.IGNORECASE)
_FIRST_RANK = re.compile(r"<h1[\s>]", re.IGNORECASE)
_LINE_LIMIT = 120  # characters of a headline or a by-line
_OVER = 4  # blocks of the article, among the first of which its by-line stands
_NO_HEADLINE = re.compile(r"[.,:;]\W*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """`headline` and `byline` are blocks by their number; None where the mail has none, or several of them, as a
    newsletter of many stories has."""

    headline: int | None = None
    byline: int | None = None
    author: str | None = None


def is_byline(line: str) -> bool:
    """Whether it says who wrote what it stands over, and nothing else."""
    return bool(_names(line))


def opening_of(pieces: Sequence[Piece], kinds: Sequence[BlockKind], html: str, senders: Sequence[str]) -> Opening:
    """The mail's one heading of the first rank is its headline, unless it only names who sent it; else what stands
    right above the by-line. A by-line stands among the first blocks of the article."""
    words = [index for index, kind in enumerate(kinds) if kind is not BlockKind.FURNITURE]
    ranked = [index for index in _first_rank(pieces, words, html) if not _is_sender(pieces[index].text, senders)]
    bylines = [index for index in words if is_byline(pieces[index].text)]
    headline = ranked[0] if len(ranked) == 1 else None
    if len(bylines) != 1 or bylines[0] not in words[:_OVER]:
        return Opening(headline)
    place = words.index(bylines[0])
    if headline is None and not ranked and place and _may_head(pieces[words[place - 1]].text):
        headline = words[place - 1]
    return Opening(headline, bylines[0], ", ".join(_names(pieces[bylines[0]].text)))


def _first_rank(pieces: Sequence[Piece], words: Sequence[int], html: str) -> list[int]:
    if _FIRST_RANK.search(html) is None:
        return []
    try:
        root = parse_page(html)
    except DocumentRefused:
        return []
    ranked = {one.text for one in (() if root is None else paragraphs_of(root)) if is_first_rank(one)}
    return [index for index in words if pieces[index].kind is BlockKind.HEADING and pieces[index].text in ranked]


def _is_sender(text: str, senders: Sequence[str]) -> bool:
    return any(letters_of(text) in letters_of(sender) for sender in senders)


def _names(line: str) -> list[str]:
    if len(line) > _LINE_LIMIT or _BYLINE.match(line) is None or line[-1] in "!?:":
        return []
    names = names_in([line], ())
    return names if all(is_full(name) and has_form_of_name(name) for name in names) else []


def _may_head(text: str) -> bool:
    return len(text) <= _LINE_LIMIT and "\n" not in text and _NO_HEADLINE.search(text) is None
