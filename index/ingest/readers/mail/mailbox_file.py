"""A mailbox as one file (mbox): each mail begins with a line "From …", and such a line within one was written
">From …"."""

import re

from ...reader import DocumentRefused

_MAILS_LIMIT = 10_000
_BEGIN = re.compile(rb"^From [^\n]{0,500}\n(?=[!-9;-~]{1,76}[ \t]*:)", re.MULTILINE)
_DATED = re.compile(rb"\d\d:\d\d.*\d{4}")
_HEADER = re.compile(
    rb"(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|status|x-[!-9;-~]{1,70})\s?:",
    re.IGNORECASE,
)
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def is_mailbox(data: bytes) -> bool:
    """A text may begin with "From" as well, and a line with a colon follow."""
    begin = _BEGIN.match(data)
    if begin is None:
        return False
    return _DATED.search(begin[0]) is not None or _HEADER.match(data, begin.end()) is not None


def mails_of(data: bytes) -> list[bytes]:
    """Raises DocumentRefused where there are more than 10,000."""
    begins = [found for found in _BEGIN.finditer(data) if _separates(data, found)]
    if len(begins) > _MAILS_LIMIT:
        raise DocumentRefused(f"it holds more than {_MAILS_LIMIT:,} mails: split it")
    ends = [found.start() for found in begins[1:]] + [len(data)]
    return [_ESCAPED.sub(b"", data[found.end() : end]) for found, end in zip(begins, ends, strict=True)]


def _separates(data: bytes, found: re.Match[bytes]) -> bool:
    """An empty line stands before it, or the day and time in it."""
    before = data[max(0, found.start() - 3) : found.start()]
    return not before or before.endswith((b"\n\n", b"\n\r\n")) or _DATED.search(found[0]) is not None
