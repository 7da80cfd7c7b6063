"""Going back: the generation before the one that is served, in one step."""

import logging
import sqlite3

from ..errors import NothingPublished
from ..files.lock import writing
from ..store.connection import IndexFolder, connect_writer, transaction, translate_sqlite_errors
from ..store.generations import generations, published, serve
from ..store.seals import verify_generation

_log = logging.getLogger(__name__)


def rollback(folder: IndexFolder) -> int:
    """The number of the generation that is served now. Raises NothingPublished where none is kept before it,
    IndexBusy while another process writes, IndexDamaged where it is not as it was written."""
    if not folder.database.is_file():
        raise NothingPublished(folder.root)
    with writing(folder.lock):
        database = connect_writer(folder)
        try:
            with translate_sqlite_errors():
                return _serve_earlier(folder, database)
        finally:
            database.close()


def _serve_earlier(folder: IndexFolder, database: sqlite3.Connection) -> int:
    current = published(database)
    if current is None:
        raise NothingPublished(folder.root)
    earlier = [g.id for g in generations(database) if g.id < current.id]
    if not earlier:
        raise NothingPublished(
            folder.root,
            "There is no earlier generation to go back to: only the one that is served is kept.",
        )
    verify_generation(database, earlier[-1])
    with transaction(database):
        serve(database, earlier[-1])
    _log.info("rolled_back", extra={"generation": earlier[-1], "before": current.id})
    return earlier[-1]
