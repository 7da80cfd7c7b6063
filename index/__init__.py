"""PerPersonQueue sources into searchable state. What the layer above may use is what stands in `__all__`.

Names are loaded when they are first used: whoever only looks up sources does not pay for reading or embedding.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .attribution.attributor import attribute as attribute_document
    from .attribution.explain import ExplainedCandidate
    from .attribution.explain import explain as explain_attribution
    from .attribution.text.lexicon import ROLES, SPEECH_VERBS, TITLES
    from .embedding import (
        DEFAULT_MODEL,
        Embedder,
        check_export,
        open_indexing_embedder,
        open_question_embedder,
        read_model_files,
    )
    from .embedding.cached import CachedEmbedder
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
    from .identity import Identity
    from .ingest.deadline import READ_SECONDS
    from .ingest.preview import DocumentPreview, preview_document, refused_documents
    from .ingest.source import SIZE_LIMIT, SUFFIXES
    from .ingest.source_folder import list_sources
    from .publish.health import CheckResult, check_index
    from .publish.indexer import Cancelled, Indexer, Progress, Report
    from .publish.rollback import rollback
    from .quotation import Attribution, Quotation, QuotationKind, Speaker, SpeakerKind
    from .read.opening import open_sound_reader
    from .read.reader import GenerationState, Reader
    from .read.records import Hit, StoredDocument, StoredPassage, StoredQuotation
    from .store.connection import IndexFolder
    from .text.document import Document, Refusal, SourceWarning, Span, WarningKind
    from .text.folding import FoldedText, fold, fold_with_offsets
    from .text.stems import Stemmer
    from .text.structure import Paragraph, ParagraphKind, Structure
    from .weights import logistic, read_weights

_HOMES = {
    "attribution.explain": ("ExplainedCandidate",),
    "attribution.text.lexicon": ("ROLES", "SPEECH_VERBS", "TITLES"),
    "publish.indexer": ("Cancelled", "Indexer", "Progress", "Report"),
    "text.document": ("Document", "Refusal", "SourceWarning", "Span", "WarningKind"),
    "embedding": (
        "DEFAULT_MODEL",
        "Embedder",
        "check_export",
        "open_indexing_embedder",
        "open_question_embedder",
        "read_model_files",
    ),
    "embedding.cached": ("CachedEmbedder",),
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
    "text.folding": ("FoldedText", "fold", "fold_with_offsets"),
    "publish.health": ("CheckResult", "check_index"),
    "identity": ("Identity",),
    "read.opening": ("open_sound_reader",),
    "ingest.deadline": ("READ_SECONDS",),
    "ingest.preview": ("DocumentPreview", "preview_document", "refused_documents"),
    "quotation": ("Attribution", "Quotation", "QuotationKind", "Speaker", "SpeakerKind"),
    "read.reader": ("Reader", "GenerationState"),
    "publish.rollback": ("rollback",),
    "ingest.source": ("SIZE_LIMIT", "SUFFIXES"),
    "ingest.source_folder": ("list_sources",),
    "text.stems": ("Stemmer",),
    "read.records": ("Hit", "StoredDocument", "StoredPassage", "StoredQuotation"),
    "store.connection": ("IndexFolder",),
    "text.structure": ("Paragraph", "ParagraphKind", "Structure"),
    "weights": ("logistic", "read_weights"),
}
# Names that say more out here than they need to at home.
_RENAMED = {
    "attribute_document": ("attribution.attributor", "attribute"),
    "explain_attribution": ("attribution.explain", "explain"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DEFAULT_MODEL",
    "READ_SECONDS",
    "ROLES",
    "SIZE_LIMIT",
    "SPEECH_VERBS",
    "SUFFIXES",
    "TITLES",
    "Attribution",
    "CachedEmbedder",
    "Cancelled",
    "CheckResult",
    "Document",
    "DocumentPreview",
    "Embedder",
    "ExplainedCandidate",
    "FoldedText",
    "GenerationState",
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
    "SourceWarning",
    "SourcesUnusable",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stemmer",
    "StoredDocument",
    "StoredPassage",
    "StoredQuotation",
    "Structure",
    "WarningKind",
    "attribute_document",
    "check_export",
    "check_index",
    "explain_attribution",
    "fold",
    "fold_with_offsets",
    "list_sources",
    "logistic",
    "open_indexing_embedder",
    "open_question_embedder",
    "open_sound_reader",
    "preview_document",
    "read_model_files",
    "read_weights",
    "refused_documents",
    "rollback",
]


def __getattr__(name: str) -> Any:
    if name in _RENAMED:
        module, attribute = _RENAMED[name]
    elif name in _HOME_OF:
        module, attribute = _HOME_OF[name], name
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{module}", __name__), attribute)
    globals()[name] = value  # a module of the same name (rollback) would hide it otherwise
    return value
