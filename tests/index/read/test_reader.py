"""A reader gives what was stored, as values, of one generation and of no other."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pytest

from index import IndexDamaged, IndexFolder, NothingPublished, QuotationKind, SpeakerKind
from index.identity import Identity
from index.read.reader import GenerationState, Reader
from index.read.records import StemLookup, StoredDocument, StoredPassage, StoredQuotation
from index.text.document import Kind
from index.text.structure import read_structure
from tests.support.ground import WordsEmbedder, index

FERRY = """---
title: Ferry talks
outlet: The Harbour Post
author: Anna Berg
date: 2021-03-04
url: https://post.example/1
---
Ferry talks

"We sail at noon," said Ingrid Solberg, the mayor. Nobody believed her.

Photo by Anna Berg

The ferries of Norholm would sail for years, Tomas Reyes said.
"""
TOLL = 'Toll talks\n\n"We pay no toll," said Ingrid Solberg.\n\nNobody knows less.'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two generations: of the ferry alone, then with the toll."""
    root = tmp_path_factory.mktemp("read")
    (root / "sources").mkdir()
    (root / "sources" / "ferry.md").write_text(FERRY, encoding="utf-8")
    index(root / "sources", root / "index")
    (root / "sources" / "toll.md").write_text(TOLL, encoding="utf-8")
    index(root / "sources", root / "index")
    return root / "index"


@contextmanager
def reading(folder: Path, generation: int | None = None) -> Iterator[Reader]:
    with closing(Reader(IndexFolder(folder), generation)) as reader, reader.session():
        yield reader


@pytest.fixture
def reader(folder: Path) -> Iterator[Reader]:
    with reading(folder) as opened:
        yield opened


def key_of(reader: Reader, document_id: int) -> str:
    return reader.documents[document_id].key


def quoted(reader: Reader, words: str) -> StoredQuotation:
    (found,) = (q for d in reader.documents for q in reader.quotations_in(d) if words in q.text)
    return found


def passage(reader: Reader, words: str) -> StoredPassage:
    (found,) = (p for d in reader.documents for p in passages_of(reader, d) if words in p.text)
    return found


def passages_of(reader: Reader, document_id: int) -> list[StoredPassage]:
    return list(reader.passages(reader.passage_ids_in([document_id]).tolist()).values())


def test_documents_stand_in_order_of_their_keys_with_their_metadata(reader: Reader) -> None:
    ferry, toll = reader.documents.values()
    assert ferry.date is not None
    assert ferry == StoredDocument(
        id=ferry.id,
        key="ferry.md",
        title="Ferry talks",
        outlet="The Harbour Post",
        author="Anna Berg",
        date=ferry.date,
        url="https://post.example/1",
        words=23,
        language="en",
        kind=Kind.MARKDOWN,
    )
    assert ferry.date.isoformat() == "2021-03-04"
    assert toll == StoredDocument(
        *(toll.id, "toll.md", "Toll talks", None, None, None, None, 10), toll.language, Kind.MARKDOWN
    )


def test_texts_and_structures_are_those_that_were_read(reader: Reader) -> None:
    for document_id, text in zip(reader.documents, (FERRY, TOLL), strict=True):
        assert reader.text(document_id) == text
        read, alone = reader.structure(document_id).paragraphs, read_structure(text).paragraphs
        assert [(p.span, p.kind, p.number, p.sentences) for p in read] == [
            (p.span, p.kind, p.number, p.sentences) for p in alone
        ]


def test_identities_go_over_documents_the_most_quoted_first(reader: Reader) -> None:
    solberg, reyes = reader.identities
    assert solberg == Identity("Ingrid Solberg", SpeakerKind.PERSON, (), ("the mayor",), (), 2, 2)
    assert (reyes.name, reyes.quotations, reyes.documents) == ("Tomas Reyes", 1, 1)


def test_a_quotation_with_everything_of_it(reader: Reader) -> None:
    found = quoted(reader, "noon")
    text = reader.text(found.document_id)
    assert found.speaker_span is not None
    assert found.cue_span is not None
    assert {
        "document": key_of(reader, found.document_id),
        "identity": found.identity,
        "speaker": found.speaker,
        "kind": found.kind,
        "words": found.span.of(text),
        "parts": [part.of(text) for part in found.parts],
        "mention": found.speaker_span.of(text),
        "cue": found.cue_span.of(text),
        "context": found.text,
        "paragraph": found.paragraph,
        "stems": found.stems,
    } == {
        "document": "ferry.md",
        "identity": 0,
        "speaker": "Ingrid Solberg",
        "kind": QuotationKind.DIRECT,
        "words": '"We sail at noon,"',
        "parts": ["We sail at noon,"],
        "mention": "Ingrid Solberg",
        "cue": "said",
        "context": '"We sail at noon," said Ingrid Solberg, the mayor.',
        "paragraph": 1,
        "stems": frozenset({"we", "sail", "at", "noon", "said", "ingrid", "solberg", "the", "mayor"}),
    }
    assert 0.5 < found.confidence <= 1


def test_quotations_and_passages_by_their_ids(reader: Reader) -> None:
    noon, toll = quoted(reader, "noon"), quoted(reader, "no toll")
    assert reader.quotations([toll.id, noon.id]) == {toll.id: toll, noon.id: noon}
    first = passage(reader, "noon")
    assert reader.passages([first.id]) == {first.id: first}
    assert (reader.quotations([]), reader.passages([]), reader.passages([10**6])) == ({}, {}, {})


def test_quotations_of_people(reader: Reader) -> None:
    solberg = [quoted(reader, "noon"), quoted(reader, "no toll")]
    assert sorted(reader.quotations_by([0]), key=lambda q: q.id) == sorted(solberg, key=lambda q: q.id)
    assert reader.quotations_by([1]) == (quoted(reader, "for years"),)
    assert len(reader.quotations_by([0, 1])) == 3
    assert reader.quotations_by([]) == ()
    ids, documents = reader.quotation_places_by([0])
    assert dict(zip(ids.tolist(), documents.tolist(), strict=True)) == {q.id: q.document_id for q in solberg}


def test_passages_around_quotations(reader: Reader) -> None:
    toll = quoted(reader, "no toll")
    home = passage(reader, "no toll")
    assert reader.passage_ids_around([toll.id, toll.id]) == [home.id]
    assert reader.passage_ids_around([]) == []


def test_counts_are_of_body_paragraphs_and_quotations(reader: Reader) -> None:
    assert {key_of(reader, id_): counts for id_, counts in reader.counts.items()} == {
        "ferry.md": (2, 2),
        "toll.md": (2, 1),
    }


def test_ids_in_documents(reader: Reader) -> None:
    toll = quoted(reader, "no toll")
    assert reader.quotation_ids_in([toll.document_id]).tolist() == [toll.id]
    held = reader.passages(reader.passage_ids_in([toll.document_id]).tolist()).values()
    assert [p.text for p in held] == ['"We pay no toll," said Ingrid Solberg.\n\nNobody knows less.']
    assert reader.passage_ids_in([]).tolist() == []


def test_word_pieces_stand_where_they_stand_in_the_document(reader: Reader) -> None:
    """A word is a piece here, and no word of the headline is among them."""
    noon, toll = passage(reader, "noon"), passage(reader, "no toll")
    found = reader.passage_tokens([toll.id, noon.id])
    for stored, first, end in zip((toll, noon), found.bounds, found.bounds[1:], strict=False):
        text = reader.text(stored.document_id)
        words = [w for w in re.finditer(r"\w+", text) if stored.span.start <= w.start() < stored.span.end]
        assert found.starts[first:end].tolist() == [w.start() for w in words]
        own = found.vectors(slice(first, end))
        assert np.allclose(own, WordsEmbedder().embed([w.group() for w in words]), atol=1e-6)
    assert reader.passage_tokens([]).bounds.tolist() == [0]
    with pytest.raises(IndexDamaged, match="a passage that is searched for its words is missing"):
        reader.passage_tokens([toll.id, 10**6])


# By words


@pytest.mark.parametrize(
    ("match", "documents"),
    [
        ("noon", ["ferry.md"]),
        ("toll", ["toll.md"]),
        ("solberg", ["ferry.md", "toll.md"]),
        ('"pay no toll"', ["toll.md"]),
        ("noon OR toll", ["ferry.md", "toll.md"]),
        ("photo", []),  # outside the passages
        ("zeppelin", []),
    ],
)
def test_passages_with_words(reader: Reader, match: str, documents: list[str]) -> None:
    hits = reader.passages_with(match, 10)
    homes = {key_of(reader, p.document_id) for p in reader.passages([hit.id for hit in hits]).values()}
    assert sorted(homes) == documents
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_passages_with_words_in_some_documents_alone(reader: Reader) -> None:
    toll = quoted(reader, "no toll").document_id
    (hit,) = reader.passages_with("solberg", 10, [toll])
    assert hit in reader.passages_with("solberg", 10)
    assert [p.document_id for p in reader.passages([hit.id]).values()] == [toll]
    assert reader.passages_with("solberg", 10, []) == ()
    assert len(reader.passages_with("solberg", 1)) == 1


@pytest.mark.parametrize(
    ("phrases", "every", "documents"),
    [
        (["photo"], False, ["ferry.md"]),
        (["ferry talks"], False, ["ferry.md"]),
        (["ferry", "toll"], False, ["ferry.md", "toll.md"]),
        (["ferry", "photo"], True, ["ferry.md"]),
        (["ferry", "toll"], True, []),
        (["noon"], False, []),  # in a passage
        (["..."], False, []),
        ([], False, []),
    ],
)
def test_documents_with_words_outside_their_passages(
    reader: Reader, phrases: list[str], documents: list[str], *, every: bool
) -> None:
    hits = reader.documents_with(phrases, 10, every=every)
    assert sorted(key_of(reader, hit.id) for hit in hits) == documents


def test_passages_holding_a_word(reader: Reader) -> None:
    assert reader.passages_holding("noon", 5) == (passage(reader, "noon").id,)
    assert len(reader.passages_holding("solberg", 1)) == 1
    assert reader.passages_holding("zeppelin", 5) == ()


def test_the_vocabulary(reader: Reader) -> None:
    assert reader.vocabulary("toll") == {"toll": 1}
    assert reader.vocabulary("so") == {"solberg": 2}
    assert (reader.frequency("solberg"), reader.frequency("zeppelin")) == (2, 0)


def test_stems_of_documents(reader: Reader) -> None:
    ferry, toll = reader.documents
    found = reader.document_stems([ferry, toll])
    assert [("ferri" in found[d], "toll" in found[d], "zeppelin" in found[d]) for d in (ferry, toll)] == [
        (True, False, False),
        (False, True, False),
    ]
    assert set(reader.document_stems([toll])) == {toll}


@pytest.mark.parametrize(
    ("stem", "held"), [("ferri", True), ("ferr", False), ("erri", False), ("toll", True), ("", False)]
)
def test_a_stem_is_looked_up_whole(stem: str, *, held: bool) -> None:
    assert (stem in StemLookup("ferri sail toll")) is held


# By meaning


def test_the_nearest_is_the_one_of_the_same_text(reader: Reader) -> None:
    toll = quoted(reader, "no toll")
    (vector,) = WordsEmbedder().embed([f"Ingrid Solberg: {toll.text}"])
    first, *others = reader.nearest_quotations(vector, 3)
    assert first.id == toll.id
    assert first.score == pytest.approx(1, abs=1e-5)
    assert all(other.score < first.score for other in others)
    assert reader.quotation_similarities(vector, [toll.id]) == {toll.id: pytest.approx(first.score)}
    assert reader.quotation_similarities(vector, []) == {}


def test_the_nearest_of_some_alone(reader: Reader) -> None:
    (vector,) = WordsEmbedder().embed(["We pay no toll"])
    toll = passages_of(reader, quoted(reader, "no toll").document_id)
    every = reader.nearest_passages(vector, 10)
    allowed = np.array([p.id for p in toll], np.int64)
    assert reader.nearest_passages(vector, 10, allowed) == tuple(hit for hit in every if hit.id in {p.id for p in toll})
    assert reader.nearest_passages(vector, 10, np.empty(0, np.int64)) == ()
    assert reader.passage_similarities(vector, [p.id for p in toll]) == {
        hit.id: pytest.approx(hit.score) for hit in every if hit.id in {p.id for p in toll}
    }


# Of one generation


def test_another_generation_that_is_kept_can_be_read(folder: Path) -> None:
    with reading(folder, 1) as earlier:
        assert [d.key for d in earlier.documents.values()] == ["ferry.md"]
        assert [i.quotations for i in earlier.identities] == [1, 1]
        assert earlier.passages_with("toll", 10) == ()
        assert earlier.passages_holding("toll", 10) == ()
        assert earlier.documents_with(["toll"], 10) == ()


def test_one_that_was_never_published_can_not(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingPublished):
        Reader(IndexFolder(folder), 7)
    with pytest.raises(NothingPublished):
        Reader(IndexFolder(tmp_path))


def test_a_reader_is_told_what_became_of_its_generation(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    states = []
    for number, text in enumerate((FERRY, TOLL, FERRY + "More.")):
        (tmp_path / "sources" / "a.md").write_text(text, encoding="utf-8")
        index(tmp_path / "sources", tmp_path / "index")
        if not number:
            reader = Reader(IndexFolder(tmp_path / "index"))
        with reader.session() as state:
            states.append(state)
    reader.close()
    with reader.session() as state:
        states.append(state)
    assert states == [GenerationState.CURRENT, GenerationState.OUTDATED, GenerationState.GONE, GenerationState.GONE]
