"""Reported speech through its front door: sentences of our own, and any text at all."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.attribution.reported.model import LogisticRegression
from index.attribution.reported.parse import CueParse
from index.attribution.reported.statements import DEFAULT_THRESHOLD, find_statements, likeliest
from index.text.document import Span
from index.text.structure import read_structure

ANY = 0.05  # confidence; for forms that the model finds but is too unsure of to show


def statements(text: str, threshold: float = DEFAULT_THRESHOLD) -> list[tuple[str | None, str, str]]:
    paragraphs = read_structure("A headline of no matter\n\n" + text).paragraphs
    offset = len("A headline of no matter\n\n")
    sentences = [
        Span(one.start - offset, one.end - offset)
        for paragraph in paragraphs
        for one in paragraph.sentences
        if one.start >= offset
    ]
    quoted = [Span(*mark.span()) for mark in re.finditer(r"“[^”]*”|\"[^\"]*\"", text)]
    return [
        (one.source.of(text) if one.source else None, one.cue.of(text), one.content.of(text))
        for one in find_statements(text, sentences, quoted, threshold)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The harbour master said that two ferries would be taken out of service.",
            "The harbour master",
            "said",
            "that two ferries would be taken out of service",
        ),
        (
            "She called the plan a waste of money.",
            "She",
            "called",
            "the plan a waste of money",
        ),
        (
            "Mr. Okafor told reporters that the vote had been delayed.",
            "Mr. Okafor",
            "told",
            "that the vote had been delayed",
        ),
        (
            "According to the water company, the leak began on Sunday.",
            "the water company",
            "According to",
            "the leak began on Sunday",
        ),
        (
            "The leak began on Sunday, according to the water company.",
            "the water company",
            "according to",
            "The leak began on Sunday",
        ),
        (
            "The bridge will reopen in May, the council said.",
            "the council",
            "said",
            "The bridge will reopen in May",
        ),
        (
            "The bridge, the council said, will reopen in May.",
            "the council",
            "said",
            "The bridge, the council said, will reopen in May",
        ),
        (
            "Jonas Weber, who denies the charges, will appear in court.",
            "Jonas Weber",
            "denies",
            "the charges",
        ),
        (
            "The union accused the airline of breaking its promise.",
            "The union",
            "accused",
            "the airline of breaking its promise",
        ),
        (
            "Campaigners urged the minister to publish the report.",
            "Campaigners",
            "urged",
            "the minister to publish the report",
        ),
        (
            "The charity called for an inquiry into the fire.",
            "The charity",
            "called for",
            "an inquiry into the fire",
        ),
        (
            "Ms. Lindqvist believes the market will recover.",
            "Ms. Lindqvist",
            "believes",
            "the market will recover",
        ),
        (
            "The bank has said it will close forty branches.",
            "The bank",
            "has said",
            "it will close forty branches",
        ),
        (
            "Wages will rise next year, the firm has said.",
            "the firm",
            "has said",
            "Wages will rise next year",
        ),
        ("As Ms. Cole noted, the dam is safe.", "Ms. Cole", "noted", "the dam is safe"),
        ("Mayor Reyes: The dam is safe.", "Mayor Reyes", ":", "The dam is safe"),
        ("The dam is “quite safe,” Ms. Cole said.", "Ms. Cole", "said", "The dam is “quite safe"),
        ("Ms. Cole said, in a letter, that the dam was safe.", "Ms. Cole", "said", "that the dam was safe"),
        ("The clerk noted and said that the road was open.", "The clerk", "said", "that the road was open"),
        ("He added that the talks would go on.", "He", "added", "that the talks would go on"),
        (
            "The minister has repeatedly argued that the law works.",
            "The minister",
            "has repeatedly argued",
            "that the law works",
        ),
        (
            "Critics have called the scheme “a farce”.",
            "Critics",
            "have called",
            "the scheme “a farce”",
        ),
    ],
)
def test_a_form_of_reported_speech(text: str, source: str, cue: str, content: str) -> None:
    assert statements(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    ("ends", "weights", "chosen", "confidence"),
    [
        ([100], {"end=100": 0.0}, 100, 0.5),
        ([100, 20], {"end=100": 1.0}, 100, 0.58),  # so far apart that neither vouches for the other
        ([100, 70], {"end=100": 1.0}, 100, 0.79),
        ([100, 70, 40], {"end=70": -0.5}, 70, 0.72),  # the one that both others agree with
        ([100, 60, 40], {"end=40": 3.0}, 40, 0.91),  # agreed with less, and likely by itself
    ],
)
def test_readings_that_agree_vouch_for_each_other(
    ends: list[int], weights: dict[str, float], chosen: int, confidence: float
) -> None:
    parses = [CueParse(0, Span(0, 3), Span(4, 8), Span(10, 10 + end), (f"end={end}",)) for end in ends]
    best, probability = likeliest(parses, LogisticRegression(0.0, weights))
    assert (len(best.content), round(probability, 2)) == (chosen, confidence)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Ana Petrova opened the meeting, adding that the rivers were high.",
            "Ana Petrova",
            "the rivers were high",
        ),
        ("She praised the nurses and said that pay would rise.", "She", "pay would rise"),
        ("Tariq Aziz left early but later said that he was content.", "Tariq Aziz", "he was content"),
        (
            "The trust’s director, Mina Cole, said that admission would be free.",
            "Mina Cole",
            "admission would be free",
        ),
        (
            "Dr. Hale, speaking at a rally in Leeds, said that clinics would close.",
            "Dr. Hale",
            "clinics would close",
        ),
        ("The police, however, said that the road was open.", "The police", "the road was open"),
        ("Mr. Osei on Tuesday said that the port was safe.", "Mr. Osei", "the port was safe"),
        ("Doctors have in the past said that the ward was full.", "Doctors", "the ward was full"),
        ("Ms. Rao (Labour) said that the count was wrong.", "Ms. Rao", "the count was wrong"),
        (
            "A spokesman for the airline said that flights had resumed.",
            "spokesman for the airline",
            "flights had resumed",
        ),
        ("He criticised the board for missing the deadline.", "He", "the board"),
    ],
)
def test_the_speaker_is_found_at_a_distance(text: str, speaker: str, content: str) -> None:
    assert any(speaker in (source or "") and content in said for source, _, said in statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not say that taxes would rise.",
        "The mayor has never said that taxes would rise.",
        "If the mayor says that taxes will rise, voters will leave.",
        "The mayor could say that taxes will rise.",
        "Did the mayor say that taxes would rise?",
        "Nobody said that taxes would rise.",
        "No one on the council said that taxes would rise.",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert statements(text, ANY) == []


def test_not_only_said_is_said() -> None:
    assert statements("He not only said that the dam was safe.") == [("He", "not only said", "that the dam was safe")]


@pytest.mark.parametrize(
    "text",
    [
        "“The dam is safe,” Ms. Cole said.",
        "Ms. Cole said: “The dam is safe.”",
        "“I think he said that the dam is safe.”",
        "The ferry left the harbour on Tuesday.",
        "The menu: soup and bread.",
        "",
    ],
)
def test_a_direct_quotation_is_not_reported_speech(text: str) -> None:
    assert statements(text) == []


def test_words_that_turn_elsewhere_are_left_out() -> None:
    found = statements("The firm said it would pay the fine, according to the regulator.")
    assert ("The firm", "said", "it would pay the fine") in found


def test_a_quotation_that_runs_into_the_next_sentence_is_kept_whole() -> None:
    text = "Mr. Osei said that the port was “ready. It has been ready for weeks.” Nobody answered."
    split = text.index(" It has")
    found = find_statements(text, [Span(0, split), Span(split + 1, len(text))], [Span(31, text.index("”") + 1)])
    assert [one.content.of(text) for one in found] == ["that the port was “ready. It has been ready for weeks.”"]


_SCRAPS = (
    "said that according to by , . “ ” \" '' ( ) - — ; : ? he who which and but not would be was told called "
    "for Mr. Clinton the a mayor's claim in view saying adding If \n \x00 é 🙂 ’s denied has it’s 12 U.S.-led"
)
_WORDS = st.sampled_from(_SCRAPS.split(" "))


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(st.text(), st.lists(_WORDS, max_size=60).map(" ".join)),
    data=st.data(),
)
def test_any_text_gives_spans_inside_it(text: str, data: st.DataObject) -> None:
    place = st.integers(-3, len(text) + 3)
    span = st.builds(Span, place, place)
    sentences = data.draw(st.one_of(st.just([Span(0, len(text))]), st.lists(span, max_size=5)))
    quoted = data.draw(st.lists(span, max_size=5))
    for one in find_statements(text, sentences, quoted, threshold=0.0):
        for part in (one.source, one.cue, one.content):
            assert part is None or 0 <= part.start < part.end <= len(text)
        assert 0.0 <= one.confidence <= 1.0


@settings(max_examples=100, deadline=None)
@given(noise=st.binary(max_size=400))
def test_bytes_that_are_no_text_are_passed_over(noise: bytes) -> None:
    text = noise.decode("latin-1")
    find_statements(text, [Span(0, len(text))], [])
