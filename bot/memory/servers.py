"""What an admin set for one server."""

import sqlite3
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from bot.service.citation_style import CitationStyle
from bot.timing.quiet import QuietHours


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """`channels` are where a question needs no mention, `roles` may do what Manage Server may. In the channels `links`
    whatever page somebody posts is taken among the sources; `news` is the channel that is told what changed. `citation`
    is the style of Copy citation.

    The limits are questions a minute; None means the bot's default. `alerts_per_person` and `alerts_per_server` are how
    many may be asked for, `alert_roles` those that an alert may mention, and in the hours `quiet` none is posted.
    `reaction` is the emoji by which people have a message checked or asked, as Discord writes it in a message; None for
    none. `answers_in` are the channels and categories where alone the bot answers openly, everywhere where they are
    none; in `silent_in` it does not. `people` is the channel where people are asked what the coverage does not answer,
    and `people_named` whether askers are told who answered.
    """

    channels: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    per_person: int | None = None
    per_server: int | None = None
    links: frozenset[int] = frozenset()
    news: int | None = None
    alerts_per_person: int | None = None
    alerts_per_server: int | None = None
    alert_roles: frozenset[int] = frozenset()
    quiet: QuietHours | None = None
    citation: CitationStyle = CitationStyle.PLAIN
    reaction: str | None = None
    answers_in: frozenset[int] = frozenset()
    silent_in: frozenset[int] = frozenset()
    people: int | None = None
    people_named: bool = False


def read_settings(database: sqlite3.Connection, server: int) -> ServerSettings:
    row = database.execute("SELECT settings FROM server WHERE id = ?", (server,)).fetchone()
    return ServerSettings() if row is None else _codec().validate_json(row["settings"])


def write_settings(database: sqlite3.Connection, server: int, settings: ServerSettings) -> None:
    kept = _codec().dump_json(settings, exclude_defaults=True).decode()
    database.execute("INSERT OR REPLACE INTO server (id, settings) VALUES (?, ?)", (server, kept))


@cache
def _codec() -> TypeAdapter[ServerSettings]:
    return TypeAdapter(ServerSettings)


def mark_departed(database: sqlite3.Connection, server: int, at: float) -> None:
    """The bot was taken off a server; where that is known already, since then."""
    database.execute("INSERT OR IGNORE INTO departure VALUES (?, ?)", (server, at))


def mark_present(database: sqlite3.Connection, server: int) -> None:
    database.execute("DELETE FROM departure WHERE server = ?", (server,))


def mark_absent_departed(database: sqlite3.Connection, present: frozenset[int], at: float) -> None:
    """What happened while the bot was not running: of the servers that something is kept of, those it is no longer on
    count as left now."""
    known = set()
    for table, column in _KEPT_OF_A_SERVER:
        known |= {server for (server,) in database.execute(f"SELECT DISTINCT {column} FROM {table}") if server}
    for server in known - present:
        mark_departed(database, server, at)
    for server in present:
        mark_present(database, server)


def forget_departed(database: sqlite3.Connection, before: float) -> tuple[int, ...]:
    """Delete everything kept of the servers that were left before that time. Which they were."""
    rows = database.execute("SELECT server FROM departure WHERE at < ?", (before,))
    servers = tuple(server for (server,) in rows.fetchall())
    for server in servers:
        for table, column in _KEPT_OF_A_SERVER:
            database.execute(f"DELETE FROM {table} WHERE {column} = ?", (server,))
        mark_present(database, server)
    return servers


_KEPT_OF_A_SERVER = (
    ("server", "id"),
    ("answer", "server"),
    ("feedback", "server"),
    ("audit", "server"),
    ("left_thread", "server"),
    ("report", "server"),
    ("feed", "server"),
    ("upkeep", "server"),
    ("debt", "server"),
    ("subscription", "server"),
    ("reaction", "server"),
    ("hand_off", "server"),
    ("note", "server"),
    ("gap", "server"),
    ("gap_name", "server"),
    ("stale_post", "server"),
)
