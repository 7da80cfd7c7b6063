"""Finds posts from social networks that stand embedded in a document: their words are their author's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...text.document import Span
from ..names.entities import Entities, Entity
from ..text.quotation_marks import Apart


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
_DATE = r"(?:on )?(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d)"
_FULL_HANDLE = (
    r"[\w-]{1,40}(?:(?:\.[\w-]{2,30}){1,4}|@[\w-]{1,40}(?:\.[\w-]{2,30}){1,3})"  # tells its network by itself
)
_AUTHOR = (
    rf"([A-Z][^()\n@]{{1,50}}?)[ \t]\(@(?:(\w{{1,15}})\)[ \t,·]+{_DATE}|({_FULL_HANDLE})\)(?:[ \t,·]+{_DATE}|[ \t]*$))"
)
_SIGNED = re.compile(rf"^[ \t]*+([^\n<>]{{10,500}}?)(?<![ \t])[ \t]*+[—–-]{{1,2}}[ \t]*+{_AUTHOR}", re.MULTILINE)
# The author's line below the words, which may stand behind ">" as both may.
_BELOW = re.compile(
    rf"^(?:>[ \t]*)?(?=\S)([^\n<>]{{10,600}})\n(?:[> \t]*\n)?(?:>[ \t]*)?[—–-]{{1,2}}[ \t]*+{_AUTHOR}", re.MULTILINE
)
_NETWORKS = (
    r"(?:Truth Social|Twitter|X|Facebook|Instagram|Bluesky|Mastodon|Threads|Telegram|TikTok|LinkedIn|Reddit|Weibo|VK)"
)
_HEADED = re.compile(
    rf"^[ \t]*(?:([A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){{0,4}})[ ](?:on|via)[ ]{_NETWORKS}|@({_FULL_HANDLE})):[ \t]+"
    r"([^\s\"“‘'«„][^\n]{2,600})$",
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
        for form in (_SIGNED, _BELOW):
            _add(posts, map(_signed, form.finditer(text)))
    _add(posts, map(_headed, _HEADED.finditer(text)))
    return sorted(posts, key=lambda p: p.outer)


def _add(posts: list[Post], more: Iterable[Post]) -> None:
    """Those that touch none found before; `more` touch none of each other."""
    taken = Apart(sorted(p.outer for p in posts))
    posts.extend([post for post in more if not taken.touching(post.outer)])


def _signed(match: re.Match[str]) -> Post:
    return Post(Span(*match.span()), Span(*match.span(1)), Span(*match.span(2)), match.group(3) or match.group(4))


def _headed(match: re.Match[str]) -> Post:
    author = Span(*match.span(1 if match.group(1) is not None else 2))
    return Post(Span(*match.span()), Span(*match.span(3)), author, match.group(2))


def tags(text: str) -> list[Span]:
    return [Span(*m.span()) for m in TAG.finditer(text)] if "<" in text else []


class Authors:
    """Which person or organisation of the document a signature or a handle spells."""

    def __init__(self, entities: Entities) -> None:
        self._spelt: dict[str, tuple[int, Entity]] = {}
        for order, entity in enumerate(entities.all):
            if len(entity.words) == 1 and len(entity.words[0]) <= 3:
                continue
            letters = _LETTERS.sub("", "".join(entity.words).lower())
            known = self._spelt.get(letters)
            if known is None or len(entity.words) > len(known[1].words):
                self._spelt[letters] = (order, entity)

    def of(self, post: Post, text: str) -> Entity | None:
        """The one of the longest name where several fit."""
        signed = _LETTERS.sub("", post.author.of(text).lower())
        handle = (post.handle or "").lower().partition("@")[0].partition(".")[0]
        found: dict[str, tuple[int, Entity]] = {}
        for key in {signed, handle, _HANDLE_EXTRAS.sub("", handle)} - {""}:
            for letters in (key, *_long_parts(key)):
                if letters in self._spelt:
                    found[letters] = self._spelt[letters]
        best = min(found.values(), key=lambda pair: (-len(pair[1].words), pair[0]), default=None)
        return None if best is None else best[1]


def _long_parts(key: str) -> Iterator[str]:
    """What of a key is long enough to be a name by itself; keys are short by the form of a post."""
    for start in range(len(key) - _SURE_LENGTH + 1):
        for end in range(start + _SURE_LENGTH, len(key) + 1):
            yield key[start:end]
