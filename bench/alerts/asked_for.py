"""Subscriptions that were written by hand over the measuring sets, each with every article that it should bring.

A file a set beside this module, a subscription a line. `due` names articles by the stem of their file, more than one
where they tell the same words; `at` are places of the words that fit in the first of them, characters of its text. What
is optional could be argued either way, and counts neither for nor against.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index import Span
from retrieval import Wanted


@dataclass(frozen=True, slots=True)
class Due:
    documents: tuple[str, ...]
    at: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class AskedFor:
    """`half` is "tune" or "held" where the subscriptions of a set are parted, else ""."""

    id: str
    wanted: Wanted
    due: tuple[Due, ...]
    half: str

    @property
    def places(self) -> Mapping[str, tuple[Due, ...]]:
        """What is due of each article."""
        found: dict[str, tuple[Due, ...]] = {}
        for due in self.due:
            for document in due.documents:
                found[document] = (*found.get(document, ()), due)
        return found


def read_asked_for(name: str) -> tuple[AskedFor, ...]:
    lines = Path(__file__).with_name(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(map(_asked_for, map(json.loads, lines)))


def _asked_for(row: dict[str, object]) -> AskedFor:
    given = [row[name] for name in ("speaker", "topic", "outlet")]
    due = row["due"]
    assert isinstance(due, list)
    return AskedFor(
        id=str(row["id"]),
        wanted=Wanted(*(str(words) if words else None for words in given)),
        due=tuple(
            Due(tuple(one["documents"]), tuple(Span(*place) for place in one["at"]), bool(one.get("optional")))
            for one in due
        ),
        half=str(row.get("half", "")),
    )
