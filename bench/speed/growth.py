"""How the time to analyse a document grows with its length, for texts of every odd shape.

    python -m bench.speed.growth [--longest CHARACTERS] [--shape NAME ...]

For each shape of `tests.support.odd_shapes` texts of four lengths up to the longest are taken apart (structure,
speakers, passages, stems), each twice, and the exponent of time against length is fitted: 1 is linear, 2 a square.
"""

import argparse
import gc
import math
import time
from collections.abc import Callable, Sequence

from index import Stemmer
from index.ingest.analysis import analyse
from index.text.document import Document
from tests.support.odd_shapes import SHAPES

LIMIT = 1.15  # of the exponent
LONGEST = 1_000_000  # characters
_STEP = 4  # times as long as the text before
_TIMINGS = 2
_UNMEASURED = 0.004  # seconds of processor time; what takes less is all noise


def analyse_text(text: str) -> None:
    """All that indexing does to a document's text, embedding apart."""
    analysis = analyse(Document("odd.txt", "", text))
    Stemmer().stems([passage.span.of(text) for passage in analysis.passages])


def seconds(work: Callable[[str], None], text: str) -> float:
    """Processor time of this process, its collections of garbage apart: they come when others' work makes them."""
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work(text)
        return time.process_time() - started
    finally:
        gc.enable()


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Slope of the logarithm of time over that of size, by least squares."""
    xs = [math.log(size) for size in sizes]
    ys = [math.log(max(t, _UNMEASURED)) for t in times]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def measure(make: Callable[[int], str], sizes: Sequence[int], timings: int = _TIMINGS) -> list[float]:
    """The best of some timings for each size, in seconds; turns are taken, as a busy machine changes its speed."""
    texts = [make(size) for size in sizes]
    best = [math.inf] * len(texts)
    for _ in range(timings):
        best = [min(known, seconds(analyse_text, text)) for known, text in zip(best, texts, strict=True)]
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--longest", type=int, default=LONGEST, help="characters of the longest text")
    parser.add_argument("--shape", action="append", choices=list(SHAPES), help="these alone")
    arguments = parser.parse_args()
    sizes = [arguments.longest // _STEP**power for power in (3, 2, 1, 0)]
    analyse_text("Nothing is timed that is read once.")
    steep = 0
    print(f"| shape | {' | '.join(f'{size // 1000} kB' for size in sizes)} | exponent |")
    print(f"| --- |{' --- |' * (len(sizes) + 1)}")
    for name in arguments.shape or SHAPES:
        times = measure(SHAPES[name], sizes)
        slope = exponent(sizes, times)
        steep += slope > LIMIT
        print(f"| {name} | {' | '.join(f'{t:.2f}' for t in times)} | {slope:.2f} |", flush=True)
    print(f"\n{steep} of {len(arguments.shape or SHAPES)} shapes above {LIMIT}")


if __name__ == "__main__":
    main()
