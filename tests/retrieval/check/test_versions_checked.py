"""A quotation that stands in several versions of a story: which is shown, and what is cited with it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from retrieval import Check, Excerpt, Retriever, SpeakerStatus, Verdict
from tests.support.ground import WordsEmbedder, index

OPENING = "The council closed the bridge to lorries on Tuesday night, after three years of talk and two reports on it."
SAID = '"Luck is not a maintenance plan," said Maren Holst, who leads the council. "We have been lucky so far."'
COUNT = "Engineers found 212 cracked rivets in the eastern span when they last climbed up in March."
MORE = "The port has ninety lorries a day, and most of them carry timber from the hills to the ships."
RECOUNT = COUNT.replace("212", "121")
UPDATED = "On Friday the transport board of the region said that it would hear the appeal in the middle of June."


def dated(day: str, *paragraphs: str) -> str:
    return "\n\n".join((f"---\ntitle: Bridge closed\ndate: {day}\n---", *paragraphs)) + "\n"


WIRE = dated("2022-05-12", OPENING, SAID)
STORY = dated("2022-05-10", OPENING, SAID, COUNT, MORE)
LATER = dated("2022-05-13", OPENING, SAID, RECOUNT, MORE, UPDATED)
UNDATED = "\n\n".join(("Bridge closed", OPENING, SAID, COUNT, MORE)) + "\n"
ANOTHER = (
    "Mayors on luck\n\nOf luck and bridges the mayors of the north told us much this year, and none of it was new to "
    'us.\n\n"Luck is not a maintenance plan," said Ove Brandt, the mayor of Norholm, in another matter altogether.\n'
)

Over = Callable[[Mapping[str, str]], Retriever]


@pytest.fixture
def over(tmp_path: Path, slow: None) -> Iterator[Over]:
    """A retriever over these files."""
    with ExitStack() as opened:

        def indexed(files: Mapping[str, str]) -> Retriever:
            (tmp_path / "sources").mkdir()
            for name, text in files.items():
                (tmp_path / "sources" / name).write_text(text, encoding="utf-8")
            index(tmp_path / "sources", tmp_path / "index")
            return opened.enter_context(closing(Retriever.open(tmp_path / "index", WordsEmbedder)))

        yield indexed


ALL = {"a.md": WIRE, "b.md": STORY, "c.md": LATER, "d.txt": UNDATED}


def place(check: Check) -> tuple[str, set[str]]:
    assert check.excerpt is not None
    return check.excerpt.document, also(check.excerpt)


def also(excerpt: Excerpt) -> set[str]:
    return {place.document for place in excerpt.also}


@pytest.mark.parametrize(
    ("text", "verdict", "document", "further"),
    [
        ("Luck is not a maintenance plan", Verdict.EXACT, "c.md", {"a.md", "b.md", "d.txt"}),
        ("found 212 cracked rivets in the eastern span", Verdict.EXACT, "b.md", {"d.txt"}),
        ("found 121 cracked rivets in the eastern span", Verdict.EXACT, "c.md", set()),
        # As near to the earlier count: what a story says now is shown.
        ("found 300 cracked rivets in the eastern span", Verdict.NEAR, "c.md", set()),
    ],
)
def test_the_fullest_newest_version_of_the_words_is_shown(
    over: Over, text: str, verdict: Verdict, document: str, further: set[str]
) -> None:
    check = over(ALL).check(text)
    assert (check.verdict, *place(check)) == (verdict, document, further)


def test_of_two_people_with_the_same_words_the_claimed_one_is_shown_alone(over: Over) -> None:
    retriever = over({"b.md": STORY, "d.txt": UNDATED, "x.txt": ANOTHER})
    check = retriever.check("Luck is not a maintenance plan", "Ove Brandt")
    assert (check.speaker_status, place(check)) == (SpeakerStatus.CONFIRMED, ("x.txt", set()))
    check = retriever.check("Luck is not a maintenance plan", "Maren Holst")
    assert (check.speaker_status, place(check)) == (SpeakerStatus.CONFIRMED, ("b.md", {"d.txt"}))


def test_words_that_are_searched_for_are_shown_once_of_each_speaker(over: Over) -> None:
    found = over({**ALL, "x.txt": ANOTHER}).find("Luck is not a maintenance plan")
    shown = {excerpt.document: (excerpt.speaker, also(excerpt)) for excerpt in found}
    assert shown == {
        "c.md": ("Maren Holst", {"a.md", "b.md", "d.txt"}),
        "x.txt": ("Ove Brandt", set()),
    }
    assert len(found) == 2
