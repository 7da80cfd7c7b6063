"""What everybody says: of many quotations, spread over the coverage, which words are said, and how."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from index import Reader, StoredQuotation

from .spoken_words import SpokenWord, spoken_words

_SAMPLED = 2_000  # quotations by which everybody's words are known; read in a third of a second
_STEMS_AT_HAND = 20_000


@dataclass(slots=True)
class SpokenSample:
    """Of many of the coverage's quotations, the same words once: in how many each stem is said, by whom (by identity),
    and how often it stands as a thing's name among all the times that it is said."""

    said: Counter[str] = field(default_factory=Counter)
    said_by: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    things: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)

    def add(self, words: Iterable[SpokenWord], identity: int | None) -> None:
        words = list(words)
        stems = {word.stem for word in words}
        self.said.update(stems)
        if identity is not None:
            self.said_by[identity].update(stems)
        self.times.update(word.stem for word in words)
        self.things.update(word.stem for word in words if word.thing)

    def said_by_others(self, identity: int) -> Mapping[str, int]:
        return self.said - self.said_by.get(identity, Counter())


def spoken_sample(reader: Reader, stem: Callable[[str], str]) -> SpokenSample:
    """Of documents spread evenly over the coverage. Inside the reader's session."""
    sample, known = SpokenSample(), set[tuple[str, ...]]()
    stem = lru_cache(_STEMS_AT_HAND)(stem)
    for quotation in _spread(reader):
        words = spoken_words(quotation, stem)
        carried = tuple(word.folded for word in words)
        if carried and carried not in known:
            known.add(carried)
            sample.add(words, quotation.identity)
    return sample


def _spread(reader: Reader) -> Iterator[StoredQuotation]:
    """Quotations of every so-manieth document, headlines apart."""
    ids = sorted(reader.documents)
    step = max(1, -(-reader.generation.quotations // _SAMPLED))
    for document_id in ids[::step]:
        yield from (quotation for quotation in reader.quotations_in(document_id) if quotation.paragraph)
