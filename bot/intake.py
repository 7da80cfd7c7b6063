"""A document handed in by an admin: its name checked, then put among the sources in one step."""

import contextlib
import os
import re
import tempfile
from pathlib import Path

from index import SIZE_LIMIT, SUFFIXES, PullquoteError

_NAME = re.compile(r"[\w][\w .()'’,&+-]*", re.UNICODE)
_NAME_LIMIT = 200  # bytes of UTF-8: file systems take 255
_MEGABYTE = 1024 * 1024


class NotTaken(PullquoteError):
    """Why a file is not put among the sources."""


def check_intake(name: str, size: int) -> None:
    """Raises NotTaken where a file of this name and size (bytes) would not be read."""
    if Path(name).suffix.lower() not in SUFFIXES:
        raise NotTaken(f"I read {', '.join(sorted(SUFFIXES))} files. This one is of another kind.")
    if size > SIZE_LIMIT:
        raise NotTaken(f"This file is larger than {SIZE_LIMIT // _MEGABYTE} MB, which is the most I read.")
    if len(name.encode("utf-8", "replace")) > _NAME_LIMIT or not _NAME.fullmatch(name):
        raise NotTaken("Please give the file a plain name, not too long: letters, digits, blanks, dots and hyphens.")


def take_in(sources: Path, name: str, data: bytes, *, replace: bool) -> None:
    """Write the file and rename it into place. Raises NotTaken where the name is in use and `replace` is
    False.
    """
    check_intake(name, len(data))
    place = sources / name
    draft: Path | None = None
    try:
        if place.exists() and not replace:
            raise NotTaken(f"There is a document named {name} already. To replace it, use the option replace.")
        sources.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=sources, prefix=".", delete=False) as file:
            draft = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(place)
    except OSError as error:
        raise NotTaken(f"The sources folder can't be written: {error.strerror}.") from error
    finally:
        if draft is not None:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)


def take_out(sources: Path, document: str) -> None:
    """Delete a document's file. Raises NotTaken where it is not a file below the sources folder."""
    place = (sources / document).resolve()
    if not place.is_relative_to(sources.resolve()) or not place.is_file():
        raise NotTaken("This document is not a file in the sources folder, so I cannot remove it.")
    try:
        place.unlink()
    except OSError as error:
        raise NotTaken(f"The file can't be removed: {error.strerror}.") from error
