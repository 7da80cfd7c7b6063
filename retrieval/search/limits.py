"""Whether what a search is narrowed to can be met at all; where not, which limit is the cause."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz.distance import OSA

from index import fold

from ..question.question import QuestionVocabulary, Scope
from ..question.tokens import tokens
from ..snapshot import Snapshot
from .scope import documents_in

_ALIKE = 0.6  # of 1; below, two names of outlets only share letters
_NEAR = 3  # names suggested


class ScopeLimit(StrEnum):
    """TOGETHER: each can be met, all at once not. ORDER: the first day is after the last."""

    SPEAKER = "speaker"
    OUTLET = "outlet"
    AFTER = "after"
    BEFORE = "before"
    ORDER = "order"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Unmet:
    """`scope` as it was given; `near` are names of the coverage like the one that is not in it; `first` and `last` the
    days of the coverage's oldest and newest document, None where no document has a date."""

    limit: ScopeLimit
    scope: Scope
    near: tuple[str, ...] = ()
    first: datetime.date | None = None
    last: datetime.date | None = None


def meet(scope: Scope, vocabulary: QuestionVocabulary) -> Scope:
    """The same with the outlet as the coverage writes it, where it is named otherwise ("post", "nyt")."""
    known = _outlet(scope.outlet, vocabulary)
    return scope if known is None else replace(scope, outlet=known)


def unmet(snapshot: Snapshot, scope: Scope) -> Unmet | None:
    """None where some document fits. `scope` as it was given."""
    dates = sorted(d.date for d in snapshot.reader.documents.values() if d.date)
    found = _cause(snapshot, scope, dates)
    if found is None:
        return None
    limit, near = found
    return Unmet(limit, scope, near, dates[0] if dates else None, dates[-1] if dates else None)


def _cause(
    snapshot: Snapshot, scope: Scope, dates: Sequence[datetime.date]
) -> tuple[ScopeLimit, tuple[str, ...]] | None:
    if scope.after and scope.before and scope.after > scope.before:
        return ScopeLimit.ORDER, ()
    if scope.outlet is not None and _outlet(scope.outlet, snapshot.vocabulary) is None:
        return ScopeLimit.OUTLET, _near_outlets(scope.outlet, snapshot.vocabulary)
    words = [token.text for token in tokens(scope.speaker or "")]
    numbers = snapshot.vocabulary.speakers.meant(words)
    if scope.speaker is not None and not numbers:
        return ScopeLimit.SPEAKER, snapshot.vocabulary.speakers.near(words)
    if scope.after and (not dates or scope.after > dates[-1]):
        return ScopeLimit.AFTER, ()
    if scope.before and (not dates or scope.before < dates[0]):
        return ScopeLimit.BEFORE, ()
    return None if _some_fit(snapshot, scope, [number for number, _ in numbers]) else (ScopeLimit.TOGETHER, ())


def _some_fit(snapshot: Snapshot, scope: Scope, numbers: Sequence[int]) -> bool:
    kept = documents_in(meet(scope, snapshot.vocabulary), snapshot.reader.documents.values())
    if kept is None:
        return True
    if not numbers:
        return bool(kept)
    return any(quotation.document_id in kept for quotation in snapshot.reader.quotations_by(numbers))


def _outlet(name: str | None, vocabulary: QuestionVocabulary) -> str | None:
    if name is None:
        return None
    wanted = fold(" ".join(name.split()))
    return vocabulary.outlets.get(wanted) or vocabulary.outlets.get(wanted.removeprefix("the "))


def _near_outlets(name: str, vocabulary: QuestionVocabulary) -> tuple[str, ...]:
    """Outlets of which the whole name, or a word of it, is like what was typed; most alike first."""
    wanted = fold(name)
    likeness = {key: max(OSA.normalized_similarity(wanted, part) for part in _parts(key)) for key in vocabulary.outlets}
    alike = sorted((key for key in likeness if likeness[key] >= _ALIKE), key=lambda key: (-likeness[key], key))
    return _unique(vocabulary.outlets[key] for key in alike)


def _parts(name: str) -> list[str]:
    return [name, *(word for word in name.split() if len(word) > 2 and word != "the")]


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:_NEAR]
