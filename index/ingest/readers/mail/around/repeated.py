"""Mails within a mail: one that is answered, whose words are an earlier writer's, and one that is passed on, which is
what was meant to be read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .....text.layout import BlockKind
from ...feed.composing import Piece

_LONGEST = 500  # characters
_BLOCKS_LIMIT = 12  # of a head, where each line is one
_NAMES = {
    **dict.fromkeys(("From", "Von", "De", "Da", "Van", "Från", "Fra"), "from"),
    **dict.fromkeys(
        ("Date", "Sent", "Gesendet", "Datum", "Envoyé", "Fecha", "Data", "Skickat", "Sendt", "Dato"), "date"
    ),
    **dict.fromkeys(("To", "An", "À", "Para", "Aan", "Till", "Til"), "to"),
    **dict.fromkeys(("Subject", "Betreff", "Objet", "Asunto", "Oggetto", "Onderwerp", "Ämne", "Emne"), "subject"),
    **dict.fromkeys(("Cc", "CC", "Bcc", "BCC", "Kopie", "Kopia", "Kopi"), "cc"),
    **dict.fromkeys(("Reply-To", "Reply-to", "Sender", "Resent-From", "Message-ID", "Mailing-list"), "other"),
    **dict.fromkeys(("Importance", "Attachments", "List-Id"), "other"),
}
_FIELD = re.compile(rf"[*_]{{0,2}}({'|'.join(_NAMES)})\s?:[*_]{{0,2}}(?:\s(.*))?")
_SAID = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Em|Den|W dniu) .{4,250}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev"
    r"|napisał).{0,80}:|.{3,160} (?:wrote|writes):",
    re.DOTALL,
)
_PASSED_ON = r"(?:begin )?forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado"
_ANSWERED = r"original message|ursprüngliche nachricht|message d['’]origine|mensaje original"
_MARKER = re.compile(rf"\W*(?:(?P<on>{_PASSED_ON})|{_ANSWERED})\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RepeatedHead:
    """The blocks from `start` up to `end` are another mail's head; `fields` by their English names in lower case."""

    start: int
    end: int
    fields: Mapping[str, str]
    passed_on: bool


def is_field(line: str) -> bool:
    """Whether it is a line of a repeated head: "From: Ann Arbor"."""
    return len(line) <= _LONGEST and _FIELD.fullmatch(line.strip()) is not None


def find_head(pieces: Sequence[Piece], passed_on: bool) -> RepeatedHead | None:
    """The first; `passed_on` is whether the mail's subject says so."""
    for start, piece in enumerate(pieces):
        if not _may_begin(piece.text):
            continue
        end, fields, marked = _read_head(pieces, start)
        if "from" in fields and len(fields) > 2:
            return RepeatedHead(start, end, fields, passed_on or marked)
    return None


def is_attribution(text: str) -> bool:
    """Whether a block says no more than whose words follow: "On Monday, Jane wrote:"."""
    return len(text) <= _LONGEST and _SAID.fullmatch(text.strip()) is not None


def kinds_around(pieces: Sequence[Piece], head: RepeatedHead | None) -> list[BlockKind]:
    """The kinds as they are, but for the head itself and what its place says about the blocks around it."""
    kinds = [piece.kind for piece in pieces]
    for index, (piece, following) in enumerate(pairwise(pieces)):
        if following.kind is BlockKind.QUOTE and is_attribution(piece.text):
            kinds[index] = BlockKind.FURNITURE
    if head is None:
        return kinds
    behind = kinds[head.end :]
    if head.passed_on:
        before = [BlockKind.FURNITURE] * head.end  # and what the one who passed it on said about it
        quoted = all(kind in (BlockKind.QUOTE, BlockKind.FURNITURE) for kind in behind)
        return before + ([_unquoted(kind) for kind in behind] if quoted else behind)
    answered = [BlockKind.QUOTE if kind is not BlockKind.FURNITURE else kind for kind in behind]
    return kinds[: head.start] + [BlockKind.FURNITURE] * (head.end - head.start) + answered


def _unquoted(kind: BlockKind) -> BlockKind:
    return BlockKind.BODY if kind is BlockKind.QUOTE else kind


def _may_begin(text: str) -> bool:
    line = text.partition("\n")[0].strip()
    return len(line) <= _LONGEST and (_MARKER.fullmatch(line) is not None or is_field(line))


def _read_head(pieces: Sequence[Piece], start: int) -> tuple[int, dict[str, str], bool]:
    """Where it ends, its fields, and whether it says that it was passed on."""
    fields: dict[str, str] = {}
    marked = False
    for index in range(start, min(len(pieces), start + _BLOCKS_LIMIT)):
        for line in pieces[index].text.split("\n"):
            if len(line) > _LONGEST:
                return index, fields, marked
            if (marker := _MARKER.fullmatch(line.strip())) is not None and not fields:
                marked = marked or marker["on"] is not None
            elif (found := _FIELD.fullmatch(line.strip())) is not None:
                fields.setdefault(_NAMES[found[1]], (found[2] or "").strip(" *_"))
            else:
                return index, fields, marked
    return min(len(pieces), start + _BLOCKS_LIMIT), fields, marked
