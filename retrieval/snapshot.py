"""One generation with everything that questions are read and ranked with; it never changes while it serves."""

import math
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index import GenerationState, IndexFolder, Reader, Stemmer, fold, open_sound_reader

from .question.parser import Coverage
from .question.question import Asked
from .question.roles import ROLE_WORDS, role_share, stated_words, synonyms
from .question.speaker_directory import SpeakerDirectory
from .question.tokens import Token, is_content, tokens
from .search.candidates import Candidate, Terms

_SHORTEST_MENDED = 5  # letters; a slip in a shorter word makes another word
_NAME_SAMPLES = 5  # passages that are looked at to see whether a word is only ever a name
_STEMS_AT_HAND = 20_000  # words of questions and of the passages that are looked at for them; 4 MB
_COMMON = 2_000  # passages with a word, from which on ranking them takes longer than an answer may


class Snapshot:
    """Thread-safe by one lock: whoever is inside `session` has the reader alone."""

    def __init__(self, folder: IndexFolder, *, vouched: bool = False) -> None:
        """With `vouched` the latest generation that is sound in every part. Raises NothingPublished,
        OtherVersion or IndexDamaged."""
        self.reader = open_sound_reader(folder) if vouched else Reader(folder)
        self._lock = threading.Lock()
        self._closed = False
        self._stemmer = Stemmer()
        self._stem = lru_cache(_STEMS_AT_HAND)(self._read_stem)
        self._known: dict[str, int] = {}
        self._beginning: dict[str, Mapping[str, int]] = {}
        self._titles: dict[int, frozenset[str]] = {}
        self._roles: dict[int, frozenset[str]] = {}
        self._samples: dict[str, tuple[Token, ...]] = {}

    @contextmanager
    def session(self) -> Iterator[GenerationState]:
        """Yields what has become of this generation; one that was closed is gone."""
        with self._lock:
            if self._closed:
                yield GenerationState.GONE
                return
            with self.reader.session() as standing:
                yield standing

    def close(self) -> None:
        """When whoever is inside has left."""
        with self._lock:
            self._closed = True
            self.reader.close()

    @cached_property
    def speakers(self) -> SpeakerDirectory:
        return SpeakerDirectory(self.reader.identities)

    @cached_property
    def coverage(self) -> Coverage:
        dates = [d.date for d in self.reader.documents.values() if d.date]
        outlets = {d.outlet for d in self.reader.documents.values() if d.outlet}
        return Coverage(
            speakers=self.speakers,
            outlets={key: outlet for outlet in sorted(outlets) for key in _outlet_names(outlet)},
            newest=max(dates, default=None),
            knows=self._knows,
            is_name=self._is_name,
        )

    def stem(self, word: str) -> str:
        return self._stem(word)

    def _read_stem(self, word: str) -> str:
        stems = self._stemmer.stems([word])[0]
        return stems[-1] if stems else word

    def stems(self, texts: Sequence[str]) -> list[frozenset[str]]:
        return [frozenset(stems) for stems in self._stemmer.stems(texts)]

    def title_stems(self, document_id: int) -> frozenset[str]:
        if document_id not in self._titles:
            title = self.reader.documents[document_id].title or ""
            self._titles[document_id] = self.stems([title])[0]
        return self._titles[document_id]

    def frequency(self, stem: str) -> int:
        """In how many passages the stem stands."""
        if stem not in self._known:
            self._known[stem] = self.reader.frequency(stem)
        return self._known[stem]

    def weight(self, stem: str) -> float:
        """How rare a stem is: its inverse document frequency as BM25 has it (Robertson, Spärck Jones 1976)."""
        total, holding = self.reader.generation.passages, self.frequency(stem)
        return math.log(1 + max(total - holding + 0.5, 0.5) / (holding + 0.5))

    def terms(self, topic: str) -> Terms:
        """The stems of a topic with their weights."""
        stems = dict.fromkeys(self._mended(stem) for found in self._stemmer.stems([topic]) for stem in found)
        kept = [stem for stem in stems if len(stem) > 1 or stem.isdigit()]
        return Terms({s: self.weight(s) for s in kept}, {s: self.frequency(s) for s in kept})

    def _mended(self, stem: str) -> str:
        """The coverage's own word for one that stands nowhere and is a slip of the keyboard away."""
        if self.frequency(stem) or len(stem) < _SHORTEST_MENDED or stem.isdigit():
            return stem
        slips = 1 if len(stem) < 2 * _SHORTEST_MENDED - 2 else 2
        known = self._vocabulary(stem[0])
        near = extract(stem, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=5)
        return max(near, key=lambda found: (-found[1], known[found[0]]))[0] if near else stem

    def _vocabulary(self, initial: str) -> Mapping[str, int]:
        if initial not in self._beginning:
            self._beginning[initial] = self.reader.vocabulary(initial)
        return self._beginning[initial]

    def role_shares(self, asked: Sequence[Asked], candidates: Sequence[Candidate]) -> Mapping[int, float]:
        """By speaker identity: how much of the role in the question the coverage states of them."""
        wanted = [w.text for a in asked if not a.named for w in tokens(a.words) if is_content(w.text)]
        if not wanted:
            return {}
        stems = [stem for found in self._stemmer.stems(wanted) for stem in found]
        weights = {stem: self.weight(stem) for stem in stems}
        numbers = {c.quotation.identity for c in candidates if c.quotation and c.quotation.identity is not None}
        return {n: role_share(stems, weights, self._stated(n), self._alike) for n in numbers}

    def _stated(self, number: int) -> frozenset[str]:
        if number not in self._roles:
            texts = list(stated_words(self.reader.identities[number]))
            self._roles[number] = frozenset(stem for stems in self._stemmer.stems(texts) for stem in stems)
        return self._roles[number]

    @cached_property
    def _alike(self) -> Mapping[str, frozenset[str]]:
        words = sorted(ROLE_WORDS)
        return synonyms(dict(zip(words, (s[0] for s in self._stemmer.stems(words)), strict=True)))

    def _knows(self, word: str) -> bool:
        """True where the word stands in the coverage, inflected or not. One that is only the stem of others
        ("citi" of "cities") does not."""
        stem = self.stem(word)
        if not self.frequency(stem):
            return False
        return stem != word or any(token.text == word for token in self._written(word))

    def _is_name(self, word: str) -> bool:
        """True where the coverage has the word, or another form of it, with a capital only."""
        written = self._written(word)
        return bool(written) and all(token.capital for token in written)

    def is_mostly_name(self, word: str) -> bool:
        """True where more than half of the times that were looked at it stands with a capital: "Trump", in spite of
        a trump card; not "may"."""
        written = self._written(word)
        return 2 * sum(token.capital for token in written) > len(written)

    def _some_with(self, word: str, stem: str) -> Sequence[int]:
        """Ids of passages with the word: the best, or, where ranking them would take long, any."""
        if self.frequency(stem) > _COMMON:
            return self.reader.passages_holding(word, _NAME_SAMPLES)
        return [hit.id for hit in self.reader.passages_with(f'body : "{word}"', _NAME_SAMPLES)]

    def _written(self, word: str) -> tuple[Token, ...]:
        """The tokens of some passages that have the word's stem."""
        if word not in self._samples:
            stem = self.stem(word)
            passages = self.reader.passages(self._some_with(word.replace('"', ""), stem)).values()
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
