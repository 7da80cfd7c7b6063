"""Authors as a document names them: which are turned round, and which stand as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.cited.authors import authors_of


@pytest.mark.parametrize(
    ("stated", "turned"),
    [
        (None, []),
        ("  ", []),
        ("Jane Doe", ["Doe, Jane"]),
        ("Jane Q. Doe", ["Doe, Jane Q."]),
        ("J. R. R. Tolkien", ["Tolkien, J. R. R."]),
        ("Jean-Paul O'Brien", ["O'Brien, Jean-Paul"]),
        ("Zoë Nuñez", ["Nuñez, Zoë"]),
        ("Ludwig van Beethoven", ["van Beethoven, Ludwig"]),
        ("Maria de la Cruz", ["de la Cruz, Maria"]),
        ("Sam Roe, Jr.", ["Roe, Sam, Jr."]),
        ("Sam Roe Jr", ["Roe, Sam, Jr"]),
        ("Jane Doe, Bo Lind", ["Doe, Jane", "Lind, Bo"]),
        ("Jane Doe and Bo Lind", ["Doe, Jane", "Lind, Bo"]),
        ("Jane Doe, Bo Lind, and Cy Long", ["Doe, Jane", "Lind, Bo", "Long, Cy"]),
        ("Jane Doe & Bo Lind; Cy Long", ["Doe, Jane", "Lind, Bo", "Long, Cy"]),
        # Of a name in full any word may belong to the surname.
        ("Gabriel García Márquez", ["Gabriel García Márquez"]),
        ("Jane Doe, Gabriel García Márquez", ["Doe, Jane", "Gabriel García Márquez"]),
        # Nobody's name, or only in part.
        ("Associated Press", ["Associated Press"]),
        ("Reuters", ["Reuters"]),
        ("The Post staff", ["The Post staff"]),
        ("Jane Doe, Staff Writer", ["Jane Doe, Staff Writer"]),
        ("Jane Doe, Associated Press", ["Jane Doe, Associated Press"]),
        ("jane doe", ["jane doe"]),
        ("Doe, Jane", ["Doe, Jane"]),
        ("习近平", ["习近平"]),
        ("R2D2 Unit", ["R2D2 Unit"]),
    ],
)
def test_authors(stated: str | None, turned: list[str]) -> None:
    assert [author.turned for author in authors_of(stated)] == turned


@given(st.text(alphabet="Aa .,;&and-'", max_size=30))
def test_no_letter_is_lost(stated: str) -> None:
    kept = "".join(author.name for author in authors_of(stated))
    between = str.maketrans("", "", " ,;&and")
    assert kept.translate(between) == stated.translate(between)
