"""What moderators answered and want to be shown again: their words, and hashes of what they are about."""

import sqlite3

from bot.service.asked_again import AskedFor
from bot.service.people import ModeratorNote

from ..asked.answers import new_id
from ..instants import instant

_FIELDS = "id, about, words, link, author, who, at"


def insert_note(
    database: sqlite3.Connection, server: int, collection: str, asked: AskedFor, note: ModeratorNote, at: float
) -> None:
    """In place of one that was kept for the same question."""
    database.execute(
        "DELETE FROM note WHERE server = ? AND collection = ? AND question = ?", (server, collection, asked.question)
    )
    database.execute(
        f"INSERT INTO note ({_FIELDS}, server, collection, question, topic) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new_id(),
            note.about,
            note.words,
            note.link,
            note.author,
            note.who,
            at,
            server,
            collection,
            asked.question,
            asked.topic,
        ),
    )


def note_on(database: sqlite3.Connection, server: int, collection: str, asked: AskedFor) -> ModeratorNote | None:
    """For the same question, else the latest on the same topic of the same person."""
    row = database.execute(
        f"SELECT {_FIELDS} FROM note WHERE server = ? AND collection = ? AND (question = ? OR topic = ?)"
        " ORDER BY question = ? DESC, at DESC LIMIT 1",
        (server, collection, asked.question, asked.topic, asked.question),
    ).fetchone()
    return _note(row) if row else None


def notes_of(database: sqlite3.Connection, server: int, collection: str) -> tuple[ModeratorNote, ...]:
    """Newest first."""
    rows = database.execute(
        f"SELECT {_FIELDS} FROM note WHERE server = ? AND collection = ? ORDER BY at DESC, id", (server, collection)
    )
    return tuple(map(_note, rows))


def delete_note(database: sqlite3.Connection, server: int, id_: str) -> bool:
    return database.execute("DELETE FROM note WHERE server = ? AND id = ?", (server, id_)).rowcount > 0


def forget_author(database: sqlite3.Connection, person: int) -> int:
    """The notes are the server's and stay; nothing tells any more who wrote them."""
    return database.execute("UPDATE note SET author = NULL, who = NULL WHERE author = ?", (person,)).rowcount


def _note(row: sqlite3.Row) -> ModeratorNote:
    return ModeratorNote(**{**dict(row), "at": instant(row["at"])})
