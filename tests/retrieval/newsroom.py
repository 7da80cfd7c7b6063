"""The made-up coverage in coverage/, and what the tests ask of an answer to it."""

from collections.abc import Sequence
from pathlib import Path

from index import DEFAULT_MODEL, Indexer, IndexFolder, Span, open_indexing_embedder, open_question_embedder
from retrieval import Answer, Excerpt, Retriever

COVERAGE = Path(__file__).parent / "coverage"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(COVERAGE.iterdir())}
TEMPLATES = ("READ MORE", "Sign up for", "Share This Article")
HEADLINES = tuple(text.splitlines()[0] for name, text in TEXTS.items() if name.endswith(".txt")) + tuple(
    text.split("---\n", 2)[2].splitlines()[0] for name, text in TEXTS.items() if name.endswith(".md")
)


def open_newsroom(folder: Path, threshold: float | None = None) -> Retriever:
    """Indexed by the real indexer with the real model; `threshold` is the least probability of an answer, None the
    measured one."""
    embedder = open_indexing_embedder()
    indexer = Indexer(COVERAGE, IndexFolder(folder), DEFAULT_MODEL, lambda: embedder)
    assert indexer.run(fingerprint=embedder.fingerprint).documents == len(TEXTS)
    return Retriever.open(folder, open_question_embedder, threshold)


def ask_in_turn(retriever: Retriever, questions: Sequence[str]) -> Answer:
    """The answer to the last one, which follows the others."""
    return retriever.ask(questions[-1], questions[:-1])


def shown(answer: Answer) -> tuple[Excerpt, ...]:
    return (*answer.excerpts, *answer.nearest)


def assert_sound(answer: Answer) -> None:
    """What holds for every answer, whatever was asked."""
    assert answer.answered == bool(answer.excerpts)
    for excerpt in shown(answer):
        assert_verbatim(excerpt.document, excerpt.span, excerpt.text)
        assert not any(template in excerpt.text for template in TEMPLATES)
        if excerpt.speaker is not None:
            assert not any(excerpt.text.strip() == headline for headline in HEADLINES)
        for place in excerpt.also:
            assert TEXTS[place.document][place.span.start : place.span.end]
    places = [(excerpt.document, excerpt.span) for excerpt in answer.excerpts]
    assert len(set(places)) == len(places)


def assert_verbatim(document: str, span: Span, text: str) -> None:
    source = TEXTS[document]
    assert span.of(source) == text
    assert 0 < len(text) <= 900
    before, after = source[: span.start].rstrip(), source[span.end :].lstrip()
    assert not before or before[-1] in ".!?\"”'" or source[span.start - 1] == "\n", f"begins inside: {text!r}"
    assert not after or text.rstrip()[-1] in ".!?\"”'" or source[span.end] == "\n", f"ends inside: {text!r}"
    assert "---" not in text
