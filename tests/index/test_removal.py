"""What was removed from the sources stands in no byte of the index: no word of it, no stem, no vector."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index import IndexBusy, Indexer, IndexFolder, Report, SourcesUnusable, Stemmer
from retrieval import Retriever, Silence
from tests.command_line import RunCli, command_environment
from tests.index.indexes import asked
from tests.support.ground import ROOT, WordsEmbedder, answers, index, unsound, write_coverage

pytestmark = pytest.mark.slow

# Words that stand in no other document, and whose stems are others still.
SECRET = """---
title: Zephyrine whistleblowing in Quibblestadt
outlet: The Xylographic Gazette
author: Wilhelmina Oxenthwaite
---
Zephyrine whistleblowing in Quibblestadt

The magistrates of Quibblestadt were vexingly unforthcoming about the zephyrines, people close to them said.

"We jettisoned the zincographies overnight," said Oswaldine Pfefferkuchen, the archivist of Quibblestadt. "Nobody
photocopied the marginalities."

Xanthippe Vandersloot wrote that the embezzlements were jocularly underreported.
"""
COMMON = {"said", "people", "close", "were", "about", "that", "them", "nobody", "wrote", "overnight", "title", "outlet"}


@pytest.fixture
def removing(tmp_path: Path) -> Path:
    """`sources` with the secret among others, indexed; and another beside it that is refused."""
    write_coverage(tmp_path / "sources", 6)
    (tmp_path / "sources" / "secret.md").write_text(SECRET, encoding="utf-8")
    index(tmp_path / "sources", tmp_path / "index")
    return tmp_path


def words() -> set[bytes]:
    long = {w.lower() for w in re.findall(r"[A-Za-z]{7,}", SECRET)} - COMMON
    stems = {stem for found in Stemmer().stems(sorted(long)) for stem in found if len(stem) > 6}
    forms = {form for word in long | stems for form in (word, word.capitalize())}
    return {form.encode() for form in forms}


def vectors(folder: Path) -> set[bytes]:
    """The first half of each vector of the secret, as it lies in the database and in exact vector files, and where
    its first words stand, as it lies before these words' vectors."""
    with closing(sqlite3.connect(IndexFolder(folder).database)) as database:
        rows = database.execute(
            "SELECT data FROM (SELECT text_hash, data FROM vector UNION ALL SELECT text_hash, data FROM token_vector)"
            " WHERE text_hash IN (SELECT embedded FROM passage WHERE document_id = :d"
            " UNION SELECT embedded FROM quotation WHERE document_id = :d)",
            {"d": database.execute("SELECT id FROM document WHERE key = 'secret.md'").fetchone()[0]},
        ).fetchall()
    assert len(rows) == 3  # of one passage, which has two, and one quotation
    return {data[: min(128, len(data) // 2)] for (data,) in rows}


def found(folder: Path, wanted: set[bytes]) -> list[tuple[str, bytes]]:
    everything = [(path, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [(path.name, each) for path, data in everything for each in wanted if each in data]


def silences(folder: Path) -> list[object]:
    """Why each question was left unanswered, None where one was answered."""
    return [answer[0] for answer in asked(folder) if isinstance(answer, tuple)]


def run(folder: Path, *, purge: bool = False, rebuild: bool = False, allow_empty: bool = False) -> Report:
    embedder = WordsEmbedder()
    indexer = Indexer(folder / "sources", IndexFolder(folder / "index"), "words", lambda: embedder, batch=8)
    return indexer.run(fingerprint=embedder.fingerprint, purge=purge, rebuild=rebuild, allow_empty=allow_empty)


@pytest.fixture
def wanted(removing: Path) -> set[bytes]:
    both = words() | vectors(removing / "index")
    assert {each for _, each in found(removing / "index", both)} >= vectors(removing / "index") | {b"Pfefferkuchen"}
    return both


def remove(folder: Path) -> None:
    (folder / "sources" / "secret.md").unlink()


def change_another(folder: Path) -> None:
    write_coverage(folder / "sources", 6, version=3, changed=1)


def nothing(_: Path) -> None: ...


@pytest.mark.parametrize("between", [nothing, change_another], ids=["nothing changed", "another changed"])
def test_two_runs_after_its_removal_it_is_in_no_file(
    removing: Path, wanted: set[bytes], between: Callable[[Path], None]
) -> None:
    remove(removing)
    assert run(removing).removed == 1
    between(removing)
    run(removing)
    assert found(removing / "index", wanted) == []
    assert unsound(removing / "index") == []


def test_what_a_changed_document_no_longer_says_goes_with_its_generation(removing: Path, wanted: set[bytes]) -> None:
    (removing / "sources" / "secret.md").write_text("The ferry\n\nIt sails.\n", encoding="utf-8")
    run(removing)
    change_another(removing)
    run(removing)
    assert found(removing / "index", wanted) == []


def test_a_purge_leaves_nothing_at_once(removing: Path, wanted: set[bytes]) -> None:
    remove(removing)
    report = run(removing, purge=True)
    assert (report.removed, report.generation) == (1, 2)
    assert found(removing / "index", wanted) == []
    assert unsound(removing / "index") == []


def test_a_purge_where_nothing_changed_lets_go_of_what_came_before(removing: Path, wanted: set[bytes]) -> None:
    remove(removing)
    run(removing)
    assert found(removing / "index", wanted)  # the generation before can be gone back to
    assert (run(removing, purge=True).generation, run(removing).generation) == (2, 2)
    assert found(removing / "index", wanted) == []
    with closing(sqlite3.connect(removing / "index" / "index.sqlite3")) as database:
        assert database.execute("SELECT id FROM generation").fetchall() == [(2,)]


def test_many_documents_that_go_leave_nothing_in_the_gaps_of_pages(tmp_path: Path) -> None:
    """What goes first makes SQLite move rows between pages; of those that go then, the old places hold pieces."""
    paths = [tmp_path / "sources" / f"d{number:03d}.md" for number in range(90)]
    paths[0].parent.mkdir()
    for number, path in enumerate(paths):
        said = f'The ferry {number}\n\n"It sails by zq{number:03d}x," said Ann Lee of wv{number:03d}y.\n'
        path.write_text(said, encoding="utf-8")
    run(tmp_path)
    for third in (0, 1):
        for path in paths[third::3]:
            path.unlink()
        run(tmp_path)
        run(tmp_path)
    gone = [number for number in range(90) if number % 3 < 2]
    assert found(tmp_path / "index", {form.encode() for n in gone for form in (f"zq{n:03d}x", f"wv{n:03d}y")}) == []
    assert unsound(tmp_path / "index") == []


def test_after_a_rebuild(removing: Path, wanted: set[bytes]) -> None:
    remove(removing)
    run(removing, rebuild=True)
    run(removing)
    assert found(removing / "index", wanted) == []


def test_after_damage_that_was_mended(removing: Path, wanted: set[bytes]) -> None:
    remove(removing)
    with closing(sqlite3.connect(removing / "index" / "index.sqlite3")) as database, database:
        database.execute("UPDATE passage SET start = start + 1")
    assert run(removing).embedded == 0  # the damaged database's vectors were taken over, the secret's among them
    assert [path.name for path in (removing / "index").glob("*.sqlite3*")] == ["index-2.sqlite3"]
    assert found(removing / "index", wanted) == []


def test_after_another_document_was_refused(removing: Path, wanted: set[bytes]) -> None:
    remove(removing)
    (removing / "sources" / "port-0001.md").write_bytes(b"")
    assert len(run(removing).refused) == 1
    run(removing)
    assert found(removing / "index", wanted) == []


def test_after_it_was_replaced_by_what_is_refused(removing: Path, wanted: set[bytes]) -> None:
    """A file that can't be read keeps what was read of it, and takes it along when it is removed."""
    (removing / "sources" / "secret.md").write_bytes(b"\x00")
    run(removing)
    remove(removing)
    run(removing)
    run(removing)
    assert found(removing / "index", wanted) == []


def test_what_a_killed_run_stored_and_no_run_published(removing: Path) -> None:
    (removing / "sources" / "late.md").write_text("The flugelhorn\n\nIt was unpublishedly loud.\n", encoding="utf-8")

    def kill() -> WordsEmbedder:
        raise RuntimeError("killed")

    indexer = Indexer(removing / "sources", IndexFolder(removing / "index"), "words", kill)
    with pytest.raises(RuntimeError, match="killed"):
        indexer.run(fingerprint=WordsEmbedder.fingerprint)
    assert found(removing / "index", {b"unpublishedly"})
    (removing / "sources" / "late.md").unlink()
    assert run(removing).generation == 1
    assert found(removing / "index", {b"unpublishedly", b"flugelhorn"}) == []


def test_vectors_of_texts_that_are_still_stored_stay(removing: Path) -> None:
    remove(removing)
    run(removing, purge=True)
    (removing / "sources" / "port-0002.md").rename(removing / "sources" / "renamed.md")
    assert run(removing, purge=True).embedded == 0
    assert run(removing, rebuild=True).embedded == 0


def test_leftovers_of_other_runs_go_and_nothing_else_does(removing: Path, wanted: set[bytes]) -> None:
    served = (removing / "index" / "index.sqlite3").read_bytes()
    ours = ["index-2.sqlite3.fresh", "index-2.sqlite3.fresh-wal", "vectors/passage-0123456789abcdef.faiss.77.part"]
    for name in ours:
        (removing / "index" / name).write_bytes(served)
    remove(removing)
    run(removing, purge=True)
    assert found(removing / "index", wanted) == []
    assert [name for name in ours if (removing / "index" / name).exists()] == []


# A process that has the index open: it asks and waits, or it stays in the middle of reading.
READER = """
import sys
from pathlib import Path
from tests.support.ground import WordsEmbedder, answers
from retrieval import Retriever
retriever = Retriever.open(Path(sys.argv[1]), WordsEmbedder)
answers(retriever)
if sys.argv[2] == "reading":
    reader = retriever._snapshot.reader.session()
    reader.__enter__()
    retriever._snapshot.reader.text_hash(1)
print("open", flush=True)
sys.stdin.readline()
if sys.argv[2] == "waiting":
    print(retriever.ask("What did Oswaldine Pfefferkuchen say?").answered, retriever.published().generation, flush=True)
"""


@pytest.fixture
def reader(removing: Path, request: pytest.FixtureRequest) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", READER, str(removing / "index"), request.param],
        cwd=ROOT,
        env=command_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


@pytest.mark.parametrize("reader", ["waiting"], indirect=True)
def test_with_a_reader_open_which_goes_on_to_what_is_left(
    removing: Path, wanted: set[bytes], reader: "subprocess.Popen[str]"
) -> None:
    remove(removing)
    run(removing, purge=True)
    assert found(removing / "index", wanted) == []
    told, _ = reader.communicate("\n")
    assert told == "False 2\n"


@pytest.mark.parametrize("reader", ["reading"], indirect=True)
def test_a_reader_that_never_ends_is_told_and_what_it_held_goes_with_the_next_run(
    removing: Path, wanted: set[bytes], reader: "subprocess.Popen[str]"
) -> None:
    remove(removing)
    with pytest.raises(IndexBusy, match="end that process and run `python -m bot index --purge` again"):
        run(removing, purge=True)
    assert found(removing / "index", wanted)
    reader.communicate("\n")
    assert run(removing).generation == 2
    assert found(removing / "index", wanted) == []
    assert unsound(removing / "index") == []


def test_an_emptied_folder_is_refused_unless_it_is_purged(removing: Path, wanted: set[bytes], run_cli: RunCli) -> None:
    for path in (removing / "sources").iterdir():
        path.unlink()
    at = ("--sources", removing / "sources", "--index", removing / "index")
    kept = (
        "The sources folder holds no documents any more, and what is indexed is kept: see whether its drive is there "
        "and the folder the right one, or, where all are meant to be gone, run `python -m bot index --purge`."
    )
    with pytest.raises(SourcesUnusable, match=f"^{re.escape(kept)}$"):
        run(removing)
    assert asked(removing / "index")
    with closing(Retriever.open(removing / "index", WordsEmbedder)) as retriever:
        assert retriever.ask("What did Oswaldine Pfefferkuchen say?").answered
        report = run(removing, purge=True)
        assert (report.documents, report.passages, report.removed, report.generation) == (0, 0, 8, 2)
        assert retriever.ask("What did Oswaldine Pfefferkuchen say?").silence is Silence.UNKNOWN_SPEAKER
        assert (retriever.sources(), retriever.outlets()) == ((), ())
        assert retriever.check("We jettisoned the zincographies overnight").verdict.value == "not_found"
    assert found(removing / "index", wanted) == []
    assert found(removing / "index", {b"Vogels", b"ferri"}) == []
    assert unsound(removing / "index") == []
    assert None not in silences(removing / "index")
    assert run_cli("sources", "--json", *at[2:]).out == ""
    (removing / "sources" / "port-0001.md").write_text(SECRET, encoding="utf-8")
    assert run(removing).documents == 1


def test_a_folder_that_never_held_a_document_is_told_what_goes_into_it(tmp_path: Path) -> None:
    """Purging helps with none of these."""
    articles = "articles as text, Markdown, saved pages, PDF or the like"
    folder = f"The sources folder does not exist or is not a folder: create it and put {articles} into it, or name "
    with pytest.raises(SourcesUnusable, match=f"^{folder}another with --sources or PULLQUOTE_SOURCES"):
        run(tmp_path)
    (tmp_path / "sources").mkdir()
    for _ in range(2):
        with pytest.raises(SourcesUnusable, match=f"holds no documents: put {articles} into it and index again"):
            run(tmp_path)
        run(tmp_path, allow_empty=True)
    (tmp_path / "sources" / "a.md").write_bytes(b"")
    with pytest.raises(SourcesUnusable, match=r"^The only document in .* could not be read \(a\.md: it is empty"):
        run(tmp_path)


def test_an_index_of_nothing_can_be_the_first(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    assert run(tmp_path, allow_empty=True).generation == 1
    assert unsound(tmp_path / "index") == []
    assert None not in silences(tmp_path / "index")


def test_a_folder_that_is_not_there_is_never_taken_for_an_emptied_one(removing: Path) -> None:
    (removing / "sources").rename(removing / "unmounted")
    for options in ({"purge": True}, {"allow_empty": True}):
        with pytest.raises(SourcesUnusable):
            run(removing, **options)
    assert answers(Retriever.open(removing / "index", WordsEmbedder))


def test_the_last_document_can_be_removed_on_purpose(removing: Path) -> None:
    for path in (removing / "sources").iterdir():
        path.unlink()
    assert run(removing, allow_empty=True).documents == 0
    with closing(sqlite3.connect(removing / "index" / "index.sqlite3")) as database:
        assert database.execute("SELECT id FROM generation").fetchall() == [(1,), (2,)]  # to go back to


def test_purge_and_strict_from_the_command_line(tmp_path: Path, run_cli: RunCli) -> None:
    write_coverage(tmp_path / "sources", 0)
    (tmp_path / "sources" / "secret.md").write_text(SECRET, encoding="utf-8")
    at = ("--sources", tmp_path / "sources", "--index", tmp_path / "index")
    assert run_cli("index", *at, "--strict", "--json").row["refused"] == []
    remove(tmp_path)
    (tmp_path / "sources" / "empty.md").touch()
    strict = run_cli("index", *at, "--strict", "--json")
    assert (strict.status, len(strict.row["refused"]), strict.row["documents"]) == (1, 1, 1)
    assert run_cli("index", *at).status == 0
    (tmp_path / "sources" / "empty.md").unlink()
    purged = run_cli("index", *at, "--purge", "--strict", "--json")
    assert (purged.status, purged.row["documents"]) == (0, 1)
    assert found(tmp_path / "index", words()) == []
    for path in (tmp_path / "sources").iterdir():
        path.unlink()
    assert run_cli("index", *at).status == 2
    assert run_cli("index", *at, "--purge", "--json").row["documents"] == 0
    asked_then = run_cli("ask", "What did Werner Vogels say?", "--json", *at[2:])
    assert (asked_then.status, asked_then.row["answered"]) == (1, False)
    assert run_cli("status", "--json", *at[2:]).row["documents"] == 0


def test_an_open_desk_forgets_the_words_of_what_was_purged(removing: Path) -> None:
    """Rare words and slips are judged by what is indexed: a purge of an earlier generation changes it."""
    remove(removing)
    run(removing)
    with closing(Retriever.open(removing / "index", WordsEmbedder)) as retriever:
        answers(retriever)
        snapshot = retriever._snapshot
        assert snapshot.vocabulary.frequency("zincographi")  # the generation before has it
        run(removing, purge=True)
        answers(retriever)
        assert retriever._snapshot is not snapshot
        assert retriever._snapshot.vocabulary.frequency("zincographi") == 0
