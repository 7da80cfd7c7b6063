"""The text as the parser of Markdown is given it.

What Markdown does not know (shortcodes, comments, tags) is covered on the sheet before it is parsed, one character for
each, so that a place on the sheet is the same place in the file. The words are then taken from the file, never from
the sheet: what is covered only to be left alone stays as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from ....text.layout import BlockKind
from ....text.span import Span

COVER = "‡"  # punctuation to Markdown, as the brackets are that it covers; it means nothing there
_UNREADABLE = re.compile("[\ud800-\udfff]")  # the parser takes UTF-8
_WIDE = re.compile("[\U00010000-\U0010ffff]")  # one of them, and every character of the sheet takes four bytes
_LETTER, _SYMBOL = "\u4e00", "\u2603"  # as Markdown takes them, and so their like
_NOTHING = re.compile("[\ufeff\0]+")


class Effect(Enum):
    """What is done about a cut: nothing but to leave it out; or what stands around it is no longer one run of words,
    one block, one cell."""

    MARK = "mark"
    WITHDRAWN = "withdrawn"
    JOINT = "joint"  # withdrawn, and words on both of its sides are two
    BREAK = "break"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch that is markup. `put` is what a reader sees in its place; `cover` what the parser sees, as long."""

    start: int
    end: int
    effect: Effect = Effect.MARK
    put: str = ""
    cover: str | None = None


class Style(Enum):
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch that markup other than Markdown sets apart."""

    start: int
    end: int
    what: BlockKind | Style


class Sheet:
    """Covered step by step; `text` never changes, and `seen` is as long."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.seen = _WIDE.sub(_narrow, _UNREADABLE.sub(COVER, text.replace("\r\n", " \n").replace("\r", "\n")))
        self.zones: list[Zone] = []
        self.asides: set[int] = set()  # where quotations begin whose words are the author's own
        self.code: Sequence[Span] = ()
        self._cuts: list[Cut] = []
        self._code_starts: list[int] = []
        self.cut(Cut(*found.span()) for found in _NOTHING.finditer(text))

    def cut(self, cuts: Iterable[Cut]) -> None:
        """In order, none overlapping another of the same call."""
        made = list(cuts)
        self._cuts += made
        self._cover([(cut.start, cut.end, cut.cover) for cut in made])

    def leave(self, spans: Iterable[Span]) -> None:
        """What stands there is no markup, whatever it looks like. In order, none overlapping another."""
        self._cover([(span.start, span.end, None) for span in spans])

    def hold_code(self, code: Sequence[Span]) -> None:
        """In order, none overlapping another."""
        self.code = code
        self._code_starts = [span.start for span in code]

    def in_code(self, place: int) -> bool:
        position = bisect_right(self._code_starts, place) - 1
        return position >= 0 and place < self.code[position].end

    def take_cuts(self) -> list[Cut]:
        """All of them in order, none overlapping another: the one that begins first has what it covers. The sheet has
        them no more."""
        kept: list[Cut] = []
        cuts, self._cuts = self._cuts, []
        for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
            if kept and cut.start < kept[-1].end:
                if cut.end <= kept[-1].end:
                    continue
                cut = Cut(kept[-1].end, cut.end, cut.effect, cut.put)
            kept.append(cut)
        return kept

    def _cover(self, stretches: Sequence[tuple[int, int, str | None]]) -> None:
        if not stretches:
            return
        parts, at = [], 0
        for start, end, cover in stretches:
            parts += [self.seen[at:start], COVER * (end - start) if cover is None else cover]
            at = end
        parts.append(self.seen[at:])
        self.seen = "".join(parts)


def _narrow(wide: re.Match[str]) -> str:
    return _LETTER if wide[0].isalnum() else _SYMBOL
