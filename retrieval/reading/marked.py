"""A document to be read, with all that is said in it."""

from dataclasses import dataclass

from index import Reader

from ..catalogue import SourceText, SpokenQuotation, read_source, spoken_in


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document to read, and every quotation in it in the order of its text, all of one generation."""

    source: SourceText
    quotations: tuple[SpokenQuotation, ...]
    generation: int


def read_marked(reader: Reader, key: str) -> MarkedText | None:
    """None where no document has this key."""
    document, source = reader.document_of(key), read_source(reader, key)
    if document is None or source is None:
        return None
    said = sorted(spoken_in(reader, document, None), key=lambda q: (q.span.start, -q.span.end))
    return MarkedText(source, tuple(said), reader.generation.id)
