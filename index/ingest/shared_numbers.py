"""Which rows of numbers have many in common, without comparing each with each: by who has a number first.

Each row is held against the first few that have one of its numbers. A number that more have is a template's, or that of
a text that came before, of which the first is among these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FIRST = 12  # rows that are looked at for one number
_AT_ONCE = 5_000  # rows, which with numbers that many have make some 4 million pairs


@dataclass(frozen=True, slots=True)
class _Held:
    """Of every number in turn, `rows` (m,) has its row. `holders` (m,) are all rows, those of the same number together
    and in order: `begins` (m,) is where those of a number begin there, `places` (m,) how many of them come before."""

    rows: NDArray[np.int32]
    holders: NDArray[np.int32]
    begins: NDArray[np.int32]
    places: NDArray[np.int32]


def sharing_rows(rows: Sequence[Sequence[int]], least: int, at_once: int = _AT_ONCE) -> Iterator[tuple[int, list[int]]]:
    """Of each row that shares at least `least` numbers with one of those before it, its place and theirs, those with
    the most in common first. Numbers are from 0 to 2**32 - 1, and in one row each is another. Of `at_once` rows all
    pairs are in memory."""
    import numpy as np

    if not rows:
        return
    held = _held(rows)
    ends = np.searchsorted(held.rows, np.arange(0, len(rows) + at_once, at_once))
    for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        pairs, counts = np.unique(_pairs(held, slice(start, end), len(rows)), return_counts=True)
        enough = counts >= least
        later, earlier = np.divmod(pairs[enough], len(rows))
        most_first = np.lexsort((earlier, -counts[enough], later))
        later, earlier = later[most_first], earlier[most_first]
        firsts = np.flatnonzero(np.diff(later, prepend=-1))
        for row, found in zip(later[firsts].tolist(), np.split(earlier, firsts[1:]), strict=False):
            yield row, found.tolist()


def _held(rows: Sequence[Sequence[int]]) -> _Held:
    import numpy as np

    numbers = np.concatenate([np.asarray(row, np.uint32) for row in rows])
    own = np.repeat(np.arange(len(rows), dtype=np.int32), [len(row) for row in rows])
    order = np.argsort(numbers, kind="stable")
    alike = numbers[order]
    firsts = np.flatnonzero(np.append(True, alike[1:] != alike[:-1]))
    starts = np.repeat(firsts.astype(np.int32), np.diff(firsts, append=len(alike)))
    begins, places = np.empty_like(starts), np.empty_like(starts)
    begins[order] = starts
    places[order] = np.arange(len(order), dtype=np.int32) - starts
    return _Held(own, own[order], begins, places)


def _pairs(held: _Held, part: slice, rows: int) -> NDArray[np.int64]:
    """Of each number in this part, its row with each of the first rows before it that have it, as one number."""
    import numpy as np

    own, begins, places = held.rows[part], held.begins[part], held.places[part]
    found = []
    for place in range(_FIRST):
        behind = places > place
        found.append(own[behind].astype(np.int64) * rows + held.holders[begins[behind] + place])
    return np.concatenate(found)
