"""How far a run is, for whoever reads a pipe: a line every ten seconds, none of a short run."""

import threading
import time

from bot.terminal.progress import Lines, telling
from index import Progress


def lines(*told: tuple[float, Progress]) -> list[str]:
    """What is written of what is told, each at its second."""
    now = [0.0]
    written: list[str] = []
    shown = Lines(written.append, lambda: now[0])
    for at, progress in told:
        now[0] = at
        shown.show(progress)
    return written


def test_a_line_every_ten_seconds() -> None:
    steps = [(float(second), Progress("reading", 100 * second, 12_345)) for second in range(0, 35)]
    assert lines(*steps) == [
        "reading files: 1,000 of 12,345",
        "reading files: 2,000 of 12,345",
        "reading files: 3,000 of 12,345",
    ]


def test_a_short_run_writes_nothing() -> None:
    assert lines((0.0, Progress("reading", 0, 3)), (9.9, Progress("embedding", 3, 3))) == []


def test_what_tells_nothing_is_left_out() -> None:
    told = lines((10.0, Progress("reading", 0, 0)), (20.0, Progress("publishing", 0, 1)))
    assert told == ["reading files", "publishing"]


def test_a_step_that_takes_long_is_told_again_and_again() -> None:
    """Also before the first one."""
    clock, written = iter(range(0, 1_000_000, 10)), []
    first, second = "starting", "embedding texts: 256 of 512"
    twice = {first: threading.Event(), second: threading.Event()}

    def write(line: str) -> None:
        written.append(line)
        if written.count(line) == 2:
            twice[line].set()

    with telling(Lines(write, lambda: float(next(clock))), every=0.001) as show:
        assert twice[first].wait(10)
        show(Progress("embedding", 256, 512))
        assert twice[second].wait(10)
    assert sorted(written, key=[first, second].index) == written
    ended = len(written)
    time.sleep(0.02)
    assert len(written) == ended


def test_nobody_who_reads_is_no_reason_to_end() -> None:
    def closed(line: str) -> None:
        raise BrokenPipeError

    clock = iter((0.0, 40.0))
    Lines(closed, lambda: next(clock)).show(Progress("reading", 1, 2))
