"""Reading a published generation: documents, candidates and speakers, as plain values.

One reader serves one generation for life. A question runs inside `Reader.session`, which holds one state of the
database and tells beforehand what has become of the generation. What is not as it was written is not read.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from ..corrections.standing import Standing
from ..errors import IndexDamaged, NothingPublished
from ..files.folder import IndexFolder
from ..files.footing import Footing
from ..store.connection import connect_reader, is_cut_short, snapshot, translate_sqlite_errors
from ..store.generations import Generation, generation_of, published
from ..store.integrity import translate_damage, verify_database, verify_members
from ..store.seals import verify_document, verify_generation
from .queries import Queries
from .vector_search import GenerationVectors


class GenerationState(Enum):
    """What has become of a reader's generation: still served; another is, but it is kept; let go."""

    CURRENT = "current"
    OUTDATED = "outdated"
    GONE = "gone"


class Reader(Queries):
    """Blocking and not thread-safe: one a thread, over the same generation."""

    edition = 0  # grows whenever what is read of the same generation becomes other, at the beginning of a session

    def __init__(self, folder: IndexFolder, generation_id: int | None = None) -> None:
        """Open what is published now, or another generation that is kept. Of its documents only the list is
        verified; see `verify_all`. Raises NothingPublished, OtherVersion or IndexDamaged."""
        self._folder = folder
        self._footing = Footing(folder)
        self._closed = False
        self._verified = False
        database = connect_reader(folder)
        try:
            with translate_damage():
                self._footing.settle(database)
                self._served = _read_served(database)
                generation = _choose(folder, database, generation_id)
                verify_generation(database, generation.id)
        except BaseException:
            database.close()
            raise
        super().__init__(database, generation, GenerationVectors(folder, database, generation))

    def close(self) -> None:
        """Lets go of the files as well, which may be deleted already and take room on the disk."""
        self._closed = True
        self._vectors = GenerationVectors(self._folder, self._database, self.generation)
        self._database.close()

    @contextmanager
    def session(self) -> Iterator[GenerationState]:
        """Everything read inside is one state, and what SQLite finds damaged there is told as IndexDamaged. A reader
        whose files were deleted, replaced or cut short is closed and its generation gone."""
        with translate_sqlite_errors():
            if self._closed or not self._footing.holds():
                self.close()
                yield GenerationState.GONE
                return
            try:
                if self._footing.is_written_over(self._database):
                    self._reconnect()
                with snapshot(self._database):
                    yield self._state()
            except (sqlite3.Error, IndexDamaged) as error:
                if is_cut_short(error):  # as long as it is open, whoever opens the same files meets the same
                    self.close()
                raise

    def _reconnect(self) -> None:
        self.close()
        self._database = connect_reader(self._folder)
        self._vectors = GenerationVectors(self._folder, self._database, self.generation)
        self._footing.settle(self._database)
        self._closed = False

    def _state(self) -> GenerationState:
        kept = self._database.execute("SELECT seal FROM generation WHERE id = ?", (self.generation.id,)).fetchone()
        if kept is None or kept[0] != self.generation.seal:
            return GenerationState.GONE
        current = _read_served(self._database) == self._served
        return GenerationState.CURRENT if current else GenerationState.OUTDATED

    def standings(self) -> tuple[Standing, ...]:
        """What has become of every correction, oldest first; none where none is laid over what is stored."""
        return ()

    def verify_all(self) -> None:
        """Verify all that an answer can come from, once: the database's pages and lexical index, everything of
        every document. Vectors are verified as they are opened. Inside a session; about 0.6 ms a document.
        Raises IndexDamaged."""
        if self._verified:
            return
        with translate_damage():
            verify_database(self._database)
            verify_members(self._database, self.generation.id)
        self._verified = True

    def warm(self) -> None:
        """Open what the first question would wait for."""
        _ = self._vectors.passages, self._vectors.quotations

    def verify_document(self, document_id: int) -> None:
        """Verify one document again, before it is shown. Raises IndexDamaged."""
        with translate_damage():
            verify_document(self._database, document_id)


def _choose(folder: IndexFolder, database: sqlite3.Connection, generation_id: int | None) -> Generation:
    chosen = published(database) if generation_id is None else generation_of(database, generation_id)
    if chosen is None:
        raise NothingPublished(folder.root)
    return chosen


def _read_served(database: sqlite3.Connection) -> tuple[object, ...]:
    """Which generation is served, and beside which others, whose words are weighed with its own."""
    kept = "SELECT group_concat(id) FROM generation"
    return tuple(database.execute(f"SELECT generation_id, seal, ({kept}) FROM published").fetchall())
