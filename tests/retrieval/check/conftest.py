"""The coverage of the folder above, as the rooms of a check see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import IndexFolder
from retrieval.snapshot import Snapshot


@pytest.fixture
def snapshot(coverage_index: Path) -> Iterator[Snapshot]:
    """In session, so that texts can be read."""
    opened = Snapshot(IndexFolder(coverage_index))
    with opened.session():
        yield opened
    opened.close()
