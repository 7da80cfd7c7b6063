"""Pages: the article without the page around it. Every paragraph is a run of what the page shows."""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ....text.document import Kind
from ...article import Article
from ...reader import DocumentRefused, Member, RawFile, ReadMember

_LOOKED_AT = 4_096  # bytes
_BEGINNING = re.compile(
    rb"\s*(?:(?:<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|article|main)(?=[\s>/])",
    re.I | re.S,
)
_OTHER = re.compile(rb"<!doctype\s+html[^>]{0,300}>\s*<(?:rss|feed)\b", re.I)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """One article a page. `today` is the day on which it is read: no page was published later."""

    kind: Kind = Kind.HTML
    several: bool = False
    today: Callable[[], datetime.date] = datetime.date.today

    def claims(self, file: RawFile) -> bool:
        head = file.data[:_LOOKED_AT]
        if head.startswith(_MARKS[1:]):
            head = head.replace(b"\0", b"")
        for mark in _MARKS:
            head = head.removeprefix(mark)
        return _BEGINNING.match(head) is not None and _OTHER.match(head) is None

    def read(self, file: RawFile, _: ReadMember, /) -> Iterator[Member]:
        yield self.kind, article_of_page(file, self.today())


def article_of_page(file: RawFile, today: datetime.date) -> Article:
    """Raises DocumentRefused."""
    from .page import read_page

    try:
        return read_page(file, today)
    except RecursionError:
        raise DocumentRefused("its tags are too deep within each other: save only the article") from None
