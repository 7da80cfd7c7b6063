"""What an asker gets: an answer with its excerpts, or a silence with its reason. Plain values."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from index import Certainty, Span


class ExcerptKind(StrEnum):
    QUOTATION = "quotation"
    STATEMENT = "statement"
    PASSAGE = "passage"


class Silence(StrEnum):
    """Why a question was left unanswered."""

    UNKNOWN_SPEAKER = "unknown_speaker"
    SPEAKER_NOT_ON_TOPIC = "speaker_not_on_topic"
    NOT_IN_COVERAGE = "not_in_coverage"
    NO_QUESTION = "no_question"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an excerpt stands. Unknown fields are None; `paragraph` counts from 1 below the headline, `page` from 1;
    `time` is "00:03:12" from the beginning of a recording."""

    title: str | None
    outlet: str | None
    author: str | None
    date: datetime.date | None
    url: str | None
    paragraph: int | None
    page: int | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class OtherCitation:
    """A further document that carries the same words."""

    document: str
    span: Span
    citation: Citation


MAX_EXCERPT_CHARS = 900  # the contract's
EXCERPTS_SHOWN = 3  # of an answer, where nothing else is set
EXCERPTS_LISTED = 40  # of a list; what a reader pages through


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` is `document text[span]`, verbatim, at most 900 characters.

    `speaker` is None for a passage, `certainty` how far the coverage says that it is they. `quoted` are the spans of
    the speaker's own words within the document, for renderers that set them apart. `score` is a probability, 0 to 1.
    `corrected` is the id of the correction by which they are the speaker's, None where no person had a part in it.
    `answers` is the sentence of it that answers best, None where none was singled out; then `spoken` are the spans of
    the speaker's words that stand in it, those that go on outside too.
    """

    text: str
    document: str
    span: Span
    kind: ExcerptKind
    speaker: str | None
    speaker_text: str | None
    citation: Citation
    score: float
    also: tuple[OtherCitation, ...] = ()
    quoted: tuple[Span, ...] = ()
    certainty: Certainty = Certainty.OPEN
    corrected: str | None = None
    answers: Span | None = None
    spoken: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """What of the coverage a question names by itself, without those before it: whom it quotes, its outlets, and the
    content words that stand in it; `strange` are those that don't."""

    speakers: tuple[str, ...] = ()
    outlet: str | None = None
    known: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()

    @property
    def names(self) -> bool:
        return bool(self.speakers) or self.outlet is not None


class Verdict(StrEnum):
    EXACT = "exact"
    NEAR = "near"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not_found"


class Alteration(StrEnum):
    """How a quotation that is near differs from what stands in the coverage, the gravest of several: a negation, a
    number or a name is another; two places are joined as if they were one; words are left out; or other words."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    SPLICE = "splice"
    CUT = "cut"
    WORDING = "wording"


class SpeakerStatus(StrEnum):
    """Whether the speaker that is claimed for words is the one whom the coverage gives them to. CONFIRMED: it names
    them. CONTRADICTED: it names another. LIKELY, UNLIKELY: it names nobody beside the words, and they are concluded to
    be the claimed one's, or another's. OPEN: nobody can be concluded. UNCONFIRMED: who is named or concluded is neither
    plainly the claimed one nor plainly another."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    LIKELY = "likely"
    UNLIKELY = "unlikely"
    OPEN = "open"
    UNCONFIRMED = "unconfirmed"


class Omission(StrEnum):
    """Words that a quotation leaves out and that turn its sense: "not", "unless", "except", "could"."""

    NEGATION = "negation"
    CONDITION = "condition"
    EXCEPTION = "exception"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change that makes a quotation near instead of exact: `claimed` as pasted, `found` as printed.

    An empty `claimed` means words left out, an empty `found` words put in; `omits` tells that with what is left out the
    sense goes. `claimed_at` is where they stand in the text that was checked, `found_at` where in the document; an
    empty span is the place at which words are missing, None one that is not known. Two are the same by their words.
    """

    claimed: str
    found: str
    omits: Omission | None = field(default=None, compare=False)
    claimed_at: Span | None = field(default=None, compare=False)
    found_at: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a quotation stands in the coverage. `excerpt` is where (or the nearest, when not found);
    `speaker` who said it there, None where open; `claimed` who is said to have said it, None where nobody is.
    `speaker_status` is None where the words stand nowhere, and where nobody is claimed for words of a known speaker;
    `alteration` is None where no word is altered, and where the words stand nowhere."""

    text: str
    verdict: Verdict
    excerpt: Excerpt | None
    speaker: str | None
    differences: tuple[Difference, ...] = ()
    claimed: str | None = None
    speaker_status: SpeakerStatus | None = None
    alteration: Alteration | None = None
    generation: int | None = None
    elapsed_ms: float = 0.0

    @property
    def certainty(self) -> Certainty:
        """How far the coverage says that `speaker` said it."""
        return Certainty.OPEN if self.excerpt is None or self.speaker is None else self.excerpt.certainty


@dataclass(frozen=True, slots=True)
class UnknownSpeaker:
    """Nobody of that name is quoted in the coverage; `words` are the name as the question has it."""

    words: str


@dataclass(frozen=True, slots=True)
class NotOnTopic:
    """`speaker` is quoted in the coverage, but not on this: none of their words that were looked at comes near it.
    `others` are those whose words answer it, best first, maybe none."""

    speaker: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamesNothing:
    """The question names neither a subject nor anybody, and follows none that does."""


@dataclass(frozen=True, slots=True)
class AskedOfBot:
    """The bot's own opinion, advice or words were asked for, and it has none."""


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """The question was whether a quotation is real: it was checked instead of searched for."""

    check: Check


# What there is to say about an answer or a silence beyond the excerpts; the sentences are the bot's.
Reason: TypeAlias = UnknownSpeaker | NotOnTopic | NamesNothing | AskedOfBot | CheckedQuotation


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """`words` of the question name a time or a paper that can't be told, and narrowed nothing."""

    words: str


@dataclass(frozen=True, slots=True)
class BeyondTime:
    """Nothing answers that is known to be of the time that `words` of the question name; every time was searched."""

    words: str


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The question, which is not answered, is in another language than English: `language` is its English name."""

    language: str


# What there is to say about the limits that a question names, and about how it could be read.
LimitNote: TypeAlias = NotUnderstood | BeyondTime | OtherLanguage


@dataclass(frozen=True, slots=True)
class Answer:
    """`silence` is None where the question is answered; then `excerpts` holds 1 or more, best first.

    Otherwise `excerpts` is empty and `nearest` may hold what came nearest without being an answer.
    `reason` is what there is to say about it, None where the excerpts, or `silence`, say all. `suggestions` are names
    near to one that nobody has. `generation` names the index that answered, `elapsed_ms` is the time from question to
    answer in milliseconds. `touched` tells whether the question is about the coverage at all, of every silence to one,
    and of an answer for whoever was not asked. `limits` tell of what the question was to be narrowed to and is not, and
    of a language that is not read. `receipt` tells years later whether the excerpts still stand; a silence has none.
    """

    question: str
    excerpts: tuple[Excerpt, ...]
    silence: Silence | None
    nearest: tuple[Excerpt, ...] = ()
    reason: Reason | None = None
    suggestions: tuple[str, ...] = ()
    generation: int | None = None
    elapsed_ms: float = 0.0
    touched: Touched = Touched()
    limits: tuple[LimitNote, ...] = ()
    receipt: str | None = None

    @property
    def answered(self) -> bool:
        return self.silence is None
