"""Generations: what is published, what came before it, and what is pruned."""

import datetime
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..errors import IndexDamaged
from ..files.folder import IndexFolder
from ..files.sweeping import owe_sweep
from ..identity import Identity
from ..text.document import Refusal, SourceWarning, WarningKind
from .connection import named_rows
from .lexical import add_words, drop_words, merge_words, seal_words
from .seals import seal_generation


@dataclass(frozen=True, slots=True)
class VectorFile:
    """`name` is below the index's folder of vectors; `sha256` is over its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Generation:
    """A published state. `model` is the embedding's fingerprint, `analysis` that of the rules. `warnings` are of what
    no document alone is to be warned of."""

    id: int
    published_at: datetime.datetime
    model: str
    model_name: str
    analysis: str
    documents: int
    passages: int
    quotations: int
    passage_vectors: VectorFile
    quotation_vectors: VectorFile
    refused: tuple[Refusal, ...]
    warnings: tuple[SourceWarning, ...]
    seal: str


@dataclass(frozen=True, slots=True)
class NewGeneration:
    """What a generation is made of, before it is published."""

    model: str
    model_name: str
    analysis: str
    document_ids: tuple[int, ...]
    passages: int
    quotations: int
    passage_vectors: VectorFile
    quotation_vectors: VectorFile
    refused: tuple[Refusal, ...]
    warnings: tuple[SourceWarning, ...]
    identities: tuple[tuple[Identity, tuple[int, ...]], ...]


def published(database: sqlite3.Connection) -> Generation | None:
    """The generation that is served, None where nothing was published yet. Raises IndexDamaged."""
    pointer = database.execute("SELECT generation_id, seal FROM published").fetchone()
    if pointer is None:
        return None
    found = generation_of(database, pointer[0])
    if found is None or found.seal != pointer[1]:
        raise IndexDamaged("what is published does not say which generation it is")
    return found


def generation_of(database: sqlite3.Connection, generation_id: int) -> Generation | None:
    row = named_rows(database).execute(f"SELECT {_COLUMNS} FROM generation WHERE id = ?", (generation_id,)).fetchone()
    return _generation(row) if row else None


def generations(database: sqlite3.Connection) -> tuple[Generation, ...]:
    """All that are kept, oldest first."""
    rows = named_rows(database).execute(f"SELECT {_COLUMNS} FROM generation ORDER BY id").fetchall()
    return tuple(_generation(row) for row in rows)


def is_of_another(folder: IndexFolder, kept: Sequence[Generation]) -> bool:
    """Whether the vector files that lie in the folder are those of another database than the one that names these."""
    named = {file.name for g in kept for file in (g.passage_vectors, g.quotation_vectors)}
    here = any((folder.vectors / name).is_file() for name in named)
    return not here and folder.unnamed_vector_files(named) > 0


def members(database: sqlite3.Connection, generation_id: int) -> dict[str, tuple[int, str]]:
    """Document id and content hash by key."""
    rows = database.execute(
        "SELECT key, id, content_hash FROM member JOIN document ON document.id = document_id WHERE generation_id = ?",
        (generation_id,),
    )
    return {key: (id_, content) for key, id_, content in rows}


def publish(database: sqlite3.Connection, new: NewGeneration, now: datetime.datetime) -> int:
    """Record the generation and serve it, inside the caller's transaction. Returns its id."""
    inserted = database.execute(
        "INSERT INTO generation (published_at, model, model_name, analysis, documents, passages, quotations,"
        " passage_file, passage_hash, quotation_file, quotation_hash, refused, warnings, seal)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        (
            now.isoformat(timespec="seconds"),
            new.model,
            new.model_name,
            new.analysis,
            len(new.document_ids),
            new.passages,
            new.quotations,
            new.passage_vectors.name,
            new.passage_vectors.sha256,
            new.quotation_vectors.name,
            new.quotation_vectors.sha256,
            json.dumps([[r.document, r.why] for r in new.refused], ensure_ascii=False),
            json.dumps([[w.document, w.kind.value, w.what] for w in new.warnings], ensure_ascii=False),
        ),
    )
    generation_id = inserted.lastrowid
    assert generation_id is not None
    add_words(database, new.document_ids)
    seal_words(database)
    database.executemany("INSERT INTO member VALUES (?, ?)", [(generation_id, d) for d in new.document_ids])
    _insert_identities(database, generation_id, new.identities)
    seal_generation(database, generation_id)
    serve(database, generation_id)
    return generation_id


def serve(database: sqlite3.Connection, generation_id: int) -> None:
    """Move the pointer, inside the caller's transaction."""
    database.execute(
        "INSERT INTO published (one, generation_id, seal) SELECT 1, id, seal FROM generation WHERE id = ?"
        " ON CONFLICT (one) DO UPDATE SET generation_id = excluded.generation_id, seal = excluded.seal",
        (generation_id,),
    )


def rename_vector_files(
    database: sqlite3.Connection, generation_id: int, passages: VectorFile, quotations: VectorFile
) -> None:
    """The same vectors in other files, inside the caller's transaction."""
    database.execute(
        "UPDATE generation SET passage_file = ?, passage_hash = ?, quotation_file = ?, quotation_hash = ? WHERE id = ?",
        (passages.name, passages.sha256, quotations.name, quotations.sha256, generation_id),
    )
    seal = seal_generation(database, generation_id)
    database.execute("UPDATE published SET seal = ? WHERE generation_id = ?", (seal, generation_id))


def prune(database: sqlite3.Connection, keep: Sequence[int]) -> None:
    """Delete the generations not in `keep`, and the documents that none of `keep` holds, inside the caller's
    transaction. Their words stand in the files until the database is swept."""
    marks = ",".join("?" * len(keep))
    database.execute(f"DELETE FROM generation WHERE id NOT IN ({marks})", tuple(keep))
    drop_words(database)
    gone = database.execute("DELETE FROM document WHERE id NOT IN (SELECT document_id FROM member)").rowcount
    if gone:
        merge_words(database)
        seal_words(database)
        owe_sweep(database)


def holds_more(database: sqlite3.Connection, keep: Sequence[int]) -> bool:
    """Whether there is something for `prune` to delete."""
    kept = {generation.id for generation in generations(database)}
    if not kept.issubset(keep):
        return True
    left = "SELECT 1 FROM document WHERE id NOT IN (SELECT document_id FROM member) LIMIT 1"
    return database.execute(left).fetchone() is not None


def _insert_identities(
    database: sqlite3.Connection, generation_id: int, identities: Iterable[tuple[Identity, tuple[int, ...]]]
) -> None:
    for number, (identity, speaker_ids) in enumerate(identities):
        database.execute(
            "INSERT INTO identity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                generation_id,
                number,
                identity.name,
                identity.kind.value,
                json.dumps(identity.aliases, ensure_ascii=False),
                json.dumps(identity.descriptions, ensure_ascii=False),
                json.dumps(identity.organisations, ensure_ascii=False),
                identity.quotations,
                identity.documents,
            ),
        )
        database.executemany(
            "INSERT INTO identity_speaker VALUES (?, ?, ?)",
            [(generation_id, speaker_id, number) for speaker_id in speaker_ids],
        )


_COLUMNS = (
    "id, published_at, model, model_name, analysis, documents, passages, quotations,"
    " passage_file, passage_hash, quotation_file, quotation_hash, refused, warnings, seal"
)


def _generation(row: sqlite3.Row) -> Generation:
    return Generation(
        id=int(str(row["id"])),
        published_at=datetime.datetime.fromisoformat(str(row["published_at"])),
        model=str(row["model"]),
        model_name=str(row["model_name"]),
        analysis=str(row["analysis"]),
        documents=int(str(row["documents"])),
        passages=int(str(row["passages"])),
        quotations=int(str(row["quotations"])),
        passage_vectors=VectorFile(str(row["passage_file"]), str(row["passage_hash"])),
        quotation_vectors=VectorFile(str(row["quotation_file"]), str(row["quotation_hash"])),
        refused=tuple(Refusal(document, why) for document, why in json.loads(str(row["refused"]))),
        warnings=tuple(
            SourceWarning(document, WarningKind(kind), what)
            for document, kind, what in json.loads(row["warnings"] or "[]")
        ),
        seal=str(row["seal"]),
    )
