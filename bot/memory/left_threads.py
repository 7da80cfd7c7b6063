"""Threads that the bot was sent away from: their numbers alone."""

import sqlite3


def insert_thread(database: sqlite3.Connection, thread: int) -> None:
    database.execute("INSERT OR IGNORE INTO left_thread (id) VALUES (?)", (thread,))


def delete_thread(database: sqlite3.Connection, thread: int) -> None:
    database.execute("DELETE FROM left_thread WHERE id = ?", (thread,))


def is_left(database: sqlite3.Connection, thread: int) -> bool:
    return database.execute("SELECT 1 FROM left_thread WHERE id = ?", (thread,)).fetchone() is not None
