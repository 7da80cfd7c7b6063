"""A WARC file is cut into its records; behind a damaged one the next is looked for.

As in WARC 1.1 (ISO 28500:2017): a line with the version, headers, an empty line, the block, two empty lines.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...reader import DocumentRefused
from .packing import Damaged
from .unpacking import Unpacked

RECORD_LIMIT = 64 * 1024 * 1024  # bytes
_HEADER_LINES_LIMIT = 1_000
_VALUE_LIMIT = 8_192  # characters; what goes on behind is left out
_DAMAGES_LIMIT = 100
_VERSION = b"WARC/"
_CUT = "it is cut or its length is not the one that it states: fetch the page again"


@dataclass(frozen=True, slots=True)
class Record:
    """`headers` by their names in lower case; `block` is None where it is larger than 64 MB."""

    uri: str | None
    headers: Mapping[str, str]
    block: bytes | None


@dataclass(frozen=True, slots=True)
class Lost:
    """A record that can't be read, and why."""

    why: str
    uri: str | None = None


def records(stream: Unpacked) -> Iterator[Record | Lost]:
    """Raises DocumentRefused where the whole is too large, or damaged in more than 100 places."""
    lost = 0
    for record in _all_records(stream):
        lost += isinstance(record, Lost)
        if lost > _DAMAGES_LIMIT:
            raise DocumentRefused(f"it is damaged in more than {_DAMAGES_LIMIT} places: put a whole copy of it there")
        yield record


def read_headers(lines: Iterator[bytes]) -> dict[str, str]:
    """Names in lower case and values, of lines up to an empty one; a line that begins with a blank goes on with the
    one before. Of a name that comes again the last counts."""
    headers: dict[str, str] = {}
    name = ""
    for line in lines:
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            break
        if text[0] in " \t":
            if len(headers.get(name, "")) < _VALUE_LIMIT:
                headers[name] = f"{headers.get(name, '')} {text.strip()}"
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        headers[name] = value.strip()
    return headers


def _all_records(stream: Unpacked) -> Iterator[Record | Lost]:
    more = True
    while more:
        cutter = _Cutter(stream)
        try:
            yield from cutter.records()
            more = False
        except Damaged:
            if cutter.held is not None:
                yield cutter.held
            yield Lost("it is damaged or cut: fetch the page again")
            more = stream.skip_damage()


class _Cutter:
    """A record is held until another is seen to follow it, for its length may be a lie."""

    def __init__(self, stream: Unpacked) -> None:
        self.held: Record | None = None
        self._stream = stream

    def records(self) -> Iterator[Record | Lost]:
        """Raises Damaged."""
        while line := self._stream.line():
            if not line.strip():
                continue
            is_record = line.startswith(_VERSION)
            yield from self._released(line, is_record)
            if is_record:
                yield from self._next()
        yield from self._released(b"", True)

    def _released(self, line: bytes, sound: bool) -> Iterator[Record | Lost]:
        """What was held, by the line that follows it; where it is damaged, another is looked for within it."""
        held, self.held = self.held, None
        if held is not None and not sound:
            self._stream.put_back((held.block or b"") + line)
            yield Lost(_CUT, held.uri)
        elif held is not None:
            yield held

    def _next(self) -> Iterator[Lost]:
        stream = self._stream
        headers = read_headers(stream.line() for _ in range(_HEADER_LINES_LIMIT))
        uri = headers.get("warc-target-uri", "").strip("<>") or None
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            yield Lost("it does not state its length: fetch the page again", uri)
        elif int(length) > RECORD_LIMIT:
            stream.seek(stream.tell() + int(length))
            self.held = Record(uri, headers, None)
        else:
            block = stream.read(int(length))
            if len(block) == int(length):
                self.held = Record(uri, headers, block)
                return
            stream.put_back(block)
            yield Lost(_CUT, uri)
