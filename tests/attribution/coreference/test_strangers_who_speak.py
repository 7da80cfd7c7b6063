"""Whoever comes into a story without a name is nobody of before, and may be who speaks next."""

import pytest

from tests.attribution.said import speakers

PENROSE = "“They shout,” said Jago Penrose."


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (f"{PENROSE}\n\nThe landlord was keeping out of it. “They both drink in here,” he said.", "the landlord"),
        (
            f"{PENROSE}\n\nAt the inn, the landlord, who asked not to be named, sighed. “They drink in here,” he said.",
            "the landlord",
        ),
        # A star or a 30-year-old is whom the story is about.
        (f"{PENROSE}\n\nThe 30-year-old was tired. “They both drink in here,” he said.", "Jago Penrose"),
        (f"{PENROSE}\n\nThe man was tired. “They both drink in here,” he said.", "Jago Penrose"),
        # Somebody who is described so is who is meant.
        (
            "“They shout,” said Jago Penrose, the landlord.\n\nThe landlord was tired. “They drink in here,” he said.",
            "Jago Penrose",
        ),
    ],
)
def test_who_is_new_speaks_next(text: str, spoken: str) -> None:
    assert speakers(f"A report\n\n{text}")[-1] == spoken


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("A Defra spokesperson said the plan would go ahead. “We are listening,” they said.", "a Defra spokesperson"),
        ("A neighbour said it was loud. “We are tired,” they added.", "a neighbour"),
        ("Two neighbours said it was loud. “We are tired,” they said.", "two neighbours"),
        ("A spokeswoman said the plan would go ahead. “We are listening,” they said.", None),
        ("Ann Roe said it was loud. “We are tired,” they said.", None),
        ("A neighbour said it was loud.\n\n“We are tired,” they said.", None),
    ],
)
def test_they_may_be_one_of_whom_nothing_tells_the_gender(text: str, spoken: str | None) -> None:
    assert speakers(f"A report\n\n{text}") == [spoken]


def test_who_asks_is_not_who_spoke_before() -> None:
    text = "“I saw it move,” said Mark Hale.\n\n“Which is it?” came the question.\n\n“I saw it move,” he replied."
    assert speakers(f"A report\n\n{text}")[-1] == "Mark Hale"


@pytest.mark.parametrize(
    "text",
    [
        "Grantham's Abi Hambleton uses twice as much. “I like it,” she says.",
        "Rao's co-star, Abi Hambleton, puts it differently. “I like it,” she says.",
    ],
)
def test_somebody_else_s_person_is_a_person(text: str) -> None:
    assert speakers(f"A report\n\n{text}") == ["Abi Hambleton"]


def test_a_chairman_may_be_a_woman() -> None:
    text = "“I did nothing,” Tom Hale said.\n\nThe chairman, Olabisi Fagbohun, rose. “This is no game,” she said."
    assert speakers(f"A report\n\n{text}")[-1] == "Olabisi Fagbohun"
