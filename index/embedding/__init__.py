"""Texts to vectors. Passages go through sentence-transformers, questions through an export of the same
weights where there is one; both under one fingerprint. torch is not imported before a passage is embedded."""

import logging
from pathlib import Path

from ..errors import ModelUnusable
from .embedder import Embedder, Vectors
from .model_files import DEFAULT_MODEL, ModelFiles, read_model_files

__all__ = [
    "DEFAULT_MODEL",
    "Embedder",
    "ModelFiles",
    "Vectors",
    "check_export",
    "ensure_export",
    "open_indexing_embedder",
    "open_question_embedder",
    "read_model_files",
]

_log = logging.getLogger(__name__)


def open_indexing_embedder(model: str | Path | None = None) -> Embedder:
    """The reference, on the processor in float32. `model` is None for the built-in one, else a folder or the
    name of a locally cached model. All files are verified now, torch is loaded by the first text.
    Raises ModelUnusable."""
    from .reference import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(read_model_files(model))


def open_question_embedder(model: str | Path | None = None, cache_folder: Path | None = None) -> Embedder:
    """The exported model, ready at once; where its export is absent or altered, the reference instead.
    `cache_folder` is where exports lie, None for the environment's own folder. Raises ModelUnusable."""
    from .exported import OnnxEmbedder
    from .reference import SentenceTransformersEmbedder

    files = read_model_files(model)
    try:
        return OnnxEmbedder(files, cache_folder)
    except ModelUnusable as error:
        _log.warning("exported_model_unusable", extra={"error": type(error).__name__, "mend": "run `make setup`"})
        return SentenceTransformersEmbedder(files, questions=True)


def check_export(model: str | Path | None = None, cache_folder: Path | None = None) -> None:
    """Raises ModelUnusable, saying what mends it, unless questions to `model` go through a sound export."""
    from .exported import read_sidecar

    read_sidecar(read_model_files(model), cache_folder)


def ensure_export(model: str | Path | None = None, cache_folder: Path | None = None) -> bool:
    """Exports `model` unless a sound export lies there; True where it was written, in about 12 seconds.
    Needs the packages onnx and onnxscript. Raises ModelUnusable."""
    from .export import ensure_export as ensure

    return ensure(model, cache_folder)
