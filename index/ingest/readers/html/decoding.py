"""Which characters a page's bytes stand for: its byte order mark, then UTF-8, then what it declares, then what its
server said, then windows-1252.

UTF-8 that is valid all through goes before a declaration: a page that was saved anew often still declares the old one.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 16_384  # bytes; browsers look at 1,024, and saved pages put style sheets before
# A script's or a link's own charset is none of the page's.
_DECLARED = re.compile(
    rb"(?i)<(?:meta|\?xml)\s[^>]{0,500}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-z0-9_:.-]{2,40})"
)
_SEVEN_BITS = ("iso-2022-jp", "hz-gb-2312", "iso-2022-kr")  # their bytes are all valid UTF-8
_SHIFTS = (b"\x1b$", b"\x1b(", b"~{")  # by which they go from one alphabet to another
_SAME = {
    # The encoding standard's labels: what browsers read in place of the declared one.
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "hz-gb-2312": "hz",
    "unicode": "utf-8",
    "utf-16": "utf-8",  # who can read the declaration reads no UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "utf-7": "windows-1252",
}
_FALLBACK = "windows-1252"


def decode_page(data: bytes, charset: str | None = None) -> str:
    """`charset` is what its server said. Never raises: a byte that stands for nothing becomes U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _declared(data)
    if _codec(declared) is None:
        declared = charset
    if declared in _SEVEN_BITS and data.isascii() and any(shift in data for shift in _SHIFTS):
        return data.decode(_SAME.get(declared, declared), "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, declared)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return None if found is None else found[1].decode("ascii").lower()


def _decode_other(data: bytes, declared: str | None) -> str:
    encoding = _codec(declared)
    if encoding is None or encoding == "utf-8":
        text = data.decode("utf-8", "replace")
        return text if _is_damaged_utf8(text) else data.decode(_FALLBACK, "replace")
    return data.decode(encoding, "replace")


def _codec(declared: str | None) -> str | None:
    """The name of a codec of text; None where nothing, or nothing that there is, is declared."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(_SAME.get(declared, declared)).name
        b"a".decode(name)
    except (LookupError, ValueError):
        return None
    return name


def _is_damaged_utf8(text: str) -> bool:
    """Whether more characters beyond ASCII were understood than were not: a page that was cut, or holds a bad byte."""
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return beyond > 2 * text.count("\ufffd")
