"""No more comes out of a zip than is meant to, whatever it declares."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.ingest.reader import DocumentRefused
from index.ingest.readers.bounded_zip import MEMBERS_LIMIT, BoundedZip, zip_names

UNSOUND = "it is no sound zip: it was cut or damaged, so put a whole copy of it there"
TOO_LARGE = "it unpacks to far more than its size: unpack it and put only the documents there"
MEGABYTE = 1024**2


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def refusal(data: bytes, name: str = "a", limit: int = 64 * MEGABYTE) -> str:
    with pytest.raises(DocumentRefused) as refused:
        BoundedZip(data).read(name, limit)
    return str(refused.value)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_in_order_without_folders(method: int) -> None:
    members = {"b/": b"", "b/2.txt": b"two", "../a.txt": b"one", "é.txt": b""}
    package = BoundedZip(zipped(members, method))
    assert package.names() == ("b/2.txt", "../a.txt", "é.txt")
    assert [package.read(name) for name in package.names()] == [b"two", b"one", b""]
    assert package.size("b/2.txt") == 3


def test_the_last_of_a_name_counts() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a", b"old")
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr("a", b"new")
    assert BoundedZip(out.getvalue()).names() == ("a",)
    assert BoundedZip(out.getvalue()).read("a") == b"new"


def test_what_is_not_there() -> None:
    with pytest.raises(KeyError):
        BoundedZip(zipped({"a": b""})).read("b")


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"PK\x03\x04" * 500, b"no zip at all"])
def test_no_zip(data: bytes) -> None:
    with pytest.raises(DocumentRefused, match=r"\Ait is no sound zip"):
        BoundedZip(data)
    assert zip_names(data) == ()


def test_a_zip_behind_other_bytes_is_not_named() -> None:
    """A program that unpacks itself is none."""
    assert zip_names(b"MZ" + zipped({"a": b"x"})) == ()


def test_one_member_is_larger_than_it_may_be() -> None:
    assert refusal(zipped({"a": b"x" * (MEGABYTE + 1)}), limit=MEGABYTE) == "it unpacks to more than 1 MB: split it"
    assert len(BoundedZip(zipped({"a": b"x" * MEGABYTE})).read("a", MEGABYTE)) == MEGABYTE


def test_a_bomb_is_stopped_early() -> None:
    data = zipped({str(i): b"\0" * (15 * MEGABYTE) for i in range(4)})
    package = BoundedZip(data)
    tracemalloc.start()
    package.read("0")
    with pytest.raises(DocumentRefused) as refused:
        package.read("1")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(refused.value) == TOO_LARGE
    assert peak < 40 * MEGABYTE


@pytest.mark.parametrize("declared", [1, 5, 2**31])
def test_what_is_declared_is_not_believed(declared: int) -> None:
    """The sizes in the directory and before the member are written over."""
    data = bytearray(zipped({"a": b"x" * 100}, zipfile.ZIP_DEFLATED))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = declared.to_bytes(4, "little")
    assert refusal(bytes(data)) == (UNSOUND if declared < 100 else "it unpacks to more than 64 MB: split it")


def test_many_members() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(MEMBERS_LIMIT + 1):
            package.writestr(str(number), b"")
    with pytest.raises(DocumentRefused, match=r"\Ait holds more than 10,000 files: unpack it or split it\Z"):
        BoundedZip(out.getvalue())
    wrapped = BoundedZip(zipped({"inner.zip": out.getvalue()}, zipfile.ZIP_STORED))
    assert wrapped.names() == ("inner.zip",)


def test_many_members_where_the_end_lies_about_them() -> None:
    """The old end of the directory tells of one member, the new one before it of all."""
    members = 100_000
    directory = (b"PK\x01\x02" + bytes(42)) * members
    new_end = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, members, members, len(directory), 4)
    place = struct.pack("<4sLQL", b"PK\x06\x07", 0, 4 + len(directory), 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 46, 4, 0)
    with pytest.raises(DocumentRefused, match="more than 10,000 files"):
        BoundedZip(b"PK\x03\x04" + directory + new_end + place + end)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_without_bounds(method: int) -> None:
    assert refusal(zipped({"a": b"x"}, method)) == "it is packed in an unusual way: pack it as a plain zip"


def test_encrypted() -> None:
    data = bytearray(zipped({"a": b"x" * 100}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert refusal(bytes(data)) == "it is encrypted: take the password off"


@settings(max_examples=200)
@given(st.data())
def test_damage_is_a_refusal(data: st.DataObject) -> None:
    sound = zipped({"a": b"The strike goes on. " * 20, "b/c": b"x"})
    damaged = bytearray(sound[: data.draw(st.integers(0, len(sound)))])
    for _ in range(data.draw(st.integers(0, 4))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(DocumentRefused):
        package = BoundedZip(bytes(damaged))
        for name in package.names():
            package.read(name)
