"""Marks of bold and of links that Markdown leaves in the words, as their other half is missing or stands wrong:
"**Website: **", "** A meeting **", "the list](https://…)".

A mark goes where its block begins or ends with it, or another one stands in its block. Stars that stand for letters,
a line to be filled in, and names of programs such as "__init__" are words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .....text.span import Span
from ..context import BLOCKS
from ..events import events, kind_and_name
from ..sheet import Cut, Effect, Sheet

_SIGNS = ("**", "__", "](")
_STARS = re.compile(r"(?<![*\\])\*{2,4}(?!\*)")
_LINES = re.compile(r"(?<![_\\])__(?!_)")
_PAIR = 2  # characters of a mark of bold; four are one that holds nothing
_WORD = re.compile(r"[A-Za-z0-9]")
_STEM = re.compile(r"[A-Za-z0-9]*\Z")
_LONGEST = 40  # letters of a word
_MASKED = 3  # letters, at the most, that are left of a word whose others are stars
_PROGRAMS = re.compile(r"(?<![^\W_])__\w+?__(?![^\W_])")
_TARGET = re.compile(r"\]\((?:https?:|mailto:|/)[^\s()]*\)")


@dataclass(slots=True)
class _Block:
    """The stretches of words in one block that no markup parts, in order."""

    words: list[Span]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def cut_leftovers(sheet: Sheet) -> None:
    if any(sign in sheet.seen for sign in _SIGNS):
        cuts = [cut for block in _blocks(sheet.seen) for cut in _cuts(sheet.seen, block)]
        sheet.cut(sorted(cuts, key=lambda cut: cut.start))


def _blocks(seen: str) -> Iterator[_Block]:
    words: list[Span] = []
    program = False
    for event, start, end in events(seen):
        if type(event) is not dict:
            continue
        if "Text" in event:
            if not program:
                _add(words, Span(start, end))
            continue
        kind, name = kind_and_name(event)
        if name in BLOCKS:
            program = name == "CodeBlock" and kind == "Start"
            if words:
                yield _Block(words)
            words = []


def _add(words: list[Span], span: Span) -> None:
    if words and words[-1].end == span.start:
        words[-1] = Span(words[-1].start, span.end)
    else:
        words.append(span)


def _cuts(seen: str, block: _Block) -> Iterator[Cut]:
    for form in (_STARS, _LINES):
        marks = [mark for span in block.words for mark in _marks(seen, span, form)]
        plain = [mark for mark in marks if not _is_masked(seen, mark)]
        for mark in marks if plain and len(marks) > 1 else plain:
            if len(marks) > 1 or _is_at_edge(seen, block, mark):
                yield Cut(mark.start, mark.end)
    yield from _targets(seen, block.words)


def _marks(seen: str, span: Span, form: re.Pattern[str]) -> Iterator[Span]:
    names = _names(seen, span) if form is _LINES else ()
    for found in form.finditer(seen, span.start, span.end):
        start, end = found.span()
        before, after = seen[max(0, start - 1) : start], seen[end : end + 1]
        within_word = _WORD.match(before) and _WORD.match(after)
        alone = not before.strip() and not after.strip()
        drawn = alone and (end - start > _PAIR or form is _LINES)  # a line of stars, or one to be filled in
        if not (within_word or drawn or start in names):
            yield Span(start, end)


def _names(seen: str, span: Span) -> set[int]:
    """Where the lines before and behind the names of programs begin."""
    found = [found.span() for found in _PROGRAMS.finditer(seen, span.start, span.end)]
    return {place for start, end in found for place in (start, end - _PAIR)}


def _is_masked(seen: str, mark: Span) -> bool:
    """Whether the stars may be the rest of a word: "f***"."""
    stem = _STEM.search(seen, max(0, mark.start - _LONGEST), mark.start)
    letters = 0 if stem is None else len(stem[0])
    if letters == 0 or _WORD.match(seen, mark.end):
        return False
    return letters <= _MASKED or len(mark) % _PAIR == 1


def _is_at_edge(seen: str, block: _Block, mark: Span) -> bool:
    return not seen[block.start : mark.start].strip() or not seen[mark.end : block.end].strip()


def _targets(seen: str, words: Sequence[Span]) -> Iterator[Cut]:
    """Of links, with the bracket that opens before them where there is one."""
    for span in words:
        at = span.start
        for found in _TARGET.finditer(seen, span.start, span.end):
            opening = seen.rfind("[", at, found.start())
            if opening >= 0 and "]" not in seen[opening : found.start()]:
                yield Cut(opening, opening + 1)
            yield Cut(*found.span(), Effect.WITHDRAWN)
            at = found.end()
