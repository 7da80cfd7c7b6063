"""A file that lost its text is told from one that was edited."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.folder.truncation import CUT_SHORT, EMPTIED, is_waited_for, unreadable_now, why_cut, why_text_cut

BEFORE = "The strike goes on. Nobody sails.\n"


@pytest.mark.parametrize(
    ("left", "why"),
    [
        (b"", EMPTIED),
        (b" \r\n\t", EMPTIED),
        (b"\x00" * 34, EMPTIED),
        (b"\xef\xbb\xbf", EMPTIED),
        (b"The strike", CUT_SHORT),
        (b"The strike\x00\x00\x00", CUT_SHORT),
        (b"The strike goes", CUT_SHORT),  # 15 of 33
        (b"The strike goes o", None),  # 17: more than the half
        (b"The strike goes on. Nobody sails.", None),
        (b"The strike goes on. Nobody sails. Still.", None),
        (b"A strike", None),
        (b"Nobody sails.", None),
        (codecs.BOM_UTF16_LE + "The strike".encode("utf-16-le"), CUT_SHORT),  # in another encoding than before
    ],
)
def test_what_is_left(left: bytes, why: str | None) -> None:
    assert why_cut(BEFORE, left) == why


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_character_cut_in_two_is_no_edit(encoding: str) -> None:
    before = "é" * 40
    cut = before.encode(encoding)[:19]
    assert why_cut(before, cut) == CUT_SHORT


@given(st.text(st.sampled_from("aé🎉 \n"), min_size=1, max_size=30), st.text(st.sampled_from("xyz"), min_size=1))
def test_what_was_added_to_is_never_cut(before: str, more: str) -> None:
    assert why_cut(before, (before + more).encode()) is None


@given(st.text(st.sampled_from("abé🎉"), min_size=3, max_size=30), st.integers(1, 14))
def test_a_beginning_is_cut_where_it_is_less_than_the_half(before: str, length: int) -> None:
    left = before[:length]
    assert why_cut(before, left.encode()) == (CUT_SHORT if 2 * len(left) < len(before) else None)


def test_the_sentences_that_are_waited_for() -> None:
    assert all(map(is_waited_for, (EMPTIED, CUT_SHORT, unreadable_now("it is a scan"))))
    assert not is_waited_for("it is a scan")


def test_what_is_rendered_may_end_otherwise() -> None:
    before = "The strike goes on. " * 40
    assert why_text_cut(before, before[:300] + "[a link", loose=True) == CUT_SHORT
    assert why_text_cut(before, before[:300] + "[a link") is None
