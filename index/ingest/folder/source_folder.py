"""The sources folder: which files are in it, and the bytes of one, or why they can't be had.

What lies elsewhere is not read unless that is asked for: each part of a file's path is opened in the one before
without following a link, so that what was checked is what is read. Hard links can't be told from files.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import SourcesUnusable, exhausted, out_of_resources
from ...hashing import sha256_of
from ...text.document import Refusal
from ...web.origin import stored_origin
from ..reader import DocumentRefused
from ..readers.suffixes import SUFFIXES, unread_kind
from .deadline import NoAnswer, Patience
from .source_file import SourceFile, size_limit

ARTICLES = "articles as text, Markdown, saved pages, PDF or the like"  # what is put there; docs/coverage.md has it all
_MEND_SLOW = "see whether its drive answers, or raise PULLQUOTE_READ_SECONDS"
_TO_ENTER = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_CLOEXEC
_TO_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NOCTTY | os.O_CLOEXEC
_NOT_TO_BE_READ = "this folder can't be opened: give this user the right to read it"
_NOT_TO_BE_ENTERED = "this folder can't be opened, only listed: give this user the right to enter it"
_NO_FILE = "it is not a regular file: remove it"
_LINK_OUT = (
    "it is a link out of the sources folder, which is not followed: put the file itself here, "
    "or set PULLQUOTE_FOLLOW_LINKS=true"
)


def list_sources(folder: Path) -> list[Path]:
    """What lies below `folder`, as `SourceFolder.paths` finds it."""
    with Patience() as patience:
        return SourceFolder(folder, patience=patience).paths()


@dataclass(frozen=True, slots=True)
class _Listing:
    """What one folder holds, hidden names apart. Links are among the files."""

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What is there but can't be read now, a file or a whole folder: what was read of it before is still true."""

    refusal: Refusal
    folder: bool = False


class _NotNow(Exception):
    """A file can't be read now; its message is the reason."""


@dataclass(slots=True)
class SourceFolder:
    """Reads below `root`. `follow_links` also reads the files outside that links in it lead to. `patience` is how
    long one file or folder may take. `closed` says why, by the path of each folder that could not be looked into;
    it is complete when `paths` has returned."""

    root: Path
    follow_links: bool = False
    patience: Patience = field(default_factory=Patience)
    closed: dict[Path, str] = field(default_factory=dict)

    def paths(self) -> list[Path]:
        """Every file but hidden ones, in order; links to folders, which can loop, and folders that can't be looked
        into are listed themselves, so that `read` tells of them.

        Raises SourcesUnusable where the root is missing, is no folder or can't be opened.
        """
        found: list[Path] = []
        ahead = [self._listed_root()]
        while ahead:
            listing = ahead.pop()
            found += listing.files
            for folder in listing.folders:
                if (inner := self._listed(folder)) is None:
                    found.append(folder)
                else:
                    ahead.append(inner)
        return sorted(found)

    def read(self, path: Path) -> SourceFile | Refusal | Unreadable:
        """The bytes of one file that `paths` found, or why they can't be had: for good, or now."""
        key = path.relative_to(self.root).as_posix()
        try:
            key.encode("utf-8")
        except UnicodeEncodeError:
            shown = key.encode("utf-8", "backslashreplace").decode("utf-8")
            return Refusal(shown, "its name is not valid UTF-8: rename the file")
        if path in self.closed:
            return Unreadable(Refusal(key, self.closed[path]), folder=True)
        try:
            data, origin = self.patience.wait_for(lambda: (self._bytes(path), stored_origin(path)))
        except DocumentRefused as refused:
            return Refusal(key, str(refused))
        except _NotNow as reason:
            return Unreadable(Refusal(key, str(reason)))
        except NoAnswer as waited:
            return Unreadable(Refusal(key, f"it could not be read within {waited}: {_MEND_SLOW}"))
        content = sha256_of(data)
        if origin is None or origin.sha256 != content:  # of a page that was replaced by hand since, nothing is known
            return SourceFile(key, data, content)
        charset = origin.charset()
        told = " ".join(filter(None, (content, origin.url, charset)))  # what is read and cited is made of these
        return SourceFile(key, data, sha256_of(told), origin.url, charset)

    def _bytes(self, path: Path) -> bytes:
        try:
            linked = path.is_symlink()
            if linked and path.is_dir():
                raise DocumentRefused("it is a link to a folder, which is not followed: put the folder itself here")
            if path.suffix.lower() not in SUFFIXES:
                raise DocumentRefused(unread_kind(path.suffix or path.name))
            with self._opened(path, linked) as file:
                return _read_twice(file, size_limit(path.suffix))
        except OSError as error:
            if exhausted(error):  # the document is not to blame, and would be lost to the index
                raise out_of_resources(error) from error
            why = f"it can't be read ({error.strerror}): check that it exists and its permissions"
            # A link whose file was removed has nothing behind it any more.
            raise (DocumentRefused(why) if isinstance(error, FileNotFoundError) else _NotNow(why)) from error

    @contextmanager
    def _opened(self, path: Path, linked: bool) -> Iterator[int]:
        place = Path(os.path.realpath(path, strict=True)) if linked else path
        top = Path(os.path.realpath(self.root)) if linked else self.root
        outside = not place.is_relative_to(top)
        if outside and not self.follow_links:
            raise DocumentRefused(_LINK_OUT)
        if not stat.S_ISREG(place.lstat().st_mode):  # to open a pipe is to wait for its writer
            raise DocumentRefused(_NO_FILE)
        file = os.open(place, _TO_READ) if outside else _open_beneath(top, place.relative_to(top).parts)
        try:
            yield file
        finally:
            os.close(file)

    def _listed_root(self) -> _Listing:
        try:
            return self.patience.wait_for(lambda: _list(self.root))
        except (FileNotFoundError, NotADirectoryError):
            raise SourcesUnusable(
                f"The sources folder does not exist or is not a folder: create it and put {ARTICLES} into it, "
                "or name another with --sources or PULLQUOTE_SOURCES."
            ) from None
        except OSError as error:
            raise SourcesUnusable(
                f"The sources folder can't be opened ({error.strerror}): give this user the right to read it."
            ) from error
        except NoAnswer as waited:
            raise SourcesUnusable(
                f"The sources folder gave no answer for {waited}: see whether its drive is there."
            ) from None

    def _listed(self, folder: Path) -> _Listing | None:
        """None where it can't be looked into; a folder that went away meanwhile is empty."""
        try:
            return self.patience.wait_for(lambda: _list(folder))
        except (FileNotFoundError, NotADirectoryError):
            return _Listing()
        except OSError as error:
            if exhausted(error):
                raise out_of_resources(error) from error
            self.closed[folder] = _why_closed(error)
        except NoAnswer as waited:
            self.closed[folder] = f"this folder could not be listed within {waited}: {_MEND_SLOW}"
        return None


def _list(folder: Path) -> _Listing:
    with os.scandir(folder) as entries:
        seen = [(folder / e.name, e.is_dir(follow_symlinks=False)) for e in entries if not e.name.startswith(".")]
    os.close(os.open(f"{folder}/.", _TO_ENTER))  # what can only be listed has no file that could be read
    return _Listing(
        files=tuple(path for path, is_folder in seen if not is_folder),
        folders=tuple(path for path, is_folder in seen if is_folder),
    )


def _why_closed(error: OSError) -> str:
    if not isinstance(error, PermissionError):
        return f"this folder can't be opened ({error.strerror}): see whether its drive is sound"
    return _NOT_TO_BE_ENTERED if str(error.filename).endswith("/.") else _NOT_TO_BE_READ


def _open_beneath(top: Path, parts: Sequence[str]) -> int:
    folder = os.open(top, _TO_ENTER)
    try:
        for part in parts[:-1]:
            inner = os.open(part, _TO_ENTER | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(parts[-1], _TO_READ, dir_fd=folder)
    finally:
        os.close(folder)


def _read_twice(file: int, limit: int) -> bytes:
    """The bytes of a file that stays as it is, at most `limit`; where it changes meanwhile, those of a second
    reading."""
    for _ in range(2):
        before = os.fstat(file)
        if not stat.S_ISREG(before.st_mode):
            raise DocumentRefused(_NO_FILE)
        if before.st_size > limit:
            raise _NotNow(f"it is larger than {limit // 1024**2} MB: split it")
        data = _read(file, before.st_size + 1)
        after = os.fstat(file)
        same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        if same and len(data) == after.st_size:
            return data
    if same and not after.st_size:
        raise DocumentRefused("the system makes it up while it is read, as in /proc: put a copy of it here")
    raise _NotNow("it changed while it was read: index again when it is written")


def _read(file: int, length: int) -> bytes:
    """From its beginning at most `length` bytes: one more than there should be tells that there are more."""
    os.lseek(file, 0, os.SEEK_SET)
    data = b""
    while len(data) < length and (piece := os.read(file, length - len(data))):
        data += piece
    return data
