"""Laying a claimed quotation beside a document's words: does it stand there, and if not, what differs?"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.fuzz import partial_ratio_alignment

from index import Span

from ..answer import Difference
from ..excerpts.printed_words import Word
from .claim import Claim, Fragment

ELLIPSIS_REACH = 80  # words that an ellipsis may leave out; a long paragraph
_MOST_RUNS = 40  # stretches between ellipses; a quotation has two or three
_LONG = 1_500  # letters of a claim from which on the place that was found for it is as long as it needs be
# Pairs of same words; a page of 700 words laid beside itself has some 9,000. Over it they come again and again.
_MOST_WORK = 60_000
_ISOLATED = 4  # words of the document between a match at the edge and the rest, from which it is chance
_MOVED = 3  # words in a row that stand elsewhere nearby: moved, not invented


@dataclass(frozen=True, slots=True)
class Alignment:
    """`first` to `last` (exclusive) are positions among the document's words. `matched` are positions among the
    claim's words that stand there in order; `moved` those that stand there in another place."""

    first: int
    last: int
    matched: frozenset[int]
    moved: frozenset[int]
    differences: tuple[Difference, ...]


def find_exact(claim: Claim, words: Sequence[Word]) -> tuple[int, int] | None:
    """Where among `words` the claim stands, an asker's ellipses allowed for. Words that an editor put into brackets
    are words like any other: where the document has none or others there, the claim is not exact."""
    runs = _runs(claim.fragments)
    if not runs or len(runs) > _MOST_RUNS:
        return None
    places = _places([run for run, _ in runs], words)
    starts = _leading_on(runs, places)
    if not starts[0]:
        return None
    first = start = starts[0][0]
    for (run, _), following in zip(runs, starts[1:], strict=False):
        start = following[bisect_left(following, _end(run, start))]
    return first, _end(runs[-1][0], start)


def align(claim: Claim, words: Sequence[Word], text: str) -> Alignment | None:
    """The stretch of `words` most like the claim; `text` is the document's. None where nothing is alike."""
    asked = [word.text for word in claim.words]
    reach = _nearest_stretch(asked, words)
    if reach is None:
        return None
    # An ellipsis leaves out more than the stretch of the claim's own length can show.
    slack = max(6, len(asked) // 2) + ELLIPSIS_REACH * sum(fragment.skips for fragment in claim.fragments)
    low, high = max(0, reach[0] - slack), min(len(words), reach[1] + slack)
    found = [word.text for word in words[low:high]]
    if _work(asked, found) > _MOST_WORK:
        return None
    pairs = _without_strays(_pairs(asked, found))
    if not pairs:
        return None
    first, last = low + pairs[0][1], low + pairs[-1][1] + 1
    for _ in range(pairs[0][0]):
        first -= first > 0 and _runs_on(text, words[first - 1], words[first])
    for _ in range(len(asked) - pairs[-1][0] - 1):
        last += last < len(words) and _runs_on(text, words[last - 1], words[last])
    matched = frozenset(a for a, _ in pairs)
    differences = _differences(claim, words, text, [(a, low + b) for a, b in pairs], first, last)
    return Alignment(first, last, matched, _moved(asked, found, matched), tuple(differences))


def _work(asked: Sequence[str], found: Sequence[str]) -> int:
    """How many pairs of same words there are to be laid side by side."""
    known = Counter(found)
    return sum(known[word] for word in asked)


def _runs(fragments: Sequence[Fragment]) -> list[tuple[str, int]]:
    """Words that follow each other, each with how many others may stand before it."""
    runs: list[tuple[str, int]] = []
    reach = 0
    for fragment in fragments:
        reach += ELLIPSIS_REACH if fragment.skips else 0
        words = " ".join(word.text for word in fragment.words)
        if runs and not reach:
            runs[-1] = (f"{runs[-1][0]} {words}", runs[-1][1])
        else:
            runs.append((words, reach))
        reach = 0
    return runs


def _places(runs: Iterable[str], words: Sequence[Word]) -> dict[str, list[int]]:
    """Of each run, the positions among `words` at which it stands, in order. A run that stands several times in a claim
    is looked for once."""
    joined = f" {' '.join(word.text for word in words)} "
    positions: dict[int, int] = {}
    at = 0
    for position, word in enumerate(words):
        positions[at] = position
        at += len(word.text) + 1
    return {run: [positions[at] for at in _found(f" {run} ", joined)] for run in dict.fromkeys(runs)}


def _found(wanted: str, joined: str) -> Iterator[int]:
    at = joined.find(wanted)
    while at >= 0:
        yield at
        at = joined.find(wanted, at + 1)


def _leading_on(runs: Sequence[tuple[str, int]], places: Mapping[str, Sequence[int]]) -> list[Sequence[int]]:
    """Of each run, the places from which all that follow it can be reached, in order: taken from the last to the first,
    so that no place is looked at twice for one run."""
    starts: list[Sequence[int]] = [places[runs[-1][0]]]
    for (run, _), (_, reach) in zip(reversed(runs[:-1]), reversed(runs), strict=False):
        following = starts[-1]
        starts.append([at for at in places[run] if _reaches(_end(run, at), reach, following)])
    return starts[::-1]


def _reaches(end: int, reach: int, following: Sequence[int]) -> bool:
    """Whether one of the places stands at `end`, or behind at most `reach` other words."""
    next_ = bisect_left(following, end)
    return next_ < len(following) and following[next_] <= end + reach


def _end(run: str, start: int) -> int:
    """Position behind the last word of a run that begins at `start`."""
    return start + run.count(" ") + 1


def _nearest_stretch(asked: Sequence[str], words: Sequence[Word]) -> tuple[int, int] | None:
    """Positions among `words`, the last exclusive, of what is most like `asked` letter by letter: all of them where the
    claim is long or longer. None where nothing is alike."""
    joined = " ".join(word.text for word in words)
    if sum(map(len, asked)) > _LONG:
        return 0, len(words)
    found = partial_ratio_alignment(" ".join(asked), joined)
    if found is None or not joined:
        return None
    if len(joined) < len(" ".join(asked)):
        return 0, len(words)
    return joined.count(" ", 0, found.dest_start), joined.count(" ", 0, found.dest_end) + 1


def _pairs(asked: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of the same words in the same order, longest runs first (Ratcliff and Obershelp 1988): as a reader
    would lay two sentences side by side."""
    blocks = SequenceMatcher(None, asked, found, autojunk=False).get_matching_blocks()
    return [(block.a + i, block.b + i) for block in blocks for i in range(block.size)]


def _without_strays(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without single words at the edges that agree by chance, far from the rest."""
    while len(pairs) > 1 and pairs[1][1] - pairs[0][1] > _ISOLATED:
        pairs = pairs[1:]
    while len(pairs) > 1 and pairs[-1][1] - pairs[-2][1] > _ISOLATED:
        pairs = pairs[:-1]
    return pairs


def _runs_on(text: str, one: Word, other: Word) -> bool:
    """True where no mark stands between two words, so that one may stand in place of the claim's."""
    return not text[one.end : other.start].strip(" ,-\n")


def _moved(asked: Sequence[str], found: Sequence[str], matched: frozenset[int]) -> frozenset[int]:
    """Positions of the claim's words that stand among `found` in a row of at least `_MOVED`, though not in order."""
    joined = f" {' '.join(found)} "
    moved: set[int] = set()
    for start in range(len(asked) - _MOVED + 1):
        run = range(start, start + _MOVED)
        if not matched.issuperset(run) and f" {' '.join(asked[i] for i in run)} " in joined:
            moved |= set(run) - matched
    return frozenset(moved)


def _differences(
    claim: Claim, words: Sequence[Word], text: str, pairs: Sequence[tuple[int, int]], first: int, last: int
) -> Iterator[Difference]:
    """What stands between the pairs, but for what an ellipsis leaves out."""
    asked = claim.words
    skips = _skips(claim)
    previous = (-1, first - 1)
    for pair in [*pairs, (len(asked), last)]:
        put, left = range(previous[0] + 1, pair[0]), range(previous[1] + 1, pair[1])
        previous = pair
        if not put and not left:
            continue
        if not put and pair[0] in skips and len(left) <= ELLIPSIS_REACH:
            continue
        at, there = _stretch(asked, put), _stretch(words, left)
        yield Difference(at.of(claim.text), there.of(text), claimed_at=at, found_at=there)


def _stretch(words: Sequence[Word], run: range) -> Span:
    """From the first of the run to its last; of an empty one the place behind the word before it, or before the first
    word of all."""
    if run:
        return Span(words[run[0]].start, words[run[-1]].end)
    at = words[run.start - 1].end if run.start else words[0].start
    return Span(at, at)


def _skips(claim: Claim) -> frozenset[int]:
    """Positions of the claim's words that follow an ellipsis."""
    skips: set[int] = set()
    at = 0
    for fragment in claim.fragments:
        if fragment.skips:
            skips.add(at)
        at += len(fragment.words)
    return frozenset(skips)
