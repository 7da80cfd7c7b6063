"""Collects a document's speakers with their aliases and what the document says they are."""

from ...quotation import Speaker
from ...text.document import Span
from ..coreference.referents import Referent
from .descriptions import descriptions_of
from .labels import lower_words, names_somebody


class SpeakerTable:
    def __init__(self, text: str, masked: str) -> None:
        self._text = text
        self._masked = masked
        self._lowered = lower_words(text)
        self._is_somebody: dict[str, bool] = {}
        self._order: list[Referent] = []
        self._number: dict[str, int] = {}
        self._mentions: list[dict[Span, None]] = []  # in order, each once

    def add(self, referent: Referent, mention: Span | None) -> int | None:
        """The speaker's number; None where the referent is called nothing that names somebody."""
        if referent.key not in self._is_somebody:  # asked once: it looks at every mention
            self._is_somebody[referent.key] = names_somebody(referent, self._text, self._lowered)
        if not self._is_somebody[referent.key]:
            return None
        number = self._number.get(referent.key)
        if number is None:
            number = self._number[referent.key] = len(self._order)
            self._order.append(referent)
            self._mentions.append({})
        if mention is not None:
            self._mentions[number].setdefault(mention)
        return number

    def speakers(self) -> tuple[Speaker, ...]:
        return tuple(self._speaker(r, tuple(m)) for r, m in zip(self._order, self._mentions, strict=True))

    def _speaker(self, referent: Referent, mentions: tuple[Span, ...]) -> Speaker:
        entity = referent.entity
        if entity is None:
            return Speaker(referent.name, referent.kind, mentions, (), (), referent.organisation)
        full = next((n.span for n in entity.names if n.words == entity.words), None)
        spans = ([full] if full else []) + [m for m in mentions if m != full]
        aliases = tuple(f for f, _ in entity.forms.most_common() if f != entity.name)
        descriptions = descriptions_of(entity, self._masked)
        return Speaker(referent.name, referent.kind, tuple(spans), aliases, descriptions, referent.organisation)
