"""A tar is read from front to back as it is unpacked, and what it says about itself is not believed to be so long.

Python's own reader takes as many bytes as a header asks for; here it is given a stream that does not.
"""

import tarfile
from collections.abc import Callable
from typing import IO, cast

from ...reader import DocumentRefused
from ..bounded_zip import MEMBER_LIMIT, MEMBERS_LIMIT
from .packing import PIECE, Damaged
from .unpacking import Budget, Unpacked, unpacked_head

CUT = "\U0010ffff"  # behind every name
_BLOCK = 512  # bytes
_MARK = slice(257, 262)
_LARGER = f"it unpacks to more than {MEMBER_LIMIT // 1024**2} MB: split it"
_UNSOUND = "it is no sound tar: it was cut or damaged, so put a whole copy of it there"
_KEPT_LIMIT = 128 * 1024 * 1024  # bytes of all files that may be documents; they are put into order in memory
_TOO_LARGE = f"it unpacks to more than {_KEPT_LIMIT // 1024**2} MB: unpack it and put only the documents there"
_TOO_MANY = f"it holds more than {MEMBERS_LIMIT:,} files: unpack it or split it"


def is_tar(data: bytes) -> bool:
    """Also where it is packed. One of before 1988 has no mark, and is told by the sum over its first header."""
    head = unpacked_head(data, _BLOCK)
    if len(head) < _BLOCK or not head[0]:
        return False
    if head[_MARK] == b"ustar":
        return True
    try:
        return tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape").size >= 0
    except (tarfile.HeaderError, ValueError):
        return False


def tar_files(data: bytes, budget: Budget, is_wanted: Callable[[str], bool]) -> dict[str, bytes | str]:
    """The files by their names, or why one of them is not read; of several under one name the last counts. Where the
    tar is cut or damaged, what lies before is given, and why there is no more under CUT. Raises DocumentRefused where
    more comes out than is meant to."""
    stream = _Bounded(data, budget)
    files: dict[str, bytes | str] = {}
    try:
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r:") as tar:
            _collect(tar, files, is_wanted)
            if stream.last.strip(b"\0"):
                raise Damaged  # tarfile takes a damaged header for the end
    except (MemoryError, DocumentRefused):
        raise
    except Exception as error:  # tarfile raises whatever comes: ValueError, OverflowError, RecursionError
        if not files:
            raise DocumentRefused(_UNSOUND) from error
        files[CUT] = _UNSOUND
    return files


def _collect(tar: tarfile.TarFile, files: dict[str, bytes | str], is_wanted: Callable[[str], bool]) -> None:
    count = kept = 0
    while (member := tar.next()) is not None:
        count += 1
        name = _name_of(member)
        if count > MEMBERS_LIMIT:
            raise DocumentRefused(_TOO_MANY)
        if not member.isreg() or member.issparse() or not is_wanted(name):
            continue
        files[name] = _read(tar, member)
        kept += len(files[name])
        if kept > _KEPT_LIMIT:
            raise DocumentRefused(_TOO_LARGE)


def _name_of(member: tarfile.TarInfo) -> str:
    name = member.name.removeprefix("./")
    return name.encode(errors="surrogateescape").decode(errors="replace")


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes | str:
    if member.size > MEMBER_LIMIT:
        return _LARGER
    file = tar.extractfile(member)
    pieces: list[bytes] = []
    while file is not None and (piece := file.read(PIECE)):
        pieces.append(piece)
    return b"".join(pieces)


class _Bounded(Unpacked):
    """Gives a megabyte at once and no more: names are shorter. `last` is what it gave last."""

    last = b""

    def read(self, length: int = -1) -> bytes:
        if not 0 <= length <= PIECE:
            raise Damaged
        self.last = super().read(length)
        return self.last
