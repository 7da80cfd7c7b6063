"""Repair: an indexing run writes the served database, or a fresh one in its place where that is damaged; vector files
that are missing or altered are written anew."""

import logging
import secrets
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import ALTERED_ROW, IndexDamaged, IndexUnwritable, OtherVersion
from ..files.folder import beside
from ..files.vector_file import build_vector_index, open_vector_index
from ..files.whole_file import rename_durably
from ..store.connection import UNWRITABLE, IndexFolder, connect_writer, transaction, translate_sqlite_errors
from ..store.generations import VectorFile, generations, members, prune, published, rename_vector_files
from ..store.integrity import verify_database, verify_members
from ..store.vectors import drop_altered, load_vectors, salvage_vectors

_LAST_NUMBER = 2**31  # a generation's number above it is one of the altered bytes
_log = logging.getLogger(__name__)


@contextmanager
def repaired_database(
    folder: IndexFolder, *, rebuild: bool = False, trusted: bool = True
) -> Iterator[sqlite3.Connection]:
    """Context manager: the served database, open for writing, or, where that is not `trusted` or fails verification, a
    fresh one. A fresh one is served when the block ends without an error; otherwise what it holds by then is kept for
    the next run. With `rebuild` a database of a later release is replaced as well, which raises OtherVersion else. The
    caller holds the writing lock."""
    _remove(*folder.superseded)
    try:
        if not trusted:
            raise IndexDamaged("it was found damaged while it was written")
        if _is_blocked(folder.database):
            raise IndexDamaged("a folder stands where SQLite keeps what belongs to it")
        database = _open_sound(folder)
    except (IndexDamaged, OtherVersion) as error:
        if isinstance(error, OtherVersion) and not rebuild:
            raise
        _log.warning("index_damaged", extra={"mend": "built anew from the sources", "error": type(error).__name__})
    else:
        _remove(folder.fresh)
        try:
            yield database
        finally:
            _close(database)
        return
    with _fresh_database(folder) as database:
        yield database


def _open_sound(folder: IndexFolder) -> sqlite3.Connection:
    database = connect_writer(folder)
    try:
        with translate_sqlite_errors():
            verify_database(database)
            current = published(database)
            if current is not None:
                _prune_altered(database, current.id, verify_members(database, current.id))
            if dropped := drop_altered(database):
                _log.warning("vectors_altered", extra={"dropped": dropped, "mend": "embedded anew"})
    except (sqlite3.Error, *ALTERED_ROW) as error:  # a row that is no longer of its form
        database.close()
        raise IndexDamaged(f"a row is altered ({error})") from error
    except BaseException:
        database.close()
        raise
    return database


def _prune_altered(database: sqlite3.Connection, current: int, verified: Collection[int]) -> None:
    """Delete the earlier generations that fail verification: they can't be gone back to, and can't be repaired, as the
    sources are no longer those."""
    sound = [current]
    for generation in generations(database):
        if generation.id == current:
            continue
        try:
            verify_members(database, generation.id, verified)
            sound.append(generation.id)
        except IndexDamaged:
            _log.warning("earlier_generation_damaged", extra={"generation": generation.id, "mend": "let go"})
    if len(sound) < len(generations(database)):
        with transaction(database):
            prune(database, sound)


def repair_vector_files(folder: IndexFolder, database: sqlite3.Connection) -> None:
    """Write anew, from the stored vectors, the files that are missing or altered. Raises IndexUnwritable."""
    for generation in generations(database):
        if _is_whole(folder, generation.passage_vectors) and _is_whole(folder, generation.quotation_vectors):
            continue
        document_ids = [id_ for id_, _ in members(database, generation.id).values()]
        try:
            files = [
                write_vector_file(folder, database, table, generation.model, document_ids)[1]
                for table in ("passage", "quotation")
            ]
        except IndexDamaged:  # of a text that nothing holds any more; the generation is let go with the next
            continue
        with transaction(database):
            rename_vector_files(database, generation.id, files[0], files[1])
        _log.warning("vector_file_damaged", extra={"generation": generation.id, "mend": "written anew"})


def write_vector_file(
    folder: IndexFolder, database: sqlite3.Connection, table: str, model: str, document_ids: Iterable[int]
) -> tuple[int, VectorFile]:
    """How many vectors, and where. A name of its own for every file: what is served is never written to."""
    ids, vectors = load_vectors(database, table, model, document_ids)
    name = f"{table}-{secrets.token_hex(8)}.faiss"
    return len(ids), VectorFile(name, build_vector_index(vectors, ids, folder.vectors / name))


def _is_whole(folder: IndexFolder, file: VectorFile) -> bool:
    try:
        open_vector_index(folder.vectors / file.name, file.sha256)
    except IndexDamaged:
        return False
    return True


@contextmanager
def _fresh_database(folder: IndexFolder) -> Iterator[sqlite3.Connection]:
    path = folder.fresh
    try:
        database = connect_writer(folder, path)
        with translate_sqlite_errors():
            verify_database(database)
    except IndexDamaged:
        _remove(path)
        database = connect_writer(folder, path)
    try:
        _begin_from(folder.database, database)
        yield database
    except BaseException:
        _close(database)
        raise
    with translate_sqlite_errors():
        # One file, whole, under whatever name: what SQLite keeps beside it is named after it.
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
    damaged = folder.database
    _rename(path, path.with_suffix(""))
    _remove(damaged, path)


def _begin_from(damaged: Path, database: sqlite3.Connection) -> None:
    """Take over what was embedded, and go on counting generations."""
    with suppress(sqlite3.DatabaseError, *ALTERED_ROW):
        how = "immutable=1" if _is_blocked(damaged) else "mode=ro"
        old = sqlite3.connect(f"{damaged.resolve().as_uri()}?{how}", uri=True)
        try:
            kept = salvage_vectors(old, database)
            _log.info("vectors_salvaged", extra={"vectors": kept})
            last = old.execute("SELECT max(id) FROM generation").fetchone()[0]
        finally:
            old.close()
        counted = database.execute("SELECT count(*) FROM sqlite_sequence WHERE name = 'generation'").fetchone()[0]
        if isinstance(last, int) and 0 < last < _LAST_NUMBER and not counted:
            with transaction(database):
                database.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('generation', ?)", (last,))


def _is_blocked(database: Path) -> bool:
    """By somebody's folder: it can be read as it lies there, and not be written."""
    return any(file.is_dir() for file in beside(database))


def _rename(path: Path, served: Path) -> None:
    try:
        rename_durably(path, served)
    except OSError as error:
        raise IndexUnwritable(f"The index folder can't be written ({error.strerror}): {UNWRITABLE}") from error


def _remove(*databases: Path) -> None:
    """With what SQLite keeps beside them; whoever has one open reads on."""
    for path in databases:
        for file in (path, *beside(path)):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _close(database: sqlite3.Connection) -> None:
    # On a full disk the last checkpoint fails; the log stays and is read by whoever opens the database next.
    with suppress(sqlite3.Error):
        database.close()
