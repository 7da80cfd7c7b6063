"""The lines of one page, in the order of its content, with where each begins and how large it is.

Text that is turned against the rest of its page stands beside the text: it is left out.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .characters import cleaned, with_single_blanks, without_bullet

_BOLD = re.compile(r"bold|black|heavy|semib|demi|cmbx|cmssbx|sfbx|-medi\b|TB\b|TBI?\Z", re.IGNORECASE)
_MARK = re.compile(r"[\d*†‡§,]{1,6}")
_RAISED = 0.15  # of the line's size: the baseline of a footnote's mark stands higher
_SMALL = 0.8  # of the line's size
_TAKES_A_POWER = re.compile(r"(?:\d|\b\w{1,2})\Z")  # m², 10³: no footnote's mark
_SMALLEST = 0.01  # points; what is smaller has no size


@dataclass(frozen=True, slots=True)
class Chunk:
    """Characters in one font. `x` and `y` are in points from the page's corner as its text is turned, `y` upwards."""

    text: str
    x: float
    y: float
    size: float
    turn: int
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """`strong` are ranges in `text`; `raw` is the text before anything was cleaned; `page` counts from 1."""

    text: str
    raw: str
    x: float
    y: float
    size: float
    page: int
    strong: tuple[tuple[int, int], ...] = ()

    @property
    def is_strong(self) -> bool:
        """Whether all of it is in bold."""
        return self.strong == ((0, len(self.text)),)


Visit = Callable[[str, Any, Any, Any, float], None]


def visitor_to(chunks: list[Chunk]) -> Visit:
    """What pypdf calls with each piece of text, its matrices, its font and the font's size."""

    def visit(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        _, b, c, d, x, y = _product(inner, outer)
        turn = _turn(b, d)
        height = abs(size) * math.hypot(c, d)
        if not all(map(math.isfinite, (x, y, height))):
            x, y, height = 0.0, 0.0, 0.0
        across, up = {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[turn]
        chunks.append(Chunk(text, across, up, max(height, _SMALLEST), turn, _is_bold(font)))

    return visit


def lines_of(chunks: Iterable[Chunk], page: int) -> list[Line]:
    """What is not blank. The size of a line is that of most of its characters."""
    kept = list(chunks)
    turns = Counter[int]()
    for chunk in kept:
        turns[chunk.turn] += len(chunk.text.strip())
    main = max(turns, key=lambda turn: turns[turn], default=0)
    found = (_line(row, page) for row in _rows(kept, main))
    return [line for line in found if line is not None]


def _rows(chunks: Iterable[Chunk], turn: int) -> Iterator[list[Chunk]]:
    """The pieces of each line. Of text that is turned otherwise only its breaks count."""
    row: list[Chunk] = []
    for chunk in chunks:
        for position, text in enumerate(chunk.text.split("\n")):
            if position:
                yield row
                row = []
            if text and (chunk.turn == turn or not text.strip()):
                row.append(replace(chunk, text=text))
    yield row


def _line(row: list[Chunk], page: int) -> Line | None:
    seen = [chunk for chunk in row if chunk.text.strip()]
    if not seen:
        return None
    sizes = Counter[float]()
    for chunk in seen:
        sizes[round(chunk.size, 1)] += len(chunk.text.strip())
    size = max(sizes, key=lambda one: (sizes[one], one))
    base = next(chunk.y for chunk in seen if round(chunk.size, 1) == size)
    text, strong = _written(row, size, base)
    if not text:
        return None
    return Line(text, "".join(chunk.text for chunk in row), seen[0].x, base, size, page, strong)


def _written(row: list[Chunk], size: float, base: float) -> tuple[str, tuple[tuple[int, int], ...]]:
    text = ""
    strong: list[tuple[int, int]] = []
    for chunk in row:
        if _is_mark(chunk, size, base) and text.strip() and not _TAKES_A_POWER.search(text):
            continue
        words = with_single_blanks(cleaned(chunk.text))
        words = without_bullet(words.lstrip()) if not text else words[1:] if text[-1] == words[:1] == " " else words
        if chunk.bold and words.strip():
            start = len(text) + len(words) - len(words.lstrip())
            if strong and strong[-1][1] == len(text.rstrip()):
                start, _ = strong.pop()
            strong.append((start, len(text) + len(words.rstrip())))
        text += words
    kept = text.rstrip()
    ranges = ((start, min(end, len(kept))) for start, end in strong)
    return kept, tuple((start, end) for start, end in ranges if start < end)


def _is_mark(chunk: Chunk, size: float, base: float) -> bool:
    """Whether it is what points to a footnote: small, raised, a number or a sign."""
    if chunk.size > _SMALL * size or chunk.y < base + _RAISED * size:
        return False
    return _MARK.fullmatch(chunk.text.strip()) is not None


def _product(inner: list[float], outer: list[float]) -> tuple[float, float, float, float, float, float]:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _turn(b: float, d: float) -> int:
    """By how many degrees, of four."""
    if abs(d) >= abs(b):
        return 0 if d >= 0 else 180
    return 90 if b > 0 else 270


def _is_bold(font: Any) -> bool:
    name = font.get("/BaseFont") if hasattr(font, "get") else None
    return isinstance(name, str) and _BOLD.search(name) is not None
