"""Files that are whole or absent, whatever happens meanwhile: written aside, brought to the disk, renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .folder import private_file


@contextmanager
def write_whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file for this user alone, open for writing, that appears under its name when the block ends. After an error,
    or a kill, what stood under the name stands there still; only a kill leaves the draft, `<name>.<pid>.part`, behind.
    Raises OSError."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(private_file(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        rename_durably(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def rename_durably(made: Path, path: Path) -> None:
    """Move a file that is on the disk already over `path`, in one step that holds after a power cut. Both are on one
    file system. Raises OSError."""
    made.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Bring a file's bytes, or a folder's names, to the disk. Raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
