"""Who said it: a document's quotations with their speakers. What others may use stands in `__all__`."""

from ..quotation import Attribution
from ..text.document import Document
from ..text.structure import Structure
from .attributor import MOST_SAID, Course
from .coreference.cross_document import Identity, full_names, identities
from .explain import ExplainedCandidate, Reason, explain_attribution
from .parsed_document import Reading
from .ranking import Weights, load_weights

# Probability below which the speaker is left open. Measured by `python -m bench.quality.attribution_reliability`:
# half of what lies below is wrong; see docs/attribution.md.
LINE = 0.5


def attribute(
    document: Document, structure: Structure, weights: Weights | None = None, line: float = LINE
) -> Attribution:
    """Everything said in the document, and by whom. Never raises on any text."""
    judged, speakers, cut = Course(Reading(document, structure), weights or load_weights(), line).run()
    return Attribution(tuple(j.quotation for j in judged), speakers, cut)


__all__ = [
    "LINE",
    "MOST_SAID",
    "ExplainedCandidate",
    "Identity",
    "Reason",
    "Weights",
    "attribute",
    "explain_attribution",
    "full_names",
    "identities",
    "load_weights",
]
