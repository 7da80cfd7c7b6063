"""A receipt as one line of letters, digits, "-" and "_", with its version before it and a check sum in it."""

import base64
import datetime
import re
import zlib

from index import Span

from .receipt import (
    CONTENT_BYTES,
    DOCUMENT_BYTES,
    RULES_BYTES,
    SPEAKER_BYTES,
    WORDS_BYTES,
    NotAReceipt,
    Receipt,
    ReceiptEntry,
    WordsPrint,
)

_VERSION = "PQR1."
_FORM = re.compile(r"PQR(?P<version>[1-9]\d{0,3})\.(?P<body>[0-9A-Za-z_-]*)", re.ASCII)
_CHECK_BYTES = 4
_SUM_BYTES = 2
_LONGEST = 100_000  # characters that are looked at: an answer of 40 excerpts has 2,000
_NUMBER_BYTES = 6  # of a number at most, seven bits each

_NONE = "This is no receipt: one begins with PQR1. and stands in `ask --json` and under Copy citation."
_LATER = "This receipt was given by a later release: upgrade Pullquote to verify it."
_TORN = "This receipt is not whole: a character of it is missing or another. Copy it once more."


def write_receipt(receipt: Receipt) -> str:
    body = bytearray()
    for number in (receipt.generation, int(receipt.published_at.timestamp())):
        body += _number(number)
    body += receipt.rules
    for entry in receipt.entries:
        body += _entry(entry)
    body += zlib.crc32(body).to_bytes(_CHECK_BYTES, "big")
    return _VERSION + base64.urlsafe_b64encode(body).decode().rstrip("=")


def read_receipt(text: str) -> Receipt:
    """White space in it, and back quotes around it, are of whoever pasted it. Raises NotAReceipt."""
    if len(text) > _LONGEST:
        raise NotAReceipt(_NONE)
    match = _FORM.fullmatch("".join(text.split()).strip("`"))
    if match is None:
        raise NotAReceipt(_NONE)
    if match["version"] != "1":
        raise NotAReceipt(_LATER)
    body = _decoded(match["body"])
    try:
        return _receipt(_Bytes(body[:-_CHECK_BYTES]))
    except (IndexError, ValueError, OverflowError, OSError):
        raise NotAReceipt(_TORN) from None


def _decoded(text: str) -> bytes:
    """Raises NotAReceipt where the check sum is another, or the text is not how these bytes are written."""
    try:
        body = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise NotAReceipt(_TORN) from None
    check = zlib.crc32(body[:-_CHECK_BYTES]).to_bytes(_CHECK_BYTES, "big")
    if body[-_CHECK_BYTES:] != check or base64.urlsafe_b64encode(body).decode().rstrip("=") != text:
        raise NotAReceipt(_TORN)
    return body


class _Bytes:
    """Read from the front. Raises IndexError where there are no more."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def take(self, size: int) -> bytes:
        if self._at + size > len(self._data):
            raise IndexError
        self._at += size
        return self._data[self._at - size : self._at]

    def number(self) -> int:
        value = 0
        for place in range(_NUMBER_BYTES):
            (byte,) = self.take(1)
            value |= (byte & 0x7F) << 7 * place
            if byte < 0x80:
                return value
        raise ValueError


def _number(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that there are more."""
    written = bytearray()
    while value >= 0x80:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])


def _entry(entry: ReceiptEntry) -> bytes:
    words = entry.words
    written = entry.document + entry.content
    written += b"".join(map(_number, (entry.span.start, len(entry.span), words.length)))
    written += words.sum.to_bytes(_SUM_BYTES, "big") + words.digest
    return written + _number(_said(entry)) + (entry.speaker or b"")


def _said(entry: ReceiptEntry) -> int:
    """0 where nobody's words are in it; odd where a speaker follows."""
    return 0 if entry.said is None else 2 * (entry.said + 1) + (entry.speaker is not None)


def _receipt(data: _Bytes) -> Receipt:
    generation, published = data.number(), data.number()
    published_at = datetime.datetime.fromtimestamp(published, datetime.UTC)
    rules, entries = data.take(RULES_BYTES), []
    while data:
        entries.append(_read_entry(data))
    return Receipt(generation, published_at, rules, tuple(entries))


def _read_entry(data: _Bytes) -> ReceiptEntry:
    document, content = data.take(DOCUMENT_BYTES), data.take(CONTENT_BYTES)
    start, size, length = data.number(), data.number(), data.number()
    words = WordsPrint(length, int.from_bytes(data.take(_SUM_BYTES), "big"), data.take(WORDS_BYTES))
    said = data.number()
    speaker = data.take(SPEAKER_BYTES) if said & 1 else None
    before = said // 2 - 1 if said else None
    if not 0 < length <= size or said == 1 or (before is not None and before >= length):
        raise ValueError
    return ReceiptEntry(document, content, Span(start, start + size), words, before, speaker)
