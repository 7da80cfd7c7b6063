"""What stands in a sentence is on one line and of bounded length."""

import pytest

from index.text.one_line import one_line, shortened


def test_one_line() -> None:
    assert one_line(" a\tb\r\n\u00a0c\u2028d ") == "a b c d"
    assert one_line(" \n") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soon", "soon"),
        ("a\nb", "a b"),
        ("abcdef", "abcdef"),
        ("abcdefg", "abcdef…"),
        ("abcde fg", "abcde…"),
        ("a" + " " * 100 + "b", "a…"),
        ("x" * 1_000_000, "xxxxxx…"),
    ],
)
def test_shortened(text: str, expected: str) -> None:
    assert shortened(text, 6) == expected
