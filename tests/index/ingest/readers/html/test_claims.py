"""A page is told by how it begins, not by its name and not by a tag that it holds."""

import pytest

from index.ingest.reader import RawFile
from index.ingest.readers.html.reader import HtmlReader

PAGES = [
    b"<!DOCTYPE html><html>",
    b"\n  <!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
    b"<HTML lang=en>",
    b"<head><title>x",
    b"<body class=x><p>",
    b"<article><p>x",
    b"\xef\xbb\xbf<html>",
    b"<!-- saved from url=(0022)https://example.com/ --><html>",
    b"<!-- one --> <!-- two -->\n<!DOCTYPE html>",
    b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>',
    b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
    "<html><body>x".encode("utf-16"),
]
OTHERS = [
    b"",
    b"   ",
    b"# A heading\n\n<p>and a tag</p>",
    b"Plain text with an <html> tag in it.",
    b"---\ntitle: x\n---\n<html>",
    b"<p align=center>A README</p>",
    b"<htmlish>",
    b"<header>x",
    b'<?xml version="1.0"?><rss version="2.0">',
    b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">',
    b"<rss><channel>",
    b"<svg xmlns='http://www.w3.org/2000/svg'>",
    b"<!-- a comment and no more -->",
    b"{\\rtf1 <html>}",
    b"%PDF-1.4 <html>",
    b"WARC/1.0\r\n\r\n<html>",
    b"Subject: x\r\n\r\n<html>",
]


@pytest.mark.parametrize("data", PAGES)
@pytest.mark.parametrize("name", ["page.html", "page", "page.txt", "page.php"])
def test_pages(data: bytes, name: str) -> None:
    assert HtmlReader().claims(RawFile(name, data))


@pytest.mark.parametrize("data", OTHERS)
def test_other_files(data: bytes) -> None:
    assert not HtmlReader().claims(RawFile("page.html", data))
