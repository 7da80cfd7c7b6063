"""What a speaker may be called: a person, an organisation or a role. Who would be called anything else stays open."""

import pytest

from tests.attribution.said import said


def speaker(text: str) -> str | None:
    ((_, name),) = said(f"A headline\n\n{text}")
    return name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Critics said: "We go on."', "Critics"),
        ('The commission said: "We go on."', "the commission"),
        ('A dozen party leaders said: "We go on."', "a dozen party leaders"),
        ('Some technologists said: "We go on."', "some technologists"),
        ('Xoom said: "We go on."', "Xoom"),
        ('Mr. Farmer said: "We go on." The farmer left.', "Farmer"),
        ('They met Xan Farmer. Then Farmer said: "We go on." The farmer left.', "Xan Farmer"),
        ('The Washington Post reports: "We go on."', "Washington Post"),
    ],
)
def test_persons_organisations_and_roles(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    "text",
    [
        'The filings show: "We go on."',
        'One reason Democrats say: "We go on."',
        'Three helicopters said: "We go on."',
        'Their experience says: "We go on."',
        'Some party said: "We go on."',
        'Hundreds said: "We go on."',
        'They met in the street. FULL TEXT: "We go on."',
        'The campaign was long. They told Campaign: "We go on."',
        'They stood in Xolm. Later Xolm said: "We go on." They ate in Xolm, and in Xolm they slept.',
        'And I said: "We go on."',
        'Actress said: "We go on."',
    ],
)
def test_what_names_nobody_is_left_open(text: str) -> None:
    assert speaker(text) is None
