"""`corrections` from the command line: each call, what the next command knows, and what is refused."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from bot.memory import AuditLine, Memory
from tests.command_line import Ran, RunCli
from tests.index.corrections.newsroom import SAID, Newsroom

TOLL = {"document": "a.md", "start": 75, "end": 108}
ANNA = {"correct": "speaker", **TOLL, "speaker": "Anna Berg"}


@pytest.fixture
def newsroom(tmp_path: Path, slow: None) -> Newsroom:
    made = Newsroom(tmp_path)
    made.write("a.md", *SAID[:3])
    made.index()
    return made


@pytest.fixture
def corrections(run_cli: RunCli, newsroom: Newsroom) -> Any:
    def run(*arguments: str | Path, stdin: str = "") -> Ran:
        return run_cli("corrections", *arguments, "--index", newsroom.folder, stdin=stdin)

    return run


def speakers(run_cli: RunCli, newsroom: Newsroom) -> list[tuple[str | None, str, str | None]]:
    rows = run_cli("quotations", "--json", "--index", newsroom.folder).rows
    return [(row["speaker"], row["certainty"], row.get("corrected")) for row in rows]


def test_from_the_first_to_the_last(run_cli: RunCli, corrections: Any, newsroom: Newsroom, tmp_path: Path) -> None:
    added = corrections("add", json.dumps(ANNA))
    assert added.status == 0
    assert added.err == (
        'Kept: Anna Berg said “"A toll is no answer to anybody,"” (a.md at 75); it holds.\n'
        "Nobody in the coverage was called Anna Berg so far.\n"
    )
    id_ = added.out.strip()
    assert speakers(run_cli, newsroom) == [
        ("Ingrid Solberg", "named", None),
        ("Anna Berg", "named", id_),
        ("Hanna Lindqvist", "named", None),
    ]
    listed = corrections("list", "--json").row
    assert listed == {
        **ANNA,
        "words": '"A toll is no answer to anybody,"',
        "turn": [0, 1],
        "id": id_,
        "at": listed["at"],
        "by": "command line",
        "effect": "holds",
        "overruled_by": None,
    }
    told = corrections("list").out
    assert told.startswith(id_)
    assert 'Anna Berg said “"A toll is no answer to anybody,"” (a.md at 75): holds [command line]' in told
    explained = run_cli("quotations", "--explain", "a.md:75", "--index", newsroom.folder)
    assert f"Corrected here, by {id_}" in explained.out
    assert corrections("remove", id_[:5]).out.startswith(f"Removed {id_}: Anna Berg said")
    assert speakers(run_cli, newsroom)[1] == ("Tomas Reyes", "named", None)
    none = corrections("list", "--json")
    assert (none.rows, none.err) == ([], "No corrections are kept.\n")
    assert [line.action for line in audited(tmp_path)] == [
        f"took a correction back: who said something, a.md at 75, {id_}",
        f"corrected: who said something, a.md at 75, {id_}",
    ]


def audited(folder: Path) -> tuple[AuditLine, ...]:
    async def read() -> tuple[AuditLine, ...]:
        memory = Memory(folder / ".pullquote.sqlite3")
        try:
            return await memory.recorded_actions(None, 9)
        finally:
            await memory.close()

    return asyncio.run(read())


def test_what_waits_is_told(run_cli: RunCli, corrections: Any, newsroom: Newsroom) -> None:
    id_ = corrections("add", json.dumps(ANNA), "--json").row["id"]
    newsroom.write("a.md", SAID[0], SAID[2])
    newsroom.index()
    assert corrections("list", "--json").row["effect"] == "words_gone"
    assert "waits: the words no longer stand in the document" in corrections("list").out
    told = run_cli("doctor", "--index", newsroom.folder).out
    assert f"ok   corrections: 1 correction waits: {id_}, Anna Berg said" in told
    indexed = run_cli("index", "--sources", newsroom.sources, "--index", newsroom.folder)
    assert f"1 correction waits: {id_}, Anna Berg said" in indexed.out
    newsroom.write("a.md", *SAID[:3])
    assert "correction waits" not in run_cli("index", "--sources", newsroom.sources, "--index", newsroom.folder).out
    with newsroom.corrections.path.open("a") as file:
        file.write('{"correct": "name"}\n{"correct": "date"}\n')
    shown = corrections("list")
    assert "not applied: 1 is not as written; 1 is of a later release." in shown.err
    assert "FAIL corrections: " in run_cli("doctor", "--index", newsroom.folder).out
    corrections("remove", id_)
    assert "not applied: 1 is of a later release; 1 damaged before is in corrections.damaged.txt." in (
        corrections("list").err
    )
    assert "FAIL corrections: " in run_cli("doctor", "--index", newsroom.folder).out
    newsroom.corrections.aside.unlink()
    assert "FAIL corrections: " not in run_cli("doctor", "--index", newsroom.folder).out


def test_export_and_import(run_cli: RunCli, corrections: Any, newsroom: Newsroom, tmp_path: Path) -> None:
    for given in (ANNA, {"correct": "same", "names": ["Ingrid Solberg", "Hanna Lindqvist"]}):
        assert corrections("add", json.dumps(given)).status == 0
    exported = corrections("export").out
    assert [json.loads(line)["correct"] for line in exported.splitlines()] == ["speaker", "same"]
    known = speakers(run_cli, newsroom)
    newsroom.corrections.path.unlink()
    assert corrections("import", "-", stdin=exported).out == "Imported: 2 new corrections; 0 known before.\n"
    assert corrections("export").out == exported
    assert speakers(run_cli, newsroom) == known
    (tmp_path / "lines").write_text(exported)
    assert corrections("import", tmp_path / "lines", "--json").row == {"imported": 0, "known": 2}
    assert corrections("export").out == exported


def test_an_exported_line_that_was_altered_is_refused(corrections: Any, newsroom: Newsroom) -> None:
    corrections("add", json.dumps(ANNA))
    exported = corrections("export").out
    newsroom.corrections.path.unlink()
    altered = exported.replace("Anna Berg", "Anna Bergh")
    ran = corrections("import", "-", stdin=altered)
    assert ran.status == 2
    assert ran.err == (
        "pullquote: Line 1: its id is not that of what it says: a part of it was altered. "
        "Leave its id out to have it as it stands.\n"
    )
    given = {key: value for key, value in json.loads(altered).items() if key not in ("id", "at", "by")}
    assert corrections("import", "-", stdin=json.dumps(given)).status == 0
    (one,) = newsroom.corrections.read().kept
    assert one.correction.speaker == "Anna Bergh"  # type: ignore[union-attr]


def test_what_is_imported_and_waits_is_told(corrections: Any, newsroom: Newsroom) -> None:
    corrections("add", json.dumps(ANNA))
    exported = corrections("export").out
    newsroom.corrections.path.unlink()
    newsroom.write("a.md", SAID[0], SAID[2])
    newsroom.index()
    assert "1 correction waits: " in corrections("import", "-", stdin=exported).err


def test_a_name_that_several_share_is_refused(run_cli: RunCli, tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    other = '"No pier of ours fell," said Karin Solberg. "None," said Solberg.'
    newsroom.write("a.md", SAID[1], SAID[0], SAID[3])
    newsroom.write("b.md", other)
    newsroom.index()
    spoken = run_cli("quotations", "--speaker", "Tomas Reyes", "--json", "--index", newsroom.folder).row
    given = {**{key: spoken[key] for key in ("document", "start", "end")}, "correct": "speaker", "speaker": "Solberg"}
    ran = run_cli("corrections", "add", json.dumps(given), "--index", newsroom.folder)
    assert ran.status == 2
    assert "2 are called Solberg: give the full name of one of them, " in ran.err


def test_a_name_that_nobody_has_is_told(corrections: Any) -> None:
    hanna = corrections("add", json.dumps({**ANNA, "speaker": "Hanna Lindkvist"}))
    assert hanna.err.endswith("Nobody in the coverage was called Hanna Lindkvist so far. Was Hanna Lindqvist meant?\n")


def test_one_wrong_line_imports_nothing(corrections: Any, newsroom: Newsroom) -> None:
    lines = f'{json.dumps(ANNA)}\n\n{{"correct": "same"}}\n'
    ran = corrections("import", "-", stdin=lines)
    assert ran.status == 2
    assert ran.err == 'pullquote: Line 3: A correction of the kind same says "names" too.\n'
    assert newsroom.corrections.read().kept == ()
    assert corrections("import", "-", stdin=json.dumps(ANNA)).status == 0
    (one,) = newsroom.corrections.read().kept
    assert one.correction.place.words == '"A toll is no answer to anybody,"'  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "{"), "This is no JSON: give one JSON object"),
        (("add", json.dumps({**ANNA, "document": "z.md"})), "No document z.md is in the index"),
        (("add", json.dumps({**ANNA, "start": 0, "end": 4})), "No quotation stands at 0 to 4"),
        (("add", '{"correct": "name", "from": "Nora", "to": "N."}'), "Nobody in the coverage is called Nora"),
        (("remove", "0123"), "No correction has an id that begins with '0123'"),
        (("import", "none.jsonl"), "The file none.jsonl can't be read: No such file or directory."),
    ],
)
def test_what_is_refused(corrections: Any, newsroom: Newsroom, arguments: tuple[str, ...], sentence: str) -> None:
    ran = corrections(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"pullquote: {sentence}")
    assert ran.err.count("\n") == 1
    assert newsroom.corrections.state() is None


def test_what_changes_nothing_is_kept_and_told(run_cli: RunCli, tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("a.md", SAID[0], SAID[3])
    newsroom.index()
    given = '{"correct": "different", "names": ["Ingrid Solberg", "Solberg"]}'
    ran = run_cli("corrections", "add", given, "--index", newsroom.folder)
    assert ran.status == 0
    assert ran.out.strip() == newsroom.corrections.read().kept[0].id
    assert "a document itself takes both names for one speaker" in ran.err


def test_sources_that_are_named_count_before_those_of_the_index(
    run_cli: RunCli, newsroom: Newsroom, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    ran = run_cli("corrections", "add", json.dumps(ANNA), "--index", newsroom.folder, "--sources", other)
    assert ran.status == 0
    assert (other / ".pullquote" / "corrections.jsonl").is_file()
    assert newsroom.corrections.state() is None
    assert speakers(run_cli, newsroom)[1] == ("Tomas Reyes", "named", None)
    both = {"PULLQUOTE_SOURCES": str(other), "PULLQUOTE_INDEX": str(newsroom.folder)}
    assert run_cli("quotations", "--json", env=both).rows[1]["speaker"] == "Anna Berg"
    one = {"PULLQUOTE_SOURCES": str(other)}
    assert run_cli("quotations", "--json", "--index", newsroom.folder, env=one).rows[1]["speaker"] == "Tomas Reyes"
