"""Examples of what can be asked are the coverage's own, and each of them does what it is an example of."""

from pathlib import Path

import pytest

from bot.replies.guidance.help import example_entries
from bot.replies.reply import BodyText, Entry
from bot.replies.wording import NOTHING_INDEXED
from bot.service.examples import Examples, find_examples
from retrieval import Verdict
from tests.index.corrections.newsroom import SAID, Newsroom


@pytest.fixture
def newsroom(tmp_path: Path, slow: None) -> Newsroom:
    made = Newsroom(tmp_path)
    made.write("a.md", *SAID[:3])
    made.write("b.md", *SAID[3:])
    made.index()
    return made


def test_each_example_is_met_by_the_coverage(newsroom: Newsroom) -> None:
    with newsroom.open() as retriever:
        found = find_examples(retriever)
        assert found == find_examples(retriever)
        assert found.question == retriever.example()
        assert found.person == "Ingrid Solberg"
        assert retriever.who(found.person) is not None
        assert found.quotation in ("The ferry will sail on Monday", "We were never asked about the pier")
        check = retriever.check(found.quotation)
        assert (check.verdict, check.speaker) == (Verdict.EXACT, "Ingrid Solberg")


def test_a_coverage_that_quotes_nobody_has_none(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("a.md", "The ferry sailed on Monday.")
    newsroom.index()
    with newsroom.open() as retriever:
        assert find_examples(retriever) == Examples()
    assert example_entries(Examples()) == example_entries(None) == (BodyText(NOTHING_INDEXED),)


def test_a_long_quotation_is_shown_by_its_beginning(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write(
        "a.md",
        f'"{"We will build another pier, and then one more, and after that a third, and a fourth"}," said Bo Lind.',
    )
    newsroom.index()
    with newsroom.open() as retriever:
        quotation = find_examples(retriever).quotation
    assert quotation is not None
    assert quotation == "We will build another pier, and then one more, and after that"[: len(quotation)]
    assert 4 <= len(quotation.split()) <= 12


def test_examples_are_what_can_be_typed() -> None:
    entries = example_entries(Examples("what did Bo Lind say?", "Bo Lind", "It is far too much"))
    titles = [entry.title for entry in entries if isinstance(entry, Entry)]
    assert titles == ["/ask what did Bo Lind say?", "/who Bo Lind", "/check “It is far too much”"]
