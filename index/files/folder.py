"""Where an index lies on disk: which names in its folder are its own, and which database is served.

What carries another name, or is no file where a file is ours to have, is somebody else's: it is walked around and
never written to, renamed or deleted.
"""

import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from ..errors import IndexUnwritable

UNWRITABLE = (
    "free space, give this user the right to write there, or name another folder with --index or PULLQUOTE_INDEX."
)
_NUMBER = r"index(?:-([2-9]|[1-9]\d{1,8}))?\.sqlite3"
_DATABASE = re.compile(_NUMBER)
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database
_OF_DATABASES = re.compile(rf"{_NUMBER}(?:\.fresh)?(?:{'|'.join(_BESIDE)})?")
_OF_VECTORS = re.compile(r"(?:passage|quotation)-[0-9a-f]{16}\.faiss(?:\.\d+\.part)?")
_FILE, _FOLDER = 0o600, 0o700  # they hold the sources' words


@dataclass(frozen=True, slots=True)
class IndexFolder:
    """`database` is the truth; `vectors` holds what is derived from it."""

    root: Path

    @property
    def database(self) -> Path:
        """The one that is served: `index.sqlite3`, or the latest that was built anew beside a damaged one."""
        taken = self._entries()
        numbers = _served(taken)
        return self.root / _name(numbers[-1] if numbers else next(_free(1, taken)))

    @property
    def fresh(self) -> Path:
        """Where the one is built that replaces a damaged one; its name is not a served one's yet."""
        taken = self._entries()
        last = max([int(match[1] or 1) for name in taken if (match := _DATABASE.fullmatch(name))], default=1)
        return self.root / f"{_name(next(_free(last + 1, taken)))}.fresh"

    @property
    def superseded(self) -> tuple[Path, ...]:
        """Databases that a fresh one took the place of."""
        return tuple(self.root / _name(number) for number in _served(self._entries())[:-1])

    @property
    def vectors(self) -> Path:
        return self._own("vectors{}", Path.is_dir)

    @property
    def lock(self) -> Path:
        return self._own("writing{}.lock", Path.is_file)

    @property
    def origin(self) -> Path:
        """Notes which sources this was made of."""
        return self.root / "sources.txt"

    @property
    def bytes_on_disk(self) -> int:
        """Of every file in the folder, somebody else's as well."""
        size = 0
        for path in self.root.rglob("*"):
            with suppress(OSError):  # a run that ends meanwhile lets files go
                size += path.stat().st_size if path.is_file() else 0
        return size

    def create(self) -> None:
        """Make what is missing, for this user alone, and keep what is there from others. Raises IndexUnwritable."""
        try:
            self.root.mkdir(_FOLDER, parents=True, exist_ok=True)
            self.vectors.mkdir(_FOLDER, exist_ok=True)
        except OSError as error:
            raise IndexUnwritable(f"The index folder can't be written ({error.strerror}): {UNWRITABLE}") from error
        for folder in (self.root, self.vectors):
            _keep_private(folder, _FOLDER)
        for path in (self.lock, self.origin, *self._databases(), *self._vector_files()):
            _keep_private(path, _FILE)

    def remove_leftovers(self, vector_files: Collection[str]) -> None:
        """Delete every file of ours but the served database, the lock and these vector files; one that is still
        open elsewhere lives on until it is closed."""
        served = self.database.name
        kept = {served, *(f"{served}{suffix}" for suffix in _BESIDE)}
        for path in self._databases():
            if path.name not in kept:
                path.unlink(missing_ok=True)
        for path in self._vector_files():
            if path.name not in vector_files:
                path.unlink(missing_ok=True)

    def strays(self) -> tuple[str, ...]:
        """Names below the folder that are not the index's."""
        ours = {*self._databases(), *self._vector_files(), self.vectors, self.lock}
        ours |= {self.origin} if self.origin.is_file() else set()
        with suppress(OSError):
            inside = list(self.vectors.iterdir()) if self.vectors.is_dir() else []
            found = [path for path in (*self.root.iterdir(), *inside) if path not in ours]
            return tuple(sorted(str(path.relative_to(self.root)) for path in found))
        return ()

    def unnamed_vector_files(self, vector_files: Collection[str]) -> int:
        """How many files of vectors lie here beside these."""
        return sum(path.name not in vector_files and path.suffix == ".faiss" for path in self._vector_files())

    def _databases(self) -> list[Path]:
        return [
            self.root / name for name, is_file in self._entries().items() if is_file and _OF_DATABASES.fullmatch(name)
        ]

    def _vector_files(self) -> list[Path]:
        try:
            found = list(self.vectors.iterdir())
        except OSError:
            return []
        return [path for path in found if _OF_VECTORS.fullmatch(path.name) and path.is_file()]

    def _own(self, form: str, fits: Callable[[Path], bool]) -> Path:
        """The first of `vectors`, `vectors-2`, … that is ours to have."""
        paths = (self.root / form.format("" if number == 1 else f"-{number}") for number in count(1))
        return next(path for path in paths if fits(path) or not os.path.lexists(path))

    def _entries(self) -> dict[str, bool]:
        """Names in the folder, and whether each is a file."""
        try:
            with os.scandir(self.root) as entries:
                return {entry.name: entry.is_file() for entry in entries}
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise IndexUnwritable(
                f"The index folder can't be opened ({error.strerror}): give this user the right to it, "
                "or name another with --index or PULLQUOTE_INDEX."
            ) from error


def private_file(path: str | Path, flags: int) -> int:
    """A handle on the file, which is this user's alone whatever the umask says; an opener for `open`. Not for a
    database that is open already: closing any handle on it lets go of SQLite's locks."""
    handle = os.open(path, flags | os.O_CLOEXEC, _FILE)
    with suppress(OSError):  # somebody else's
        os.fchmod(handle, _FILE)
    return handle


def beside(database: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside a database: its log, its shared memory, its journal."""
    return tuple(database.with_name(f"{database.name}{suffix}") for suffix in _BESIDE)


def _keep_private(path: Path, mode: int) -> None:
    with suppress(OSError):  # missing, or somebody else's
        found = path.lstat().st_mode
        shared_by_all = stat.S_ISDIR(found) and found & stat.S_ISVTX  # as /tmp is
        if not stat.S_ISLNK(found) and not shared_by_all and stat.S_IMODE(found) != mode:
            path.chmod(mode)


def _served(entries: dict[str, bool]) -> list[int]:
    found = [_DATABASE.fullmatch(name) for name, is_file in entries.items() if is_file]
    return sorted(int(match[1] or 1) for match in found if match)


def _free(first: int, taken: dict[str, bool]) -> Iterator[int]:
    """Numbers from `first` on whose names nobody else has taken."""
    for number in count(first):
        name = _name(number)
        names = [f"{form}{suffix}" for form in (name, f"{name}.fresh") for suffix in ("", *_BESIDE)]
        if all(taken.get(each, True) for each in names):
            yield number


def _name(number: int) -> str:
    return "index.sqlite3" if number == 1 else f"index-{number}.sqlite3"
