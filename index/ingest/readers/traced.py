"""Words of a file that know where in it they stand, whatever was cut from between them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ...text.layout import Run

_PARTS_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Traced:
    """`runs` lie over `text`, in order; a character in none of them is not the file's own."""

    text: str
    runs: tuple[Run, ...] = ()

    def cut(self, start: int, end: int | None = None) -> "Traced":
        """As `text[start:end]`, for places within it."""
        end = len(self.text) if end is None else end
        if start == 0 and end == len(self.text):
            return self
        return Traced(self.text[start:end], tuple(_within(self.runs, start, end)))

    def stripped(self) -> "Traced":
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def replaced(self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> "Traced":
        """Each match of `pattern` gives way to what `by` makes of it; of very many none leads back to the file."""
        parts: list[Traced] = []
        start = 0
        for found in pattern.finditer(self.text):
            if (new := by(found)) != found[0]:
                parts += (self.cut(start, found.start()), Traced(new))
                start = found.end()
            if len(parts) > _PARTS_LIMIT:
                return Traced(pattern.sub(by, self.text))
        return self if not parts else joined([*parts, self.cut(start)])


def taken(text: str, start: int, end: int) -> Traced:
    """The file's own `text[start:end]`."""
    return Traced(text[start:end], (Run(0, start, end - start),) if start < end else ())


def joined(parts: Iterable[Traced], between: str = "") -> Traced:
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for part in parts:
        if texts:
            length += len(between)
        texts.append(part.text)
        runs += (Run(length + run.start, run.origin, run.length) for run in part.runs)
        length += len(part.text)
    return Traced(between.join(texts), tuple(merged(runs)))


def merged(runs: Iterable[Run]) -> list[Run]:
    """Runs that go on where the one before ends are one."""
    kept: list[Run] = []
    for run in runs:
        last = kept[-1] if kept else None
        if last and last.start + last.length == run.start and last.origin + last.length == run.origin:
            kept[-1] = Run(last.start, last.origin, last.length + run.length)
        else:
            kept.append(run)
    return kept


def _within(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    first = bisect_right(runs, start, key=lambda run: run.start + run.length)
    for run in islice(runs, first, None):
        left, right = max(run.start, start), min(run.start + run.length, end)
        if left >= right:
            return
        yield Run(left - start, run.origin + left - run.start, right - left)
