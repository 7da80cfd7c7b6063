"""As much of an export as a place has room for."""

from dataclasses import dataclass

from .formats import Written


@dataclass(frozen=True, slots=True)
class FittedFile:
    """`kept` parts are in it, `left_out` are not."""

    data: bytes
    kept: int
    left_out: int


def fit(file: Written, limit: int) -> FittedFile:
    """The first parts, whole, in `limit` bytes at most."""
    data, foot = bytearray(_bytes(file.head)), _bytes(file.foot)
    kept = left_out = 0
    for part in map(_bytes, file.parts):
        if left_out or len(data) + len(part) + len(foot) > limit:
            left_out += 1
            continue
        data += part
        kept += 1
    return FittedFile(bytes(data + foot), kept, left_out)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
