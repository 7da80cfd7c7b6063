"""How the time to analyse a document grows with its length: 1 is linear, 2 a square."""

import gc
import math
import time
from collections.abc import Callable, Sequence

from index import Stemmer
from index.ingest.analysis import analyse
from index.text.document import Document

LIMIT = 1.15  # of the exponent
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
