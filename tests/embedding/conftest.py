import shutil
from pathlib import Path

import pytest

from index.embedding import Embedder, ensure_export, open_indexing_embedder, open_question_embedder, read_model_files


@pytest.fixture(scope="session", autouse=True)
def exported(slow: None) -> None:
    """As `make setup` does it: nothing to do where the export is sound."""
    ensure_export()


@pytest.fixture(scope="session")
def indexing() -> Embedder:
    return open_indexing_embedder()


@pytest.fixture(scope="session")
def asking() -> Embedder:
    return open_question_embedder()


@pytest.fixture
def model_copy(tmp_path: Path) -> Path:
    """A folder with the built-in model, to be damaged."""
    return Path(shutil.copytree(read_model_files().folder, tmp_path / "model"))
