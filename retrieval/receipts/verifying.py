"""Whether what a receipt was given for still stands: the words, the document, and whose words they are."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from index import Reader, Span

from ..answer import Excerpt
from ..excerpts.as_it_stands import excerpt_standing_at, quotation_at
from .receipt import (
    Receipt,
    ReceiptEntry,
    content_print,
    document_print,
    places_of,
    position_in,
    rules_print,
    speaker_print,
    words_print,
)

_PLACES = 50  # looked at where the words stand more often in their document


class ReceiptState(StrEnum):
    """What has become of one excerpt. STANDS: in the same version of its document, where it stood. CHANGED: its words
    stand in the document still, which is another version, or read otherwise. GONE: the document is there without them.
    REMOVED: the document is not there."""

    STANDS = "stands"
    CHANGED = "changed"
    GONE = "words_gone"
    REMOVED = "document_removed"


class SpeakerState(StrEnum):
    """Whether the words are given to whom they were given then. RENAMED: to somebody who is also called as they were
    called then."""

    SAME = "same"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class VerifiedExcerpt:
    """`excerpt` is the words as they stand now, None where they don't. `document_changed` is None where it is not
    there. `speaker` is None for words of nobody's; `speaker_then` is the name that they were given to, None where it
    was open or nobody in the coverage bears the name any more."""

    entry: ReceiptEntry
    state: ReceiptState
    document: str | None = None
    document_changed: bool | None = None
    excerpt: Excerpt | None = None
    speaker: SpeakerState | None = None
    speaker_then: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it could be shown so today: the words, and whose they are."""
        return self.excerpt is not None and self.speaker is not SpeakerState.CHANGED


@dataclass(frozen=True, slots=True)
class Verification:
    """`generation` and `published_at` are of what is served now."""

    receipt: Receipt
    excerpts: tuple[VerifiedExcerpt, ...]
    generation: int
    published_at: datetime.datetime
    same_rules: bool

    @property
    def same_generation(self) -> bool:
        now = self.generation, int(self.published_at.timestamp())
        return now == (self.receipt.generation, int(self.receipt.published_at.timestamp()))

    @property
    def stands(self) -> bool:
        return all(excerpt.stands for excerpt in self.excerpts)


def verify(reader: Reader, receipt: Receipt) -> Verification:
    """Inside a session. Raises IndexDamaged where a document that it names is not as it was stored."""
    generation = reader.generation
    keys = {document_print(document.key): document.id for document in reader.documents.values()}
    return Verification(
        receipt=receipt,
        excerpts=tuple(_verified(reader, keys.get(entry.document), entry) for entry in receipt.entries),
        generation=generation.id,
        published_at=generation.published_at,
        same_rules=rules_print(generation.analysis) == receipt.rules,
    )


def _verified(reader: Reader, named: int | None, entry: ReceiptEntry) -> VerifiedExcerpt:
    """A file under another name is the same document, where its bytes are the same."""
    document_id = named if named is not None else reader.document_with_content(f"sha256:{entry.content.hex()}")
    if document_id is None:
        return VerifiedExcerpt(entry, ReceiptState.REMOVED)
    reader.verify_document(document_id)
    key = reader.documents[document_id].key
    changed = content_print(reader.content_hash_of(key)) != entry.content
    text = reader.text(document_id)
    if not changed and words_print(entry.span.of(text)) == entry.words:
        return _standing(reader, document_id, entry, [entry.span], ReceiptState.STANDS, changed=False)
    places = _nearest(entry.span, places_of(entry.words, text))
    if not places:
        return VerifiedExcerpt(entry, ReceiptState.GONE, key, changed)
    return _standing(reader, document_id, entry, places, ReceiptState.CHANGED, changed=changed)


def _nearest(span: Span, places: Iterable[Span]) -> list[Span]:
    return sorted(places, key=lambda place: abs(place.start - span.start))[:_PLACES]


def _standing(
    reader: Reader, document_id: int, entry: ReceiptEntry, places: list[Span], state: ReceiptState, *, changed: bool
) -> VerifiedExcerpt:
    """Of several places the one where they are still the same speaker's, or else the one nearest to where they were."""
    looked_at = [_at(reader, document_id, entry, place, state, changed=changed) for place in places]
    return next((one for one in looked_at if one.stands), looked_at[0])


def _at(
    reader: Reader, document_id: int, entry: ReceiptEntry, place: Span, state: ReceiptState, *, changed: bool
) -> VerifiedExcerpt:
    said = None if entry.said is None else position_in(reader.text(document_id), place, entry.said)
    excerpt = excerpt_standing_at(reader, document_id, place, said)
    speaker = None if said is None else _speaker_state(reader, document_id, entry, excerpt, said)
    then = _called(reader, entry.speaker) if entry.speaker else None
    return VerifiedExcerpt(entry, state, excerpt.document, changed, excerpt, speaker, then)


def _speaker_state(reader: Reader, document_id: int, entry: ReceiptEntry, excerpt: Excerpt, said: int) -> SpeakerState:
    now = None if excerpt.speaker is None else speaker_print(excerpt.speaker)
    if now == entry.speaker:
        return SpeakerState.SAME
    quotation = quotation_at(reader.quotations_in(document_id), said)
    if quotation is None or quotation.identity is None or quotation.corrected or entry.speaker is None:
        return SpeakerState.CHANGED
    aliases = reader.identities[quotation.identity].aliases
    return SpeakerState.RENAMED if entry.speaker in map(speaker_print, aliases) else SpeakerState.CHANGED


def _called(reader: Reader, speaker: bytes) -> str | None:
    names = (name for one in reader.identities for name in (one.name, *one.aliases))
    return next((name for name in names if speaker_print(name) == speaker), None)
