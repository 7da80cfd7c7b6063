"""The headers of a mail or of one of its parts (RFC 5322), as they stand there."""

import re

_HEAD_LIMIT = 256 * 1024  # bytes; of what follows nothing is read as a header
_VALUE_LIMIT = 8 * 1024  # characters
_HEAD_END = re.compile(rb"(?:\A|\n)\r?\n")
_FIELD = re.compile(rb"([!-9;-~]{1,76})[ \t]*:[ \t]*(.*)", re.DOTALL)
_FOLD = re.compile(rb"\r?\n(?=[ \t])")


def read_head(data: bytes) -> tuple[dict[str, list[str]], int]:
    """The headers, and where the body begins."""
    end = _HEAD_END.search(data, 0, _HEAD_LIMIT)
    head = data[: end.start() if end else min(len(data), _HEAD_LIMIT)]
    headers: dict[str, list[str]] = {}
    for line in _FOLD.sub(b"", head).splitlines():
        if (found := _FIELD.match(line)) is not None:
            name = found[1].decode("ascii").lower()
            headers.setdefault(name, []).append(_raw_text(found[2])[:_VALUE_LIMIT])
    return headers, end.end() if end else len(data)


def _raw_text(value: bytes) -> str:
    """Headers are ASCII; what is not was written as UTF-8, or before that in Windows-1252."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
