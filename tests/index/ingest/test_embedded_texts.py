"""What is embedded: one recipe, and what a row is hashed by is what the embedder gets, for every kind."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.hashing import sha256_of
from index.ingest.analysis import Analysis, with_attribution
from index.ingest.embedded_texts import EmbeddedTexts, QuotedWords, embedded_texts
from index.quotation import Attribution, Certainty, Quotation, QuotationKind, Speaker, SpeakerKind
from index.store.documents import insert_document, missing_texts
from index.store.schema import migrate
from index.store.vectors import insert_vectors
from index.text.document import Document, Span
from index.text.stems import Stemmer
from index.text.structure import read_structure
from tests.support.ground import index, unsound

TEXT = (
    "Ferry talks\n\n"
    'The strike goes on. "We go," said Ingrid Solberg. Nobody knows the end, she said.\n\n'
    "By then the money was gone.\n\n"
    "What comes next\n\n"
    "The ferry will sail again, the mayor said."
)
ONE = np.ones((1, 4), np.float32)
DIRECT, MIXED, INDIRECT = QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


PASSAGES = (at("The strike goes on"), at("The ferry will sail again"))


@pytest.mark.parametrize(
    ("kind", "words", "speaker", "text"),
    [
        (DIRECT, "We go", "Ingrid Solberg", "Ingrid Solberg: We go"),
        (MIXED, "We go", "Ingrid Solberg", "Ingrid Solberg: We go"),
        (DIRECT, "We go", None, "We go"),
        (INDIRECT, "The strike", "Ingrid Solberg", "Ferry talks\nThe strike goes on"),  # as its passage
        (INDIRECT, "strike goes", None, "Ferry talks\nThe strike goes on"),
        (INDIRECT, "The ferry", "the mayor", "Ferry talks\nThe ferry will sail again"),
        (INDIRECT, "Ferry talks", "the mayor", "the mayor: Ferry talks"),  # before the first passage
        (INDIRECT, "What comes next", None, "What comes next"),  # between two
        (DIRECT, "The strike", "Ingrid Solberg", "Ingrid Solberg: The strike"),  # in marks: its own sentences
    ],
)
def test_a_quotations_text(kind: QuotationKind, words: str, speaker: str | None, text: str) -> None:
    quoted = QuotedWords(kind, at(words).start, speaker, at(words))
    assert embedded_texts("Ferry talks", TEXT, PASSAGES, [quoted]) == EmbeddedTexts(
        ("Ferry talks\nThe strike goes on", "Ferry talks\nThe ferry will sail again"), (text,)
    )


@pytest.mark.parametrize("title", [None, ""])
def test_without_a_headline_a_passage_is_its_words(title: str | None) -> None:
    assert embedded_texts(title, TEXT, PASSAGES, []) == EmbeddedTexts(
        ("The strike goes on", "The ferry will sail again"), ()
    )


def test_without_passages_reported_speech_is_its_own_sentences() -> None:
    quoted = QuotedWords(INDIRECT, 0, None, at("Ferry talks"))
    assert embedded_texts(None, TEXT, [], [quoted]) == EmbeddedTexts((), ("Ferry talks",))


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        migrate(opened)
        yield opened


def analysis(title: str | None) -> Analysis:
    """A document with a quotation of every kind, with and without a speaker."""
    document = Document("ferry.md", "sha256:00", TEXT, title)
    said = [
        (DIRECT, '"We go,"', 0),
        (DIRECT, '"We go,"', None),
        (MIXED, "said Ingrid Solberg", 0),
        (INDIRECT, "Nobody knows the end", 0),
        (INDIRECT, "By then the money", None),
        (INDIRECT, "What comes next", 1),
        (INDIRECT, "The ferry will sail", 1),
    ]
    quotations = tuple(Quotation(at(w), (at(w),), kind, who, None, None, 0.9, Certainty.NAMED) for kind, w, who in said)
    speakers = (Speaker("Ingrid Solberg", SpeakerKind.PERSON), Speaker("the mayor", SpeakerKind.UNNAMED))
    return with_attribution(document, read_structure(TEXT), Attribution(quotations, speakers))


@pytest.mark.parametrize("title", ["Ferry talks", None])
def test_what_is_hashed_is_what_is_embedded(database: sqlite3.Connection, title: str | None) -> None:
    document_id = insert_document(database, analysis(title), "rules", Stemmer())
    hashes = {h for (h,) in database.execute("SELECT embedded FROM passage UNION SELECT embedded FROM quotation")}
    texts = missing_texts(database, document_id, "model", "axes")
    assert set(texts) == hashes
    assert all(sha256_of(wanted.text) == hashed for hashed, wanted in texts.items())


def test_what_has_a_vector_is_not_missing(database: sqlite3.Connection) -> None:
    document_id = insert_document(database, analysis("Ferry talks"), "rules", Stemmer())
    before = missing_texts(database, document_id, "model", "axes")
    known = sorted(before)[0]
    insert_vectors(database, "model", [known], ONE, {known: b""}, "axes")
    assert missing_texts(database, document_id, "model", "axes") == {h: t for h, t in before.items() if h != known}
    assert missing_texts(database, document_id, "another model", "axes") == before
    for hashed in before:
        insert_vectors(database, "model", [hashed], ONE, {hashed: b""}, "axes")
    assert missing_texts(database, document_id, "model", "axes") == {}


@pytest.mark.slow
def test_what_is_a_passage_in_one_document_and_a_quotation_in_another_gets_its_word_pieces(tmp_path: Path) -> None:
    said = '"The ferry will not sail before the strike ends, and nobody can say when." It rained all day and all night.'
    (tmp_path / "sources").mkdir()
    for name in ("a.md", "c.md"):  # one before and one after
        (tmp_path / "sources" / name).write_text(f"The ferry\n\n{said}\n\nNobody came.\n", encoding="utf-8")
    (tmp_path / "sources" / "b.md").write_text(f"{said}\n", encoding="utf-8")
    index(tmp_path / "sources", tmp_path / "index")
    assert unsound(tmp_path / "index") == []
    with closing(sqlite3.connect(tmp_path / "index" / "index.sqlite3")) as database:
        both = "SELECT count(*) FROM passage JOIN quotation USING (embedded)"
        assert database.execute(both).fetchone() == (3,)  # of b.md the passage, in each of the three the quotation
