"""Turns sources into searchable state. What the layer above may use is what stands in `__all__`.

Names are loaded when they are first used: whoever only looks up sources does not pay for reading or embedding.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .build import Cancelled, Indexer, Progress, Report
    from .document import Document, Refusal, Span
    from .embedding import Embedder
    from .errors import (
        IndexBusy,
        IndexDamaged,
        IndexUnwritable,
        ModelUnusable,
        NothingPublished,
        OtherVersion,
        PullquoteError,
        SourcesUnusable,
    )
    from .folding import FoldedText, fold, fold_with_offsets
    from .identity import Identity
    from .quotation import Attribution, Quotation, QuotationKind, Speaker, SpeakerKind
    from .reader import Hit, Reader, StoredDocument, StoredPassage, StoredQuotation
    from .stems import Stemmer
    from .store.connection import IndexFolder
    from .structure import Paragraph, ParagraphKind, Structure

_HOMES = {
    "build": ("Cancelled", "Indexer", "Progress", "Report"),
    "document": ("Document", "Refusal", "Span"),
    "embedding": ("Embedder", "open_indexing_embedder", "open_question_embedder"),
    "errors": (
        "IndexBusy",
        "IndexDamaged",
        "IndexUnwritable",
        "ModelUnusable",
        "NothingPublished",
        "OtherVersion",
        "PullquoteError",
        "SourcesUnusable",
    ),
    "folding": ("FoldedText", "fold", "fold_with_offsets"),
    "identity": ("Identity",),
    "quotation": ("Attribution", "Quotation", "QuotationKind", "Speaker", "SpeakerKind"),
    "reader": ("Hit", "Reader", "StoredDocument", "StoredPassage", "StoredQuotation"),
    "stems": ("Stemmer",),
    "store.connection": ("IndexFolder",),
    "structure": ("Paragraph", "ParagraphKind", "Structure"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
