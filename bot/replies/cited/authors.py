"""Authors as citations have them. A name is turned round only where it is plain which word is the surname."""

import re
from dataclasses import dataclass

_BETWEEN = re.compile(r"\s*(?:;|,\s+and\s|,\s+&\s|\sand\s|\s&\s|,\s(?!(?:Jr|Sr|II|III|IV)\b))\s*")
_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|II|III|IV)$")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?)+\.|[^\W\d_]")
_PARTICLES = frozenset("al af av bin da de del della den der di dos du el ibn la le ten ter van von zu".split())
_NOBODY = frozenset(
    "agence agency ap afp associated board bureau correspondent correspondents desk editor editorial editors group"
    " magazine media network news newspaper newsroom office post press radio report reporter reporters reuters service"
    " staff team the times tribune wire writer writers".split()
)
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Author:
    """`name` as it stands; `surname` and `given` where it can be turned round, None for agencies and the like and for
    a name of three and more words in full, of which any may belong to the surname."""

    name: str
    surname: str | None = None
    given: str | None = None
    suffix: str | None = None

    @property
    def turned(self) -> str:
        """ "Doe, Jane", or the name as it stands."""
        if self.surname is None or self.given is None:
            return self.name
        return ", ".join(filter(None, (self.surname, self.given, self.suffix)))

    @property
    def short(self) -> str:
        return self.surname or self.name


def authors_of(stated: str | None) -> tuple[Author, ...]:
    """One author for each name, or one for all of it where part of it is nobody's name ("Jane Doe, Staff Writer")."""
    whole = " ".join((stated or "").split())
    if not whole:
        return ()
    parts = [part for part in _BETWEEN.split(whole) if part]
    if all(map(_is_a_name, parts)):
        return tuple(map(_author, parts))
    return (Author(whole),)


def _is_a_name(part: str) -> bool:
    words = _SUFFIX.sub("", part).split()
    return 2 <= len(words) <= _MOST_WORDS and all(map(_fits, words)) and not _nobodys(words)


def _fits(word: str) -> bool:
    return _WORD.fullmatch(word) is not None and (word[0].isupper() or word in _PARTICLES)


def _nobodys(words: list[str]) -> bool:
    return any(word.casefold() in _NOBODY for word in words) or words[0] in _PARTICLES


def _author(name: str) -> Author:
    suffix = _SUFFIX.search(name)
    words = (name[: suffix.start()] if suffix else name).split()
    particle = next((n for n, word in enumerate(words) if word in _PARTICLES), len(words) - 1)
    if not all(_INITIALS.fullmatch(word) for word in words[1:particle]):
        return Author(name)
    return Author(name, " ".join(words[particle:]), " ".join(words[:particle]), suffix[1] if suffix else None)
