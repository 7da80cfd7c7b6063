"""A feed's items are documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ....text.document import Kind
from ...article import Unread
from ...reader import Member, RawFile, ReadMember

_HEAD = 16 * 1024  # bytes
_BEFORE = r"\A\ufeff?(?:(?>\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*+(?:\[[^\]]*+\]\s*+)?>))*+"
_XML = re.compile(rf"{_BEFORE}<(?:[\w.-]+:)?(?P<root>rss|RDF|rdf|feed)(?=[\s>])", re.DOTALL)
_DECLARED = re.compile(r"//purl\.org/(?:rss/1\.0|atom/ns)|/rdf/simple/0\.9|//www\.w3\.org/2005/Atom")
_JSON = re.compile(rb"jsonfeed\.org\\?/version\\?/")


@dataclass(frozen=True, slots=True)
class FeedReader:
    """Takes RSS, Atom and JSON Feed."""

    kind: Kind = Kind.FEED
    several: bool = True

    def claims(self, file: RawFile) -> bool:
        return _is_json(file.data) or _is_xml(file.data)

    def read(self, file: RawFile, read_member: ReadMember) -> Iterator[Member]:
        from .articles import articles_of
        from .json_feed import read_json_feed
        from .xml_feed import read_xml_feed

        del read_member  # an item holds no file
        feed = read_json_feed(file.data) if _is_json(file.data) else read_xml_feed(file.data, file.url)
        for article in articles_of(feed):
            yield article if isinstance(article, Unread) else (self.kind, article)


def _is_json(data: bytes) -> bool:
    return data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _JSON.search(data) is not None


def _is_xml(data: bytes) -> bool:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    head = data[:_HEAD].decode(encoding, "ignore")
    found = _XML.match(head)
    return found is not None and (found["root"] == "rss" or _DECLARED.search(head) is not None)
