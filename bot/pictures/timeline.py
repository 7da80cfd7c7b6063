"""A timeline as a PNG: a lane an outlet, a dot a quotation, along time.

It has a ground of its own, so that it looks the same in a dark and in a light client, and letters that are still large
enough where a phone shows it at half its width.
"""

import datetime
import io
from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw, ImageFont

from bot.replies.coverage.timeline_chart import Dot, Lane, TimelineChart

WIDTH = 840  # pixels; a phone shows 360 to 390 of its own, a desktop 550
_LETTERS = 30  # pixels: 13 of a phone's
_SMALL = 26
_MARGIN, _GAP = 28, 12
_DOT = 22  # across
_DEEPEST = 5  # dots above each other; what goes beyond shares the last place
_APART = 24  # pixels between two days below the axis
_GROUND, _TEXT, _FAINT, _LINE, _COLOUR = "#FFFFFF", "#1F2328", "#57606A", "#D0D7DE", "#0B57D0"


def timeline_png(chart: TimelineChart) -> bytes:
    stacks = [_stacked(lane, chart.days) for lane in chart.lanes]
    heights = [_LETTERS + _GAP + _DOT * (1 + max(row for *_, row in stack)) + _GAP for stack in stacks]
    legend = _legend(chart)
    foot = _SMALL + 2 * _GAP + (_SMALL + _GAP) * len(legend)
    image = Image.new("RGB", (WIDTH, _MARGIN + sum(heights) + foot + _GAP), _GROUND)
    drawing = ImageDraw.Draw(image)
    top = _MARGIN
    for number, (lane, stack, height) in enumerate(zip(chart.lanes, stacks, heights, strict=True), 1):
        _draw_lane(drawing, lane, number, stack, (top, top + height))
        top += height
    _draw_axis(drawing, chart.days, top)
    for place, line in enumerate(legend):
        drawing.text((_MARGIN, top + _SMALL + 2 * _GAP + place * (_SMALL + _GAP)), line, _FAINT, _font(_SMALL))
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _legend(chart: TimelineChart) -> list[str]:
    dots = [dot for lane in chart.lanes for dot in lane.dots]
    lines = ["ring: as we read it, not named"] if not all(dot.named for dot in dots) else []
    return lines + ([f"{chart.undated:,} without a date not shown"] if chart.undated else [])


def _draw_lane(
    drawing: ImageDraw.ImageDraw, lane: Lane, number: int, stack: Sequence[tuple[Dot, int, int]], edges: tuple[int, int]
) -> None:
    top, bottom = edges
    font = _font(_LETTERS)
    label = _fitting(lane.label if _is_drawn(lane.label, font) else f"outlet {number}", font)
    drawing.text((_MARGIN, top), label, _TEXT, font)
    ground = bottom - _GAP
    drawing.line((_MARGIN, ground, WIDTH - _MARGIN, ground), _LINE, 2)
    for dot, at, row in stack:
        base = ground - _DOT * row - 2
        box = (at - _DOT // 2 + 1, base - _DOT + 2, at + _DOT // 2 - 1, base)
        drawing.ellipse(box, _COLOUR if dot.named else _GROUND, _COLOUR, 4)


def _stacked(lane: Lane, days: Sequence[datetime.date]) -> list[tuple[Dot, int, int]]:
    """Each dot with its place from the left, and how many lie below it that it would cover."""
    placed: list[tuple[Dot, int, int]] = []
    for dot in lane.dots:
        at = _place(dot.day, days)
        rows = {row for _, other, row in placed if abs(other - at) < _DOT}
        placed.append((dot, at, next((row for row in range(_DEEPEST) if row not in rows), _DEEPEST - 1)))
    return placed


def _place(day: datetime.date, days: Sequence[datetime.date]) -> int:
    first, last = days[0], days[-1]
    left, right = _MARGIN + _DOT, WIDTH - _MARGIN - _DOT
    if first == last:
        return (left + right) // 2
    return round(left + (right - left) * (day - first).days / (last - first).days)


def _draw_axis(drawing: ImageDraw.ImageDraw, days: Sequence[datetime.date], top: int) -> None:
    font = _font(_SMALL)
    for day, words, left in _ticks(days, font):
        at = _place(day, days)
        drawing.line((at, top - _GAP, at, top), _FAINT, 2)
        drawing.text((left, top + 4), words, _FAINT, font)


def _ticks(
    days: Sequence[datetime.date], font: ImageFont.FreeTypeFont | ImageFont.ImageFont
) -> Iterator[tuple[datetime.date, str, float]]:
    """The first and the last day, then those between that have room, each with its words and where they begin."""
    taken: list[tuple[float, float]] = []
    for day in dict.fromkeys((days[0], days[-1], *days)):
        words = f"{day.day} {day:%b} {day.year}"
        width = font.getlength(words)
        left = min(max(_place(day, days) - width / 2, _MARGIN), WIDTH - _MARGIN - width)
        if all(left + width + _APART <= other or end + _APART <= left for other, end in taken):
            taken.append((left, left + width))
            yield day, words, left


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _is_drawn(words: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> bool:
    """Whether the font, which is Latin, has every letter."""
    missing = _shape("\U0010ffff", font)
    return all(letter.isspace() or _shape(letter, font) != missing for letter in words)


def _shape(letter: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> tuple[object, bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)


def _fitting(words: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> str:
    room = WIDTH - 2 * _MARGIN
    while len(words) > 1 and font.getlength(words) > room:
        words = words[:-2].rstrip() + "…"
    return words
