"""The way of a question through retrieval: read once, searched for, cut; no room is entered from below."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import TokenVectors
from retrieval import Answer, Explanation, Retriever
from tests.support.walks import Call, Trail

# From the door downwards, as the contract of the layers in pyproject.toml has it.
ROOMS = (
    "retriever",
    "check",
    "excerpts",
    "search",
    "ranking",
    "snapshot",
    "vocabulary",
    "question",
    "question_embedder",
    "speech",
    "answer",
)
ASKED = "what did the ACLU say about Rekognition?"
ELSEWHERE = "what did Tim Cook say about Rekognition?"
CHECKED = 'is this real: "Amazon must act swiftly to stand up for civil rights"'


class FakeEmbedder:
    """Any text means the same: what is asked here is who calls whom."""

    dimensions = 384

    def __init__(self, fingerprint: str) -> None:
        self.fingerprint = fingerprint

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        return np.tile(np.eye(1, self.dimensions, dtype=np.float32), (len(texts), 1))

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], tuple[TokenVectors, ...]]:
        """A text is one piece."""
        vectors = self.embed(texts)
        return vectors, tuple(TokenVectors(np.zeros(1, np.int64), vector[np.newaxis]) for vector in vectors)


@pytest.fixture(scope="module")
def door(seed_index: Path) -> Iterator[Retriever]:
    fingerprints: list[str] = []
    retriever = Retriever.open(seed_index, lambda: FakeEmbedder(fingerprints[0]), threshold=0.0)
    fingerprints.append(retriever.published().fingerprint)
    retriever.ask("hello")  # what is read once a generation is read before
    yield retriever
    retriever.close()


def walk(ask: Callable[[], Answer | Explanation]) -> list[Call]:
    """Every call from one module of retrieval into another, in order, by their modules."""
    trail = Trail()
    with trail.followed():
        ask()
    calls = [Call(_module(c.caller), _module(c.callee), c.function) for c in trail.calls if _in_retrieval(c)]
    return [call for call in calls if call.caller != call.callee]


def _in_retrieval(call: Call) -> bool:
    return call.caller.startswith("retrieval/") and call.callee.startswith("retrieval/")


def _module(file: str) -> str:
    """Below the package: "search.pipeline"."""
    return ".".join(Path(file).relative_to("retrieval").with_suffix("").parts)


def _at_the_door(calls: Sequence[Call]) -> list[str]:
    return [f"{c.callee}.{c.function}" for c in calls if c.caller == "retriever" and c.callee != "snapshot"]


def _counted(calls: Sequence[Call], *functions: str) -> list[int]:
    return [sum(call.function == function for call in calls) for function in functions]


@pytest.mark.parametrize(
    ("question", "stages"),
    [
        (
            ASKED,
            [
                "question_embedder.begin",
                "search.limits.meet",
                "question.parser.read_question",
                "question_embedder.of",
                "search.pipeline.search",
                "excerpts.compose.compose",
            ],
        ),
        (
            CHECKED,
            [
                "question_embedder.begin",
                "search.limits.meet",
                "question.parser.read_question",
                "check.messages.quoted_question.check_question",
                "excerpts.compose.compose",
            ],
        ),
        (
            "hello",
            [
                "question_embedder.begin",
                "search.limits.meet",
                "question.parser.read_question",
                "question_embedder.of",
                "search.pipeline.search",
                "excerpts.compose.compose",
            ],
        ),
    ],
)
def test_the_stages_of_a_question(door: Retriever, question: str, stages: list[str]) -> None:
    assert _at_the_door(walk(lambda: door.ask(question))) == [*stages, "receipts.issuing.receipt_of_answer"]
    assert _at_the_door(walk(lambda: door.explain(question))) == [*stages, "search.explanation.explain"]


@pytest.mark.parametrize(
    ("question", "previous", "read", "gathered", "checked"),
    [
        (ASKED, (), 1, 1, 0),
        (ASKED, ("what did Amazon say?",), 1, 1, 0),  # stands alone
        ("and about immigrants?", (ASKED,), 2, 2, 0),
        ("and about immigrants?", (ASKED, "and about the police?"), 3, 3, 0),
        (ELSEWHERE, (), 1, 2, 0),  # once more, whoever speaks
        (CHECKED, (), 1, 0, 1),
        (CHECKED, (ASKED,), 1, 0, 1),  # follows nothing
        ("hello", (ASKED,), 1, 0, 0),
    ],
)
def test_a_question_is_read_once_and_searched_for_once(
    door: Retriever, question: str, previous: tuple[str, ...], read: int, gathered: int, checked: int
) -> None:
    for ask in (door.ask, door.explain):
        calls = walk(partial(ask, question, previous))
        assert _counted(calls, "read_question", "gather", "check_question") == [read, gathered, checked]


@pytest.mark.parametrize("question", [ASKED, ELSEWHERE, CHECKED, "hello", "compare the ACLU and Amazon on Rekognition"])
def test_no_room_is_entered_from_below(door: Retriever, question: str) -> None:
    """But for the coverage's vocabulary, which a question is read against: the seam is a protocol of the reader's."""
    upward = {
        (call.caller.partition(".")[0], call.callee.partition(".")[0])
        for call in walk(lambda: door.explain(question))
        if _floor(call.caller) > _floor(call.callee)
    }
    assert upward <= {("question", "vocabulary")}


def _floor(module: str) -> int:
    return ROOMS.index(module.partition(".")[0])
