"""What the answer to a question looks like, where the question tells."""

from collections.abc import Sequence

import pytest

from retrieval.ranking.answer_type import answer_type


@pytest.mark.parametrize(
    ("question", "answers", "others"),
    [
        ("what percentage voted", ["40 %", "forty per cent", "a third", "one in ten"], ["many of them", "40 of them"]),
        ("how much did it cost", ["$5", "5p", "two million", "4 dollars"], ["a lot", "5 of them"]),
        ("what was the fine", ["€90", "nine pounds"], ["small"]),
        ("how many came", ["3,100", "a dozen", "none", "half of them"], ["a crowd"]),
        ("what was the score", ["4-4", "three all"], ["a draw"]),
        ("when did it open", ["in May", "1904", "on Tuesday", "last week", "this spring"], ["recently"]),
        ("what year was it built", ["1904", "two years ago"], ["long ago"]),
    ],
)
def test_what_an_answer_looks_like(question: str, answers: Sequence[str], others: Sequence[str]) -> None:
    pattern = answer_type(question)
    assert pattern is not None
    assert [text for text in [*answers, *others] if pattern.search(text)] == list(answers)


@pytest.mark.parametrize("question", ["who won", "what did she say", "why is it so", "howmany", "whenever"])
def test_most_questions_tell_nothing_of_their_answer(question: str) -> None:
    assert answer_type(question) is None
