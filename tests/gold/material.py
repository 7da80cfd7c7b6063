"""The gold set as it stands on disk: articles, questions, checks and quotations, all made up and marked by hand.

The rows have the formats of the larger sets that the project is measured on; README.md beside this file says what is
added to them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
COVERAGE = FOLDER / "coverage"
QUESTIONS = FOLDER / "questions.jsonl"
CHECKS = FOLDER / "quotes_check.jsonl"
QUOTATIONS = FOLDER / "gold_quotations.jsonl"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that answer a question; `speaker` is None where they are the paper's own."""

    document: str
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """`kind` is speaker, who_said, fact, follow_up or unanswerable; the last has no gold, and no other lacks it."""

    id: str
    kind: str
    text: str
    previous: str | None
    gold: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """`stands` are the article's words that the pasted text was made from; both are None where nobody said it."""

    id: str
    text: str
    expect: str
    document: str | None
    stands: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in marks: `start` and `end`, characters of the file, take the outermost marks in, `parts` do not."""

    document: str
    start: int
    end: int
    parts: tuple[str, ...]
    source: str | None
    speaker: str

    @property
    def text(self) -> str:
        return " ".join(self.parts)


def questions() -> tuple[Question, ...]:
    return tuple(
        Question(
            row["id"],
            row["type"],
            row["question"],
            row["previous"],
            tuple(Passage(gold["document_id"], gold["text"], gold["speaker"]) for gold in row["gold"]),
        )
        for row in _rows(QUESTIONS)
    )


def checks() -> tuple[Check, ...]:
    return tuple(
        Check(
            row["id"],
            row["text"],
            row["expect"],
            row["document_id"],
            None if row["document_id"] is None else row.get("stands", row["text"]),
        )
        for row in _rows(CHECKS)
    )


def quotations() -> tuple[Quotation, ...]:
    return tuple(
        Quotation(row["document_id"], row["start"], row["end"], tuple(row["parts"]), row["source"], row["speaker"])
        for row in _rows(QUOTATIONS)
    )


@cache
def articles() -> dict[str, str]:
    """Each article, front matter and all, by its file's name without folder and ending."""
    return {path.stem: path.read_text(encoding="utf-8") for path in COVERAGE.rglob("*") if path.is_file()}


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
