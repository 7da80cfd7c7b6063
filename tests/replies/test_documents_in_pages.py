"""A document in pages, the list of documents, and the paragraphs around an excerpt: nothing lost, nothing moved."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.coverage.reading import (
    context_reply,
    find_reply,
    page_of,
    source_list_reply,
    source_pages,
    source_reply,
)
from bot.replies.reply import Action, ActionKind, Entry, Note, Reply, ShownParagraph, Target, Tone
from index import Span
from retrieval import Citation, SourceEntry, SourceParagraph, SourceText

CITATION = Citation("Toll backed", "The Post", "Jo Day", datetime.date(2021, 3, 9), "https://news.example/a", None)
PAGE = 2_000  # characters of a page
WORDS = st.text(st.sampled_from("abc é“—"), min_size=1, max_size=40)
PARAGRAPHS = st.lists(st.builds(lambda word, times: (word + " ") * times, WORDS, st.integers(1, 400)), max_size=8)


def document(*texts: str, key: str = "a.md", citation: Citation = CITATION) -> SourceText:
    """Paragraphs with an empty line between them; the first is the headline."""
    paragraphs, start = [], 0
    for number, text in enumerate(texts):
        span = Span(start, start + len(text))
        paragraphs.append(SourceParagraph(number or None, "body" if number else "title", span, text))
        start += len(text) + 2
    return SourceText(SourceEntry(key, citation, 1_234, len(texts), 1), tuple(paragraphs))


def shown(reply: Reply) -> list[ShownParagraph]:
    return [block for block in reply.blocks if isinstance(block, ShownParagraph)]


def test_a_document_on_one_page() -> None:
    reply = source_reply(document("Toll backed", "It passed."))
    assert reply == Reply(
        Tone.PLAIN,
        "Toll backed",
        (
            Note("Toll backed · The Post · Jo Day · 9 March 2021"),
            Note("1,234 words, 1 quotation"),
            ShownParagraph("Toll backed", None, heading=True),
            ShownParagraph("It passed.", 1),
            Note("Page 1 of 1"),
        ),
    )


@pytest.mark.parametrize(
    ("asked", "number", "turns"),
    [
        (-3, 1, [(ActionKind.NEXT_PAGE, 1)]),
        (0, 1, [(ActionKind.NEXT_PAGE, 1)]),
        (1, 2, [(ActionKind.PREVIOUS_PAGE, 0), (ActionKind.NEXT_PAGE, 2)]),
        (2, 3, [(ActionKind.PREVIOUS_PAGE, 1)]),
        (99, 3, [(ActionKind.PREVIOUS_PAGE, 1)]),
    ],
)
def test_pages_are_turned_and_a_page_that_is_none_is_the_nearest(
    asked: int, number: int, turns: list[tuple[ActionKind, int]]
) -> None:
    reply = source_reply(document("T", "b" * 1_990, "c" * 1_990, "d" * 1_990), asked)
    assert reply.blocks[-1] == Note(f"Page {number} of 3")
    assert reply.actions == tuple(Action(kind, Target("a.md"), page) for kind, page in turns)
    assert (Note("1,234 words, 1 quotation") in reply.blocks) == (number == 1)


@given(PARAGRAPHS)
def test_pages_hold_the_whole_text_in_order_and_none_is_too_long(texts: list[str]) -> None:
    source = document("Title", *texts)
    pieces = [piece for page in source_pages(source) for piece in page]
    assert "".join(piece.text for piece in pieces) == "Title" + "".join(texts)
    assert all(len(piece.span) == len(piece.text) for piece in pieces)
    assert all(one.span.end <= other.span.start for one, other in pairwise(pieces))
    assert all(sum(len(piece.text) for piece in page) <= PAGE for page in source_pages(source))


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("a" * 2_000, [2_000]),
        ("a" * 2_001, [2_000, 1]),
        ("a" * 1_500 + " " + "b" * 1_000, [1_501, 1_000]),
        (("a" * 99 + " ") * 45, [2_000, 2_000, 500]),
    ],
)
def test_a_long_paragraph_is_split_at_a_blank_where_it_has_one(text: str, cuts: list[int]) -> None:
    pages = source_pages(document(text))
    assert [[len(piece.text) for piece in page] for page in pages] == [[cut] for cut in cuts]


@given(PARAGRAPHS.filter(bool), st.data())
def test_words_are_on_the_page_that_they_are_said_to_be_on(texts: list[str], data: st.DataObject) -> None:
    source = document("Title", *texts)
    paragraph = data.draw(st.sampled_from(source.paragraphs))
    start = data.draw(st.integers(paragraph.span.start, paragraph.span.end - 1))
    page = source_pages(source)[page_of(source, Span(start, start + 1))]
    assert any(piece.span.start <= start < piece.span.end for piece in page)


@pytest.mark.parametrize(("start", "page"), [(0, 0), (1_999, 0), (2_000, 1), (4_499, 2), (9_999, 0)])
def test_the_page_that_words_of_a_split_paragraph_start_on(start: int, page: int) -> None:
    source = document(("a" * 99 + " ") * 45)
    assert page_of(source, Span(start, start + 5)) == page


@pytest.mark.parametrize(
    ("marked", "marks"),
    [
        (Span(0, 5), [(Span(0, 5),), (), ()]),
        (Span(7, 9), [(), (Span(0, 2),), ()]),
        (Span(8, 16), [(), (Span(1, 5),), (Span(0, 2),)]),  # over two paragraphs
        (Span(5, 7), [(), (), ()]),  # the empty line between them
    ],
)
def test_marked_words_are_marked_in_each_paragraph_that_they_touch(
    marked: Span, marks: Sequence[tuple[Span, ...]]
) -> None:
    reply = source_reply(document("Title", "bbbbb", "ccccc"), marked=marked)
    assert [paragraph.marked for paragraph in shown(reply)] == list(marks)


def entry(number: int) -> SourceEntry:
    return SourceEntry(f"{number:02}.md", Citation(f"T{number}", None, None, None, None, None), 1, 1, 0)


@pytest.mark.parametrize(
    ("documents", "page", "first", "last", "note"),
    [
        (1, 0, 0, 0, None),
        (10, 0, 0, 9, None),
        (11, 0, 0, 9, "Page 1 of 2"),
        (11, 1, 10, 10, "Page 2 of 2"),
        (25, 2, 20, 24, "Page 3 of 3"),
        (25, 9, 20, 24, "Page 3 of 3"),
        (25, -9, 0, 9, "Page 1 of 3"),
    ],
)
def test_documents_are_listed_by_tens(documents: int, page: int, first: int, last: int, note: str | None) -> None:
    reply = source_list_reply([entry(number) for number in range(documents)], page)
    assert reply.headline == ("1 document" if documents == 1 else f"{documents} documents")
    wanted = [Entry(f"T{n}", "1 word, 0 quotations", Target(f"{n:02}.md")) for n in range(first, last + 1)]
    assert reply.blocks == (*wanted, *([] if note is None else [Note(note)]))


def test_a_document_without_a_title_goes_by_its_name() -> None:
    nameless = SourceEntry("x.md", Citation(None, "The Post", None, datetime.date(2021, 3, 9), None, None), 2, 1, 1)
    (listed,) = source_list_reply([nameless]).blocks
    assert listed == Entry("x.md", "The Post · 9 March 2021 · 2 words, 1 quotation", Target("x.md"))


def test_no_document_is_a_silence() -> None:
    assert source_list_reply([]) == Reply(Tone.SILENCE, "No document of the coverage fits that.")
    assert find_reply("we will", []) == Reply(
        Tone.SILENCE, "These words stand nowhere in the coverage.", question="we will"
    )


@pytest.mark.parametrize(
    ("span", "texts"),
    [
        (Span(0, 1), ["a", "b", "c"]),
        (Span(3, 4), ["a", "b", "c", "d"]),
        (Span(9, 10), ["b", "c", "d", "e", "f"]),
        (Span(6, 10), ["a", "b", "c", "d", "e", "f"]),
        (Span(15, 16), ["d", "e", "f"]),
    ],
)
def test_two_paragraphs_on_either_side_of_the_words(span: Span, texts: list[str]) -> None:
    reply = context_reply(document("a", "b", "c", "d", "e", "f"), span)
    assert [paragraph.text for paragraph in shown(reply)] == texts
    assert reply.blocks[-1] == Note("Toll backed · The Post · Jo Day · 9 March 2021")
    assert reply.actions == (Action(ActionKind.SOURCE, Target("a.md", span)),)


def test_what_is_far_from_the_words_is_cut_and_the_marks_go_along() -> None:
    text = "a" * 500 + "WORDS" + "b" * 500
    (paragraph,) = shown(context_reply(document(text), Span(500, 505)))
    assert paragraph.text == "… " + "a" * 300 + "WORDS" + "b" * 300 + " …"
    assert [mark.of(paragraph.text) for mark in paragraph.marked] == ["WORDS"]


@given(PARAGRAPHS.filter(bool), st.data())
def test_marked_words_in_context_are_those_of_the_document(texts: list[str], data: st.DataObject) -> None:
    source = document("Title", *texts)
    whole = "\n\n".join(["Title", *texts])
    start = data.draw(st.integers(0, len(whole) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(whole))))
    paragraphs = shown(context_reply(source, span))
    marked = [mark.of(paragraph.text) for paragraph in paragraphs for mark in paragraph.marked]
    inside = [p.text[max(0, span.start - p.span.start) : span.end - p.span.start] for p in source.paragraphs]
    touched = [p.span.overlaps(span) for p in source.paragraphs]
    assert marked == [text for text, touches in zip(inside, touched, strict=True) if touches]


def test_words_that_are_no_longer_there_are_told() -> None:
    gone = context_reply(document("Title"), Span(90, 95))
    assert gone == Reply(Tone.PROBLEM, "These words do not stand in the document any more.")
