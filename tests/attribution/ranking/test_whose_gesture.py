"""Bare words behind a gesture are whose gesture it is."""

import pytest

from tests.attribution.said import attributed, speakers

COLD = "“It was cold,” said Ann Roe."


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (f"{COLD} Her brother shrugged. “We are used to it.”", ["Ann Roe", "Ann Roe's brother"]),
        (f"{COLD} Her mother, Dana, reddened. “It’s usually about dinner.”", ["Ann Roe", "Dana"]),
        (f"{COLD} The landlord nodded. “They pay late.”", ["Ann Roe", "the landlord"]),
        (f"{COLD} But Tom Hale laughed. “Tell him to bring a smaller bag.”", ["Ann Roe", "Tom Hale"]),
        (
            f"{COLD}\n\nAsked about Roe’s coat, Tom Hale laughed. “Tell her to buy a warmer one.”",
            ["Ann Roe", "Tom Hale"],
        ),
        # Who only follows has not yet spoken.
        (
            "Tom Hale was hosing out a freezer. “I've lost a lot of stock.” His wife, Carly, shook her head. “Five.”",
            ["Tom Hale", "Carly"],
        ),
        (f"{COLD} Ahmed Khan, 40, shrugged. “We are used to it.”", ["Ann Roe", "Ahmed Khan"]),
        (f"Tom Hale came. {COLD} He shrugged. “We are used to it.”", ["Ann Roe", "Tom Hale"]),
        (f"{COLD} Tom Hale was shaking his head. “We are used to it.”", ["Ann Roe", "Tom Hale"]),
        (f"{COLD} Tom Hale rolled his eyes. “We are used to it.”", ["Ann Roe", "Tom Hale"]),
        # In another paragraph, of another's, suffered, told as well, or nothing that goes with words.
        (f"{COLD}\n\nTom Hale shrugged.\n\n“We are used to it.”", ["Ann Roe", "Ann Roe"]),
        (f"{COLD} Tom Hale’s dog shrugged. “We are used to it.”", ["Ann Roe", "Ann Roe"]),
        (f"{COLD} Tom Hale was jailed by Judge Ann Roe. “You are a danger.” Roe left.", ["Ann Roe", "Ann Roe"]),
        (f"{COLD} Tom Hale shrugged and told her the price. “We are used to it.”", ["Ann Roe", "Ann Roe"]),
        (f"{COLD} Tom Hale shook off a knee injury. “It was very cold for us.”", ["Ann Roe", "Ann Roe"]),
        # What a person does besides, and what no person does, says nothing.
        (f"{COLD} The wind shook the tent. “We held the poles all night.”", ["Ann Roe", "Ann Roe"]),
    ],
)
def test_bare_words_behind_a_gesture(text: str, spoken: list[str]) -> None:
    assert speakers(f"A report\n\n{text}") == spoken


def test_they_are_concluded() -> None:
    found = attributed(f"A report\n\n{COLD} Tom Hale shrugged. “We are used to it.”")
    assert [q.certainty.value for q in found.quotations] == ["named", "concluded"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Moala scored twice. “I just ran,” grinned the striker.", "Ana Moala"),
        ("“I just ran,” laughed Ana Moala.", "Ana Moala"),
        ("Ana Moala scored twice. “I just ran,” she shrugged.", "Ana Moala"),
    ],
)
def test_a_gesture_takes_words_as_a_verb_of_saying_does(text: str, speaker: str) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]
