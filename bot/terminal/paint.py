"""Laid-out lines on a terminal, in colour, wrapped at its width."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from .layout import LaidOutLine, Style
from .screen import Screen

_LOOKS = {
    Style.PLAIN: "",
    Style.HEADLINE: "bold",
    Style.PROBLEM: "bold red",
    Style.SPEAKER: "bold cyan",
    Style.QUOTATION: "italic",
    Style.MARKED: "reverse",
    Style.SMALL: "dim",
    Style.LABEL: "bold",
}


def paint(lines: Iterable[LaidOutLine], console: Console | None = None) -> None:
    console = console or Screen()
    for line in lines:
        text = Text.assemble(*((piece.text, _LOOKS[piece.style]) for piece in line.pieces))
        console.print(Padding(text, (0, 0, 0, line.indent)))
