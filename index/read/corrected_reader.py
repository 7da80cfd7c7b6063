"""A generation as people have mended it: a reader that lays their corrections over what is stored.

What is stored is read as ever, seals and all. The file of corrections is looked at when a session begins, and what was
made of the corrections before is made anew where it changed, so the next question already knows.
"""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..corrections.correction import Corrections
from ..corrections.file import CorrectionsFile
from ..corrections.standing import Standing
from ..corrections.voices import DocumentSpeaker
from ..errors import CorrectionsUnusable
from ..files.folder import IndexFolder
from ..identity import Identity
from ..quotation import Certainty, certainty_under
from ..store.integrity import translate_damage
from .overlay import Overlay, overlay_of
from .reader import GenerationState, Reader
from .records import Hit, StoredQuotation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_log = logging.getLogger(__name__)


class CorrectedReader(Reader):
    """Without corrections, and without a file of them, a reader of what is stored."""

    def __init__(self, folder: IndexFolder, corrections: CorrectionsFile, generation_id: int | None = None) -> None:
        """Raises NothingPublished, OtherVersion or IndexDamaged."""
        super().__init__(folder, generation_id)
        self._file = corrections
        self._state_of_file: tuple[int, ...] | None = None
        self._overlay: Overlay | None = None

    @contextmanager
    def session(self) -> Iterator[GenerationState]:
        """As that of a reader, under the corrections as they are when it begins. Raises IndexDamaged where they meet an
        altered row."""
        with super().session() as state:
            if state is not GenerationState.GONE:
                self._look_for_corrections()
            yield state

    def standings(self) -> tuple[Standing, ...]:
        """What has become of every correction that is kept, oldest first."""
        return self._overlay.standings if self._overlay else ()

    @property
    def identities(self) -> Sequence[Identity]:
        return self._overlay.identities if self._overlay else super().identities

    @property
    def counts(self) -> Mapping[int, tuple[int, int]]:
        return self._overlay.counts(super().counts) if self._overlay else super().counts

    @property
    def named_quotations(self) -> Mapping[int, int]:
        if self._overlay is None:
            return super().named_quotations
        names = self._overlay.identities
        found = self._overlay.renumbered(super().named_quotations)
        said = self.quotations_by(sorted(self._overlay.regrouped))
        for q in said:
            assert q.identity is not None
            assert q.speaker is not None
            certainty = certainty_under(names[q.identity].name, q.speaker, q.certainty)
            if certainty is Certainty.NAMED and q.paragraph:
                found[q.identity] = found.get(q.identity, 0) + 1
        return found

    def quotations(self, ids: Sequence[int]) -> dict[int, StoredQuotation]:
        found = super().quotations(ids)
        return found if self._overlay is None else {q.id: q for q in self._overlay.mended(found.values())}

    def nearest_quotations(
        self, vector: "NDArray[np.float32]", limit: int, allowed: "NDArray[np.int64] | None" = None
    ) -> tuple[Hit, ...]:
        found = super().nearest_quotations(vector, limit, allowed)
        return found if self._overlay is None else tuple(hit for hit in found if hit.id not in self._overlay.hidden)

    def quotations_by(self, identities: Sequence[int]) -> tuple[StoredQuotation, ...]:
        if self._overlay is None:
            return super().quotations_by(identities)
        found = super().quotations_by(self._overlay.stored_numbers(identities))
        placed = [id_ for id_ in self._overlay.given_to(identities) if id_ not in {q.id for q in found}]
        every = [*found, *super().quotations(placed).values()]
        wanted = set(identities)
        mended = (q for q in self._overlay.mended(every) if q.identity in wanted)
        return tuple(sorted(mended, key=lambda q: (q.document_id, q.span.start)))

    def quoted_in(self, documents: Collection[int]) -> dict[int, set[int]]:
        if self._overlay is None:
            return super().quoted_in(documents)
        found: dict[int, set[int]] = {id_: set() for id_ in documents}
        for id_, document_id, stored, name in self._said_in(documents):
            if (number := self._overlay.number_of(id_, stored, name)) is not None:
                found[document_id].add(number)
        return found

    def document_speakers(self, number: int) -> tuple[DocumentSpeaker, ...]:
        if self._overlay is None:
            return super().document_speakers(number)
        return tuple(self._overlay.speakers_of(number, super().speakers_of))

    def _read_places(self, identities: tuple[int, ...]) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        import numpy as np

        if self._overlay is None:
            return super()._read_places(identities)
        if self._overlay.regrouped.isdisjoint(identities):
            return super()._read_places(tuple(self._overlay.stored_numbers(identities)))
        both = np.array([(q.id, q.document_id) for q in self.quotations_by(identities)], np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def _read_quotations(self, document_id: int) -> tuple[StoredQuotation, ...]:
        found = super()._read_quotations(document_id)
        return found if self._overlay is None else tuple(self._overlay.mended(found))

    def _look_for_corrections(self) -> None:
        state = self._file.state()
        if state == self._state_of_file:
            return
        try:
            self._lay_over(self._file.read())
        except CorrectionsUnusable as error:  # those that were known before are better than none
            why = type(error.__cause__ or error).__name__
            _log.warning("corrections_unusable", extra={"reason": why, "mend": "run `python -m bot doctor`"})
        self._state_of_file = state

    def _lay_over(self, corrections: Corrections) -> None:
        if corrections.damaged or corrections.unknown:
            left = {"damaged": len(corrections.damaged), "unknown": len(corrections.unknown)}
            _log.warning("corrections_left_out", extra={**left, "mend": "run `python -m bot doctor`"})
        self._overlay = None  # what is read from here on is as it is stored
        self._forget()
        with translate_damage():
            self._overlay = overlay_of(corrections.kept, self) if corrections.kept else None
        self._forget()
        self.edition += 1

    def _forget(self) -> None:
        self._quotations_of.cache_clear()
        self._places_by.cache_clear()
