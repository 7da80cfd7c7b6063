"""The cues of WebVTT and SubRip, as they stand in the file, also where their form is not kept quite.

Hours, fractions, numbers and the blank lines between cues may be missing; a fraction may follow a comma or a dot. Cues
come in the order of their times; where a whole stretch begins anew, as in files put behind each other, it stays behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...reader import DocumentRefused
from ..traced import Traced, taken

CUES_LIMIT = 50_000  # a day of speech has 30,000
LINES_LIMIT = 300_000  # they take about 6 s
TIME = r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?"
TIMING = re.compile(rf"[ \t]*{TIME}[ \t]*--?>[ \t]*{TIME}(?:[ \t].*)?", re.ASCII)
VTT = re.compile(r"\ufeff?[ \t\r\n]{0,8}WEBVTT(?![^ \t\r\n])")
_END_OF_LINE = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"\s*\d{1,7}\s*", re.ASCII)
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?=\s|$)")
_FIELD = re.compile(r"(?:NOTE\s+)?([A-Za-z][\w -]{0,30}):\s*(\S.{0,2000})")
_ANEW = 20  # cues in a row that are earlier than one before them: another recording, no disorder


@dataclass(frozen=True, slots=True)
class Cue:
    """From `start` to `end`, in milliseconds; never an `end` before the `start`."""

    start: int
    end: int
    lines: tuple[Traced, ...]


@dataclass(slots=True)
class CueFile:
    """`fields` are what the head and the notes state: "Language: en"."""

    cues: list[Cue] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


def read_cues(text: str) -> CueFile:
    """Raises DocumentRefused where there are more than CUES_LIMIT, or more lines than LINES_LIMIT."""
    check_lines(text)
    reading = _Reading(named=VTT.match(text) is not None)
    for block in _blocks(text, whole_lines=reading.named):
        reading.take(block)
    return CueFile(in_order(reading.cues()), reading.fields)


def check_lines(text: str) -> None:
    if max(text.count("\n"), text.count("\r")) > LINES_LIMIT:
        raise DocumentRefused(f"it has more than {LINES_LIMIT:,} lines: split it")


def milliseconds(parts: Sequence[str | None]) -> int:
    """Of the four groups of TIME."""
    hours, minutes, seconds, fraction = parts
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def lines_of(text: str, start: int = 0) -> Iterator[Traced]:
    """The lines of `text[start:]`, without their ends."""
    for found in _END_OF_LINE.finditer(text, start):
        yield taken(text, start, found.start())
        start = found.end()
    yield taken(text, start, len(text))


def in_order(cues: Sequence[Cue]) -> list[Cue]:
    """By time, each part of a file that holds several recordings on its own."""
    ordered: list[Cue] = []
    part: list[Cue] = []
    latest = late = 0
    for cue in cues:
        late = late + 1 if cue.start < latest else 0
        latest = max(latest, cue.start)
        part.append(cue)
        if late == _ANEW:
            ordered += sorted(part[:-_ANEW], key=_start)
            part = part[-_ANEW:]
            latest, late = max(map(_start, part)), 0
    return ordered + sorted(part, key=_start)


def _start(cue: Cue) -> int:
    return cue.start


def _blocks(text: str, whole_lines: bool) -> Iterator[list[Traced]]:
    """Lines between empty ones. In WebVTT a line of blanks is a line of the cue."""
    block: list[Traced] = []
    for line in lines_of(text):
        if line.text if whole_lines else line.text.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


class _Reading:
    def __init__(self, named: bool) -> None:
        self.fields: dict[str, str] = {}
        self.named = named  # cues may have names, as in WebVTT
        self._times: list[tuple[int, int]] = []
        self._lines: list[list[Traced]] = []
        self._numbered = False

    def cues(self) -> list[Cue]:
        timed = zip(self._times, self._lines, strict=True)
        return [Cue(start, end, tuple(lines)) for (start, end), lines in timed if any(x.text.strip() for x in lines)]

    def take(self, block: list[Traced]) -> None:
        timed = [at for at, line in enumerate(block) if _times(line.text) is not None]
        if self.named and (VTT.match(block[0].text) or _COMMENT.match(block[0].text)):
            self._state(block[: timed[0] if timed else None])
        else:
            self._add(self._above(block, timed[0], named=self.named) if timed else block)
        for at, following in zip(timed, [*timed[1:], None], strict=False):
            self._open(block[at].text)
            self._add(self._above(block[at + 1 :], following - at - 1) if following else block[at + 1 :])

    def _above(self, block: list[Traced], timing: int, named: bool = False) -> list[Traced]:
        """The lines above a timing, without the cue's number or, where it may be `named`, its name above it."""
        if timing == 0:
            return []
        is_number = _NUMBER.fullmatch(block[timing - 1].text) is not None
        if not self._times:
            self._numbered = is_number  # as the first cue is, all are
        return block[: timing - 1] if named or (is_number and self._numbered) else block[:timing]

    def _open(self, timing: str) -> None:
        if len(self._times) == CUES_LIMIT:
            raise DocumentRefused(f"it holds more than {CUES_LIMIT:,} cues: split it")
        start, end = _times(timing) or (0, 0)
        self._times.append((start, max(start, end)))
        self._lines.append([])

    def _add(self, lines: list[Traced]) -> None:
        if self._lines and not (len(lines) == 1 and _NUMBER.fullmatch(lines[0].text) and self._lines[-1]):
            self._lines[-1] += lines

    def _state(self, lines: Sequence[Traced]) -> None:
        for line in lines:
            if (stated := _FIELD.fullmatch(line.text.strip())) is not None:
                self.fields.setdefault(stated[1].lower(), stated[2])


def _times(line: str) -> tuple[int, int] | None:
    found = TIMING.fullmatch(line) if ">" in line else None
    return None if found is None else (milliseconds(found.groups()[:4]), milliseconds(found.groups()[4:]))
