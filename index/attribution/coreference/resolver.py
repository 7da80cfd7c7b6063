"""Whom a mention means: names, pronouns and phrases, by what the document has said so far."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ...quotation import SpeakerKind
from ..names.entities import Entities, Entity
from ..names.mentions import Mention, MentionKind
from ..names.name_finder import Name, NameKind
from ..text import lexicon, proper_names
from ..text.person_nouns import is_person_noun
from ..text.sentences import MASK
from .personhood import learn_persons, talks
from .referents import Referent, Resolved, owned_by, referent_of, unnamed
from .roles import OWNER, Bearers, Roles
from .salience import Named, Salience
from .things import Things
from .writings import NOUNS as WRITINGS
from .writings import Writings

_SPACES = re.compile(r"\s+")
_CREDIT = re.compile(r" ?(?:via|/|—) ?(?:Getty|AP\b|Reuters|AFP|Associated)")
_BESIDE = re.compile(r"(?:, | (?:known|named|called) (?:only )?(?:as )?|: )")
_BROUGHT_IN = re.compile(
    rf"(?:\b(?P<pronoun>[Hh]is|[Hh]er)|(?P<owner>['’]s)) (?:[a-z-]+ )?(?P<kin>{lexicon.any_of(lexicon.KIN)}),? \Z"
)
_SENTENCE_END = re.compile(r"[.!?] ")
_SEVERAL = re.compile(r"\b(?:[Tt]he |[A-Z])[\w-]+s\b|\b[Tt]hey\b(?! (?:said|say|added|add|wrote|write|told|tell))")
_CAPITAL = re.compile(r"[^\W\d_]\S* [A-Z]\w+ (?:and|or) ")
_DESCRIBED = re.compile(r"(?:the |an? )?(?:[a-z\d][\w’'-]* ){1,5}")
_BROUGHT_REACH = 40  # characters
_IN_WHAT = re.compile(r" as [a-z][a-z -]{1,40}(?=, [A-Z])")  # "Doe's successor as chair, Jane Roe"
_WHOLE = 3  # words from which "the police department" says itself which one
_NAMES_BACK = 500  # a long newspaper article has about 300
_LOOKS_BACK = lexicon.words("the this that his her")
_NOBODY = lexicon.words("one some many others both all another")
# Narrower than lexicon.ORGANISATION_NOUNS: what "the …" takes up without its name, and what somebody's own people are.
_COMPANIES = lexicon.words(
    """
    company group firm bank agency airline carrier party campaign
    """
)
# Who may be a company as well: "the landlord, Acme Holdings, said".
_COMPANIES_TOO = lexicon.words(
    """
    landlord owner developer operator maker manufacturer supplier retailer lender contractor publisher broadcaster
    distributor employer insurer builder carrier
    """
)
_GROUPS = lexicon.words(
    """
    campaign office team administration government company family party department committee group
    agency board firm lawyers aides supporters camp staff allies
    """
)


class Resolver:
    """One document's. `add_speaker` tells it each speaker in turn, so that later words can mean them."""

    def __init__(self, text: str, masked: str, names: Sequence[Name], entities: Entities, author: str | None) -> None:
        self._text, self._masked = text, masked
        self._entities = entities
        self._author = author
        self._names = names
        self._name_starts = [n.whole.start for n in names]
        quoted, named = self._named()
        learn_persons(masked, named)
        people = [n for n in named if n[2].is_person]
        talking = {id(e) for _, n, e in named if e.kind is NameKind.UNKNOWN and talks(masked, n)}
        things = [n for n in named if n[2].kind is NameKind.ORGANISATION or id(n[2]) in talking]
        bearers = Bearers(masked, people)
        self._salience = Salience(text, masked, people, quoted, bearers.only)
        self._things = Things(masked, things, self._salience)
        self._roles = Roles(masked, things, bearers, self._salience)
        self._writings = Writings(masked, names, entities)

    def _named(self) -> tuple[list[Named], list[Named]]:
        """The names in quoted words, and the others."""
        quoted: list[Named] = []
        named: list[Named] = []
        for name in self._names:
            entity = self._entities.of(name)
            if entity is None or _CREDIT.match(self._text, name.span.end) or _is_people(name, entity):
                continue
            start = name.span.start
            (quoted if self._masked[start] == MASK else named).append((start, name, entity))
        return quoted, named

    def add_speaker(self, position: int, referent: Referent) -> None:
        self._salience.add_speaker(position, referent)

    def add_unnamed(self, position: int, referent: Referent) -> None:
        """A phrase that later words may take up ("a spokeswoman" … "the spokeswoman")."""
        self._roles.add_unnamed(position, referent)
        self._salience.add_speaker(position, referent)

    def resolve(self, mention: Mention) -> Resolved | None:
        """Whom the mention means and how sure that is; None where nobody is known whom it could mean."""
        if mention.kind is MentionKind.NAME and mention.name is not None:
            return self.of_name(mention.name)
        if mention.kind is MentionKind.PRONOUN:
            return self._of_pronoun(mention)
        return self._of_phrase(mention)

    def of_name(self, name: Name) -> Resolved | None:
        """Whom a name means, a role's by whoever bears the role; None where the document tells of nobody."""
        if name.kind is NameKind.ROLE:
            if (apposed := self._apposed(name.span.end)) is not None:
                return apposed
            return self._roles.of_role(
                (name.title or name.words[-1]).lower(), name.whole.start, name.whole.of(self._text)
            )
        entity = self._entities.of(name)
        if entity is None and name.kind is NameKind.PLACE:
            place = " ".join(name.words)
            return Resolved(Referent(f"place {place}", place, SpeakerKind.ORGANISATION, None), 0.85)
        if entity is None:
            return None
        alone = self._entities.is_alone(name)
        return Resolved(referent_of(entity), 0.98 if alone else 0.9, stated=alone)

    def _of_pronoun(self, mention: Mention) -> Resolved | None:
        head, at = mention.head, mention.span.start
        if head in ("he", "she"):
            return self._salience.of_gender("m" if head == "he" else "f", at)
        if head == "i" and self._author:
            return Resolved(Referent(f"author {self._author}", self._author, SpeakerKind.PERSON, None), 0.6)
        if head == "it":
            return self._writings.taken_up(at) or self._things.of_it(at)
        if head == "they":
            for _, referent in reversed(self._salience.last_speakers()[-3:]):
                if referent.kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION):
                    return Resolved(referent, 0.6)
            return self._of_singular_they(at)
        return None

    def _of_singular_they(self, at: int) -> Resolved | None:
        """Whoever spoke last in the paragraph, where nothing tells whether it is a man or a woman: "a spokesperson said
        …. “…,” they said"."""
        for position, referent in reversed(self._salience.last_speakers()[-1:]):
            alone = referent.kind is SpeakerKind.UNNAMED and referent.gender is None
            if alone and position < at and self._tells_of_one(position, at):
                return Resolved(referent, 0.6)
        return None

    def _tells_of_one(self, start: int, end: int) -> bool:
        """Whether a stretch of one paragraph, the sentence of `start` apart, tells of nobody else."""
        told = self._masked[start:end]
        if "\n" in told:
            return False
        later = _SENTENCE_END.split(told, maxsplit=1)[1:]
        return not any(_SEVERAL.search(rest) or _CAPITAL.search(rest) for rest in later)

    def _of_phrase(self, mention: Mention) -> Resolved | None:
        words = _SPACES.sub(" ", mention.span.of(self._text))
        first = words.split(" ", 1)[0].lower()
        if (named := self._named_beside(mention)) is not None:
            return named
        if mention.possessor is not None:
            return self._of_possessed(mention, mention.possessor, words)
        if (owned := self._of_owned(mention, words)) is not None:
            return owned
        if mention.head in WRITINGS and (author := self._writings.author(mention)) is not None:
            return author
        if first in _LOOKS_BACK and (before := self._named_before(mention, words)) is not None:
            return before
        one_of = words.lower().startswith("one of ")
        if one_of and mention.head in lexicon.PERSON_NOUNS:
            return Resolved(unnamed(words, mention.head), 0.6)
        if one_of or mention.head in lexicon.DOCUMENTS or mention.head in _NOBODY:
            return Resolved(unnamed(words, mention.head), 0.45)
        told = mention.head in lexicon.ORGANISATION_NOUNS and len(words.split()) >= _WHOLE
        vague = (first in _LOOKS_BACK and not told) or (" " not in words and not mention.head.endswith("s"))
        return Resolved(unnamed(words, mention.head), 0.55 if vague else 0.85, stated=not vague)

    def _named_before(self, mention: Mention, words: str) -> Resolved | None:
        """Whom a definite phrase takes up."""
        head, at = mention.head, mention.span.start
        if is_person_noun(head) and not head.startswith("spokes") and not _is_plural(head):
            return self._roles.of_role(head, at, words)
        found = self._roles.of_noun(head, at) or self._roles.taken_up(head, at)
        if found is not None and head in lexicon.SPOKESPEOPLE and OWNER.match(found.referent.name) is not None:
            found = self._of_ones_spokesman(head, at) or found
        if found is not None and _is_plural(head) and found.referent.kind is SpeakerKind.PERSON:
            return None
        if words[:4].lower() == "the " and head in _COMPANIES:
            if found is None:
                return self._things.of_it(at)
            if found.referent.name[:4].lower() == "the " and (thing := self._things.of_it(at)) is not None:
                return max(found, thing, key=lambda one: one.trust)
        return found

    def _named_beside(self, mention: Mention) -> Resolved | None:
        """ "the relief coordinator, Jan Egeland, said": the name in apposition is who the phrase means."""
        one_of = self._text.startswith(("One of", "one of"), mention.span.start)
        if mention.head not in lexicon.PERSON_NOUNS or (_is_plural(mention.head) and not one_of):
            return None
        end = mention.span.end
        if mention.possessor is not None and (told := _IN_WHAT.match(self._masked, end)) is not None:
            end = told.end()
        return self._apposed(end, mention.head)

    def _apposed(self, end: int, head: str = "") -> Resolved | None:
        beside = _BESIDE.match(self._masked, end)
        if beside is None:
            return None
        at = bisect_left(self._name_starts, beside.end())
        if at == len(self._names) or not self._stands_beside(at, beside.end(), head):
            return None
        name_end = self._names[at].span.end
        if beside.group()[:1] == " " and self._masked.startswith(MASK, name_end + 1):
            return None  # "a spokesman called Doe “a liar”"
        if self._tells_whence(at):  # ", Slovak prime minister Jane Doe,"
            at += 1
        called = self._names[at].kind is not NameKind.ORGANISATION or head in _COMPANIES_TOO
        found = self.of_name(self._names[at]) if called else None
        return None if found is None else found.times(0.97)

    def _stands_beside(self, at: int, place: int, head: str) -> bool:
        """Whether the name begins there, or behind what else its bearer is: "His wife, the novelist Jane Doe"."""
        start = self._names[at].whole.start
        if start == place:
            return True
        described = _DESCRIBED.fullmatch(self._masked, place, start) if head in lexicon.KIN else None
        return described is not None and lexicon.PREPOSITIONS.isdisjoint(described.group().split())

    def _tells_whence(self, at: int) -> bool:
        """Whether the name only tells where the bearer of the next one is from."""
        if not proper_names.DEMONYMS.issuperset(self._names[at].words) or at + 1 == len(self._names):
            return False
        between = self._masked[self._names[at].span.end : self._names[at + 1].whole.start]
        return between.islower() and not any(mark in between for mark in ",.;:\n")

    def _of_owned(self, mention: Mention, words: str) -> Resolved | None:
        """ "his campaign", "the prime minister's spokesman": named by whom the owner's words mean."""
        at, head = mention.span.start, mention.head
        first, _, owned = words.partition(" ")
        owner: Resolved | None = None
        possessive = OWNER.match(words)
        if first.lower() in ("his", "her"):
            owner = self._salience.of_gender("m" if first.lower() == "his" else "f", at)
        elif possessive is not None:
            role, owned = possessive.groups()
            owner = self._roles.of_role(role.lower(), at, words[: possessive.end(1)], guess=False)
        if owner is None or owner.referent.entity is None:
            speaks_for_one = possessive is not None and head in lexicon.SPOKESPEOPLE
            return self._of_ones_spokesman(head, at) if speaks_for_one else None
        if head in lexicon.DOCUMENTS:
            return owner.times(0.75)
        if head in lexicon.KIN and (kin := self._kin_of(owner.referent, head, at)) is not None:
            return kin.times(owner.trust)
        if head in _GROUPS or head in lexicon.PERSON_NOUNS:
            kind = SpeakerKind.ORGANISATION if head in _GROUPS else SpeakerKind.UNNAMED
            return Resolved(owned_by(owner.referent.name, owned, head, kind), owner.trust * 0.9)
        return None

    def _kin_of(self, owner: Referent, kin: str, at: int) -> Resolved | None:
        """Who was brought in as "Doe's husband, Tom", or "her husband, Tom", of this owner, if one was."""
        end = bisect_left(self._name_starts, at)
        found: dict[str, Resolved] = {}
        for name in self._names[max(0, end - _NAMES_BACK) : end]:
            brought_in = _BROUGHT_IN.search(self._masked, max(0, name.whole.start - _BROUGHT_REACH), name.whole.start)
            if brought_in is None or brought_in["kin"] != kin:
                continue
            whose = self._whose(brought_in)
            one = self.of_name(name)
            if one is not None and whose is not None and whose.referent.key == owner.key:
                found[one.referent.key] = one
        if len(found) != 1:
            return None
        (one,) = found.values()
        return Resolved(one.referent, one.trust)

    def _whose(self, brought_in: re.Match[str]) -> Resolved | None:
        """Who the possessive before a relation means."""
        if (word := brought_in["pronoun"]) is not None:
            return self._salience.of_gender("m" if word.lower() == "his" else "f", brought_in.start())
        at = bisect_left(self._name_starts, brought_in.start("owner")) - 1
        return self.of_name(self._names[at]) if at >= 0 and self._names[at].possessive else None

    def _of_ones_spokesman(self, head: str, at: int) -> Resolved | None:
        """ "The prime minister's spokesman" behind "Doe's spokesman", where nobody else has one."""
        owners = {
            id(entity): entity
            for name in self._names[: bisect_left(self._name_starts, at)]
            if name.possessive and (entity := self._entities.of(name)) is not None and entity.is_person
            if self._masked.startswith(head, name.span.end + len("'s "))
        }
        if len(owners) != 1:
            return None
        (owner,) = owners.values()
        return Resolved(owned_by(owner.name, head, head, SpeakerKind.UNNAMED), 0.75)

    def _of_possessed(self, mention: Mention, possessor: Name, words: str) -> Resolved:
        """ "Trump's campaign", "the Clinton campaign", "a spokesman for the NRA"."""
        owner = self._entities.of(possessor)
        owner_name = " ".join(possessor.words) if owner is None else owner.name
        definite = words[:4].lower() == "the "
        head = mention.head
        if head in lexicon.PERSON_NOUNS:
            taken_up = self._roles.taken_up(head, mention.span.start) if definite else None
            vague = definite and head not in lexicon.SPOKESPEOPLE
            if taken_up is None and vague and not possessor.possessive and not _is_plural(head):
                borne = self._roles.of_role(head, mention.span.start, words)
                taken_up = borne if borne.referent.entity not in (None, owner) else None
            return taken_up or Resolved(unnamed(words, head, owner_name), 0.55 if vague else 0.85, stated=not vague)
        if head in lexicon.DOCUMENTS and owner is not None:
            return Resolved(referent_of(owner), 0.75)
        if head in _GROUPS and owner is not None:
            return Resolved(
                owned_by(owner_name, head, head, SpeakerKind.ORGANISATION), 0.85, self._entities.is_alone(possessor)
            )
        return Resolved(unnamed(words, head, owner_name), 0.8, stated=True)


def _is_people(name: Name, entity: Entity) -> bool:
    """ "Liberal Democrat": a people's name or a party's, where no title says that somebody bears it."""
    words = {part for word in entity.words for part in word.split("-")}
    return name.title not in lexicon.TITLES and words <= proper_names.DEMONYMS


def _is_plural(head: str) -> bool:
    """ "the protesters" are never one person."""
    return head in ("people", "police", "men", "women") or (
        head.endswith("s") and not head.endswith(("ss", "us", "is"))
    )
