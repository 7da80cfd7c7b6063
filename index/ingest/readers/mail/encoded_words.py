"""Headers with words beyond ASCII, as RFC 2047 encodes them: "=?utf-8?Q?caf=C3=A9?="."""

import binascii
import re
from itertools import groupby

from ...reader import DocumentRefused
from ..containers.charsets import decode_declared

_WORD = re.compile(r"=\?([A-Za-z0-9_.:-]{1,40})(?:\*[A-Za-z0-9-]{1,20})?\?([bBqQ])\?([^?\s]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?)")


def header_text(value: str) -> str:
    """In one line. A word that can't be decoded stays as it is written."""
    value = _BETWEEN.sub(r"\1", value)
    parts: list[str] = []
    position = 0
    words: list[tuple[str, bytes, str]] = []
    for found in _WORD.finditer(value):
        if found.start() > position:
            parts += [_decoded(words), value[position : found.start()]]
            words = []
        words.append((found[1].lower(), _unpacked(found[2], found[3]), found[0]))
        position = found.end()
    parts += [_decoded(words), value[position:]]
    return " ".join("".join(parts).split())


def _decoded(words: list[tuple[str, bytes, str]]) -> str:
    """Neighbours of one charset are decoded together: some programs cut within a character."""
    parts: list[str] = []
    for charset, alike in groupby(words, key=lambda word: word[0]):
        group = list(alike)
        try:
            parts.append(decode_declared(b"".join(data for _, data, _ in group), charset))
        except DocumentRefused:
            parts += [written for _, _, written in group]
    return "".join(parts)


def _unpacked(encoding: str, text: str) -> bytes:
    raw = text.encode(errors="replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    letters = raw.rstrip(b"=")
    try:
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return raw
