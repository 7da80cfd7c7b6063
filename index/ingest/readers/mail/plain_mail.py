"""A mail's plain text as blocks: what begins with ">" is an earlier writer's, lines that were wrapped are one again.

"format=flowed" (RFC 3676) says where lines were wrapped; elsewhere the width does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ....text.layout import BlockKind
from ..feed.composing import Piece
from ..feed.plain import pieces_of_lines, width_of
from .around.repeated import is_field

_QUOTED = re.compile(r"(?:> ?)+")
_LINK = re.compile(
    r"[ \t]?(?:<https?://[^\s<>]{1,2000}>|\[https?://[^\s\[\]]{1,2000}\]|\(\s?https?://[^\s()]{1,2000}\s?\))"
)
_BARE_LINK = re.compile(r"\W*(?:https?://|www\.)\S+\W*", re.IGNORECASE)
_SIGNATURE = re.compile(r"-- ?|_{20,}")  # "-- " stands before a signature, a long rule before a list's footer


@dataclass(frozen=True, slots=True)
class _Line:
    depth: int  # how often it was quoted
    text: str


def pieces_of_mail(text: str, flowed: bool, joined: bool) -> list[Piece]:
    """`flowed` as its media type states it; `joined` where lines are put together without their blank (DelSp)."""
    lines = [_line(line) for line in text.splitlines()]
    lines = list(_unflowed(lines, joined)) if flowed else lines
    width = 0 if flowed else width_of(line.text for line in lines)
    pieces: list[Piece] = []
    for run in _runs(lines):
        pieces += _pieces(run, width)
    return pieces


def _line(line: str) -> _Line:
    mark = _QUOTED.match(line)
    if mark is None:
        return _Line(0, line)
    return _Line(mark[0].count(">"), line[mark.end() :])


def _unflowed(lines: list[_Line], joined: bool) -> Iterator[_Line]:
    """A line that ends with a blank goes on in the next; one that begins with a blank was given it on its way."""
    parts: list[str] = []
    depth = 0
    for line in lines:
        text = line.text.removeprefix(" ") if line.depth == 0 else line.text
        if parts and line.depth != depth:
            yield _Line(depth, "".join(parts))
            parts = []
        depth = line.depth
        goes_on = text.endswith(" ") and text != "-- "
        parts.append(text[:-1] if goes_on and joined else text)
        if not goes_on:
            yield _Line(depth, "".join(parts))
            parts = []
    if parts:
        yield _Line(depth, "".join(parts))


def _runs(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines of one kind: of a mail that is repeated its headers, quoted, a signature, or the writer's own."""
    run: list[_Line] = []
    of_run: tuple[int, bool, bool] | None = None
    is_signature = False
    for line in lines:
        is_signature = (is_signature or _SIGNATURE.fullmatch(line.text) is not None) and line.depth == 0
        kind = (line.depth, is_signature, is_field(line.text))
        if run and kind != of_run:
            yield run
            run = []
        of_run = kind
        run.append(line)
    if run:
        yield run


def _pieces(run: list[_Line], width: int) -> Iterator[Piece]:
    first = run[0]
    if is_field(first.text):
        yield Piece(BlockKind.BODY, "\n".join(" ".join(line.text.split()) for line in run))
        return
    if first.depth == 0 and _SIGNATURE.fullmatch(first.text):
        kind = BlockKind.FURNITURE
    else:
        kind = BlockKind.QUOTE if first.depth else BlockKind.BODY
    for piece in pieces_of_lines([line.text for line in run], width, kind):
        if _BARE_LINK.fullmatch(piece.text):
            yield Piece(BlockKind.FURNITURE, piece.text)
        elif words := _LINK.sub("", piece.text).strip():
            yield Piece(piece.kind, words)
