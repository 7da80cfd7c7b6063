"""Where a mail stands on the web, as it says itself: in a header, or behind "View in browser"."""

import re
from collections.abc import Iterator

from ...feed.statements import url_of, without_markup, without_references
from ..mime import Part
from ..wording import is_in_browser

_ANCHOR = re.compile(r"<a\s", re.IGNORECASE)
_ANCHORS_LIMIT = 300
_ANCHOR_LIMIT = 4_000  # characters of one, with its words
_ADDRESS = re.compile(r"href\s{0,3}=\s{0,3}[\"']?\s?(https://[^\s\"'<>]{1,2000})", re.IGNORECASE)
_IN_PLAIN = re.compile(r"([^\n<>()\[\]]{3,120}?):?\s{1,3}[<(\[]?\s?(https://[^\s<>()\[\]]{1,2000})")
_BRACKETED = re.compile(r"<(https://[^<>\s]+)>")
# What is long and has digits among its letters is a reader's own, or leads through a counter.
_TOKEN = re.compile(r"(?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{24,}|%2F|@")
_LOOKED_AT = 100_000  # characters


def url_of_mail(mail: Part, html: str, plain: str) -> str | None:
    """Headers name the very mail (Archived-At, RFC 5064) or its list's archive (RFC 2369)."""
    archived = url_of(_bracketed(mail.header("archived-at")))
    listed = url_of(_bracketed(mail.header("list-archive")))
    return archived or next(_in_browser(html, plain), None) or listed


def _bracketed(header: str | None) -> list[str]:
    found = _BRACKETED.search(header or "")
    return [] if found is None else [found[1]]


def _in_browser(html: str, plain: str) -> Iterator[str]:
    for anchor in _ANCHOR.split(html[:_LOOKED_AT], _ANCHORS_LIMIT)[1:]:
        tag, _, behind = anchor[:_ANCHOR_LIMIT].partition(">")
        words = " ".join(without_markup(behind.partition("</a")[0]).split())
        link = _ADDRESS.search(tag)
        if link is not None and is_in_browser(words) and not _TOKEN.search(link[1]):
            yield without_references(link[1])
    for found in _IN_PLAIN.finditer(plain[:_LOOKED_AT]):
        if is_in_browser(found[1].strip()) and not _TOKEN.search(found[2]):
            yield found[2]
