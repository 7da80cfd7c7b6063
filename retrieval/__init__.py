"""Turns a question into an answer. What the layer above may use is what stands in `__all__`."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .answer import (
        Answer,
        Check,
        CheckedQuotation,
        Citation,
        Difference,
        Excerpt,
        ExcerptKind,
        NotOnTopic,
        OtherCitation,
        Reason,
        Silence,
        SpeakerStatus,
        Touched,
        UnknownSpeaker,
        Verdict,
    )
    from .attribution_explanation import AttributionExplanation
    from .catalogue import GenerationInfo, Profile, SourceEntry, SourceParagraph, SourceText, SpokenQuotation
    from .question.question import Scope
    from .retriever import Retriever
    from .search.explanation import CandidateRow, Explanation, Reading, ReadSpeaker, Way, Weighed
    from .search.limits import Limit, Unmet

_HOMES = {
    "answer": (
        "Answer",
        "Check",
        "CheckedQuotation",
        "Citation",
        "Difference",
        "Excerpt",
        "ExcerptKind",
        "NotOnTopic",
        "OtherCitation",
        "Reason",
        "Silence",
        "SpeakerStatus",
        "Touched",
        "UnknownSpeaker",
        "Verdict",
    ),
    "attribution_explanation": ("AttributionExplanation",),
    "retriever": ("Retriever",),
    "search.explanation": ("CandidateRow", "Explanation", "ReadSpeaker", "Reading", "Way", "Weighed"),
    "catalogue": ("Profile", "GenerationInfo", "SourceEntry", "SourceParagraph", "SourceText", "SpokenQuotation"),
    "search.limits": ("Limit", "Unmet"),
    "question.question": ("Scope",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Answer",
    "AttributionExplanation",
    "CandidateRow",
    "Check",
    "CheckedQuotation",
    "Citation",
    "Difference",
    "Excerpt",
    "ExcerptKind",
    "Explanation",
    "GenerationInfo",
    "Limit",
    "NotOnTopic",
    "OtherCitation",
    "Profile",
    "ReadSpeaker",
    "Reading",
    "Reason",
    "Retriever",
    "Scope",
    "Silence",
    "SourceEntry",
    "SourceParagraph",
    "SourceText",
    "SpeakerStatus",
    "SpokenQuotation",
    "Touched",
    "UnknownSpeaker",
    "Unmet",
    "Verdict",
    "Way",
    "Weighed",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
