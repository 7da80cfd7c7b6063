"""The paragraph that is being written: white space waits until a word follows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ....text.layout import BlockKind
from .elements import Element

_BLANKS = re.compile(r"[ \t\n\r\f\x0b\u2028\u2029]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # a soft hyphen, and blanks without width
_JOINERS = re.compile("[\u200c-\u200f\u034f\\s]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` is stripped and not empty; `strong` and `code` are ranges in it; `linked` counts its characters in links.
    `element` is the innermost block that it stands in."""

    text: str
    kind: BlockKind
    element: Element
    strong: tuple[tuple[int, int], ...] = ()
    code: tuple[tuple[int, int], ...] = ()
    linked: int = 0


class Style(Protocol):
    """What holds for some words."""

    @property
    def kind(self) -> BlockKind: ...

    @property
    def element(self) -> Element: ...

    @property
    def strong(self) -> bool: ...

    @property
    def code(self) -> bool: ...

    @property
    def link(self) -> bool: ...

    @property
    def kept(self) -> bool:
        """Whether white space is, as in `pre`."""
        ...

    @property
    def row(self) -> bool:
        """Whether they stand in a row of data, which is one paragraph."""
        ...


class ParagraphWriter:
    """`done` holds what was written, in order."""

    def __init__(self) -> None:
        self.done: list[Paragraph] = []
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pending = ""
        self._style: Style | None = None
        self._strong: list[tuple[int, int]] = []
        self._code: list[tuple[int, int]] = []
        self._linked = 0

    def write(self, data: str, style: Style) -> None:
        if not data.isascii():
            data = _UNSEEN.sub("", data)
        if style.kept:
            self._append(data.replace("\r\n", "\n").replace("\r", "\n"), style)
            return
        data = _BLANKS.sub(" ", data)
        if data.startswith(" "):
            self.gap(" ")
        if core := data.strip(" "):
            self._append(core, style)
            self._pending = " " if data.endswith(" ") else ""

    def gap(self, blanks: str) -> None:
        """White space before the next word; a wider one stays."""
        if len(blanks) > len(self._pending):
            self._pending = blanks

    def line(self, style: Style) -> None:
        """A line break: the second of two in a row is a paragraph's border."""
        if style.row:
            self.gap(" ")
        elif style.kept:
            self._append("\n", style)
        elif self._pending == "\n":
            self.border()
        else:
            self._pending = "\n"

    def border(self) -> None:
        if self._style is not None:
            self._finish(self._style)
            self._clear()
        else:
            self._pending = ""

    def _append(self, text: str, style: Style) -> None:
        self._style = self._style or style
        pending = self._pending if self._length else ""
        self._pending = ""
        start = self._length + len(pending)
        self._parts += (pending, text)
        self._length = start + len(text)
        for marked, ranges in ((style.strong, self._strong), (style.code, self._code)):
            if marked:
                _extend(ranges, start, self._length)
        if style.link:
            self._linked += len(text)

    def _finish(self, style: Style) -> None:
        whole = "".join(self._parts)
        text = whole.strip()
        if _JOINERS.fullmatch(text):
            return
        start = len(whole) - len(whole.lstrip())
        strong, code = tuple(_moved(self._strong, start, text)), tuple(_moved(self._code, start, text))
        self.done.append(Paragraph(text, style.kind, style.element, strong, code, self._linked))


def _extend(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    """One range where only a blank, which is written with the next word, stands between."""
    if ranges and start - ranges[-1][1] <= 1:
        ranges[-1] = (ranges[-1][0], end)
    else:
        ranges.append((start, end))


def _moved(ranges: list[tuple[int, int]], by: int, text: str) -> Iterator[tuple[int, int]]:
    """As ranges of the stripped text, themselves stripped."""
    for start, end in ranges:
        first, last = max(0, start - by), min(len(text), end - by)
        part = text[first:last]
        if kept := part.strip():
            first += len(part) - len(part.lstrip())
            yield first, first + len(kept)
