"""sentence-transformers, the reference: it indexes, and says what an exported model must give."""

import logging
import threading
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..errors import ModelUnusable
from .embedder import TokenVectors, Vectors, encodable, pick_tokens
from .model_files import ModelFiles
from .offline import go_offline

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Small batches stay in the processor's cache: 1.17 times the speed of sentence-transformers' own 32 and
# half its memory, with the same vectors. Measured by `python -m bench.speed.indexing`.
_BATCH = 8
# What sentence-transformers looks for in a model's prompts, in this order.
_QUESTION_PROMPTS = ("query",)
_PASSAGE_PROMPTS = ("document", "passage", "corpus")


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

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[Vectors, tuple[TokenVectors, ...]]:
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        tokens: dict[int, TokenVectors] = {}
        if not len(texts):
            return vectors, ()
        model = self._loaded()
        prompt = _prompt(model, _QUESTION_PROMPTS if self._questions else _PASSAGE_PROMPTS)
        longest_first = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        for start in range(0, len(longest_first), _BATCH):
            places = longest_first[start : start + _BATCH]
            vectors[places], found = _encode(model, [prompt + encodable(texts[place]) for place in places], len(prompt))
            tokens.update(zip(places, found, strict=True))
        return vectors, tuple(tokens[place] for place in range(len(texts)))

    def _loaded(self) -> "SentenceTransformer":
        with self._loading:
            if self._model is None:
                self._model = load_reference(self._files)
            return self._model


def _prompt(model: "SentenceTransformer", names: Sequence[str]) -> str:
    """What `encode_query` or `encode_document` sets before a text."""
    named = next((name for name in names if name in model.prompts), model.default_prompt_name)
    return (model.prompts.get(named) or "") if named is not None else ""


def _prompt_length(model: "SentenceTransformer", prompt: str) -> int:
    """In pieces, the mark before it included: what some models leave out of the mean."""
    marks = model.tokenizer(prompt, return_special_tokens_mask=True)["special_tokens_mask"]
    return len(marks) - int(marks[-1])


def _encode(
    model: "SentenceTransformer", texts: Sequence[str], skipped: int
) -> tuple[Vectors, tuple[TokenVectors, ...]]:
    import torch
    from torch.nn.functional import normalize

    rows = model.tokenizer(
        list(texts),
        padding=True,
        truncation=True,
        max_length=model.max_seq_length,
        return_offsets_mapping=True,
        return_special_tokens_mask=True,
        return_tensors="pt",
    )
    offsets, special = rows.pop("offset_mapping").numpy(), rows.pop("special_tokens_mask").numpy()
    with torch.inference_mode():
        found = model({**rows, "prompt_length": _prompt_length(model, texts[0][:skipped])} if skipped else dict(rows))
        vectors = normalize(found["sentence_embedding"], dim=-1).float().numpy()
        pieces = normalize(found["token_embeddings"], dim=-1).float().numpy()
    tokens = (pick_tokens(*row, skipped) for row in zip(offsets, special, pieces, strict=True))
    return vectors, tuple(tokens)


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
