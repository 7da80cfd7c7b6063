"""Turns a question into an answer. What the layer above may use is what stands in `__all__`."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .answer import Answer, Check, Citation, Difference, Excerpt, ExcerptKind, Place, Silence, Touched, Verdict
    from .attribution_explanation import AttributionExplanation
    from .catalogue import Profile, Published, SourceEntry, SourceParagraph, SourceText, SpokenQuotation
    from .question.question import Scope
    from .retriever import Desk
    from .search.explanation import Explanation, RankedCandidate, Reading, ReadSpeaker, Way, Weighed
    from .search.limits import Limit, Unmet

_HOMES = {
    "answer": (
        "Answer",
        "Check",
        "Citation",
        "Difference",
        "Excerpt",
        "ExcerptKind",
        "Place",
        "Silence",
        "Touched",
        "Verdict",
    ),
    "attribution_explanation": ("AttributionExplanation",),
    "retriever": ("Desk",),
    "search.explanation": ("Explanation", "RankedCandidate", "ReadSpeaker", "Reading", "Way", "Weighed"),
    "catalogue": ("Profile", "Published", "SourceEntry", "SourceParagraph", "SourceText", "SpokenQuotation"),
    "search.limits": ("Limit", "Unmet"),
    "question.question": ("Scope",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Answer",
    "AttributionExplanation",
    "Check",
    "Citation",
    "Desk",
    "Difference",
    "Excerpt",
    "ExcerptKind",
    "Explanation",
    "Limit",
    "Place",
    "Profile",
    "Published",
    "RankedCandidate",
    "ReadSpeaker",
    "Reading",
    "Scope",
    "Silence",
    "SourceEntry",
    "SourceParagraph",
    "SourceText",
    "SpokenQuotation",
    "Touched",
    "Unmet",
    "Verdict",
    "Way",
    "Weighed",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
