"""Of every kind of file: its words come out as they are in it, and everything found in them is a part of that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.ingest.analysis import analyse
from index.ingest.source import SourceFile, read_source
from index.text.span import Span
from tests.support.documents.every_kind import WRITERS

_SAYS = ("said", "says", "told the council", "wrote")
_NAMES = ("Ann Lee", "Zoë Martin", "Omar Reyes", "Jørgen Ås", "Mary O’Brien")
_WORDS = (
    *("the ferry", "a new bridge", "40 million kronor", "£1.5m", "well-known fares", "don’t", "café", "naïve", "50%"),
    *("it’s", "R&D", "AT&T", "<not a tag>", "1 < 2", "e.g. this", "O’Brien’s", "mid-2021", "half…", "(aside)", "A/B"),
)


@st.composite
def paragraphs(draw: st.DrawFn) -> list[str]:
    """Three to five paragraphs in which somebody says something, no two the same."""
    made = []
    for number in range(draw(st.integers(3, 5))):
        said = " ".join(draw(st.lists(st.sampled_from(_WORDS), min_size=4, max_size=9)))
        told = " ".join(draw(st.lists(st.sampled_from(_WORDS), min_size=4, max_size=9)))
        mark, end = draw(st.sampled_from([('"', '"'), ("“", "”")]))
        says, name = draw(st.sampled_from(_SAYS)), draw(st.sampled_from(_NAMES))
        made.append(f"{mark}We know of {said} in {number},{end} {says} {name} of {told} on the {number + 1}th of May.")
    return made


def folded(text: str) -> str:
    return " ".join(text.split())


# Markdown and plain text know no escape for a tag in prose; a PDF's words are in the letters of its font.
def words_of(name: str, made: list[str]) -> list[str]:
    return [words.replace("<not a tag>", "no tag") for words in made] if name.endswith((".md", ".txt")) else made


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=25, deadline=None)
@given(made=paragraphs())
def test_every_word_is_the_file_s(name: str, made: list[str]) -> None:
    words = words_of(name, made)
    read = read_source(SourceFile(name, WRITERS[name](words), "sha256:1"))
    assert not read.unread
    (document,) = read.documents
    text = folded(document.text)
    for paragraph in words:
        assert folded(paragraph) in text
    analysis = analyse(document)
    whole = Span(0, len(document.text))
    for quotation in analysis.attribution.quotations:
        assert whole.covers(quotation.span)
        assert all(quotation.span.covers(part) for part in quotation.parts)
        assert folded(quotation.span.of(document.text)) in text
    assert all(whole.covers(passage.span) for passage in analysis.passages)
    assert all(run.start + run.length <= len(document.text) for run in document.runs)


@pytest.mark.parametrize("name", WRITERS)
def test_a_name_that_lies_changes_nothing_but_the_kind_of_text(name: str) -> None:
    """By content first: what has bytes of its own is read under any name."""
    if name in ("a.txt", "a.md", "a.csv", "a.jsonl", "a.json"):
        return
    made = ["“The ferry sails again in May,” said Ann Lee, the mayor of the town, who had been asked for a week."] * 1
    made += ["Nobody in the harbour knew of that on Monday, and the council will hear of it in the spring of 2022."]
    data = WRITERS[name](made)
    told = read_source(SourceFile(name, data, "")).documents[0]
    lied = read_source(SourceFile("story.txt", data, "")).documents[0]
    assert (lied.text, lied.kind, lied.layout) == (told.text, told.kind, told.layout)
