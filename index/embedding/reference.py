"""sentence-transformers, the reference: it indexes, and says what an exported model must give."""

import logging
import threading
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..errors import ModelUnusable
from .embedder import Vectors, encodable
from .model_files import ModelFiles
from .offline import go_offline

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Small batches stay in the processor's cache: 1.17 times the speed of sentence-transformers' own 32 and
# half its memory, with the same vectors. Measured by `python -m bench.speed.indexing`.
_BATCH = 8


class SentenceTransformersEmbedder:
    """Float32 on the processor. The model and torch are loaded by the first text, not before.

    `questions` tells whether texts are questions or passages, for models that were trained with a prompt
    for each; the built-in model makes no difference between them.
    """

    def __init__(self, files: ModelFiles, *, questions: bool = False) -> None:
        self._files = files
        self._questions = questions
        self._model: SentenceTransformer | None = None
        self._loading = threading.Lock()

    @property
    def fingerprint(self) -> str:
        return self._files.fingerprint

    @property
    def dimensions(self) -> int:
        return self._files.dimensions

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        if not len(texts):
            return vectors
        model = self._loaded()
        encode = model.encode_query if self._questions else model.encode_document
        longest_first = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        for start in range(0, len(longest_first), _BATCH):
            places = longest_first[start : start + _BATCH]
            vectors[places] = encode(
                [encodable(texts[place]) for place in places],
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            if progress is not None:
                progress(start + len(places))
        return vectors

    def _loaded(self) -> "SentenceTransformer":
        with self._loading:
            if self._model is None:
                self._model = load_reference(self._files)
            return self._model


def load_reference(files: ModelFiles) -> "SentenceTransformer":
    """The model in float32 on the processor, without a word on the terminal. Raises ModelUnusable."""
    go_offline()
    import torch
    from sentence_transformers import SentenceTransformer

    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(action="ignore"):
            model = SentenceTransformer(
                str(files.folder),
                device="cpu",
                local_files_only=True,
                model_kwargs={"dtype": torch.float32},
            )
    except Exception as error:  # a foreign folder can fail in any of a dozen libraries' ways
        reason = (str(error).splitlines() or ["no reason given"])[0]
        raise ModelUnusable(
            f"The embedding model in {files.folder} cannot be loaded ({type(error).__name__}: {reason}): "
            "copy it again, or choose another."
        ) from error
    return model.eval()
