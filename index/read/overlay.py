"""What corrections make of a generation: worked out once, when the corrections or the generation change."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from ..corrections.correction import KeptCorrection, NoQuotation, Placed, SpeakerCorrection
from ..corrections.placing import carrier_of, words_of
from ..corrections.standing import Effect, Standing
from ..corrections.voices import DocumentSpeaker, Member, SettledVoices, Voice, Voices
from ..identity import Identity
from ..quotation import Certainty
from ..text.folding import fold
from .records import StoredDocument, StoredQuotation


class StoredGeneration(Protocol):
    """A generation as it is stored, within its session."""

    @property
    def documents(self) -> Mapping[int, StoredDocument]: ...

    @property
    def identities(self) -> Sequence[Identity]: ...

    def text(self, document_id: int) -> str: ...

    def quotations_in(self, document_id: int) -> tuple[StoredQuotation, ...]: ...

    def speakers_of(self, number: int) -> tuple[DocumentSpeaker, ...]: ...


class Overlay:
    """Immutable. `hidden` are the ids of quotations that are none; `regrouped` the identities, by their numbers as
    corrected, that have other quotations than a stored one, or another name."""

    def __init__(
        self,
        standings: tuple[Standing, ...],
        voices: SettledVoices,
        placed: Mapping[int, tuple[KeptCorrection, Voice | None]],
        documents: Mapping[int, int],
    ) -> None:
        self.standings = standings
        self.identities = voices.identities
        self.regrouped = voices.changed
        self._voices = voices
        self._placed = {id_: (kept, voices.number_of(v) if v else None) for id_, (kept, v) in placed.items()}
        self.hidden = frozenset(id_ for id_, (kept, _) in placed.items() if isinstance(kept.correction, NoQuotation))
        self._hidden_in = Counter(documents[id_] for id_ in self.hidden)

    def mended(self, quotations: Iterable[StoredQuotation]) -> Iterator[StoredQuotation]:
        """Those that are quotations, each with whose it is."""
        for quotation in quotations:
            if quotation.id in self.hidden:
                continue
            placed = self._placed.get(quotation.id)
            yield self._regrouped(quotation) if placed is None else self._given(quotation, *placed)

    def stored_numbers(self, identities: Iterable[int]) -> list[int]:
        """The stored identities that have quotations of these."""
        members = (member for number in identities for member in self._voices.members[number])
        return sorted({member.number for member in members})

    def given_to(self, identities: Iterable[int]) -> list[int]:
        """The ids of the quotations that a person gave to these."""
        wanted = set(identities)
        return [id_ for id_, (_, number) in self._placed.items() if number in wanted]

    def number_of(self, quotation: int, stored: int | None, name: str | None) -> int | None:
        """Whose a quotation is that is stored as identity `stored`'s, called `name` in its document; None where it is
        nobody's, or none."""
        if quotation in self._placed:
            return self._placed[quotation][1]
        return None if stored is None else self._voices.speaker_of(stored, name)[0]

    def speakers_of(self, number: int, stored: Callable[[int], Sequence[DocumentSpeaker]]) -> Iterator[DocumentSpeaker]:
        """Of an identity as corrected those of single documents; `stored` gives those of a stored one."""
        for member in self._voices.members[number]:
            own = (s for s in stored(member.number) if member.own is None or member.own == s.name)
            yield from (replace(speaker, number=number) for speaker in own)

    def counts(self, stored: Mapping[int, tuple[int, int]]) -> Mapping[int, tuple[int, int]]:
        """Paragraphs and quotations by document, without those that are none."""
        if not self._hidden_in:
            return stored
        return {id_: (paragraphs, said - self._hidden_in[id_]) for id_, (paragraphs, said) in stored.items()}

    def renumbered(self, stored: Mapping[int, int]) -> dict[int, int]:
        """What is counted by identity, of those that are as they are stored."""
        return {
            number: stored[members[0].number]
            for number, members in enumerate(self._voices.members)
            if number not in self.regrouped and members[0].number in stored
        }

    def _regrouped(self, quotation: StoredQuotation) -> StoredQuotation:
        if quotation.identity is None:
            return quotation
        number, member = self._voices.speaker_of(quotation.identity, quotation.speaker)
        if number == quotation.identity and member.corrected is None:
            return quotation
        certainty = Certainty.CONCLUDED if self._is_concluded(quotation, number, member) else quotation.certainty
        return replace(quotation, identity=number, certainty=certainty, corrected=member.corrected)

    def _is_concluded(self, quotation: StoredQuotation, number: int, member: Member) -> bool:
        return member.concluded and fold(quotation.speaker or "") != fold(self.identities[number].name)

    def _given(self, quotation: StoredQuotation, kept: KeptCorrection, number: int | None) -> StoredQuotation:
        if number is None:
            return replace(quotation, identity=None, speaker=None, certainty=Certainty.OPEN, corrected=kept.id)
        identity = self.identities[number]
        span = quotation.speaker_span
        written = fold(span.of(quotation.texts(quotation.document_id))) if span else ""
        names_them = any(fold(name) == written for name in (identity.name, *identity.aliases))
        return replace(
            quotation,
            identity=number,
            speaker=identity.name,
            speaker_span=span if names_them else None,
            confidence=1.0,
            certainty=Certainty.NAMED,
            corrected=kept.id,
        )


def overlay_of(kept: Sequence[KeptCorrection], stored: StoredGeneration) -> Overlay:
    """Names first, oldest to newest; then whoever said a certain quotation, by the names as they are then."""
    voices = Voices(stored.identities, stored.speakers_of)
    about_names = [one for one in kept if not isinstance(one.correction, Placed)]
    standings = {standing.kept.id: standing for standing in voices.apply(about_names)}
    placed: dict[int, tuple[KeptCorrection, Voice | None]] = {}
    documents: dict[int, int] = {}
    for one, quotation in _placed(kept, stored, standings):
        speaker = one.correction.speaker if isinstance(one.correction, SpeakerCorrection) else None
        if quotation.identity is not None:
            voices.take(quotation.identity, quotation.speaker or "", quotation.document_id)
        given = None if speaker is None else voices.give(speaker, quotation.document_id)
        placed[quotation.id] = (one, given)
        documents[quotation.id] = quotation.document_id
    return Overlay(tuple(standings[one.id] for one in kept), voices.settled(), placed, documents)


def _placed(
    kept: Sequence[KeptCorrection], stored: StoredGeneration, standings: dict[str, Standing]
) -> Iterator[tuple[KeptCorrection, StoredQuotation]]:
    """Each quotation that is corrected, with the correction that holds of it; what becomes of all goes to
    `standings`."""
    by_document: dict[str, list[KeptCorrection]] = defaultdict(list)
    for one in kept:
        if isinstance(one.correction, Placed):
            by_document[one.correction.place.document].append(one)
    ids = {document.key: id_ for id_, document in stored.documents.items() if document.key in by_document}
    for key, corrections in by_document.items():
        if key not in ids:
            standings.update({one.id: Standing(one, Effect.NO_DOCUMENT) for one in corrections})
            continue
        text, quotations = stored.text(ids[key]), stored.quotations_in(ids[key])
        spans = [quotation.span for quotation in quotations]
        carried: dict[int, list[KeptCorrection]] = defaultdict(list)
        for one in corrections:
            assert isinstance(one.correction, Placed)
            place = one.correction.place
            carrier = carrier_of(place, text, spans)
            if carrier is not None:
                carried[carrier].append(one)
                continue
            stands = words_of(place.words or "") in words_of(text)
            standings[one.id] = Standing(one, Effect.NO_QUOTATION if stands else Effect.WORDS_GONE)
        for carrier, claimants in carried.items():
            holding = _holding(claimants, quotations[carrier].span.start)
            for one in claimants:
                standings[one.id] = _standing_beside(one, holding)
            yield holding, quotations[carrier]


def _holding(claimants: Sequence[KeptCorrection], start: int) -> KeptCorrection:
    """Of several about one quotation the latest; where they were about several with the same words, of which one is
    left, the latest about the one that stood nearest."""
    nearest = min(claimants, key=lambda one: abs(_start(one) - start))
    return [one for one in claimants if _turn(one) == _turn(nearest)][-1]


def _standing_beside(one: KeptCorrection, holding: KeptCorrection) -> Standing:
    if one is holding:
        return Standing(one, Effect.HOLDS)
    if _turn(one) == _turn(holding):
        return Standing(one, Effect.OVERRULED, by=holding.id)
    return Standing(one, Effect.WORDS_GONE)


def _turn(one: KeptCorrection) -> tuple[int, int]:
    assert isinstance(one.correction, Placed)
    return one.correction.place.turn


def _start(one: KeptCorrection) -> int:
    assert isinstance(one.correction, Placed)
    return one.correction.place.span.start
