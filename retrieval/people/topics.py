"""What somebody speaks of more than others do, in words of their own.

A word's weight is how much oftener it stands in their quotations than in everybody else's, as log-odds over their
standard deviation, with the coverage's own frequencies as the prior (Monroe, Colaresi, Quinn 2008, "Fightin' Words"):
rare words that were said once by chance don't win.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from index import StoredQuotation, fold

from ..question.names.name_words import name_parts
from ..snapshot import Snapshot
from ..spoken.spoken_sample import SpokenSample
from ..spoken.spoken_words import SpokenWord, spoken_words

_MOST = 6  # topics shown
_READ = 1_000  # quotations of one person that are read, the newest; takes a sixth of a second
_LEAST_SAID = 2  # quotations; what was said once is no habit
_LEAST_WEIGHT = 1.96  # standard deviations; one in forty is as far above by chance
_PRIOR = 0.015  # of all words that are counted: worth as much of the coverage's frequencies
_THING = 0.6  # share of the times that a word stands as a thing's name, from which it is one
_DOUBT = 0.4  # of one more time that counts as a thing's: a word seen once proves little
_OWN_THING = 0.5  # the same of the person's own times
_SURE_THING = 0.75  # the same of a word that ends as verbs and qualities do, said so often:
_PROVEN = 4  # times
_ENDINGS = ("ing", "ed", "ly", "ible", "able", "ive", "ous", "al", "ful", "less", "ish", "ic")
_LONGEST = 3  # words of a topic
_LEAST_SHARE = 0.02  # of their quotations
_PHRASE = 0.5  # share of the times that the same word stands before it, from which they are one topic
# Nouns that every subject has: times, amounts, people at large.
_OF_ANY_SUBJECT = frozenset(
    """
    ago away back today tonight tomorrow yesterday moment minute hour day night morning evening afternoon weekend week
    month year decade century time term past future number lot bit part side end point case fact example thing way kind
    place handful couple dozen hundred thousand million billion percent man men woman women guy people person folk name
    mind chance reason question everyone everybody somebody nobody
    """.split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """`words` as the person says them, in `quotations` different ones of theirs that were read."""

    words: str
    quotations: int


@dataclass(slots=True)
class _Said:
    """Of one stem: in how many quotations it is said, and where: the words of a quotation and the place among them."""

    quotations: int = 0
    places: list[tuple[Sequence[SpokenWord], int]] = field(default_factory=list)

    @property
    def things(self) -> int:
        return sum(words[place].thing for words, place in self.places)


def topics_of(snapshot: Snapshot, number: int, told: Sequence[Sequence[StoredQuotation]]) -> tuple[Topic, ...]:
    """Of an identity, the weightiest first. `told` are their quotations, newest first, those of the same words
    together. Inside the reader's session."""
    sample = snapshot.vocabulary.spoken
    stem = lru_cache(None)(snapshot.vocabulary.stem)
    said = _said([spoken_words(same[0], stem) for same in told[:_READ]])
    others = sample.said_by_others(number)
    weights = _weights({one: said[one].quotations for one in said}, others)
    left_out, least = _names(snapshot, number), max(_LEAST_SAID, round(_LEAST_SHARE * len(told[:_READ])))
    chosen: list[Topic] = []
    taken: set[str] = set()
    for one in sorted(weights, key=lambda key: (-weights[key], key)):
        if weights[one] < _LEAST_WEIGHT or len(chosen) == _MOST:
            break
        if one in taken or said[one].quotations < least or not _is_topic(one, said[one], sample):
            continue
        phrase = _phrase(said[one], sample)
        words = Counter(" ".join(word.written for word in run) for run in phrase).most_common(1)[0][0]
        if left_out.isdisjoint(fold(words).split()) and fold(words) not in snapshot.vocabulary.outlets:
            taken |= {word.stem for word in phrase[0]}
            chosen.append(Topic(words, said[one].quotations))
    return tuple(chosen)


def _names(snapshot: Snapshot, number: int) -> frozenset[str]:
    """Nobody's topic is their own name."""
    identity = snapshot.reader.identities[number]
    return _OF_ANY_SUBJECT | {part for name in (identity.name, *identity.aliases) for part in name_parts(name)}


def _said(quotations: Iterable[Sequence[SpokenWord]]) -> dict[str, _Said]:
    said: defaultdict[str, _Said] = defaultdict(_Said)
    for words in quotations:
        for stem in {word.stem for word in words}:
            said[stem].quotations += 1
        for place, word in enumerate(words):
            said[word.stem].places.append((words, place))
    return dict(said)


def _weights(own: Mapping[str, int], others: Mapping[str, int]) -> dict[str, float]:
    """Standard deviations by which each of `own` is said oftener than by others, among what is said at all."""
    total, total_others = sum(own.values()), sum(others.values())
    worth = _PRIOR * (total + total_others)
    weights = {}
    for stem, count in own.items():
        if count < _LEAST_SAID:
            continue
        theirs = others.get(stem, 0)
        prior = _PRIOR * (count + theirs) + 0.05
        odds = _log_odds(count + prior, total + worth) - _log_odds(theirs + prior, total_others + worth)
        weights[stem] = odds / math.sqrt(1 / (count + prior) + 1 / (theirs + prior))
    return weights


def _log_odds(count: float, total: float) -> float:
    return math.log(count / max(total - count, 1.0))


def _is_topic(stem: str, said: _Said, sample: SpokenSample) -> bool:
    """True for what stands as a thing's name in their mouth, and in most."""
    if said.things < _OWN_THING * len(said.places):
        return False
    forms = [words[place].written for words, place in said.places]
    if any(written.islower() and written.endswith(_ENDINGS) for written in forms):
        return sample.times[stem] >= _PROVEN and sample.things[stem] >= _SURE_THING * sample.times[stem]
    return sample.things[stem] + _DOUBT >= _THING * (sample.times[stem] + 1)


def _phrase(said: _Said, sample: SpokenSample) -> list[Sequence[SpokenWord]]:
    """The word at each of its places, with those beside it that are mostly the same: "middle class"."""
    runs = [(words, place, place + 1) for words, place in said.places]
    while wider := _widened(runs, -1) or _widened(runs, 1, sample):
        runs = wider
    return [words[first:end] for words, first, end in runs]


_Run: TypeAlias = tuple[Sequence[SpokenWord], int, int]


def _widened(runs: Sequence[_Run], step: int, sample: SpokenSample | None = None) -> list[_Run]:
    """Those of the runs that have the commonest word before or behind them, with it; none where it is not common."""
    if runs[0][2] - runs[0][1] == _LONGEST:
        return []
    beside = [(run, word) for run in runs if (word := _beside(run, step)) is not None]
    common = Counter(word.stem for _, word in beside).most_common(1)
    if not common or common[0][1] < max(_LEAST_SAID, _PHRASE * len(runs)):
        return []
    stem = common[0][0]
    if sample is not None and sample.things[stem] < _THING * sample.times[stem]:
        return []
    kept = [run for run, word in beside if word.stem == stem]
    return [(words, first - (step < 0), end + (step > 0)) for words, first, end in kept]


def _beside(run: _Run, step: int) -> SpokenWord | None:
    words, first, end = run
    if step < 0:
        return words[first - 1] if words[first].joined else None
    return words[end] if end < len(words) and words[end].joined else None
