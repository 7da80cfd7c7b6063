"""Reading a published generation: documents, candidates and speakers, as plain values.

One reader serves one generation for life. A question runs inside `Reader.session`, which holds one state of the
database and tells beforehand what has become of the generation. What is not as it was written is not read.
"""

import datetime
import json
import logging
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from ..errors import IndexDamaged, NothingPublished
from ..files.footing import Footing
from ..files.vector_file import VectorIndex, exact_in_memory, open_vector_index
from ..identity import Identity
from ..quotation import QuotationKind, SpeakerKind
from ..store.connection import IndexFolder, connect_reader, is_cut_short, snapshot, translate_sqlite_errors
from ..store.generations import Generation, VectorFile, generation_of, generations, is_of_another, published
from ..store.integrity import translate_damage, verify_database, verify_members
from ..store.lexical import in_margin
from ..store.seals import verify_document, verify_generation
from ..store.structures import load_structure
from ..store.vectors import load_vectors
from ..text.document import Span
from ..text.structure import Structure
from .records import Hit, StemLookup, StoredDocument, StoredPassage, StoredQuotation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_log = logging.getLogger(__name__)


_QUOTATION = (
    "SELECT quotation.id, quotation.document_id, number, speaker.name, quotation.kind, quotation.start,"
    " quotation.stop, parts,"
    " speaker_start, speaker_stop, cue_start, cue_stop, confidence, context_start, context_stop, quotation.paragraph,"
    " quotation.stems FROM quotation"
    " LEFT JOIN speaker ON speaker.id = quotation.speaker_id"
    " LEFT JOIN identity_speaker ON identity_speaker.speaker_id = quotation.speaker_id AND generation_id = :generation"
)


_PASSAGE = "SELECT id, document_id, start, stop, paragraph, stems FROM passage"
_KINDS = {kind.value: kind for kind in QuotationKind}
_DECODER = json.JSONDecoder()  # `json.loads` spends more on blanks than on the numbers
_SPARE = 2  # hits fetched for each that is wanted: previous generations' passages are among them
# Documents whose text and structure are kept at hand: twice as many as one question's candidates stand in.
_AT_HAND = 200


class GenerationState(Enum):
    """What has become of a reader's generation: still served; another is, but it is kept; let go."""

    CURRENT = "current"
    OUTDATED = "outdated"
    GONE = "gone"


class Reader:
    """Blocking and not thread-safe: one a thread, over the same generation."""

    def __init__(self, folder: IndexFolder, generation_id: int | None = None) -> None:
        """Open what is published now, or another generation that is kept. Of its documents only the list is
        verified; see `verify_all`. Raises NothingPublished, OtherVersion or IndexDamaged."""
        self._folder = folder
        self._footing = Footing(folder)
        self._closed = False
        self._database = connect_reader(folder)
        try:
            with translate_damage():
                self._footing.settle(self._database)
                self._served = self._read_served()
                self.generation: Generation = self._choose(generation_id)
                verify_generation(self._database, self.generation.id)
        except BaseException:
            self._database.close()
            raise
        self._vouched = False
        self._texts = lru_cache(_AT_HAND)(self._read_text)
        self._structures = lru_cache(_AT_HAND)(self._read_structure)
        self._places_by = lru_cache(_AT_HAND)(self._read_places)
        self._quotations_of = lru_cache(_AT_HAND)(self._read_quotations)

    def _choose(self, generation_id: int | None) -> Generation:
        chosen = published(self._database) if generation_id is None else generation_of(self._database, generation_id)
        if chosen is None:
            raise NothingPublished(self._folder.root)
        return chosen

    def close(self) -> None:
        """Lets go of the files as well, which may be deleted already and take room on the disk."""
        self._closed = True
        self.__dict__.pop("_passage_vectors", None)
        self.__dict__.pop("_quotation_vectors", None)
        self._database.close()

    @contextmanager
    def session(self) -> "Iterator[GenerationState]":
        """Everything read inside is one state, and what SQLite finds damaged there is told as IndexDamaged. A reader
        whose files were deleted, replaced or cut short is closed and its generation gone."""
        with translate_sqlite_errors():
            if self._closed or not self._footing.holds():
                self.close()
                yield GenerationState.GONE
                return
            try:
                if self._footing.is_written_over(self._database):
                    self._reconnect()
                with snapshot(self._database):
                    yield self._standing()
            except (sqlite3.Error, IndexDamaged) as error:
                if is_cut_short(error):  # as long as it is open, whoever opens the same files meets the same
                    self.close()
                raise

    def _reconnect(self) -> None:
        self.close()
        self._database = connect_reader(self._folder)
        self._footing.settle(self._database)
        self._closed = False

    def _standing(self) -> "GenerationState":
        kept = self._database.execute("SELECT seal FROM generation WHERE id = ?", (self.generation.id,)).fetchone()
        if kept is None or kept[0] != self.generation.seal:
            return GenerationState.GONE
        return GenerationState.CURRENT if self._read_served() == self._served else GenerationState.OUTDATED

    def _read_served(self) -> tuple[object, ...]:
        """Which generation is served, and beside which others, whose words are weighed with its own."""
        kept = "SELECT group_concat(id) FROM generation"
        return tuple(self._database.execute(f"SELECT generation_id, seal, ({kept}) FROM published").fetchall())

    def verify_all(self) -> None:
        """Verify all that an answer can come from, once: the database's pages and lexical index, everything of
        every document. Vectors are verified as they are opened. Inside a session; about 0.6 ms a document.
        Raises IndexDamaged."""
        if self._vouched:
            return
        with translate_damage():
            verify_database(self._database)
            verify_members(self._database, self.generation.id)
        self._vouched = True

    def warm(self) -> None:
        """Open what the first question would wait for."""
        _ = self._passage_vectors, self._quotation_vectors

    def verify_document(self, document_id: int) -> None:
        """Verify one document again, before it is shown. Raises IndexDamaged."""
        with translate_damage():
            verify_document(self._database, document_id)

    # What the generation holds

    @cached_property
    def documents(self) -> dict[int, StoredDocument]:
        rows = self._database.execute(
            "SELECT id, key, title, outlet, author, date, url, words FROM member JOIN document"
            " ON document.id = document_id WHERE generation_id = ? ORDER BY key",
            (self.generation.id,),
        )
        return {
            id_: StoredDocument(id_, key, title, outlet, author, _date(date), url, words)
            for id_, key, title, outlet, author, date, url, words in rows
        }

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """Most quoted first; `StoredQuotation.identity` is a position in it."""
        rows = self._database.execute(
            "SELECT name, kind, aliases, descriptions, organisations, quotations, documents FROM identity"
            " WHERE generation_id = ? ORDER BY number",
            (self.generation.id,),
        )
        return tuple(
            Identity(
                name,
                SpeakerKind(kind),
                tuple(json.loads(aliases)),
                tuple(json.loads(descriptions)),
                tuple(json.loads(organisations)),
                quotations,
                documents,
            )
            for name, kind, aliases, descriptions, organisations, quotations, documents in rows
        )

    @cached_property
    def counts(self) -> dict[int, tuple[int, int]]:
        """Body paragraphs and quotations of each document."""
        rows = self._database.execute(
            "SELECT id, (SELECT count(*) FROM json_each(structure) WHERE json_extract(value, '$[2]') = 'body'),"
            " (SELECT count(*) FROM quotation WHERE quotation.document_id = document.id)"
            " FROM member JOIN document ON id = document_id WHERE generation_id = ?",
            (self.generation.id,),
        )
        with translate_damage():
            return {id_: (paragraphs, quotations) for id_, paragraphs, quotations in rows}

    def text(self, document_id: int) -> str:
        return self._texts(document_id)

    def _read_text(self, document_id: int) -> str:
        row = self._database.execute("SELECT text FROM document WHERE id = ?", (document_id,)).fetchone()
        return str(row[0])

    def document_stems(self, document_ids: Collection[int]) -> dict[int, StemLookup]:
        """The stems of each document, headline included."""
        rows = self._database.execute(
            "SELECT id, stems FROM document WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(document_ids)),),
        )
        return {id_: StemLookup(stems) for id_, stems in rows}

    def text_hash(self, document_id: int) -> str:
        row = self._database.execute("SELECT text_hash FROM document WHERE id = ?", (document_id,)).fetchone()
        return str(row[0])

    def structure(self, document_id: int) -> Structure:
        return self._structures(document_id)

    def _read_structure(self, document_id: int) -> Structure:
        row = self._database.execute("SELECT structure FROM document WHERE id = ?", (document_id,)).fetchone()
        return load_structure(row[0])

    # Candidates

    def nearest_passages(
        self, vector: "NDArray[np.float32]", limit: int, allowed: "NDArray[np.int64] | None" = None
    ) -> tuple[Hit, ...]:
        return _hits(*self._passage_vectors.search(vector, limit, allowed))

    def nearest_quotations(
        self, vector: "NDArray[np.float32]", limit: int, allowed: "NDArray[np.int64] | None" = None
    ) -> tuple[Hit, ...]:
        return _hits(*self._quotation_vectors.search(vector, limit, allowed))

    def quotation_similarities(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> dict[int, float]:
        """Cosine of `vector` with each of these quotations."""
        return _similarities(self._quotation_vectors, vector, ids)

    def passage_similarities(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> dict[int, float]:
        """Cosine of `vector` with each of these passages."""
        return _similarities(self._passage_vectors, vector, ids)

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

    def frequency(self, stem: str) -> int:
        """In how many passages a stem of the index's vocabulary stands."""
        row = self._database.execute("SELECT doc FROM passage_vocabulary WHERE term = ?", (stem,)).fetchone()
        return int(row[0]) if row else 0

    def vocabulary(self, prefix: str) -> dict[str, int]:
        """Every stem that begins so, with in how many passages it stands."""
        rows = self._database.execute(
            "SELECT term, doc FROM passage_vocabulary WHERE term >= ? AND term < ?",
            (prefix, prefix + "\uffff"),
        )
        return {term: int(count) for term, count in rows}

    def passages(self, ids: Sequence[int]) -> dict[int, StoredPassage]:
        rows = self._database.execute(f"{_PASSAGE} WHERE id IN ({_marks(ids)})", _named(ids))
        return {row[0]: self._passage(row) for row in rows}

    def quotations(self, ids: Sequence[int]) -> dict[int, StoredQuotation]:
        rows = self._database.execute(
            f"{_QUOTATION} WHERE quotation.id IN ({_marks(ids)})",
            {"generation": self.generation.id, **_named(ids)},
        )
        return {row[0]: self._quotation(row) for row in rows}

    def quotation_places_by(self, identities: Sequence[int]) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Ids of all of these identities' quotations, and of the documents that they stand in, both (n,)."""
        return self._places_by(tuple(identities))

    def _read_places(self, identities: tuple[int, ...]) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        import numpy as np

        rows = self._database.execute(
            "SELECT id, document_id FROM quotation WHERE speaker_id IN (SELECT speaker_id FROM identity_speaker"
            f" WHERE generation_id = :generation AND number IN ({_marks(identities)}))",
            {"generation": self.generation.id, **_named(identities)},
        ).fetchall()
        both = np.array(rows, np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def quotations_by(self, identities: Sequence[int]) -> tuple[StoredQuotation, ...]:
        """All of these identities' quotations, documents in order of their ids."""
        rows = self._database.execute(
            f"{_QUOTATION} WHERE quotation.speaker_id IN (SELECT speaker_id FROM identity_speaker"
            f" WHERE generation_id = :generation AND number IN ({_marks(identities)}))"
            " ORDER BY quotation.document_id, quotation.start",
            {"generation": self.generation.id, **_named(identities)},
        )
        return tuple(self._quotation(row) for row in rows)

    def quotations_within(self, passages: Sequence[int]) -> tuple[StoredQuotation, ...]:
        """Quotations that begin in these passages."""
        rows = self._database.execute(
            f"{_QUOTATION} JOIN passage ON passage.document_id = quotation.document_id"
            " AND quotation.start >= passage.start AND quotation.start < passage.stop"
            f" WHERE passage.id IN ({_marks(passages)})",
            {"generation": self.generation.id, **_named(passages)},
        )
        return tuple(self._quotation(row) for row in rows)

    def passages_around(self, quotations: Sequence[StoredQuotation]) -> tuple[StoredPassage, ...]:
        """The passages in which these quotations begin."""
        wanted = json.dumps([[q.document_id, q.span.start] for q in quotations])
        rows = self._database.execute(
            "SELECT DISTINCT passage.id, document_id, start, stop, paragraph, stems"
            " FROM json_each(:wanted) CROSS JOIN passage ON document_id = value ->> 0"
            " AND start <= value ->> 1 AND stop > value ->> 1",
            {"wanted": wanted},
        )
        return tuple(self._passage(row) for row in rows)

    def quotations_in(self, document_id: int) -> tuple[StoredQuotation, ...]:
        return self._quotations_of(document_id)

    def _read_quotations(self, document_id: int) -> tuple[StoredQuotation, ...]:
        rows = self._database.execute(
            f"{_QUOTATION} WHERE quotation.document_id = :document ORDER BY quotation.start",
            {"generation": self.generation.id, "document": document_id},
        )
        return tuple(self._quotation(row) for row in rows)

    def passages_in(self, document_id: int) -> tuple[StoredPassage, ...]:
        rows = self._database.execute(f"{_PASSAGE} WHERE document_id = ? ORDER BY start", (document_id,))
        return tuple(self._passage(row) for row in rows)

    def _passage(self, row: tuple[Any, ...]) -> StoredPassage:
        id_, document, start, stop, paragraph, stems = row
        span = Span(start, stop)
        return StoredPassage(id_, document, span, paragraph, frozenset(stems.split()), self.text)

    def _quotation(self, row: tuple[Any, ...]) -> StoredQuotation:
        return _quotation(row, self.text)

    # Vectors are opened when they are first asked for: looking up sources needs none.

    @cached_property
    def _passage_vectors(self) -> VectorIndex:
        return self._vectors("passage", self.generation.passage_vectors)

    @cached_property
    def _quotation_vectors(self) -> VectorIndex:
        return self._vectors("quotation", self.generation.quotation_vectors)

    def _vectors(self, table: str, file: VectorFile) -> VectorIndex:
        """From the file, or, where that is missing or altered, from the stored vectors it was made of."""
        try:
            return open_vector_index(self._folder.vectors / file.name, file.sha256)
        except IndexDamaged:
            another = is_of_another(self._folder, generations(self._database))
            event = "database_of_another_index" if another else "vector_file_damaged"
            _log.warning(event, extra={"of": table, "mend": "run `python -m bot index`, which writes it anew"})
        with translate_damage():
            ids, vectors = load_vectors(self._database, table, self.generation.model, self._document_ids())
        return exact_in_memory(vectors, ids)

    def _document_ids(self) -> list[int]:
        rows = self._database.execute("SELECT document_id FROM member WHERE generation_id = ?", (self.generation.id,))
        return [id_ for (id_,) in rows]


def _hits(scores: "NDArray[np.float32]", ids: "NDArray[np.int64]") -> tuple[Hit, ...]:
    return tuple(Hit(int(i), float(s)) for s, i in zip(scores, ids, strict=True) if i >= 0)


def _similarities(vectors: VectorIndex, vector: "NDArray[np.float32]", ids: Sequence[int]) -> dict[int, float]:
    import numpy as np

    if not ids:
        return {}
    return {hit.id: hit.score for hit in _hits(*vectors.search(vector, len(ids), np.array(ids, np.int64)))}


def _marks(ids: Sequence[int]) -> str:
    return ",".join(f":i{n}" for n in range(len(ids)))


def _named(ids: Sequence[int]) -> dict[str, int]:
    return {f"i{n}": id_ for n, id_ in enumerate(ids)}


def _date(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def _span(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start, stop)


def _quotation(row: tuple[Any, ...], texts: Callable[[int], str]) -> StoredQuotation:
    (
        id_,
        document,
        identity,
        name,
        kind,
        start,
        stop,
        parts,
        ss,
        se,
        cs,
        ce,
        confidence,
        xs,
        xe,
        paragraph,
        stems,
    ) = row
    context = Span(xs, xe)
    return StoredQuotation(
        id=id_,
        document_id=document,
        identity=identity,
        speaker=name,
        kind=_KINDS[kind],
        span=Span(start, stop),
        parts=tuple(Span(a, b) for a, b in _DECODER.raw_decode(parts)[0]),
        speaker_span=_span(ss, se),
        cue_span=_span(cs, ce),
        confidence=confidence,
        context=context,
        paragraph=paragraph,
        stems=frozenset(stems.split()),
        texts=texts,
    )
