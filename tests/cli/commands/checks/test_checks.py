"""Does a quotation stand in the coverage?"""

import json
from pathlib import Path

import pytest

from tests.command_line import RunCli


@pytest.mark.parametrize(
    ("text", "speaker", "verdict", "status"),
    [
        ("We'll all get our voices heard", "Werner Vogels", "exact", 0),
        ("“we’ll all get our voices heard”", None, "exact", 0),
        ("We will all get our voices heard", "Werner Vogels", "near", 0),
        ("maybe they should let me finish first", "American Civil Liberties Union", "misattributed", 0),
        # Said by "he": that it was somebody else is a conclusion.
        ("We'll all get our voices heard", "American Civil Liberties Union", "exact", 0),
        ("The moon is made of a rather mild cheese", None, "not_found", 1),
    ],
)
def test_verdicts(run_cli: RunCli, seed_index: Path, text: str, speaker: str | None, verdict: str, status: int) -> None:
    named = ("--speaker", speaker) if speaker else ()
    ran = run_cli("check", text, *named, "--index", seed_index, "--json")
    assert (ran.row["verdict"], ran.status, ran.err) == (verdict, status, "")


def test_where_it_stands(run_cli: RunCli, seed_index: Path, root: Path) -> None:
    row = run_cli("check", "We'll all get our voices heard", "--index", seed_index, "--json").row
    text = (root / "seeds" / row["document"]).read_text(encoding="utf-8")
    assert text[row["start"] : row["end"]] == row["text"]
    assert (row["speaker"], row["differences"]) == ("Werner Vogels", [])


def test_what_differs(run_cli: RunCli, seed_index: Path) -> None:
    row = run_cli("check", "We will all get our voices heard", "--index", seed_index, "--json").row
    (differs,) = row["differences"]
    assert differs == {
        "claimed": "We will",
        "found": "We'll",
        "omits": None,
        "claimed_start": 0,
        "claimed_end": 7,
        "found_start": row["start"] + 1,
        "found_end": row["start"] + 6,
    }
    assert (row["verdict"], row["kind"]) == ("near", "wording")


def test_a_batch(run_cli: RunCli, seed_index: Path) -> None:
    rows = [
        {"id": "a", "text": "We'll all get our voices heard", "speaker_claimed": None},
        {"id": "b", "text": "The moon is made of a rather mild cheese"},
    ]
    ran = run_cli("check", "--batch", "-", "--index", seed_index, stdin="\n".join(map(json.dumps, rows)))
    assert (ran.status, ran.err) == (0, "")
    assert [(row["id"], row["verdict"]) for row in ran.rows] == [("a", "exact"), ("b", "not_found")]


def test_for_people(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("check", "We'll all get our voices heard", "--index", seed_index)
    assert ran.out.startswith("✓ These words stand in the coverage.\n")


VOGELS = "maybe they should let me finish first"
HIS = "We'll all get our voices heard"
ACLU = "Amazon must act swiftly to stand up for civil rights"
NOBODYS = "the federal law enforcement agency responsible for enforcing immigration policy"
STANDS = "✓ These words stand in the coverage."
DOUBTED = "? These words stand in the coverage."
SOMEBODY_ELSE = "✗ These words were said by somebody else."


@pytest.mark.parametrize(
    ("words", "speaker", "told"),
    [
        (ACLU, "ACLU", [STANDS]),  # an acronym
        (ACLU, "the American Civil Liberties Union", [STANDS]),
        (VOGELS, "Vogels", [STANDS]),  # an alias
        (VOGELS, "Amazon's CTO", [STANDS]),  # a role
        (VOGELS, "Werner", [STANDS]),  # a first name
        (VOGELS, "W. Vogels", [STANDS]),  # initials
        (VOGELS, "Werner Vogles", [STANDS]),  # a slip of the keyboard
        (HIS, "Vogels", [DOUBTED, "Said by Werner Vogels, as we read it, called “he” there."]),
        (
            HIS,
            "Tim Cook",
            [
                DOUBTED,
                "Said by Werner Vogels, as we read it, called “he” there.",
                "It is not confirmed that Tim Cook said this.",
            ],
        ),
        (VOGELS, "Tim Cook", [SOMEBODY_ELSE, "Said by Werner Vogels, not by Tim Cook."]),
        (VOGELS, "ACLU", [SOMEBODY_ELSE, "Said by Werner Vogels, not by ACLU."]),
        (
            VOGELS,
            "the mayor",
            [
                DOUBTED,
                "The coverage gives these words to Werner Vogels.",
                "It is not confirmed that the mayor said this.",
            ],
        ),
        (
            NOBODYS,
            "Werner Vogels",
            [DOUBTED, "The coverage leaves open who says this.", "It is not confirmed that Werner Vogels said this."],
        ),
    ],
)
def test_what_is_said_of_a_claimed_speaker(
    run_cli: RunCli, seed_index: Path, words: str, speaker: str, told: list[str]
) -> None:
    """All that stands above the excerpt, which is set apart by an empty line."""
    ran = run_cli("check", words, "--speaker", speaker, "--index", seed_index)
    assert [line.strip() for line in ran.out.split("\n\n")[0].splitlines()] == told


def test_the_json_of_a_check_has_the_fields_that_scripts_know(run_cli: RunCli, seed_index: Path) -> None:
    row = run_cli("check", ACLU, "--speaker", "ACLU", "--index", seed_index, "--json").row
    assert list(row) == [
        "id",
        "verdict",
        "kind",
        "document",
        "start",
        "end",
        "text",
        "speaker",
        "certainty",
        "speaker_claimed",
        "speaker_status",
        "differences",
        "nearest",
        "elapsed_ms",
    ]
