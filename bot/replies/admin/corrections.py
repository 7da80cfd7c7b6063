"""Corrections in words: what one says, and what has become of it."""

from collections.abc import Sequence

from index import (
    STALE,
    Correction,
    DifferentSpeakers,
    Effect,
    NoQuotation,
    Placed,
    Renamed,
    SameSpeaker,
    SpeakerCorrection,
    Standing,
)
from retrieval import StrangeName

from ..wording import counted, or_list

_WORDS_SHOWN = 80  # characters of a quotation
_EFFECTS = {
    Effect.HOLDS: "holds",
    Effect.NO_DOCUMENT: "waits: its document is not in the index",
    Effect.WORDS_GONE: "waits: the words no longer stand in the document",
    Effect.NO_QUOTATION: "waits: the words stand in the document, and are no quotation there",
}


def correction_words(correction: Correction) -> str:
    """What it says, in one line, with the words that it is about."""
    match correction:
        case SpeakerCorrection(_, None):
            return f"it is open who said {_quoted(correction)}"
        case SpeakerCorrection(_, speaker):
            return f"{speaker} said {_quoted(correction)}"
        case NoQuotation():
            return f"nobody is quoted with {_quoted(correction)}"
        case SameSpeaker((one, other)):
            return f"{one} and {other} are one"
        case DifferentSpeakers((one, other)):
            return f"{one} and {other} are two"
        case Renamed(old, new):
            return f"{old} is called {new}"


def deed_words(correction: Correction) -> str:
    """What was done, for the log that admins read: no word of any quotation."""
    if isinstance(correction, Placed):
        what = "a quotation that is none" if isinstance(correction, NoQuotation) else "who said something"
        return f"{what}, {correction.place.document} at {correction.place.span.start}"
    return correction_words(correction)


def effect_words(standing: Standing | None) -> str:
    """What has become of it; of None that nothing can tell."""
    if standing is None:
        return "waits: nothing is indexed that could tell"
    match standing.effect:
        case Effect.NAME_GONE:
            return f"waits: nobody in the coverage is called {standing.name}"
        case Effect.OVERRULED:
            return f"overruled by {standing.by}"
        case Effect.NOTHING_TO_DO if isinstance(standing.kept.correction, DifferentSpeakers):
            return (
                "changes nothing: a document itself takes both names for one speaker, "
                "so it can be said of each quotation alone"
            )
        case Effect.NOTHING_TO_DO:
            return "changes nothing: the coverage has it so already"
    return _EFFECTS[standing.effect]


def strange_words(strange: StrangeName) -> str:
    """That nobody had a name before, and whom it may have been meant for."""
    meant = f" Was {or_list(strange.near)} meant?" if strange.near else ""
    return f"Nobody in the coverage was called {strange.name} so far.{meant}"


def waiting_words(standings: Sequence[Standing]) -> str | None:
    """How many of them are kept and not applied, and the first with its reason; None where all are."""
    waiting = [one for one in standings if one.effect in STALE]
    if not waiting:
        return None
    all_of_them = counted(len(standings), "correction")
    many = all_of_them if len(waiting) == len(standings) else f"{len(waiting)} of {all_of_them}"
    first = f"{waiting[0].kept.id}, {correction_words(waiting[0].kept.correction)} ({effect_words(waiting[0])})"
    return f"{many} {'waits' if len(waiting) == 1 else 'wait, the first'}: {first}"


def _quoted(correction: Placed) -> str:
    words = " ".join((correction.place.words or "").split())
    shown = words if len(words) <= _WORDS_SHOWN else f"{words[:_WORDS_SHOWN]}…"
    return f"“{shown}” ({correction.place.document} at {correction.place.span.start})"
