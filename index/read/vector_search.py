"""A generation's vectors, searched: opened when they are first asked for, as looking up sources needs none."""

import logging
import sqlite3
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..errors import IndexDamaged
from ..files.folder import IndexFolder
from ..files.vector_file import VectorIndex, exact_in_memory, open_vector_index
from ..store.generations import Generation, VectorFile, generations, is_of_another
from ..store.integrity import translate_damage
from ..store.vectors import load_vectors
from .records import Hit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_log = logging.getLogger(__name__)


class GenerationVectors:
    """The vectors of the passages and of the quotations of one generation, over an open database."""

    def __init__(self, folder: IndexFolder, database: sqlite3.Connection, generation: Generation) -> None:
        self._folder = folder
        self._database = database
        self._generation = generation

    @cached_property
    def passages(self) -> VectorIndex:
        return self._open("passage", self._generation.passage_vectors)

    @cached_property
    def quotations(self) -> VectorIndex:
        return self._open("quotation", self._generation.quotation_vectors)

    def _open(self, table: str, file: VectorFile) -> VectorIndex:
        """From the file, or, where that is missing or altered, from the stored vectors it was made of."""
        try:
            return open_vector_index(self._folder.vectors / file.name, file.sha256)
        except IndexDamaged:
            another = is_of_another(self._folder, generations(self._database))
            event = "database_of_another_index" if another else "vector_file_damaged"
            _log.warning(event, extra={"of": table, "mend": "run `python -m bot index`, which writes it anew"})
        with translate_damage():
            ids, vectors = load_vectors(self._database, table, self._generation.model, self._document_ids())
        return exact_in_memory(vectors, ids)

    def _document_ids(self) -> list[int]:
        rows = self._database.execute("SELECT document_id FROM member WHERE generation_id = ?", (self._generation.id,))
        return [id_ for (id_,) in rows]


def nearest(
    vectors: VectorIndex, vector: "NDArray[np.float32]", limit: int, allowed: "NDArray[np.int64] | None" = None
) -> tuple[Hit, ...]:
    """At most `limit` of the vectors nearest to `vector` (d,), of those `allowed` (m,), best first, by cosine."""
    scores, ids = vectors.search(vector, limit, allowed)
    return tuple(Hit(int(id_), float(score)) for score, id_ in zip(scores, ids, strict=True) if id_ >= 0)


def similarities(vectors: VectorIndex, vector: "NDArray[np.float32]", ids: Sequence[int]) -> dict[int, float]:
    """The cosine of `vector` (d,) with each of these ids' vectors."""
    import numpy as np

    if not ids:
        return {}
    return {hit.id: hit.score for hit in nearest(vectors, vector, len(ids), np.array(ids, np.int64))}
