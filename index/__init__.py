"""Turns sources into searchable state. What the layer above may use is what stands in `__all__`.

Names are loaded when they are first used: whoever only looks up sources does not pay for reading or embedding.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .build import Cancelled, Indexer, Progress, Report
    from .document import Document, Refusal, Span
    from .embedding import (
        DEFAULT_MODEL,
        Embedder,
        check_export,
        open_indexing_embedder,
        open_question_embedder,
        read_model_files,
    )
    from .errors import (
        IndexBusy,
        IndexDamaged,
        IndexUnwritable,
        ModelUnusable,
        NothingPublished,
        OtherVersion,
        OutOfResources,
        PullquoteError,
        SourcesUnusable,
    )
    from .folding import FoldedText, fold, fold_with_offsets
    from .health import Finding, check_index
    from .identity import Identity
    from .quotation import Attribution, Quotation, QuotationKind, Speaker, SpeakerKind
    from .reader import Hit, Reader, Standing, StoredDocument, StoredPassage, StoredQuotation, open_sound_reader
    from .rollback import rollback
    from .source import SIZE_LIMIT, SUFFIXES, list_sources
    from .stems import Stemmer
    from .store.connection import IndexFolder
    from .structure import Paragraph, ParagraphKind, Structure

_HOMES = {
    "build": ("Cancelled", "Indexer", "Progress", "Report"),
    "document": ("Document", "Refusal", "Span"),
    "embedding": (
        "DEFAULT_MODEL",
        "Embedder",
        "check_export",
        "open_indexing_embedder",
        "open_question_embedder",
        "read_model_files",
    ),
    "errors": (
        "IndexBusy",
        "IndexDamaged",
        "IndexUnwritable",
        "ModelUnusable",
        "NothingPublished",
        "OtherVersion",
        "OutOfResources",
        "PullquoteError",
        "SourcesUnusable",
    ),
    "folding": ("FoldedText", "fold", "fold_with_offsets"),
    "health": ("Finding", "check_index"),
    "identity": ("Identity",),
    "quotation": ("Attribution", "Quotation", "QuotationKind", "Speaker", "SpeakerKind"),
    "reader": ("Hit", "Reader", "Standing", "StoredDocument", "StoredPassage", "StoredQuotation", "open_sound_reader"),
    "rollback": ("rollback",),
    "source": ("SIZE_LIMIT", "SUFFIXES", "list_sources"),
    "stems": ("Stemmer",),
    "store.connection": ("IndexFolder",),
    "structure": ("Paragraph", "ParagraphKind", "Structure"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DEFAULT_MODEL",
    "SIZE_LIMIT",
    "SUFFIXES",
    "Attribution",
    "Cancelled",
    "Document",
    "Embedder",
    "Finding",
    "FoldedText",
    "Hit",
    "Identity",
    "IndexBusy",
    "IndexDamaged",
    "IndexFolder",
    "IndexUnwritable",
    "Indexer",
    "ModelUnusable",
    "NothingPublished",
    "OtherVersion",
    "OutOfResources",
    "Paragraph",
    "ParagraphKind",
    "Progress",
    "PullquoteError",
    "Quotation",
    "QuotationKind",
    "Reader",
    "Refusal",
    "Report",
    "SourcesUnusable",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Standing",
    "Stemmer",
    "StoredDocument",
    "StoredPassage",
    "StoredQuotation",
    "Structure",
    "check_export",
    "check_index",
    "fold",
    "fold_with_offsets",
    "list_sources",
    "open_indexing_embedder",
    "open_question_embedder",
    "open_sound_reader",
    "read_model_files",
    "rollback",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    globals()[name] = value  # a module of the same name (rollback) would hide it otherwise
    return value
