"""Words that a document gives to somebody, and whom it gives them to: what attribution finds, as values."""

from dataclasses import dataclass
from enum import StrEnum

from .text.document import Span


class QuotationKind(StrEnum):
    """DIRECT: the words stand in marks as sentences of their own. MIXED: quoted pieces inside a sentence of
    the paper's. INDIRECT: reported speech without marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Certainty(StrEnum):
    """How far a document says itself who speaks. NAMED: beside the words, by name or by the description that the
    speaker goes by. CONCLUDED: by a pronoun, a role, a shorter name of several, or whoever spoke before. OPEN: it is
    not told well enough to give the words to anybody."""

    NAMED = "named"
    CONCLUDED = "concluded"
    OPEN = "open"


def certainty_under(name: str, own: str, certainty: Certainty) -> Certainty:
    """`certainty` of a quotation whose document calls its speaker `own`, shown as `name`, a full name across the
    coverage. A surname whose bearer only other documents name in full is a conclusion, whoever says it."""
    return Certainty.CONCLUDED if " " not in own and " " in name else certainty


class SpeakerKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted in one document.

    `name` is the fullest name the document gives ("American Civil Liberties Union", "a Bombay trader").
    `mentions` are the spans that led to it, first the fullest. `aliases` are other names the document uses
    ("ACLU", "Clinton"). `descriptions` are the roles it states, as they stand ("ACLU executive director").
    `organisation` is whom a spokesman speaks for.
    """

    name: str
    kind: SpeakerKind
    mentions: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """`span` runs from the first quoted or reported word, marks included, to the last. `parts` are the words
    without marks, in order. `speaker` indexes `Attribution.speakers`, None where it is not certain who
    speaks. `speaker_span` is the mention beside the quotation ("she"), `cue_span` the verb or phrase that
    introduces it. `confidence` is the calibrated probability that the speaker is right, 0 to 1, also where
    the speaker was left open; `certainty` is how far the document says so itself."""

    span: Span
    parts: tuple[Span, ...]
    kind: QuotationKind
    speaker: int | None
    speaker_span: Span | None
    cue_span: Span | None
    confidence: float
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Attribution:
    """Everything said in one document, in order of `span`, and by whom. `cut` where there is more than is read of one
    document: what stands behind is left as the paper's."""

    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
    cut: bool = False
