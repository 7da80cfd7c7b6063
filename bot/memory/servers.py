"""What an admin set for one server."""

import json
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """`channels` are where a question needs no mention, `roles` may do what Manage Server may.

    The limits are questions a minute; None means the bot's default.
    """

    channels: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    per_person: int | None = None
    per_server: int | None = None


def read_settings(database: sqlite3.Connection, server: int) -> ServerSettings:
    row = database.execute(
        "SELECT channels, roles, per_person, per_server FROM server WHERE id = ?", (server,)
    ).fetchone()
    if row is None:
        return ServerSettings()
    return ServerSettings(frozenset(json.loads(row[0])), frozenset(json.loads(row[1])), row[2], row[3])


def write_settings(database: sqlite3.Connection, server: int, settings: ServerSettings) -> None:
    database.execute(
        "INSERT OR REPLACE INTO server (id, channels, roles, per_person, per_server) VALUES (?, ?, ?, ?, ?)",
        (
            server,
            json.dumps(sorted(settings.channels)),
            json.dumps(sorted(settings.roles)),
            settings.per_person,
            settings.per_server,
        ),
    )
