"""An explanation in JSON, whole: the screen leaves out what decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.replies.wording import answer_notes

if TYPE_CHECKING:
    from bot.json_output import Json
    from retrieval import CandidateRow, Explanation, Reading, Weighed


def explanation_json(explanation: Explanation) -> Json:
    return {
        "question": explanation.question,
        "previous": list(explanation.previous),
        "reading": _reading(explanation.reading),
        "gathered": explanation.gathered,
        "candidates": [_candidate(candidate) for candidate in explanation.candidates],
        "evidence": _weighed(explanation.evidence),
        "probability": round(explanation.probability, 4),
        "line": explanation.threshold,
        "answered": explanation.silence is None,
        "reason": explanation.silence.value if explanation.silence else None,
        "notes": list(answer_notes(explanation)),
        "generation": explanation.generation,
        "elapsed_ms": round(explanation.elapsed_ms, 1),
    }


def _reading(reading: Reading) -> Json:
    return {
        "intent": reading.intent.value,
        "speakers": [
            {
                "words": speaker.words,
                "named": speaker.named,
                "pronoun": speaker.pronoun,
                "sure": speaker.sure,
                "known": [{"name": name, "fit": round(fit, 2)} for name, fit in speaker.known],
            }
            for speaker in reading.speakers
        ],
        "topic": reading.topic,
        "terms": {stem: round(weight, 2) for stem, weight in reading.terms},
        "outlet": reading.outlet,
        "after": reading.after.isoformat() if reading.after else None,
        "before": reading.before.isoformat() if reading.before else None,
        "quoted": reading.quoted,
        "follows": reading.follows,
        "inherited": list(reading.inherited),
    }


def _candidate(candidate: CandidateRow) -> Json:
    return {
        "rank": candidate.rank,
        "score": round(candidate.score, 3),
        "document": candidate.document,
        "paragraph": candidate.paragraph,
        "kind": candidate.kind.value,
        "speaker": candidate.speaker,
        "corrected": candidate.corrected,
        "text": candidate.text,
        "ways": {way.name: {"rank": way.rank, "score": round(way.score, 4)} for way in candidate.ways},
        "features": _weighed(candidate.features),
    }


def _weighed(numbers: Iterable[Weighed]) -> Json:
    return {n.name: {"value": round(n.value, 4), "weight": n.weight, "adds": round(n.adds, 3)} for n in numbers}
