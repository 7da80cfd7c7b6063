"""How many documents that are a version of another are found as such at indexing, and how many of those found are none:
about a minute.

    python -m bench.coverage.duplicates [SHARED] [--sets NAME …]

Two documents are versions where one has at least 0.6 of the other's runs of five words, counted without a sketch. First
those that the coverage of the sets has, then versions made of articles of these: cut at the end, without some of their
paragraphs, with others added, within a template, with words changed. Last the time and the memory that 100,000
documents take, of which a third are versions.
"""

import random
import resource
import tempfile
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.arguments import add_sets, add_shared, create_parser
from bench.indexes import documents_of
from index.ingest.sketch import LEAST, RUN, SIZE, near_duplicates, sketch_of
from index.text.folding import fold, folded_words
from index.text.structure import structure_of
from tests.support.attribution_lines import documents

SEED = 1
MADE_OF = 300  # articles that versions are made of
_PARAGRAPH = 40  # words
_LONG = 100  # words from which an article has versions
_MANY = 100_000

Words = Sequence[str]


def bodies(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Key and folded words of each document's body."""
    for document in documents(folder):
        text = " ".join(p.span.of(document.text) for p in structure_of(document).body)
        yield document.key, folded_words(fold(text))


def runs_of(words: Words) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def shares(texts: Mapping[str, Words]) -> dict[frozenset[str], float]:
    """The share of the shorter one's runs that the other has too, of every pair that has any in common."""
    runs = {key: runs_of(words) for key, words in texts.items()}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, own in runs.items():
        for run in own:
            holders[run].append(key)
    common = Counter(frozenset(pair) for keys in holders.values() for pair in combinations(keys, 2))
    return {pair: count / min(len(runs[key]) for key in pair) for pair, count in common.items()}


def found_in(texts: Mapping[str, Words]) -> list[tuple[str, str]]:
    """As at indexing, the longest first."""
    ordered = sorted(texts, key=lambda key: (-len(texts[key]), key))
    return list(near_duplicates({key: sketch_of(" ".join(texts[key])) for key in ordered}))


def tell_coverage(name: str, texts: Mapping[str, Words]) -> None:
    place = {key: n for n, key in enumerate(sorted(texts, key=lambda key: (-len(texts[key]), key)))}
    share = shares(texts)
    versions = {max(pair, key=place.__getitem__) for pair, part in share.items() if part >= LEAST}
    found = found_in(texts)
    right = sum(share.get(frozenset(pair), 0.0) >= LEAST for pair in found)
    recalled = len(versions & {later for _, later in found})
    print(f"{name:10}{len(texts):7,} documents, {len(versions):3} versions: found {recalled}")
    print(f"{'':10}of {len(found)} that were found {right} are right")


def made_versions(words: Words, other: Words, chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Versions of an article by what was done to it; `other` is another one's words."""
    paragraphs = [words[at : at + _PARAGRAPH] for at in range(0, len(words), _PARAGRAPH)]
    for percent in (10, 20, 30, 40, 60):
        yield f"{percent} % cut at the end", list(words[: len(words) * (100 - percent) // 100])
    for percent in (10, 20, 30, 40):
        kept = [p for p in paragraphs if chance.random() * 100 >= percent] or paragraphs[:1]
        yield f"{percent} % of the paragraphs out", [word for paragraph in kept for word in paragraph]
    for percent in (20, 40, 100):
        yield f"{percent} % added", [*words, *other[: len(words) * percent // 100]]
    yield "a template of 80 words around", [*other[:40], *words, *other[-40:]]
    yield "1 word of 20 changed", [word if chance.random() >= 0.05 else f"un{word}" for word in words]


def tell_made(texts: Mapping[str, Words]) -> None:
    chance = random.Random(SEED)
    known = {later for _, later in found_in(texts)}
    long = sorted(key for key in texts if len(texts[key]) >= _LONG and key not in known)
    chance.shuffle(long)
    chosen, others = long[:MADE_OF], long[MADE_OF:]
    made: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for key in chosen:
        for what, words in made_versions(texts[key], texts[chance.choice(others or chosen)], chance):
            made[what][key] = words
    for what, versions in made.items():
        pairs = found_in(
            {f"{key} as it was": texts[key] for key in chosen} | {f"{k} as made": w for k, w in versions.items()}
        )
        right = sum(one.rpartition(" as ")[0] == other.rpartition(" as ")[0] for one, other in pairs)
        print(f"{what:32}found {right / len(chosen):.3f}   wrong {len(pairs) - right}")


def tell_time() -> None:
    numbers = np.random.default_rng(SEED)
    highest = 2**32 * SIZE // 500  # of the hashes in the sketch of an article of 500 words
    rows = np.sort(numbers.integers(0, highest, (_MANY, SIZE), dtype=np.uint32), axis=1)
    versions = rows[: _MANY // 3]
    versions[:, :: SIZE // 8] += 1
    rows[-len(versions) :] = np.sort(versions, axis=1)
    sketches = {f"{n}.html": array("I", row.tolist()) for n, row in enumerate(rows)}
    before, started = _peak(), time.perf_counter()
    found = sum(1 for _ in near_duplicates(sketches))
    print(f"{_MANY:,} documents, {found:,} found: {time.perf_counter() - started:.1f} s, {_peak() - before} MB more")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_sets(parser)
    arguments = parser.parse_args()
    every: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.sets:
            texts = dict(bodies(documents_of(arguments.shared, name, Path(folder))))
            tell_coverage(name, texts)
            every |= {f"{name}/{key}": words for key, words in texts.items()}
    print()
    tell_made(every)
    print()
    tell_time()


if __name__ == "__main__":
    main()
