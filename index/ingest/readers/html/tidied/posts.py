"""Posts of social networks as pages embed them: their words, and below them who posted them and when.

Of an article that embeds some they are no words: a post is left out of it with its signature, or kept with it.
"""

import re
from collections.abc import Iterator, Sequence

from ..elements import Element, words_of_name
from ..paragraphs import Paragraph, paragraphs_of
from .signatures import lines_of, write_signature

POST = "post"  # an element's attribute: it was one
_NETWORKS = frozenset(
    "twitter tweet instagram tiktok bluesky mastodon reddit threads facebook fb telegram truthsocial".split()
)
_SIGNED = re.compile(r"(?:[—–―-]{1,2}|a post (?:shared )?by|posted by)\s*(?P<who>[^\W\d_].{1,150})", re.I | re.S)
_LINK = re.compile(r"(?:https?://t\.co/|pic\.(?:twitter|x)\.com/)\S*")
_STORY = 600  # characters beside the posts: an article, of which they are no words
_POSTS = 2  # times the rest: a page of posts
_UPDATES = 3  # articles within a page: a live blog, whose updates posts can be
_NO_WORDS = re.compile(
    r"\W*(?:view (?:this )?(?:post|profile|on)\b.{0,60}|(?:image|video|quoted post)(?: or embed)?"
    r"|original post.{0,60})\W*",
    re.I,
)


def read_posts(root: Element) -> None:
    """Leaves of each that is signed its words and the signature; one that is not stays as it is."""
    for post in list(filter(_is_outermost, root.iter("blockquote"))):
        paragraphs = paragraphs_of(post)
        signature = _SIGNED.fullmatch(paragraphs[-1].text) if paragraphs else None
        if signature is not None and (words := list(_words(paragraphs[:-1]))):
            _write(post, words, " ".join(signature["who"].split()))


def _is_outermost(element: Element) -> bool:
    return is_embedded_post(element) and not any(map(is_embedded_post, element.iterancestors("blockquote")))


def is_embedded_post(element: Element) -> bool:
    """A post of a social network, which its own script sets."""
    if element.tag != "blockquote":
        return False
    named = f"{(element.get('class') or '')[:300]} {(element.get('id') or '')[:80]}"
    return not _NETWORKS.isdisjoint(words_of_name(named))


def is_post(paragraph: Paragraph) -> bool:
    return any(one.get(POST) is not None for one in (paragraph.element, *list(paragraph.element.iterancestors())[:1]))


def without_posts(paragraphs: Sequence[Paragraph], *, is_live: bool) -> list[Paragraph]:
    """Neither their words nor whose they are, where there is an article besides: all of a short page, of a live blog
    and of one that shows little but posts; but nothing of a post that nobody signs."""
    signed = [one for one in paragraphs if not any(map(is_embedded_post, _quotations(one.element)))]
    rest = [one for one in signed if not is_post(one)]
    length, whole = (sum(len(one.text) for one in some) for some in (rest, signed))
    if length < max(_STORY, (whole - length) / _POSTS) or is_live or _is_live(rest):
        return signed or list(paragraphs)
    return rest


def _quotations(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors("blockquote")


def _is_live(paragraphs: Sequence[Paragraph]) -> bool:
    updates = {next(one.element.iterancestors("article"), None) for one in paragraphs} - {None}
    return len(updates) >= _UPDATES


def _words(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Each paragraph on one line: it is one post's, and attribution reads the line above a post's signature."""
    for one in paragraphs:
        lines = [_LINK.sub("", line).strip() for line in lines_of([one])]
        if lines := [line for line in lines if line and not _NO_WORDS.fullmatch(line)]:
            yield " ".join(lines)


def _write(quotation: Element, words: Sequence[str], signature: str) -> None:
    from lxml import etree

    tail = quotation.tail
    quotation.clear()
    quotation.tail = tail
    quotation.set(POST, "")
    for line in words:
        etree.SubElement(quotation, "p").text = line
    write_signature(etree.SubElement(quotation, "cite"), [signature])
