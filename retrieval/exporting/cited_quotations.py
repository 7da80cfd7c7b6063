"""Quotations with the citation of where they stand, within limits."""

from collections.abc import Iterator
from dataclasses import dataclass

from index import Reader

from ..answer import Citation
from ..catalogue import SpokenQuotation, quotations_of
from ..excerpts.cut import cite, paragraph_at
from ..question.question import Scope
from ..question.speaker_directory import SpeakerDirectory
from ..question.tokens import tokens
from ..search.scope import documents_in


@dataclass(frozen=True, slots=True)
class CitedQuotation:
    quotation: SpokenQuotation
    citation: Citation


def cited_quotations(reader: Reader, directory: SpeakerDirectory, scope: Scope) -> Iterator[CitedQuotation]:
    """In order of documents; the scope's speaker may be called by part of their name, or misspelt."""
    within = documents_in(scope, reader.documents.values())
    words = [token.text for token in tokens(scope.speaker or "")]
    numbers = None if scope.speaker is None else {number for number, _ in directory.meant(words)}
    for said in quotations_of(reader, numbers):
        document = reader.document_of(said.document)
        assert document is not None
        if within is not None and document.id not in within:
            continue
        start = said.span.start
        paragraph = paragraph_at(reader.structure(document.id), start)
        yield CitedQuotation(said, cite(document, paragraph, reader.anchor(document.id, start)))
