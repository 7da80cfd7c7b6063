"""Why a quotation of the index has its speaker: the candidates, what spoke for each, and what came of it."""

from dataclasses import dataclass

from index import Certainty, Doubt, ExplainedCandidate, Reader, attribute, explain_attribution

from .catalogue import SpokenQuotation


@dataclass(frozen=True, slots=True)
class AttributionExplanation:
    """`candidates` come best first; empty for reported speech and posts, which are not ranked. `doubt` tells why the
    speaker is concluded and not named, None where they are named or nothing is ranked."""

    quotation: SpokenQuotation
    candidates: tuple[ExplainedCandidate, ...]
    doubt: Doubt | None


def explain_quotation(reader: Reader, quotation: SpokenQuotation) -> AttributionExplanation | None:
    """The document is attributed once more, with what this release knows; None where it finds no quotation there."""
    stored = next(d for d in reader.documents.values() if d.key == quotation.document)
    document = reader.read_document(stored.id)
    structure = reader.structure(stored.id)
    spans = [q.span for q in attribute(document, structure).quotations]
    if quotation.span not in spans:
        return None
    explained = explain_attribution(document, structure, spans.index(quotation.span))
    doubt = (explained.doubt or Doubt.NOT_STATED) if quotation.certainty is Certainty.CONCLUDED else None
    return AttributionExplanation(quotation, explained.candidates, doubt if explained.candidates else None)
