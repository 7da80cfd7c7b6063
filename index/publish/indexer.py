"""Bringing the index up to date: what changed is read, analysed and embedded beside what is served, then published.

Every step leaves a whole state behind: documents and vectors are committed as they are made and are found again
by the next run; the vector files have names of their own; one transaction serves the new generation.
"""

import datetime
import logging
import secrets
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from ..embedding import Embedder
from ..embedding.token_axes import axes_fingerprint
from ..errors import IndexDamaged, SourcesUnusable
from ..files.lock import writing
from ..files.origin import note_sources
from ..ingest.fingerprint import analysis_fingerprint
from ..ingest.folder.deadline import READ_SECONDS, Patience
from ..ingest.folder.source_folder import ARTICLES, SourceFolder
from ..ingest.folder.truncation import is_waited_for
from ..ingest.sketch import near_duplicates
from ..store.connection import IndexFolder, transaction, translate_sqlite_errors
from ..store.documents import MissingText, missing_texts
from ..store.generations import Generation, NewGeneration, generations, members, publish, published
from ..store.identities import group_identities
from ..store.readings import sketches, stored_warnings
from ..store.vectors import declare_complete
from ..text.document import Refusal, SourceWarning, WarningKind
from .gathering import Gathering, Version
from .pruning import prune_all_but, prune_removed, sweep_removed
from .repair import repair_vector_files, repaired_database, write_vector_file
from .report import Progress, Report, Run, event_of
from .resources import translate_resource_errors

_log = logging.getLogger(__name__)
EMBEDDING_BATCH = 256  # texts a transaction; what a kill can cost


def _ignore(_: Progress) -> None: ...


def _go_on() -> bool:
    return False


def _utc() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Indexer:
    """Indexes `sources` into `folder`. `open_embedder` is called only where something has to be embedded, and
    `batch` texts are embedded and stored at a time. What `now` tells is shown and never compared: generations
    are in the order of their numbers, whatever the clock does. `follow_links` also reads what links out of
    `sources` lead to, and one file or folder may take `read_seconds`."""

    def __init__(
        self,
        sources: Path,
        folder: IndexFolder,
        model: str,
        open_embedder: Callable[[], Embedder],
        now: Callable[[], datetime.datetime] = _utc,
        batch: int = EMBEDDING_BATCH,
        speaker_line: float | None = None,
        follow_links: bool = False,
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self._speaker_line = speaker_line
        self._follow_links = follow_links
        self._read_seconds = read_seconds
        self._sources = sources
        self._folder = folder
        self._model = model
        self._open_embedder = open_embedder
        self._now = now
        self._batch = batch

    def run(
        self,
        *,
        fingerprint: str,
        rebuild: bool = False,
        purge: bool = False,
        allow_empty: bool = False,
        progress: Callable[[Progress], None] = _ignore,
        cancelled: Callable[[], bool] = _go_on,
    ) -> Report:
        """One run. Raises IndexBusy, IndexUnwritable, OutOfResources, SourcesUnusable, ModelUnusable or Cancelled;
        a damaged database is built anew from the sources, with the vectors in it that are sound.

        `purge` lets go of every earlier generation and overwrites all that was removed at once, or raises IndexBusy
        where another process holds it. A sources folder that holds no document is refused, as one that is not
        mounted looks the same, unless `purge` or `allow_empty` says that nothing is meant."""
        started = time.monotonic()
        analysis = analysis_fingerprint(self._speaker_line)
        emptied = purge or allow_empty

        def attempt(*, trusted: bool) -> tuple[Report, set[str]]:
            run = Run(fingerprint, analysis, progress, cancelled, started, purge=purge, allow_empty=emptied)
            with (
                repaired_database(self._folder, rebuild=rebuild, trusted=trusted) as database,
                translate_sqlite_errors(),
            ):
                run.analysis = _analysis_name(run.analysis, published(database), rebuild)
                return self._run(database, run), self._named_files(database)

        with translate_resource_errors(), writing(self._folder.lock):
            try:
                report, named = attempt(trusted=True)
            except IndexDamaged:  # in a place that only writing comes to
                report, named = attempt(trusted=False)
            self._folder.remove_leftovers(named)
            note_sources(self._folder, self._sources)
        _log.info("indexed", extra=event_of(report))
        return report

    def _run(self, database: sqlite3.Connection, run: Run) -> Report:
        before = published(database)
        earlier = members(database, before.id) if before else {}
        current = self._read(database, before, earlier, run)
        self._embed(database, {id_ for id_, _ in current.values()} | _gone_back_to(database, run), run)
        repair_vector_files(self._folder, database)
        unchanged = (
            before is not None
            and {key: id_ for key, (id_, _) in current.items()} == {key: id_ for key, (id_, _) in earlier.items()}
            and (before.model, before.analysis, before.refused) == (run.fingerprint, run.analysis, tuple(run.refused))
        )
        generation = before if unchanged else self._publish(database, current, run)
        assert generation is not None
        if unchanged:
            prune_removed(database, generation, purge=run.purge)
            with transaction(database):
                declare_complete(database, run.fingerprint, axes_fingerprint())
        sweep_removed(database, purge=run.purge)
        kept = run.warnings if unchanged else []
        warnings = [*stored_warnings(database, generation.id), *generation.warnings, *kept]
        shared = [key for key in current if key in earlier]
        return Report(
            documents=generation.documents,
            passages=generation.passages,
            quotations=generation.quotations,
            added=len(current) - len(shared),
            changed=sum(current[key][1] != earlier[key][1] for key in shared),
            removed=len(earlier) - len(shared),
            unchanged=sum(current[key][1] == earlier[key][1] for key in shared),
            embedded=run.embedded,
            refused=tuple(run.refused),
            seconds=time.monotonic() - run.started,
            generation=generation.id,
            warnings=tuple(dict.fromkeys(warnings)),
        )

    def _read(
        self,
        database: sqlite3.Connection,
        before: Generation | None,
        earlier: dict[str, Version],
        run: Run,
    ) -> dict[str, Version]:
        """Document id and content hash by key of everything in the sources, and of what is kept."""
        waited_for = frozenset(r.document for r in before.refused if is_waited_for(r.why)) if before else frozenset()
        with Patience(self._read_seconds) as patience:
            sources = SourceFolder(self._sources, self._follow_links, patience)
            gathering = Gathering(
                database,
                sources,
                earlier,
                waited_for,
                run.analysis,
                self._speaker_line,
                emptied_is_meant=run.purge,
                stemmer=run.stemmer,
            )
            gathering.gather(lambda done, total: run.report("reading", done, total))
        run.refused += gathering.refused
        run.warnings += gathering.warnings
        if not gathering.current and not run.allow_empty:
            raise SourcesUnusable(_nothing_to_read(run.refused, before))
        return gathering.current

    def _embed(self, database: sqlite3.Connection, document_ids: Collection[int], run: Run) -> None:
        missing: dict[str, MissingText] = {}
        for document_id in sorted(document_ids):
            found = missing_texts(database, document_id, run.fingerprint, axes_fingerprint())
            # What is a quotation here may be a passage elsewhere, and then its word pieces are wanted.
            missing |= {h: wanted for h, wanted in found.items() if wanted.words_at is not None or h not in missing}
        if not missing:
            return
        from .embedding_batch import embed_batch  # loads numpy, which a run that embeds nothing does without

        embedder = self._open_embedder()
        # Neighbours of like length make batches without padding, which is where the time goes.
        texts = sorted(missing.items(), key=lambda item: (item[1].words_at is None, len(item[1].text)))
        for start in range(0, len(texts), self._batch):
            run.report("embedding", start, len(texts))
            batch = dict(texts[start : start + self._batch])
            embed_batch(database, embedder, batch)
            run.embedded += len(batch)
        run.report("embedding", len(texts), len(texts))

    def _publish(self, database: sqlite3.Connection, current: dict[str, tuple[int, str]], run: Run) -> Generation:
        run.report("publishing", 0, 1)
        document_ids = tuple(sorted(id_ for id_, _ in current.values()))
        passages, passage_vectors = write_vector_file(self._folder, database, "passage", run.fingerprint, document_ids)
        quotations, quotation_vectors = write_vector_file(
            self._folder, database, "quotation", run.fingerprint, document_ids
        )
        new = NewGeneration(
            model=run.fingerprint,
            model_name=self._model,
            analysis=run.analysis,
            document_ids=document_ids,
            passages=passages,
            quotations=quotations,
            passage_vectors=passage_vectors,
            quotation_vectors=quotation_vectors,
            refused=tuple(run.refused),
            warnings=(*run.warnings, *_duplicates(database, document_ids)),
            identities=group_identities(database, document_ids),
        )
        before = published(database)
        with transaction(database):
            after_id = publish(database, new, self._now())
            prune_all_but(database, [after_id, before.id] if before and not run.purge else [after_id])
            declare_complete(database, run.fingerprint, axes_fingerprint())
        after = published(database)
        assert after is not None
        run.report("publishing", 1, 1)
        return after

    def _named_files(self, database: sqlite3.Connection) -> set[str]:
        return {file.name for g in generations(database) for file in (g.passage_vectors, g.quotation_vectors)}


def _duplicates(database: sqlite3.Connection, document_ids: Sequence[int]) -> Iterator[SourceWarning]:
    for one, other in near_duplicates(sketches(database, document_ids)):
        what = f"most of its words are those of {one}: what both say is shown once, and cited with both"
        yield SourceWarning(other, WarningKind.DUPLICATE, what)


def _gone_back_to(database: sqlite3.Connection, run: Run) -> set[int]:
    """Documents of the generations that `rollback` may serve again: each lacks nothing but what a release since has
    begun to store, or what was found altered."""
    kept = [] if run.purge else [g for g in generations(database) if g.model == run.fingerprint]
    return {id_ for generation in kept for id_, _ in members(database, generation.id).values()}


def _analysis_name(fingerprint: str, before: Generation | None, rebuild: bool) -> str:
    """A rebuild has a name of its own, so that nothing stored before it is taken over; later runs go on with it."""
    if rebuild:
        return f"{fingerprint}+{secrets.token_hex(4)}"
    if before is not None and before.analysis.partition("+")[0] == fingerprint:
        return before.analysis
    return fingerprint


def _nothing_to_read(refused: list[Refusal], before: Generation | None) -> str:
    """`before` is what is published."""
    if refused:
        first = f"{refused[0].document}: {refused[0].why}"
        if len(refused) == 1:
            return f"The only document in the sources folder could not be read ({first})."
        return f"None of the {len(refused):,} documents in the sources folder could be read (the first, {first})."
    if before is not None and before.documents:
        return (
            "The sources folder holds no documents any more, and what is indexed is kept: see whether its drive is "
            "there and the folder the right one, or, where all are meant to be gone, run `python -m bot index --purge`."
        )
    return f"The sources folder holds no documents: put {ARTICLES} into it and index again."
