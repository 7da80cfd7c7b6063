"""What acts instead of being seen never reaches a screen, and everything that is seen does."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text_safety import one_line, printable, visible

BIDIRECTIONAL = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
LINE_ENDS = ["\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
SEEN = "Zoë's “café” — naïve, 東京, אבג, قال, 😀👩‍👩‍👧, 1½ €"


@pytest.mark.parametrize("safe", [printable, visible, one_line])
def test_what_is_seen_stays(safe: Callable[[str], str]) -> None:
    assert safe(SEEN) == SEEN


@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
def test_every_kind_of_line_end_is_one(end: str) -> None:
    assert printable(f"one{end}two") == "one\ntwo"
    assert visible(f"one{end}two") == "one\ntwo"
    assert one_line(f"one{end}two") == "one two"


@pytest.mark.parametrize("control", sorted({*CONTROLS, *BIDIRECTIONAL} - {"\t", "\n", *LINE_ENDS}), ids=ascii)
def test_controls_and_overrides_are_left_out(control: str) -> None:
    assert printable(f"a{control}b") == "ab"
    assert visible(f"a{control}b") == "ab"
    assert one_line(f"a{control}b") == "ab"


@pytest.mark.parametrize(
    ("text", "on_a_terminal", "on_discord"),
    [
        ("a\tb", "a\tb", "a\tb"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title", "]0;title"),
        ("\ufeffmarked", "marked", "marked"),
        ("half \ud83d", "half ", "half \ufffd"),
        ("soft\u00adhyphen", "soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth", "zero\u200bwidth", "zerowidth"),
        ("no\u2060break", "no\u2060break", "nobreak"),
        ("filler\u3164", "filler\u3164", "filler"),
        ("tag\U000e0041", "tag\U000e0041", "tag"),
        (f"{ENGLAND}!", f"{ENGLAND}!", f"{ENGLAND}!"),
        (f"\U000e0041{ENGLAND}\U000e0041", f"\U000e0041{ENGLAND}\U000e0041", ENGLAND),
        ("joined\u200dletters", "joined\u200dletters", "joined\u200dletters"),
        ("", "", ""),
    ],
    ids=ascii,
)
def test_each_screen_has_its_rule(text: str, on_a_terminal: str, on_discord: str) -> None:
    assert (printable(text), visible(text)) == (on_a_terminal, on_discord)


@given(st.text())
def test_no_text_moves_a_cursor(text: str) -> None:
    shown = printable(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
    assert not set(shown) & set(BIDIRECTIONAL)


@given(st.text())
def test_what_is_safe_already_stays_as_it_is(text: str) -> None:
    for safe in (printable, visible, one_line):
        assert safe(safe(text)) == safe(text)


@given(st.text())
def test_one_line_is_one_line_of_single_blanks(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert not re.search(r"\s\s|^\s|\s$", line)
    assert line.split() == printable(text).split()


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u115f\u1160\u3164\uffa0")))
def test_letters_digits_and_marks_are_never_lost(text: str) -> None:
    assert printable(text) == text
    assert visible(text) == text
