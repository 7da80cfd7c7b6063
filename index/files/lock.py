"""One process writes an index at a time; the second is told so at once."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import IndexBusy, IndexUnwritable
from .folder import private_file


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold the lock file; the kernel lets go of it when the process dies. Raises IndexBusy, IndexUnwritable."""
    try:
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        handle = private_file(path, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise IndexUnwritable(
            f"The index folder can't be written ({error.strerror}): free space, set its permissions, "
            "or name another with --index or PULLQUOTE_INDEX."
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusy("Another process is indexing into this folder: wait until it is done.") from error
        yield
    finally:
        os.close(handle)
