"""Random histories of correcting, rewriting, indexing, rebuilding, rolling back and restoring: no correction is lost,
and none is applied to other words. CORRECTION_HISTORIES says how many are tried."""

import os
import random
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index import (
    Effect,
    IndexFolder,
    KeptCorrection,
    NoQuotation,
    NothingPublished,
    Place,
    Placed,
    SpeakerCorrection,
    rollback,
)
from retrieval import Retriever, SpokenQuotation
from tests.index.corrections.newsroom import Newsroom

HISTORIES = int(os.environ.get("CORRECTION_HISTORIES", "60"))
STEPS = 8
NAMES = ("Ingrid Solberg", "Tomas Reyes", "Hanna Lindqvist", "Omar Haddad", "Anna Berg")
DOCUMENTS = ("a.md", "b.md", "c.md")
THINGS = ("ferry", "toll", "fare", "pier", "crane", "harbour", "lamp", "rope")
SENTENCES = tuple(f'"The {thing} was never asked for by us," said {NAMES[n % 4]}.' for n, thing in enumerate(THINGS))


@dataclass(slots=True)
class History:
    """What has to be true of a newsroom: every correction that was made and not taken back, oldest first."""

    newsroom: Newsroom
    dice: random.Random
    made: list[KeptCorrection] = field(default_factory=list)
    written: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def step(self, retriever: Retriever) -> str:
        steps = (
            self.correct, self.correct, self.take_back, self.rewrite, self.rewrite, self.restore, self.remove,
            self.index, self.index, self.rebuild, self.roll_back,
        )  # fmt: skip
        chosen = self.dice.choice(steps)
        chosen(retriever)
        return chosen.__name__

    def correct(self, retriever: Retriever) -> None:
        quotations = retriever.quotations()
        if not quotations:
            return
        quotation = self.dice.choice(quotations)
        place = Place(quotation.document, quotation.span)
        name = self.dice.choice((*NAMES, None))
        given = NoQuotation(place) if self.dice.random() < 0.2 else SpeakerCorrection(place, name)
        kept = self.newsroom.correct(retriever, given)
        self.made = [*(one for one in self.made if one.id != kept.id), kept]

    def take_back(self, _: Retriever) -> None:
        if self.made:
            gone = self.dice.choice(self.made)
            self.newsroom.corrections.remove(gone.id[:8])
            self.made.remove(gone)

    def rewrite(self, _: Retriever) -> None:
        sentences = self.dice.sample(SENTENCES, self.dice.randint(0, 5))
        if self.dice.random() < 0.3:
            sentences += self.dice.sample(SENTENCES, 1)  # maybe for the second time
        self._write(self.dice.choice(DOCUMENTS), tuple(sentences))

    def restore(self, _: Retriever) -> None:
        name = self.dice.choice(DOCUMENTS)
        if before := self.written.get(name):
            self._write(name, self.dice.choice(before))

    def remove(self, _: Retriever) -> None:
        (self.newsroom.sources / self.dice.choice(DOCUMENTS[1:])).unlink(missing_ok=True)

    def index(self, _: Retriever) -> None:
        self.newsroom.index()

    def rebuild(self, _: Retriever) -> None:
        self.newsroom.index(rebuild=True)

    def roll_back(self, _: Retriever) -> None:
        with suppress(NothingPublished):
            rollback(IndexFolder(self.newsroom.folder))

    def _write(self, name: str, sentences: tuple[str, ...]) -> None:
        self.newsroom.write(name, *sentences)
        self.written.setdefault(name, []).append(sentences)

    def check(self, retriever: Retriever) -> None:
        by_id = {one.id: one for one in self.made}
        assert list(self.newsroom.corrections.read().kept) == self.made, "lost, or out of order"
        standings = {standing.kept.id: standing for standing in retriever.standings()}
        assert set(standings) == set(by_id)
        shown = retriever.quotations()
        for quotation in shown:
            if quotation.corrected is not None:
                self._check_applied(by_id[quotation.corrected], quotation)
        applied = {quotation.corrected for quotation in shown}
        stored = self._stored(retriever)
        for one in self.made:
            assert isinstance(one.correction, Placed)
            place, effect = one.correction.place, standings[one.id].effect
            stands = stored.count((place.document, place.words or ""))
            if effect is Effect.HOLDS:
                assert stands
                assert (one.id in applied) is isinstance(one.correction, SpeakerCorrection)
            elif not self._has_rival(one):
                assert not stands, "its words stand there, and it is not applied"

    def _check_applied(self, one: KeptCorrection, quotation: SpokenQuotation) -> None:
        assert isinstance(one.correction, SpeakerCorrection)
        place = one.correction.place
        assert (place.document, place.words, one.correction.speaker) == (
            quotation.document,
            quotation.text,
            quotation.speaker,
        )

    def _has_rival(self, one: KeptCorrection) -> bool:
        """Whether another correction is about the same words of the same document."""
        places = [
            (o.correction.place.document, o.correction.place.words)
            for o in self.made
            if isinstance(o.correction, Placed)
        ]
        assert isinstance(one.correction, Placed)
        return places.count((one.correction.place.document, one.correction.place.words)) > 1

    def _stored(self, retriever: Retriever) -> list[tuple[str, str]]:
        with retriever._session() as snapshot:
            reader = snapshot.reader
            return [
                (document.key, quotation.span.of(reader.text(document.id)))
                for document in reader.documents.values()
                for quotation in reader.stored_quotations_in(document.id)
            ]


@pytest.mark.slow
@pytest.mark.timeout(120 + 2 * HISTORIES)
def test_no_history_loses_a_correction_or_applies_it_to_other_words(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("a.md", *SENTENCES[:4])
    newsroom.index()
    with newsroom.open() as retriever:
        for seed in range(HISTORIES):
            newsroom.corrections.path.unlink(missing_ok=True)
            history = History(newsroom, random.Random(seed))
            steps: list[str] = []
            for _ in range(STEPS):
                steps.append(history.step(retriever))
                try:
                    history.check(retriever)
                except AssertionError as error:
                    raise AssertionError(f"history {seed}: {', '.join(steps)}") from error
