"""Somebody as the coverage knows them: counted, described, on their subjects, beside others."""

from pathlib import Path

import pytest

from index import CorrectionsFile, SameSpeaker, Span
from retrieval import OutletCount, Profile, QuotedBeside, Retriever, Topic
from tests.retrieval.people.conftest import Opened, story

TOLL = '"The bridge toll is a burden on every deckhand in this harbour," said Eva Brandt, {as_what}.'
FERRY = '"The ferry company owes the islands an answer on the bridge toll," Eva Brandt said.'
DAWN = '"We sail to the outer islands at dawn, whatever the company says," said Otto Lund, a fisherman from Vik.'
MONEY = '"Nobody in the council has seen the money that was promised," said Ida Moe.'


def known(retriever: Retriever, name: str) -> Profile:
    profile = retriever.who(name)
    assert profile is not None
    return profile


@pytest.fixture
def brandt(opened: Opened) -> Profile:
    return known(
        opened(
            {
                "a.md": story("Post", "2021-03-04", TOLL.format(as_what="the mayor of Norholm"), DAWN),
                "b.md": story("Post", "2021-03-06", TOLL.format(as_what="the mayor"), MONEY),
                "c.md": story("Star", "2021-03-05", FERRY, DAWN, MONEY),
                "d.md": story("Star", "", "Mayor Eva Brandt was heard.", FERRY),
                "e.md": story("Star", "2021-01-01", MONEY, DAWN),
            }
        ),
        "Eva Brandt",
    )


def test_words_and_how_often_they_are_printed_are_two_counts(brandt: Profile) -> None:
    counts = brandt.quotations, brandt.named, brandt.printed, brandt.documents, brandt.undated
    assert counts == (2, 2, 4, 4, 1)
    assert brandt.outlets == (OutletCount("Post", 2), OutletCount("Star", 2))


def test_first_and_last_are_documents_with_a_date(brandt: Profile) -> None:
    assert brandt.first is not None
    assert brandt.last is not None
    assert [(one.document, one.citation.outlet) for one in (brandt.first, brandt.last)] == [
        ("a.md", "Post"),
        ("b.md", "Post"),
    ]


def test_who_is_quoted_in_most_of_the_same_documents_comes_first(brandt: Profile) -> None:
    assert sorted(brandt.beside, key=lambda one: one.name) == [QuotedBeside("Ida Moe", 2), QuotedBeside("Otto Lund", 2)]


OF_TOLLS = (
    "A bridge toll is a burden, and everybody in the council knows it.",
    "I told the council that I would fight the bridge toll in court.",
    "We never asked for a bridge toll, and we don't want one now.",
    "It is a great day, because the bridge toll is gone at last.",
    "I have seen what the bridge toll did to the council.",
    "Fishermen paid the bridge toll twice a day.",
)
OF_OTHER_THINGS = (
    "The winter was long, and the council did nothing.",
    "I want to know what the council did with the money.",
    "It is a great day for the harbour, I have seen nothing like it.",
    "We asked the council for a new pier, and everybody laughed.",
    "I told them that the boats are old, and it is late.",
    "Nobody knows what the company wants in court.",
    "We fight for every deckhand, and we don't want any thanks.",
    "The last ferry is gone, and the burden is ours.",
    "A bridge toll would have paid for the harbour.",
)


def test_topics_are_words_of_their_own_that_others_do_not_say(opened: Opened) -> None:
    texts = {f"t{n}.txt": f'Harbour\n\n"{words}" said Eva Brandt.\n' for n, words in enumerate(OF_TOLLS)}
    texts |= {
        f"{name[0]}{n}.txt": f'Harbour\n\n"{words} {own}" said {name}.\n'
        for name, own in (("Otto Lund", "Ask the herring."), ("Ida Moe", "Mend your nets."), ("Per Dahl", "So be it."))
        for n, words in enumerate(OF_OTHER_THINGS)
    }
    retriever = opened(texts)
    assert known(retriever, "Eva Brandt").topics == (Topic("bridge toll", 6),)
    assert known(retriever, "Per Dahl").topics == ()


def test_somebody_quoted_once_has_no_topic(opened: Opened) -> None:
    once = opened({"a.md": story("Post", "2021-03-04", TOLL.format(as_what="the mayor"), DAWN)})
    assert known(once, "Eva Brandt").topics == ()


def test_a_description_stands_whole_where_it_is_said_to(opened: Opened, tmp_path: Path) -> None:
    text = story("Post", "2021-03-04", TOLL.format(as_what="the mayor of Norholm"))
    (only,) = known(opened({"a.md": text}), "Brandt").descriptions
    assert (only.words, only.document, only.documents) == ("the mayor of Norholm", "a.md", 1)
    body = (tmp_path / "sources" / "a.md").read_text(encoding="utf-8")
    assert only.span.of(body) == only.words
    assert (only.citation.outlet, only.citation.paragraph) == ("Post", 1)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ('"It is late," said former President Eva Brandt.', ["former President Eva Brandt"]),
        ('"It is late," said Norholm Sen. Eva Brandt.', ["Norholm Sen. Eva Brandt"]),
        ('"It is late," said Eva Brandt, chief executive of Norholm Lines.', ["chief executive of Norholm Lines"]),
        ('"It is late," super PAC spokeswoman Eva Brandt said.', ["super PAC spokeswoman"]),
        ('"It is late," said Eva Brandt, president of the A.F.L.-C.I.O.', ["president of the A.F.L.-C.I.O."]),
        ('"It is late," said Eva Brandt, unlike other mayors.', []),
        ('"It is late," said Eva Brandt.', []),
    ],
)
def test_a_description_is_a_whole_noun_phrase(opened: Opened, sentence: str, words: list[str]) -> None:
    described = known(opened({"a.txt": f"Harbour\n\n{sentence}\n"}), "Eva Brandt").descriptions
    assert [one.words for one in described] == words


def test_of_two_descriptions_that_say_the_same_the_fuller_stands_for_both(opened: Opened) -> None:
    retriever = opened(
        {
            "a.md": story("Post", "2021-03-04", '"It is late," said Sen. Eva Brandt.'),
            "b.md": story("Post", "2021-03-05", '"We sail," said Norholm Senator Eva Brandt.'),
        }
    )
    described = known(retriever, "Eva Brandt").descriptions
    assert [(one.words, one.documents) for one in described] == [("Norholm Senator Eva Brandt", 2)]


def test_a_person_of_the_same_surname_is_not_described_for_another(opened: Opened) -> None:
    retriever = opened(
        {
            "a.txt": 'Brandts\n\n"We sail," said Eva Brandt.\n\n"It is late," said Otto Brandt, a fisherman from Vik.\n'
            '\n"Nobody asked me," Brandt, the mayor of Norholm, said.\n'
        }
    )
    described = {name: known(retriever, name).descriptions for name in ("Eva Brandt", "Otto Brandt")}
    assert [one.words for one in described["Otto Brandt"]] == ["a fisherman from Vik"]
    assert all("fisherman" not in one.words for one in described["Eva Brandt"])


def test_what_people_mended_is_counted_as_they_mended_it(opened: Opened, tmp_path: Path) -> None:
    retriever = opened(
        {
            "a.md": story("Post", "2021-03-04", TOLL.format(as_what="the mayor of Norholm"), MONEY),
            "b.md": story("Post", "2021-03-05", DAWN, FERRY),
        }
    )
    before = known(retriever, "Eva Brandt")
    CorrectionsFile(tmp_path / "sources").add(SameSpeaker(("Eva Brandt", "Otto Lund")), "test")
    after = known(retriever, "Eva Brandt")
    assert (before.quotations, after.quotations) == (2, 3)
    assert {one.name for one in before.beside} == {"Otto Lund", "Ida Moe"}
    assert {one.name for one in after.beside} == {"Ida Moe"}
    assert {one.words for one in after.descriptions} == {"the mayor of Norholm", "a fisherman from Vik"}


def test_a_quotation_given_to_another_goes_with_them(opened: Opened, tmp_path: Path) -> None:
    from index import Place, SpeakerCorrection

    text = story("Post", "2021-03-04", MONEY, DAWN)
    retriever = opened({"a.md": text})
    start = text.index('"Nobody in')
    place = Place("a.md", Span(start, start + 20))
    retriever_known = known(retriever, "Ida Moe")
    assert [one.name for one in retriever_known.beside] == ["Otto Lund"]
    correction = retriever.fitted(SpeakerCorrection(place, "Eva Brandt"))
    CorrectionsFile(tmp_path / "sources").add(correction, "test")
    assert retriever.who("Ida Moe") is None
    given = known(retriever, "Eva Brandt")
    assert (given.quotations, [one.name for one in given.beside]) == (1, ["Otto Lund"])
