"""The same paragraphs in a file of every kind that is read."""

import csv
import gzip
import html
import io
import json
import tarfile
import textwrap
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage

from .packages import docx, epub, odt
from .pdf import column, pdf

TITLE = "Ferry talks"
Write = Callable[[Sequence[str]], bytes]


def _escaped(paragraphs: Sequence[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{html.escape(words, quote=False)}</{tag}>\n" for words in paragraphs)


def _page(paragraphs: Sequence[str]) -> bytes:
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title></head>'
    return f"{head}<body><article><h1>{TITLE}</h1>{_escaped(paragraphs)}</article></body></html>".encode()


def _mail(paragraphs: Sequence[str]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "Ann Lee <ann@post.example>", TITLE, "Tue, 2 Mar 2021 10:00:00 +0000"
    mail["Message-ID"] = "<1@post.example>"
    mail.set_content(f"<html><body>{_escaped(paragraphs)}</body></html>", subtype="html")
    return mail.as_bytes()


def _rtf(paragraphs: Sequence[str]) -> bytes:
    def letter(c: str) -> str:
        return f"\\{c}" if c in "\\{}" else c if c.isascii() else f"\\u{ord(c)}?"

    body = "".join(f"{''.join(map(letter, words))}\\par\n" for words in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252 {body}}}".encode()


def _rss(paragraphs: Sequence[str]) -> bytes:
    content = f"<![CDATA[{_escaped(paragraphs)}]]>"
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    item = f"<item><title>{TITLE}</title><content:encoded>{content}</content:encoded></item>"
    return f'<rss version="2.0" {names}><channel><title>The Post</title>{item}</channel></rss>'.encode()


def _json_feed(paragraphs: Sequence[str]) -> bytes:
    item = {"id": "1", "title": TITLE, "content_html": _escaped(paragraphs)}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": [item]}).encode()


def _csv(paragraphs: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["title", "text"], [TITLE, "\n\n".join(paragraphs)]])
    return out.getvalue().encode()


def _warc(paragraphs: Sequence[str]) -> bytes:
    body = _page(paragraphs)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/1\r\n"
        "WARC-Date: 2021-03-04T05:06:07Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _zip(paragraphs: Sequence[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/story.html", _page(paragraphs))
    return out.getvalue()


def _tar(paragraphs: Sequence[str]) -> bytes:
    out, data = io.BytesIO(), "\n\n".join(paragraphs).encode()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        member = tarfile.TarInfo("a/story.txt")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def _vtt(paragraphs: Sequence[str]) -> bytes:
    cues = (f"00:{n:02}:00.000 --> 00:{n:02}:09.000\n{html.escape(w, quote=False)}\n" for n, w in enumerate(paragraphs))
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def _pdf(paragraphs: Sequence[str]) -> bytes:
    return pdf(*(column(textwrap.wrap(words, 80, break_on_hyphens=False)) for words in paragraphs))


def _markdown(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join([f"# {TITLE}", *paragraphs]).encode()


# By a name that a file of the kind has.
WRITERS: Mapping[str, Write] = {
    "a.txt": lambda paragraphs: "\n\n".join([TITLE, *paragraphs]).encode(),
    "a.md": _markdown,
    "a.html": _page,
    "a.pdf": _pdf,
    "a.docx": lambda paragraphs: docx(
        "".join(f"<w:p><w:r><w:t>{html.escape(w, quote=False)}</w:t></w:r></w:p>" for w in paragraphs)
    ),
    "a.odt": lambda paragraphs: odt(_escaped(paragraphs, "text:p")),
    "a.rtf": _rtf,
    "a.epub": lambda paragraphs: epub({"one.xhtml": _escaped(paragraphs)}),
    "a.eml": _mail,
    "a.mbox": lambda paragraphs: b"From ann@post.example Tue Mar  2 10:00:00 2021\n" + _mail(paragraphs) + b"\n",
    "a.vtt": _vtt,
    "a.csv": _csv,
    "a.jsonl": lambda paragraphs: json.dumps({"title": TITLE, "text": "\n\n".join(paragraphs)}).encode() + b"\n",
    "a.json": lambda paragraphs: json.dumps([{"title": TITLE, "text": "\n\n".join(paragraphs)}]).encode(),
    "feed.json": _json_feed,
    "a.rss": _rss,
    "a.warc": _warc,
    "a.warc.gz": lambda paragraphs: gzip.compress(_warc(paragraphs)),
    "a.zip": _zip,
    "a.tar.gz": _tar,
}
