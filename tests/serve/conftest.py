"""Small coverage with everything a page or a call can meet, indexed once; and the server over it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.served import Client, IndexedCollection, indexed, serving


@pytest.fixture(scope="session")
def served_index(tmp_path_factory: pytest.TempPathFactory, slow: None) -> Path:
    """Read only."""
    return indexed(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def collection(served_index: Path) -> IndexedCollection:
    return IndexedCollection(served_index)


@pytest.fixture
async def client(collection: IndexedCollection) -> AsyncIterator[Client]:
    async with serving(collection) as client:
        yield client
