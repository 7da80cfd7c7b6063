"""What kind of file came: as its server says, where its bytes agree.

A page that says that it is one and is an image, or a login page in a PDF's place, is refused rather than stored under
a name that lies.
"""

import re
from enum import Enum

from .fetched import NotFetched

_FEED, _SITEMAP = ("rss", "rdf", "feed"), ("urlset", "sitemapindex")
_BEFORE_ROOT = rb"(?:<\?xml.*?\?>|<!--.*?-->|<!doctype[^>\[]*>|\s+)*+"
_ROOT = re.compile(_BEFORE_ROOT + rb"<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL | re.IGNORECASE)
_LOOKED_AT = 4_096  # bytes at its beginning that tell what it is
_ZIP = b"PK\x03\x04"
_BINARY = (_ZIP, b"%PDF-", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3", b"\x7fELF")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


class WebKind(Enum):
    """The value is the suffix that it is stored under; None for lists, which name pages and are none."""

    PAGE = ".html"
    TEXT = ".txt"
    MARKDOWN = ".md"
    PDF = ".pdf"
    EPUB = ".epub"
    DOCX = ".docx"
    FEED = "feed"
    SITEMAP = "sitemap"


STORED = tuple(kind for kind in WebKind if kind.value.startswith("."))
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    "text/html": WebKind.PAGE,
    "application/xhtml+xml": WebKind.PAGE,
    "text/plain": WebKind.TEXT,
    "text/markdown": WebKind.MARKDOWN,
    "text/x-markdown": WebKind.MARKDOWN,
    "application/pdf": WebKind.PDF,
    "application/epub+zip": WebKind.EPUB,
    _DOCX: WebKind.DOCX,
    "application/feed+json": WebKind.FEED,
}
_XML = frozenset({"text/xml", "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/json"})


def kind_of(content_type: str | None, path: str, body: bytes) -> WebKind:
    """`content_type` is the header; `path` is the address's. Raises NotFetched for what is no coverage."""
    if not body.strip():
        raise NotFetched("there is nothing in it")
    said = (content_type or "").partition(";")[0].strip().lower()
    found = _by_bytes(body) if said in _XML | _UNSAID else _agreed(said, path, body)
    if found is None:
        raise NotFetched(f"it is of the type {said[:60] or 'that its server does not tell'}, which is not read")
    return found


def _agreed(said: str, path: str, body: bytes) -> WebKind | None:
    """What it says that it is, if it can be. Raises NotFetched."""
    kind = _TYPES.get(said)
    match kind:
        case WebKind.PDF | WebKind.EPUB | WebKind.DOCX | WebKind.FEED:
            fits = _by_bytes(body) is kind
        case WebKind.PAGE | WebKind.TEXT | WebKind.MARKDOWN:
            fits = _is_text(body)
        case _:
            return None
    if not fits:
        raise NotFetched(f"its server says that it is {said}, and it is not")
    if kind is WebKind.TEXT and path.lower().endswith((".md", ".markdown")):
        return WebKind.MARKDOWN
    return _by_root(body) or kind if kind in (WebKind.PAGE, WebKind.TEXT) else kind


def _by_bytes(body: bytes) -> WebKind | None:
    head = body[:_LOOKED_AT]
    if b"%PDF-" in head[:1024]:
        return WebKind.PDF
    if head.startswith(_ZIP):
        if b"application/epub+zip" in head[:100]:
            return WebKind.EPUB
        return WebKind.DOCX if b"word/document" in body else None
    if head.lstrip().startswith(b"{"):
        return WebKind.FEED if b"jsonfeed.org/version" in head.replace(b"\\/", b"/") else None
    return _by_root(body)


def _by_root(body: bytes) -> WebKind | None:
    found = _ROOT.match(body[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf"))
    name = found[1].decode("latin-1").lower() if found else ""
    if name in _FEED:
        return WebKind.FEED
    if name in _SITEMAP:
        return WebKind.SITEMAP
    return WebKind.PAGE if name == "html" else None


def _is_text(body: bytes) -> bool:
    if body.startswith(_BINARY):
        return False
    return b"\0" not in body[:_LOOKED_AT] or body.startswith(_WIDE)
