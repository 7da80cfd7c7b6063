"""A coverage of articles that are told apart by single words, indexed without the model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import IndexFolder
from retrieval.snapshot import Snapshot
from tests.support.ground import index

FOG, RAIN = 230, 50  # passages; of fog more than are looked at for what is near
COVERAGE = {
    "comet.txt": """Comet

The comet came in spring. Its tail shone over the harbour. Nobody slept.

"Look at the comet," said Amara Okafor, an astronomer. "It will not wait."

# At sea

Fishermen stayed ashore.
""",
    "moon.txt": """Moon

The moon pulled at the harbour wall.

"Cranes are mended by noon," said Piet Vermeer, the harbour master.
""",
    "bees.txt": "Bees\n\nBees sleep in winter.\n",
    # Each paragraph is a passage.
    "fog.txt": "Weather\n\n" + "\n\n".join(f"Entry{n} of {'fog ' * 90}day. Over{n}." for n in range(FOG)),
    "rain.txt": "Talk\n\n" + "\n\n".join(f'"Rain {"rain " * 90}again {n}," said Ida Berg.' for n in range(RAIN)),
}


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """Inside its session. Read only."""
    folder = tmp_path_factory.mktemp("ranking")
    sources = folder / "sources"
    sources.mkdir()
    for name, text in COVERAGE.items():
        (sources / name).write_text(text, encoding="utf-8")
    yield from opened(sources, folder / "index")


def opened(sources: Path, folder: Path) -> Iterator[Snapshot]:
    index(sources, folder)
    snapshot = Snapshot(IndexFolder(folder))
    with snapshot.session():
        yield snapshot
    snapshot.close()
