"""What could not be answered, counted by person and by topic; no question, and nobody's number.

Who asked is a keyed hash, another one for each thing that is counted, and the day is all that is kept of the time:
which counts came of one question can't be told. What a thing is called stands in the clear only once two people have
asked for it. The key lies in the same file: whoever has that can try whether a number, or a word, is among the hashes.
"""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable

from bot.service.people import CountedGap, Gap

from ..facts import first_fact

DAYS = 30  # for which a count is kept
FEWEST = 2  # people who have to have asked before anything is shown
_DAY = 86_400  # seconds
_KEY = "key of gaps"


def insert_gaps(database: sqlite3.Connection, server: int, owner: int, gaps: Iterable[Gap], at: float) -> None:
    key = _key(database)
    for gap in gaps:
        thing = _hash(key, server, gap.kind, gap.name).hex()
        row = (server, gap.kind, thing, _asker(key, thing, owner), int(at // _DAY))
        database.execute("INSERT OR IGNORE INTO gap VALUES (?, ?, ?, ?, ?)", row)
        if _people(database, server, gap.kind, thing) >= FEWEST:
            database.execute("INSERT OR IGNORE INTO gap_name VALUES (?, ?, ?, ?)", (*row[:3], gap.name))


def counted_gaps(database: sqlite3.Connection, server: int, at: float) -> tuple[CountedGap, ...]:
    """Of the last days, the most asked for first."""
    rows = database.execute(
        "SELECT kind, name, count(DISTINCT asker) AS people, count(*) AS times FROM gap"
        " JOIN gap_name USING (server, kind, thing) WHERE server = ? AND day > ? GROUP BY kind, thing, name"
        " HAVING people >= ? ORDER BY times DESC, people DESC, name",
        (server, at // _DAY - DAYS, FEWEST),
    )
    return tuple(CountedGap(**dict(row)) for row in rows)


def delete_gaps(database: sqlite3.Connection, server: int) -> int:
    """How many counts there were."""
    database.execute("DELETE FROM gap_name WHERE server = ?", (server,))
    return database.execute("DELETE FROM gap WHERE server = ?", (server,)).rowcount


def delete_gaps_before(database: sqlite3.Connection, at: float) -> int:
    """Those that were counted `DAYS` before `at`."""
    gone = database.execute("DELETE FROM gap WHERE day <= ?", (at // _DAY - DAYS,)).rowcount
    return _hide(database, gone)


def forget_asker(database: sqlite3.Connection, owner: int) -> int:
    """Every count that came of somebody. Reads all of them, for nothing tells whose one is."""
    key = _key(database)
    rows = database.execute("SELECT server, kind, thing, asker, day FROM gap").fetchall()
    theirs = [tuple(row) for row in rows if row["asker"] == _asker(key, row["thing"], owner)]
    database.executemany(
        "DELETE FROM gap WHERE server = ? AND kind = ? AND thing = ? AND asker = ? AND day = ?", theirs
    )
    return _hide(database, len(theirs))


def _hide(database: sqlite3.Connection, gone: int) -> int:
    """What fewer people than `FEWEST` have asked for is in the clear no more."""
    if gone:
        database.execute(
            "DELETE FROM gap_name WHERE (SELECT count(DISTINCT asker) FROM gap WHERE gap.server = gap_name.server"
            " AND gap.kind = gap_name.kind AND gap.thing = gap_name.thing) < ?",
            (FEWEST,),
        )
    return gone


def _people(database: sqlite3.Connection, server: int, kind: str, thing: str) -> int:
    counted = "SELECT count(DISTINCT asker) FROM gap WHERE server = ? AND kind = ? AND thing = ?"
    people: int = database.execute(counted, (server, kind, thing)).fetchone()[0]
    return people


def _key(database: sqlite3.Connection) -> bytes:
    return bytes.fromhex(first_fact(database, _KEY, secrets.token_hex(32)))


def _asker(key: bytes, thing: str, owner: int) -> bytes:
    return _hash(key, thing, owner)


def _hash(key: bytes, *parts: object) -> bytes:
    return hashlib.blake2b("\0".join(map(str, parts)).encode("utf-8", "replace"), key=key, digest_size=16).digest()
