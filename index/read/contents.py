"""What a generation holds: its documents and identities, and everything of one document."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, lru_cache

from ..identity import Identity
from ..store.connection import named_rows
from ..store.generations import Generation
from ..store.integrity import translate_damage
from ..store.readings import load_anchors, load_structure, stored_document, stored_warnings
from ..text.document import Document, SourceWarning
from ..text.layout import Anchor
from ..text.structure import Structure
from .records import StemLookup, StoredDocument, StoredPassage, StoredQuotation
from .rows import DOCUMENTS, IDENTITIES, PASSAGES, QUOTATIONS, document_of, identity_of, passage_of, quotation_of

# Documents whose text and structure are kept at hand: twice as many as one question's candidates stand in.
AT_HAND = 200


class Contents:
    """Look-ups by id over an open database, all of one generation. What was read is kept: it never changes."""

    def __init__(self, database: sqlite3.Connection, generation: Generation) -> None:
        self._database = database
        self.generation = generation
        self._texts = lru_cache(AT_HAND)(self._read_text)
        self._structures = lru_cache(AT_HAND)(self._read_structure)
        self._anchors = lru_cache(AT_HAND)(self._read_anchors)
        self._quotations_of = lru_cache(AT_HAND)(self._read_quotations)

    @cached_property
    def documents(self) -> dict[int, StoredDocument]:
        """By id, in order of their keys."""
        rows = named_rows(self._database).execute(DOCUMENTS, {"generation": self.generation.id})
        return {document.id: document for document in map(document_of, rows)}

    def document_of(self, key: str) -> StoredDocument | None:
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, StoredDocument]:
        return {document.key: document for document in self.documents.values()}

    @property
    def identities(self) -> Sequence[Identity]:
        """Most quoted first; `StoredQuotation.identity` is a position in it."""
        return self._stored_identities

    @cached_property
    def _stored_identities(self) -> tuple[Identity, ...]:
        rows = named_rows(self._database).execute(IDENTITIES, {"generation": self.generation.id})
        return tuple(map(identity_of, rows))

    @property
    def counts(self) -> Mapping[int, tuple[int, int]]:
        """Body paragraphs and quotations of each document, by its id."""
        return self._stored_counts

    @cached_property
    def _stored_counts(self) -> dict[int, tuple[int, int]]:
        rows = self._database.execute(
            "SELECT id, (SELECT count(*) FROM json_each(structure) WHERE json_extract(value, '$[2]') = 'body'),"
            " (SELECT count(*) FROM quotation WHERE quotation.document_id = document.id)"
            " FROM member JOIN document ON id = document_id WHERE generation_id = ?",
            (self.generation.id,),
        )
        with translate_damage():
            return {id_: (paragraphs, quotations) for id_, paragraphs, quotations in rows}

    @property
    def named_quotations(self) -> Mapping[int, int]:
        """How many quotations of each identity name them beside the words, by its position in `identities`; one whose
        document has no more of the name than a surname that others complete doesn't."""
        return self._stored_named_quotations

    @cached_property
    def _stored_named_quotations(self) -> dict[int, int]:
        # The last condition is `certainty_under`, in SQL so that no quotation is read to count them.
        rows = self._database.execute(
            "SELECT number, count(*) FROM identity_speaker JOIN speaker ON speaker.id = speaker_id"
            " JOIN quotation USING (speaker_id) JOIN identity USING (generation_id, number)"
            " WHERE generation_id = ? AND certainty = 'named' AND quotation.paragraph > 0"
            " AND NOT (instr(speaker.name, ' ') = 0 AND instr(identity.name, ' ') > 0) GROUP BY number",
            (self.generation.id,),
        )
        with translate_damage():
            return dict(rows.fetchall())

    def text(self, document_id: int) -> str:
        return self._texts(document_id)

    def text_hash(self, document_id: int) -> str:
        """`sha256:<hex>` of its text, as it was when it was stored."""
        row = self._database.execute("SELECT text_hash FROM document WHERE id = ?", (document_id,)).fetchone()
        return str(row[0])

    @cached_property
    def text_hashes(self) -> dict[int, str]:
        """`text_hash` of every document, by its id."""
        rows = self._database.execute(
            "SELECT id, text_hash FROM member JOIN document ON id = document_id WHERE generation_id = ?",
            (self.generation.id,),
        )
        return dict(rows.fetchall())

    def content_hash_of(self, key: str) -> str:
        """`sha256:<hex>` of the file's bytes that the document of this key was read from."""
        row = self._database.execute(
            "SELECT content_hash FROM document JOIN member ON document_id = document.id WHERE key = ?"
            " AND generation_id = ?",
            (key, self.generation.id),
        ).fetchone()
        return str(row[0])

    def document_with_content(self, beginning: str) -> int | None:
        """The document whose content hash begins so, the first by its key."""
        row = self._database.execute(
            "SELECT id FROM document JOIN member ON document_id = document.id WHERE generation_id = ?"
            " AND substr(content_hash, 1, ?) = ? ORDER BY key LIMIT 1",
            (self.generation.id, len(beginning), beginning),
        ).fetchone()
        return None if row is None else int(row[0])

    def structure(self, document_id: int) -> Structure:
        return self._structures(document_id)

    def anchor(self, document_id: int, position: int) -> Anchor | None:
        """Where the pages or the time of a document stand, the one that holds this character of its text."""
        anchors = self._anchors(document_id)
        at = bisect_right(anchors, position, key=_start)
        return anchors[at - 1] if at else None

    def read_document(self, document_id: int) -> Document:
        """The document as its file was read."""
        return stored_document(self._database, document_id)

    @cached_property
    def warnings(self) -> tuple[SourceWarning, ...]:
        """What looks wrong in the documents, in order of their keys, and then among them."""
        return (*stored_warnings(self._database, self.generation.id), *self.generation.warnings)

    def document_stems(self, document_ids: Collection[int]) -> dict[int, StemLookup]:
        """The stems of each document, headline included."""
        rows = self._database.execute(
            "SELECT id, stems FROM document WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(document_ids)),),
        )
        return {id_: StemLookup(stems) for id_, stems in rows}

    def quotations_in(self, document_id: int) -> tuple[StoredQuotation, ...]:
        """In order."""
        return self._quotations_of(document_id)

    def stored_quotations_in(self, document_id: int) -> tuple[StoredQuotation, ...]:
        """In order, as they were found, whatever people mended of them."""
        return Contents._read_quotations(self, document_id)

    def passages(self, ids: Sequence[int]) -> dict[int, StoredPassage]:
        rows = self._database.execute(f"{PASSAGES} WHERE id IN ({marks(ids)})", named(ids))
        return {row[0]: passage_of(row, self.text) for row in rows}

    def quotations(self, ids: Sequence[int]) -> dict[int, StoredQuotation]:
        rows = self._database.execute(
            f"{QUOTATIONS} WHERE quotation.id IN ({marks(ids)})", {"generation": self.generation.id, **named(ids)}
        )
        return {row[0]: quotation_of(row, self.text) for row in rows}

    def _read_text(self, document_id: int) -> str:
        row = self._database.execute("SELECT text FROM document WHERE id = ?", (document_id,)).fetchone()
        return str(row[0])

    def _read_structure(self, document_id: int) -> Structure:
        row = self._database.execute("SELECT structure FROM document WHERE id = ?", (document_id,)).fetchone()
        return load_structure(row[0])

    def _read_anchors(self, document_id: int) -> tuple[Anchor, ...]:
        row = self._database.execute("SELECT reading FROM document WHERE id = ?", (document_id,)).fetchone()
        return load_anchors(row[0])

    def _read_quotations(self, document_id: int) -> tuple[StoredQuotation, ...]:
        rows = self._database.execute(
            f"{QUOTATIONS} WHERE quotation.document_id = :document ORDER BY quotation.start",
            {"generation": self.generation.id, "document": document_id},
        )
        return tuple(quotation_of(row, self.text) for row in rows)


def _start(anchor: Anchor) -> int:
    return anchor.start


def marks(ids: Sequence[int]) -> str:
    """Placeholders of `named(ids)`, to stand in a statement's `IN (…)`."""
    return ",".join(f":i{place}" for place in range(len(ids)))


def named(ids: Sequence[int]) -> dict[str, int]:
    return {f"i{place}": id_ for place, id_ in enumerate(ids)}
