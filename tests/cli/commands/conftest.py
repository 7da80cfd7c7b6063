"""A folder of sources with the seed in it."""

from pathlib import Path

import pytest

from tests.command_line import ROOT


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    seed = next((ROOT / "seeds").iterdir())
    (folder / "protests.txt").write_bytes(seed.read_bytes())
    return folder
