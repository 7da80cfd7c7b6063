"""The same weights through ONNX Runtime: the first vector after a third of a second instead of five."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelUnusable
from ..hashing import file_sha256, sha256_of
from .embedder import TokenVectors, Vectors, encodable, pick_tokens
from .model_files import ModelFiles
from .offline import go_offline

FORMAT = 3  # of the sidecar; another number is another version's export
OUTPUTS = ("sentence_embedding", "token_embeddings")
_THREADS = 2  # one question is too little work for more
_BATCH = 8  # as the reference


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What stands in the JSON file beside an exported model. `fingerprint` is that of the model it was made
    from, `max_tokens` its length limit, `inputs` the tokenizer's outputs that the graph takes, and
    `max_difference` the largest cosine distance from the reference that was seen when it was made."""

    format: int
    fingerprint: str
    onnx_sha256: str
    max_tokens: int
    inputs: tuple[str, ...]
    max_difference: float

    def to_json(self) -> str:
        """With a seal over the fields: a length limit with one wrong digit would still be one."""
        fields = asdict(self)
        return json.dumps({**fields, "seal": _seal(fields)}, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Sidecar":
        """Raises ValueError, KeyError or TypeError where `text` is something else."""
        fields: dict[str, Any] = json.loads(text)
        if fields["format"] != FORMAT:
            raise ValueError("another format")
        if fields.pop("seal") != _seal(fields):
            raise ValueError("altered")
        return cls(**{**fields, "inputs": tuple(fields["inputs"])})


def _seal(fields: dict[str, Any]) -> str:
    return sha256_of(json.dumps(fields, sort_keys=True)).removeprefix("sha256:")


def default_export_folder() -> Path:
    """Inside the environment that runs, so that it is found without a setting and goes when that goes."""
    return Path(sys.prefix) / "share" / "pullquote" / "models"


def export_path(files: ModelFiles, folder: Path | None = None) -> Path:
    """Where the export of a model lies; its sidecar has the suffix `.json` instead."""
    return (folder or default_export_folder()) / f"{files.fingerprint.removeprefix('sha256:')[:16]}.onnx"


def read_sidecar(files: ModelFiles, folder: Path | None = None) -> Sidecar:
    """Verifies an export against its sidecar and the model. Raises ModelUnusable where it is absent, altered,
    of another model or of another version."""
    path = export_path(files, folder)
    try:
        sidecar = Sidecar.from_json(path.with_suffix(".json").read_text(encoding="utf-8"))
        digest = file_sha256(path)
    except FileNotFoundError:
        raise ModelUnusable(f"The model is not exported to {path} yet: run `make setup`.") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelUnusable(f"The exported model {path} cannot be read: run `make setup`.") from None
    if digest != sidecar.onnx_sha256 or sidecar.fingerprint != files.fingerprint:
        raise ModelUnusable(f"The exported model {path} is not the one that was written: run `make setup`.")
    return sidecar


class OnnxEmbedder:
    """Safe to use from several threads. Raises ModelUnusable when it is made, see `read_sidecar`."""

    def __init__(self, files: ModelFiles, folder: Path | None = None) -> None:
        self._files = files
        sidecar = read_sidecar(files, folder)
        self._inputs = sidecar.inputs
        self._tokenizer = _tokenizer(files, sidecar.max_tokens)
        self._session = _session(export_path(files, folder))

    @property
    def fingerprint(self) -> str:
        return self._files.fingerprint

    @property
    def dimensions(self) -> int:
        return self._files.dimensions

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        longest_first = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        for start in range(0, len(longest_first), _BATCH):
            places = longest_first[start : start + _BATCH]
            vectors[places] = self._embed_batch([encodable(texts[place]) for place in places])
            if progress is not None:
                progress(start + len(places))
        return vectors

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[Vectors, tuple[TokenVectors, ...]]:
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        tokens: list[TokenVectors] = []
        for start in range(0, len(texts), _BATCH):
            batch = [encodable(text) for text in texts[start : start + _BATCH]]
            encodings = self._tokenizer.encode_batch(batch)
            vectors[start : start + len(batch)], pieces = self._session.run(list(OUTPUTS), self._feed(encodings))
            tokens += [
                pick_tokens(np.array(e.offsets), np.array(e.special_tokens_mask), found)
                for e, found in zip(encodings, pieces, strict=True)
            ]
        return vectors, tuple(tokens)

    def _embed_batch(self, texts: list[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(texts)
        vectors: Vectors = self._session.run([OUTPUTS[0]], self._feed(encodings))[0]
        return vectors

    def _feed(self, encodings: Sequence[Any]) -> dict[str, NDArray[np.int64]]:
        columns = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
        return {
            name: np.array([getattr(encoding, columns[name]) for encoding in encodings], dtype=np.int64)
            for name in self._inputs
        }


def _tokenizer(files: ModelFiles, max_tokens: int) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(files.folder / "tokenizer.json"))
    # The file may state limits of its own; the reference overrides them, and so do we.
    padding = tokenizer.padding or {}
    tokenizer.enable_truncation(max_tokens)
    tokenizer.enable_padding(pad_id=padding.get("pad_id", 0), pad_token=padding.get("pad_token", "[PAD]"))
    return tokenizer


def _session(path: Path) -> Any:
    go_offline()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    # Threads that spin while they wait make 4 ms a question 8 to 12 on a machine that has other work.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
