"""The bytes of an answer, decoded piece by piece, so that no more than the limit is ever held."""

import zlib
from collections.abc import AsyncIterator

from ..fetched import NotFetched

CUT_SHORT = "its server sent only a part of it"
_GZIP = b"\x1f\x8b"
_HEADER = 2  # bytes that tell the forms apart
_EITHER = 32 + zlib.MAX_WBITS  # zlib looks itself whether it is gzip or zlib
_RAW = -zlib.MAX_WBITS


class TooLarge(NotFetched):
    """There is more than the limit; `head` is what came up to it."""

    def __init__(self, limit: int, head: bytes) -> None:
        shown = f"{limit // 1024**2} MB" if limit >= 1024**2 else f"{limit // 1024} kB"
        super().__init__(f"it is larger than {shown}")
        self.head = head


class Inflater:
    """Of gzip, one stream after the other, and of deflate, with its two-byte header or without."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._stream: zlib._Decompress | None = None
        self._first = b""
        self.held = bytearray()

    def feed(self, data: bytes) -> None:
        """Raises TooLarge, and NotFetched where it is not compressed as it says."""
        if self._stream is None:
            data = self._first + data
            self._first = data if len(data) < _HEADER else b""
        while data and not self._first:
            if self._stream is None:
                self._stream = zlib.decompressobj(_EITHER if _has_header(data) else _RAW)
            try:
                self.held += self._stream.decompress(data, self._limit + 1 - len(self.held))
            except zlib.error:
                raise NotFetched("what its server sent is damaged: its compression can't be undone") from None
            if len(self.held) > self._limit:
                raise TooLarge(self._limit, bytes(self.held[: self._limit]))
            data = self._after_stream()

    def _after_stream(self) -> bytes:
        """What follows a stream that has ended, where it is one more; anything else is padding."""
        assert self._stream is not None
        if not self._stream.eof or not self._stream.unused_data.startswith(_GZIP):
            return b""
        rest, self._stream = self._stream.unused_data, None
        return rest

    def end(self) -> bytes:
        """Everything. Raises NotFetched where the stream has no end."""
        if self._first or (self._stream is not None and not self._stream.eof):
            raise NotFetched(CUT_SHORT)
        return bytes(self.held)


def _has_header(data: bytes) -> bool:
    return data.startswith(_GZIP) or (data[0] & 0x0F == zlib.DEFLATED and (data[0] << 8 | data[1]) % 31 == 0)


def inflated(data: bytes, limit: int) -> bytes:
    """A whole gzip file. Raises NotFetched."""
    inflater = Inflater(limit)
    inflater.feed(data)
    return inflater.end()


async def read_body(pieces: AsyncIterator[bytes], encoding: str, limit: int) -> bytes:
    """`encoding` is the header Content-Encoding. Raises NotFetched, TooLarge where more than `limit` came, as it was
    sent or decoded."""
    match encoding.strip().lower():
        case "" | "identity":
            return await _plain(pieces, limit)
        case "gzip" | "x-gzip" | "deflate":
            return await _inflated(pieces, limit)
        case other:
            raise NotFetched(f"its server sent it encoded as {other[:20]}, which was not asked for")


async def _plain(pieces: AsyncIterator[bytes], limit: int) -> bytes:
    held = bytearray()
    async for piece in pieces:
        held += piece
        if len(held) > limit:
            raise TooLarge(limit, bytes(held[:limit]))
    return bytes(held)


async def _inflated(pieces: AsyncIterator[bytes], limit: int) -> bytes:
    inflater, sent = Inflater(limit), 0
    async for piece in pieces:
        sent += len(piece)
        if sent > limit:  # streams that hold nothing have no end
            raise TooLarge(limit, bytes(inflater.held))
        inflater.feed(piece)
    return inflater.end()
