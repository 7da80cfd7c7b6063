"""What a run is told, how far it is, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..text.document import Refusal, SourceWarning
from ..text.stems import Stemmer


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` in this stage: "reading", "embedding" or "publishing"."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did; `added`, `changed`, `removed`, `unchanged` count documents against the generation before.
    `warnings` are of documents that were read anew, and of those that were kept though they could not be read."""

    documents: int
    passages: int
    quotations: int
    added: int
    changed: int
    removed: int
    unchanged: int
    embedded: int
    refused: tuple[Refusal, ...]
    seconds: float
    generation: int | None
    warnings: tuple[SourceWarning, ...] = ()


class Cancelled(Exception):
    """The run was called off; what is served is unchanged."""


@dataclass(slots=True)
class Run:
    """One run's arguments and what it has counted so far."""

    fingerprint: str
    analysis: str
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    started: float
    purge: bool
    allow_empty: bool
    stemmer: Stemmer = field(default_factory=Stemmer)
    embedded: int = 0
    refused: list[Refusal] = field(default_factory=list)
    warnings: list[SourceWarning] = field(default_factory=list)

    def report(self, stage: str, done: int, total: int) -> None:
        """Tell how far it is. Raises Cancelled where the run was called off."""
        if self.cancelled():
            raise Cancelled
        self.progress(Progress(stage, done, total))


def event_of(report: Report) -> dict[str, object]:
    """The fields of the log's line about a run."""
    fields = ("generation", "documents", "added", "changed", "removed", "unchanged", "embedded")
    counts = {name: getattr(report, name) for name in fields}
    told = {"refused": len(report.refused), "warned": len(report.warnings)}
    return {**counts, **told, "seconds": round(report.seconds, 2)}
