"""The receipt of what is about to be shown, inside the session that it was read in."""

from collections.abc import Sequence
from typing import Protocol

from index import Generation

from ..answer import Answer, Excerpt, ExcerptKind
from .codec import write_receipt
from .receipt import (
    Receipt,
    ReceiptEntry,
    content_print,
    document_print,
    letters_of,
    rules_print,
    speaker_print,
    words_print,
)


class Issuer(Protocol):
    """A reader of the index, within its session."""

    generation: Generation

    def content_hash_of(self, key: str) -> str: ...


def receipt_of_answer(reader: Issuer, answer: Answer) -> str | None:
    """None for a silence: a receipt holds no question, and without one it would be a silence about nothing."""
    return receipt_of(reader, answer.excerpts) if answer.answered else None


def receipt_of(reader: Issuer, excerpts: Sequence[Excerpt]) -> str:
    generation = reader.generation
    entries = tuple(_entry(excerpt, reader.content_hash_of(excerpt.document)) for excerpt in excerpts)
    return write_receipt(Receipt(generation.id, generation.published_at, rules_print(generation.analysis), entries))


def _entry(excerpt: Excerpt, content_hash: str) -> ReceiptEntry:
    said = _said(excerpt)
    return ReceiptEntry(
        document=document_print(excerpt.document),
        content=content_print(content_hash),
        span=excerpt.span,
        words=words_print(excerpt.text),
        said=said,
        speaker=speaker_print(excerpt.speaker) if said is not None and excerpt.speaker else None,
    )


def _said(excerpt: Excerpt) -> int | None:
    if excerpt.quoted:
        return len(letters_of(excerpt.text[: excerpt.quoted[0].start - excerpt.span.start]))
    return None if excerpt.kind is ExcerptKind.PASSAGE else 0
