"""A mail's text: its HTML, or its plain text where the HTML holds far less of it; what is no article's is left
out."""

from collections.abc import Iterator
from dataclasses import dataclass

from ....text.layout import BlockKind, Layout
from ...reader import DocumentRefused
from ..feed.composing import flow_of_pieces
from ..feed.statements import line_of
from ..html.flow import Flow, flow_of, joined
from .around.footer import without_furniture
from .around.opening import opening_of
from .around.parting import kept, parted, pieces_of
from .around.repeated import RepeatedHead, find_head, kinds_around
from .mime import Part
from .parts import Section, sections_of
from .plain_mail import pieces_of_mail
from .wording import is_of_the_mail

_POORER = 0.5  # of the words of the plain text
_LENGTH_LIMIT = 2_000_000  # characters of plain text; a book has 1 to 3 million
_LINES_LIMIT = 50_000
_BLOCKS_LIMIT = 10_000  # a newsletter has some hundreds
_TOO_LONG = "it is longer than any newsletter: save its articles one by one"
_NOTHING = Flow("", Layout(()))
_WORDS = frozenset({BlockKind.BODY, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.QUOTE, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Body:
    """`html` and `plain` are all of the mail's own, as they were written; `head` is of a mail that it passes on.
    `headline` is the text's own, None where its subject is all there is; `author` is who it says wrote it."""

    flow: Flow
    head: RepeatedHead | None
    html: str
    plain: str
    headline: str | None = None
    author: str | None = None


def body_of(mail: Part, passed_on: bool) -> Body:
    """Raises DocumentRefused where a part of it can't be read in either form."""
    sections = sections_of(mail)
    flow = parted(joined([_flow(section) for section in sections]))
    _check_length(flow)
    html = "\n".join(_texts(part for section in sections for part in section.html))
    plain = "\n".join(_texts(part for section in sections for part in section.plain))
    pieces = pieces_of(flow)
    head = find_head(pieces, passed_on)
    kinds = without_furniture(pieces, kinds_around(pieces, head))
    senders = (mail.header("from") or "", "" if head is None else head.fields["from"])
    opening = opening_of(pieces, kinds, html, senders)
    if opening.headline is not None:
        kinds[opening.headline] = BlockKind.TITLE
    if opening.byline is not None:
        kinds[opening.byline] = BlockKind.FURNITURE
    headline = None if opening.headline is None else line_of(pieces[opening.headline].text)
    passed = head if head is not None and head.passed_on else None
    return Body(kept(flow, kinds), passed, html, plain, headline, opening.author)


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
