"""Who speaks: pronouns, surnames, roles, organisations, relations; and when nobody is sure to."""

import pytest

from index.attribution.attributor import attribute
from index.attribution.explain import explain_attribution
from index.quotation import SpeakerKind
from index.text.document import Document
from index.text.structure import read_structure
from tests.attribution.said import attributed, said, speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Jane Doe came late. "We will win," she said.', "Jane Doe"),
        ('Jane Doe met John Roe. "We will win," he said.', "John Roe"),
        ('Jane Doe met John Roe in May. "We will win," Doe said.', "Jane Doe"),
        ('"We will win," said Jane Doe, a lawyer from Leeds.', "Jane Doe"),
        ('"We will win," said Acme bank economist Jane Doe.', "Jane Doe"),
        ('"We will win," Acme\'s Jane Doe said.', "Jane Doe"),
        ('According to Jane Doe, the plan is "a very bad idea."', "Jane Doe"),
        ('"It is a very bad idea," according to Jane Doe.', "Jane Doe"),
        ('Jane Doe, who has led the union since 2003, called it "a very bad idea."', "Jane Doe"),
        ('Sen. Jane Doe (D-Ohio) said: "We will win."', "Jane Doe"),
        ('Jane Doe was asked by host John Roe, "Will you win in May?"', "John Roe"),
        ('The relief coordinator, Jan Egeland, said "this may be the worst disaster in history."', "Jan Egeland"),
        ('Thomas Frank quotes the former adviser Alfred Kahn: "I would love it to be worse off."', "Alfred Kahn"),
        ('"We will win," said a campaign spokesman.', "a campaign spokesman"),
        ('"We will win," said one Bombay trader.', "a Bombay trader"),
        ('"We will win," the European Commission said. "It is time," the commission added.', "European Commission"),
        ('Sen. Jane Doe came from Ohio. "We will win," the senator said.', "Jane Doe"),
        ('Jane Doe is a senator. Her campaign said: "We will win in May."', "Jane Doe's campaign"),
    ],
)
def test_the_last_quotation_belongs_to(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_a_pronoun_never_means_whom_its_own_clause_names() -> None:
    text = 'Mark Cuban compared himself with Donald Trump. "He must adapt," he said of Trump.'
    assert speakers(text) == ["Mark Cuban"]


def test_relations_are_told_apart_by_title_and_paragraph() -> None:
    text = (
        "Hillary Clinton spoke in Iowa. Her husband, Bill Clinton, came along.\n\n"
        '"We will win," Mr. Clinton said.\n\n"I know it," Mrs. Clinton said.'
    )
    assert speakers(text) == ["Bill Clinton", "Hillary Clinton"]


def test_an_acronym_is_its_expansion() -> None:
    text = 'The American Civil Liberties Union (ACLU) sued. "We will not stop," the ACLU said.'
    found = attributed(text)
    assert [s.name for s in found.speakers] == ["American Civil Liberties Union"]
    assert "ACLU" in found.speakers[0].aliases
    assert found.speakers[0].kind is SpeakerKind.ORGANISATION


def test_an_acronym_without_parentheses_and_a_name_with_and() -> None:
    text = (
        "The office of U.S. Immigration and Customs Enforcement (ICE) opened. "
        'The American Civil Liberties Union objected. "We will sue," the ACLU said. "Let them," ICE said.'
    )
    assert speakers(text) == ["American Civil Liberties Union", "U.S. Immigration and Customs Enforcement"]


def test_a_spokesman_speaks_for_his_organisation() -> None:
    found = attributed('"We will win," said John Roe, a spokesman for Acme. A spokesman for Beta said, "Never again."')
    assert [s.name for s in found.speakers] == ["John Roe", "a spokesman for Beta"]
    assert "a spokesman for Acme" in found.speakers[0].descriptions
    assert found.speakers[1].organisation == "Beta"


def test_the_running_speaker_goes_on() -> None:
    text = (
        '"We will win in May," Jane Doe said.\n\n"They know that it is our turn to win."\n\n'
        '"It is our turn," she added.'
    )
    assert speakers(text) == ["Jane Doe"] * 3


def test_what_nobody_is_sure_to_have_said_stays_open() -> None:
    assert speakers("The sign over the door was old.\n\n“Never give up the ship.”\n\nRain fell on Leeds.") == [None]


def test_descriptions_say_what_the_document_says() -> None:
    text = 'Acme chief executive Jane Doe spoke. "We will win," said Doe, a lawyer from Leeds, on Monday.'
    (speaker,) = attributed(text).speakers
    assert speaker.name == "Jane Doe"
    assert "Acme chief executive" in speaker.descriptions
    assert "a lawyer from Leeds" in speaker.descriptions


def test_the_line_decides_between_naming_and_leaving_open() -> None:
    text = '"We will win," Jane Doe said.'
    document, structure = Document("a.txt", "", text), read_structure(text)
    (sure,) = attribute(document, structure, threshold=0.5).quotations
    (open_one,) = attribute(document, structure, threshold=0.999).quotations
    assert (sure.speaker, open_one.speaker) == (0, None)
    assert sure.confidence == open_one.confidence > 0.9


def test_explanation_shows_every_candidate_with_its_reasons() -> None:
    text = '"We will win," Jane Doe said of John Roe.'
    candidates = explain_attribution(Document("a.txt", "", text), read_structure(text), 0).candidates
    assert candidates[0].words == "Jane Doe"
    assert {c.words for c in candidates} == {"Jane Doe", "John Roe", None}
    assert candidates[0].score == pytest.approx(sum(r.value * r.weight for r in candidates[0].reasons))
    assert sum(c.probability for c in candidates) == pytest.approx(1)


def test_explaining_what_is_not_there_is_an_index_error() -> None:
    with pytest.raises(IndexError):
        explain_attribution(Document("a.txt", "", "No marks."), read_structure("No marks."), 0)


def test_a_misspelt_surname_is_still_its_bearers() -> None:
    text = 'Anthony Kiedis wrote songs. "We had two dozen," Keidis said.'
    assert speakers(text) == ["Anthony Kiedis"]


def test_words_on_a_sign_are_not_said_by_who_holds_it() -> None:
    text = 'Jane Doe held up a sign saying "We have seen this before." She left at noon.'
    assert speakers(text) == [None]


def test_inner_words_belong_to_the_inner_speaker() -> None:
    text = "Jane Doe spoke on Monday. \"Then John Roe said, 'We will win in May,' and left,\" Doe said."
    assert said(text) == [
        (("Then John Roe said, 'We will win in May,' and left,",), "Jane Doe"),
        (("We will win in May,",), "John Roe"),
    ]
