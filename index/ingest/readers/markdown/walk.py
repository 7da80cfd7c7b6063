"""From what the parser finds on a sheet to the pieces of words that stand there."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from ....text.span import Span
from .composer import Composer
from .context import BLOCKS, Context
from .events import events
from .pieces import Pieces
from .sheet import Sheet

_ADDRESSES = frozenset({"Autolink", "Email"})
_NOTE_NUMBER = re.compile(r"\d{1,3}")
_LINE = re.compile(r"[^\n]+")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)*")
_TICKS = re.compile(r"`+")
_BLANKS = " \n"
_HEADING_LIMIT = 120  # characters; a longer line above "---" is a paragraph's


def walk(sheet: Sheet) -> Pieces:
    walker = _Walker(sheet)
    for event, start, end in events(sheet.seen):
        if type(event) is not dict:
            if event == "HardBreak":
                walker.end_line(start, end)
            continue
        if (words := event.get("Text")) is not None:
            walker.text(str(words), start, end)
        else:
            walker.other(event, start, end)
    return walker.composer.result()


class _Walker:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._text, self._seen = sheet, sheet.text, sheet.seen
        self._context = Context()
        self.composer = Composer(sheet, self._context)
        self._hidden = self._strong = 0
        self._underlined = False  # whether the heading at hand is one by the line below it
        self._links: list[bool] = []  # whether each is hidden

    def text(self, words: str, start: int, end: int) -> None:
        if self._hidden or start == end:
            return
        if self._seen[start] == "&" and words != self._seen[start:end]:
            self.composer.put(start, end, unescape(self._text[start:end]))
        else:
            self.composer.words(start, end)

    def end_line(self, start: int, end: int) -> None:
        """A line's end that is meant: on the sheet, what stands for "\\r" looks like a second blank before one."""
        if not self._hidden and (self._seen[start] == "\\" or not self._text[start:end].startswith(" \r")):
            self.composer.end_line()

    def other(self, event: Mapping[str, Any], start: int, end: int) -> None:
        ((kind, stated),) = event.items()
        if kind == "Start":
            self._begin(_name(stated), stated, start)
        elif kind == "End":
            self._end(_name(stated), end)
        elif kind == "Code" and not self._hidden:
            self._code(start, end)
        elif kind in ("Html", "InlineHtml"):
            self.text("", start, end)

    def _begin(self, name: str, stated: Any, start: int) -> None:
        if name in BLOCKS:
            self.composer.end_block()
            self._context.begin(name)
        if name == "Heading":
            self._underlined = self._seen[start] != "#"
            if start in self._sheet.asides:
                self._context.turn_aside()
        elif name == "TableCell":
            self.composer.next_cell()
        elif name in ("Image", "Strikethrough"):
            self._hide()
        elif name == "Link":
            self._links.append(_is_hidden(stated["Link"]))
            self._hide(self._links[-1])
        elif name == "Strong":
            self._embolden(1)

    def _end(self, name: str, end: int) -> None:
        if name == "Heading":
            self._end_heading(end)
        if name in BLOCKS:
            self.composer.end_block()
            self._context.end(name)
        elif name in ("Image", "Strikethrough"):
            self._hidden -= 1
        elif name == "Link":
            self._hidden -= self._links.pop()
        elif name == "Strong":
            self._embolden(-1)

    def _hide(self, hidden: bool = True) -> None:
        self._hidden += hidden
        if hidden:
            self.composer.withdraw()

    def _embolden(self, more: int) -> None:
        self._strong += more
        self.composer.restyle(strong=self._strong > 0)

    def _code(self, start: int, end: int) -> None:
        """Without its backticks and one blank at either end; behind ">" each line by itself."""
        self.composer.restyle(strong=self._strong > 0, code=True)
        inner = _inner(self._seen, start, end)
        for line in _LINE.finditer(self._seen, inner.start, inner.end):
            mark = (
                _QUOTED.match(self._seen, *line.span()) if line.start() > inner.start and self._context.held else None
            )
            self.composer.words(line.start() if mark is None else mark.end(), line.end())
        self.composer.restyle(strong=self._strong > 0)

    def _end_heading(self, end: int) -> None:
        """What only stands above a line of dashes is a heading where it reads like one."""
        start = self.composer.start_of_block()
        if start is None or not self._underlined:
            return
        words = self._seen[start:end].rstrip(" \t\r\n=-")
        if len(words) > _HEADING_LIMIT or "\n" in words or words.endswith("."):
            self._context.end("Heading")
            self.composer.rename(self._context.kind)


def _name(stated: Any) -> str:
    return stated if isinstance(stated, str) else next(iter(stated))


def _inner(seen: str, start: int, end: int) -> Span:
    ticks = _TICKS.match(seen, start, end)
    width = 0 if ticks is None else len(ticks[0])
    inner = Span(start + width, end - width)
    words = inner.of(seen)
    if len(words) > 2 and words[0] in _BLANKS and words[-1] in _BLANKS and not words.isspace():
        return Span(inner.start + 1, inner.end - 1)
    return inner


def _is_hidden(link: Mapping[str, Any]) -> bool:
    """An address that is shown as such, and "[1]" for what is listed below, are no words."""
    shown = link["link_type"]
    return shown in _ADDRESSES or (shown == "Shortcut" and _NOTE_NUMBER.fullmatch(link["id"]) is not None)
