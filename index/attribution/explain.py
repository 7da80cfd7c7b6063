"""Why a quotation was given to its speaker: the candidates with what spoke for and against each."""

from dataclasses import dataclass

from ..text.document import Document, Span
from ..text.joined import join_lines
from ..text.structure import Structure
from .attributor import THRESHOLD, Attributor
from .candidates import CandidateKind
from .certainty import Doubt
from .parsed_document import ParsedDocument
from .ranking import Weights, load_weights


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature of a candidate: its value and the weight that multiplies it."""

    feature: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
    """One candidate. `words` and `span` are None for "whoever spoke before" and "nobody"; `probability` is
    its share before calibration; `reasons` come strongest first. `ruled_out` says why it can't have said the words,
    None where it was weighed."""

    kind: str
    words: str | None
    span: Span | None
    score: float
    probability: float
    reasons: tuple[Reason, ...]
    ruled_out: str | None = None


@dataclass(frozen=True, slots=True)
class ExplainedAttribution:
    """Candidates come best first, those ruled out last; there are none of reported speech and posts, which are not
    ranked. `doubt` tells why the speaker is not called named, None where they are and where nothing is ranked."""

    candidates: tuple[ExplainedCandidate, ...]
    doubt: Doubt | None


def explain_attribution(
    document: Document, structure: Structure, index: int, weights: Weights | None = None, threshold: float = THRESHOLD
) -> ExplainedAttribution:
    """Of `attribute(…).quotations[index]`. `weights` and `threshold` as for `attribute`. Raises IndexError where there
    is no such quotation."""
    weights = weights or load_weights()
    joined = join_lines(document, structure)
    attributed, *_ = Attributor(ParsedDocument(joined.document, joined.structure), weights, threshold, keep=True).run()
    found = []
    for candidate, share in attributed[index].candidates:
        reasons = [Reason(n, v, weights.features.get(n, 0.0)) for n, v in candidate.features.items()]
        reasons.sort(key=lambda r: -abs(r.value * r.weight))
        span = None if candidate.mention is None else joined.origin(candidate.mention.span)
        words = None if span is None else span.of(document.text)
        found.append(
            ExplainedCandidate(candidate.kind.value, words, span, weights.score(candidate), share, tuple(reasons))
        )
    for mention, reason in attributed[index].ruled_out:
        words = mention.span.of(document.text)
        found.append(ExplainedCandidate(CandidateKind.MENTION.value, words, mention.span, 0.0, 0.0, (), reason))
    return ExplainedAttribution(tuple(found), attributed[index].doubt)
