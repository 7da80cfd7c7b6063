"""What a listener's coverage held when it was last looked at: hashes of texts, and of what is said in them."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping


def known_texts(database: sqlite3.Connection, listener: str) -> dict[str, bool]:
    """Hashes of the texts that were there; True where it is known what is said in them."""
    rows = database.execute("SELECT text, print IS NOT NULL FROM heard WHERE listener = ?", (listener,))
    return {text: bool(printed) for text, printed in rows}


def prints(database: sqlite3.Connection, listener: str) -> list[bytes]:
    rows = database.execute("SELECT print FROM heard WHERE listener = ? AND print IS NOT NULL", (listener,))
    return [print_ for (print_,) in rows]


def insert_texts(database: sqlite3.Connection, listener: str, texts: Iterable[str]) -> None:
    """As known from now on, without what is said in them; those that are known stay as they are."""
    database.executemany(
        "INSERT OR IGNORE INTO heard (listener, text) VALUES (?, ?)", [(listener, text) for text in texts]
    )


def set_prints(database: sqlite3.Connection, listener: str, said: Mapping[str, bytes]) -> None:
    database.executemany(
        "INSERT INTO heard (listener, text, print) VALUES (?, ?, ?)"
        " ON CONFLICT (listener, text) DO UPDATE SET print = excluded.print",
        [(listener, text, print_) for text, print_ in said.items()],
    )


def mark_gone(database: sqlite3.Connection, listener: str, present: Collection[str], at: float) -> None:
    """Of the texts that are not there any more, since when; of those that came back, that they did."""
    for text, since in database.execute("SELECT text, gone FROM heard WHERE listener = ?", (listener,)).fetchall():
        if (text in present) != (since is None):
            gone = None if text in present else at
            database.execute("UPDATE heard SET gone = ? WHERE listener = ? AND text = ?", (gone, listener, text))


def forget_gone(database: sqlite3.Connection, before: float) -> int:
    """Deletes what is kept of texts that went before that time. How many."""
    return database.execute("DELETE FROM heard WHERE gone < ?", (before,)).rowcount
