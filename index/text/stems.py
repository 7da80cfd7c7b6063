"""Words as the lexical index sees them: SQLite's own tokenizer (unicode61) and stemmer (Porter 1980)."""

import sqlite3
from collections.abc import Sequence

TOKENIZER = "porter unicode61 remove_diacritics 2"


class Stemmer:
    """Not thread-safe: one a thread."""

    def __init__(self) -> None:
        self._database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._database.execute(f'CREATE VIRTUAL TABLE words USING fts5 (body, tokenize = "{TOKENIZER}")')
        self._database.execute("CREATE VIRTUAL TABLE stems USING fts5vocab (words, instance)")

    def stems(self, texts: Sequence[str]) -> list[list[str]]:
        """The stems of each text, in order."""
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO words (rowid, body) VALUES (?, ?)", list(enumerate(texts, 1)))
        rows = self._database.execute("SELECT doc, offset, term FROM stems").fetchall()
        self._database.execute("ROLLBACK")
        found: list[list[tuple[int, str]]] = [[] for _ in texts]
        for row, offset, term in rows:
            found[row - 1].append((offset, term))
        return [[term for _, term in sorted(terms)] for terms in found]
