"""A mail's text: its HTML, or its plain text where the HTML holds far less of it; what is no article's is set apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....text.layout import BlockKind, Layout
from ...reader import DocumentRefused
from ..feed.composing import Piece, flow_of_pieces, with_kinds
from ..html.flow import Flow, flow_of, joined
from .mime import Part
from .parts import Section, sections_of
from .plain_mail import pieces_of_mail
from .repeated import RepeatedHead, find_head, kinds_around
from .wording import is_of_footers, is_of_the_mail, is_sponsor_heading

_POORER = 0.5  # of the words of the plain text
_FOOTER_SHARE = 0.25  # of a mail's words, at most; what stands behind one that says how to leave
_LENGTH_LIMIT = 2_000_000  # characters of plain text; a book has 1 to 3 million
_LINES_LIMIT = 50_000
_BLOCKS_LIMIT = 10_000  # a newsletter has some hundreds
_TOO_LONG = "it is longer than any newsletter: save its articles one by one"
_NOTHING = Flow("", Layout(()))
_WORDS = frozenset({BlockKind.BODY, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.QUOTE, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Body:
    """`html` and `plain` are all of the mail's own, as they were written; `head` is of a mail that it passes on."""

    flow: Flow
    head: RepeatedHead | None
    html: str
    plain: str


def body_of(mail: Part, passed_on: bool) -> Body:
    """Raises DocumentRefused where a part of it can't be read in either form."""
    sections = sections_of(mail)
    flow = joined([_flow(section) for section in sections])
    _check_length(flow)
    heads: list[RepeatedHead] = []

    def kinds(pieces: list[Piece]) -> list[BlockKind]:
        if (head := find_head(pieces, passed_on)) is not None:
            heads.append(head)
        return _without_furniture(pieces, kinds_around(pieces, head))

    flow = with_kinds(flow, kinds)
    html = "\n".join(_texts(part for section in sections for part in section.html))
    plain = "\n".join(_texts(part for section in sections for part in section.plain))
    return Body(flow, heads[0] if heads and heads[0].passed_on else None, html, plain)


def _flow(section: Section) -> Flow:
    """Raises DocumentRefused where neither form can be read."""
    try:
        html = joined([flow_of(part.text()) for part in section.html])
    except DocumentRefused:
        if not section.plain:
            raise
        html = _NOTHING
    try:
        plain = joined([_plain_flow(part) for part in section.plain])
    except DocumentRefused:
        if not html.text:
            raise
        plain = _NOTHING
    for flow in (html, plain):
        _check_length(flow)
    return plain if not html.text or _count(html) < _POORER * _count(plain) else html


def _check_length(flow: Flow) -> None:
    if len(flow.layout.blocks) > _BLOCKS_LIMIT:
        raise DocumentRefused(_TOO_LONG)


def _plain_flow(part: Part) -> Flow:
    """Raises DocumentRefused."""
    text = part.text()
    if len(text) > _LENGTH_LIMIT or text.count("\n") > _LINES_LIMIT:
        raise DocumentRefused(_TOO_LONG)
    flowed = (part.parameter("format") or "").lower() == "flowed"
    joined_lines = (part.parameter("delsp") or "").lower() == "yes"
    return flow_of_pieces(pieces_of_mail(text, flowed, joined_lines))


def _count(flow: Flow) -> int:
    """Words of what is an article's."""
    texts = (block.span.of(flow.text) for block in flow.layout.blocks if block.kind in _WORDS)
    return sum(len(text.split()) for text in texts if not is_of_the_mail(text))


def _texts(parts: Iterator[Part]) -> Iterator[str]:
    for part in parts:
        try:
            yield part.text()
        except DocumentRefused:
            continue


def _without_furniture(pieces: Sequence[Piece], kinds: list[BlockKind]) -> list[BlockKind]:
    """What speaks of the mail, what stands under a sponsor's heading, and the mail's end."""
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
    behind = sum(lengths)
    most = _FOOTER_SHARE * behind
    for index, piece in enumerate(pieces):
        if furniture[index] and behind <= most and is_of_footers(piece.text):
            return index
        behind -= lengths[index]
    return len(pieces)
