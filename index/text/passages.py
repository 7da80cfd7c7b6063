"""Passages: spans of whole sentences of about 100 words, never across a heading or boilerplate."""

from collections.abc import Iterator
from dataclasses import dataclass

from .document import Span
from .structure import Paragraph, ParagraphKind, Structure

WORDS = 100  # MiniLM reads 256 word pieces; 100 words of news are about 140
CHARACTERS = 900  # the contract's limit of an excerpt


@dataclass(frozen=True, slots=True)
class Passage:
    """`paragraph` is the number of the paragraph it begins in."""

    span: Span
    paragraph: int


def split_passages(text: str, structure: Structure) -> tuple[Passage, ...]:
    """Passages of the body in order. A paragraph is kept whole where it fits; short ones are joined."""
    return tuple(passage for run in _runs(structure) for passage in _join(text, run))


def _runs(structure: Structure) -> Iterator[list[Paragraph]]:
    """Body paragraphs between headings; boilerplate between two of them ends a run as well."""
    run: list[Paragraph] = []
    for paragraph in structure.paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            run.append(paragraph)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _join(text: str, run: list[Paragraph]) -> Iterator[Passage]:
    start = end = words = 0
    number: int | None = None
    for paragraph, span in _pieces(text, run):
        size = len(span.of(text).split())
        full = words + size > WORDS * 1.2 or span.end - start > CHARACTERS
        if number is not None and full:
            yield Passage(Span(start, end), number)
            number = None
        if number is None:
            start, words, number = span.start, 0, paragraph
        end, words = span.end, words + size
        if words >= WORDS * 0.8:
            yield Passage(Span(start, end), number)
            number = None
    if number is not None:
        yield Passage(Span(start, end), number)


def _pieces(text: str, run: list[Paragraph]) -> Iterator[tuple[int, Span]]:
    """Whole paragraphs where they fit into a passage, else their sentences, else slices at white space."""
    for paragraph in run:
        assert paragraph.number is not None
        fits = len(paragraph.span) <= CHARACTERS and len(paragraph.span.of(text).split()) <= WORDS * 1.2
        for span in (paragraph.span,) if fits else paragraph.sentences:
            for piece in _slices(text, span):
                yield paragraph.number, piece


def _slices(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > CHARACTERS:
        cut = max(text.rfind(blank, start, start + CHARACTERS) for blank in " \n\t")
        cut = cut if cut > start else start + CHARACTERS
        yield Span(start, cut)
        start = cut
        while start < span.end and text[start].isspace():
            start += 1
    if start < span.end:
        yield Span(start, span.end)
