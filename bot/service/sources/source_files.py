"""Files among the sources, changed in one step: what stands at a place is the whole new file or the whole old one.

What a change replaces is kept in a hidden folder below the sources, which nothing reads.
"""

import contextlib
import os
import re
import secrets
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from index import list_sources, sha256_of

KEPT = ".replaced"  # the hidden folder, below the sources
KEPT_SECONDS = 24 * 60 * 60.0  # for which an upload can be undone
_PART = re.compile(r"(.+)#[1-9]\d*")
PRIVATE = 0o600  # the mode of every file that holds words


def put_file(sources: Path, place: Path, write: Callable[[Path], object], mode: int) -> None:
    """Writes a draft with `write`, brings it to the disk and renames it to `place`: until then what stood there stays.
    Raises OSError."""
    # Not by the index's `write_whole_file`: its draft would lie among the sources, where a kill would leave it behind,
    # and the file would always be this user's alone.
    (sources / KEPT).mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=sources / KEPT)
    draft = Path(name)
    try:
        write(draft)
        os.fsync(descriptor)
        draft.chmod(mode)
        draft.replace(place)
        sync(place.parent)
    finally:
        os.close(descriptor)
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def prune_kept(sources: Path, files: Iterable[str] = (), now: float | None = None) -> None:
    """Deletes copies older than `KEPT_SECONDS`, and those of `files` (names below `sources`) that are there no more.
    `now` is in seconds since 1970."""
    since = (time.time() if now is None else now) - KEPT_SECONDS
    with contextlib.suppress(OSError):
        for file in files:
            if not (sources / file).exists():
                prune_copies(sources, file)
        for path in (sources / KEPT).iterdir():
            if path.stat().st_ctime < since:
                path.unlink(missing_ok=True)
    tidy(sources)


def prune_copies(sources: Path, file: str, but: Path | None = None) -> None:
    """Deletes the copies kept of `file`, all `but` one."""
    for path in (sources / KEPT).glob(f"{_family(file)}-*"):
        if path != but:
            path.unlink(missing_ok=True)
    tidy(sources)


def keep_copy(sources: Path, standing: Path) -> Path:
    """Copies a file to the hidden folder, for this user alone; the copy's name holds a hash of the file's name and its
    mode. Raises OSError."""
    folder = sources / KEPT
    name = f"{_family(standing.name)}-{secrets.token_hex(8)}-{standing.stat().st_mode & 0o777:o}"
    put_file(sources, folder / name, lambda draft: shutil.copyfile(standing, draft), PRIVATE)
    return folder / name


def mode_of_kept(kept: Path) -> int:
    """The mode of the file that a kept copy is of, from the octal digits that end the copy's name."""
    return int(kept.name.rpartition("-")[2], 8)


def tidy(sources: Path) -> None:
    """Removes the hidden folder where nothing is kept."""
    with contextlib.suppress(OSError):
        (sources / KEPT).rmdir()  # which does nothing where something is kept


def _family(file: str) -> str:
    return sha256_of(file.encode("utf-8", "surrogateescape")).partition(":")[2][:16]


def existing(sources: Path, name: str) -> Path | None:
    """The file or folder of this name, or of one that differs by case or by how accents are written alone."""
    if not sources.is_dir():
        return None
    same = [path for path in sorted(sources.iterdir()) if _folded(path.name) == _folded(name)]
    return next((path for path in same if path.name == name), same[0] if same else None)


def find_document(sources: Path, document: str) -> Path | None:
    """The file of a document key, which may hold others besides ("table.csv#3"); a name that is not valid UTF-8 is
    found by the key that it is shown under. What is hidden is no document: replaced files and corrections are so."""
    if any(part.startswith(".") for part in Path(document).parts):
        return None
    place = sources / document
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        return place
    shown = {_shown(path.relative_to(sources)): path for path in list_sources(sources)}
    found = shown.get(document)
    if found is None and (part := _PART.fullmatch(document)) is not None:
        return find_document(sources, part[1])
    return found if found is not None and not (found.is_dir() and not found.is_symlink()) else None


def file_of(document: str) -> str:
    """The file that a document key names, which may hold others besides ("table.csv#3")."""
    part = _PART.fullmatch(document)
    return part[1] if part is not None else document


def _shown(key: Path) -> str:
    return key.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def sync(folder: Path) -> None:
    """Brings the names in a folder to the disk, so that a rename or a deletion outlives a power cut; where the disk
    does not take that, what was done stands all the same."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
