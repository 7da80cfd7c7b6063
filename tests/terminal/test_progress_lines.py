"""How far a run is, for whoever reads a pipe: a line every half minute, none of a short run."""

from bot.terminal.progress import Lines
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


def test_a_line_now_and_then() -> None:
    steps = [(float(second), Progress("reading", 100 * second, 12_345)) for second in range(0, 95)]
    assert lines(*steps) == [
        "reading: 3,000 of 12,345",
        "reading: 6,000 of 12,345",
        "reading: 9,000 of 12,345",
    ]


def test_a_short_run_writes_nothing() -> None:
    assert lines((0.0, Progress("reading", 0, 3)), (29.9, Progress("embedding", 3, 3))) == []


def test_what_is_not_known_yet_is_left_out() -> None:
    assert lines((30.0, Progress("reading", 0, 0))) == ["reading: 0"]


def test_nobody_who_reads_is_no_reason_to_end() -> None:
    def closed(line: str) -> None:
        raise BrokenPipeError

    clock = iter((0.0, 40.0))
    Lines(closed, lambda: next(clock)).show(Progress("reading", 1, 2))
