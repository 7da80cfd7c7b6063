"""Paragraphs become one text: blanks are blanks, and what is strong stays so to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.article import Article
from index.ingest.readers.office.composing import Paragraph, Piece, as_cell, as_row, compose
from index.text.layout import BlockKind
from tests.support.documents.articles import blocks_of, check_layout, strong_in

BODY = BlockKind.BODY


def composed(*paragraphs: Paragraph) -> Article:
    article = Article(*compose(paragraphs))
    check_layout(article)
    return article


def body(*pieces: str | tuple[str, bool]) -> Paragraph:
    return Paragraph(BODY, tuple(Piece(p) if isinstance(p, str) else Piece(*p) for p in pieces))


@pytest.mark.parametrize(
    ("pieces", "texts", "strong"),
    [
        (["  He  said:\t“No.” "], ["He said: “No.”"], []),
        (["one\ntwo"], ["one\ntwo"], []),
        (["one \n two"], ["one\ntwo"], []),
        (["one\n \ntwo"], ["one", "two"], []),
        (["un\xadbelie\u200bvable\ufeff"], ["unbelievable"], []),
        (["10\xa0km"], ["10\xa0km"], []),
        (["\xa0\xa0indented\xa0"], ["indented"], []),
        (["\u200e \xad"], [], []),
        (["a", ("b", True), ("c", True), "d"], ["abcd"], ["bc"]),
        (["a ", ("b ", True), (" c", True), " d"], ["a b c d"], ["b c"]),
        ([("b\n\nc", True)], ["b", "c"], ["b", "c"]),
        ([("\xa0b", True)], ["b"], ["b"]),
        (["naïve 🎉 ''so''"], ["naïve 🎉 ''so''"], []),
        (["a\x00\x01b"], ["ab"], []),
        (["a\x0bb\u2028c"], ["a\nb\nc"], []),
    ],
)
def test_one_paragraph(pieces: list[str | tuple[str, bool]], texts: list[str], strong: list[str]) -> None:
    article = composed(body(*pieces))
    assert (blocks_of(article), strong_in(article)) == ([("body", text) for text in texts], strong)


def test_a_table_row() -> None:
    cells = [as_cell([body("a\tb"), body(("c", True))]), as_cell([body(" ")]), as_cell([body("d\ne")])]
    article = composed(as_row(cells))
    assert (blocks_of(article), strong_in(article)) == ([("table_row", "a b c  d e")], ["c"])


def test_headings_are_bold_anyway() -> None:
    article = composed(Paragraph(BlockKind.HEADING, (Piece("a", strong=True),)), body(("b", True)))
    assert (article.text, strong_in(article)) == ("a\n\nb", ["b"])


@given(st.lists(st.lists(st.tuples(st.text("ab \t\n\xa0\xad\u200b\u200e“é🎉"), st.booleans()), max_size=4), max_size=4))
def test_no_word_is_lost(paragraphs: list[list[tuple[str, bool]]]) -> None:
    article = composed(*(body(*pieces) for pieces in paragraphs))
    written = "".join(text for pieces in paragraphs for text, _ in pieces)
    seen = [c for c in written if c in "ab“é🎉"]
    assert [c for c in article.text if c in "ab“é🎉"] == seen
    bold = [c for pieces in paragraphs for text, strong in pieces if strong for c in text if c in "ab“é🎉"]
    assert [c for words in strong_in(article) for c in words if c in "ab“é🎉"] == bold
