"""Corrections as JSON: what a person gives, and the line that is kept of it.

A line's id is a hash of what it says, so the same correction has the same id everywhere, and a byte that changed on the
disk is found when the line is read.
"""

import datetime
import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from ..errors import CorrectionRefused
from ..text.document import Span
from ..text.folding import fold
from .correction import (
    Correction,
    DifferentSpeakers,
    KeptCorrection,
    NoQuotation,
    Place,
    Renamed,
    SameSpeaker,
    SpeakerCorrection,
)

_Fields: TypeAlias = "Mapping[str, Any]"

_ID_DIGITS = 12  # hexadecimal: two of 10,000 corrections have the same with odds of 1 in 5,600,000
_LONGEST_NAME = 300  # characters
_KINDS = ("speaker", "not_a_quotation", "same", "different", "name")
_OF_KIND = {
    "speaker": {"document", "start", "end", "speaker"},
    "not_a_quotation": {"document", "start", "end"},
    "same": {"names"},
    "different": {"names"},
    "name": {"from", "to"},
}
_GIVE_ONE = 'give one JSON object, such as {"correct": "same", "names": ["A", "B"]}.'
_KEPT = {"id", "at", "by"}
_LOOKED_UP = {"words", "turn"}


class UnknownKind(CorrectionRefused):
    """A correction of a kind that this release does not know."""


def read_given(text: str) -> Correction:
    """What one JSON object says, as a person gives it or as a line that was exported. Raises CorrectionRefused."""
    return correction_of(_object(text))


def read_line(text: str) -> KeptCorrection:
    """A line as it is kept. Raises CorrectionRefused where it is not as it was written."""
    fields = _object(text)
    correction = correction_of(fields)
    if fields.get("id") != id_of(correction):
        raise CorrectionRefused("its id is not that of what it says: a part of it was altered")
    try:
        at = datetime.datetime.fromisoformat(str(fields["at"]))
    except (KeyError, ValueError):
        raise CorrectionRefused("it does not say when it was made") from None
    if at.tzinfo is None:
        raise CorrectionRefused("it does not say when it was made")
    return KeptCorrection(str(fields["id"]), correction, at, str(fields.get("by", "")))


def has_id(text: str) -> bool:
    """Whether a JSON object says which correction it is. Raises CorrectionRefused where it is none."""
    return "id" in _object(text)


def line_of(kept: KeptCorrection) -> str:
    """One line of JSON, its end apart."""
    fields = {**_content(kept.correction), "id": kept.id, "at": kept.at.isoformat(), "by": kept.by}
    return json.dumps(fields, ensure_ascii=False)


def id_of(correction: Correction) -> str:
    """The same for what says the same: the order of two names, and how they are written, is none of it."""
    fields = _content(correction)
    if "names" in fields:
        fields["names"] = sorted(map(fold, fields["names"]))
    said = json.dumps(fields, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_ID_DIGITS]


def correction_of(fields: _Fields) -> Correction:
    """Raises CorrectionRefused, UnknownKind."""
    kind = fields.get("correct")
    if kind not in _KINDS:
        raise UnknownKind(f'"correct" is one of {", ".join(_KINDS)}, not {json.dumps(kind, ensure_ascii=False)}.')
    wanted = _OF_KIND[kind]
    if missing := sorted(wanted - fields.keys()):
        raise CorrectionRefused(f'A correction of the kind {kind} says "{missing[0]}" too.')
    placed = "document" in wanted
    known = wanted | {"correct"} | _KEPT | (_LOOKED_UP if placed else set())
    if more := sorted(fields.keys() - known):
        raise CorrectionRefused(f'A correction of the kind {kind} has no "{more[0]}".')
    match kind:
        case "speaker":
            name = fields["speaker"]
            return SpeakerCorrection(_place(fields), None if name is None else _name(name, '"speaker"'))
        case "not_a_quotation":
            return NoQuotation(_place(fields))
        case "name":
            return Renamed(*_two_names(fields["from"], fields["to"], '"from" and "to"', folded=False))
    names = fields["names"]
    if not isinstance(names, list) or len(names) != 2:
        raise CorrectionRefused('"names" are two, in a list: ["A", "B"].')
    two = _two_names(names[0], names[1], '"names"')
    return SameSpeaker(two) if kind == "same" else DifferentSpeakers(two)


def _two_names(one: Any, other: Any, what: str, *, folded: bool = True) -> tuple[str, str]:
    """With `folded` two that differ by more than case and accents."""
    two = _name(one, what), _name(other, what)
    if two[0] == two[1] or (folded and fold(two[0]) == fold(two[1])):
        raise CorrectionRefused(f"{what} are twice the same name.")
    return two


def _name(value: Any, what: str) -> str:
    """With its white space made single."""
    name = " ".join(value.split()) if isinstance(value, str) else ""
    if not fold(name) or len(name) > _LONGEST_NAME or not name.isprintable():
        raise CorrectionRefused(f"{what}: a name is text, not empty, and no longer than {_LONGEST_NAME} characters.")
    return name


def _place(fields: _Fields) -> Place:
    document, start, end = fields["document"], fields["start"], fields["end"]
    if not isinstance(document, str) or not document:
        raise CorrectionRefused('"document" is the path of a document below the sources folder.')
    if not _is_number(start) or not _is_number(end) or not 0 <= start < end:
        raise CorrectionRefused('"start" and "end" are characters of the document, the first before the second.')
    words, turn = fields.get("words"), fields.get("turn", [0, 1])
    if words is not None and (not isinstance(words, str) or not words.strip()):
        raise CorrectionRefused('"words" are the words of the quotation, as text.')
    if not isinstance(turn, list) or len(turn) != 2 or not all(map(_is_number, turn)) or not 0 <= turn[0] < turn[1]:
        raise CorrectionRefused('"turn" says which of how many: two numbers in a list.')
    return Place(document, Span(start, end), words, (turn[0], turn[1]))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _object(text: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        raise CorrectionRefused(f"This is no JSON: {_GIVE_ONE}") from None
    if not isinstance(fields, dict):
        raise CorrectionRefused(f"This is no object: {_GIVE_ONE}")
    try:
        text.encode()
        json.dumps(fields, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise CorrectionRefused("It holds half a character, which no document does.") from None
    return fields


def _content(correction: Correction) -> dict[str, Any]:
    match correction:
        case SpeakerCorrection(place, speaker):
            return {"correct": "speaker", **_place_fields(place), "speaker": speaker}
        case NoQuotation(place):
            return {"correct": "not_a_quotation", **_place_fields(place)}
        case SameSpeaker(names):
            return {"correct": "same", "names": list(names)}
        case DifferentSpeakers(names):
            return {"correct": "different", "names": list(names)}
        case Renamed(old, new):
            return {"correct": "name", "from": old, "to": new}


def _place_fields(place: Place) -> dict[str, Any]:
    return {
        "document": place.document,
        "start": place.span.start,
        "end": place.span.end,
        "words": place.words,
        "turn": list(place.turn),
    }
