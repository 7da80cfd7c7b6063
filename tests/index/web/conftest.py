"""A server on loopback that misbehaves as it is told, and a fetcher that may ask it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import Allow, Fetcher, FetchLimits
from tests.support.web.misbehaving_server import MisbehavingServer, serving

QUICK = FetchLimits(size=64 * 1024, connect=3.0, whole=5.0, pause=0.0, longest_wait=0.4)
IMPATIENT = replace(QUICK, connect=0.3, whole=0.3)
LOOPBACK = Allow.parse("127.0.0.1")


@pytest.fixture
async def server(slow: None) -> AsyncIterator[MisbehavingServer]:
    async with serving(MisbehavingServer()) as running:
        yield running


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


@pytest.fixture
def fetcher(sources: Path) -> Fetcher:
    return Fetcher(sources, LOOPBACK, QUICK)
