"""A name that nobody bears is nobody's: no namesake's, no role's, no half of another name."""

import pytest

from index import SpeakerKind
from retrieval.question.parser import read_question
from retrieval.question.roles import stated_words
from retrieval.question.speaker_directory import SpeakerDirectory
from tests.retrieval.fake_vocabulary import FakeVocabulary, identity

DIRECTORY = SpeakerDirectory(
    (
        identity("Donald Trump", descriptions=("President",)),
        identity("Jeff Zucker"),
        identity("John Kasich"),
        identity("Rand Paul"),
        identity("Bernie Sanders", aliases=("Sen. Bernie Sanders",)),
        identity("Carole Taylor"),
        identity("Karen Janes"),
        identity("Harry Reid"),
        identity("William Hague"),
        identity("Robert Moss"),
        identity("Kit Pope"),
        identity("Prince Albert of Norholm"),
        identity("Lord Coe"),
        identity("Mark Holt"),
        identity("Nora Beck Adams"),
        identity("Texas", SpeakerKind.ORGANISATION),
        identity("Ann Lee", descriptions=("a spokeswoman for the Dock Union",)),
    )
)
COVERAGE = FakeVocabulary(
    speakers=DIRECTORY,
    known=frozenset(
        "trump privacy mark swift harry prince james pope voters texas governor king wall angry residents".split()
    ),
    names=frozenset({"trump", "texas", "james"}),
)


def asked_for(text: str) -> tuple[str, bool, list[str]]:
    (asked,) = read_question(text, COVERAGE).speakers
    return asked.words, asked.named, [DIRECTORY[match.identity].name for match in asked.identities]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        # Whoever shares the first name, the surname, or only its beginning is somebody else.
        ("Mark Zuckerberg", []),
        ("mark zuckerberg", []),
        ("Zuckerberg", []),
        ("Melania Trump", []),
        ("melania trump", []),
        ("John Trump", []),
        ("Ron Paul", []),
        ("Taylor Swift", []),
        ("James", []),  # stands in the coverage, and is no slip of Janes
        ("Roberts", []),  # no plural of Robert
        ("Prince Harry", []),
        ("Prince William", []),
        # Slips, short forms, initials, titles and what nobody contradicts.
        ("Donnald Trump", ["Donald Trump"]),
        ("Donald Trmp", ["Donald Trump"]),
        ("Don Trump", ["Donald Trump"]),
        ("D. Trump", ["Donald Trump"]),
        ("Donald J. Trump", ["Donald Trump"]),
        ("President Trump", ["Donald Trump"]),
        ("Bernard Sanders", ["Bernie Sanders"]),
        ("Bob Moss", ["Robert Moss"]),
        ("Jeffrey Zucker", ["Jeff Zucker"]),
        ("Prince Albert", ["Prince Albert of Norholm"]),
        ("Seb Coe", ["Lord Coe"]),
        ("Pope", ["Kit Pope"]),
    ],
)
def test_whom_a_name_means(name: str, known: list[str]) -> None:
    words, named, found = asked_for(f"what did {name} say about privacy?")
    assert (words, named, found) == (name, True, known)


@pytest.mark.parametrize(
    "role",
    [
        "the pope",
        "the Pope",
        "the governor of Texas",
        "Trump voters",
        "the angry residents",
        "Trump's lawyer",
        "the NBA",  # the initials of Nora Beck Adams, and no person's with an article
    ],
)
def test_a_role_is_not_who_is_called_so_or_named_with_it(role: str) -> None:
    assert asked_for(f"what did {role} say about privacy?") == (role, False, [])


def test_a_spokesman_is_found_by_whom_they_speak_for() -> None:
    assert asked_for("what did the spokeswoman for the Dock Union say about privacy?")[2] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("Kit Pope", set()),
        ("Kentavious Caldwell-Pope", set()),
        ("Sen. Bernie Sanders", {"sen"}),
        ("former president Mary Ross", {"former", "president"}),
    ],
)
def test_what_a_person_is_called_states_no_role(name: str, stated: set[str]) -> None:
    assert {word for text in stated_words(identity(name)) for word in text.split()} == stated


def test_what_an_organisation_is_called_does() -> None:
    assert list(stated_words(identity("Dock Union", SpeakerKind.ORGANISATION))) == ["Dock Union"]
