"""One process writes an index at a time, and the second is told so at once; a small file is written in turn."""

import fcntl
import os
import time
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


_TURN_SECONDS = 10.0  # a small file is written in milliseconds, on a slow disk in a second
_LOOK_SECONDS = 0.01  # between two tries


@contextmanager
def in_turn(path: Path, seconds: float = _TURN_SECONDS) -> Iterator[None]:
    """Hold the lock file once whoever has it lets go. Raises TimeoutError after `seconds`, and OSError."""
    until = time.monotonic() + seconds
    handle = private_file(path, os.O_RDWR | os.O_CREAT)
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise TimeoutError from None
                time.sleep(_LOOK_SECONDS)
        yield
    finally:
        os.close(handle)
