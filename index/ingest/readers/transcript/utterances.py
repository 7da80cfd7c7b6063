"""What is said in the cues of a file, with whoever the file names for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from re import Match

from ..traced import Traced
from .cues import Cue
from .labels import Label, Labels, labels_of
from .markup import before_sounds, ends_sentence, has_song, without_sounds
from .pieces import BRACKETED, LABEL, Piece, pieces_of, shown_in


class Turn(Enum):
    GOES_ON = auto()  # whoever spoke before
    SAME = auto()  # who the key says, also where that is nobody's name
    OTHER = auto()  # somebody else, who is not named
    OPEN = auto()  # the one before or another: nothing tells


@dataclass(frozen=True, slots=True)
class Utterance:
    """`words` said from `start` to `end`, in milliseconds; None where the file does not tell. `name` is how the file
    names who says them; None for nobody, though `key` may tell that it is the same one again. `sound` is what nobody
    says; `heard_before` where one is heard before the words, `heard_behind` where one is behind a sentence of them;
    `apart` where the file begins a paragraph."""

    words: Traced
    start: int | None = None
    end: int | None = None
    turn: Turn = Turn.GOES_ON
    key: str = ""
    name: Traced | None = None
    sound: bool = False
    heard_before: bool = False
    heard_behind: bool = False
    apart: bool = False


def utterances_of(cues: Sequence[Cue]) -> Iterator[Utterance]:
    """Raises DocumentRefused as `pieces_of`."""
    pieces = pieces_of(cues)
    every = [piece for of_cue in pieces for piece in of_cue]
    voiced = any(piece.voice is not None for piece in every)
    labels = _labels(every)
    for of_cue in pieces:
        said = [found for piece in of_cue if (found := _utterance(piece, labels, voiced)) is not None]
        cue = of_cue[0].cue
        yield from said or [Utterance(shown_in(cue), cue.start, cue.end, sound=True)]


def _labels(pieces: Sequence[Piece]) -> Labels:
    found = [next(_matches(piece.words), None) for piece in pieces]
    behind = (piece.words.text[m.end() if m else 0 :] for piece, m in zip(pieces, found, strict=True))
    return labels_of((m["name"] for m in found if m), behind, meeting=True)


def _matches(words: Traced) -> Iterator[Match[str]]:
    for form in (LABEL, BRACKETED):
        if (found := form.match(words.text)) is not None:
            yield found


def _utterance(piece: Piece, labels: Labels, voiced: bool) -> Utterance | None:
    """None where nothing is said. A label may stand alone, its words in the next cue."""
    turn, key, name, start = _turn(piece, labels, voiced)
    words = piece.words.cut(start)
    spoken = without_sounds(words)
    if not spoken.text and not key and turn is not Turn.OTHER:
        return None
    heard = before_sounds(words)
    between = has_song(piece.cue.lines) or any(map(ends_sentence, heard)) or (bool(heard) and not spoken.text)
    return Utterance(
        *(spoken, piece.cue.start, piece.cue.end),
        turn=Turn.OPEN if between and turn is Turn.GOES_ON else turn,
        key=key,
        name=name,
        heard_before=bool(heard) and not heard[0],
        heard_behind=between,
    )


def _turn(piece: Piece, labels: Labels, voiced: bool) -> tuple[Turn, str, Traced | None, int]:
    """Whose it is, as an utterance has it, and where its words begin."""
    if piece.voice is not None:
        nameless = labels.judge(piece.voice.text, marked=True) is Label.NAMELESS
        return Turn.SAME, piece.voice.text, None if nameless else piece.voice, 0
    for found in _matches(piece.words):
        bracketed = found.re is BRACKETED
        label = labels.judge_bracketed(found["name"]) if bracketed else labels.judge(found["name"], piece.changed)
        if label is not Label.NONE:
            named = piece.words.cut(*found.span("name")) if label is Label.NAME else None
            return Turn.SAME, found["name"], named, found.end()
    unmarked = Turn.SAME if voiced else Turn.GOES_ON
    return Turn.OTHER if piece.changed else unmarked, "", None, 0
