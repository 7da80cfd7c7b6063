"""What a file is taken for: what its server says, where its bytes agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.web.fetched import NotFetched
from index.web.kinds import STORED, WebKind, kind_of

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE, PDF = b"<!doctype html>\n<html><p>It rained.", b"%PDF-1.7\n%\xe2\xe3\n"
EPUB = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip" + bytes(99)
DOCX, ZIP = b"PK\x03\x04" + bytes(9) + b"word/document.xml", b"PK\x03\x04" + bytes(99)
RSS, ATOM = b"<?xml version='1.0'?>\n<!-- a --><rss version='2.0'>", b'<feed xmlns="http://www.w3.org/2005/Atom">'
RDF, SITEMAP = b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', b'\xef\xbb\xbf<?xml version="1.0"?><urlset>'
JSON_FEED = b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "items": []}'


@pytest.mark.parametrize(
    ("said", "path", "body", "kind"),
    [
        ("text/html", "/a", PAGE, WebKind.PAGE),
        ("Text/HTML; charset=utf-8", "/a.pdf", PAGE, WebKind.PAGE),
        ("application/xhtml+xml", "/a", b"<?xml version='1.0'?><html>", WebKind.PAGE),
        ("application/xml", "/a", b"<?xml version='1.0'?><!DOCTYPE html><html>", WebKind.PAGE),
        ("text/html", "/a", "\ufeffÉ".encode("utf-16"), WebKind.PAGE),
        ("text/html", "/feed", RSS, WebKind.FEED),
        ("text/plain", "/a", b"It rained.", WebKind.TEXT),
        ("text/plain", "/a", PAGE, WebKind.PAGE),
        ("text/plain", "/a.md", b"# It rained", WebKind.MARKDOWN),
        ("text/plain", "/sitemap.xml", SITEMAP, WebKind.SITEMAP),
        ("text/markdown", "/a", b"<rss> is a word", WebKind.MARKDOWN),
        ("text/x-markdown; a=b", "/a", b"# It rained", WebKind.MARKDOWN),
        ("application/pdf", "/a", PDF, WebKind.PDF),
        ("application/pdf", "/a", b"\n\n" + PDF, WebKind.PDF),
        ("application/octet-stream", "/a", PDF, WebKind.PDF),
        (None, "/a", PDF, WebKind.PDF),
        (None, "/a", PAGE, WebKind.PAGE),
        ("application/epub+zip", "/a", EPUB, WebKind.EPUB),
        (DOCX_TYPE, "/a", DOCX, WebKind.DOCX),
        ("application/octet-stream", "/a", DOCX, WebKind.DOCX),
        ("application/rss+xml", "/a", RSS, WebKind.FEED),
        ("text/xml", "/a", ATOM, WebKind.FEED),
        ("application/rdf+xml", "/a", RDF, WebKind.FEED),
        ("application/feed+json", "/a", JSON_FEED, WebKind.FEED),
        ("application/json", "/a", JSON_FEED, WebKind.FEED),
        ("application/xml", "/a", SITEMAP, WebKind.SITEMAP),
        ("application/xml", "/a", b"<sitemapindex>", WebKind.SITEMAP),
    ],
)
def test_what_it_is(said: str | None, path: str, body: bytes, kind: WebKind) -> None:
    assert kind_of(said, path, body) is kind


@pytest.mark.parametrize(
    ("said", "body", "why"),
    [
        ("text/html", b"", "there is nothing in it"),
        ("text/html", b" \r\n", "there is nothing in it"),
        ("image/png", b"\x89PNG", "it is of the type image/png, which is not read"),
        ("application/zip", ZIP, "it is of the type application/zip, which is not read"),
        ("application/json", b'{"a": 1}', "it is of the type application/json, which is not read"),
        ("application/javascript", b"a()", "it is of the type application/javascript, which is not read"),
        ("video/mp4", b"a", "it is of the type video/mp4, which is not read"),
        ("application/x-" + "a" * 99, b"a", f"it is of the type application/x-{'a' * 46}, which is not read"),
        ("application/octet-stream", ZIP, "it is of the type application/octet-stream, which is not read"),
        (None, b"\x00\x01", "it is of the type that its server does not tell, which is not read"),
        ("application/xml", b"<svg>", "it is of the type application/xml, which is not read"),
        ("application/pdf", PAGE, "its server says that it is application/pdf, and it is not"),
        ("application/epub+zip", ZIP, "its server says that it is application/epub+zip, and it is not"),
        (DOCX_TYPE, EPUB, f"its server says that it is {DOCX_TYPE}, and it is not"),
        ("text/html", PDF, "its server says that it is text/html, and it is not"),
        ("text/html", b"\x89PNG\r\n", "its server says that it is text/html, and it is not"),
        ("text/plain", b"\x1f\x8b\x08", "its server says that it is text/plain, and it is not"),
        ("text/markdown", b"MZ\x90\x00\x03", "its server says that it is text/markdown, and it is not"),
        ("application/feed+json", b'{"a": 1}', "its server says that it is application/feed+json, and it is not"),
    ],
)
def test_what_is_refused(said: str | None, body: bytes, why: str) -> None:
    with pytest.raises(NotFetched) as refused:
        kind_of(said, "/a", body)
    assert str(refused.value) == why


@given(
    st.sampled_from([None, "text/html", "text/plain", "text/xml", "application/pdf", "application/feed+json"]),
    st.binary(max_size=60) | st.text("<!->?xmlrsfeduth {", max_size=60).map(str.encode),
)
def test_any_bytes_are_something_or_refused(said: str | None, body: bytes) -> None:
    try:
        kind = kind_of(said, "/a", body)
    except NotFetched:
        return
    assert kind in (*STORED, WebKind.FEED, WebKind.SITEMAP)
