"""Stars within words that stand for letters, as in "f**k this s**t": Markdown would take both for the ends of bold."""

import re
from collections.abc import Iterator

from .....text.span import Span
from ..events import events
from ..sheet import Sheet

_WITHIN_WORD = re.compile(r"\w\*{1,3}\w")
_LENGTHS = {"Emphasis": 1, "Strong": 2}


def leave_stars(sheet: Sheet) -> None:
    if _WITHIN_WORD.search(sheet.seen):
        sheet.leave(sorted(_stars(sheet.seen)))


def _stars(seen: str) -> Iterator[Span]:
    opened: list[int] = []
    for event, start, end in events(seen):
        if type(event) is not dict:
            continue
        if event.get("Start") in ("Emphasis", "Strong"):
            opened.append(start)
        elif (name := event.get("End")) in ("Emphasis", "Strong"):
            first, length = opened.pop(), _LENGTHS[name]
            if _stands_for_letters(seen, Span(first, first + length), Span(end - length, end)):
                yield from (Span(first, first + length), Span(end - length, end))


def _stands_for_letters(seen: str, opening: Span, closing: Span) -> bool:
    """Also where only the first is within a word, and the words between them are several."""
    if opening.of(seen)[0] != "*" or not _is_within_word(seen, opening):
        return False
    return _is_within_word(seen, closing) or any(c.isspace() for c in seen[opening.end : closing.start])


def _is_within_word(seen: str, stars: Span) -> bool:
    before = seen[max(0, stars.start - 3) : stars.start].rstrip("*")[-1:]
    after = seen[stars.end : stars.end + 3].lstrip("*")[:1]
    return _is_letter(before) and _is_letter(after)


def _is_letter(character: str) -> bool:
    """Of a script that parts words by blanks: in "把**版权**还给" the stars are marks."""
    return character.isdigit() or character.lower() != character.upper()
