"""Which spans of a text are computer code, and which backticks are marks of speech."""

import pytest

from index.attribution.text.code import code_spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So:\n\n```\nx = 1\n```\n\nIt ran.", ["```\nx = 1\n```"]),
        ("So:\n\n~~~ sql\nx\n~~~\n\nIt ran.", ["~~~ sql\nx\n~~~"]),
        ("So:\n\n```\nx = 1", ["```\nx = 1"]),
        ("They ran `x` and ``y z``.", ["`x`", "``y z``"]),
        ("```\n`a`\n```\nThen `b`.", ["```\n`a`\n```", "`b`"]),
        ("She said ``we go'' and left.", []),
        ("She said `we go' and he `we stay'.", []),
        ("No code.", []),
    ],
)
def test_code(text: str, found: list[str]) -> None:
    assert [s.of(text) for s in code_spans(text)] == found
