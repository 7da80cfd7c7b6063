"""A hyphen at a line's end goes only where it is certain that it was put there to divide a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.readers.pdf.hyphens import joined, words_of

TEXT = words_of(
    [
        "The municipality has a vice-president who is well-known, and his cooperation",
        "began. The co-operation ended. Vollzugs-",
    ]
)


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("the interna-", "tional press", "the international press"),  # a common word
        ("a respon-", "sibility that", "a responsibility that"),
        ("the munici-", "pality said", "the municipality said"),  # the text has it elsewhere
        ("the frob-", "bling of it", "the frob-bling of it"),  # nobody knows
        ("a tele-", "graphing", "a tele-graphing"),
        ("a zorb-", "ingly odd", "a zorb-ingly odd"),
        ("a zorb-", "ing crowd", "a zorbing crowd"),  # no word begins so
        ("is well-", "known here", "is well-known here"),
        ("the vice-", "president", "the vice-president"),
        ("the self-", "employed", "the self-employed"),
        ("the post-", "war years", "the post-war years"),
        ("with co-", "operation", "with co-operation"),  # the text has it both ways
        ("will re-", "elect her", "will re-elect her"),
        ("the Anglo-", "Saxon one", "the Anglo-Saxon one"),
        ("short-", "and long-term", "short- and long-term"),
        ("from 10-", "12 March", "from 10-12 March"),
        ("the interna\xad", "tional press", "the international press"),
        ("the frob\xad", "bling of it", "the frobbling of it"),
        ("they came—", "and went", "they came—and went"),
        ("they came —", "and went", "they came — and went"),
        ("they came –", "and went", "they came – and went"),
        ("either/", "or", "either/or"),
        ("a plain", "line", "a plain line"),
        ("the O’Hara-", "led group", "the O’Hara-led group"),
    ],
)
def test_two_lines(line: str, following: str, whole: str) -> None:
    kept, between = joined(line, following, TEXT)
    assert kept + between + following == whole


def test_a_word_at_a_lines_end_is_no_proof_of_itself() -> None:
    assert "vollzugs" not in TEXT
    assert {"municipality", "vice-president", "well-known", "cooperation", "co-operation"} <= TEXT


@given(st.text("ab-—/ \xad,A1"), st.text("ab-—/ ,A1", min_size=1))
def test_nothing_but_a_hyphen_goes(line: str, following: str) -> None:
    kept, between = joined(line, following, frozenset())
    assert between in ("", " ")
    assert line in (kept, kept + "-", kept + "\xad")
