"""A receipt as a line: what is written is read back, and what was not written is read as nothing."""

import base64
import datetime
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Span
from retrieval import NotAReceipt
from retrieval.receipts.codec import read_receipt, write_receipt
from retrieval.receipts.receipt import Receipt, ReceiptEntry, WordsPrint, places_of, position_in, words_print

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def fixed(size: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=size, max_size=size)


@st.composite
def entries(draw: st.DrawFn) -> ReceiptEntry:
    start, size = draw(st.integers(0, 10**9)), draw(st.integers(1, 900))
    length = draw(st.integers(1, size))
    said = draw(st.none() | st.integers(0, length - 1))
    return ReceiptEntry(
        document=draw(fixed(6)),
        content=draw(fixed(8)),
        span=Span(start, start + size),
        words=WordsPrint(length, draw(st.integers(0, 0xFFFF)), draw(fixed(8))),
        said=said,
        speaker=None if said is None else draw(st.none() | fixed(6)),
    )


SECONDS = st.integers(0, 4_000_000_000)
INSTANTS = SECONDS.map(lambda seconds: datetime.datetime.fromtimestamp(seconds, datetime.UTC))
RECEIPTS = st.builds(Receipt, st.integers(1, 10**9), INSTANTS, fixed(6), st.lists(entries(), max_size=40).map(tuple))
ONE = Receipt(
    7,
    datetime.datetime(2026, 10, 3, tzinfo=datetime.UTC),
    b"rules!",
    (ReceiptEntry(b"docume", b"contents", Span(12, 80), WordsPrint(60, 9, b"words123"), 1, b"person"),),
)
LINE = write_receipt(ONE)


@given(RECEIPTS)
def test_what_is_written_is_read_back(receipt: Receipt) -> None:
    assert read_receipt(write_receipt(receipt)) == receipt


def test_it_is_short_and_has_no_mark_that_a_medium_acts_on() -> None:
    forty = Receipt(ONE.generation, ONE.published_at, ONE.rules, ONE.entries * 40)
    assert len(LINE) == 72
    assert len(write_receipt(forty)) < 2_000
    assert set(LINE) <= {*LETTERS, "."}


@pytest.mark.parametrize("pasted", [f" {LINE}\n", f"`{LINE}`", f"```\n{LINE}\n```", f"{LINE[:20]}\r\n  {LINE[20:]}"])
def test_whoever_pasted_it_may_have_broken_the_line(pasted: str) -> None:
    assert read_receipt(pasted) == ONE


@pytest.mark.parametrize(
    "text",
    ["", "PQR", "PQR1", "PQRx.AAAA", "receipt", "pqr1.AAAA", "PQR1.Ä", f"x{LINE}", "A" * 200_000],
)
def test_what_is_no_receipt_is_told_so(text: str) -> None:
    with pytest.raises(NotAReceipt, match="This is no receipt: one begins with PQR1"):
        read_receipt(text)


def test_one_of_a_later_release_is_told_so() -> None:
    with pytest.raises(NotAReceipt, match="later release"):
        read_receipt(LINE.replace("PQR1.", "PQR2."))


def test_no_character_can_be_another() -> None:
    for place in range(5, len(LINE)):
        for letter in LETTERS:
            if letter != LINE[place]:
                with pytest.raises(NotAReceipt, match="not whole"):
                    read_receipt(LINE[:place] + letter + LINE[place + 1 :])


@given(st.integers(5, len(LINE) - 1), st.integers(1, 40))
def test_no_piece_can_be_missing(start: int, size: int) -> None:
    with pytest.raises(NotAReceipt):
        read_receipt(LINE[:start] + LINE[start + size :])


@given(st.binary(max_size=120))
def test_bytes_that_were_made_up_with_a_right_check_sum_are_read_or_refused(data: bytes) -> None:
    body = data + zlib.crc32(data).to_bytes(4, "big")
    line = "PQR1." + base64.urlsafe_b64encode(body).decode().rstrip("=")
    try:
        read = read_receipt(line)
    except NotAReceipt:
        return
    assert all(0 < entry.words.length <= len(entry.span) for entry in read.entries)


@given(st.text(alphabet="ab \n\u00a0é", max_size=60), st.data())
def test_words_are_found_wherever_they_stand_however_their_lines_break(text: str, data: st.DataObject) -> None:
    solid = [place for place, character in enumerate(text) if not character.isspace()]
    if not solid:
        return
    first, last = sorted((data.draw(st.sampled_from(solid)), data.draw(st.sampled_from(solid))))
    words = Span(first, last + 1)
    found = places_of(words_print(words.of(text)), text.replace(" ", "\n"))
    assert words in found
    assert all("".join(place.of(text).split()) == "".join(words.of(text).split()) for place in found)


def test_a_place_in_words_is_counted_without_white_space() -> None:
    assert position_in("He said: “Go  on.”", Span(3, 18), 6) == 10
