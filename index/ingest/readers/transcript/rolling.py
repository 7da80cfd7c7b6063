"""Captions that roll: each cue shows the last lines of the one before again, and what is new below them."""

from collections.abc import Sequence
from itertools import pairwise

from ..traced import Traced
from .cues import Cue

_LEAST_SHARE = 0.3  # of cues that show a line again and a new one; where nothing rolls it is next to none
_LEAST_CUES = 3


def unrolled(cues: Sequence[Cue], timed_within: bool) -> list[Cue]:
    """Each line once, at the cue in which it came first. `timed_within` where the cues have times between their words,
    as only captions made by programs have them."""
    again = [_shown_again(before, cue) for before, cue in pairwise(cues)]
    rolled = sum(
        (lines or characters) > 0 and lines < len(cue.lines)
        for (lines, characters), cue in zip(again, cues[1:], strict=True)
    )
    if not rolled or not (timed_within or (rolled >= _LEAST_SHARE * len(again) and len(cues) >= _LEAST_CUES)):
        return list(cues)
    kept = list(cues[:1])
    for cue, (lines, characters) in zip(cues[1:], again, strict=True):
        if lines == len(cue.lines):
            kept[-1] = Cue(kept[-1].start, max(kept[-1].end, cue.end), kept[-1].lines)
            continue
        first = cue.lines[lines].cut(characters).stripped()
        kept.append(Cue(cue.start, cue.end, (first, *cue.lines[lines + 1 :])))
    return kept


def _shown_again(before: Cue, cue: Cue) -> tuple[int, int]:
    """How many lines of the cue are the last ones of that before, and how much of the next line has been shown."""
    old, new = _texts(before.lines), _texts(cue.lines)
    lines = next((n for n in range(min(len(old), len(new)), 0, -1) if old[-n:] == new[:n]), 0)
    if lines or not old or not new:
        return lines, 0
    return next(
        ((n - 1, len(old[-1])) for n in range(min(len(old), len(new)), 0, -1) if _grows(old[-n:], new[:n])), (0, 0)
    )


def _grows(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the lines are the same, but that words came to the last one."""
    return old[:-1] == new[:-1] and new[-1].startswith(f"{old[-1]} ")


def _texts(lines: Sequence[Traced]) -> list[str]:
    return [line.text for line in lines]
