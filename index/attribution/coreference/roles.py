"""Whom "the senator", "the aide" or "the commission" means: by titles, descriptions and earlier phrases."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from ...quotation import SpeakerKind
from ..names.entities import Entity
from ..names.name_finder import Name
from ..text import lexicon, proper_names
from ..text.person_nouns import is_person_noun
from .referents import Referent, Resolved, owned_by, referent_of, unnamed
from .salience import Named, Salience

OWNER = re.compile(r"[Tt]he (?:[\w-]+ )*?([\w-]+)['’]s ([\w -]+)\Z")
_JOINED = re.compile(r"\b(?:of|to|in|for|and|as|is|was|on|by|with|that|at)\b")
_REACH = 1500  # characters; as for pronouns
_PHRASES_BACK = 12
_FROM_THERE = lexicon.words("man woman")
_FROM = re.compile(r"[Tt]he [A-Z][\w'’-]+ \w+\Z")  # "the Waterford man" is no stranger
_ONCE = lexicon.words("former ex shadow")  # say nothing of there being another
_DEFINITE = 0.75  # "the candidate" is whoever stands out
_OF_OFFICE = 0.8  # "the chancellor" is the chancellor, whoever that is
_CONNECTED = 0.7  # "the Acme employee" may be another
_VAGUE = 0.6  # "the Frenchman" may be somebody of whom the document says so nowhere
_HEADLINE = 400  # characters from the start in which a role may precede its bearer
_NAMES_BACK = 500  # a long newspaper article has about 300
_BEFORE, _AFTER = 60, 90  # characters beside a name that may describe it
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
    "judge": frozenset({"Judge", "Justice"}),
    "peer": frozenset({"Lord", "Lady", "Baroness", "Baron", "Viscount"}),
}
# Before a role's word: whoever is described with one of these does not bear the role, and the other way round.
_OTHERS = lexicon.words("prime vice deputy shadow assistant former ex outgoing incoming new next rival acting")
_PARTIES = lexicon.words(
    """
    Republican Republicans Democrat Democrats Democratic Conservative Labour Liberal Libertarian Independent GOP Tory
    Tories
    """
)
_PEOPLES = frozenset(word.lower() for word in proper_names.DEMONYMS - _PARTIES)
# One for each country or town, so that "the German chancellor" is not the chancellor of whom else one reads.
OFFICES = lexicon.words(
    """
    chancellor president minister premier ambassador king queen pope secretary mayor governor envoy government
    """
)
_NEVER_GUESSED = lexicon.BYSTANDERS | OFFICES
_LED_BY = r"\b{}(?:\.com)?(?:['’]s)? (?:[\w-]+ ){{0,4}}\Z"
_NO_TIE = lexicon.CUES | lexicon.AUXILIARY_VERBS | (lexicon.PREPOSITIONS - {"of"}) | {"and", "as", "that", "when"}
_TOLD = re.compile(r"\b(?:told|tells|telling|said to|speaking to) (?:the )?\Z")
_TOLD_REACH = 20  # characters
_SENTENCE_END = re.compile(r"\. |\n")
_WORD = re.compile(r"[^\W_][\w'’-]*")


def apart(words: str, role: str) -> frozenset[str]:
    """What in a phrase tells its bearer from others of that role: "the new mayor", "the German chancellor"."""
    found = frozenset(word.lower() for word in _WORD.findall(words)) - {role}
    return found & (_OTHERS | _PEOPLES if role in OFFICES else _OTHERS)


class Bearers:
    """One document's."""

    def __init__(self, masked: str, people: Sequence[Named]) -> None:
        self._masked, self._people = masked, people
        self._starts = [p[0] for p in people]

    def before(self, role: str, at: int, marks: Collection[str] = ()) -> list[Entity]:
        """Everybody described so before `at`, the one named last at the end. `marks` are what `apart` finds in
        the phrase."""
        people = self._people_before(at)
        fitting = {id(e) for _, n, e in people if self._is_described(n, role, marks)}
        last = {id(e): e for _, _, e in reversed(people) if id(e) in fitting}
        return list(last.values())[::-1]

    def only(self, role: str, at: int) -> Entity | None:
        """Who alone is described so before `at`."""
        fitting = self.before(role, at)
        return fitting[0] if len(fitting) == 1 else None

    def later(self, role: str, at: int, marks: Collection[str] = ()) -> Entity | None:
        """A headline names by the role whom the first lines name in full."""
        if at > _HEADLINE:
            return None
        first = bisect_left(self._starts, at)
        return next((e for _, n, e in self._people[first : first + 4] if self._is_described(n, role, marks)), None)

    def connected(self, words: str, at: int) -> list[Entity]:
        """Who before `at` is told to have to do with what a phrase names: "the Acme employee" is "Acme writer Jane
        Doe"."""
        marks = [re.escape(w) for w in _WORD.findall(words)[1:] if w[0].isupper() and w not in _PARTIES]
        if not marks:
            return []
        beside = [(re.compile(_LED_BY.format(mark)), re.compile(rf"\b{mark}\b")) for mark in marks]
        found = {
            id(e): e for _, n, e in self._people_before(at) if all(self._stands_beside(n, *both) for both in beside)
        }
        return list(found.values())

    def _people_before(self, at: int) -> Sequence[Named]:
        before = bisect_left(self._starts, at)
        return self._people[max(0, before - _NAMES_BACK) : before]

    def _stands_beside(self, name: Name, led_by: re.Pattern[str], mark: re.Pattern[str]) -> bool:
        before = self._masked[max(0, name.whole.start - _BEFORE) : name.span.start].rsplit(". ", 1)[-1]
        after = _sentence_rest(self._masked, name.span.end)
        lead = led_by.search(before)
        described = after.startswith((", ", " (")) and mark.search(after[:_BEFORE])
        return bool((lead and _NO_TIE.isdisjoint(lead.group().lower().split())) or described)

    def _is_described(self, name: Name, role: str, marks: Collection[str]) -> bool:
        before = self._masked[max(0, name.whole.start - _BEFORE) : name.span.start].lower()
        lead = _WORD.findall(before)
        if name.title is not None and name.title in _TITLES.get(role, frozenset()) | {role.capitalize()}:
            return _allows(lead[:-1], marks)
        if lead and lead[-1] == role and before.rstrip(", ").endswith(role):
            return _allows(lead[:-1], marks)
        after = _sentence_rest(self._masked, name.span.end).lower()
        described = _WORD.findall(after)
        if not after.startswith(",") or role not in described or _goes_on(after, role):
            return False
        return _allows(described[: described.index(role)], marks)


def _sentence_rest(masked: str, at: int) -> str:
    return _SENTENCE_END.split(masked[at : at + _AFTER], maxsplit=1)[0]


def _goes_on(after: str, role: str) -> bool:
    """ "Echoing Jane Roe, the minister said": a sentence, and no description."""
    following = re.search(rf"\b{re.escape(role)} ([\w'’-]+)", after)
    return following is not None and following.group(1) in lexicon.CUES | lexicon.AUXILIARY_VERBS


def _allows(words: Sequence[str], marks: Collection[str]) -> bool:
    """Whether the words before a role's word say what the phrase says, and nothing that makes it another role."""
    near = words[-3:]
    return all(mark in near for mark in marks) and not any(w in _OTHERS and w not in marks for w in near[-2:])


class Roles:
    """One document's. `add_unnamed` tells it each phrase that spoke."""

    def __init__(self, masked: str, things: Sequence[Named], bearers: Bearers, salience: Salience) -> None:
        self._masked = masked
        self._things = things
        self._bearers = bearers
        self._thing_starts = [p[0] for p in things]
        self._salience = salience
        self._phrases: list[tuple[int, Referent]] = []

    def add_unnamed(self, position: int, referent: Referent) -> None:
        self._phrases.append((position, referent))

    def of_role(self, role: str, at: int, words: str, guess: bool = True) -> Resolved:
        """ "the senator": who bears that title or is described so, nearest before; else who stands out, if that may be
        guessed."""
        if (taken_up := self.taken_up(role, at)) is not None:
            return taken_up
        marks = apart(words, role)
        if fitting := self._bearers.before(role, at, marks):
            return Resolved(referent_of(fitting[-1]), 0.85 if len(fitting) == 1 else 0.45)
        if (later := self._bearers.later(role, at, marks)) is not None:
            return Resolved(referent_of(later), 0.7)
        if len(connected := self._bearers.connected(words, at)) == 1:
            return Resolved(referent_of(connected[0]), _CONNECTED)
        beside = role in _NEVER_GUESSED and not (role in _FROM_THERE and _FROM.match(words))
        if guess and not beside and not (marks - _ONCE) and (found := self._guessed(role, at, words)):
            return found
        return Resolved(unnamed(words, role), _OF_OFFICE if role in OFFICES else 0.6)

    def _guessed(self, role: str, at: int, words: str) -> Resolved | None:
        """Whoever stands out, where nobody is described so."""
        if words[:4].lower() not in ("the ", "this", "that"):
            return None
        found = self._salience.of_gender(lexicon.gender_of(role), at)
        if found is None or (role in OFFICES and _bears_other(found.referent, role)):
            return None
        return found.times(_VAGUE if role.capitalize() in proper_names.DEMONYMS else _DEFINITE)

    def of_noun(self, noun: str, at: int) -> Resolved | None:
        """ "the commission": the organisation last named whose name holds that noun, if no phrase with it
        came between."""
        if noun not in lexicon.ORGANISATION_NOUNS:
            return None
        before = bisect_left(self._thing_starts, at)
        for start, name, entity in reversed(self._things[max(0, before - _NAMES_BACK) : before]):
            if noun.capitalize() in name.words and not self._is_addressed(name):
                introduced = self._introduced(noun, at)
                if introduced is not None and introduced.start() + max(0, at - _REACH) > start:
                    return None
                return Resolved(referent_of(entity), 0.85)
        return None

    def _is_addressed(self, name: Name) -> bool:
        """ "Told the Gazette newspaper": who is told does not go on."""
        return _TOLD.search(self._masked, max(0, name.whole.start - _TOLD_REACH), name.whole.start) is not None

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
            found = self.of_role(owner.group(1).lower(), at, owner.group()[: owner.end(1)], guess=False)
            if found.referent.entity is not None:
                return Resolved(owned_by(found.referent.name, owner.group(2), head, SpeakerKind.UNNAMED), 0.75)
        return Resolved(unnamed(introduced.group(), head), 0.75)

    def _introduced(self, head: str, at: int) -> re.Match[str] | None:
        """The last phrase before that brings in a noun: "a Republican committee aide"."""
        definite = "" if is_person_noun(head) and head not in lexicon.SPOKESPEOPLE else r"|the (?:[\w'’-]+ ){1,3}"
        pattern = rf"\b(?:(?:an?|one|another|its?) (?:[\w'’-]+ ){{0,3}}{definite}){re.escape(head)}\b"
        found = [
            one
            for one in re.finditer(pattern, self._masked[max(0, at - _REACH) : at], re.IGNORECASE)
            if _TOLD.search(one.string, max(0, one.start() - _TOLD_REACH), one.start()) is None
        ]
        return found[-1] if found and not _JOINED.search(found[-1].group()) else None


def _bears_other(referent: Referent, office: str) -> bool:
    """ "Mayor Jane Doe" is not "the chancellor"."""
    titles = () if referent.entity is None else referent.entity.titles
    return any(t.lower() in OFFICES and t.lower() != office for t in titles)
