"""Ways to find candidates in a generation: by meaning, by words, by who spoke, by where they stand."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..embedding.token_axes import axes_fingerprint
from ..store.generations import Generation
from ..store.integrity import translate_damage
from ..store.lexical import in_margin
from ..store.vectors import load_token_vectors, token_model
from ..text.document import Span
from .contents import AT_HAND, Contents, marks, named
from .records import Hit, StoredPassage, StoredQuotation
from .rows import QUOTATIONS, passage_of, quotation_of
from .vector_search import GenerationVectors, nearest, similarities

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..embedding.embedder import TokenVectors

_SPARE = 2  # hits fetched for each that is wanted: previous generations' passages are among them


class Queries(Contents):
    """Every candidate is of this one generation."""

    def __init__(self, database: sqlite3.Connection, generation: Generation, vectors: GenerationVectors) -> None:
        super().__init__(database, generation)
        self._vectors = vectors
        self._places_by = lru_cache(AT_HAND)(self._read_places)

    # By meaning

    def nearest_passages(
        self, vector: "NDArray[np.float32]", limit: int, allowed: "NDArray[np.int64] | None" = None
    ) -> tuple[Hit, ...]:
        return nearest(self._vectors.passages, vector, limit, allowed)

    def nearest_quotations(
        self, vector: "NDArray[np.float32]", limit: int, allowed: "NDArray[np.int64] | None" = None
    ) -> tuple[Hit, ...]:
        return nearest(self._vectors.quotations, vector, limit, allowed)

    def quotation_similarities(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> dict[int, float]:
        """Cosine of `vector` with each of these quotations."""
        return similarities(self._vectors.quotations, vector, ids)

    def passage_similarities(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> dict[int, float]:
        """Cosine of `vector` with each of these passages."""
        return similarities(self._vectors.passages, vector, ids)

    def passage_tokens(self, ids: Sequence[int]) -> "dict[int, TokenVectors]":
        """The word pieces of each of these passages: `starts` are characters of the document, `vectors` lie on the
        index's axes (`TokenCodec.reduce` brings a question's there). Raises IndexDamaged where those of one are not as
        they were stored, OtherVersion where an earlier release has left none."""
        from ..embedding.token_codec import unpack_tokens  # loads numpy, which looking sources up does without

        model = token_model(self.generation.model, axes_fingerprint())
        with translate_damage():
            packed = load_token_vectors(self._database, model, ids)
            return {id_: _in_document(unpack_tokens(data), stop) for id_, (stop, data) in packed.items()}

    # By words

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

    # By place

    def passage_ids_in(self, documents: Collection[int]) -> "NDArray[np.int64]":
        return self._ids_in("passage", documents)

    def quotation_ids_in(self, documents: Collection[int]) -> "NDArray[np.int64]":
        return self._ids_in("quotation", documents)

    def _ids_in(self, table: str, documents: Collection[int]) -> "NDArray[np.int64]":
        import numpy as np

        rows = self._database.execute(
            f"SELECT id FROM {table} WHERE document_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(documents)),),
        )
        return np.array([id_ for (id_,) in rows], np.int64)

    def passage_places(self, documents: Collection[int]) -> dict[int, list[tuple[int, Span]]]:
        """Id and span of every passage of these documents, by document, in order."""
        rows = self._database.execute(
            "SELECT document_id, id, start, stop FROM passage WHERE document_id IN (SELECT value FROM json_each(?))"
            " ORDER BY document_id, start, id",
            (json.dumps(sorted(documents)),),
        )
        places: dict[int, list[tuple[int, Span]]] = {id_: [] for id_ in documents}
        for document_id, id_, start, stop in rows:
            places[document_id].append((id_, Span(start, stop)))
        return places

    def quotations_within(self, passages: Sequence[int]) -> tuple[StoredQuotation, ...]:
        """Quotations that begin in these passages."""
        rows = self._database.execute(
            f"{QUOTATIONS} JOIN passage ON passage.document_id = quotation.document_id"
            " AND quotation.start >= passage.start AND quotation.start < passage.stop"
            f" WHERE passage.id IN ({marks(passages)})",
            {"generation": self.generation.id, **named(passages)},
        )
        return tuple(quotation_of(row, self.text) for row in rows)

    def passages_around(self, quotations: Sequence[StoredQuotation]) -> tuple[StoredPassage, ...]:
        """The passages in which these quotations begin."""
        wanted = json.dumps([[q.document_id, q.span.start] for q in quotations])
        rows = self._database.execute(
            "SELECT DISTINCT passage.id, document_id, start, stop, paragraph, stems"
            " FROM json_each(:wanted) CROSS JOIN passage ON document_id = value ->> 0"
            " AND start <= value ->> 1 AND stop > value ->> 1",
            {"wanted": wanted},
        )
        return tuple(passage_of(row, self.text) for row in rows)

    # By who spoke

    def quotation_places_by(self, identities: Sequence[int]) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Ids of all of these identities' quotations, and of the documents that they stand in, both (n,)."""
        return self._places_by(tuple(identities))

    def _read_places(self, identities: tuple[int, ...]) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        import numpy as np

        rows = self._database.execute(
            "SELECT id, document_id FROM quotation WHERE speaker_id IN (SELECT speaker_id FROM identity_speaker"
            f" WHERE generation_id = :generation AND number IN ({marks(identities)}))",
            {"generation": self.generation.id, **named(identities)},
        ).fetchall()
        both = np.array(rows, np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def quotations_by(self, identities: Sequence[int]) -> tuple[StoredQuotation, ...]:
        """All of these identities' quotations, documents in order of their ids."""
        rows = self._database.execute(
            f"{QUOTATIONS} WHERE quotation.speaker_id IN (SELECT speaker_id FROM identity_speaker"
            f" WHERE generation_id = :generation AND number IN ({marks(identities)}))"
            " ORDER BY quotation.document_id, quotation.start",
            {"generation": self.generation.id, **named(identities)},
        )
        return tuple(quotation_of(row, self.text) for row in rows)


def _in_document(tokens: "TokenVectors", stop: int) -> "TokenVectors":
    """Of what is counted back from where its passage ends."""
    return replace(tokens, starts=stop - tokens.starts)
