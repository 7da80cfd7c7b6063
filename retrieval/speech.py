"""Whose words a quotation of the index is, and what an excerpt of it is called."""

from collections.abc import Sequence
from typing import Protocol

from index import Certainty, Identity, QuotationKind, StoredQuotation, certainty_under

from .answer import ExcerptKind


class Identities(Protocol):
    @property
    def identities(self) -> Sequence[Identity]:
        """Everybody who is quoted; a quotation's `identity` is a position in it."""


def excerpt_kind(quotation: StoredQuotation | None) -> ExcerptKind:
    """A passage where there is no quotation, or reported speech of nobody who is known; a statement where the words are
    the paper's."""
    if quotation is None or (quotation.kind is QuotationKind.INDIRECT and quotation.speaker is None):
        return ExcerptKind.PASSAGE
    return ExcerptKind.STATEMENT if quotation.kind is QuotationKind.INDIRECT else ExcerptKind.QUOTATION


def speaker_name(reader: Identities, quotation: StoredQuotation | None) -> str | None:
    """The full name across the coverage, None where the speaker was left open."""
    if quotation is None or quotation.speaker is None:
        return None
    if quotation.identity is not None:
        return reader.identities[quotation.identity].name
    return quotation.speaker


def certainty_of(reader: Identities, quotation: StoredQuotation | None) -> Certainty:
    """How far the coverage says who speaks, under the name that `speaker_name` shows; or a person who mended it."""
    if quotation is None or quotation.speaker is None:
        return Certainty.OPEN
    if quotation.corrected is not None:
        return quotation.certainty
    return certainty_under(speaker_name(reader, quotation) or "", quotation.speaker, quotation.certainty)
