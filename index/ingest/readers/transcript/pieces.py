"""The parts of cues that one person says each, as far as marks tell: voices, ">>", dashes, lines that open anew."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ...reader import DocumentRefused
from ..traced import Traced, joined
from .cues import Cue
from .labels import NAME, ROLE
from .markup import VOICE, clean_line, has_inline_times, unescaped, without_songs
from .rolling import unrolled

PIECES_LIMIT = 100_000
LABEL = re.compile(rf"(?P<name>{NAME})(?P<role>{ROLE})[ \t]?[:：](?=\s|\Z)[ \t]*")
BRACKETED = re.compile(rf"\[(?P<name>{NAME})(?P<role>{ROLE})\][ \t]*:?[ \t]*(?=\S)")
_CHANGE = re.compile(r">{2,4}|»")
_DASH = re.compile(r"[-‐‑–][ \t]*(?=[^\s\d\-‐‑–])")
_AFFILIATION = re.compile(r"\([^()]{0,100}\)\s*\Z")  # "Jane Doe (External)"
_SURNAME_FIRST = re.compile(
    r"((?:[a-z]{2,4} ){0,2}[^\Wa-z\d_][\w'’-]*), ([^\Wa-z\d_][\w'’.-]*(?: [^\Wa-z\d_][\w'’.-]*)?)"
)
_BEHIND_NAMES = frozenset(
    "jr sr ii iii iv phd md mayor host moderator governor senator president chair speaker".split()
)
_PARTS = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of `cue`. `voice` is whom a tag names for them, None where none is open; `changed` where a mark tells that
    somebody else speaks."""

    cue: Cue
    words: Traced
    voice: Traced | None = None
    changed: bool = False


def pieces_of(cues: Sequence[Cue]) -> list[list[Piece]]:
    """For each cue that shows anything new its pieces, at least one; without words where nobody says any. Raises
    DocumentRefused where there are more than PIECES_LIMIT."""
    timed_within = any(has_inline_times(cue.lines) for cue in cues)
    cleaned = [Cue(cue.start, cue.end, tuple(_cleaned(cue.lines))) for cue in cues]
    shown = unrolled([cue for cue in cleaned if cue.lines], timed_within)
    pieces: list[list[Piece]] = []
    left = PIECES_LIMIT
    for cue in shown:
        of_cue = list(islice(_pieces(cue), left + 1))
        left -= len(of_cue)
        if left < 0:
            raise DocumentRefused(f"it holds more than {PIECES_LIMIT:,} turns: split it")
        pieces.append(of_cue or [Piece(cue, Traced(""))])
    return pieces


def shown_in(cue: Cue) -> Traced:
    """All of it on one line, also what is no words."""
    bare = (unescaped(line.replaced(VOICE, lambda _: "")).stripped() for line in cue.lines)
    return joined((line for line in bare if line.text), " ")


def _cleaned(lines: Sequence[Traced]) -> Iterator[Traced]:
    for line in lines:
        for part in _PARTS.finditer((clean := clean_line(line)).text):
            if (cut := clean.cut(*part.span()).stripped()).text:
                yield cut


def _pieces(cue: Cue) -> Iterator[Piece]:
    voice: Traced | None = None
    for line in _flowing(without_songs(cue.lines)):
        start = 0
        for tag in VOICE.finditer(line.text):
            yield from _parts(cue, line.cut(start, tag.start()), voice)
            name = unescaped(line.cut(*tag.span(1))).replaced(_AFFILIATION, lambda _: "").stripped() if tag[1] else None
            voice, start = _in_order(name) if name and name.text else None, tag.end()
        yield from _parts(cue, line.cut(start), voice)


def _in_order(name: Traced) -> Traced:
    """ "Doe, Jane" is Jane Doe."""
    found = _SURNAME_FIRST.fullmatch(name.text)
    if found is None or found[2].isupper() or found[2].lower().rstrip(".") in _BEHIND_NAMES:
        return name
    return joined([name.cut(*found.span(2)), name.cut(*found.span(1))], " ")


def _flowing(lines: Sequence[Traced]) -> Iterator[Traced]:
    """Lines that go on where the one before ends are one."""
    flowing: list[Traced] = []
    for line in lines:
        if flowing and any(form.match(line.text) for form in (LABEL, BRACKETED, _DASH)):
            yield joined(flowing, " ")
            flowing = []
        flowing.append(line)
    if flowing:
        yield joined(flowing, " ")


def _parts(cue: Cue, line: Traced, voice: Traced | None) -> Iterator[Piece]:
    """Of one line: parts at ">>", and behind the dash that opens it."""
    line = unescaped(line).stripped()
    start, changed = 0, False
    if voice is None:
        if (dash := _DASH.match(line.text)) is not None:
            start, changed = dash.end(), True
        for mark in _CHANGE.finditer(line.text):
            if (words := line.cut(start, max(start, mark.start())).stripped()).text or changed:
                yield Piece(cue, words, changed=changed)
            start, changed = mark.end(), True
    if (words := line.cut(start).stripped()).text or changed:
        yield Piece(cue, words, voice, changed)
