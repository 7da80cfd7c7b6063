"""Whom "the senator", "the aide" or "the commission" means: by titles, descriptions and earlier phrases."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ...quotation import SpeakerKind
from ..names.entities import Entity
from ..names.name_finder import Name
from ..text import lexicon, proper_names
from .referents import Referent, Resolved, owned_by, referent_of, unnamed
from .salience import Named, Salience

OWNER = re.compile(r"[Tt]he (?:[\w-]+ )*?([\w-]+)['’]s ([\w -]+)\Z")
_JOINED = re.compile(r"\b(?:of|to|in|for|and|as|is|was|on|by|with|that|at)\b")
_REACH = 1500  # characters; as for pronouns
_HEADLINE = 400  # characters from the start in which a role may precede its bearer
_PHRASES_BACK = 12
_DEFINITE = 0.75  # "the candidate" is whoever stands out
_VAGUE = 0.6  # "the Frenchman" may be somebody of whom the document says so nowhere
_NAMES_BACK = 500  # a long newspaper article has about 300
# By which titles before a name a role is borne, besides the role itself.
_TITLES = {
    "senator": frozenset({"Sen", "Senator"}),
    "congressman": frozenset({"Rep", "Congressman", "Representative"}),
    "congresswoman": frozenset({"Rep", "Congresswoman", "Representative"}),
    "representative": frozenset({"Rep", "Representative"}),
    "governor": frozenset({"Gov", "Governor"}),
    "general": frozenset({"Gen", "General"}),
    "doctor": frozenset({"Dr"}),
    "professor": frozenset({"Prof", "Professor"}),
    "ceo": frozenset({"CEO"}),
}


def is_person_head(head: str) -> bool:
    return head in lexicon.PERSON_NOUNS or head.endswith("-year-old") or head.capitalize() in proper_names.DEMONYMS


class Roles:
    """One document's. `add_unnamed` tells it each phrase that spoke."""

    def __init__(self, masked: str, people: Sequence[Named], things: Sequence[Named], salience: Salience) -> None:
        self._masked = masked
        self._people, self._things = people, things
        self._starts = [p[0] for p in people]
        self._thing_starts = [p[0] for p in things]
        self._salience = salience
        self._phrases: list[tuple[int, Referent]] = []

    def add_unnamed(self, position: int, referent: Referent) -> None:
        self._phrases.append((position, referent))

    def of_role(self, role: str, at: int, words: str) -> Resolved:
        """ "the senator": who bears that title or is described so, nearest before; else who stands out."""
        if (taken_up := self.taken_up(role, at)) is not None:
            return taken_up
        fitting: dict[int, Entity] = {}
        before = bisect_left(self._starts, at)
        for _, name, entity in self._people[max(0, before - _NAMES_BACK) : before]:
            if self._is_described(entity, name, role):
                fitting.pop(id(entity), None)
                fitting[id(entity)] = entity
        if fitting:
            return Resolved(referent_of(list(fitting.values())[-1]), 0.85 if len(fitting) == 1 else 0.65)
        if (later := self._described_later(role, at)) is not None:
            return Resolved(referent_of(later), 0.7)
        gender = "m" if role in lexicon.MALE_WORDS else "f" if role in lexicon.FEMALE_WORDS else None
        if words[:4].lower() in ("the ", "this", "that") and (found := self._salience.of_anyone(gender, at)):
            return found.times(_VAGUE if role.capitalize() in proper_names.DEMONYMS else _DEFINITE)
        return Resolved(unnamed(words, role), 0.6)

    def of_noun(self, noun: str, at: int) -> Resolved | None:
        """ "the commission": the organisation last named whose name holds that noun, if no phrase with it
        came between."""
        if noun not in lexicon.ORGANISATION_NOUNS:
            return None
        before = bisect_left(self._thing_starts, at)
        for start, name, entity in reversed(self._things[max(0, before - _NAMES_BACK) : before]):
            if noun.capitalize() in name.words:
                introduced = self._introduced(noun, at)
                if introduced is not None and introduced.start() + max(0, at - _REACH) > start:
                    return None
                return Resolved(referent_of(entity), 0.85)
        return None

    def taken_up(self, head: str, at: int) -> Resolved | None:
        """What "the aide" takes up: a phrase that spoke, or one that introduces such a person or group."""
        if head in lexicon.DOCUMENTS:
            return None
        for position, referent in reversed(self._phrases[-_PHRASES_BACK:]):
            if position < at and referent.head == head:
                return Resolved(referent, 0.85)
        introduced = self._introduced(head, at)
        if introduced is None:
            return None
        owner = OWNER.match(introduced.group())
        if owner is not None and owner.group(1).lower() != head:
            found = self.of_role(owner.group(1).lower(), at, "")
            if found.referent.entity is not None:
                return Resolved(owned_by(found.referent.name, owner.group(2), head, SpeakerKind.UNNAMED), 0.75)
        return Resolved(unnamed(introduced.group(), head), 0.75)

    def _introduced(self, head: str, at: int) -> re.Match[str] | None:
        """The last phrase before that brings in a noun: "a Republican committee aide"."""
        definite = "" if is_person_head(head) and head not in lexicon.SPOKESPEOPLE else r"|the (?:[\w'’-]+ ){1,3}"
        pattern = rf"\b(?:(?:an?|one|another|its?) (?:[\w'’-]+ ){{0,3}}{definite}){re.escape(head)}\b"
        found = list(re.finditer(pattern, self._masked[max(0, at - _REACH) : at], re.IGNORECASE))
        return found[-1] if found and not _JOINED.search(found[-1].group()) else None

    def _described_later(self, role: str, at: int) -> Entity | None:
        """A headline names by the role whom the first lines name in full."""
        if at > _HEADLINE:
            return None
        first = bisect_left(self._starts, at)
        return next((e for _, n, e in self._people[first : first + 4] if self._is_described(e, n, role)), None)

    def _is_described(self, entity: Entity, name: Name, role: str) -> bool:
        titles = _TITLES.get(role, frozenset()) | {role.capitalize()}
        if not titles.isdisjoint(entity.titles):
            return True
        start = name.whole.start
        before = self._masked[max(0, start - 60) : start].rstrip().lower()
        if before.endswith(f" {role}") and not before.endswith(f"vice {role}"):
            return True
        after = self._masked[name.span.end : name.span.end + 90].split(". ")[0].lower()
        return after.startswith(",") and role in re.findall(r"[\w-]+", after)
