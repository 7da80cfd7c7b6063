"""A document handed in by an admin: its name checked, then put among the sources in one step, and taken back.

What it replaces is kept beside the sources, in a hidden folder that nothing reads, until that is undone, until
its document is uploaded again or removed, or until its time is over.
"""

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index import SIZE_LIMIT, SUFFIXES, PullquoteError, list_sources

KEPT = ".replaced"  # the hidden folder, below the sources
KEPT_SECONDS = 24 * 60 * 60.0  # for which an upload can be undone
_NAME = re.compile(r"[\w][\w .()'’,&+-]*", re.UNICODE)
_NAME_LIMIT = 200  # bytes of UTF-8: file systems take 255
_MEGABYTE = 1024 * 1024
_MODE = 0o600  # as every file that holds words


class UploadRefused(PullquoteError):
    """Why a file is not put among the sources, or not taken out of them."""


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """`file` is the name below the sources, `put` the hash of the bytes put there; `kept` names where what stood
    there before is kept, None where nothing stood."""

    file: str
    put: str
    kept: str | None = None


def check_upload(name: str, size: int) -> str:
    """The name under which it is kept. Raises UploadRefused where a file of this name and size (bytes) would not be
    read.
    """
    name = unicodedata.normalize("NFC", name)
    if Path(name).suffix.lower() not in SUFFIXES:
        raise UploadRefused(f"I read {', '.join(sorted(SUFFIXES))} files. This one is of another kind.")
    if size > SIZE_LIMIT:
        raise UploadRefused(f"This file is larger than {SIZE_LIMIT // _MEGABYTE} MB, which is the most I read.")
    letters = "".join(c for c in name if not unicodedata.category(c).startswith("M"))  # vowel signs, accents
    if len(name.encode("utf-8", "replace")) > _NAME_LIMIT or not _NAME.fullmatch(letters):
        raise UploadRefused(
            "Please give the file a plain name, not too long: letters, digits, blanks, dots and hyphens."
        )
    return name


def add_document(sources: Path, name: str, data: bytes, *, replace: bool) -> AddedDocument:
    """Write the file and rename it into place, what stood there kept. A name that differs from one in use by case
    or by how its accents are written is that one. Raises UploadRefused where the name is in use and `replace` is False.
    """
    name = check_upload(name, len(data))
    kept: Path | None = None
    with _told_as("The sources folder can't be written"):
        standing = _standing(sources, name)
        if standing is not None:
            _check_replaceable(standing, replace=replace)
            kept = _keep(sources, standing)
        place = standing or sources / name
        try:
            _put(sources, place, lambda draft: draft.write_bytes(data), _MODE)
        except OSError:
            if kept is not None:
                kept.unlink(missing_ok=True)
            raise
        finally:
            _tidy(sources)
        _prune(sources, place.name, but=kept)
    return AddedDocument(place.name, _hash(data), kept.name if kept else None)


def undo_upload(sources: Path, taken: AddedDocument) -> None:
    """What stood there before the upload stands there again. Raises UploadRefused where other bytes than the upload's
    are there by now, or nothing, or what stood there is not kept any more.
    """
    place = sources / taken.file
    with _told_as("The upload can't be undone"):
        if place.is_symlink() or not place.is_file() or _hash(place.read_bytes()) != taken.put:
            raise UploadRefused(f"{taken.file} is not what this upload put there any more, so I leave it as it is.")
        if taken.kept is None:
            place.unlink()
        else:
            kept = sources / KEPT / taken.kept
            if not kept.is_file():
                raise UploadRefused("What this upload replaced is not kept any more.")
            _put(sources, place, lambda draft: shutil.copyfile(kept, draft), int(kept.name.rpartition("-")[2], 8))
            kept.unlink(missing_ok=True)
        _sync(sources)
        _tidy(sources)


def remove_document(sources: Path, document: str) -> None:
    """Delete a document's file, and what of it is kept. Raises UploadRefused where it is not a file below the sources
    folder."""
    place = _found(sources, document)
    if place is None or not place.parent.resolve().is_relative_to(sources.resolve()):
        raise UploadRefused("This document is not a file in the sources folder, so I cannot remove it.")
    with _told_as("The file can't be removed"):
        place.unlink()
        _sync(place.parent)
        if place.parent == sources:
            _prune(sources, place.name)


def prune_kept(sources: Path, files: Iterable[str] = (), now: float | None = None) -> None:
    """Delete what is kept past its time, and what is kept of those of `files` that are there no more."""
    since = (time.time() if now is None else now) - KEPT_SECONDS
    with contextlib.suppress(OSError):
        for file in files:
            if not (sources / file).exists():
                _prune(sources, file)
        for path in (sources / KEPT).iterdir():
            if path.stat().st_ctime < since:
                path.unlink(missing_ok=True)
    _tidy(sources)


def _standing(sources: Path, name: str) -> Path | None:
    """What is there under this name, or under one that people take for the same."""
    if not sources.is_dir():
        return None
    same = [path for path in sorted(sources.iterdir()) if _folded(path.name) == _folded(name)]
    return next((path for path in same if path.name == name), same[0] if same else None)


def _check_replaceable(standing: Path, *, replace: bool) -> None:
    if standing.is_dir():
        raise UploadRefused(f"A folder of the sources is named {standing.name}: give the file another name.")
    if not replace:
        raise UploadRefused(
            f"There is a document named {standing.name} already. To replace it, use the option replace."
        )
    if not standing.is_file() or standing.is_symlink():
        raise UploadRefused(f"{standing.name} is a link or no regular file, so I do not replace it.")


def _keep(sources: Path, standing: Path) -> Path:
    """A copy that this user alone may read; its name says whose it is and how it may be read."""
    folder = sources / KEPT
    name = f"{_family(standing.name)}-{secrets.token_hex(8)}-{standing.stat().st_mode & 0o777:o}"
    _put(sources, folder / name, lambda draft: shutil.copyfile(standing, draft), _MODE)
    return folder / name


def _prune(sources: Path, file: str, but: Path | None = None) -> None:
    for path in (sources / KEPT).glob(f"{_family(file)}-*"):
        if path != but:
            path.unlink(missing_ok=True)
    _tidy(sources)


def _tidy(sources: Path) -> None:
    with contextlib.suppress(OSError):
        (sources / KEPT).rmdir()  # which does nothing where something is kept


def _family(file: str) -> str:
    return _hash(file.encode("utf-8", "surrogateescape")).partition(":")[2][:16]


def _put(sources: Path, place: Path, write: Callable[[Path], object], mode: int) -> None:
    """At `place` stands the whole file, or what stood there before."""
    (sources / KEPT).mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=sources / KEPT)
    draft = Path(name)
    try:
        write(draft)
        os.fsync(descriptor)
        draft.chmod(mode)
        draft.replace(place)
        _sync(place.parent)
    finally:
        os.close(descriptor)
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _found(sources: Path, document: str) -> Path | None:
    """Also by the name that a file is shown under whose own is not valid UTF-8."""
    place = sources / document
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        return place
    shown = {_shown(path.relative_to(sources)): path for path in list_sources(sources)}
    found = shown.get(document)
    return found if found is not None and not (found.is_dir() and not found.is_symlink()) else None


def _shown(key: Path) -> str:
    return key.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _sync(folder: Path) -> None:
    """A renamed or deleted file is so after a power cut. What was done is done where the disk does not take that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _told_as(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UploadRefused(f"{what}: {error.strerror}.") from error
