"""Hashes by content carry their algorithm's name."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.hashing import file_sha256, sha256_of

# FIPS 180-2, appendix B.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("data", "hashed"), [("abc", ABC), (b"abc", ABC), ("", NOTHING), (b"", NOTHING)], ids=["text", "bytes", "", "b"]
)
def test_known_hashes(data: str | bytes, hashed: str) -> None:
    assert sha256_of(data) == f"sha256:{hashed}"


@given(st.text(st.characters(codec="utf-8")))
def test_a_text_is_hashed_as_utf8(text: str) -> None:
    assert sha256_of(text) == sha256_of(text.encode())


def test_a_lone_surrogate_is_hashed_as_it_stands() -> None:
    assert sha256_of("\ud83d") == f"sha256:{hashlib.sha256(bytes([0xED, 0xA0, 0xBD])).hexdigest()}"
    assert sha256_of("\ud83d") != sha256_of("?")


def test_a_files_hash_is_in_hex_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert file_sha256(tmp_path / "a") == ABC
    with pytest.raises(FileNotFoundError):
        file_sha256(tmp_path / "none")
