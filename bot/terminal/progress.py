"""How far an indexing run is: a bar on a terminal, a line now and then elsewhere. Standard output is for data."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from index import Progress

_BETWEEN_LINES = 30.0  # seconds; a run that is shorter prints none


class Lines:
    """For a pipe or a log: one line with `write` every half minute."""

    def __init__(self, write: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._write = write
        self._clock = clock
        self._last = clock()

    def show(self, progress: Progress) -> None:
        now = self._clock()
        if now - self._last < _BETWEEN_LINES:
            return
        self._last = now
        of = f" of {progress.total:,}" if progress.total else ""
        # Nobody may be reading any more: the run is not to end for that.
        with suppress(OSError, ValueError):
            self._write(f"{progress.stage}: {progress.done:,}{of}")


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A bar for each stage, for the length of the block."""
    if not sys.stderr.isatty():
        yield Lines(lambda line: print(line, file=sys.stderr, flush=True)).show
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    from .screen import Screen

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    tasks: dict[str, TaskID] = {}
    with Bars(*columns, console=Screen(stderr=True), transient=True) as bars:

        def show(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(progress.stage, total=progress.total)
            bars.update(tasks[progress.stage], completed=progress.done, total=progress.total)

        yield show
