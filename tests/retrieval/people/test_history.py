"""A quotation from the first document that carried it to the last: cut, changed, given to others."""

import datetime

import pytest

from index import Certainty
from retrieval import CarriedIn, Difference, History, Relation
from tests.retrieval.people.conftest import Opened, story

WHOLE = "Nobody should be told to work fourteen hours without a break, and the banks know it"
SAID = f'"{WHOLE}," said Ingrid Solberg.'
CUT = 'The union heard that "nobody should be told to work fourteen hours without a break", as Ingrid Solberg put it.'
CHANGED = '"Nobody should be told to work twelve hours without a break, and the banks know it," said Ingrid Solberg.'
SPLIT = '"Nobody should be told to work fourteen hours without a break," said Ingrid Solberg, "and the banks know it."'
OTHER = f'"{WHOLE}," said Otto Lund.'
TURNED = f'"I never said that {WHOLE[0].lower()}{WHOLE[1:]}," said Ingrid Solberg.'
PASSING = '"Nobody should be told what to do by the banks," said Ida Moe.'


@pytest.fixture
def history(opened: Opened) -> History:
    return opened(
        {
            "cut.md": story("Star", "2021-03-02", CUT),
            "whole.md": story("Post", "2021-03-04", SAID),
            "changed.md": story("Gazette", "2021-03-06", CHANGED),
            "split.md": story("Courier", "2021-03-05", SPLIT),
            "undated.md": story("Herald", "", OTHER),
            "turned.md": story("Echo", "2021-03-07", TURNED),
            "passing.md": story("Post", "2021-03-08", PASSING),
        }
    ).history(WHOLE)


def told(carried: tuple[CarriedIn, ...]) -> list[tuple[str, Relation]]:
    return [(one.excerpt.document, one.relation) for one in carried]


def test_every_document_comes_in_order_of_its_date(history: History) -> None:
    assert told(history.carried) == [
        ("cut.md", Relation.CUT),
        ("whole.md", Relation.SAME),
        ("split.md", Relation.SAME),
        ("changed.md", Relation.CHANGED),
        ("turned.md", Relation.CHANGED),
        ("undated.md", Relation.SAME),
    ]


def test_first_is_where_they_stood_whole(history: History) -> None:
    assert history.first is not None
    assert (history.first.excerpt.document, history.first.day) == ("whole.md", datetime.date(2021, 3, 4))


def test_what_is_cut_and_what_is_changed_is_told_word_by_word(history: History) -> None:
    by_document = {one.excerpt.document: one for one in history.carried}
    assert by_document["cut.md"].differences == (Difference("and the banks know it", ""),)
    changed = by_document["changed.md"]
    assert changed.differences == (Difference("fourteen", "twelve"),)
    start = changed.excerpt.span.start
    assert [changed.excerpt.text[m.start - start : m.end - start] for m in changed.marked] == ["twelve"]
    assert by_document["turned.md"].differences == (Difference("", "I never said that"),)


def test_each_document_gives_them_to_whom_it_gives_them(history: History) -> None:
    speakers = {one.excerpt.document: (one.excerpt.speaker, one.excerpt.certainty) for one in history.carried}
    assert speakers["whole.md"] == ("Ingrid Solberg", Certainty.NAMED)
    assert speakers["undated.md"] == ("Otto Lund", Certainty.NAMED)


def test_misquoted_words_are_followed_as_they_are_printed(opened: Opened) -> None:
    retriever = opened({"a.md": story("Post", "2021-03-04", SAID), "b.md": story("Star", "2021-03-05", SAID)})
    found = retriever.history(WHOLE.replace("fourteen", "ten"))
    assert found.misquoted == (Difference("ten", "fourteen"),)
    assert found.words == WHOLE.replace(",", "")
    assert told(found.carried) == [("a.md", Relation.SAME), ("b.md", Relation.SAME)]


@pytest.mark.parametrize("words", ["The penguins have taken over the parliament", "", "…"])
def test_words_that_stand_nowhere(opened: Opened, words: str) -> None:
    assert opened({"a.md": story("Post", "2021-03-04", SAID)}).history(words) == History(words, words)
