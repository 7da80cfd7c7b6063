"""`alerts` from the command line: what is asked for, and what new coverage brings of it, once."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Ran, RunCli
from tests.support.documents.wire import put, put_budget, put_ferry, put_old, put_roof


class Desk:
    """A folder of sources, its index, and the command line beside them."""

    def __init__(self, run_cli: RunCli, folder: Path) -> None:
        self.sources = folder / "sources"
        self._run = run_cli
        self._index = folder / "index"
        put_old(self.sources)
        self.publish()

    def publish(self) -> None:
        ran = self._run("index", "--sources", self.sources, "--index", self._index, "--json")
        assert ran.status == 0, ran.err

    def alerts(self, *arguments: str) -> Ran:
        return self._run("alerts", *arguments, "--index", self._index)

    def ask(self, *arguments: str) -> str:
        ran = self.alerts("add", *arguments)
        assert ran.status == 0, ran.err
        return ran.out.strip()

    def told(self) -> list[dict[str, Any]]:
        ran = self.alerts("--json")
        assert ran.status == 0, ran.err
        return ran.rows

    def documents(self) -> list[list[str]]:
        return [row["documents"] for row in self.told()]


@pytest.fixture
def desk(run_cli: RunCli, tmp_path: Path) -> Desk:
    return Desk(run_cli, tmp_path)


def test_new_words_of_a_speaker_are_told_once(desk: Desk) -> None:
    id_ = desk.ask("--speaker", "Ingrid Solberg")
    assert desk.told() == [], "what was there before is not new"
    put_roof(desk.sources)
    put_budget(desk.sources)
    desk.publish()
    (row,) = desk.told()
    assert (row["alert"], row["speaker"], row["topic"], row["outlet"]) == (id_, "Ingrid Solberg", None, None)
    assert row["documents"] == ["roof.md"]
    excerpt = row["excerpt"]
    assert (excerpt["speaker"], excerpt["certainty"], excerpt["kind"]) == ("Ingrid Solberg", "named", "quotation")
    text = (desk.sources / "roof.md").read_text(encoding="utf-8").partition("---\n\n")[2]
    assert excerpt["text"] in text
    assert excerpt["text"].startswith("“The roof of the library")
    assert desk.told() == []


def test_a_topic_without_a_speaker_is_anybody_s(desk: Desk) -> None:
    desk.ask("--topic", "second bridge")
    put_roof(desk.sources)
    put_budget(desk.sources)
    desk.publish()
    assert [(row["documents"], row["excerpt"]["speaker"]) for row in desk.told()] == [(["budget.md"], "Rita Okafor")]


def test_a_speaker_on_a_topic_is_neither_another_nor_elsewhere(desk: Desk) -> None:
    desk.ask("--speaker", "Solberg", "--topic", "ferry to the islands")
    put_roof(desk.sources)
    put_ferry(desk.sources)
    put_budget(desk.sources)
    desk.publish()
    assert desk.documents() == [["ferry.md"]]


def test_an_outlet_narrows_it(desk: Desk) -> None:
    desk.ask("--speaker", "Ingrid Solberg", "--outlet", "The Island Post")
    put_ferry(desk.sources)
    put_roof(desk.sources, "other/roof", outlet="The Island Post")
    desk.publish()
    assert desk.documents() == [["other/roof.md"]]


def test_a_story_that_several_papers_carry_is_one_alert(desk: Desk) -> None:
    desk.ask("--speaker", "Ingrid Solberg")
    put_roof(desk.sources)
    put_roof(desk.sources, "other/roof", outlet="The Island Post")
    desk.publish()
    (row,) = desk.told()
    assert sorted(row["documents"]) == ["other/roof.md", "roof.md"]
    assert [place["document"] for place in row["excerpt"]["also"]] == row["documents"][1:]
    put_roof(desk.sources, "third/roof", outlet="The Hill Times", day=5)
    desk.publish()
    assert desk.told() == [], "a paper that takes it over later brings nothing new"


def test_what_was_filed_anew_changed_around_or_taken_away_and_put_back_is_not_new(desk: Desk) -> None:
    roof = put_roof(desk.sources)
    desk.publish()
    desk.ask("--speaker", "Ingrid Solberg")
    roof.rename(desk.sources / "moved.md")
    desk.publish()
    assert desk.told() == []
    moved = desk.sources / "moved.md"
    moved.write_text(moved.read_text(encoding="utf-8") + "\nThis article was corrected on Tuesday.\n", encoding="utf-8")
    desk.publish()
    assert desk.told() == []
    kept = moved.read_text(encoding="utf-8")
    moved.unlink()
    desk.publish()
    assert desk.told() == []
    (desk.sources / "back.md").write_text(kept, encoding="utf-8")
    desk.publish()
    assert desk.told() == []


def test_what_was_said_anew_in_a_changed_document_is_new(desk: Desk) -> None:
    roof = put_roof(desk.sources)
    desk.publish()
    desk.ask("--speaker", "Rita Okafor")
    added = "\n“I will bring my whole class to the next meeting of the council,” said Rita Okafor.\n"
    roof.write_text(roof.read_text(encoding="utf-8") + added, encoding="utf-8")
    desk.publish()
    (row,) = desk.told()
    assert "my whole class" in row["excerpt"]["text"]
    assert (row["documents"], row["further"]) == (["roof.md"], 0)


def test_what_is_paused_brings_nothing_and_misses_what_came_meanwhile(desk: Desk) -> None:
    id_ = desk.ask("--speaker", "Ingrid Solberg")
    assert desk.alerts("pause", id_).status == 0
    put_roof(desk.sources)
    desk.publish()
    assert desk.told() == []
    assert desk.alerts("resume", id_).status == 0
    put_ferry(desk.sources)
    desk.publish()
    assert desk.documents() == [["ferry.md"]]


def test_what_is_removed_brings_nothing(desk: Desk) -> None:
    id_ = desk.ask("--speaker", "Ingrid Solberg")
    assert desk.alerts("remove", id_[:4]).status == 0
    put_roof(desk.sources)
    desk.publish()
    ran = desk.alerts("--json")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "Nothing is asked for: `alerts add` asks to be told.\n"


def test_the_list_tells_what_is_asked_for(desk: Desk) -> None:
    first = desk.ask("--speaker", "Ingrid Solberg", "--topic", "ferry", "--outlet", "The Vik Courier")
    second = desk.ask("--topic", "bridge")
    desk.alerts("pause", second)
    assert desk.alerts("list").out == (
        f"{first} Ingrid Solberg on ferry in The Vik Courier\n{second} anybody on bridge (paused)\n"
    )
    rows = desk.alerts("list", "--json").rows
    assert rows[1] == {"id": second, "speaker": None, "topic": "bridge", "outlet": None, "paused": True}


def test_people_read_whose_words_and_where(desk: Desk) -> None:
    desk.ask("--speaker", "Ingrid Solberg")
    put_roof(desk.sources)
    desk.publish()
    out = desk.alerts().out
    assert "Ingrid Solberg" in out
    assert "The roof of the library will be closed" in out
    assert "The library's roof · The Vik Courier" in out
    assert desk.alerts().err == "Nothing new.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Name a speaker or a topic, or both: an outlet alone brings everything."),
        (["--outlet", "The Vik Courier"], "Name a speaker or a topic, or both: an outlet alone brings everything."),
        (["--speaker", "  "], "Name a speaker or a topic, or both: an outlet alone brings everything."),
        (["--topic", "?!"], "There is no word in it: name a speaker or a topic."),
        (["--topic", "x" * 201], "A name or topic has at most 200 characters: shorten it."),
    ],
)
def test_what_can_t_be_asked_for(desk: Desk, arguments: list[str], sentence: str) -> None:
    ran = desk.alerts("add", *arguments)
    assert (ran.status, ran.out, ran.err) == (2, "", f"pullquote: {sentence}\n")


def test_the_same_twice_is_kept_once(desk: Desk) -> None:
    desk.ask("--topic", "bridge")
    ran = desk.alerts("add", "--topic", " bridge ")
    assert (ran.status, ran.err) == (2, "pullquote: That is asked for already.\n")


def test_a_name_that_nobody_has_yet_is_kept_and_said(desk: Desk) -> None:
    ran = desk.alerts("add", "--speaker", "Ingrid Solborg")
    assert ran.status == 0
    assert "Nobody called Ingrid Solborg is quoted yet" in ran.err
    assert "Did you mean Ingrid Solberg?" in ran.err
    ran = desk.alerts("add", "--topic", "bridge", "--outlet", "The Moon")
    assert "No document is from The Moon yet" in ran.err


def test_an_id_that_there_is_not(desk: Desk) -> None:
    for what in ("remove", "pause", "resume"):
        ran = desk.alerts(what, "zzz")
        assert (ran.status, ran.err) == (2, "pullquote: No alert has the id zzz: `alerts list` shows them.\n")


def test_nothing_indexed_is_one_sentence(run_cli: RunCli, tmp_path: Path) -> None:
    ran = run_cli("alerts", "--json", "--index", tmp_path / "nowhere")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (2, "", 1)


def test_words_that_were_corrected_before_they_were_told_are_not_told_as_theirs(
    desk: Desk, run_cli: RunCli, tmp_path: Path
) -> None:
    desk.ask("--speaker", "Ingrid Solberg")
    put(desk.sources, "late", "“The tower will be painted in green,” said Ingrid Solberg, the mayor of Vik.\n")
    desk.publish()
    at = ("--sources", desk.sources, "--index", tmp_path / "index")
    (row,) = [r for r in run_cli("quotations", "--json", *at[2:]).rows if r["document"] == "late.md"]
    given = {
        "correct": "speaker",
        "document": "late.md",
        "start": row["start"],
        "end": row["end"],
        "speaker": "Ola Nes",
    }
    assert run_cli("corrections", "add", json.dumps(given), *at).status == 0
    assert desk.told() == []


def test_no_word_that_was_said_is_kept(desk: Desk, tmp_path: Path) -> None:
    desk.ask("--speaker", "Ingrid Solberg")
    put_roof(desk.sources)
    desk.publish()
    desk.told()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob(".pullquote.sqlite3*"))
    assert b"Solberg" in kept, "what is asked for is kept"
    for words in ("roof", "engineers", "beam"):
        assert f" {words} ".encode() not in kept
