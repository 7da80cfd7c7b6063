"""What comes of a draft, as plain values."""

from dataclasses import dataclass

from index import Certainty, Span

from ...answer import Check


@dataclass(frozen=True, slots=True)
class ClaimedQuotation:
    """Words in marks of a draft: `span` is where they stand in its text, `words` are they, the `parts` that the draft
    sets apart joined by blanks. `speaker` is whom the draft gives them to, None where it leaves that open; `certainty`
    how far it says so itself."""

    span: Span
    words: str
    speaker: str | None
    certainty: Certainty
    parts: tuple[Span, ...]

    def in_draft(self, within: Span) -> Span:
        """Where a part of `words` stands in the draft's text."""
        return Span(self._place(within.start), self._place(within.end))

    def _place(self, at: int) -> int:
        for part in self.parts[:-1]:
            if at <= len(part):
                return part.start + at
            at -= len(part) + 1
        return self.parts[-1].start + at


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    claim: ClaimedQuotation
    check: Check


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """`text` is the draft's, as it was read; `claims` are in its order. `language` is the English name of the draft's
    where that is another, in which nobody is known to speak; `elapsed_ms` in milliseconds."""

    text: str
    claims: tuple[CheckedClaim, ...]
    language: str | None = None
    generation: int | None = None
    elapsed_ms: float = 0.0
