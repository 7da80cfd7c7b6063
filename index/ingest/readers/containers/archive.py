"""An archive's files are documents, each read by the reader of its kind; an archive within an archive is opened, one
within that is not: what holds itself has an end."""

from collections.abc import Iterator
from dataclasses import dataclass

from ....text.document import Kind
from ...article import Unread
from ...reader import DocumentRefused, Member, RawFile, ReadMember
from ..bounded_zip import MEMBER_LIMIT, BoundedZip, zip_begins, zip_names
from .archive_names import is_wanted, without_parts
from .naming import named
from .packing import Damaged, packing_of
from .tar import CUT, is_tar, tar_files
from .unpacking import Budget, Unpacked, budget_of, unpacked_head

_DEPTH_LIMIT = 2
_TOO_DEEP = "it lies in an archive within an archive: unpack the outer ones"
_DAMAGED = "it is cut or damaged: put a whole copy of it there"
_LARGER = f"it unpacks to more than {MEMBER_LIMIT // 1024**2} MB: split it"
# What makes a zip a document or a book of another kind.
_OTHER_KINDS = frozenset({"mimetype", "[Content_Types].xml", "META-INF/container.xml"})
_EMPTY_ZIP = b"PK\x05\x06"
_NOTHING = "no file in it can be a document: put articles into it or remove it"


@dataclass(frozen=True, slots=True)
class ArchiveReader:
    """Takes `.zip`, `.tar` (packed or not), and single files packed as `.gz`, `.bz2` or `.xz`."""

    kind: Kind = Kind.ARCHIVE
    several: bool = True

    def claims(self, file: RawFile) -> bool:
        if zip_begins(file.data):
            names = zip_names(file.data)
            return _OTHER_KINDS.isdisjoint(names) if names else file.suffix == ".zip"
        if packing_of(file.data) is not None:
            return unpacked_head(file.data, 5) != b"WARC/"
        return file.data.startswith(_EMPTY_ZIP) or is_tar(file.data)

    def read(self, file: RawFile, read_member: ReadMember) -> Iterator[Member]:
        yield from _Opened(self, read_member, budget_of(file.data)).documents(file, depth=1)


@dataclass(frozen=True, slots=True)
class _Opened:
    """An archive and those within it: they share what may come out of them."""

    reader: ArchiveReader
    read_member: ReadMember
    budget: Budget

    def documents(self, file: RawFile, depth: int) -> Iterator[Member]:
        """Raises DocumentRefused where nothing can be read."""
        found = False
        for name, data in _files(file, self.budget):
            found = True
            if isinstance(data, str):
                yield Unread(data, None if name == CUT else name)
            else:
                yield from self._of_member(name, data, depth)
        if not found:
            raise DocumentRefused(_NOTHING)

    def _of_member(self, name: str, data: bytes, depth: int) -> Iterator[Member]:
        inner = RawFile(name.rpartition("/")[2], data)
        if not self.reader.claims(inner):
            members = self.read_member(inner)
        elif depth < _DEPTH_LIMIT:
            members = self.documents(inner, depth + 1)
        else:
            members = iter((Unread(_TOO_DEEP),))
        try:
            for member in members:
                yield named(member, name)
        except DocumentRefused as refused:
            if self.budget.left < 0:
                raise
            yield Unread(str(refused), name)


def _files(file: RawFile, budget: Budget) -> Iterator[tuple[str, bytes | str]]:
    """Names and bytes, or why there are none, in order of name. Raises DocumentRefused."""
    if zip_begins(file.data):
        yield from _files_of_zip(file.data, budget)
    elif is_tar(file.data):
        files = tar_files(file.data, budget, is_wanted)
        for name in without_parts(files):
            yield name, files.pop(name)
    elif packing_of(file.data) is not None:
        yield _file_alone(file, budget)


def _files_of_zip(data: bytes, budget: Budget) -> Iterator[tuple[str, bytes | str]]:
    archive = BoundedZip(data)
    for name in without_parts(filter(is_wanted, archive.names())):
        try:
            member = archive.read(name)
        except DocumentRefused as refused:
            yield name, str(refused)
            continue
        budget.spend(len(member))
        yield name, member


def _file_alone(file: RawFile, budget: Budget) -> tuple[str, bytes]:
    """Under its own name: "bridge.html" of "bridge.html.gz"."""
    name = file.name.rpartition(".")[0] or file.name
    try:
        data = Unpacked(file.data, budget).read(MEMBER_LIMIT + 1)
    except Damaged as error:
        raise DocumentRefused(_DAMAGED) from error
    if len(data) > MEMBER_LIMIT:
        raise DocumentRefused(_LARGER)
    return name, data
