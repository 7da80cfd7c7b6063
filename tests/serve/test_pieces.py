"""A paragraph in pieces: together they are the paragraph, whatever its quotations do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.serve.pages.marks import Voice, pieces_of, voices_by_paragraph
from index import Certainty, QuotationKind, Span
from retrieval import SourceParagraph, SpokenQuotation

TEXT = "0123456789abcdefghij"


def voice(number: int, start: int, end: int) -> Voice:
    span = Span(start, end)
    kind, certainty = QuotationKind.DIRECT, Certainty.OPEN
    return Voice(number, SpokenQuotation("a.md", span, "", (), kind, None, None, None, 0.0, certainty))


def paragraph(start: int = 0, end: int = len(TEXT)) -> SourceParagraph:
    return SourceParagraph(1, "body", Span(start, end), TEXT[start:end])


def drawn(voices: list[Voice], sought: Span | None, *, start: int = 0) -> str:
    """`(1` where a quotation begins and `1)` where it ends, `<>` around what is sought, each piece's own quotation."""
    shown = ""
    ((_, here),) = voices_by_paragraph([paragraph(start)], voices)
    for piece in pieces_of(paragraph(start), here, sought):
        begun = "".join(f"({v.number}" for v in piece.begun)
        ended = "".join(f"{v.number})" for v in piece.ended)
        own = f"[{piece.voice.number}]" if piece.voice else ""
        text = f"<{piece.text}>" if piece.sought else piece.text
        shown += f"{begun}{own}{text}{ended}|"
    return shown


@pytest.mark.parametrize(
    ("voices", "sought", "expected"),
    [
        ([], None, "0123456789abcdefghij|"),
        ([(1, 2, 5)], None, "01|(1[1]2341)|56789abcdefghij|"),
        ([(1, 0, 20)], None, "(1[1]0123456789abcdefghij1)|"),
        ([(1, 2, 9), (2, 4, 6)], None, "01|(1[1]23|(2[2]452)|[1]6781)|9abcdefghij|"),
        ([(1, 2, 6), (2, 4, 9)], None, "01|(1[1]23|(2[1]451)|[2]6782)|9abcdefghij|"),
        ([(1, 2, 5), (2, 5, 8)], None, "01|(1[1]2341)|(2[2]5672)|89abcdefghij|"),
        ([(1, 2, 9)], Span(0, 4), "<01>|(1[1]<23>|[1]456781)|9abcdefghij|"),
        ([], Span(18, 40), "0123456789abcdefgh|<ij>|"),
        ([], Span(30, 40), "0123456789abcdefghij|"),
    ],
)
def test_where_it_is_cut(voices: list[tuple[int, int, int]], sought: Span | None, expected: str) -> None:
    assert drawn([voice(*row) for row in voices], sought) == expected


def test_a_quotation_that_goes_over_paragraphs_ends_in_each() -> None:
    assert drawn([voice(1, 2, 15)], None, start=10) == "(1[1]abcde1)|fghij|"


spans = st.tuples(st.integers(0, 25), st.integers(1, 25)).map(lambda ends: Span(ends[0], ends[0] + ends[1]))


@given(st.lists(spans, max_size=6), st.none() | spans, st.integers(0, 10), st.integers(11, 20))
def test_nothing_is_lost_and_nothing_added(said: list[Span], sought: Span | None, start: int, end: int) -> None:
    voices = [voice(number, span.start, span.end) for number, span in enumerate(said)]
    voices.sort(key=lambda voice: voice.quotation.span)
    ((_, here),) = voices_by_paragraph([paragraph(start, end)], voices)
    pieces = pieces_of(paragraph(start, end), here, sought)
    assert "".join(piece.text for piece in pieces) == TEXT[start:end]
    position = start
    for piece in pieces:
        for place in range(position, position + len(piece.text)):
            around = [v for v in voices if v.quotation.span.start <= place < v.quotation.span.end]
            assert (piece.voice in around) if around else piece.voice is None
            assert piece.sought == (sought is not None and sought.start <= place < sought.end)
        position += len(piece.text)
    touched = [v for v in voices if v.quotation.span.start < end and v.quotation.span.end > start]
    assert {v.number for piece in pieces for v in piece.begun} == {v.number for v in touched}
    assert {v.number for piece in pieces for v in piece.ended} == {v.number for v in touched}
    assert here == touched


def test_each_paragraph_has_the_quotations_that_reach_into_it() -> None:
    paragraphs = [paragraph(0, 5), paragraph(6, 10), paragraph(11, 20)]
    voices = [voice(1, 1, 3), voice(2, 2, 12), voice(3, 5, 6), voice(4, 9, 10), voice(5, 19, 20)]
    found = [[v.number for v in here] for _, here in voices_by_paragraph(paragraphs, voices)]
    assert found == [[1, 2], [2, 4], [2, 5]]


def test_a_book_is_gone_through_once() -> None:
    """Ten thousand paragraphs with a quotation each: held against each other, they would take minutes."""
    spans = [Span(at * 10, at * 10 + 9) for at in range(10_000)]
    paragraphs = [SourceParagraph(None, "body", span, "x" * 9) for span in spans]
    voices = [voice(number, span.start, span.end) for number, span in enumerate(spans)]
    started = time.perf_counter()
    assert all(len(here) == 1 for _, here in voices_by_paragraph(paragraphs, voices))
    assert time.perf_counter() - started < 5
