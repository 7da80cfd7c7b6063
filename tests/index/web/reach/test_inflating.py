"""Whatever is sent compressed is undone in a time that its length bounds."""

import gzip
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.web.fetched import NotFetched
from index.web.reach.body import Inflater, inflated

LIMIT = 16 * 1024 * 1024
EMPTY = gzip.compress(b"", mtime=0)


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=5), st.binary(max_size=9), st.integers(1, 7))
def test_streams_are_put_together_however_they_are_cut(parts: list[bytes], padding: bytes, size: int) -> None:
    sent = b"".join(map(gzip.compress, parts)) + b"\0" + padding
    inflater = Inflater(LIMIT)
    for start in range(0, len(sent), size):
        inflater.feed(sent[start : start + size])
    assert inflater.end() == b"".join(parts) == inflated(sent, LIMIT)


@pytest.mark.parametrize("streams", [10_001, 200_000])
def test_streams_without_end_are_refused_soon(streams: int) -> None:
    started = time.process_time()
    with pytest.raises(NotFetched, match="more than 10,000 parts"):
        inflated(EMPTY * streams, LIMIT)
    assert time.process_time() - started < 2.0


def test_padding_in_small_pieces_is_let_go_of() -> None:
    inflater, started = Inflater(LIMIT), time.process_time()
    inflater.feed(gzip.compress(b"words"))
    for _ in range(100_000):
        inflater.feed(bytes(100))
    assert inflater.end() == b"words"
    assert time.process_time() - started < 2.0


@pytest.mark.parametrize("sent", [gzip.compress(b"words")[:-1], gzip.compress(b"a") + EMPTY[:-1], b"\x1f"])
def test_what_was_cut_is_told(sent: bytes) -> None:
    with pytest.raises(NotFetched, match="only a part of it"):
        inflated(sent, LIMIT)


def test_deflate_in_both_forms() -> None:
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    sent = (zlib.compress(b"words"), raw.compress(b"words") + raw.flush())
    assert [inflated(one, LIMIT) for one in sent] == [b"words", b"words"]
