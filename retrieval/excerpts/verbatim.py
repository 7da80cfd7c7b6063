"""The last gate before anything is shown: an excerpt is a run of its document, and the document is as stored."""

from typing import Protocol

from index import sha256_of

from ..answer import MAX_EXCERPT_CHARS, Excerpt
from .cut import StoredTexts


class VerifiedTexts(StoredTexts, Protocol):
    def verify_document(self, document_id: int) -> None:
        """Raises IndexDamaged where anything stored of it is not as it was when it was read."""

    def text_hash(self, document_id: int) -> str:
        """Of its text when it was read, as "sha256:<hex>"."""


def is_verbatim(reader: VerifiedTexts, document_id: int, excerpt: Excerpt) -> bool:
    """True where the excerpt's words are its span of the stored text, whose hash is as it was when it was read.
    Raises IndexDamaged where anything stored of the document is not as it was."""
    reader.verify_document(document_id)
    text = reader.text(document_id)
    if sha256_of(text) != reader.text_hash(document_id):
        return False
    return 0 < len(excerpt.text) <= MAX_EXCERPT_CHARS and excerpt.span.of(text) == excerpt.text
