"""The bytes of an answer, decoded piece by piece, so that no more than the limit is ever held."""

import zlib
from collections.abc import AsyncIterator

from ..fetched import NotFetched

CUT_SHORT = "its server sent only a part of it"
_GZIP = b"\x1f\x8b"
_HEADER = 2  # bytes that tell the forms apart
_PIECE = 64 * 1024  # bytes; what follows the end of a stream is copied, so that it has to be short
_STREAMS_LIMIT = 10_000  # of one body
_EITHER = 32 + zlib.MAX_WBITS  # zlib looks itself whether it is gzip or zlib
_RAW = -zlib.MAX_WBITS


class TooLarge(NotFetched):
    """There is more than the limit; `head` is what came up to it."""

    def __init__(self, limit: int, head: bytes) -> None:
        shown = f"{limit // 1024**2} MB" if limit >= 1024**2 else f"{limit // 1024} kB"
        super().__init__(f"it is larger than {shown}")
        self.head = head


class Inflater:
    """Of gzip, one stream after the other, and of deflate, with its two-byte header or without. What follows a stream
    and is no further one is padding."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._stream: zlib._Decompress | None = None
        self._streams = 0
        self._first = b""
        self._ended = False
        self.held = bytearray()

    def feed(self, data: bytes) -> None:
        """Raises TooLarge, and NotFetched where it is not compressed as it says."""
        for start in range(0, len(data), _PIECE):
            self._feed_piece(data[start : start + _PIECE])

    def _feed_piece(self, data: bytes) -> None:
        data, self._first = self._first + data, b""
        while data and not self._ended:
            if self._stream is None and len(data) < _HEADER:
                self._first = data
                return
            if self._stream is None and not self._begins(data):
                return
            data = self._inflated(data)

    def _begins(self, data: bytes) -> bool:
        """Whether a stream begins here. Raises NotFetched where there were too many."""
        if self._streams and not data.startswith(_GZIP):
            self._ended = True
            return False
        self._streams += 1
        if self._streams > _STREAMS_LIMIT:
            raise NotFetched(f"it is compressed in more than {_STREAMS_LIMIT:,} parts")
        self._stream = zlib.decompressobj(_EITHER if _has_header(data) else _RAW)
        return True

    def _inflated(self, data: bytes) -> bytes:
        """What follows the stream where it ends here."""
        assert self._stream is not None
        try:
            self.held += self._stream.decompress(data, self._limit + 1 - len(self.held))
        except zlib.error:
            raise NotFetched("what its server sent is damaged: its compression can't be undone") from None
        if len(self.held) > self._limit:
            raise TooLarge(self._limit, bytes(self.held[: self._limit]))
        if not self._stream.eof:
            return b""
        rest, self._stream = self._stream.unused_data, None
        return rest

    def end(self) -> bytes:
        """Everything. Raises NotFetched where the stream has no end."""
        if self._stream is not None or (self._first and not self._streams):
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
