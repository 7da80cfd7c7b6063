"""A small coverage whose quotations can be corrected, made of sentences that name their speaker."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from index import (
    Correction,
    CorrectionsFile,
    KeptCorrection,
    Place,
    Span,
    SpeakerCorrection,
)
from retrieval import Retriever, SpokenQuotation
from tests.support.ground import WordsEmbedder, index

SAID = (
    '"The ferry will sail on Monday," said Ingrid Solberg.',
    '"A toll is no answer to anybody," said Tomas Reyes.',
    '"Fares have to rise this year," said Hanna Lindqvist.',
    '"We were never asked about the pier," said Solberg.',
    '"The crane fell without a warning," said Omar Haddad.',
)


class Newsroom:
    """Sources, their index, and one retriever that stays open, as a bot's does."""

    def __init__(self, folder: Path) -> None:
        self.sources, self.folder = folder / "sources", folder / "index"
        self.sources.mkdir()
        self.corrections = CorrectionsFile(self.sources)

    def write(self, name: str, *sentences: str) -> None:
        (self.sources / name).write_text("\n\n".join(["News from the port", *sentences]) + "\n", encoding="utf-8")

    def index(self, *, rebuild: bool = False) -> None:
        index(self.sources, self.folder, rebuild=rebuild)

    @contextmanager
    def open(self) -> Iterator[Retriever]:
        with closing(Retriever.open(self.folder, WordsEmbedder, corrections=self.corrections)) as retriever:
            yield retriever

    def correct(self, retriever: Retriever, correction: Correction) -> KeptCorrection:
        return self.corrections.add(retriever.fitted(correction), "a test")


def place_of(retriever: Retriever, document: str, words: str) -> Place:
    """Of the first quotation that holds these words, as a person gives it."""
    return next(Place(document, q.span) for q in retriever.quotations() if q.document == document and words in q.text)


def speaker(retriever: Retriever, document: str, words: str, name: str | None) -> SpeakerCorrection:
    return SpeakerCorrection(place_of(retriever, document, words), name)


def said(quotations: Sequence[SpokenQuotation]) -> list[tuple[str, str | None, str, bool]]:
    """First word of each quotation, its speaker, how certain, and whether it was corrected."""
    return [
        (q.text.split()[0].strip('"') + " " + q.text.split()[1], q.speaker, q.certainty.value, q.corrected is not None)
        for q in quotations
    ]


def moved(place: Place, by: int) -> Place:
    return Place(place.document, Span(place.span.start + by, place.span.end + by), place.words, place.turn)
