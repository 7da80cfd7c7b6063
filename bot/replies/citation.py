"""A citation as words, and as a way back to the sentence."""

import datetime
import re
from urllib.parse import quote, urlsplit

from index import Span
from retrieval import Citation, Excerpt

_TERM_WORDS = 5  # words at each end of a text fragment: enough to be found once on a page
_URL_LIMIT = 700  # characters; longer addresses are shown without the fragment, or not at all
_ENTITY = re.compile(r"(&#?\w+);", re.ASCII)  # `&amp;` in an address is read as `&` by what renders a link


def citation_words(citation: Citation, *, paragraph: bool = True) -> str:
    """ "Title · Outlet · Author · 3 October 2016 · paragraph 7", of what is known."""
    parts = [citation.title, citation.outlet, citation.author]
    if citation.date is not None:
        parts.append(day_words(citation.date))
    if paragraph and citation.paragraph is not None:
        parts.append(f"paragraph {citation.paragraph}")
    if paragraph and citation.page is not None:
        parts.append(f"page {citation.page}")
    if paragraph and citation.time is not None:
        parts.append(f"at {citation.time}")
    return " · ".join(" ".join(part.split()) for part in parts if part and part.strip())


def other_places(excerpt: Excerpt, *, paragraph: bool = True) -> tuple[tuple[str, str | None], ...]:
    """Where the same words stand too: what is known of each place, and the document's name where that is not enough to
    tell it from another. What would only say the same again is left out."""
    places = [(excerpt.document, excerpt.citation), *((place.document, place.citation) for place in excerpt.also)]
    called: dict[str, set[str]] = {}
    for document, citation in places:
        called.setdefault(citation_words(citation, paragraph=False), set()).add(document)
    told: dict[tuple[str, str | None, str], None] = {}
    for document, citation in places:
        words = citation_words(citation, paragraph=paragraph)
        alike = bool(words) and len(called[citation_words(citation, paragraph=False)]) > 1
        told[words or document, document if alike else None, document] = None
    return tuple((words, name) for words, name, _ in list(told)[1:])


def day_words(day: datetime.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def web_link(address: str) -> str | None:
    """An address on the web, written so that no sign in it ends a link; None where it is none, or too long."""
    url = address.strip()
    if not is_web_address(url) or len(url) > _URL_LIMIT:
        return None
    return _ENTITY.sub(r"\1%3B", quote(url, safe="!#$%&'*+,/:;=?@_~-."))


def sentence_link(citation: Citation, text: str) -> str | None:
    """The document's address with a text fragment, so that a browser scrolls to `text` and marks it.

    None where the document has no address on the web. Fragments as in the URL Fragment Text Directives draft
    (WICG): `#:~:text=first words,last words`, percent-encoded.
    """
    url = web_link(citation.url or "")
    if url is None:
        return None
    fragment = _text_fragment(text)
    if not fragment or len(url) + len(fragment) > _URL_LIMIT:
        return url if len(url) <= _URL_LIMIT else None
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}"


def place_link(excerpt: Excerpt, reader: str | None) -> str | None:
    """Where the words can be read: on the web, else in the reader at this address; None where nowhere."""
    return sentence_link(excerpt.citation, excerpt.text) or _reader_link(reader, excerpt.document, excerpt.span)


def read_path(document: str, span: Span | None = None) -> str:
    """Where `serve` shows a document, opened at the words of `span`.

    A browser takes "..", also percent-encoded, for the folder above; only a slash that is encoded as well keeps it from
    that. Keys of documents hold no such part unless a file of an archive was called so.
    """
    safe = "" if {"", ".", ".."} & set(document.split("/")) else "/"
    path = f"/read/{quote(document.encode('utf-8', 'replace'), safe=safe)}"
    return f"{path}?start={span.start}&end={span.end}#words" if span else path


def _reader_link(reader: str | None, document: str, span: Span) -> str | None:
    """The same as an address, where `serve` is reached at `reader`; None where it isn't, or the address is too long."""
    link = f"{reader.rstrip('/')}{read_path(document, span)}" if reader else None
    return link if link and len(link) <= _URL_LIMIT else None


def is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not re.search(r"[\s\x00-\x1f\ud800-\udfff]", url)
        )
    except ValueError:
        return False


def _text_fragment(text: str) -> str:
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    if len(lines) == 1 and len(lines[0]) <= 2 * _TERM_WORDS:
        return _encoded(lines[0])
    return f"{_encoded(lines[0][:_TERM_WORDS])},{_encoded(lines[-1][-_TERM_WORDS:])}"


def _encoded(words: list[str]) -> str:
    term = " ".join(words).strip("\"'“”‘’«»„")
    # In a text directive even "-", "," and "&" are syntax.
    return quote(term.encode("utf-8", "replace"), safe="").replace("-", "%2D")
