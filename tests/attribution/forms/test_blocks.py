"""Block quotations: what they hold, and whose it is."""

import pytest

from tests.attribution.said import said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Kolt wrote on Facebook:\n\n> We must act now.", [(("We must act now.",), "Ada Kolt")]),
        ("Ada Kolt reacted to the verdict:\n\n> We must act now.", [(("We must act now.",), "Ada Kolt")]),
        (
            "Ada Kolt said:\n\n> We must act now.\n>\n> It is late.",
            [(("We must act now.", "It is late."), "Ada Kolt")],
        ),
        ("Rain fell.\n\n> We must act now.\n\n— Ada Kolt, mayor", [(("We must act now.",), "Ada Kolt")]),
        ("Rain fell.\n\n> We must act now.\n>\n> – [Ada Kolt](a.example)", [(("We must act now.",), "Ada Kolt")]),
        ("Rain fell.\n\n> We must act now.\n\n– [Ada Kolt on x](a.example)", [(("We must act now.",), "Ada Kolt")]),
        ('Rain fell.\n\n"We must act now."\n\n— Ada Kolt, mayor', [(("We must act now.",), "Ada Kolt")]),
        ("Ada Kolt came.\n\n> We must act now.\n\nRain fell on Leeds.", [(("We must act now.",), None)]),
        ('Ada Kolt said:\n\n> "We must act now," and left.', [(("We must act now,",), "Ada Kolt")]),
        ("Ada Kolt came.\n\n> # A heading here", []),
        ("Ada Kolt came, and 3 > 2 held.", []),
    ],
)  # fmt: skip
def test_whose_a_block_is(text: str, found: list[tuple[tuple[str, ...], str | None]]) -> None:
    assert said(f"A headline\n\n{text}") == found
