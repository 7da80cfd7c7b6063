"""gzip, bzip2 and xz, piece by piece: no piece is larger than a megabyte, whatever the packed bytes ask for."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Protocol

_XZ_MEMORY_LIMIT = 80 * 1024 * 1024  # bytes; `xz -9` asks for 65 MB of whoever unpacks it
_FED = 64 * 1024  # bytes packed, at a time
PIECE = 1024 * 1024  # bytes unpacked, at a time
_GZIP = zlib.MAX_WBITS + 16  # zlib's word for a gzip file with the largest window


class Damaged(Exception):
    """The packed bytes are cut, or not what they should be."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class _Zlib:
    """zlib's decompressor with the manners of the other two: what was not used yet is kept in it."""

    def __init__(self, window: int) -> None:
        self._inner = zlib.decompressobj(window)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = PIECE) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


@dataclass(frozen=True, slots=True)
class Packing:
    """A way of packing, and the bytes that each member of such a file begins with."""

    suffix: str
    magic: bytes
    decompressor: Callable[[], _Decompressor]


def packing_of(data: bytes) -> Packing | None:
    """None where `data` is not packed."""
    return next((packing for packing in _packings() if data.startswith(packing.magic)), None)


def member_pieces(data: bytes, start: int, packing: Packing) -> Generator[bytes, None, int]:
    """What the member that begins at `start` unpacks to; returns where it ends. Raises Damaged."""
    decompressor = packing.decompressor()
    fed = start
    while not decompressor.eof:
        hungry = decompressor.needs_input
        chunk = data[fed : fed + _FED] if hungry else b""
        fed += len(chunk)
        try:
            piece = decompressor.decompress(chunk, PIECE)
        except (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError) as error:
            raise Damaged from error
        if piece:
            yield piece
        elif not chunk and not decompressor.eof:
            raise Damaged
    return fed - len(decompressor.unused_data)


def deflated(window: int) -> Packing:
    """As servers send it; `window` is zlib's: with its head 15, without it -15."""
    return Packing("", b"", lambda: _Zlib(window))


def _packings() -> tuple[Packing, ...]:
    return (
        Packing(".gz", b"\x1f\x8b\x08", lambda: _Zlib(_GZIP)),
        Packing(".bz2", b"BZh", bz2.BZ2Decompressor),
        Packing(".xz", b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY_LIMIT)),
    )
