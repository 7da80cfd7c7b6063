"""What the tests of attribution ask: who says what in a text."""

from index.attribution.attributor import attribute
from index.quotation import Attribution, QuotationKind
from index.text.document import Document
from index.text.structure import read_structure


def attributed(text: str, author: str | None = None) -> Attribution:
    return attribute(Document("a.txt", "", text, author=author), read_structure(text))


def said(text: str, author: str | None = None) -> list[tuple[tuple[str, ...], str | None]]:
    """Quoted words and speaker of each quotation in marks, in order."""
    found = attributed(text, author)
    return [
        (tuple(p.of(text) for p in q.parts), None if q.speaker is None else found.speakers[q.speaker].name)
        for q in found.quotations
        if q.kind is not QuotationKind.INDIRECT
    ]


def speakers(text: str, author: str | None = None) -> list[str | None]:
    return [speaker for _, speaker in said(text, author)]
