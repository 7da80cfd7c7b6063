"""`verify` as a process: what it says, its JSON, its exit status."""

from pathlib import Path

import pytest

from tests.command_line import Ran, RunCli
from tests.index.corrections.newsroom import SAID, Newsroom

FERRY = SAID[0]


@pytest.fixture
def newsroom(tmp_path: Path, slow: None) -> Newsroom:
    made = Newsroom(tmp_path)
    made.write("a.md", *SAID[:3])
    made.write("b.md", SAID[3])
    made.index()
    return made


@pytest.fixture
def receipt(newsroom: Newsroom) -> str:
    with newsroom.open() as retriever:
        answer = retriever.ask("what did Solberg say about the ferry?", limit=1)
    assert [e.text for e in answer.excerpts] == [FERRY]
    return str(answer.receipt)


def verify(run_cli: RunCli, newsroom: Newsroom, *arguments: str) -> Ran:
    return run_cli("verify", *arguments, "--index", newsroom.folder)


def test_a_receipt_that_stands(run_cli: RunCli, newsroom: Newsroom, receipt: str) -> None:
    ran = verify(run_cli, newsroom, receipt)
    assert (ran.status, ran.err) == (0, "")
    head, _, behind = ran.out.partition("  Given under generation 1 of ")
    assert head == (
        "✓ This receipt stands.\n"
        "  The words stand as they were shown, in the same version of the document.\n"
        "\n"
        "  Ingrid Solberg\n"
        f"    {FERRY}\n"
        "    News from the port · paragraph 1\n"
        "    a.md\n"
    )
    assert behind.endswith(", which is served still.\n")


def test_its_json(run_cli: RunCli, newsroom: Newsroom, receipt: str) -> None:
    ran = verify(run_cli, newsroom, receipt, "--json")
    row = ran.row
    assert ran.status == 0
    assert row["published_at"] == row["published_at_now"]
    assert {k: v for k, v in row.items() if not k.startswith("published")} == {
        "stands": True,
        "generation": 1,
        "generation_now": 1,
        "same_generation": True,
        "same_rules": True,
        "excerpts": [
            {
                "state": "stands",
                "stands": True,
                "document": "a.md",
                "document_changed": False,
                "then": {"start": 20, "end": 73},
                "now": {
                    "text": FERRY,
                    "document": "a.md",
                    "start": 20,
                    "end": 73,
                    "kind": "quotation",
                    "speaker": "Ingrid Solberg",
                    "speaker_text": "Ingrid Solberg",
                    "certainty": "named",
                    "citation": {
                        "title": "News from the port",
                        "outlet": None,
                        "author": None,
                        "date": None,
                        "url": None,
                        "paragraph": 1,
                    },
                    "score": 1.0,
                },
                "speaker_status": "same",
                "speaker_then": "Ingrid Solberg",
            }
        ],
    }


def test_a_changed_document_a_gone_word_and_a_removed_one(run_cli: RunCli, newsroom: Newsroom, receipt: str) -> None:
    newsroom.write("a.md", "Before.", *SAID[:3])
    newsroom.index()
    moved = verify(run_cli, newsroom, receipt)
    assert moved.status == 0
    assert "The document has changed since, and the words still stand in it:" in moved.out
    assert "is served now, made by the same rules." in moved.out
    newsroom.write("a.md", *SAID[1:3])
    newsroom.index()
    gone = verify(run_cli, newsroom, receipt)
    assert gone.status == 1
    assert gone.out.startswith("✗ This receipt does not stand any more.\n  The words do not stand in a.md any more.\n")
    (newsroom.sources / "a.md").unlink()
    newsroom.index()
    removed = verify(run_cli, newsroom, receipt, "--json")
    assert removed.status == 1
    assert removed.row["excerpts"][0] == {
        "state": "document_removed",
        "stands": False,
        "document": None,
        "document_changed": None,
        "then": {"start": 20, "end": 73},
        "now": None,
        "speaker_status": None,
        "speaker_then": None,
    }


def test_a_speaker_who_was_mended(run_cli: RunCli, newsroom: Newsroom, receipt: str) -> None:
    mended = '{"correct": "speaker", "document": "a.md", "start": 20, "end": 46, "speaker": "Tomas Reyes"}'
    added = run_cli("corrections", "add", mended, "--index", newsroom.folder)
    assert added.status == 0, added.err
    ran = verify(run_cli, newsroom, receipt)
    assert ran.status == 1
    assert "They were given to Ingrid Solberg then; they are given to Tomas Reyes, as corrected here, now.\n" in ran.out


@pytest.mark.parametrize(
    ("spoilt", "complaint"),
    [
        (lambda receipt: receipt[:-1], "This receipt is not whole: a character of it is missing or another. "),
        (lambda receipt: receipt.swapcase(), "This is no receipt: one begins with PQR1."),
        (lambda receipt: receipt.replace("PQR1", "PQR9"), "This receipt was given by a later release: "),
        (lambda _: "hello", "This is no receipt: one begins with PQR1."),
        (lambda _: "PQR1.\udcff", "This is no receipt: one begins with PQR1."),
    ],
)
def test_what_is_no_receipt_is_one_line(
    run_cli: RunCli, newsroom: Newsroom, receipt: str, spoilt: object, complaint: str
) -> None:
    assert callable(spoilt)
    ran = verify(run_cli, newsroom, spoilt(receipt), "--json")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"pullquote: {complaint}")
    assert ran.err.count("\n") == 1


def test_the_chat_takes_the_same(run_cli: RunCli, newsroom: Newsroom, receipt: str) -> None:
    alone = verify(run_cli, newsroom, receipt).out
    typed = run_cli("chat", "--index", newsroom.folder, stdin=f"/verify {receipt}\n/verify hello\n").out
    assert alone in typed
    assert "! This is no receipt: one begins with PQR1." in typed


def test_where_nothing_is_published(run_cli: RunCli, tmp_path: Path, slow: None) -> None:
    ran = run_cli("verify", "PQR1.AAAA", "--index", tmp_path / "none")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
