"""Which words of a pasted quotation are the same as printed ones: typing apart, and not one sign more."""

import pytest

from retrieval.excerpts.printed_words import read_words


def words(text: str) -> list[str]:
    return [word.text for word in read_words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We’ll go”", '"we\'ll go"'),
        ("1,000 people", "1000 people"),
        ("A well-known  fact", "a well‑known fact"),
        ("in the U.S.", "in the u.s."),
        ("[W]e go", "we go"),
    ],
)
def test_typing_apart(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fell to 5 degrees", "fell to -5 degrees"),
        ("attack the us", "attack the U.S."),
        ("un ano", "un año"),
        ("10² metres", "102 metres"),
        ("5,5 percent", "55 percent"),
    ],
)
def test_another_word(one: str, other: str) -> None:
    assert words(one) != words(other)
