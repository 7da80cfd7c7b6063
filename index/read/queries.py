"""Ways to find candidates in a generation: by meaning, by who spoke, by where they stand, and by words."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..corrections.voices import DocumentSpeaker
from ..embedding.token_axes import axes_fingerprint
from ..store.generations import Generation
from ..store.integrity import translate_damage
from ..store.vectors import load_token_vectors, token_model
from ..text.document import Span
from .contents import AT_HAND, marks, named
from .lexical_search import LexicalSearch
from .records import Hit, StoredQuotation
from .rows import QUOTATIONS, SPEAKERS, quotation_of, speaker_of
from .vector_search import GenerationVectors, nearest, similarities

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..embedding.token_codec import TokenBatch


class Queries(LexicalSearch):
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

    def passage_tokens(self, ids: Sequence[int]) -> "TokenBatch":
        """The word pieces of each of these passages, in this order: `starts` are characters of the document, and pieces
        on the index's axes are held against them (`TokenCodec.reduce` brings a question's there). Raises IndexDamaged
        where those of one are not as they were stored, OtherVersion where `index` has not made all of them yet."""
        from ..embedding.token_codec import unpack_tokens  # loads numpy, which looking sources up does without

        with translate_damage():
            packed = load_token_vectors(self._database, token_model(self.generation.model, axes_fingerprint()), ids)
            return unpack_tokens([packed[id_][1] for id_ in ids], [packed[id_][0] for id_ in ids])

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

    def passage_ids_around(self, quotations: Sequence[int]) -> list[int]:
        """The passages in which these quotations begin, each once."""
        rows = self._database.execute(
            "SELECT DISTINCT passage.id FROM json_each(?) CROSS JOIN quotation ON quotation.id = value"
            " CROSS JOIN passage ON passage.document_id = quotation.document_id"
            " AND passage.start <= quotation.start AND passage.stop > quotation.start",
            (json.dumps(sorted(quotations)),),
        )
        return [id_ for (id_,) in rows]

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

    def quoted_in(self, documents: Collection[int]) -> dict[int, set[int]]:
        """Who is quoted in each of these documents, headlines apart, by their identities."""
        found: dict[int, set[int]] = {id_: set() for id_ in documents}
        for _, document_id, number, _ in self._said_in(documents):
            if number is not None:
                found[document_id].add(number)
        return found

    def _said_in(self, documents: Collection[int]) -> list[tuple[int, int, int | None, str | None]]:
        """Id, document, identity and speaker's name of each quotation of these documents, headlines apart, as it is
        stored: no more is read of one, for they come by the ten thousand."""
        return self._database.execute(
            "SELECT quotation.id, quotation.document_id, number, name FROM quotation"
            " LEFT JOIN speaker ON speaker.id = quotation.speaker_id LEFT JOIN identity_speaker"
            " ON identity_speaker.speaker_id = quotation.speaker_id AND generation_id = ?"
            " WHERE paragraph > 0 AND quotation.document_id IN (SELECT value FROM json_each(?))",
            (self.generation.id, json.dumps(sorted(documents))),
        ).fetchall()

    def document_speakers(self, number: int) -> tuple[DocumentSpeaker, ...]:
        """The speakers of single documents that are this identity."""
        return self.speakers_of(number)

    def speakers_of(self, number: int) -> tuple[DocumentSpeaker, ...]:
        """The speakers of single documents that an identity is made of, as they are stored."""
        rows = self._database.execute(SPEAKERS, {"generation": self.generation.id, "number": number})
        return tuple(speaker_of(row, number) for row in rows)
