"""What two documents of nearly the same words have in common: a sketch of few numbers each.

The smallest hashes of all runs of words, as Broder has it ("On the resemblance and containment of documents", 1997):
the share of them that two documents have in common is close to the share of their runs.
"""

import heapq
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..text.folding import folded_words

RUN = 5  # words; shorter runs stand in any two articles of a paper
SIZE = 48  # hashes; the share is right within a tenth or so
LEAST = 0.6  # of the shorter one's hashes; a story and its update, or its print view
_FEWEST = 12  # hashes; a text of fewer words is like any other
_COMMON = 40  # documents that one hash may lead to: what more of them have is their template


def sketch_of(text: str) -> tuple[int, ...]:
    """The `SIZE` smallest hashes of a text's runs of words, in order; fewer where it has fewer runs."""
    words = folded_words(text)
    runs = {zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1)}
    return tuple(heapq.nsmallest(SIZE, runs))


def near_duplicates(sketches: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    """Pairs of keys of documents that are nearly the same, each document at most once as the second: the first is the
    first of its kind in the order given."""
    holders: dict[int, list[str]] = defaultdict(list)
    for key, sketch in sketches.items():
        if len(sketch) < _FEWEST:
            continue
        common: dict[str, int] = defaultdict(int)
        for number in sketch:
            for other in holders[number]:
                common[other] += 1
        best = max(common, key=lambda other: common[other], default=None)
        if best is not None and _resemblance(sketch, sketches[best]) >= LEAST:
            yield best, key
            continue
        for number in sketch:
            if len(holders[number]) < _COMMON:
                holders[number].append(key)


def _resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Of the smallest hashes of both together, the share that both have."""
    both = set(one) & set(other)
    smallest = heapq.nsmallest(min(len(one), len(other)), set(one) | set(other))
    return sum(number in both for number in smallest) / len(smallest)
