"""Threads that the bot was sent away from: their numbers and whose they are."""

import sqlite3


def insert_thread(database: sqlite3.Connection, thread: int, server: int) -> None:
    database.execute("INSERT OR IGNORE INTO left_thread (id, server) VALUES (?, ?)", (thread, server))


def delete_thread(database: sqlite3.Connection, thread: int) -> None:
    database.execute("DELETE FROM left_thread WHERE id = ?", (thread,))


def is_left(database: sqlite3.Connection, thread: int) -> bool:
    return database.execute("SELECT 1 FROM left_thread WHERE id = ?", (thread,)).fetchone() is not None
