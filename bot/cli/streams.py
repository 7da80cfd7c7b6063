"""Standard input, output and error as a command needs them, whatever it was started with."""

import io
import os
import sys
from typing import Any

from index import PullquoteError


class OutputLost(PullquoteError):
    """What is printed can't be written: the disk of the file that it goes to is full, for one."""


class _Output(io.FileIO):
    """Standard output that tells its own failure from that of any other file."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLost(
                f"What this prints can't be written ({error.strerror}): free space, or send it elsewhere."
            ) from error


def prepare_streams() -> None:
    """Documents are Unicode whatever the terminal's locale says; what can't be written is shown as a mark.

    A stream that was closed is empty, or what goes there is lost: left closed, its number would be given to the next
    file that is opened, which a stray message would then be written into.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            lead_nowhere(number)
            setattr(sys, name, open(number, mode, closefd=False))  # noqa: SIM115
    printed = sys.stdout
    if isinstance(printed, io.TextIOWrapper) and printed is sys.__stdout__:
        at_once = printed.line_buffering or printed.write_through
        output = io.BufferedWriter(_Output(printed.fileno(), "w", closefd=False))
        sys.stdout = io.TextIOWrapper(output, line_buffering=at_once)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def lead_nowhere(number: int) -> None:
    """Points a file descriptor at the null device. What is buffered for it is dropped too, which Python would else try
    to write once more, and complain about, when it shuts down."""
    nothing = os.open(os.devnull, os.O_RDWR)
    if nothing != number:
        os.dup2(nothing, number)
        os.close(nothing)
