"""The walks that ARCHITECTURE.md draws, and the walk that a running bot takes."""

import re
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from tests.command_line import ROOT

_HOP = re.compile(r"^\d+\. `(?P<file>[\w/]+\.py)` `(?P<name>\w+)`(?P<back> ←)?:", re.M)
_NUMBERED = re.compile(r"^\d+\..*$", re.M)


class Hop(NamedTuple):
    """A function or class of a file; `back` where the file was left before."""

    file: str
    name: str
    back: bool


def drawn(title: str) -> list[Hop]:
    """The hops under a title of ARCHITECTURE.md."""
    return hops_of((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), title)


def hops_of(text: str, title: str) -> list[Hop]:
    """The hops under a title of a document. Raises ValueError for a numbered line that is written otherwise: left out,
    it would be held to nothing."""
    section = text.partition(f"## {title}\n")[2].partition("\n## ")[0]
    if unread := [line for line in _NUMBERED.findall(section) if not _HOP.match(line)]:
        raise ValueError(f"no hops: {unread}")
    return [Hop(m["file"], m["name"], m["back"] is not None) for m in _HOP.finditer(section)]


class Call(NamedTuple):
    """A function of the file `callee` called from a function of the file `caller`; a file's own calls too."""

    caller: str
    callee: str
    function: str


class Trail:
    """What of our files was gone through, in order, on this thread and on all that begin inside `followed`: `entered`
    are the functions that were entered or gone back to, each with its file; `calls` are those from our own files."""

    def __init__(self) -> None:
        self.entered: list[tuple[str, str]] = []
        self.calls: list[Call] = []

    @contextmanager
    def followed(self) -> Iterator[None]:
        before = sys.getprofile()
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(before)
            threading.setprofile(before)

    def _note(self, frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            self._enter(frame)
            self._call(frame)
        elif event == "return":
            self._enter(frame.f_back)

    def _enter(self, frame: FrameType | None) -> None:
        if frame is not None and (file := _own(frame.f_code.co_filename)):
            self.entered.append((file, frame.f_code.co_name))

    def _call(self, frame: FrameType) -> None:
        caller = None if frame.f_back is None else _own(frame.f_back.f_code.co_filename)
        callee = _own(frame.f_code.co_filename)
        if caller and callee:
            self.calls.append(Call(caller, callee, frame.f_code.co_name))

    def missing(self, hops: Sequence[Hop]) -> list[Hop]:
        """Those that were not entered after the ones before them."""
        at, missing = 0, []
        for hop in hops:
            try:
                at = self.entered.index((hop.file, hop.name), at) + 1
            except ValueError:
                missing.append(hop)
        return missing


@cache
def _own(filename: str) -> str | None:
    path = Path(filename)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else None
