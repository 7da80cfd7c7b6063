"""Generations in the database: published, gone back to, pruned; with the words and rows of each."""

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from index.errors import IndexDamaged
from index.identity import Identity
from index.ingest.analysis import analyse
from index.ingest.source import read_text
from index.quotation import SpeakerKind
from index.store.connection import transaction
from index.store.documents import insert_document, known_documents
from index.store.generations import (
    Generation,
    NewGeneration,
    VectorFile,
    generation_of,
    generations,
    holds_more,
    members,
    prune,
    publish,
    published,
    rename_vector_files,
    serve,
)
from index.store.identities import group_identities
from index.store.integrity import verify_database, verify_members
from index.store.lexical import in_margin, verify_words
from index.store.readings import stored_document
from index.store.schema import migrate
from index.store.seals import offer_checksum, verify_document, verify_generation
from index.text.document import Refusal, SourceWarning, WarningKind
from index.text.stems import Stemmer

NOW = datetime.datetime(2021, 3, 4, 5, 6, 7, tzinfo=datetime.UTC)
FERRY = 'Ferry talks\n\n"We sail at noon," said Ingrid Solberg, the mayor.\n\nPhoto by Anna Berg\n\nNobody knows more.'
TOLL = 'Toll talks\n\n"We pay no toll," said Ingrid Solberg.\n\nNobody knows less.'
VECTORS = (VectorFile("passage-0.faiss", "00"), VectorFile("quotation-0.faiss", "11"))


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        offer_checksum(opened)
        migrate(opened)
        yield opened


def store(database: sqlite3.Connection, key: str, text: str) -> int:
    with transaction(database):
        return insert_document(database, analyse(read_text(key, f"sha256:{key}", text)), "rules", Stemmer())


def publish_of(
    database: sqlite3.Connection,
    *document_ids: int,
    refused: tuple[Refusal, ...] = (),
    warnings: tuple[SourceWarning, ...] = (),
) -> int:
    new = NewGeneration(
        model="sha256:model",
        model_name="a model",
        analysis="rules",
        document_ids=document_ids,
        passages=2,
        quotations=1,
        passage_vectors=VECTORS[0],
        quotation_vectors=VECTORS[1],
        refused=refused,
        warnings=warnings,
        identities=group_identities(database, document_ids),
    )
    with transaction(database):
        return publish(database, new, NOW)


def found(database: sqlite3.Connection, match: str) -> list[int]:
    rows = database.execute("SELECT rowid FROM passage_words WHERE passage_words MATCH ? ORDER BY rowid", (match,))
    return [rowid for (rowid,) in rows]


def test_nothing_is_published_at_first(database: sqlite3.Connection) -> None:
    assert (published(database), generations(database), generation_of(database, 1)) == (None, (), None)
    verify_database(database)


def test_what_is_published_is_read_back_whole(database: sqlite3.Connection) -> None:
    refusal = Refusal("bad “file”.md", "it is empty")
    warning = SourceWarning("ferry.md", WarningKind.DUPLICATE, "it has nearly the words of another")
    id_ = publish_of(database, store(database, "ferry.md", FERRY), refused=(refusal,), warnings=(warning,))
    generation = published(database)
    assert generation is not None
    assert generation == Generation(
        id=id_,
        published_at=NOW,
        model="sha256:model",
        model_name="a model",
        analysis="rules",
        documents=1,
        passages=2,
        quotations=1,
        passage_vectors=VECTORS[0],
        quotation_vectors=VECTORS[1],
        refused=(refusal,),
        warnings=(warning,),
        seal=generation.seal,
    )
    assert members(database, id_) == {"ferry.md": (1, "sha256:ferry.md")}
    assert verify_members(database, id_) == {1}
    verify_database(database)


def test_the_latest_is_served_until_another_is(database: sqlite3.Connection) -> None:
    ferry, toll = store(database, "ferry.md", FERRY), store(database, "toll.md", TOLL)
    first, second = publish_of(database, ferry), publish_of(database, ferry, toll)
    assert [g.id for g in generations(database)] == [first, second]
    assert published(database) == generation_of(database, second)
    with transaction(database):
        serve(database, first)
    assert published(database) == generation_of(database, first)


def test_pruning_takes_what_no_kept_generation_holds(database: sqlite3.Connection) -> None:
    ferry, toll = store(database, "ferry.md", FERRY), store(database, "toll.md", TOLL)
    first, second = publish_of(database, ferry, toll), publish_of(database, toll)
    assert not holds_more(database, [first, second])
    assert holds_more(database, [second])
    with transaction(database):
        prune(database, [second])
    assert not holds_more(database, [second])
    assert [g.id for g in generations(database)] == [second]
    assert known_documents(database, "rules") == {("toll.md", "sha256:toll.md"): {"toll.md": toll}}
    assert found(database, "noon") == []
    assert database.execute("SELECT count(*) FROM remains").fetchone() == (1,)
    verify_database(database)
    assert verify_members(database, second) == {toll}


def test_pruning_a_generation_whose_documents_are_all_kept_owes_no_sweep(database: sqlite3.Connection) -> None:
    ferry = store(database, "ferry.md", FERRY)
    publish_of(database, ferry)
    second = publish_of(database, ferry)
    with transaction(database):
        prune(database, [second])
    assert database.execute("SELECT count(*) FROM remains").fetchone() == (0,)
    assert stored_document(database, ferry).text == FERRY


def test_a_document_that_nothing_holds_yet_is_something_to_prune(database: sqlite3.Connection) -> None:
    first = publish_of(database, store(database, "ferry.md", FERRY))
    store(database, "toll.md", TOLL)
    assert holds_more(database, [first])


def test_vector_files_get_other_names_and_the_seal_follows(database: sqlite3.Connection) -> None:
    id_ = publish_of(database, store(database, "ferry.md", FERRY))
    others = (VectorFile("passage-1.faiss", "22"), VectorFile("quotation-1.faiss", "33"))
    with transaction(database):
        rename_vector_files(database, id_, *others)
    generation = published(database)
    assert generation is not None
    assert (generation.passage_vectors, generation.quotation_vectors) == others
    verify_generation(database, id_)


def test_a_pointer_without_its_seal_is_damage(database: sqlite3.Connection) -> None:
    publish_of(database, store(database, "ferry.md", FERRY))
    database.execute("UPDATE published SET seal = 'sha256:'")
    with pytest.raises(IndexDamaged, match=r"^what is published does not say which generation it is$"):
        published(database)


def test_identities_are_grouped_over_documents(database: sqlite3.Connection) -> None:
    ids = store(database, "ferry.md", FERRY), store(database, "toll.md", TOLL)
    assert group_identities(database, ids) == (
        (
            Identity(
                name="Ingrid Solberg",
                kind=SpeakerKind.PERSON,
                aliases=(),
                descriptions=("the mayor",),
                organisations=(),
                quotations=2,
                documents=2,
            ),
            (1, 2),
        ),
    )


# Words outside passages are found by themselves, and count for no passage.


@pytest.mark.parametrize(
    ("folded", "margin"),
    [
        ("ferry talks", "qxzferry qxztalks"),
        ("u.s. 5-4", "qxzu qxzs qxz5 qxz4"),
        ("_so_", "qxzso"),
        ("москва 東京", "qxzмосква qxz東京"),
        (" .,! ", ""),
        ("", ""),
    ],
)
def test_words_of_a_margin(folded: str, margin: str) -> None:
    assert in_margin(folded) == margin


def test_a_margins_row_has_its_documents_number_below_zero(database: sqlite3.Connection) -> None:
    ferry = store(database, "ferry.md", FERRY)
    publish_of(database, ferry)
    assert found(database, "qxzphoto") == [-ferry]
    assert found(database, "qxzferry") == [-ferry]  # the headline
    assert found(database, "photo") == []
    assert [rowid for rowid in found(database, "noon") if rowid > 0]
    assert found(database, "qxznoon") == []


def test_publishing_again_adds_no_word_twice(database: sqlite3.Connection) -> None:
    ferry = store(database, "ferry.md", FERRY)
    publish_of(database, ferry)
    before = database.execute("SELECT count(*) FROM passage_words").fetchone()
    publish_of(database, ferry)
    assert database.execute("SELECT count(*) FROM passage_words").fetchone() == before


# What was altered is found where it stands.


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET title = 'Another'",
        "UPDATE document SET text = text || ' '",
        "UPDATE document SET structure = '[]'",
        "UPDATE passage SET paragraph = paragraph + 1",
        "UPDATE passage SET stems = ''",
        "UPDATE quotation SET speaker_id = NULL",
        "UPDATE quotation SET kind = 'mixed'",
        "UPDATE quotation SET confidence = confidence / 2",
        "UPDATE quotation SET embedded = 'sha256:'",
        "UPDATE speaker SET name = 'Tomas Reyes'",
        "UPDATE speaker SET descriptions = '[]'",
        "DELETE FROM quotation",
        "DELETE FROM passage",
    ],
)
def test_an_altered_document_is_found(database: sqlite3.Connection, statement: str) -> None:
    ferry = store(database, "ferry.md", FERRY)
    verify_document(database, ferry)
    assert database.execute(statement).rowcount
    with pytest.raises(IndexDamaged, match=r"^what is stored of document ferry.md is altered$"):
        verify_document(database, ferry)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE generation SET model = 'sha256:other'",
        "UPDATE generation SET refused = '[]'",
        "UPDATE generation SET published_at = '2020-01-01T00:00:00+00:00'",
        "UPDATE identity SET quotations = 7",
        "UPDATE identity SET aliases = '[\"x\"]'",
        "DELETE FROM identity_speaker",
        "DELETE FROM member",
        "UPDATE document SET outlet = 'Another'",
    ],
)
def test_an_altered_generation_is_found(database: sqlite3.Connection, statement: str) -> None:
    id_ = publish_of(database, store(database, "ferry.md", FERRY), refused=(Refusal("a", "b"),))
    verify_generation(database, id_)
    assert database.execute(statement).rowcount
    with pytest.raises(IndexDamaged, match=f"^what is stored of generation {id_} is altered$"):
        verify_generation(database, id_)


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE passage_words_content SET c0 = 'other'", "passage_words_content"),
        ("UPDATE passage_words_docsize SET sz = x'01'", "passage_words_docsize"),
        ("DELETE FROM passage_words_content WHERE id < 0", "passage_words_content"),
        ("UPDATE passage_words_config SET v = v + 0, k = 'other'", "passage_words_config"),
        ("UPDATE tally SET sum = sum + 1 WHERE name = 'passage_words_data'", "passage_words_data"),
        ("DELETE FROM tally WHERE name = 'passage_words_idx'", "passage_words_idx"),
    ],
)
def test_an_altered_lexical_index_is_found(database: sqlite3.Connection, statement: str, table: str) -> None:
    publish_of(database, store(database, "ferry.md", FERRY))
    verify_words(database)
    assert database.execute(statement).rowcount
    with pytest.raises(IndexDamaged, match=f"^the lexical index is altered in {table}$"):
        verify_words(database)


def test_a_table_too_many_is_not_this_releases(database: sqlite3.Connection) -> None:
    database.execute("CREATE TABLE stray (x)")
    with pytest.raises(IndexDamaged, match=r"^the tables are not those of this release$"):
        verify_database(database)


def test_a_document_that_is_not_there_is_damage(database: sqlite3.Connection) -> None:
    with pytest.raises(IndexDamaged, match=r"^what is stored of document 7 is altered$"):
        verify_document(database, 7)
