"""Pruning: what was removed from the sources goes from every file of the index, at the latest with the second run
after it, at once where a run purges. What a changed document no longer says goes with the generation that it said it
in."""

import logging
import sqlite3
from collections.abc import Sequence

from ..embedding.token_axes import axes_fingerprint
from ..errors import IndexBusy, IndexUnwritable
from ..files.sweeping import is_sweep_owed, sweep
from ..store.connection import transaction, translate_sqlite_errors
from ..store.generations import Generation, generations, holds_more, members, prune
from ..store.vectors import drop_unused

_log = logging.getLogger(__name__)


def prune_all_but(database: sqlite3.Connection, keep: Sequence[int]) -> None:
    """Delete the other generations, their documents and vectors, inside the caller's transaction. Not before all that
    a run has read is stored: until then a killed run's documents and vectors, which nothing holds, are what the next
    one goes on with."""
    prune(database, keep)
    drop_unused(database, axes_fingerprint())


def prune_removed(database: sqlite3.Connection, served: Generation, *, purge: bool) -> None:
    """Delete, where a run publishes nothing, every generation beside `served` that holds a document which was removed
    from the sources, or, to `purge`, every other one."""
    keys = members(database, served.id).keys()
    kept = [] if purge else [g.id for g in generations(database) if members(database, g.id).keys() <= keys]
    keep = [served.id, *kept]
    with transaction(database):
        if holds_more(database, keep):
            prune(database, keep)
        drop_unused(database, axes_fingerprint())


def sweep_removed(database: sqlite3.Connection, *, purge: bool) -> None:
    """Overwrite what was pruned, if anything was. What stands in the way is told to whoever purges, and left to the
    next run otherwise. Raises IndexBusy or IndexUnwritable."""
    if not (purge or is_sweep_owed(database)):
        return
    try:
        with translate_sqlite_errors():
            if not sweep(database):
                raise IndexBusy(_HELD)
    except (IndexBusy, IndexUnwritable) as error:
        if purge:
            raise
        _log.warning("removed_words_left", extra={"error": type(error).__name__, "mend": "run `index` again"})


_HELD = (
    "What was removed still stands in the index's log, which another process has been reading for more than ten "
    "seconds: end that process and run `python -m bot index --purge` again."
)
