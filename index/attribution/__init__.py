"""Who said it: quotations of a document with their speakers. What other modules may use stands in `__all__`."""

from ..document import Document
from ..quotation import Attribution
from ..structure import Structure
from .alias import Identity, full_names, identities
from .attributing import Reading, attribute_reading
from .ranking import Weights, load_weights

LINE = 0.5  # probability below which the speaker is left open


def attribute(document: Document, structure: Structure, weights: Weights | None = None, line: float = LINE) -> Attribution:
    """Everything said in the document, and by whom. Never raises on any text."""
    reading = Reading(document, structure)
    return attribute_reading(reading, weights or load_weights(), line)


__all__ = ["LINE", "Identity", "Weights", "attribute", "full_names", "identities", "load_weights"]
