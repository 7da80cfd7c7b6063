"""A zip in memory from which no more comes out than is meant to: what it declares and what it holds are both held to.

Nothing is written to a disk, so that a member's name is only a name, whatever dots are in it.
"""

import io
import zipfile

from ..reader import DocumentRefused

MEMBERS_LIMIT = 10_000  # a web site saved whole has some thousands
MEMBER_LIMIT = 64 * 1024 * 1024  # bytes of one member
TOTAL_LIMIT = 256 * 1024 * 1024  # bytes of all that is read
_GROWTH_LIMIT = 200  # times the zip's own size, beyond what is always allowed; text grows 3 to 20 times
_ALWAYS_ALLOWED = 16 * 1024 * 1024  # bytes
_DIRECTORY_ENTRY = b"PK\x01\x02"
_DIRECTORY_END = b"PK\x05\x06"
_DIRECTORY_END_64 = b"PK\x06\x07"
_DIRECTORY_END_SIZE = 22  # bytes, without the comment
_COMMENT_LIMIT = 65_535  # bytes, of the format
_ENCRYPTED = 0x1  # of a member's flags
_PIECE = 1024 * 1024  # bytes
_UNSOUND = "it is no sound zip: it was cut or damaged, so put a whole copy of it there"
_TOO_LARGE = "it unpacks to far more than its size: unpack it and put only the documents there"


def zip_names(data: bytes) -> tuple[str, ...]:
    """The members' names in the order of the zip's directory; empty where it is no zip that can be opened."""
    try:
        return BoundedZip(data).names() if zip_begins(data) else ()
    except DocumentRefused:
        return ()


def zip_begins(data: bytes) -> bool:
    """Whether the first member begins where the file does. An empty zip is none."""
    return data.startswith(b"PK\x03\x04")


class BoundedZip:
    """Raises DocumentRefused where it is no sound zip or has more than 10,000 members."""

    def __init__(self, data: bytes) -> None:
        if _entries(data) > MEMBERS_LIMIT:
            raise DocumentRefused(f"it holds more than {MEMBERS_LIMIT:,} files: unpack it or split it")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except MemoryError:
            raise
        except Exception as error:  # zipfile raises whatever comes: struct.error, UnicodeDecodeError, OverflowError
            raise DocumentRefused(_UNSOUND) from error
        self._left = min(TOTAL_LIMIT, _ALWAYS_ALLOWED + _GROWTH_LIMIT * len(data))

    def names(self) -> tuple[str, ...]:
        """Files alone, without folders, in the directory's order; of several under one name the last counts."""
        return tuple(name for name in self._zip.NameToInfo if not name.endswith("/"))

    def size(self, name: str) -> int:
        """What the zip declares, in bytes once unpacked; it may lie. Raises KeyError."""
        return self._zip.getinfo(name).file_size

    def read(self, name: str, limit: int = MEMBER_LIMIT) -> bytes:
        """One member. Raises DocumentRefused where it is larger than `limit` bytes, where all that was read is too
        much, and where it is encrypted, damaged or packed in a way that can't be bounded; KeyError if it is not there.
        """
        member = self._zip.getinfo(name)
        if member.flag_bits & _ENCRYPTED:
            raise DocumentRefused("it is encrypted: take the password off")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DocumentRefused("it is packed in an unusual way: pack it as a plain zip")
        if member.file_size > limit:
            raise DocumentRefused(_larger(limit))
        if member.file_size > self._left:
            raise DocumentRefused(_TOO_LARGE)
        data = self._unpacked(member, min(limit, self._left) + 1)
        self._left -= len(data)
        if len(data) > limit:
            raise DocumentRefused(_larger(limit))
        if self._left < 0:
            raise DocumentRefused(_TOO_LARGE)
        return data

    def _unpacked(self, member: zipfile.ZipInfo, length: int) -> bytes:
        """At most `length` bytes of it, piece by piece: what it declares is not believed."""
        pieces: list[bytes] = []
        try:
            with self._zip.open(member) as file:
                while length > 0 and (piece := file.read(min(length, _PIECE))):
                    pieces.append(piece)
                    length -= len(piece)
        except MemoryError:
            raise
        except Exception as error:  # as above, and zlib.error
            raise DocumentRefused(_UNSOUND) from error
        return b"".join(pieces)


def _entries(data: bytes) -> int:
    """At least as many as zipfile would make of the directory; a zip that lies stored in this one does not count
    unless the directory's place is not certain."""
    total = data.count(_DIRECTORY_ENTRY)
    if total <= MEMBERS_LIMIT:
        return total
    end = data.rfind(_DIRECTORY_END, max(0, len(data) - _DIRECTORY_END_SIZE - _COMMENT_LIMIT))
    if end < 0 or end + _DIRECTORY_END_SIZE > len(data) or data[max(0, end - 20) :].startswith(_DIRECTORY_END_64):
        return total
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    return data.count(_DIRECTORY_ENTRY, max(0, end - size), end)


def _larger(limit: int) -> str:
    return f"it unpacks to more than {limit // 1024**2} MB: split it"
