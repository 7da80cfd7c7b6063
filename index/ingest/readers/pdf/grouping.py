"""Which lines make a paragraph. Nothing in most PDFs says so: what is seen does, gaps, indents, sizes, short lines.

Where a column or page ends in the middle of a sentence the paragraph goes on in the next.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .lines import Line

_SAME_SIZE = 0.08  # as a share of the size
_GAP = 1.35  # times the usual distance of lines
_WIDEST_GAP = 2.0  # times the size, where no distance is usual
_INDENT = 0.6  # times the size; a first line's indent has one to three
_WIDEST_INDENT = 6.0
_SHORT = 0.72  # of the column's longest lines: a paragraph's last line
_SMALL = 0.92  # of the body's size: a note's or caption's
_LARGE = 1.12  # of the body's size: a heading's
_HEADING_LEADING = 1.7  # times the size, between the lines of one heading
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_NEW_LETTER = re.compile(r"[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ]")
_GOES_ON = re.compile(r"[a-zß-öø-ÿ]")
_HYPHENATED = re.compile(r"[^\W\d_][-\u2010\xad]\Z")
BULLET = re.compile(r"[•▪●◦‣■□○◆➢➤✓·∙]\s*(?=\S)|[•▪●◦‣■□]\Z")
_ITEM = re.compile(r"(?:[•▪●◦‣■□○◆➢➤✓·∙]|[-–—*]\s|\[\d{1,3}\]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
_NOTE_MARK = re.compile(r"(?:(\d{1,3})[.)]?(?:\s+(?=\S)|(?=[A-Z“\"‘]))|[*†‡§]{1,3}\s*(?=\S))")
_INTERRUPTIONS = 8  # paragraphs of a table or caption that a column's end puts into a sentence


@dataclass(slots=True)
class Group:
    """One paragraph. `aside` is what stands below a page's text and does not interrupt it; a `note` is a footnote."""

    lines: list[Line]
    aside: bool = False
    note: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """How the lines of a file usually are. `leading` is by the rounded size, `longest` by column and size."""

    body: float
    leading: dict[float, float]
    longest: dict[tuple[int, float], int] = field(default_factory=dict)

    def long(self, line: Line) -> int:
        return self.longest.get(_column(line), 0)


def grouped(pages: Sequence[Sequence[Line]]) -> tuple[list[Group], float]:
    """The paragraphs in order, and the body's size in points."""
    usual = _usual(pages)
    groups: list[Group] = []
    open_group: Group | None = None  # what may go on in the next column or on the next page
    for page in pages:
        for lines, aside in _asides(page, usual.body):
            if aside:
                groups += _apart(lines, usual)
                continue
            for line in lines:
                if open_group is not None and _continues(open_group, line, usual):
                    open_group.lines.append(line)
                else:
                    open_group = Group([line])
                    groups.append(open_group)
    return _rejoined(groups, usual), usual.body


def _rejoined(groups: Sequence[Group], usual: Page) -> list[Group]:
    """With the rest of a sentence behind its beginning where a table or caption stands between columns."""
    kept: list[Group] = []
    for group in groups:
        opened = next((one for one in reversed(kept[-_INTERRUPTIONS:]) if _is_rest(one, group, usual)), None)
        if opened is None:
            kept.append(group)
        else:
            opened.lines += group.lines
    return kept


def _is_rest(opened: Group, group: Group, usual: Page) -> bool:
    """Whether the group begins in small letters at the top of a column what the open one left off at a column's end."""
    last, first = opened.lines[-1], group.lines[0]
    if opened.aside or group.aside or _ENDS.search(last.text) or not _GOES_ON.match(first.text):
        return False
    if _ITEM.match(first.text) or _is_large(last, usual) or abs(first.size - last.size) > _SAME_SIZE * last.size:
        return False
    elsewhere = first.page != last.page or first.y > last.y + last.size / 2 or last.y - first.y > 4 * last.size
    return elsewhere and len(last.text) >= _SHORT * usual.long(last)


def _apart(lines: Sequence[Line], usual: Page) -> list[Group]:
    """Footnotes, where the first line bears a note's mark; each next one counts on or bears a sign."""
    groups: list[Group] = []
    notes, number = False, None
    for position, line in enumerate(lines):
        mark = _NOTE_MARK.match(line.text)
        counted = None if mark is None or mark[1] is None else int(mark[1])
        begins = mark is not None and (not position or (notes and (counted is None or counted == (number or 0) + 1)))
        notes, number = notes or begins, counted if begins and counted is not None else number
        if groups and not begins and _continues(groups[-1], line, usual):
            groups[-1].lines.append(line)
        else:
            groups.append(Group([line], aside=True, note=notes))
    return groups


def _asides(page: Sequence[Line], body: float) -> Iterable[tuple[list[Line], bool]]:
    """Runs of lines; those are aside that are small and stand at the bottom of a column."""
    runs: list[tuple[list[Line], bool]] = []
    for line in page:
        small = line.size <= _SMALL * body
        if runs and runs[-1][1] == small:
            runs[-1][0].append(line)
        else:
            runs.append(([line], small))
    for position, (lines, small) in enumerate(runs):
        following = runs[position + 1][0][0] if position + 1 < len(runs) else None
        yield lines, small and position > 0 and (following is None or following.y > lines[0].y)


def _continues(group: Group, line: Line, usual: Page) -> bool:
    last = group.lines[-1]
    if abs(line.size - last.size) > _SAME_SIZE * max(line.size, last.size):
        return False
    if _ITEM.match(line.text) and not _HYPHENATED.search(last.text):
        return False
    if line.page != last.page or line.y > last.y + last.size / 2:
        return _continues_elsewhere(group, line, usual)
    return _continues_below(group, line, usual)


def _continues_elsewhere(group: Group, line: Line, usual: Page) -> bool:
    """Whether the first line of a column or page belongs to the last paragraph before."""
    last = group.lines[-1]
    if _is_large(last, usual):
        return False
    if _HYPHENATED.search(last.text):
        return True
    if _ENDS.search(last.text):
        return False
    full = len(last.text) >= _SHORT * usual.long(last)
    return _GOES_ON.match(line.text) is not None or (full and last.is_strong == line.is_strong)


def _continues_below(group: Group, line: Line, usual: Page) -> bool:
    last = group.lines[-1]
    down = last.y - line.y
    ended = _ENDS.search(last.text) is not None
    goes_on = not ended and _GOES_ON.match(line.text) is not None
    if _is_large(last, usual):
        return down <= _HEADING_LEADING * line.size
    if down > _widest_gap(line, usual) * (1.15 if goes_on else 1.0):
        return False
    if _HYPHENATED.search(last.text) or goes_on:
        return True
    if last.is_strong != line.is_strong and (last.is_strong or line.is_strong):
        return not _NEW_LETTER.match(line.text)
    if _is_indented(group, line):
        return False
    short = len(last.text) < _SHORT * usual.long(last)
    return not (ended and short and _NEW_LETTER.match(line.text))


def _is_indented(group: Group, line: Line) -> bool:
    """Whether it begins a paragraph by where it begins: to the right, or back from an indented block."""
    first, last = group.lines[0], group.lines[-1]
    right = (line.x - last.x) / line.size
    if abs(right) > _WIDEST_INDENT:
        return True
    if right >= _INDENT:
        return not (len(group.lines) == 1 and _ITEM.match(first.text))
    return right <= -_INDENT and len(group.lines) > 1


def _is_large(line: Line, usual: Page) -> bool:
    return line.size >= _LARGE * usual.body


def _widest_gap(line: Line, usual: Page) -> float:
    leading = usual.leading.get(round(line.size))
    return _WIDEST_GAP * line.size if leading is None else _GAP * leading


def _usual(pages: Sequence[Sequence[Line]]) -> Page:
    sizes = Counter[float]()
    gaps: dict[float, Counter[float]] = defaultdict(Counter)
    lengths: dict[tuple[int, float], list[int]] = defaultdict(list)
    for page in pages:
        for line in page:
            sizes[round(line.size * 2) / 2] += len(line.text)
            lengths[_column(line)].append(len(line.text))
        for last, line in pairwise(page):
            down = last.y - line.y
            if 0.5 * line.size < down < 3 * line.size and round(line.size) == round(last.size):
                gaps[round(line.size)][round(down * 2) / 2] += 1
    body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    leading = {size: _usual_gap(found) for size, found in gaps.items()}
    return Page(body, leading, {column: _long(found) for column, found in lengths.items()})


def _usual_gap(gaps: Counter[float]) -> float:
    """The distance that is most frequent; of several the smallest, as paragraphs may stand apart."""
    most = max(gaps.values())
    return min(gap for gap, count in gaps.items() if count >= 0.5 * most)


def _long(lengths: list[int]) -> int:
    """Longer than all but the longest tenth."""
    return sorted(lengths)[(len(lengths) - 1) * 9 // 10]


def _column(line: Line) -> tuple[int, float]:
    """Columns of a page are at least 100 points wide."""
    return int(line.x // 100), round(line.size)
