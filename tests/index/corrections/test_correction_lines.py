"""Corrections as JSON: what is taken, what is refused and in which words, and what comes back."""

import datetime
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import (
    Correction,
    CorrectionRefused,
    DifferentSpeakers,
    KeptCorrection,
    NoQuotation,
    Place,
    Renamed,
    SameSpeaker,
    Span,
    SpeakerCorrection,
    line_of,
    read_given,
)
from index.corrections.line import id_of, read_line

WHERE: dict[str, Any] = {"document": "a.md", "start": 3, "end": 9}
PLACE = Place("a.md", Span(3, 9))


@pytest.mark.parametrize(
    ("fields", "correction"),
    [
        ({"correct": "speaker", **WHERE, "speaker": "Ann Lee"}, SpeakerCorrection(PLACE, "Ann Lee")),
        ({"correct": "speaker", **WHERE, "speaker": "  Ann\tLee "}, SpeakerCorrection(PLACE, "Ann Lee")),
        ({"correct": "speaker", **WHERE, "speaker": None}, SpeakerCorrection(PLACE, None)),
        ({"correct": "not_a_quotation", **WHERE}, NoQuotation(PLACE)),
        ({"correct": "same", "names": ["A", "B"]}, SameSpeaker(("A", "B"))),
        ({"correct": "different", "names": ["A", "B"]}, DifferentSpeakers(("A", "B"))),
        ({"correct": "name", "from": "Jose Ruiz", "to": "José Ruiz"}, Renamed("Jose Ruiz", "José Ruiz")),
    ],
)
def test_what_is_given(fields: dict[str, Any], correction: Correction) -> None:
    assert read_given(json.dumps(fields)) == correction


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "This is no JSON"),
        ("[" * 100_000, "This is no JSON"),
        ("[1]", "This is no object"),
        (
            '{"correct": "Speaker"}',
            '"correct" is one of speaker, not_a_quotation, same, different, name, not "Speaker".',
        ),
        ("{}", "not null."),
        ('{"correct": "same"}', 'A correction of the kind same says "names" too.'),
        ('{"correct": "same", "names": ["A", "B"], "speaker": "C"}', 'kind same has no "speaker"'),
        ('{"correct": "same", "names": ["A"]}', '"names" are two'),
        ('{"correct": "same", "names": "AB"}', '"names" are two'),
        ('{"correct": "same", "names": ["Ann", "ann "]}', "twice the same name"),
        ('{"correct": "same", "names": ["A", 7]}', "a name is text"),
        ('{"correct": "name", "from": "A", "to": " A"}', "twice the same name"),
        ('{"correct": "name", "from": "A", "to": " "}', "a name is text"),
        ('{"correct": "name", "from": "A", "to": "B\\u0000"}', "a name is text"),
        ('{"correct": "name", "from": "A", "to": "\\ud800"}', "half a character"),
        ('{"correct": "not_a_quotation", "document": "a", "start": 3}', 'says "end" too'),
        ('{"correct": "not_a_quotation", "document": "a", "start": 3, "end": 3}', "characters of the document"),
        ('{"correct": "not_a_quotation", "document": "a", "start": -1, "end": 3}', "characters of the document"),
        ('{"correct": "not_a_quotation", "document": "a", "start": true, "end": 3}', "characters of the document"),
        ('{"correct": "not_a_quotation", "document": 7, "start": 1, "end": 3}', "the path of a document"),
        ('{"correct": "not_a_quotation", "document": "a", "start": 1, "end": 3, "words": " "}', '"words" are'),
        ('{"correct": "not_a_quotation", "document": "a", "start": 1, "end": 3, "turn": [2, 2]}', "which of how many"),
    ],
)
def test_what_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(CorrectionRefused, match=sentence.replace("[", r"\[")):
        read_given(text)


def test_what_says_the_same_has_the_same_id() -> None:
    ids = {id_of(SameSpeaker(names)) for names in (("Ann Lee", "Bo"), ("Bo", "Ann Lee"), ("bo", "ANN LEE"))}
    assert len(ids) == 1
    assert id_of(DifferentSpeakers(("Ann Lee", "Bo"))) not in ids
    assert id_of(Renamed("Ann", "Bo")) != id_of(Renamed("Bo", "Ann"))


_names = st.text(st.characters(categories=["L"]), min_size=1, max_size=9)
_pairs = st.tuples(_names.map(lambda n: f"A{n}"), _names.map(lambda n: f"B{n}"))
_places = st.builds(
    lambda document, start, length, words: Place(document, Span(start, start + length), words, (0, 1)),
    document=_names,
    start=st.integers(0, 99),
    length=st.integers(1, 99),
    words=st.text(min_size=1).filter(lambda t: bool(t.strip()) and t.encode("utf-8", "ignore").decode() == t),
)
_corrections = st.one_of(
    st.builds(SpeakerCorrection, _places, st.none() | _names),
    st.builds(NoQuotation, _places),
    st.builds(SameSpeaker, _pairs),
    st.builds(DifferentSpeakers, _pairs),
    _pairs.map(lambda two: Renamed(*two)),
)
_AT = datetime.datetime(2024, 2, 3, 4, 5, 6, 789, tzinfo=datetime.UTC)


@given(_corrections)
def test_a_line_is_read_back(correction: Correction) -> None:
    kept = KeptCorrection(id_of(correction), correction, _AT, "somebody")
    line = line_of(kept)
    assert "\n" not in line
    assert read_line(line) == kept
    assert read_given(line) == correction


@given(_corrections, st.data())
def test_a_line_with_another_letter_is_told(correction: Correction, data: st.DataObject) -> None:
    line = line_of(KeptCorrection(id_of(correction), correction, _AT, ""))
    said = line[: line.index('"id": ')]
    at = data.draw(st.integers(0, len(said) - 1))
    altered = line[:at] + ("x" if line[at] != "x" else "y") + line[at + 1 :]
    with suppress(CorrectionRefused):
        assert read_line(altered).correction == correction  # white space between fields
