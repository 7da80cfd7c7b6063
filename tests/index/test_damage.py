"""What is not as it was written: found, named, answered from what is sound or not at all, and mended."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from index import IndexDamaged, IndexFolder, rollback
from index.read.reader import Reader
from retrieval import Retriever
from tests.command_line import RunCli
from tests.index.indexes import RunPython, asked
from tests.support.ground import WordsEmbedder, answers, index, unsound


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "index.sqlite3")) as database, database:
        assert database.execute(statement).rowcount != 0


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 0x20
    path.write_bytes(data)


VECTORS: dict[str, Callable[[Path], object]] = {
    "flipped": lambda path: flip(path, path.stat().st_size // 2),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "empty": lambda path: path.write_bytes(b""),
    "missing": Path.unlink,
}


@pytest.mark.parametrize("damage", VECTORS)
def test_vector_files_are_searched_from_the_stored_vectors_and_written_anew(ground: Path, damage: str) -> None:
    expected = asked(ground / "index")
    for path in (ground / "index" / "vectors").iterdir():
        VECTORS[damage](path)
    assert asked(ground / "index") == expected
    assert [f.name for f in unsound(ground / "index")] == ["vectors", "earlier generation"]
    report = index(ground / "sources", ground / "index")
    assert (report.generation, report.embedded) == (2, 0)
    assert unsound(ground / "index") == []
    assert asked(ground / "index") == expected


# Each of these would make another answer: in words, in whose mouth, in what is found.
ROWS = {
    "a text": "UPDATE document SET text = replace(text, 'Easter', 'Xmas') WHERE key = 'port-0001.md'",
    "a text with its hash": "UPDATE document SET text = 'x', text_hash = 'sha256:' WHERE key = 'port-0001.md'",
    "a quotation's span": "UPDATE quotation SET start = start + 1",
    "a quotation's speaker": "UPDATE quotation SET speaker_id = (SELECT max(id) FROM speaker)",
    "a speaker's name": "UPDATE speaker SET name = 'Tomas Reyes' WHERE name = 'Ingrid Solberg'",
    "a passage's span": "UPDATE passage SET stop = stop - 1",
    "a passage that is gone": "DELETE FROM passage WHERE id = (SELECT max(id) FROM passage)",
    "an identity": "UPDATE identity SET name = 'Tomas Reyes' WHERE name = 'Ingrid Solberg'",
    "whose identity": "UPDATE identity_speaker SET number = 0",
    "a member that is gone": "DELETE FROM member WHERE document_id = (SELECT max(document_id) FROM member)",
    "an outlet": "UPDATE document SET outlet = 'Another Post'",
    "the lexical index": "UPDATE passage_words_data SET block = zeroblob(8) WHERE id > 1000",
    "the pointer": "UPDATE published SET generation_id = 1",
    "the number of its schema": "PRAGMA user_version = 0",
}


@pytest.mark.parametrize("row", ROWS)
def test_an_altered_row_is_never_served(ground: Path, row: str) -> None:
    shutil.copytree(ground / "index", ground / "back")
    rollback(IndexFolder(ground / "back"))
    change(ground / "index", ROWS[row])
    with suppress(IndexDamaged):
        assert asked(ground / "index") == asked(ground / "back")
    assert unsound(ground / "index")
    report = index(ground / "sources", ground / "index")
    assert (report.documents, report.embedded) == (6, 0)  # the sound vectors are taken over
    assert unsound(ground / "index") == []
    assert [path.name for path in (ground / "index").glob("*.sqlite3")] == ["index-2.sqlite3"]
    assert asked(ground / "index") == asked(ground / "anew")


@pytest.mark.parametrize("bit", [60 * 8 + bit for bit in range(32)] + [68 * 8 + bit for bit in range(32)])
def test_a_bit_of_the_schemas_number_is_damage_and_no_later_release(ground: Path, bit: int) -> None:
    path = ground / "index" / "index.sqlite3"
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)
    with pytest.raises(IndexDamaged, match="its version"):
        asked(ground / "index")
    (finding,) = unsound(ground / "index")
    assert "The index is damaged" in finding.detail
    assert index(ground / "sources", ground / "index").embedded == 0
    assert asked(ground / "index") == asked(ground / "anew")


@pytest.mark.parametrize("byte", range(100))
def test_a_byte_of_the_databases_header(ground: Path, byte: int) -> None:
    """Answered as before, or told so; and mended by the next run."""
    path, expected = ground / "index" / "index.sqlite3", asked(ground / "index")
    flip(path, byte)
    with suppress(IndexDamaged):
        assert asked(ground / "index") == expected
    index(ground / "sources", ground / "index")
    assert asked(ground / "index") in (expected, asked(ground / "anew"))
    assert unsound(ground / "index") == []


def test_damage_in_what_is_new_is_answered_by_the_generation_before(ground: Path) -> None:
    shutil.copytree(ground / "index", ground / "back")
    rollback(IndexFolder(ground / "back"))
    change(
        ground / "index",
        "UPDATE speaker SET name = 'Nobody' WHERE document_id = (SELECT max(id) FROM document)",
    )
    with closing(Retriever.open(ground / "index", WordsEmbedder)) as retriever:
        assert answers(retriever) == asked(ground / "back")
        assert retriever.ask("What did Tomas Reyes say?").generation == 1
    (finding,) = (f for f in unsound(ground / "index") if f.name == "seals")
    assert "port-0004.md" in finding.detail


def test_damage_after_the_desk_was_opened_is_found_when_it_is_shown(ground: Path) -> None:
    with closing(Retriever.open(ground / "index", WordsEmbedder)) as retriever:
        answers(retriever)
        change(ground / "index", "UPDATE quotation SET cue_start = cue_start + 1")
        with pytest.raises(IndexDamaged, match="is altered"):
            answers(retriever)
        index(ground / "sources", ground / "index")
        assert answers(retriever) == asked(ground / "index")


def test_an_open_desk_goes_on_to_the_database_that_replaces_a_damaged_one(ground: Path) -> None:
    with closing(Retriever.open(ground / "index", WordsEmbedder)) as retriever:
        assert retriever.ask("What did Tomas Reyes say?").generation == 2
        change(ground / "index", "UPDATE tally SET sum = sum + 1")
        index(ground / "sources", ground / "index")
        assert retriever.ask("What did Tomas Reyes say?").generation == 3


def test_altered_vectors_are_embedded_anew_and_nothing_else(ground: Path) -> None:
    first = "(SELECT min(embedded) FROM passage)"
    change(ground / "index", f"UPDATE vector SET data = zeroblob(256) WHERE text_hash = {first}")
    assert [f.name for f in unsound(ground / "index")] == ["embeddings"]
    report = index(ground / "sources", ground / "index")
    assert (report.generation, report.embedded) == (2, 1)
    assert unsound(ground / "index") == []


WORD_VECTORS = {
    "altered": "UPDATE token_vector SET data = zeroblob(256) WHERE text_hash = ",
    "gone": "DELETE FROM token_vector WHERE text_hash = ",
}


@pytest.mark.parametrize("damage", WORD_VECTORS)
def test_word_pieces_that_are_altered_or_gone_are_never_read_and_made_anew(ground: Path, damage: str) -> None:
    text = "(SELECT min(embedded) FROM passage WHERE document_id = (SELECT max(id) FROM document))"
    change(ground / "index", WORD_VECTORS[damage] + text)
    with closing(Reader(IndexFolder(ground / "index"))) as reader, reader.session():
        ids = reader.passage_ids_in(reader.documents).tolist()
        with pytest.raises(IndexDamaged, match="a passage's words are missing or altered"):
            reader.passage_tokens(ids)
    assert [f.name for f in unsound(ground / "index")] == ["embeddings"]
    report = index(ground / "sources", ground / "index")
    assert (report.generation, report.embedded) == (2, 1)
    assert unsound(ground / "index") == []


@pytest.mark.parametrize("bit", range(8))
def test_a_bit_of_a_word_s_vector_is_found_when_it_is_read(ground: Path, bit: int) -> None:
    path = ground / "index" / "index.sqlite3"
    with closing(Reader(IndexFolder(ground / "index"))) as reader, reader.session():
        ids = reader.passage_ids_in(reader.documents).tolist()
        assert len(reader.passage_tokens(ids).bounds) == len(ids) + 1
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (data,) = database.execute("SELECT data FROM token_vector ORDER BY length(data) DESC LIMIT 1").fetchone()
    whole = bytearray(path.read_bytes())
    assert whole.count(data[:128]) == 1
    whole[whole.index(data[:128]) + 127] ^= 1 << bit
    path.write_bytes(whole)
    told = pytest.raises(IndexDamaged, match="a passage's words are missing or altered")
    with closing(Reader(IndexFolder(ground / "index"))) as reader, reader.session(), told:
        reader.passage_tokens(ids)


def test_words_vectors_of_a_generation_to_go_back_to_are_made_anew_too(ground: Path) -> None:
    earlier = "SELECT embedded FROM passage WHERE document_id NOT IN (SELECT document_id FROM member"
    change(ground / "index", f"DELETE FROM token_vector WHERE text_hash IN ({earlier} WHERE generation_id = 2))")
    assert [f.name for f in unsound(ground / "index")] == ["earlier generation"]
    report = index(ground / "sources", ground / "index")
    assert (report.generation, report.embedded) == (2, 2)
    assert unsound(ground / "index") == []


def test_the_command_line_says_what_is_damaged_and_mends_it(ground: Path, run_cli: RunCli) -> None:
    (ground / "index" / "index.sqlite3").write_bytes(b"this is no database " * 500)
    asking = run_cli("ask", "What did Werner Vogels say?", "--index", ground / "index", "--json")
    assert (asking.status, asking.out) == (2, "")
    assert "The index is damaged (file is not a database): run `python -m bot index`" in asking.err
    assert run_cli("doctor", "--index", ground / "index").status == 1
    report = index(ground / "sources", ground / "index")
    assert report.documents == 6
    assert run_cli("status", "--index", ground / "index", "--json").row["documents"] == 6


def test_random_bytes_are_flipped_and_nothing_is_served_wrong(run_python: RunPython) -> None:
    code = (
        "import json; from tests.support.damage.flip_rounds import flip_rounds; tally = flip_rounds(20, 2, 5);"
        "print(json.dumps([tally.served_wrong, tally.not_mended, sorted(tally.rows)]))"
    )
    wrong, not_mended, rows = json.loads(run_python(code))
    assert (wrong, not_mended) == (0, 0), rows
    assert {"FAISS, cut short", "FAISS, missing", "SQLite, flipped", "model, flipped"} <= set(rows)


def test_kills_lose_nothing(run_python: RunPython) -> None:
    code = (
        "import json; from dataclasses import asdict; from tests.support.damage.kill_rounds import kill_rounds;"
        "print(json.dumps(asdict(kill_rounds(15, 5))))"
    )
    report = json.loads(run_python(code))
    assert (report["killed"], report["lost"]) == (15, {}), report
