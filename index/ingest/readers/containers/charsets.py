"""The encoding that a mail, a server or a feed states for a text, as browsers understand it; what is stated wrongly is
read as a file without a statement, and what stays doubtful is refused."""

import codecs
import re

from ...decoding import decode, encoding_mark
from ...reader import DocumentRefused

_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
# What is stated stands for the larger one, as in the WHATWG's Encoding Standard.
_LARGER = {
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Python's own, none of mails or servers; punycode takes quadratic time.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})


def decode_declared(data: bytes, declared: str | None) -> str:
    """Raises DocumentRefused where the encoding is not certain."""
    charset = _charset(declared)
    if charset is None or encoding_mark(data) is not None:
        return decode(data)
    # Programs state us-ascii or iso-8859-1 and write UTF-8 or Windows-1252.
    tried = ("utf-8", "cp1252") if charset in _WESTERN else (charset,)
    for encoding in tried:
        try:
            text = data.decode(encoding)
        except ValueError:
            continue
        if "\x00" in text:
            raise DocumentRefused("it holds NUL bytes, so it is no text: save it as UTF-8 text")
        return text
    if charset in _WESTERN or charset == "utf-8":
        return decode(data)  # which says what is wrong
    raise DocumentRefused(f"its text is not in the encoding that it states ({charset}): save it as UTF-8")


def _charset(declared: str | None) -> str | None:
    """Python's name for it; None where it is none."""
    if declared is None or not re.fullmatch(r"[A-Za-z0-9_.:-]{1,40}", declared.strip()):
        return None
    try:
        name = codecs.lookup(declared.strip()).name
        b"".decode(name)  # raises LookupError where it is no encoding of text: base64, zlib
    except (LookupError, UnicodeError):
        return None
    return None if name in _NO_CHARSETS else _LARGER.get(name, name)
