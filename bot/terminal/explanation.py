"""How an answer was found and decided, on one screen: read, gathered, ranked, weighed against the line."""

import sys
from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from bot.replies.wording import answer_notes, counted, silence_sentence
from bot.text_safety import one_line
from retrieval import CandidateRow, Explanation, Reading, Way, Weighed

from .screen import Screen

_PIPE_WIDTH = 100  # columns where no terminal says how many there are
_CANDIDATES = 8  # lines of the table
_COMPARED = 3  # candidates whose features stand side by side
_FEATURES = 13  # rows; those that tell the candidates most apart, for the screen is 40 lines
_LEAST = 0.05  # log-odds; what adds less decides nothing


def print_explanation(explanation: Explanation) -> None:
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    screen = Screen(width=width)
    for part in lay_out_explanation(explanation):
        screen.print(part)


def lay_out_explanation(explanation: Explanation) -> Iterable[Table | Text]:
    """What is printed, from top to bottom."""
    yield Text(one_line(explanation.question), style="bold", overflow="ellipsis", no_wrap=True)
    yield _reading(explanation)
    if explanation.candidates:
        yield _candidates(explanation)
        if corrected := [c for c in explanation.candidates[:_CANDIDATES] if c.corrected]:
            yield Text("corrected here: " + ", ".join(f"#{c.rank} by {c.corrected}" for c in corrected), style="dim")
        yield _numbers(explanation)
    yield Text(_decision(explanation), style="bold")
    for note in answer_notes(explanation):
        yield Text(one_line(note), style="dim")


def _reading(explanation: Explanation) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim")
    grid.add_column(overflow="ellipsis")
    for label, value in _read(explanation.reading, explanation.previous):
        grid.add_row(label, one_line(value))
    return grid


def _read(reading: Reading, previous: Sequence[str]) -> Iterable[tuple[str, str]]:
    yield "asks for", reading.intent.value
    for speaker in reading.speakers:
        known = ", ".join(f"{name} {fit:.2f}" for name, fit in speaker.known) or "nobody in the coverage"
        form = "pronoun" if speaker.pronoun else "name" if speaker.named else "role"
        yield "speaker", f"“{speaker.words}” ({form}{', sure' if speaker.sure else ''}): {known}"
    if reading.quoted is not None:
        yield "quotation", reading.quoted
    elif reading.terms:
        yield "topic", " ".join(f"{stem} {weight:.1f}" for stem, weight in reading.terms)
    scope = [reading.outlet or "", *(_day(d, w) for d, w in ((reading.after, "from"), (reading.before, "to")))]
    if any(scope):
        yield "within", " ".join(part for part in scope if part)
    if previous:
        kept = f"follows, keeps {', '.join(reading.inherited) or 'nothing'}" if reading.follows else "stands alone"
        yield "after", f"“{previous[-1]}” ({kept})"


def _day(day: object, word: str) -> str:
    return f"{word} {day}" if day is not None else ""


def _candidates(explanation: Explanation) -> Table:
    shown = explanation.candidates[:_CANDIDATES]
    table = Table(
        box=None, pad_edge=False, title=_gathered(explanation), title_justify="left", expand=True, title_style="dim"
    )
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    for way in shown[0].ways:
        table.add_column(_short(way.name), justify="right", no_wrap=True)
    table.add_column("speaker", no_wrap=True, overflow="ellipsis", max_width=16)
    table.add_column("words", no_wrap=True, overflow="ellipsis", ratio=1)
    for candidate in shown:
        table.add_row(
            str(candidate.rank),
            f"{candidate.score:.2f}",
            *(_way(way) for way in candidate.ways),
            one_line(candidate.speaker or candidate.kind.value),
            one_line(candidate.text),
        )
    return table


def _gathered(explanation: Explanation) -> str:
    found = counted(explanation.gathered, "candidate")
    return f"{found}; by each way: score, and rank among them"


def _short(way: str) -> str:
    return {"passage_meaning": "passage"}.get(way, way)


def _way(way: Way) -> str:
    return "–" if way.rank is None else f"{way.score:.2f} {f'#{way.rank}':>4}"


def _numbers(explanation: Explanation) -> Table:
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_row(_features(explanation.candidates[:_COMPARED]), _evidence(explanation.evidence))
    return grid


def _features(candidates: Sequence[CandidateRow]) -> Table:
    """What each feature adds to the best candidates' scores."""
    table = Table(box=None, pad_edge=False)
    table.add_column("feature adds", no_wrap=True)
    for candidate in candidates:
        table.add_column(f"#{candidate.rank}", justify="right", no_wrap=True)
    rows = list(zip(*(candidate.features for candidate in candidates), strict=True))
    telling = sorted(rows, key=lambda row: -max(abs(feature.adds) for feature in row))[:_FEATURES]
    for row in rows:
        if row in telling and max(abs(feature.adds) for feature in row) >= _LEAST:
            table.add_row(row[0].name, *(f"{feature.adds:+.2f}" for feature in row))
    return table


def _evidence(evidence: Sequence[Weighed]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("evidence", no_wrap=True)
    table.add_column("value", justify="right", no_wrap=True)
    table.add_column("adds", justify="right", no_wrap=True)
    telling = sorted(evidence, key=lambda e: -abs(e.adds))[:_FEATURES]
    for number in evidence:
        if number in telling and abs(number.adds) >= _LEAST:
            table.add_row(number.name, f"{number.value:.2f}", f"{number.adds:+.2f}")
    return table


def _decision(explanation: Explanation) -> str:
    silence, probability, threshold = explanation.silence, explanation.probability, explanation.threshold
    outcome = "answered" if silence is None else f"{silence.value}: {silence_sentence(silence)}"
    if explanation.reading.quoted is not None:
        return f"checked, not searched for: likeness {probability:.2f}, {outcome}"
    side = "≥" if probability >= threshold else "<"
    return f"probability {probability:.2f} {side} line {threshold:.2f}: {outcome} ({explanation.elapsed_ms:.0f} ms)"
