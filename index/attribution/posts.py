"""Finds posts from social networks that stand embedded in a document: their words are their author's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Span
from .entities import Entities, Entity


@dataclass(frozen=True, slots=True)
class Post:
    """`outer` takes in markup and signature, `inner` the words; `author` is where name or handle stands."""

    outer: Span
    inner: Span
    author: Span
    handle: str | None


_MARKUP = re.compile(
    r"<(tweet|post|blockquote)\b[^<>\n]{0,200}?\bauthor=\"(@?\w{1,30})\"[^<>\n]{0,200}>([^<\n]{3,600}?)</?\1\s*/?>",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^[ \t]*([^\n<>]{10,500}?)[ \t]*[—–-]{1,2}[ \t]*([A-Z][^()\n@]{1,50}?)[ \t]\(@(\w{1,15})\)[ \t,]+"
    r"(?:on )?(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})",
    re.MULTILINE,
)
TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,400}>")
_HANDLE_EXTRAS = re.compile(
    r"^(?:the|real|sen|senator|rep|gov|governor|mayor|dr|speaker|president|pres|official)+|(?:official|hq|\d+|_)+$"
)
_SURE_LENGTH = 8  # letters; a shorter name inside a handle may be chance
_LETTERS = re.compile(r"[^a-z]")


def find_posts(text: str) -> list[Post]:
    """In order, never overlapping."""
    posts = []
    if "<" in text:
        for match in _MARKUP.finditer(text):
            posts.append(
                Post(
                    Span(*match.span()),
                    Span(*match.span(3)),
                    Span(*match.span(2)),
                    match.group(2).lstrip("@"),
                )
            )
    if "(@" in text:
        taken = [p.outer for p in posts]
        for match in _SIGNED.finditer(text):
            outer = Span(*match.span())
            if not any(outer.overlaps(t) for t in taken):
                posts.append(Post(outer, Span(*match.span(1)), Span(*match.span(2)), match.group(3)))
    return sorted(posts, key=lambda p: p.outer)


def tags(text: str) -> list[Span]:
    return [Span(*m.span()) for m in TAG.finditer(text)] if "<" in text else []


def author_of(post: Post, text: str, entities: Entities) -> Entity | None:
    """The person or organisation of the document whose name the signature or the handle spells."""
    signed = _LETTERS.sub("", post.author.of(text).lower())
    handle = (post.handle or "").lower()
    keys = {signed, handle, _HANDLE_EXTRAS.sub("", handle)} - {""}
    best: Entity | None = None
    for entity in _named(entities):
        squashed = _LETTERS.sub("", "".join(entity.words).lower())
        spelt = squashed in keys or (len(squashed) >= _SURE_LENGTH and any(squashed in k for k in keys))
        if spelt and (best is None or len(entity.words) > len(best.words)):
            best = entity
    return best


def _named(entities: Entities) -> Sequence[Entity]:
    return [e for e in entities.all if len(e.words) > 1 or len(e.words[0]) > 3]
