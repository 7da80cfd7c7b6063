"""Collects a document's speakers with their aliases and what the document says they are."""

import re

from ...quotation import Speaker
from ...text.document import Span
from ..names.entities import Entity
from ..names.name_finder import Name
from ..text import lexicon
from ..text.sentences import MASK
from .referents import Referent

_APPOSITIVE = re.compile(
    r"(?:\s?\([^()]{1,20}\))?,\s((?:an?|the|his|her|their|its|who|whose|[A-Za-z][\w'’.-]+)\b[^,;:—"
    + MASK
    + r".]{2,110})(?=[,;:.—])"
)
_PREFIX = re.compile(r"((?:[\w'’&./-]+ ){1,7})\Z")
_STOP = lexicon.words(
    """
    said says told to in on at by from with about that when while as and or but for of is was are were
    has had called added
    """
)


class SpeakerTable:
    def __init__(self, text: str, masked: str) -> None:
        self._text = text
        self._masked = masked
        self._order: list[Referent] = []
        self._number: dict[str, int] = {}
        self._mentions: list[dict[Span, None]] = []  # in order, each once

    def add(self, referent: Referent, mention: Span | None) -> int:
        number = self._number.get(referent.key)
        if number is None:
            number = self._number[referent.key] = len(self._order)
            self._order.append(referent)
            self._mentions.append({})
        if mention is not None:
            self._mentions[number].setdefault(mention)
        return number

    def speakers(self) -> tuple[Speaker, ...]:
        return tuple(self._speaker(r, tuple(m)) for r, m in zip(self._order, self._mentions, strict=True))

    def _speaker(self, referent: Referent, mentions: tuple[Span, ...]) -> Speaker:
        entity = referent.entity
        if entity is None:
            return Speaker(referent.name, referent.kind, mentions, (), (), referent.organisation)
        full = next((n.span for n in entity.names if n.words == entity.words), None)
        spans = ([full] if full else []) + [m for m in mentions if m != full]
        aliases = tuple(f for f, _ in entity.forms.most_common() if f != entity.name)
        descriptions = self._descriptions(entity)
        return Speaker(referent.name, referent.kind, tuple(spans), aliases, descriptions, referent.organisation)

    def _descriptions(self, entity: Entity) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for name in entity.names[:40]:
            if self._masked[name.span.start] == MASK:
                continue
            for description in (self._before(name), self._after(name)):
                if description is not None:
                    found.setdefault(description)
        return tuple(found)[:8]

    def _before(self, name: Name) -> str | None:
        """The role that stands before the name: "DZ bank economist", "Sen."."""
        start = name.span.start
        words: list[str] = []
        before = self._masked[max(0, start - 90) : start]
        if before[-1:] == MASK or "\n" in before[-1:]:
            return None
        if (match := _PREFIX.search(before)) is not None:
            for word in reversed(match.group(1).split()):
                if (
                    _ends_sentence(word)
                    or word.lower() in _STOP
                    or MASK in word
                    or (word in lexicon.STARTERS and word not in ("Former", "Current"))
                ):
                    break
                words.insert(0, word)
                if word.endswith(("'s", "’s")):
                    break
        if not words or (words[-1].lower() not in lexicon.PERSON_NOUNS and words[-1] not in lexicon.ROLES):
            return None
        if all(w in lexicon.TITLES for w in words) and words[-1] in lexicon.COURTESY_TITLES:
            return None
        return " ".join(words)

    def _after(self, name: Name) -> str | None:
        match = _APPOSITIVE.match(self._masked, name.span.end)
        if match is None:
            return None
        words = match.group(1).split()
        if any(w.lower() in lexicon.PERSON_NOUNS or w in lexicon.ROLES for w in words[:9]) or words[0] in (
            "who",
            "whose",
        ):
            return " ".join(words)
        return None


def _ends_sentence(word: str) -> bool:
    return not word[0].isalnum() or (word.endswith(".") and word not in lexicon.TITLES)
