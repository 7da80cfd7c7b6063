"""Documents that admins upload: put among the sources, taken back, or removed.

What an upload replaces is kept until the upload is undone, until the same document is uploaded again or removed, or
until `KEPT_SECONDS` are over.
"""

import contextlib
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index import SUFFIXES, PullquoteError, remove_stored, sha256_of, size_limit

from .source_files import (
    KEPT,
    PRIVATE,
    existing,
    find_document,
    keep_copy,
    mode_of_kept,
    prune_copies,
    put_file,
    sync,
    tidy,
)

_NAME = re.compile(r"[\w][\w .()'’,&+-]*", re.UNICODE)
_NAME_LIMIT = 200  # bytes of UTF-8: file systems take 255
_MEGABYTE = 1024 * 1024
_OTHER_KIND = (
    "I read text, Markdown, saved pages (.html), .pdf, .docx, .odt, .rtf, .epub, mails (.eml, .mbox), transcripts "
    "(.vtt, .srt), tables (.csv, .tsv, .json, .jsonl), feeds, .warc and archives (.zip, .tar.gz). This one is of "
    "another kind."
)


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
    """The name, its accents composed. Raises UploadRefused where the index would not read a file of this name and size
    (bytes)."""
    name = unicodedata.normalize("NFC", name)
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise UploadRefused(_OTHER_KIND)
    if size > (limit := size_limit(suffix)):
        raise UploadRefused(f"This file is larger than {limit // _MEGABYTE} MB, which is the most I read.")
    letters = "".join(c for c in name if not unicodedata.category(c).startswith("M"))  # vowel signs, accents
    if len(name.encode("utf-8", "replace")) > _NAME_LIMIT or not _NAME.fullmatch(letters):
        raise UploadRefused(
            "Please give the file a plain name, not too long: letters, digits, blanks, dots and hyphens."
        )
    return name


def add_document(sources: Path, name: str, data: bytes, *, replace: bool) -> AddedDocument:
    """Puts the file among the sources, and keeps a copy of the one that it replaces. A name that differs from one in
    use by case alone, or by how its accents are written, is that one. Raises UploadRefused where the name is in use and
    `replace` is False, where it is no regular file, and where the folder can't be written."""
    name = check_upload(name, len(data))
    kept: Path | None = None
    with _translate_os_errors("The sources folder can't be written"):
        standing = existing(sources, name)
        if standing is not None:
            _check_replaceable(standing, replace=replace)
            kept = keep_copy(sources, standing)
        place = standing or sources / name
        try:
            put_file(sources, place, lambda draft: draft.write_bytes(data), PRIVATE)
        except OSError:
            if kept is not None:
                kept.unlink(missing_ok=True)
            raise
        finally:
            tidy(sources)
        prune_copies(sources, place.name, but=kept)
    return AddedDocument(place.name, sha256_of(data), kept.name if kept else None)


def undo_upload(sources: Path, added: AddedDocument) -> None:
    """Restores what stood there before the upload, or deletes the file where nothing did. Raises UploadRefused where
    the file is not the uploaded one any more, and where what it replaced is not kept any more."""
    place = sources / added.file
    with _translate_os_errors("The upload can't be undone"):
        if place.is_symlink() or not place.is_file() or sha256_of(place.read_bytes()) != added.put:
            raise UploadRefused(f"{added.file} is not what this upload put there any more, so I leave it as it is.")
        if added.kept is None:
            place.unlink()
        else:
            kept = sources / KEPT / added.kept
            if not kept.is_file():
                raise UploadRefused("What this upload replaced is not kept any more.")
            put_file(sources, place, lambda draft: shutil.copyfile(kept, draft), mode_of_kept(kept))
            kept.unlink(missing_ok=True)
        sync(sources)
        tidy(sources)


def remove_document(sources: Path, document: str) -> None:
    """Deletes a document's file with all that it holds, and the copies kept of it; one that was fetched comes back by
    no feed and no posted link. Raises UploadRefused where it is no file below the sources
    folder."""
    place = find_document(sources, document)
    if place is None or not place.parent.resolve().is_relative_to(sources.resolve()):
        raise UploadRefused("This document is not a file in the sources folder, so I cannot remove it.")
    with _translate_os_errors("The file can't be removed"):
        remove_stored(sources, place)
        sync(place.parent)
        if place.parent == sources:
            prune_copies(sources, place.name)


def _check_replaceable(standing: Path, *, replace: bool) -> None:
    if standing.is_dir():
        raise UploadRefused(f"A folder of the sources is named {standing.name}: give the file another name.")
    if not replace:
        raise UploadRefused(
            f"There is a document named {standing.name} already. To replace it, use the option replace."
        )
    if not standing.is_file() or standing.is_symlink():
        raise UploadRefused(f"{standing.name} is a link or no regular file, so I do not replace it.")


@contextlib.contextmanager
def _translate_os_errors(what: str) -> Iterator[None]:
    """An OSError inside becomes UploadRefused: `what`, and the system's reason."""
    try:
        yield
    except OSError as error:
        raise UploadRefused(f"{what}: {error.strerror}.") from error
