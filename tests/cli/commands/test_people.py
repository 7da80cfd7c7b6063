"""`who`, `timeline` and `history` as processes."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.command_line import RunCli

VOICES = "We'll all get our voices heard"


def test_who_tells_how_somebody_is_quoted(run_cli: RunCli, seed_index: Path) -> None:
    row = run_cli("who", "Werner", "Vogels", "--index", seed_index, "--json").row
    assert list(row) == [
        "name",
        "aliases",
        "quotations",
        "named",
        "concluded",
        "printed",
        "documents",
        "undated",
        "outlets",
        "first",
        "last",
        "topics",
        "beside",
        "descriptions",
        "latest",
        "others",
    ]
    assert (row["name"], row["documents"]) == ("Werner Vogels", 1)
    assert row["named"] + row["concluded"] == row["quotations"]


def test_a_description_is_a_span_of_its_document(run_cli: RunCli, seed_index: Path) -> None:
    described = run_cli("who", "Werner Vogels", "--index", seed_index, "--json").row["descriptions"]
    assert described
    for one in described:
        text = run_cli("text", one["document"], "--index", seed_index).out
        assert text[one["start"] : one["end"]] == one["words"]


def test_who_for_people(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("who", "Vogels", "--index", seed_index)
    assert ran.out.startswith("Werner Vogels\n  Quoted: ")
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_who_does_not_guess(run_cli: RunCli, seed_index: Path, json: tuple[str, ...]) -> None:
    ran = run_cli("who", "Nobody Known", "--index", seed_index, *json)
    assert ran.status == 1
    assert "Nobody of that name is quoted in the coverage." in (ran.err if json else ran.out)
    assert (ran.out if json else ran.err) == ""


def test_timeline_tells_words_in_order(run_cli: RunCli, seed_index: Path) -> None:
    asked = ("--speaker", "Vogels", "--topic", "getting our voices heard")
    row = run_cli("timeline", *asked, "--index", seed_index, "--json").row
    assert (row["speaker"], row["answered"], row["reason"]) == ("Werner Vogels", True, None)
    assert {entry["speaker"] for entry in row["entries"]} == {"Werner Vogels"}
    assert any(VOICES in entry["text"] for entry in row["entries"])
    days = [entry["day"] for entry in row["entries"]]
    assert days == sorted(days, key=lambda day: (day is None, day))


@pytest.mark.parametrize(
    ("speaker", "topic", "sentence"),
    [
        ("Nobody Known", "taxes", "∅ Nobody of that name is quoted in the coverage."),
        ("Werner Vogels", "penguins", "∅ Werner Vogels is not quoted on this."),
        ("Werner Vogels", " ", "∅ Name a topic: a word or two that tell what the words are about."),
    ],
)
def test_a_timeline_s_silence_is_one_line(
    run_cli: RunCli, seed_index: Path, speaker: str, topic: str, sentence: str
) -> None:
    ran = run_cli("timeline", "--speaker", speaker, "--topic", topic, "--index", seed_index)
    assert (ran.status, ran.out, ran.err) == (1, f"{sentence}\n", "")


def test_a_timeline_s_picture_is_written_where_it_was_named(run_cli: RunCli, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for day in (3, 9):
        (sources / f"{day}.md").write_text(
            f"---\noutlet: Post\ndate: 2021-03-0{day}\n---\n\n"
            f'"The bridge toll of {day} dollars is a burden on the whole harbour," said Eva Brandt.\n'
        )
    index = tmp_path / "index"
    assert run_cli("index", "--sources", sources, "--index", index).status == 0
    asked = ("timeline", "--speaker", "Brandt", "--topic", "bridge toll", "--index", index, "--picture")
    ran = run_cli(*asked, tmp_path / "toll.png")
    assert Image.open(io.BytesIO((tmp_path / "toll.png").read_bytes())).format == "PNG"
    said = "2 quotations of Eva Brandt on “bridge toll” along time, by outlet. Post: 3 March 2021, 9 March 2021."
    assert (ran.status, ran.err) == (0, f"{said}\n")
    lost = run_cli(*asked, tmp_path / "nowhere" / "toll.png")
    assert (lost.status, lost.err.count("\n")) == (2, 1)
    assert "toll.png can't be written (No such file or directory): name a file in a folder that is there." in lost.err


def test_a_picture_needs_two_dates(run_cli: RunCli, seed_index: Path, tmp_path: Path) -> None:
    asked = ("--speaker", "Vogels", "--topic", "voices heard", "--picture", tmp_path / "x.png")
    ran = run_cli("timeline", *asked, "--index", seed_index)
    assert (ran.status, ran.err) == (0, "No picture: it takes two excerpts with a date.\n")
    assert not (tmp_path / "x.png").exists()


def test_history_tells_where_words_stand(run_cli: RunCli, seed_index: Path) -> None:
    row = run_cli("history", VOICES, "--index", seed_index, "--json").row
    (only,) = row["carried"]
    assert (row["asked"], row["misquoted"], only["relation"], only["differences"]) == (VOICES, [], "same", [])
    assert only["speaker"] == "Werner Vogels"


def test_history_for_people(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("history", VOICES.replace("all", "surely"), "--index", seed_index)
    assert ran.out.startswith("≈ In 1 document, word for word\n")
    assert "printed: all, not: surely" in ran.out
    assert ran.status == 0


def test_history_of_words_that_stand_nowhere(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("history", "The moon is made of a rather mild cheese", "--index", seed_index)
    assert (ran.status, ran.out) == (1, "∅ These words stand nowhere in the coverage.\n")
