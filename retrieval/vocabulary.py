"""The words of one generation: who is quoted, which outlets there are, how rare a word is and how it is written."""

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from index import Reader, SpeakerKind, Stemmer, fold

from .question.roles import ROLE_WORDS, stated_words, synonyms
from .question.speaker_directory import SpeakerDirectory
from .question.tokens import Token, tokens
from .spoken.spoken_sample import SpokenSample, spoken_sample

_NAME_SAMPLES = 5  # passages that are looked at to see whether a word is only ever a name
_STEMS_AT_HAND = 20_000  # words of questions and of the sentences that are looked at for them; 4 MB
_COMMON = 2_000  # passages with a word, from which on ranking them takes longer than an answer may


class Vocabulary:
    """What questions are read against (a QuestionVocabulary), and the weights of their words (IndexedWords). What is
    looked up is kept. For whoever is inside the reader's session.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._stemmer = Stemmer()
        self._stem = lru_cache(_STEMS_AT_HAND)(self._read_stem)
        self._stems_of: dict[str, list[str]] = {}
        self._known: dict[str, int] = {}
        self._beginning: dict[str, Mapping[str, int]] = {}
        self._titles: dict[int, frozenset[str]] = {}
        self._roles: dict[int, frozenset[str]] = {}
        self._samples: dict[str, tuple[Token, ...]] = {}

    @cached_property
    def speakers(self) -> SpeakerDirectory:
        return SpeakerDirectory(self._reader.identities)

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """Outlets as the coverage writes them, by every folded name that people use for them. One of invisible
        characters and accents alone has none: the empty name would stand in every question."""
        outlets = {d.outlet for d in self._reader.documents.values() if d.outlet and fold(d.outlet)}
        return {key: outlet for outlet in sorted(outlets) for key in _outlet_names(outlet)}

    @cached_property
    def newest(self) -> datetime.date | None:
        """The date of the newest document, None where no document has one."""
        return max((d.date for d in self._reader.documents.values() if d.date), default=None)

    def stem(self, word: str) -> str:
        return self._stem(word)

    def _read_stem(self, word: str) -> str:
        stems = self._stemmer.stems([word])[0]
        return stems[-1] if stems else word

    def stems(self, texts: Sequence[str]) -> list[frozenset[str]]:
        """No word reaches over a blank, so what stands between two has the same stems everywhere."""
        split = [text.split() for text in texts]
        new = list({part for parts in split for part in parts if part not in self._stems_of})
        if len(self._stems_of) + len(new) > _STEMS_AT_HAND:
            self._stems_of = {}
            new = list({part for parts in split for part in parts})
        self._stems_of |= zip(new, self._stemmer.stems(new), strict=True)
        known = self._stems_of
        return [frozenset(stem for part in parts for stem in known[part]) for parts in split]

    def stems_in_order(self, texts: Sequence[str]) -> list[str]:
        """Of all the texts, one after the other; a stem as often as it stands there."""
        return [stem for stems in self._stemmer.stems(texts) for stem in stems]

    def title_stems(self, document_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
        new = [id_ for id_ in document_ids if id_ not in self._titles]
        self._titles |= zip(new, self.stems([self._reader.documents[id_].title or "" for id_ in new]), strict=True)
        return {id_: self._titles[id_] for id_ in document_ids}

    def frequency(self, stem: str) -> int:
        """In how many passages the stem stands."""
        if stem not in self._known:
            self._known[stem] = self._reader.frequency(stem)
        return self._known[stem]

    def weight(self, stem: str) -> float:
        """How rare a stem is: its inverse document frequency as BM25 has it (Robertson, Spärck Jones 1976)."""
        total, holding = self._reader.generation.passages, self.frequency(stem)
        return math.log(1 + max(total - holding + 0.5, 0.5) / (holding + 0.5))

    def stems_beginning(self, initial: str) -> Mapping[str, int]:
        """Every indexed stem with this first letter, and in how many passages it stands."""
        if initial not in self._beginning:
            self._beginning[initial] = self._reader.vocabulary(initial)
        return self._beginning[initial]

    def stated_roles(self, number: int) -> frozenset[str]:
        """Stems of everything that the coverage states of who an identity is."""
        if number not in self._roles:
            self._roles[number] = frozenset(self.stems_in_order(list(stated_words(self._reader.identities[number]))))
        return self._roles[number]

    @cached_property
    def spoken(self) -> SpokenSample:
        """What everybody says."""
        return spoken_sample(self._reader, self.stem)

    @cached_property
    def role_synonyms(self) -> Mapping[str, frozenset[str]]:
        """For each stem of a role's word those that can stand for it."""
        words = sorted(ROLE_WORDS)
        return synonyms(dict(zip(words, (s[0] for s in self._stemmer.stems(words)), strict=True)))

    def knows(self, word: str) -> bool:
        """True where the folded word stands in the coverage, inflected or not. One that is only the stem of others
        ("citi" of "cities") does not."""
        stem = self.stem(word)
        if not self.frequency(stem):
            return False
        return stem != word or any(token.text == word for token in self._written(word))

    def is_name(self, word: str) -> bool:
        """True where the coverage has the word, or another form of it, with a capital only."""
        written = self._written(word)
        return bool(written) and all(token.capital for token in written)

    def is_mostly_name(self, word: str) -> bool:
        """True where more than half of the times that were looked at it stands with a capital: "Trump", in spite of
        a trump card; not "may"."""
        written = self._written(word)
        return 2 * sum(token.capital for token in written) > len(written)

    def person_words(self, text: str) -> frozenset[str]:
        """The folded words of the text that name people whom the coverage quotes; a single word only where it mostly
        stands with a capital, "Price" and not "price"."""
        words = [token.text for token in tokens(text)]
        return frozenset(
            word
            for match in self.speakers.find(words)
            if self.speakers[match.identities[0].identity].kind is SpeakerKind.PERSON
            if match.last > match.first or self.is_mostly_name(words[match.first])
            for word in words[match.first : match.last + 1]
        )

    def _some_with(self, word: str, stem: str) -> Sequence[int]:
        """Ids of passages with the word: the best, or, where ranking them would take long, any."""
        if self.frequency(stem) > _COMMON:
            return self._reader.passages_holding(word, _NAME_SAMPLES)
        return [hit.id for hit in self._reader.passages_with(f'body : "{word}"', _NAME_SAMPLES)]

    def _written(self, word: str) -> tuple[Token, ...]:
        """The tokens of some passages that have the word's stem."""
        if word not in self._samples:
            stem = self.stem(word)
            passages = self._reader.passages(self._some_with(word.replace('"', ""), stem)).values()
            found = (token for passage in passages for token in tokens(passage.text))
            self._samples[word] = tuple(t for t in found if t.text == word or self.stem(t.text) == stem)
        return self._samples[word]


def _outlet_names(outlet: str) -> Iterator[str]:
    """An outlet as people name it: in full, without its article, by initials."""
    name = fold(outlet)
    yield name
    short = name.removeprefix("the ")
    yield short
    words = short.split()
    if len(words) > 1:
        yield "".join(w[0] for w in words)
        yield short.replace(" ", "")
        if len(words) == 2 and len(words[0]) > 3:
            yield words[0][:4] + words[1]
