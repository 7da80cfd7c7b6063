"""A packed file is unpacked as it is read, never whole, and no more comes out of it than is meant to."""

from collections.abc import Generator
from dataclasses import dataclass

from ...reader import DocumentRefused
from .packing import PIECE, Damaged, Packing, member_pieces, packing_of

TOTAL_LIMIT = 256 * 1024 * 1024  # bytes unpacked, as of a zip
_GROWTH_LIMIT = 200  # times the packed size, beyond what is always allowed, as of a zip
_ALWAYS_ALLOWED = 16 * 1024 * 1024  # bytes
_LINE_LIMIT = 64 * 1024  # bytes
TOO_LARGE = "it unpacks to far more than its size: unpack it and put only the documents there"


@dataclass(slots=True)
class Budget:
    """How many bytes may yet come out of a file and of what lies in it."""

    left: int

    def spend(self, length: int) -> None:
        """Raises DocumentRefused where it is too much."""
        self.left -= length
        if self.left < 0:
            raise DocumentRefused(TOO_LARGE)


def budget_of(data: bytes) -> Budget:
    return Budget(min(TOTAL_LIMIT, _ALWAYS_ALLOWED + _GROWTH_LIMIT * len(data)))


def unpacked_head(data: bytes, length: int) -> bytes:
    """The first bytes; fewer where there are no more, or they can't be unpacked."""
    stream = Unpacked(data, budget_of(data))
    try:
        return stream.read(length)
    except (Damaged, DocumentRefused):
        return b""


class Unpacked:
    """A stream of what `data` unpacks to, member after member, or of `data` itself where it is not packed. It leads
    forward only. Every call raises Damaged where the packed bytes are damaged or cut, and DocumentRefused where more
    came out than the budget has."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._data = data
        self._packing = packing_of(data)
        self._member = 0  # where the member that is being unpacked begins
        self._budget = budget
        self._pieces = self._members() if self._packing else _plain(data)
        self._held = bytearray()
        self._position = 0

    def tell(self) -> int:
        return self._position

    def read(self, length: int) -> bytes:
        """Fewer bytes only at the end."""
        while len(self._held) < length and self._fill():
            pass
        return self._take(length)

    def seek(self, position: int, whence: int = 0) -> int:
        """Forward, as tarfile asks for it; not beyond the end."""
        del whence
        while self._position < position and self.read(min(PIECE, position - self._position)):
            pass
        return self._position

    def line(self) -> bytes:
        """With its end; of a line longer than 64 kB a part. Empty at the end."""
        searched = 0
        while (end := self._held.find(b"\n", searched, _LINE_LIMIT)) < 0 and len(self._held) < _LINE_LIMIT:
            searched = len(self._held)
            if not self._fill():
                break
        return self._take(end + 1 if end >= 0 else _LINE_LIMIT)

    def put_back(self, data: bytes) -> None:
        """What was read last is read again, and counts as unpacked again, so that there is an end to it."""
        self._budget.spend(len(data))
        self._held[:0] = data
        self._position -= len(data)

    def skip_damage(self) -> bool:
        """Whether another packed member begins behind the damaged one; the stream goes on with it."""
        if self._packing is None or (following := self._data.find(self._packing.magic, self._member + 1)) < 0:
            return False
        self._member = following
        self._pieces = self._members()
        return True

    def _members(self) -> Generator[bytes, None, None]:
        packing = self._packing
        while packing is not None and self._data.startswith(packing.magic, self._member):
            self._member = yield from member_pieces(self._data, self._member, packing)
        self._check_rest(packing)

    def _check_rest(self, packing: Packing | None) -> None:
        """What follows the last member is padding, unless there is another behind it."""
        if packing is not None and packing.magic in self._data[self._member :]:
            raise Damaged

    def _fill(self) -> bool:
        """Whether there was more to hold."""
        piece = next(self._pieces, b"")
        self._budget.spend(len(piece))
        self._held += piece
        return bool(piece)

    def _take(self, length: int) -> bytes:
        with memoryview(self._held) as view, view[:length] as part:
            taken = bytes(part)
        del self._held[:length]
        self._position += len(taken)
        return taken


def _plain(data: bytes) -> Generator[bytes, None, None]:
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]
