"""RSS 2.0, with what it has no element for in a namespace of our own."""

import datetime
import html
import re
from collections.abc import Iterator
from email.utils import format_datetime

from bot.replies.citation import is_web_address
from bot.replies.cited.cited import Cited
from bot.replies.cited.headlines import CHANNELS, headline

from .exported import What

NAMESPACE = "urn:pullquote:export:1"
RSS_FOOT = "</channel>\n</rss>\n"
# What XML has no character for, and the controls that some readers take for letters of Windows.
_NO_XML = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rss_head(what: What) -> str:
    title, description = CHANNELS[what.value]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pq="{NAMESPACE}">\n<channel>\n'
        f"{_element('title', title)}\n{_element('link', NAMESPACE)}\n{_element('description', description)}\n"
    )


def rss_item(key: str, cited: Cited) -> str:
    elements = "".join(f"  {element}\n" for element in _elements(key, cited))
    return f"<item>\n{elements}</item>\n"


def _elements(key: str, cited: Cited) -> Iterator[str]:
    citation = cited.citation
    yield _element("title", headline(cited))
    if citation.url and is_web_address(citation.url):
        yield _element("link", citation.url)
    if cited.words is not None:
        yield _element("description", html.escape(cited.words, quote=False))  # a description is read as HTML
    yield f'<guid isPermaLink="false">urn:pullquote:{key}</guid>'
    if citation.date:
        midnight = datetime.datetime.combine(citation.date, datetime.time(), datetime.UTC)
        yield _element("pubDate", format_datetime(midnight, usegmt=True))
    for name, value in (
        ("dc:creator", citation.author),
        ("dc:publisher", citation.outlet),
        ("dc:language", cited.language),
        ("pq:title", citation.title),
        ("pq:paragraph", citation.paragraph),
        ("pq:page", citation.page),
        ("pq:time", citation.time),
        ("pq:kind", cited.kind),
        ("pq:speaker", cited.speaker),
        ("pq:speakerText", cited.speaker_text),
        ("pq:certainty", cited.certainty.value if cited.certainty else None),
        ("pq:document", cited.document),
        ("pq:start", cited.span.start if cited.span else None),
        ("pq:end", cited.span.end if cited.span else None),
    ):
        if value is not None:
            yield _element(name, str(value))


def _element(name: str, text: str) -> str:
    return f"<{name}>{html.escape(_NO_XML.sub(' ', text), quote=False)}</{name}>"
