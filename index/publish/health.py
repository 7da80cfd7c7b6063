"""Whether an index is as it was written: one result a check, and what repairs a bad one."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..embedding.token_axes import axes_fingerprint
from ..errors import ALTERED_ROW, IndexDamaged, NothingPublished, PullquoteError
from ..files.sweeping import is_sweep_owed
from ..files.vector_file import open_vector_index
from ..hashing import sha256_of
from ..store.connection import IndexFolder, connect_reader, translate_sqlite_errors
from ..store.generations import Generation, generations, is_of_another, published
from ..store.integrity import verify_database, verify_members
from ..store.readings import load_structure
from ..store.vectors import count_altered, token_model
from ..text.document import Span

_MEND = "run `python -m bot index`: it mends what can be mended and builds the rest anew from the sources"
_NAMED = 10  # other files; of more their number is told


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`detail` says what was found; `mend` what to do where it is not `ok`."""

    name: str
    ok: bool
    detail: str
    mend: str | None = None


def check_index(folder: IndexFolder) -> Iterator[CheckResult]:
    """Every check of what is published, in the order in which one bad finding explains the next."""
    if strays := _strays(folder):
        yield CheckResult("other files", True, f"not the index's, and left alone: {_named(strays)}")
    try:
        database = connect_reader(folder)
    except PullquoteError as error:
        mend = "run `python -m bot index`" if isinstance(error, NothingPublished) else _MEND
        yield CheckResult("index", False, str(error), mend)
        return
    try:
        yield _result("database", lambda: _integrity(database))
        with translate_sqlite_errors():
            generation = published(database)
        if generation is None:
            yield CheckResult("index", False, "nothing is published yet", "run `python -m bot index`")
            return
        yield CheckResult("index", True, f"generation {generation.id} of {generation.published_at:%Y-%m-%d %H:%M} UTC")
        yield _result("seals", lambda: _seals(database, generation))
        yield _result("texts", lambda: _texts(database, generation))
        yield _result("spans", lambda: _spans(database, generation))
        yield _result("embeddings", lambda: _embeddings(database, generation))
        yield _result("vectors", lambda: _vectors(folder, database, generation))
        yield _result("words", lambda: _words(database, generation))
        yield _result("earlier generation", lambda: _earlier(folder, database, generation))
        if is_sweep_owed(database):
            yield CheckResult("removed", True, "what was removed last is overwritten by the next `python -m bot index`")
    except (PullquoteError, sqlite3.DatabaseError, *ALTERED_ROW) as error:
        yield CheckResult("index", False, str(error), _MEND)
    finally:
        database.close()


def _strays(folder: IndexFolder) -> tuple[str, ...]:
    try:
        return folder.strays()
    except PullquoteError:  # told by the next check
        return ()


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(ascii(name)[1:-1] for name in names[:_NAMED]) + more


def _result(name: str, check: Callable[[], str]) -> CheckResult:
    try:
        return CheckResult(name, True, check())
    except PullquoteError as error:
        return CheckResult(name, False, str(error), _MEND)
    except (sqlite3.DatabaseError, *ALTERED_ROW) as error:
        return CheckResult(name, False, f"a row is altered ({error})", _MEND)


def _integrity(database: sqlite3.Connection) -> str:
    verify_database(database)
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise IndexDamaged(f"the database lacks rows that its table {broken[0]} refers to")
    return "SQLite finds no fault, and the lexical index is as it was written"


def _seals(database: sqlite3.Connection, generation: Generation) -> str:
    return f"everything found in {len(verify_members(database, generation.id))} documents is as it was stored"


def _earlier(folder: IndexFolder, database: sqlite3.Connection, generation: Generation) -> str:
    kept = [g for g in generations(database) if g.id != generation.id]
    for other in kept:
        verify_members(database, other.id)
        if other.model == generation.model and (lacking := _without_tokens(database, other)):
            raise IndexDamaged(f"of {lacking} passages of generation {other.id} the embeddings of words are missing")
        for file in (other.passage_vectors, other.quotation_vectors):
            open_vector_index(folder.vectors / file.name, file.sha256)
    if not kept:
        return "none is kept"
    return f"generation {kept[-1].id} of {kept[-1].published_at:%Y-%m-%d %H:%M} UTC can be gone back to"


def _texts(database: sqlite3.Connection, generation: Generation) -> str:
    rows = database.execute(
        "SELECT key, text, text_hash FROM member JOIN document ON id = document_id WHERE generation_id = ?",
        (generation.id,),
    )
    count = 0
    for key, text, hashed in rows:
        if sha256_of(text) != hashed:
            raise IndexDamaged(f"the text of {key} is not as it was stored")
        count += 1
    if count != generation.documents:
        raise IndexDamaged(f"{count} of {generation.documents} documents are there")
    return f"{count} documents are as they were read"


def _spans(database: sqlite3.Connection, generation: Generation) -> str:
    """Every stored span lies in its document's text, and every part of a quotation in the quotation."""
    count = 0
    for key, length, dumped in database.execute(
        "SELECT key, length(text), structure FROM member JOIN document ON id = document_id WHERE generation_id = ?",
        (generation.id,),
    ):
        for paragraph in load_structure(dumped).paragraphs:
            count += 1
            if not Span(0, length).covers(paragraph.span):
                raise IndexDamaged(f"a paragraph of {key} lies outside its text")
    outside = database.execute(
        "SELECT key FROM member JOIN document ON document.id = member.document_id JOIN"
        " (SELECT document_id, start, stop FROM passage UNION ALL SELECT document_id, start, stop FROM quotation"
        " UNION ALL SELECT document_id, context_start, context_stop FROM quotation) AS spans"
        " ON spans.document_id = document.id WHERE generation_id = ?"
        " AND NOT (0 <= start AND start < stop AND stop <= length(text)) LIMIT 1",
        (generation.id,),
    ).fetchone()
    if outside is not None:
        raise IndexDamaged(f"a passage or quotation of {outside[0]} lies outside its text")
    found = f"{count} paragraphs, {generation.passages} passages and {generation.quotations} quotations"
    return f"{found} lie in their texts"


def _embeddings(database: sqlite3.Connection, generation: Generation) -> str:
    missing = database.execute(
        "SELECT count(*) FROM (SELECT embedded FROM member JOIN passage USING (document_id) WHERE generation_id = :g"
        " UNION SELECT embedded FROM member JOIN quotation USING (document_id) WHERE generation_id = :g)"
        " WHERE NOT EXISTS (SELECT 1 FROM vector WHERE model = :model AND text_hash = embedded)",
        {"g": generation.id, "model": generation.model},
    ).fetchone()[0]
    if missing:
        raise IndexDamaged(f"{missing} texts have no embedding")
    if lacking := _without_tokens(database, generation):
        raise IndexDamaged(f"of {lacking} passages the embeddings of single words are missing")
    altered = count_altered(database)
    if altered:
        raise IndexDamaged(f"{altered} embeddings are not as they were stored")
    return "every passage and quotation has one"


def _without_tokens(database: sqlite3.Connection, generation: Generation) -> int:
    """How many texts of passages have no vectors of their word pieces."""
    found = database.execute(
        "SELECT count(DISTINCT embedded) FROM member JOIN passage USING (document_id) WHERE generation_id = :g"
        " AND NOT EXISTS (SELECT 1 FROM token_vector WHERE model = :model AND text_hash = embedded)",
        {"g": generation.id, "model": token_model(generation.model, axes_fingerprint())},
    )
    return int(found.fetchone()[0])


def _vectors(folder: IndexFolder, database: sqlite3.Connection, generation: Generation) -> str:
    """The files' hashes, and their counts against the rows that they stand for."""
    if is_of_another(folder, generations(database)):
        raise IndexDamaged("the database is another index's: none of its vector files lies here, but those of another")
    for table, file in (("passage", generation.passage_vectors), ("quotation", generation.quotation_vectors)):
        vectors = open_vector_index(folder.vectors / file.name, file.sha256)
        rows = database.execute(
            f"SELECT count(*) FROM member JOIN {table} USING (document_id) WHERE generation_id = ?",
            (generation.id,),
        ).fetchone()[0]
        if len(vectors) != rows:
            raise IndexDamaged(f"{len(vectors)} vectors stand for {rows} {table}s")
    return "both files are as they were written"


def _words(database: sqlite3.Connection, generation: Generation) -> str:
    missing = database.execute(
        "SELECT count(*) FROM member JOIN passage USING (document_id) WHERE generation_id = ?"
        " AND passage.id NOT IN (SELECT id FROM passage_words_docsize)",
        (generation.id,),
    ).fetchone()[0]
    if missing:
        raise IndexDamaged(f"{missing} passages can't be found by their words")
    return f"{generation.passages} passages can be searched by their words"
