"""What the command line's rows are worth beside the gold: one `Case` for every time a figure is put to the test."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from tests.gold.material import Check, Question, Quotation, articles
from tests.gold.wording import covers, same_speaker, same_words, squeezed

Row = Mapping[str, Any]
_AMONG = 3  # excerpts that a reader sees without asking for more


@dataclass(frozen=True, slots=True)
class Case:
    """One trial of one figure; `told` is what to print where it failed."""

    figure: str
    passed: bool
    told: str


@dataclass(frozen=True, slots=True)
class Figure:
    passed: int
    missed: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"{self.passed}/{self.passed + len(self.missed)}", *self.missed]
        return "\n    ".join(lines)


def figures(cases: Iterable[Case]) -> dict[str, Figure]:
    """Each figure by its name, in the order of its first case."""
    grouped: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        grouped[case.figure].append(case)
    return {
        name: Figure(sum(case.passed for case in group), tuple(case.told for case in group if not case.passed))
        for name, group in grouped.items()
    }


def answer_cases(questions: Sequence[Question], said: Sequence[Quotation], rows: Sequence[Row]) -> Iterator[Case]:
    for question, row in zip(questions, rows, strict=True):
        assert row["id"] == question.id
        told = f"{question.id} {question.text!r}: {_shown(row)}"
        if question.gold:
            yield from _answerable(question, row["excerpts"], told)
        else:
            yield Case("rightly silent", not row["answered"], told)
        for excerpt in row["excerpts"]:
            yield Case("excerpts verbatim", _is_verbatim(excerpt), f"{question.id}: {excerpt['text']!r}")
            yield from _shown_as_said(question, said, excerpt)


def _answerable(question: Question, excerpts: Sequence[Row], told: str) -> Iterator[Case]:
    hits = [any(_holds(excerpt, gold.document, gold.text) for gold in question.gold) for excerpt in excerpts[:_AMONG]]
    first = hits[:1] == [True]
    yield Case("answerable, not silent", bool(excerpts), told)
    yield Case("first excerpt right", first, told)
    yield Case("right among three", any(hits), question.id)
    yield Case(f"{question.kind}: first excerpt right", first, question.id)
    if first and excerpts[0]["speaker"]:
        fitting = [gold for gold in question.gold if _holds(excerpts[0], gold.document, gold.text) and gold.speaker]
        right = not fitting or any(same_speaker(gold.speaker, excerpts[0]["speaker"]) for gold in fitting)
        yield Case("right excerpt in the right mouth", right, told)


def _shown_as_said(question: Question, said: Sequence[Quotation], excerpt: Row) -> Iterator[Case]:
    """Of an excerpt that is shown as somebody's words, and holds quotations of the gold: whether one is theirs."""
    document, start, end = _stem(excerpt["document"]), excerpt["start"], excerpt["end"]
    held = [q for q in said if q.document == document and start <= q.start and q.end <= end]
    if held and excerpt["kind"] == "quotation" and excerpt["speaker"]:
        right = any(same_speaker(quotation.speaker, excerpt["speaker"]) for quotation in held)
        yield Case("words shown in the right mouth", right, f"{question.id} {_told(excerpt)}")


def check_cases(checks: Sequence[Check], rows: Sequence[Row]) -> Iterator[Case]:
    for check, row in zip(checks, rows, strict=True):
        assert row["id"] == check.id
        told = f"{check.id} {check.text!r}: {row['verdict']} for {check.expect}"
        yield Case(f"{check.expect}: right verdict", row["verdict"] == check.expect, told)
        if check.document is not None:
            found = row["document"] is not None and _stem(row["document"]) == check.document
            yield Case("pasted words found where they stand", found, f"{told}, in {row['document']}")


def quotation_cases(gold: Sequence[Quotation], rows: Sequence[Row]) -> Iterator[Case]:
    direct = [row for row in rows if row["kind"] != "indirect"]
    for quotation in gold:
        own = (row for row in direct if _stem(row["document"]) == quotation.document)
        row = next((row for row in own if same_words(" ".join(row["parts"]), quotation.text)), None)
        told = f"{quotation.document} {quotation.text[:60]!r} by {quotation.speaker}"
        yield Case("quotations found", row is not None, told)
        if row is not None:
            yield from _attributed(quotation, row, f"{told}: {row['speaker']} ({row['speaker_text']})")


def _attributed(quotation: Quotation, row: Row, told: str) -> Iterator[Case]:
    right = same_speaker(row["speaker"], quotation.speaker)
    yield Case("speakers found", right, told)
    if row["speaker"]:
        yield Case("quotations in the right mouth", right, told)
    if quotation.source:
        named = same_speaker(row["speaker_text"], quotation.source) or same_speaker(row["speaker"], quotation.source)
        yield Case("speakers as the text names them", named, told)


def _holds(excerpt: Row, document: str, text: str) -> bool:
    return _stem(excerpt["document"]) == document and covers(excerpt["text"], text)


def _is_verbatim(excerpt: Row) -> bool:
    """Whether the excerpt is what stands in the article where it says that it stands, white space apart."""
    stands = articles()[_stem(excerpt["document"])][excerpt["start"] : excerpt["end"]]
    return bool(stands) and squeezed(stands) == squeezed(excerpt["text"])


def _shown(row: Row) -> str:
    if not row["answered"]:
        return f"silent, {row['reason']}"
    return _told(row["excerpts"][0])


def _told(excerpt: Row) -> str:
    return f"{squeezed(excerpt['text'])[:100]!r} by {excerpt['speaker']} in {_stem(excerpt['document'])}"


def _stem(document: str) -> str:
    return PurePosixPath(document).stem
