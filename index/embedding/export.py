"""Writes the model as an ONNX file, once, at set-up, and only if it gives the reference's vectors."""

import contextlib
import io
import logging
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..errors import ModelUnusable
from ..files.whole_file import rename_durably, sync
from ..hashing import file_sha256
from .exported import FORMAT, OUTPUTS, OnnxEmbedder, Sidecar, default_export_folder, export_path, read_sidecar
from .model_files import ModelFiles, read_model_files
from .offline import go_offline
from .reference import SentenceTransformersEmbedder, load_reference

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

TOLERANCE = 1e-5  # cosine; float32 graphs that add in another order differ by about 1e-7
_WITHOUT_EXPORT = "Questions are embedded by sentence-transformers, which takes some seconds more to start."

# What coverage and askers throw at a tokenizer: case, marks, accents, other scripts, nothing, far too much.
_PROBES = (
    "what did the ACLU say about Rekognition?",
    "aclu on rekognition",
    "“We will not be silent,” she said — ‘never’ — and left the room.",
    "''So'' he typed it with two single marks, and said: \"Really?\"",
    "",
    " ",
    "Beyoncé, Škoda & Søren met in São Paulo; the naïve résumé cost €5.",
    "Москва и 東京, العربية 🎉 #hashtag @handle https://example.org/?q=1",
    "The sanctuary city ordinance, adopted 5-4 on Tuesday, takes effect in ninety days.",
    "Shares fell 3.2% to $41.07 after the chief executive's resignation, the company said in a statement.",
    "Officials said the programme would be extended to all fifty states by the end of the year. " * 6,
    "word " * 400,
    "Anticonstitutionnellement" * 60,
)


def ensure_export(model: str | Path | None = None, folder: Path | None = None) -> bool:
    """Exports `model` to `folder` (by default inside the environment) unless a sound export lies there.

    True where it was written. Raises ModelUnusable, and then leaves nothing behind.
    """
    files = read_model_files(model)
    try:
        read_sidecar(files, folder)
    except ModelUnusable:
        _export(files, folder or default_export_folder())
        return True
    return False


def largest_difference(files: ModelFiles, folder: Path | None = None) -> float:
    """Largest cosine distance between the exported model's vectors and the reference's, over the probes."""
    exported = OnnxEmbedder(files, folder).embed(_PROBES).astype(np.float64)
    reference = SentenceTransformersEmbedder(files).embed(_PROBES).astype(np.float64)
    return float(np.max(1.0 - np.sum(exported * reference, axis=1)))


def _export(files: ModelFiles, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # A folder of its own beside the target: one rename away, and whole or gone whatever happens.
        with tempfile.TemporaryDirectory(dir=folder, prefix=".export-") as aside:
            _write(files, Path(aside))
            for suffix in (".onnx", ".json"):
                made = export_path(files, Path(aside)).with_suffix(suffix)
                sync(made)
                rename_durably(made, export_path(files, folder).with_suffix(suffix))
    except OSError as error:
        raise ModelUnusable(f"No model can be written to {folder}: {error.strerror or error}.") from error


def _write(files: ModelFiles, aside: Path) -> None:
    model = load_reference(files)
    inputs = _exportable_inputs(files, model)
    path = export_path(files, aside)
    _trace(model, inputs, path)
    sidecar = Sidecar(
        format=FORMAT,
        fingerprint=files.fingerprint,
        onnx_sha256=file_sha256(path),
        max_tokens=int(model.max_seq_length or 0),
        inputs=inputs,
        max_difference=0.0,
    )
    path.with_suffix(".json").write_text(sidecar.to_json(), encoding="utf-8")
    difference = largest_difference(files, aside)
    if not difference < TOLERANCE:
        raise ModelUnusable(
            f"The export of {files.folder} gives other vectors than the model (by {difference:.1e}): it is "
            f"not used. {_WITHOUT_EXPORT}"
        )
    sidecar = replace(sidecar, max_difference=difference)
    path.with_suffix(".json").write_text(sidecar.to_json(), encoding="utf-8")


def _exportable_inputs(files: ModelFiles, model: "SentenceTransformer") -> tuple[str, ...]:
    if any(model.prompts.values()) or "tokenizer.json" not in files.hashes or not model.max_seq_length:
        raise ModelUnusable(
            f"The model in {files.folder} has prompts, no tokenizer.json or no length limit: it cannot be "
            f"exported. {_WITHOUT_EXPORT}"
        )
    return tuple(model.tokenizer([_PROBES[0]]).keys())


def _trace(model: "SentenceTransformer", inputs: tuple[str, ...], path: Path) -> None:
    """The whole pipeline becomes one graph: transformer, pooling, whatever modules follow, length 1."""
    go_offline()
    import torch

    class Graph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tensors: torch.Tensor) -> tuple[torch.Tensor, ...]:
            features = self.model(dict(zip(inputs, tensors, strict=True)))
            return tuple(torch.nn.functional.normalize(features[name], dim=-1) for name in OUTPUTS)

    sample = model.tokenizer(list(_PROBES[:2]), padding=True, return_tensors="pt")
    either = {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC}
    with _silence(), torch.inference_mode(False), torch.no_grad():
        program = torch.onnx.export(
            Graph().eval(),
            tuple(sample[name] for name in inputs),
            dynamo=True,
            dynamic_shapes=(tuple(either for _ in inputs),),
            input_names=list(inputs),
            output_names=list(OUTPUTS),
            external_data=False,
        )
        if program is None:
            raise ModelUnusable("torch made no ONNX program.")
        program.save(str(path))


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """The exporter narrates on standard output and warns of what concerns its own authors."""
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
        yield
