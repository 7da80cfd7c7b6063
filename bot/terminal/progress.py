"""How far an indexing run is: a bar on a terminal, a line now and then elsewhere. Standard output is for data."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from index import Progress

_BETWEEN_LINES = 10.0  # seconds; a run that is shorter prints none
_LOOKED = 1.0  # seconds between two looks whether a line is due
_STAGES = {"reading": "reading files", "embedding": "embedding texts", "publishing": "publishing"}


class Lines:
    """For a pipe or a log: one line with `write` every ten seconds about what is being done, however long a step of it
    takes: `tell` is for whoever watches the clock."""

    def __init__(self, write: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._write = write
        self._clock = clock
        self._last = clock()
        self._words = "starting"
        self._one_at_a_time = threading.Lock()

    def show(self, progress: Progress) -> None:
        of = f" {progress.done:,} of {progress.total:,}" if progress.total else ""
        stage = _STAGES.get(progress.stage, progress.stage)
        self._words = f"{stage}:{of}" if of and progress.total > 1 else stage
        self.tell()

    def tell(self) -> None:
        with self._one_at_a_time:
            now = self._clock()
            if now - self._last < _BETWEEN_LINES:
                return
            self._last = now
            # Nobody may be reading any more: the run is not to end for that.
            with suppress(OSError, ValueError):
                self._write(self._words)


@contextmanager
def telling(lines: Lines, every: float = _LOOKED) -> Iterator[Callable[[Progress], None]]:
    """Lines that come by the clock, on a thread for the length of the block."""
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(every):
            lines.tell()

    thread = threading.Thread(target=look, name="progress", daemon=True)
    thread.start()
    try:
        yield lines.show
    finally:
        ended.set()
        thread.join()


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A bar for each stage, for the length of the block."""
    if not sys.stderr.isatty():
        with telling(Lines(lambda line: print(line, file=sys.stderr, flush=True))) as show_line:
            yield show_line
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
