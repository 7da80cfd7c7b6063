"""What somebody quotes of another is never shown as their own words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from index import DEFAULT_MODEL, Indexer, IndexFolder, open_indexing_embedder
from retrieval import Retriever, SpeakerStatus

TEXT = """What was said

"Paula Quick told me, 'I will win or move to Peru,'" Hugo Marsh said.

"I have never said, 'Women belong at home,'" Bob Roe said.

"My boss told me, 'Sign it or be fired,'" Tom Pell said.

"They call it 'the pit' here, and it is cold," Ann Lee said.

"It isn't the workers' fault that it's cold," Ida Moss said.
"""


@pytest.fixture
def checked(tmp_path: Path, slow: None) -> Callable[..., Any]:
    sources, folder = tmp_path / "sources", tmp_path / "index"
    sources.mkdir()
    (sources / "a.txt").write_text(TEXT, encoding="utf-8")
    embedder = open_indexing_embedder()
    Indexer(sources, IndexFolder(folder), DEFAULT_MODEL, lambda: embedder).run(fingerprint=embedder.fingerprint)

    def check(claim: str, speaker: str) -> Any:
        retriever = Retriever.open(folder, _no_embedder)
        try:
            return retriever.check(claim, speaker)
        finally:
            retriever.close()

    return check


def _no_embedder() -> NoReturn:
    raise AssertionError("no model is needed here")


def test_whose_the_inner_words_are(checked: Callable[..., Any]) -> None:
    told = [
        ("I will win or move to Peru", "Paula Quick", SpeakerStatus.CONFIRMED),
        ("I will win or move to Peru", "Hugo Marsh", SpeakerStatus.CONTRADICTED),
        ("Women belong at home", "Bob Roe", SpeakerStatus.OPEN),
        ("Sign it or be fired", "Tom Pell", SpeakerStatus.OPEN),
        ("They call it 'the pit' here", "Ann Lee", SpeakerStatus.CONFIRMED),
        ("the pit", "Ann Lee", SpeakerStatus.CONFIRMED),
        ("My boss told me, 'Sign it or be fired,'", "Tom Pell", SpeakerStatus.CONFIRMED),
        ("the workers' fault that it's cold", "Ida Moss", SpeakerStatus.CONFIRMED),
    ]
    assert [(claim, who, checked(claim, who).speaker_status) for claim, who, _ in told] == told
