"""SIGKILL to a process of one's own, just before a named step of it or after a while."""

import os
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

# What a run does, in the words of SQLite's trace and of Python's audit events; a kill comes just before.
STEPS = {
    "a document's row": "INSERT INTO document",
    "a document's seal": "UPDATE document SET seal",
    "a vector": "INSERT OR IGNORE INTO vector",
    "the vectors of a passage's words": "INSERT OR IGNORE INTO token_vector",
    "a vector file, aside": "open .part",
    "a vector file, renamed": "os.rename",
    "the generation's row": "INSERT INTO generation",
    "the lexical index": "INSERT INTO passage_words (rowid",
    "the tally": "INSERT INTO tally",
    "a member": "INSERT INTO member",
    "the generation's seal": "UPDATE generation SET seal",
    "the pointer": "INSERT INTO published",
    "a commit": "COMMIT",
    "letting go of a generation": "DELETE FROM generation",
    "letting go of words": "DELETE FROM passage_words",
    "letting go of documents": "DELETE FROM document",
    "letting go of vectors": "DELETE FROM vector WHERE",
    "letting go of words' vectors": "DELETE FROM token_vector WHERE",
    "merging the words": "INSERT INTO passage_words (passage_words)",
    "overwriting what was let go": "VACUUM",
    "emptying the log": "PRAGMA wal_checkpoint",
    "noting that it is overwritten": "DELETE FROM remains WHERE one = 1",
    "deleting a file": "os.remove",
}


def killed(work: Callable[[], None], step: tuple[str, int] | None, after: float) -> bool:
    """Run `work` in a process of its own and kill it; True where it was killed before its end."""
    child = os.fork()
    if child == 0:
        try:
            if step is not None:
                kill_before(*step)
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if step is None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) > 0:
        raise SystemExit("a run ended with an error of its own")
    return os.WIFSIGNALED(status)


def kill_before(step: str, occurrence: int) -> None:
    """In the child: SIGKILL to itself just before `step` comes for the given time."""
    left = occurrence

    def come(event: str) -> None:
        nonlocal left
        if event.startswith(step):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def audited(event: str, arguments: tuple[object, ...]) -> None:
        if event in {"os.rename", "os.remove"}:
            come(event)
        elif event == "open" and str(arguments[0]).endswith(".part"):
            come("open .part")

    def traced(*arguments: Any, **named: Any) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(*arguments, **named)
        database.set_trace_callback(lambda sql: come(sql.lstrip()))
        return database

    connect, sqlite3.connect = sqlite3.connect, traced  # type: ignore[assignment]
    sys.addaudithook(audited)
