"""The stand-in for a collection works: it answers in the words of its documents, waits and fails as it is told."""

import threading
from pathlib import Path

import pytest

from index import Cancelled, NothingPublished, Progress, Report
from retrieval import Scope, Silence, Verdict
from tests.support.discord.newsstand import TEXTS, FakeCollection


@pytest.fixture
def collection(tmp_path: Path) -> FakeCollection:
    return FakeCollection(tmp_path)


def _nothing(progress: Progress) -> None:
    pass


def test_excerpts_are_verbatim_at_their_spans(collection: FakeCollection) -> None:
    retriever = collection.retriever()
    for key, (title, texts) in TEXTS.items():
        whole = "\n\n".join([title, *texts])
        source = retriever.source(key)
        assert source is not None
        assert [paragraph.span.of(whole) for paragraph in source.paragraphs] == [title, *texts]
    for excerpt in retriever.ask("things schools", limit=100).excerpts:
        assert excerpt.text in "\n\n".join(TEXTS[excerpt.document][1])


@pytest.mark.parametrize(
    ("question", "scope", "speakers"),
    [
        ("what about schools?", Scope(), ["Ana Roe"]),
        ("what about the money, it is too much", Scope(), ["Bo Lind"]),
        ("things", Scope(), ["Cy Long"] * 3),
        ("things", Scope(speaker="Bo Lind"), []),
        ("nothing of the sort", Scope(), []),
    ],
)
def test_a_question_is_answered_by_its_words(
    collection: FakeCollection, question: str, scope: Scope, speakers: list[str]
) -> None:
    answer = collection.retriever().ask(question, scope=scope)
    assert [excerpt.speaker for excerpt in answer.excerpts] == speakers
    assert answer.silence is (None if speakers else Silence.NOT_IN_COVERAGE)
    assert collection.asked == [(question, (), scope)]


def test_a_greeting_is_no_question(collection: FakeCollection) -> None:
    assert collection.retriever().ask("hello there").silence is Silence.NO_QUESTION


def test_a_question_before_gives_its_words(collection: FakeCollection) -> None:
    answer = collection.retriever().ask("and why?", previous=["what about schools?"])
    assert [excerpt.speaker for excerpt in answer.excerpts] == ["Ana Roe"]
    assert collection.asked == [("and why?", ("what about schools?",), Scope())]


@pytest.mark.parametrize(
    ("claim", "speaker", "verdict"),
    [
        ("We will spend it on schools", None, Verdict.EXACT),
        ("“We will spend it on schools”", "Ana Roe", Verdict.EXACT),
        ("We will spend it on schools", "Bo Lind", Verdict.MISATTRIBUTED),
        ("We will spend it on roads", "Ana Roe", Verdict.NOT_FOUND),
    ],
)
def test_a_claim_is_looked_up_whole(
    collection: FakeCollection, claim: str, speaker: str | None, verdict: Verdict
) -> None:
    assert collection.retriever().check(claim, speaker).verdict is verdict
    assert collection.checked == [(claim, speaker)]


def test_an_emptied_collection_has_no_retriever(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished):
        FakeCollection(tmp_path, {}).retriever()


def test_a_run_counts_generations_and_rollback_goes_back(collection: FakeCollection) -> None:
    steps: list[Progress] = []
    report = collection.reindex(False, steps.append, lambda: False, allow_empty=True)
    assert (report.documents, report.generation) == (len(TEXTS), 2)
    assert [step.done for step in steps] == [0, 1, 2]
    assert collection.allowed_empty == [True]
    assert collection.rollback() == 1
    with pytest.raises(NothingPublished):
        collection.rollback()


def test_a_held_run_goes_on_when_it_is_let_go(collection: FakeCollection) -> None:
    collection.held.clear()
    reports: list[Report] = []
    run = threading.Thread(target=lambda: reports.append(collection.reindex(False, _nothing, lambda: False)))
    run.start()
    run.join(0.2)
    assert run.is_alive()
    collection.held.set()
    run.join(10)
    assert [report.generation for report in reports] == [2]


def test_a_held_run_can_be_cancelled(collection: FakeCollection) -> None:
    collection.held.clear()
    with pytest.raises(Cancelled):
        collection.reindex(False, _nothing, lambda: True)
    assert collection.generation == 1


def test_it_fails_as_it_is_told(collection: FakeCollection) -> None:
    collection.fails, collection.reindex_fails = ValueError("ask"), KeyError("run")
    with pytest.raises(ValueError, match="ask"):
        collection.retriever().ask("what about schools?")
    with pytest.raises(KeyError, match="run"):
        collection.reindex(False, _nothing, lambda: False)
    assert collection.generation == 1
