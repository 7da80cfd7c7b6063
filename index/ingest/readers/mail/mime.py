"""A mail is taken apart into its parts (RFC 2045, 2046) by its bytes, no deeper and into no more parts than any has.

Python's own parser looks at every line once for each part around it, and what its header parser raises is not told.
"""

import binascii
import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.message import Message
from email.utils import collapse_rfc2231_value

from ...reader import DocumentRefused
from ..containers.charsets import decode_declared
from .encoded_words import header_text
from .heads import read_head

_DEPTH_LIMIT = 12
_PARTS_LIMIT = 500
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class Part:
    """`headers` by name in lower case, the values as they stand there; `body` is what it is sent as, None of a
    multipart, whose parts are `parts`."""

    headers: Mapping[str, Sequence[str]]
    body: bytes | None
    parts: tuple["Part", ...] = ()
    _typed: Message = field(default_factory=Message)

    def header(self, name: str) -> str | None:
        """The first of that name, decoded, in one line; None where there is none."""
        values = self.headers.get(name)
        return None if not values else header_text(values[0]) or None

    @property
    def media_type(self) -> str:
        return self._typed.get_content_type()

    def parameter(self, name: str) -> str | None:
        """Of its media type: "charset", "format"."""
        return _stated(self._typed, name)

    @property
    def is_attached(self) -> bool:
        return (self.header("content-disposition") or "").lower().startswith("attachment")

    @property
    def file_name(self) -> str | None:
        name = _stated(self._typed, "filename", "content-disposition") or _stated(self._typed, "name")
        return None if name is None else header_text(name) or None

    def data(self) -> bytes:
        """As its author's program had it. Raises DocumentRefused."""
        body = self.body or b""
        encoding = (self.header("content-transfer-encoding") or "").lower()
        if encoding == "base64":
            return _from_base64(body)
        return quopri.decodestring(body) if encoding == "quoted-printable" else body

    def text(self) -> str:
        """Raises DocumentRefused where it can't be decoded."""
        return decode_declared(self.data(), self.parameter("charset"))


def read_mail(data: bytes) -> Part:
    """Raises DocumentRefused."""
    return _Reading().part(data, "text/plain", depth=0)


class _Reading:
    """Counts the parts of one mail."""

    def __init__(self) -> None:
        self._count = 0

    def part(self, data: bytes, default: str, depth: int) -> Part:
        self._count += 1
        if depth > _DEPTH_LIMIT or self._count > _PARTS_LIMIT:
            raise DocumentRefused(
                f"it has more than {_PARTS_LIMIT} parts, or some more than {_DEPTH_LIMIT} deep: save its text alone"
            )
        headers, start = read_head(data)
        typed = _typed(headers, default)
        boundary = _stated(typed, "boundary")
        if typed.get_content_maintype() != "multipart" or not boundary:
            return Part(headers, data[start:], (), typed)
        inner = "message/rfc822" if typed.get_content_subtype() == "digest" else "text/plain"
        parts = tuple(self.part(piece, inner, depth + 1) for piece in _pieces(data[start:], boundary))
        return Part(headers, None, parts, typed)


def _pieces(body: bytes, boundary: str) -> Iterator[bytes]:
    """What stands between the boundaries; where the last is missing, the mail was cut, and the rest is a part."""
    mark = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary.encode(errors="replace")) + rb"(--)?[ \t]*(?:\r?\n|\Z)")
    start: int | None = None
    position = 0
    while (found := mark.search(body, position)) is not None:
        if start is not None:
            yield body[start : found.start()]
        if found[1] is not None:
            return
        start = found.end()
        position = max(start - 1, position + 1)  # its line's end may begin the next boundary
    if start is not None:
        yield body[start:]


def _typed(headers: Mapping[str, Sequence[str]], default: str) -> Message:
    typed = Message()
    for name in ("content-type", "content-disposition"):
        for value in headers.get(name, ())[:1]:
            typed[name] = value
    typed.set_default_type(default)
    return typed


def _stated(typed: Message, parameter: str, header: str = "content-type") -> str | None:
    """None also where the email package stumbles over it, which it does in many ways."""
    try:
        return collapse_rfc2231_value(typed.get_param(parameter, "", header)).strip() or None
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _from_base64(body: bytes) -> bytes:
    """What it pads with at the end counts for nothing. Raises DocumentRefused."""
    letters = _NOT_BASE64.sub(b"", body)
    try:
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    except binascii.Error as error:
        raise DocumentRefused("what is encoded in it is cut or damaged: save the mail anew") from error
