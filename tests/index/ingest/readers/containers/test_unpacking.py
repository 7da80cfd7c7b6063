"""Packed bytes as a stream: what came in comes out, in any portions, and not much at once."""

import bz2
import gzip
import lzma
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.reader import DocumentRefused, RawFile
from index.ingest.readers.containers.archive import ArchiveReader
from index.ingest.readers.containers.packing import PIECE, Damaged, member_pieces, packing_of
from index.ingest.readers.containers.unpacking import Budget, Unpacked, unpacked_head

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "plain": bytes,
}


def stream(data: bytes, left: int = 1 << 30) -> Unpacked:
    return Unpacked(data, Budget(left))


@given(
    st.lists(st.binary(max_size=300), min_size=1, max_size=4),
    st.sampled_from(sorted(PACKERS)),
    st.lists(st.integers(0, 200), max_size=9),
)
def test_members_follow_each_other(members: list[bytes], packer: str, portions: list[int]) -> None:
    plain = b"".join(members) if packer != "plain" else b"-" + b"".join(members)
    data = b"".join(map(PACKERS[packer], members)) if packer != "plain" else plain
    unpacked = stream(data)
    parts = [unpacked.read(portion) for portion in portions]
    assert b"".join(parts) + unpacked.read(10_000) == plain
    assert unpacked.tell() == len(plain)


@given(st.binary(max_size=500), st.sampled_from(["gz", "bz2", "xz"]))
def test_lines_put_together_are_the_whole(data: bytes, packer: str) -> None:
    unpacked = stream(PACKERS[packer](data))
    lines = list(iter(unpacked.line, b""))
    assert lines == data.splitlines(keepends=True) or b"".join(lines) == data
    assert all(line.count(b"\n") <= 1 and line.find(b"\n") in (-1, len(line) - 1) for line in lines)


def test_a_long_line_comes_in_parts() -> None:
    assert [len(line) for line in iter(stream(b"x" * 100_000 + b"\ny").line, b"")] == [65_536, 34_465, 1]


@pytest.mark.parametrize("packer", ["gz", "bz2", "xz"])
def test_no_piece_is_large(packer: str) -> None:
    data = PACKERS[packer](bytes(5 * PIECE))
    packing = packing_of(data)
    assert packing is not None
    sizes = [len(piece) for piece in member_pieces(data, 0, packing)]
    assert sum(sizes) == 5 * PIECE
    assert max(sizes) <= PIECE


@pytest.mark.parametrize("packer", ["gz", "bz2", "xz"])
def test_what_is_cut_is_damaged(packer: str) -> None:
    with pytest.raises(Damaged):
        stream(PACKERS[packer](b"words " * 999)[:-9]).read(10_000)


def test_what_is_put_back_is_read_again_and_paid_again() -> None:
    unpacked = stream(b"abcdef", left=8)
    assert unpacked.read(4) == b"abcd"
    unpacked.put_back(b"cd")
    assert (unpacked.tell(), unpacked.read(9)) == (2, b"cdef")
    with pytest.raises(DocumentRefused, match="far more than its size"):
        unpacked.put_back(b"f")


def test_behind_damage_the_next_member_is_found() -> None:
    first, second = bytearray(gzip.compress(b"one" * 99)), gzip.compress(b"two")
    first[-3] ^= 1
    unpacked = stream(bytes(first) + second)
    with pytest.raises(Damaged):
        unpacked.read(1_000)
    assert unpacked.skip_damage()
    assert unpacked.read(1_000)[-3:] == b"two"
    assert not unpacked.skip_damage()


def test_the_head_of_what_can_not_be_unpacked_is_empty() -> None:
    assert unpacked_head(b"\x1f\x8b\x08\xff\xff", 5) == b""


def test_xz_that_asks_for_much_memory_is_damaged() -> None:
    greedy = lzma.compress(b"x", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 512 << 20}])
    with pytest.raises(Damaged):
        stream(greedy).read(1)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_takes_little_memory(pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes(300 << 20))
    tracemalloc.start()
    try:
        with pytest.raises(DocumentRefused):
            list(ArchiveReader().read(RawFile("a", bomb), lambda file: iter(())))
        assert tracemalloc.get_traced_memory()[1] < 160 << 20
    finally:
        tracemalloc.stop()
