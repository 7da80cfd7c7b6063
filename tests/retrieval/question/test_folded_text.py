"""A folded text that knows where it was typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index import Span, fold
from retrieval.question.narrowing.folded import FoldedText


@given(st.text(max_size=60))
@example("  a ¨ b\u0301… ")
@example("ﬁn\u200b  ß")
def test_it_is_what_folding_makes_of_it(text: str) -> None:
    folded = FoldedText.of(text)
    assert folded.text == fold(text)
    assert len(folded.places) == len(folded.text)


@given(st.text(min_size=1, max_size=60), st.data())
def test_what_is_cut_out_is_replaced_by_as_many_blanks(text: str, data: st.DataObject) -> None:
    folded = FoldedText.of(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span, rest = folded.typed_span(start, end), folded.without(Span(start, end))
    assert (rest[: span.start], rest[span.start : span.end].strip(), rest[span.end :], len(rest)) == (
        text[: span.start],
        "",
        text[span.end :],
        len(text),
    )


@pytest.mark.parametrize(
    ("typed", "words", "rest"),
    [
        ("Well… in  May, then", "in may", "Well… , then"),
        ("the Große Straße of 2016 …", "of 2016", "the Große Straße …"),
        ("a ﬁne day", "fine", "a day"),
        ("a cafe\u0301 there", "cafe", "a there"),
        ("IN MAY", "in may", ""),
    ],
)
def test_words_are_cut_out_where_they_were_typed(typed: str, words: str, rest: str) -> None:
    folded = FoldedText.of(typed)
    start = folded.text.index(words)
    assert " ".join(folded.without(Span(start, start + len(words))).split()) == rest
