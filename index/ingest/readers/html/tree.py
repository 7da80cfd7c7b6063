"""A page as a tree, for any bytes: what would take the parser minutes or hundreds of megabytes is refused before.

The parser is quadratic in the attributes of one tag (300,000 of them were measured to take 220 s) and drops, without a
word, what is deeper than 256 tags or in a text of more than 10 MB.
"""

import re
from typing import Any

from ...reader import DocumentRefused
from .decoding import decode_page
from .elements import Element
from .tidied.between_words import drop_between_words
from .tidied.note_marks import drop_note_marks
from .tidied.posts import read_posts
from .tidied.signatures import set_signatures_apart

LENGTH_LIMIT = 8_000_000  # characters without embedded pictures; the largest articles measured have 2 MB
_RAW_LIMIT = 64_000_000  # bytes as they come
_PLAIN = 1_000_000  # characters; a page below that is parsed as it is
_TAGS_LIMIT = 60_000
_ATTRIBUTES_LIMIT = 200_000  # of all tags together, about 50 MB
_TAG_ATTRIBUTES_LIMIT = 300
_DATA_URL = re.compile(
    r"data:[a-z]{1,20}/[a-z0-9.+-]{1,80}(?:;(?!base64,)[a-z0-9=_-]{1,40}){0,9}+;base64,[A-Za-z0-9+/=%]*+", re.I
)
# Each pattern reads a character a bounded number of times: what is possessive gives nothing back.
_VALUE = r"\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+"
_ATTRIBUTE = rf"(?:[\s/]++|(?<=[\"']))[^\s/>][^\s/>=]*+(?:{_VALUE})?+"
_ONE = re.compile(_ATTRIBUTE)
_CROWDED = re.compile(rf"<[a-z][^\s/<>]*+(?:{_ATTRIBUTE}){{{_TAG_ATTRIBUTES_LIMIT}}}", re.I)  # or words of a script
_RAW_TEXT = "script|style|textarea|title|xmp|iframe|noembed|noframes"
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<raw>{_RAW_TEXT})\b[^<>]*+>.*?(?:</(?P=raw)|\Z)"
    rf"|<[a-z][^\s/<>]*+(?P<all>(?:{_ATTRIBUTE})*+)",
    re.I | re.S,
)


def parse_page(page: str | bytes) -> Element | None:
    """The tree from `html` down, without comments; None where there is nothing. Raises DocumentRefused."""
    return parse_text(page_text(page))


def parse_text(text: str) -> Element | None:
    """As `parse_page`, of what `page_text` gave: without marks of notes, and with the signatures of posts and block
    quotations below them."""
    from lxml import etree, html

    _check_size(text)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    _check_whole(parser)
    if root is not None:
        drop_between_words(root)
        drop_note_marks(root)
        read_posts(root)
        set_signatures_apart(root)
    return root


def drop_unshown(root: Element) -> None:
    """Takes away what no browser shows: the rest of the reading copies the tree some times."""
    from lxml import etree

    etree.strip_elements(root, "script", "style", "svg", "noscript", with_tail=False)


def page_text(page: str | bytes, charset: str | None = None) -> str:
    """A page's characters, of the `charset` that its server said where it says nothing itself; a large one's without
    its embedded pictures. Raises DocumentRefused for more than 8 MB."""
    if len(page) > _RAW_LIMIT:
        raise _too_large()
    text = decode_page(page, charset) if isinstance(page, bytes) else page
    text = text.removeprefix("\ufeff").replace("\0", "")
    if len(text) > _PLAIN:
        text = _DATA_URL.sub("data:,", text)
    if len(text) > LENGTH_LIMIT:
        raise _too_large()
    return text


def _too_large() -> DocumentRefused:
    megabytes = LENGTH_LIMIT // 1_000_000
    return DocumentRefused(f"it is a page of more than {megabytes} MB without its pictures: save only the article")


def _check_size(text: str) -> None:
    crowded = _CROWDED.search(text) is not None
    if not crowded and len(text) <= _PLAIN and text.count("<") <= _TAGS_LIMIT:
        return
    tags = attributes = 0
    for tag in _TAG.finditer(text):
        count = len(_ONE.findall(tag["all"])) if tag["all"] else 0
        tags, attributes = tags + 1, attributes + count
        if count >= _TAG_ATTRIBUTES_LIMIT:
            raise DocumentRefused(f"it has a tag with more than {_TAG_ATTRIBUTES_LIMIT} attributes: it is no article")
        if tags > _TAGS_LIMIT or attributes > _ATTRIBUTES_LIMIT:
            raise DocumentRefused(f"it has more than {_TAGS_LIMIT:,} tags: save only the article")


def _check_whole(parser: Any) -> None:
    """What the parser gave up on, it left out without a word."""
    fatal = parser.error_log.filter_from_fatals()
    if not fatal:
        return
    if "depth" in fatal[0].message:
        raise DocumentRefused("its tags are more than 256 deep within each other: save only the article")
    raise DocumentRefused("it has a text of more than 10 MB in one place: save only the article")
