"""Gathers a document's names into the persons and organisations that they name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from ...text.document import Span
from ..text import lexicon, proper_names
from .bearers import BEARERS, Bearers, introduced_as_kin
from .entity import Entity, gender_of
from .forms import by_nickname, core, is_initial, is_short_form
from .name_finder import Name, NameKind
from .name_reader import initials
from .run_edges import SPEAKS, is_spoken

__all__ = ["Entities", "Entity"]

_COMMON_FIRST = lexicon.words(
    """
    National American United New Federal House Senate World International First General Republican
    Democratic State City Supreme Royal Central North South East West Department Office Bank University
    Center Council Committee
    """
)
_EXPANDED = re.compile(r"[ \xa0]?\(([A-Z][A-Za-z&.]{1,9})\)")
_SURE_LETTERS = 5  # in a shorter word the same letters may well be another name
_CLIPPING = 3  # letters
_SHORT_ACRONYM = 2  # letters
_PAIR = 2  # words
_LEAST_BEFORE = 2  # mentions, for a headline names persons by the surname
_RELATED = re.compile(r"\b(?:son|grandson|nephew|namesake|father|brother),? \Z")
_BEFORE = 16  # characters before a name
_ARTICLED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) \Z")
_DESCRIBED_AS = re.compile(r", ((?:an?|the|his|her|their) [^,.\n]{3,60}),")
_AGE = re.compile(r"\b[Tt]he (elder|younger|older) \Z")
_LIKE_A_THING = re.compile(r"\b(?:on|at|in|via|through|the|an?|its|his|her|their) \Z")
_ARTICLE = re.compile(r"\A(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]t)-(?=[A-Z])")  # "Sayegh" of "al-Sayegh"
_WITHIN_MARKS = re.compile(r"[\"“‘'(](?:the )?([A-Z]\w+)[\"”’'),]")
_GOES_BY = re.compile(
    r",? (?:(?:who|is|was|had|better|also|widely|universally|affectionately|long) ){0,3}"
    r"(?:known(?: to [^,.;\n]{1,40}?)?(?: only| simply| just)? as|goes by|went by|nicknamed|called|n[ée]e"
    r"|whose (?:married|maiden|stage|real) name (?:is|was)) "
    r"(?:the |Aunt(?:y|ie)? |Uncle )?[\"“‘']?([A-Z]\w+)\b(?! [A-Z])"
)
_VOWELS = frozenset("AEIOU")


class Entities:
    """Who is named in a document, and which entity each name stands for."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self.all: list[Entity] = []
        self._by_last: dict[str, list[Entity]] = defaultdict(list)
        self._by_first: dict[str, list[Entity]] = defaultdict(list)
        self._by_letters: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._by_part: dict[tuple[str, str], list[Entity]] = defaultdict(list)  # surname, other word or its letter
        self._by_bare: dict[str, list[Entity]] = defaultdict(list)  # surname without its article
        self._by_nickname: dict[str, list[Entity]] = defaultdict(list)
        self._by_middle: dict[str, list[Entity]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], Entity] = {}
        self._organisations: dict[str, Entity] = {}
        self._clipped: dict[str, set[str]] = defaultdict(set)
        self._entity_of: dict[Span, Entity] = {}
        self._stands_as_one: dict[str, bool] = {}
        self._alone_as: dict[str, list[Name]] = defaultdict(list)
        self._named_first: frozenset[str] = frozenset()
        self._alone: dict[str, Entity] = {}
        named = [n for n in names if n.kind not in (NameKind.ROLE, NameKind.PLACE) or len(n.words) > 1]
        named = [n for n in named if n.kind is not NameKind.ROLE]
        self._sons = self._sons_of_their_own(named)
        self._gather_full(named)
        self._gather_single(named)
        for entity in self.all:
            entity.names.sort(key=lambda n: n.span)
            entity.gender = gender_of(entity)

    def of(self, name: Name) -> Entity | None:
        return self._entity_of.get(name.span)

    def is_alone(self, name: Name) -> bool:
        """Whether the name can mean nobody else of this document: a full one, or a surname that one bears."""
        entity = self.of(name)
        return entity is not None and (len(name.words) > 1 or len(self.bearing(entity.words[-1])) <= 1)

    def bearing(self, surname: str) -> list[Entity]:
        return self._by_last.get(surname, [])

    def _sons_of_their_own(self, named: Sequence[Name]) -> frozenset[tuple[str, ...]]:
        """Names with "Jr." or "Sr." whose bearer is not who bears the name without: that came before, or they are
        related."""
        sons: set[tuple[str, ...]] = set()
        plain: set[tuple[str, str]] = set()
        for name in named:
            words = core(name.words)
            if len(words) < 2:
                continue
            if lexicon.GENERATIONS.isdisjoint(name.words):
                plain.add((words[0], words[-1]))
            elif (words[0], words[-1]) in plain or self._is_related(name):
                sons.add(name.words)
        return frozenset(sons)

    def _is_related(self, name: Name) -> bool:
        return _RELATED.search(self._text, max(0, name.whole.start - _BEFORE), name.whole.start) is not None

    def _gather_full(self, named: Sequence[Name]) -> None:
        for name in sorted(named, key=lambda n: -len(core(n.words))):
            if name.kind is NameKind.ORGANISATION:
                if len(name.words) > 1:
                    self._add_organisation(name)
            elif len(core(name.words)) > 1:
                self._add_full(name)
        self._bearers = Bearers(self._text, self._by_last, self._entity_of)

    def _gather_single(self, named: Sequence[Name]) -> None:
        self._named_first = self._named_before_longer(named)
        singles = [n for n in named if len(core(n.words)) == 1]
        for name in singles:
            self._alone_as[core(name.words)[0]].append(name)
        organisations = {n.span for n in singles if n.kind is NameKind.ORGANISATION and not self._is_surname(n)}
        for name in singles:
            if name.span not in organisations and (name.kind is not NameKind.ORGANISATION or len(name.words) == 1):
                self._add_single(name)
        for name in singles:
            if name.span in organisations and len(name.words) == 1:
                self._add_acronym(name)

    def _is_surname(self, name: Name) -> bool:
        """ "Church" without an article, where a Jane Church is named."""
        if not any(e.is_person for e in self._by_last.get(name.words[0], ())):
            return False
        return _ARTICLED.search(self._text, max(0, name.whole.start - _BEFORE), name.whole.start) is None

    def _new(self, name: Name) -> Entity:
        entity = Entity(name.words, name.kind)
        self.all.append(entity)
        return entity

    def _link(self, name: Name, entity: Entity) -> None:
        entity.names.append(name)
        entity.forms[" ".join(name.words)] += 1
        if name.title is not None:
            entity.titles[name.title] += 1
        if entity.kind is NameKind.UNKNOWN and name.kind is NameKind.PERSON:
            entity.kind = NameKind.PERSON
        self._entity_of[name.span] = entity

    def _add_full(self, name: Name) -> None:
        if name.words in self._sons:
            son = self._by_words.get(name.words)
            if son is None:
                son = self._by_words[name.words] = self._new(name)
            self._link(name, son)
            return
        words = core(name.words)
        entity = self._by_words.get(words) or self._fuller(words) or self._nicknamed(words)
        if entity is None:
            entity = self._new(name)
            self._by_last[words[-1]].append(entity)
            self._by_first[words[0]].append(entity)
            self._by_letters[_letters(words[-1])].append(entity)
            if words[0] in proper_names.GIVEN:
                for middle in set(words[1:-1]):
                    self._by_middle[middle].append(entity)
            if (bare := _ARTICLE.sub("", words[-1])) != words[-1]:
                self._by_bare[bare].append(entity)
            for part in {*words[:-1], *(w[0] for w in words[:-1])}:
                self._by_part[words[-1], part].append(entity)
        self._by_words[words] = entity
        for nickname in self._nicknames(name):
            if entity not in self._by_nickname[nickname]:
                self._by_nickname[nickname].append(entity)
        self._link(name, entity)

    def _nicknames(self, name: Name) -> Iterator[str]:
        """ "Biggie" of 'Emmanuel "Biggie" Sowande', "Mina" of "Wilhelmina Castellane, known to everyone as Mina"."""
        yield from _WITHIN_MARKS.findall(name.whole.of(self._text))
        if (told := _GOES_BY.match(self._text, name.span.end)) is not None:
            yield told.group(1)

    def _fuller(self, words: tuple[str, ...]) -> Entity | None:
        """The first entity whose name these words may be short for."""
        bearers = min((self._by_part.get((words[-1], _part(w)), []) for w in words[:-1]), key=len)
        return next((e for e in bearers[:BEARERS] if is_short_form(words, core(e.words))), None)

    def _nicknamed(self, words: tuple[str, ...]) -> Entity | None:
        """The only entity that bears the surname with a first name that goes together with this one."""
        found = [e for e in self._by_last[words[-1]][:BEARERS] if by_nickname(words, core(e.words))]
        return found[0] if len(found) == 1 else None

    def _add_organisation(self, name: Name) -> None:
        form, first = " ".join(name.words), name.words[0]
        entity = self._organisations.get(form)
        if entity is None:
            entity = self._organisations[form] = self._new(name)
            self._clipped[form[:_CLIPPING]].add(form)
            for key in (initials(name.words), first):
                known = key in _COMMON_FIRST or key in proper_names.DEMONYMS or key in proper_names.PLACES
                if len(key) > 1 and not known:
                    self._organisations.setdefault(key, entity)
        if (acronym := _EXPANDED.match(self._text, name.span.end)) is not None:
            self._organisations[acronym.group(1)] = entity
            entity.forms[acronym.group(1)] += 1
        self._link(name, entity)

    def _add_acronym(self, name: Name) -> None:
        entity = self._organisation_called(name.words[0])
        if entity is None and len(bearers := self._by_last.get(name.words[0].capitalize(), [])) == 1:
            entity = bearers[0]  # "DOE:" in a transcript
        if entity is None:
            written_out = [e for e in self.all if len(e.words) == 1 and _abbreviates(name.words[0], e.words[0])]
            entity = written_out[0] if len(written_out) == 1 else self._new(name)
            self._organisations[name.words[0]] = entity
        self._link(name, entity)

    def _add_single(self, name: Name) -> None:
        """A surname, else a given name that one person bears, else an organisation's first word."""
        word = core(name.words)[0]
        bearers = self._by_last[word]
        if not bearers and len(bare := self._by_bare.get(word, [])) == 1:
            self._link(name, bare[0])
            return
        if len(bearers) == 1 and self._goes_without(name, bearers[0]):
            if word not in self._alone:
                self._alone[word] = self._new(name)
            self._link(name, self._alone[word])
            return
        entity = None if lexicon.GENERATIONS.isdisjoint(name.words) else self._son_called(word, name.words[-1])
        if len(bearers) == 1 and self._is_another(name, bearers[0]):
            self._add_relation(name, word)
            return
        age = _AGE.search(self._text, max(0, name.whole.start - _BEFORE), name.whole.start)
        if age is not None and len(bearers) > 1:
            self._add_relation(replace(name, title=age.group(1), kind=NameKind.PERSON), word)
            return
        entity = entity or self._bearers.chosen(name, bearers)
        if entity is None and bearers:
            self._add_relation(name, word)
            return
        if entity is None and word in proper_names.GIVEN and not lexicon.GENERATIONS.isdisjoint(name.words):
            entity = self._by_words.get(name.words)  # "Bill Jr." is no other Bill
            if entity is None:
                entity = self._by_words[name.words] = self._new(name)
        entity = entity or self._known_otherwise(name, word)
        if entity is None:
            entity = self._new(name)
            bearers.append(entity)
        self._link(name, entity)

    def _goes_without(self, name: Name, bearer: Entity) -> bool:
        """Whether the word names something before any longer name ends in it: "Acme", and then its "Camp Acme". Of a
        person a text gives the full name first."""
        if bearer.kind is not NameKind.UNKNOWN or bearer.titles or len(bearer.words) != _PAIR:
            return False
        if name.words[0] in self._alone:
            return True
        return name.title is None and name.words[0] in self._named_first

    def _named_before_longer(self, named: Sequence[Name]) -> frozenset[str]:
        """Words that stand alone often enough before the first longer name that ends in them."""
        first = {
            word: min(n.span.start for e in found for n in e.names) for word, found in self._by_last.items() if found
        }
        before = Counter(
            word
            for name in named
            if len(name.words) == 1 and name.title is None
            if name.span.start < first.get(word := name.words[0], 0)
        )
        return frozenset(word for word, count in before.items() if count >= _LEAST_BEFORE)

    def _son_called(self, surname: str, generation: str) -> Entity | None:
        sons = [s for s in self._sons if core(s)[-1] == surname and s[-1] == generation]
        return self._by_words[sons[0]] if len(sons) == 1 else None

    def _add_relation(self, name: Name, surname: str) -> None:
        """ "Mrs. Doe" where only John Doe is named: somebody of her own, by that title."""
        titled = replace(name, words=(name.title or "", surname))
        entity = self._by_words.get(titled.words)
        if entity is None:
            entity = self._by_words[titled.words] = self._new(titled)
        self._link(titled, entity)

    def _is_another(self, name: Name, bearer: Entity) -> bool:
        """Whether "Mayor Doe" is not Jane Doe: who is told to be the mayor's sister, or is brought in later, described
        otherwise."""
        if name.title is None or name.title in lexicon.COURTESY_TITLES or name.title in bearer.titles:
            return False
        full = min((n for n in bearer.names if len(n.words) > 1), key=lambda n: n.span, default=None)
        told = None if full is None else _DESCRIBED_AS.match(self._text, full.span.end)
        if full is None or told is None or name.title.lower() in told.group(1).lower().split():
            return False
        kin = not lexicon.KIN.isdisjoint(told.group(1).lower().replace(",", " ").split())
        return kin or (full.span.start > name.span.start and "\n" in self._text[: name.span.start])

    def _known_otherwise(self, name: Name, word: str) -> Entity | None:
        if name.title is not None and name.title not in lexicon.TITLES_OF_GIVEN:
            return self._misspelt(word)
        if len(nicknamed := self._by_nickname.get(word, [])) == 1:
            return nicknamed[0]
        firsts = [e for e in self._by_first.get(word, []) if e.is_person or self._acts(e)]
        if name.title is not None:
            firsts = [e for e in firsts if _goes_with(name.title, e)]
        if introduced_as_kin(self._text, name.whole.start) is not None:  # a relation, if of nobody else's surname
            firsts = [e for e in firsts if len(self._by_last[e.words[-1]]) > 1]
        first = firsts[0] if len(firsts) == 1 else None
        return first or self._organisation_called(word) or self._called_by_middle(word) or self._misspelt(word)

    def _called_by_middle(self, word: str) -> Entity | None:
        """ "Vial" of "Ximena Vial Errázuriz": the first of two surnames, if one alone bears it."""
        found = self._by_middle.get(word, []) if word not in proper_names.GIVEN else []
        if len(found) != 1 or not found[0].is_person:
            return None
        if word not in self._stands_as_one:
            alone = self._alone_as[word]
            self._stands_as_one[word] = all(n.opens_sentence or is_spoken(self._text, n.span) for n in alone)
        return found[0] if self._stands_as_one[word] else None

    def _acts(self, entity: Entity) -> bool:
        """Whether what bears a name of several words stands anywhere like a person: "on Kolton Twitter" does not."""
        return any(
            SPEAKS.match(self._text, n.span.end)
            or not _LIKE_A_THING.search(self._text, max(0, n.whole.start - _BEFORE), n.whole.start)
            for n in entity.names
        )

    def _misspelt(self, word: str) -> Entity | None:
        """ "Keidis" where the document else has Kiedis: the same letters in another order."""
        bearers = self._by_letters.get(_letters(word), []) if len(word) >= _SURE_LETTERS else []
        return bearers[0] if len(bearers) == 1 else None

    def _organisation_called(self, word: str) -> Entity | None:
        """By acronym, first word or the clipping of one ("Fed" of "Federal Reserve") where only one fits."""
        found = self._organisations.get(word) or self._organisations.get(word.replace(".", ""))
        if found is not None or len(word) < _CLIPPING or not word[1:].islower():
            return found
        clipped = islice(self._clipped.get(word[:_CLIPPING], ()), BEARERS)
        forms = [f for f in clipped if f.startswith(word) and f[len(word)] != " "]
        return self._organisations[forms[0]] if len(forms) == 1 else None


def _goes_with(title: str, entity: Entity) -> bool:
    """Whether a title before a given name may be of who bears it in full: "Sir Keir", "Bishop Philippa" of "the Rev.
    Philippa Nairn"; "Sister Ann" is no Ann Lee."""
    clerical = title in lexicon.CLERICAL and not lexicon.CLERICAL.isdisjoint(entity.titles)
    return clerical or title in lexicon.KNIGHTLY or title in entity.titles


def _part(word: str) -> str:
    """A word by which a name is looked up: an initial stands for all that begin so."""
    return word[0] if is_initial(word) else word


def _letters(word: str) -> tuple[str, ...]:
    return (word[0], *sorted(word[1:]))


def _abbreviates(acronym: str, word: str) -> bool:
    """ "VW" of "Volkswagen": its first letter, then letters that begin a syllable."""
    if (
        not _VOWELS.isdisjoint(acronym)
        or not word.startswith(acronym[0])
        or not word[1:].islower()
        or not _SHORT_ACRONYM <= len(acronym) < len(word) / 3
    ):
        return False
    syllables = "[^aeiou]".join(f"{letter.lower()}[aeiou][a-z]*" for letter in acronym[1:])
    return re.fullmatch(rf".[a-z]*[^aeiou]{syllables}", word) is not None
