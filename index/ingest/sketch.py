"""What two documents have in common when one has most of the other's words: told from a sketch of few numbers each.

The smallest hashes of all runs of words, as Broder has it ("On the resemblance and containment of documents", 1997).
Below the lower of two sketches' highest hashes both are complete, so that the share of the one's that the other has
is close to the share of its runs: a shortened version stands in its story wholly, however much longer that is.
"""

import heapq
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ..text.folding import folded_words
from .shared_numbers import sharing_rows

RUN = 5  # words; shorter runs stand in any two articles of a paper
SIZE = 64  # hashes; of documents of like length the share is right within a sixteenth or so
# Of the shorter one's runs. Of 1,825 articles 53 pairs share more, and three share between 0.45 and this, one of them a
# page of many stories (`python -m bench.coverage.duplicates`).
LEAST = 0.6
_FEWEST = 12  # hashes; a text of fewer words is like any other
_COMPARED = 5  # documents with the most hashes in common that are measured
_AGREED = 8  # hashes in common, below which a share of them is chance


def sketch_of(text: str) -> tuple[int, ...]:
    """The `SIZE` smallest hashes of a folded text's runs of words, in order; fewer where it has fewer runs."""
    words = folded_words(text)
    runs = {zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1)}
    return tuple(heapq.nsmallest(SIZE, runs))


def near_duplicates(sketches: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    """Pairs of keys of documents of which one has most of the other's words, each document at most once as the second:
    the first is the first of its kind in the order given."""
    telling = {key: sketch for key, sketch in sketches.items() if len(sketch) >= _FEWEST}
    keys, held = list(telling), list(telling.values())
    second: set[int] = set()
    for later, earlier in sharing_rows(held, _AGREED):
        firsts = [row for row in earlier if row not in second][:_COMPARED]
        shares = {row: contained(held[later], held[row]) for row in firsts}
        best = max(shares, key=shares.__getitem__, default=later)
        if best != later and shares[best] >= LEAST:
            second.add(later)
            yield keys[best], keys[later]


def contained(one: Sequence[int], other: Sequence[int]) -> float:
    """About the share, 0 to 1, of the runs of the shorter of two texts that the other has too; 0 where chance may have
    made it. Of their sketches, neither of them empty."""
    complete = min(one[-1], other[-1])
    first, second = (bisect_right(sketch, complete) for sketch in (one, other))
    both = len(set(one[:first]).intersection(other[:second]))
    return both / min(first, second) if both >= _AGREED else 0.0
