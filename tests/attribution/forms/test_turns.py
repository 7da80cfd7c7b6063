"""Interviews and transcripts: whose turn is whose, and which labels are none."""

import pytest

from tests.attribution.said import attributed, said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "**The Post:** Will you go?\n\n**Ada Kolt:** I will not.\n\n**The Post:** Why?",
            [("Will you go?", None), ("I will not.", "Ada Kolt"), ("Why?", None)],
        ),
        (
            "MAYOR KOLT: Will you go?\n\nMR. LUND: I will not.\n\nMAYOR KOLT: Thank you.",
            [("Will you go?", "Kolt"), ("I will not.", "Lund"), ("Thank you.", "Kolt")],
        ),
        (
            "Ada Kolt met Bo Lund.\n\nKOLT: Will you go?\n\nLUND: I will not.\n\nKOLT: Why?",
            [("Will you go?", "Ada Kolt"), ("I will not.", "Bo Lund"), ("Why?", "Ada Kolt")],
        ),
        (
            "Ada Kolt met the Post.\n\nQ: Will you go?\n\nA: I will not.",
            [("Will you go?", None), ("I will not.", "Ada Kolt")],
        ),
        (
            "Ada Kolt met Bo Lund. Then Kolt told of the bridge.\n\nQ: Will you go?\n\nA: I will not.",
            [("Will you go?", None), ("I will not.", "Ada Kolt")],
        ),
        ("Ada Kolt came.\n\n## FAQ\n\nQ: Will it go?\n\nA: It will.", [("Will it go?", None), ("It will.", None)]),
        (
            "The Post went out.\n\n## Five minutes with Ada Kolt\n\nQ: Will you go?\n\nA: I will not.",
            [("Will you go?", None), ("I will not.", "Ada Kolt")],
        ),
        ("Ada Kolt met Bo Lund.\n\nQ: Will you go?\n\nA: I will not.", [("Will you go?", None), ("I will not.", None)]),
        (
            "Ada Kolt: Will you go?\n\nBo Lund: I will not.\n\nAda Kolt: Why?",
            [("Will you go?", "Ada Kolt"), ("I will not.", "Bo Lund"), ("Why?", "Ada Kolt")],
        ),
        ("**Where:** Leeds\n\n**When:** Monday\n\n**Where:** York", []),
        ("LEEDS: The house met.\n\nYORK: The lords met.\n\nLEEDS: It met again.", []),
        ("Update: It rains.\n\nNote: Go home.", []),
        ("A: First came the rain.\n\nB: Then came the sun.", []),
    ],
)  # fmt: skip
def test_whose_turn_it_is(text: str, found: list[tuple[str, str | None]]) -> None:
    assert said(f"A headline\n\n{text}") == [((words,), speaker) for words, speaker in found]


def test_what_a_turn_quotes_is_no_quotation_of_its_own() -> None:
    text = 'Q: Will you go?\n\nA: She told me "never" and left.'
    assert [words for (words,), _ in said(f"A headline\n\n{text}")] == ["Will you go?", 'She told me "never" and left.']


def test_a_turn_that_is_set_off_whole_and_initials() -> None:
    text = """A novelist talks

Ines Barroso wrote of rain. Paul Whitcombe met her.

**Paul Whitcombe: You stopped writing. Why?**

**Ines Barroso:** I had nothing to say.

**PW: Do you miss it?**

**IB:** Every morning.

**PW: Still?**

**XY:** So do I.
"""
    found = attributed(text)
    told = [None if q.speaker is None else found.speakers[q.speaker].name for q in found.quotations]
    assert told == ["Paul Whitcombe", "Ines Barroso", "Paul Whitcombe", "Ines Barroso", "Paul Whitcombe", None]
