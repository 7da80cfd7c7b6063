"""What stands on the margins of pages again and again, heads, feet and page numbers: no words of the article."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from .lines import Line

_MARGIN_LINES = 3  # that are looked at on top of a page, and as many at its bottom
_PAGES_SHARE = 0.3  # of all pages; heads of left and right pages differ, and chapters begin without
_FEWEST_PAGES = 2
_SAME_PLACE = 6.0  # points up or down
_SAME_SIZE = 0.15  # as a share
_GAP = 2.25  # times the size; lines of one text stand 1.2 apart, paragraphs of a web page 2.2
_OTHER_SIZE = 0.05  # as a share
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|seite|p\.|pg\.?)?\s*(\d{1,4})(?:\s*(?:of|/|von|de)\s*\d{1,4})?\W{0,3}", re.IGNORECASE
)
_LONGEST = 200  # characters


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines, in order, without what repeats on their margins."""
    margins = [_margin(page) for page in pages]
    repeated = _repeated(margins) | _numbers(pages, margins)
    return [_inner(page, repeated) for page in pages]


def _inner(page: Sequence[Line], repeated: set[int]) -> list[Line]:
    """The page without what repeats on its top and at its bottom: what repeats between other lines is text."""
    by_height = sorted(page, key=lambda line: -line.y)
    outside = {id(line) for line in _outer(by_height, repeated) + _outer(by_height[::-1], repeated)}
    return [line for line in page if id(line) not in outside]


def _outer(inwards: Sequence[Line], repeated: set[int]) -> list[Line]:
    """The first of these lines that repeat, up to where they are set apart from the next, by a gap or their size."""
    outer = list(takewhile(lambda line: id(line) in repeated, inwards))
    if len(outer) == len(inwards):  # a form that is filled in again and again
        return []
    while outer and not _is_apart(outer[-1], inwards[len(outer)]):
        outer.pop()
    return outer


def _is_apart(line: Line, following: Line) -> bool:
    larger = max(line.size, following.size)
    return abs(line.y - following.y) > _GAP * larger or abs(line.size - following.size) > _OTHER_SIZE * larger


def _margin(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    outer = by_height if len(by_height) <= 2 * _MARGIN_LINES else by_height[:_MARGIN_LINES] + by_height[-_MARGIN_LINES:]
    return [line for line in outer if len(line.text) <= _LONGEST]


def _repeated(margins: Sequence[Sequence[Line]]) -> set[int]:
    """Lines that say the same, numbers apart, at the same place and as large on several pages."""
    alike: dict[str, list[Line]] = defaultdict(list)
    for margin in margins:
        for line in margin:
            alike[_NUMBER.sub("#", line.text.casefold())].append(line)
    fewest = max(_FEWEST_PAGES, _PAGES_SHARE * len(margins))
    found: set[int] = set()
    for words, lines in alike.items():
        if not any(character.isalpha() for character in words):
            continue
        for group in _groups(lines):
            if len({line.page for line in group}) >= fewest:
                found.update(id(line) for line in group)
    return found


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Those at one place, by height; at most one group for each line."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.y):
        last = groups[-1][-1] if groups else None
        if last is not None and line.y - last.y <= _SAME_PLACE and abs(line.size - last.size) <= _SAME_SIZE * last.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _numbers(pages: Sequence[Sequence[Line]], margins: Sequence[Sequence[Line]]) -> set[int]:
    """Numbers alone on their line that count as the pages do."""
    by_offset: dict[int, list[Line]] = defaultdict(list)
    for margin in margins:
        for line in margin:
            if (found := _PAGE_NUMBER.fullmatch(line.text)) is not None:
                by_offset[int(found[1]) - line.page].append(line)
    fewest = max(_FEWEST_PAGES, _PAGES_SHARE * len(pages)) if len(pages) > 1 else 1
    counting = {
        offset: lines
        for offset, lines in by_offset.items()
        if len({line.page for line in lines}) >= fewest and (len(pages) > 1 or offset == 0)
    }
    return {id(line) for lines in counting.values() for line in lines if _is_outermost(line, pages[line.page - 1])}


def _is_outermost(line: Line, page: Sequence[Line]) -> bool:
    """Whether but two rows at most stand above it, or below it: a number in a table counts no pages."""
    above = sum(other.y > line.y + 1 for other in page)
    below = sum(other.y < line.y - 1 for other in page)
    return min(above, below) < _MARGIN_LINES
