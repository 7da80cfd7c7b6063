"""Finding by words: BM25 over a generation's passages and over what its documents say outside them, and how rare a
stem is."""

import json
from collections.abc import Collection

from ..store.lexical import in_margin
from .contents import Contents
from .records import Hit

_SPARE = 2  # hits fetched for each that is wanted: previous generations' passages are among them


class LexicalSearch(Contents):
    """Every hit is of this one generation; what is counted is of all that are kept."""

    def passages_with(self, match: str, limit: int, allowed: Collection[int] | None = None) -> tuple[Hit, ...]:
        """BM25 over passages and their headlines; `match` is an FTS5 expression, `allowed` are document ids."""
        if allowed is None and (hits := self._served_among_best(match, limit)) is not None:
            return hits
        inside = "" if allowed is None else " AND document_id IN (SELECT value FROM json_each(:allowed))"
        rows = self._database.execute(
            "SELECT rowid, -bm25(passage_words, 1.0, 0.5) AS score FROM passage_words WHERE passage_words MATCH :match"
            " AND EXISTS (SELECT 1 FROM passage JOIN member USING (document_id)"
            f" WHERE passage.id = passage_words.rowid AND generation_id = :generation{inside})"
            " ORDER BY score DESC, rowid LIMIT :limit",
            {
                "match": match,
                "generation": self.generation.id,
                "allowed": None if allowed is None else json.dumps(sorted(allowed)),
                "limit": limit,
            },
        )
        return tuple(Hit(id_, score) for id_, score in rows)

    def _served_among_best(self, match: str, limit: int) -> tuple[Hit, ...] | None:
        """The same, without looking up every passage that matches: the best, whatever generation they are of, and
        of those the ones in this. None where too few of them are."""
        wanted = _SPARE * limit
        rows = self._database.execute(
            "SELECT id, document_id, score FROM (SELECT rowid, -bm25(passage_words, 1.0, 0.5) AS score"
            " FROM passage_words WHERE passage_words MATCH ? ORDER BY score DESC, rowid LIMIT ?)"
            " JOIN passage ON passage.id = rowid ORDER BY score DESC, id",
            (match, wanted),
        ).fetchall()
        hits = [Hit(id_, score) for id_, document_id, score in rows if document_id in self.documents]
        return tuple(hits[:limit]) if len(hits) >= limit or len(rows) < wanted else None

    def passages_holding(self, word: str, limit: int) -> tuple[int, ...]:
        """Ids of some passages of this generation with this word in them, in no order."""
        rows = self._database.execute(
            "SELECT rowid FROM passage_words WHERE passage_words MATCH ? AND EXISTS (SELECT 1 FROM passage"
            " JOIN member USING (document_id) WHERE passage.id = passage_words.rowid AND generation_id = ?) LIMIT ?",
            (f'body : "{word}"', self.generation.id, limit),
        )
        return tuple(id_ for (id_,) in rows)

    def documents_with(self, phrases: Collection[str], limit: int, *, every: bool = False) -> tuple[Hit, ...]:
        """BM25 over what documents say outside their passages: headlines, captions, templates; ids are documents'.
        `phrases` are folded; `every` of them has to stand there, or else any."""
        match = (" AND " if every else " OR ").join(f'"{words}"' for p in phrases if (words := in_margin(p)))
        if not match:
            return ()
        rows = self._database.execute(
            "SELECT -rowid, -bm25(passage_words, 1.0, 0.5) AS score FROM passage_words WHERE passage_words MATCH :match"
            " AND rowid < 0 AND EXISTS (SELECT 1 FROM member WHERE document_id = -passage_words.rowid"
            " AND generation_id = :generation) ORDER BY score DESC, rowid DESC LIMIT :limit",
            {"match": match, "generation": self.generation.id, "limit": limit},
        )
        return tuple(Hit(id_, score) for id_, score in rows)

    def frequency(self, stem: str) -> int:
        """In how many passages a stem of the index's vocabulary stands, those of kept generations included."""
        row = self._database.execute("SELECT doc FROM passage_vocabulary WHERE term = ?", (stem,)).fetchone()
        return int(row[0]) if row else 0

    def vocabulary(self, prefix: str) -> dict[str, int]:
        """Every stem that begins so, with in how many passages it stands."""
        rows = self._database.execute(
            "SELECT term, doc FROM passage_vocabulary WHERE term >= ? AND term < ?",
            (prefix, prefix + "\uffff"),
        )
        return {term: int(count) for term, count in rows}
