"""The desk that questions are brought to: everything the layer above may ask of a published index.

Blocking and thread-safe. It goes on with the generation it has until a newer one is opened, between two questions.
"""

import datetime
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index import Embedder, IndexFolder

from .answer import Answer, Excerpt
from .asking import Found, company_of, find_answer
from .excerpt import build_excerpt
from .library import (
    Profile,
    Published,
    SourceEntry,
    SourceText,
    SpokenQuotation,
    describe_published,
    list_entries,
    list_outlets,
    profile,
    read_source,
    spoken_quotations,
)
from .question import Scope
from .scoring import Scored
from .serving import Serving
from .speaker_directory import SpeakerDirectory

LINE = 0.5  # least probability of an answer; the trade is in docs/answers.md
_NEAREST = 3  # excerpts shown beside a silence


class Desk:
    """Opened over an index folder; `open_embedder` is called when the first question has to be embedded."""

    def __init__(self, folder: IndexFolder, open_embedder: Callable[[], Embedder], line: float = LINE) -> None:
        """Raises NothingPublished, OtherVersion or IndexDamaged."""
        self._folder = folder
        self._open_embedder = open_embedder
        self._line = line
        self._serving = Serving(folder)
        self._swapping = threading.Lock()
        self._embedder: Embedder | None = None
        self._embedding = threading.Lock()

    @classmethod
    def open(cls, index_folder: Path, open_embedder: Callable[[], Embedder], line: float = LINE) -> "Desk":
        return cls(IndexFolder(index_folder), open_embedder, line)

    def close(self) -> None:
        self._serving.close()

    def ask(
        self, question: str, previous: Sequence[str] = (), scope: Scope = Scope(), limit: int = 5  # noqa: B008
    ) -> Answer:
        """`previous` are the questions that this one follows, oldest first; `limit` is how many excerpts at most."""
        embedder = self._ready_embedder()
        started = time.perf_counter()
        with self._session() as serving:
            found = find_answer(serving, embedder, question, previous, scope, self._line)
            answered = found.decision.silence is None
            excerpts = _excerpts(serving, found, limit if answered else _NEAREST)
            return Answer(
                question=question,
                excerpts=excerpts if answered else (),
                silence=found.decision.silence,
                nearest=() if answered else excerpts,
                notes=_notes(found),
                suggestions=found.question.suggestions,
                generation=serving.reader.generation.id,
                elapsed_ms=(time.perf_counter() - started) * 1000,
            )

    def sources(
        self,
        outlet: str | None = None,
        speaker: str | None = None,
        after: datetime.date | None = None,
        before: datetime.date | None = None,
    ) -> tuple[SourceEntry, ...]:
        """Documents by their keys; dates are inclusive, a speaker is who is quoted in it."""
        with self._session() as serving:
            directory = serving.speakers if speaker is not None else SpeakerDirectory(())
            return list_entries(serving.reader, directory, Scope(speaker, outlet, after, before))

    def source(self, document: str) -> SourceText | None:
        with self._session() as serving:
            return read_source(serving.reader, document)

    def who(self, name: str) -> Profile | None:
        with self._session() as serving:
            return profile(serving.reader, serving.speakers, name)

    def speakers(self, prefix: str, limit: int = 25) -> tuple[tuple[str, int], ...]:
        """Names that begin so, with how often each is quoted, most quoted first."""
        with self._session() as serving:
            return tuple((i.name, i.quotations) for i in serving.speakers.starting_with(prefix, limit))

    def outlets(self) -> tuple[str, ...]:
        with self._session() as serving:
            return list_outlets(serving.reader)

    def quotations(self, speaker: str | None = None) -> tuple[SpokenQuotation, ...]:
        with self._session() as serving:
            return tuple(spoken_quotations(serving.reader, serving.speakers, speaker))

    def published(self) -> Published:
        with self._session() as serving:
            size = sum(path.stat().st_size for path in self._folder.root.rglob("*") if path.is_file())
            return describe_published(serving.reader, size)

    @contextmanager
    def _session(self) -> Iterator[Serving]:
        """The generation that is served; a newer one is opened first, by one thread while the others go on."""
        serving = self._serving
        with serving.session() as current:
            if current:
                yield serving
                return
        if self._swapping.acquire(blocking=True):
            try:
                if self._serving is serving:
                    self._serving = Serving(self._folder)
            finally:
                self._swapping.release()
        with self._serving.session():
            yield self._serving

    def _ready_embedder(self) -> Embedder:
        with self._embedding:
            if self._embedder is None:
                self._embedder = self._open_embedder()
            return self._embedder


def _excerpts(serving: Serving, found: Found, limit: int) -> tuple[Excerpt, ...]:
    chosen: list[Scored] = []
    excerpts: list[Excerpt] = []
    for scored in found.ranked:
        if len(excerpts) == limit:
            break
        if any(_covers(other, excerpt, scored) for other, excerpt in zip(chosen, excerpts, strict=True)):
            continue
        score = found.decision.probability if not excerpts else min(excerpts[-1].score, found.decision.probability)
        excerpt = build_excerpt(serving.reader, scored.candidate, score, company_of(scored, found.ranked))
        chosen.append(scored)
        excerpts.append(excerpt)
    return tuple(excerpts)


def _covers(other: Scored, excerpt: Excerpt, scored: Scored) -> bool:
    return other.candidate.document_id == scored.candidate.document_id and excerpt.span.overlaps(scored.candidate.span)


def _notes(found: Found) -> tuple[str, ...]:
    return ()
