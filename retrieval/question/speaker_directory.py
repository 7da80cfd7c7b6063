"""Whom the coverage quotes, found by the names that people type: full, short, misspelt, initials, roles.

Nobody is known from outside the coverage: a name that fits nobody in it stays unknown.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index import Identity, SpeakerKind, fold, has_nicknames

from .names.name_words import (
    HONORIFICS,
    REGNAL,
    initials_of,
    name_parts,
    name_words,
    spellings,
    untitled,
    without_apostrophes,
)
from .names.nicknames import is_slip, may_be_one
from .tokens import FUNCTION_WORDS, tokens

_COMPANY_FORMS = frozenset("inc corp corporation co company ltd plc llc group ag sa bank motors holdings".split())
# How well a name fits, in this order; see SURE.
_FULL, _ALIAS, _SURNAME, _ACRONYM = 1.0, 0.95, 0.9, 0.9
_SPOKESMAN, _FUZZY, _INITIALS, _FIRST = 0.85, 0.8, 0.7, 0.6
_SPOKESMAN_OF = re.compile(r"\bspokes(?:man|woman|person) (?:for|of) (?:the )?([^,;()]+)", re.IGNORECASE)
_TITLES_BEFORE = 3  # words at most that are typed before a name and are none of it: "the former president"
_SHORT_NAME = 4  # letters; a typo in a name as short as this makes another name


class SpeakerMatch(NamedTuple):
    """Somebody whom a name can mean: the number of their identity, and how well the name fits, 0 to 1."""

    identity: int
    fit: float


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found among words: `first` and `last` are token positions, both inclusive; `identities` are whom it can
    mean, best first, one at least."""

    first: int
    last: int
    identities: tuple[SpeakerMatch, ...]


class SpeakerDirectory:
    """Immutable over one generation's identities; the position in `identities` is their number."""

    def __init__(self, identities: Sequence[Identity]) -> None:
        self._identities = identities
        self._names: dict[str, dict[int, float]] = defaultdict(dict)
        self._surnames: dict[str, set[int]] = defaultdict(set)
        self._firsts: dict[str, set[int]] = defaultdict(set)
        self._first_of_organisation: dict[str, set[int]] = defaultdict(set)
        self._hyphened: set[str] = set()
        self._parts: list[tuple[str, ...]] = []
        for number, identity in enumerate(identities):
            self._parts.append(name_parts(identity.name))
            if identity.kind is not SpeakerKind.UNNAMED:
                self._add(number, identity)
            for organisation in (*identity.organisations, *_spoken_for(identity.descriptions)):
                self._add_organisation(number, name_parts(organisation))
        self._longest = max((name.count(" ") + 1 for name in self._names), default=0) + _TITLES_BEFORE
        self._longest += bool(self._hyphened)

    def __getitem__(self, number: int) -> Identity:
        return self._identities[number]

    def __len__(self) -> int:
        return len(self._identities)

    def find(self, words: Sequence[str]) -> tuple[NameMatch, ...]:
        """Names among `words` (folded tokens), longest first where they overlap, in order of place."""
        found: list[NameMatch] = []
        taken: set[int] = set()
        for size in range(min(self._longest, len(words)), 0, -1):
            for first in range(len(words) - size + 1):
                places = range(first, first + size)
                if taken.intersection(places):
                    continue
                if identities := self.named(words[first : first + size]):
                    found.append(NameMatch(first, first + size - 1, identities))
                    taken.update(places)
        return tuple(sorted(found, key=lambda match: match.first))

    def named(self, words: Sequence[str]) -> tuple[SpeakerMatch, ...]:
        """Identities that these words, all of them, can name; best first."""
        words = self._with_hyphens(name_words(words))
        stripped = untitled(words)
        key = " ".join(stripped)
        if not key or all(w in FUNCTION_WORDS for w in stripped):
            return ()
        fits = dict(self._names.get(" ".join(words), {})) | dict(self._names.get(key, {}))
        if len(stripped) == 1:
            self._add_single(stripped[0], fits)
        elif not fits:
            self._add_several(stripped, fits)
            if not fits and stripped[-1].endswith("s") and len(stripped[-1]) > _SHORT_NAME:
                fits |= {n: f - 0.02 for n, f in self.named([*stripped[:-1], stripped[-1][:-1]])}
        if len(words) > len(stripped) and words[0] in REGNAL:
            fits = {n: fit for n, fit in fits.items() if self._is_titled(n, words[0])}
        return self._ranked(fits)

    def meant(self, words: Sequence[str]) -> tuple[SpeakerMatch, ...]:
        """Identities that a whole name can mean, a slip of the keyboard allowed for where nobody is called so; best
        first. Nobody for no words."""
        return self.named(words) or self.misspelt(words) if words else ()

    def bearing(self, words: Sequence[str]) -> tuple[SpeakerMatch, ...]:
        """Identities who are called by these words, a slip of the keyboard allowed for; best first, and then only those
        whom they name as well: nobody's spokesman beside whom they speak for."""
        found = self.meant(words) or self._described(words)
        return tuple(match for match in found if match.fit >= min(found[0].fit, _SURNAME))

    def called(self, words: Sequence[str]) -> tuple[SpeakerMatch, ...]:
        """Whom these words, all of them, can name; or else those without a name of their own who are called so, an
        article apart: "the mayor", "a former employee". Best first, the most quoted before others."""
        return self.named(words) or self._described(words)

    def _described(self, words: Sequence[str]) -> tuple[SpeakerMatch, ...]:
        wanted = _without_article(words)
        return self._ranked(dict.fromkeys(self._descriptions.get(wanted, ()), _FULL)) if wanted else ()

    def near(self, words: Sequence[str], limit: int = 3) -> tuple[str, ...]:
        """Full names that resemble an unknown one, for "did you mean"; most alike first."""
        words = self._with_hyphens(name_words(words))
        name = " ".join(w for w in words if w not in HONORIFICS)
        alike = extract(name, self._persons, scorer=OSA.normalized_similarity, score_cutoff=0.6, limit=limit)
        shared = [i.name for i in self._sharing(words[-1:], self._surnames)] if len(words) > 1 else []
        return tuple(dict.fromkeys([self._persons_shown[choice] for choice, _, _ in alike] + shared))[:limit]

    def is_first_name(self, word: str) -> bool:
        return without_apostrophes(word) in self._firsts

    def is_part_of_name(self, word: str) -> bool:
        """True for somebody's first name or surname."""
        plain = without_apostrophes(word)
        return plain in self._firsts or plain in self._surnames

    def starting_with(self, prefix: str, limit: int) -> tuple[Identity, ...]:
        """Identities of which a name begins so, most quoted first."""
        wanted = fold(prefix)
        found: list[Identity] = []
        for identity in self._identities:
            if identity.kind is SpeakerKind.UNNAMED:
                continue
            names = [fold(name) for name in (identity.name, *identity.aliases)]
            if any(f" {wanted}" in f" {form}" for name in names for form in (name, without_apostrophes(name))):
                found.append(identity)
                if len(found) == limit:
                    break
        return tuple(found)

    def _add(self, number: int, identity: Identity) -> None:
        parts = self._parts[number]
        for name, fit in ((identity.name, _FULL), *((alias, _ALIAS) for alias in identity.aliases)):
            words = name_parts(name)
            self._hyphened.update(word for word in words if "-" in word)
            for key in spellings(words):
                if key and not key.isdigit():
                    self._names[key][number] = max(fit, self._names[key].get(number, 0.0))
        if identity.kind is SpeakerKind.PERSON and parts:
            self._surnames[parts[-1]].add(number)
            if len(parts) > 1:
                self._firsts[parts[0]].add(number)
                self._names[f"{parts[0]} {parts[-1]}"].setdefault(number, _FULL)
        elif identity.kind is SpeakerKind.ORGANISATION and parts:
            for letters in initials_of(parts):
                self._names[letters].setdefault(number, _ACRONYM)
            self._first_of_organisation[parts[0]].add(number)
            if parts[-1] in _COMPANY_FORMS:
                self._names[" ".join(parts[:-1])].setdefault(number, _ALIAS)

    def _add_organisation(self, number: int, parts: tuple[str, ...]) -> None:
        """A spokesman is found by whom they speak for."""
        if parts:
            self._names[" ".join(parts)].setdefault(number, _SPOKESMAN)
            for letters in initials_of(parts):
                self._names[letters].setdefault(number, _INITIALS)

    def _with_hyphens(self, words: Sequence[str]) -> list[str]:
        """With hyphens where a name has one, and nowhere else: "kilroy silk" is Kilroy-Silk."""
        found: list[str] = []
        for word in words:
            if found and f"{found[-1]}-{word}" in self._hyphened:
                found[-1] += f"-{word}"
            else:
                found.extend([word] if word in self._hyphened else word.split("-"))
        return found

    def _add_single(self, word: str, fits: dict[int, float]) -> None:
        for number in self._surnames.get(word, ()):
            fits.setdefault(number, _SURNAME)
        if not fits:
            for number in self._firsts.get(word, ()):
                fits.setdefault(number, _FIRST)
        if not fits and word.endswith("s") and len(word) > _SHORT_NAME:
            # "Roberts" is a surname of its own: no plural of a first name.
            fits |= {n: f - 0.02 for n, f in self.named([word[:-1]]) if f > _FIRST}

    def _is_titled(self, number: int, title: str) -> bool:
        identity = self._identities[number]
        stated = (identity.name, *identity.aliases, *identity.descriptions)
        beside = {token.text for text in stated for token in tokens(text)} - {self._parts[number][-1]}
        return title in beside

    def _add_several(self, words: Sequence[str], fits: dict[int, float]) -> None:
        """ "Colin Powell" for "Colin L. Powell", "R. Paul" for "Rand Paul": last names agree, first do not clash."""
        for number in self._surnames.get(words[-1], ()):
            if self._first_names_agree(words[:-1], self._parts[number]):
                fits[number] = _ALIAS
            elif self._has_title_alone(number):
                fits[number] = _FUZZY  # "Seb Coe" for "Lord Coe", whose first name nobody gives

    def _has_title_alone(self, number: int) -> bool:
        names = (self._identities[number].name, *self._identities[number].aliases)
        words = [[token.text for token in tokens(name)] for name in names]
        return all(len(name_parts(name)) == 1 for name in names) and any(w[:1] and w[0] in HONORIFICS for w in words)

    def _first_names_agree(self, words: Sequence[str], parts: Sequence[str]) -> bool:
        """Each is one of theirs; of somebody without a middle name one may stand there. The first of them is no middle
        initial spelt out: "value Putin" is not Vladimir V."""
        if len(parts) < 2 or not words:
            return False
        middle = words[1:]
        if len(parts) == 2 and len(middle) <= 1 and not FUNCTION_WORDS.intersection(middle):
            return may_be_one(words[0], parts[0])
        begun = [parts[0], *(part for part in parts[1:-1] if len(part) > 1)]
        if not any(may_be_one(words[0], part) for part in begun):
            return False
        return all(any(may_be_one(word, part) for part in parts[:-1]) for word in middle)

    def _is_other(self, words: Sequence[str], number: int) -> bool:
        """True where the first of these names is a name of its own, and no slip of theirs: "Ron Paul" is not Rand."""
        first, parts = words[0], self._parts[number]
        if may_be_one(first, parts[0]) or len(parts) < 2:
            return False
        return (has_nicknames(first) and has_nicknames(parts[0])) or not is_slip(first, parts[0])

    def misspelt(self, words: Sequence[str]) -> tuple[SpeakerMatch, ...]:
        """Identities whose name is these words but for a slip of the keyboard."""
        stripped = untitled(self._with_hyphens(name_words(words)))
        name = " ".join(stripped)
        fits: dict[int, float] = {}
        if len(stripped) > 1:
            for known in self._close(name, self._persons):
                for number in self._names[known]:
                    if not self._is_other(stripped, number):
                        fits[number] = _FUZZY
        if not fits:
            for known in self._close(stripped[-1], self._surname_list):
                for number in self._surnames[known]:
                    if len(stripped) == 1 or self._first_names_agree(stripped[:-1], self._parts[number]):
                        fits[number] = _FUZZY
        return self._ranked(fits)

    def shortened(self, word: str) -> tuple[SpeakerMatch, ...]:
        """By initials, a middle one that the coverage never gives included ("hrc"), or the beginning of an
        organisation's name ("citi"). For words that mean nothing else."""
        fits: dict[int, float] = {}
        if len(word) == 3:
            fits |= dict.fromkeys(self._outer_initials.get((word[0], word[-1]), ()), _INITIALS)
        if len(word) >= _SHORT_NAME:
            for first, numbers in self._first_of_organisation.items():
                if first.startswith(word):
                    fits |= dict.fromkeys(numbers, _INITIALS)
        return self._ranked(fits)

    def _ranked(self, fits: Mapping[int, float]) -> tuple[SpeakerMatch, ...]:
        """Best fit first, of equals the most quoted."""
        ranked = sorted(fits.items(), key=lambda item: (-item[1], -self._identities[item[0]].quotations))
        return tuple(SpeakerMatch(identity, fit) for identity, fit in ranked)

    def _close(self, word: str, known: Sequence[str]) -> Iterable[str]:
        if len(word) <= _SHORT_NAME:
            return ()
        slips = 1 if len(word) < 9 else 2
        found = extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=5)
        return [choice for choice, _, _ in found if choice[0] == word[0] or choice[1:3] == word[1:3]]

    def _sharing(self, words: Sequence[str], table: dict[str, set[int]]) -> Iterable[Identity]:
        numbers = {n for word in words for n in table.get(word, ())}
        return sorted((self._identities[n] for n in numbers), key=lambda i: -i.quotations)

    @cached_property
    def _outer_initials(self) -> dict[tuple[str, str], list[int]]:
        """Persons by the first letters of their first and last names."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, parts in enumerate(self._parts):
            if len(parts) > 1 and self._identities[number].kind is SpeakerKind.PERSON:
                found[parts[0][0], parts[-1][0]].append(number)
        return found

    @cached_property
    def _descriptions(self) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, identity in enumerate(self._identities):
            if identity.kind is SpeakerKind.UNNAMED:
                found[_without_article([token.text for token in tokens(identity.name)])].append(number)
        return found

    @cached_property
    def _surname_list(self) -> tuple[str, ...]:
        return tuple(self._surnames)

    @cached_property
    def _persons_shown(self) -> dict[str, str]:
        shown: dict[str, str] = {}
        for identity, parts in zip(self._identities, self._parts, strict=True):
            if identity.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION):
                shown.setdefault(" ".join(parts), identity.name)
        return shown

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        return tuple(key for key in self._persons_shown if key in self._names)


def _without_article(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(words[1:] if words and words[0] in ("a", "an", "the") else words)


def _spoken_for(descriptions: Iterable[str]) -> Iterator[str]:
    """Of "a spokesman for the ESSO" the organisation."""
    for description in descriptions:
        if found := _SPOKESMAN_OF.search(description):
            yield found.group(1)
