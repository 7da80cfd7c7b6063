"""How the bytes of a text are decoded.

Text is read as UTF-8 (with or without a mark), UTF-16 or UTF-32 with a mark, or Windows-1252 where not one byte
sequence in it is UTF-8. Anything doubtful is refused: a wrongly decoded quotation is a wrong one.
"""

import codecs
import re

from .reader import DocumentRefused

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.001  # of all characters; prose has none, binary data far more
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_mark(data: bytes) -> str | None:
    """The encoding that a mark at the beginning names."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(data: bytes) -> str:
    """Raises DocumentRefused where the encoding is not certain."""
    if (encoding := encoding_mark(data)) is not None:
        try:
            return _prose(data.decode(encoding))
        except UnicodeDecodeError as error:
            raise DocumentRefused(
                f"it starts as {encoding.upper()} but breaks at byte {error.start}: save it as UTF-8"
            ) from error
    if b"\x00" in data:
        raise DocumentRefused("it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text")
    try:
        return _prose(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_without_utf8(data, error.start)


def _decode_without_utf8(data: bytes, broken_at: int) -> str:
    if re.search(rb"[\xc2-\xf4][\x80-\xbf]", data):
        raise DocumentRefused(f"it mixes encodings (UTF-8 breaks at byte {broken_at}): save it as UTF-8")
    try:
        return _prose(data.decode("cp1252"))
    except UnicodeDecodeError as error:
        raise DocumentRefused(f"it is neither UTF-8 nor Windows-1252 (byte {error.start}): save it as UTF-8") from error


def _prose(text: str) -> str:
    if "\x00" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise DocumentRefused("it is binary data, not text: only articles as text belong into the sources folder")
    return text
