"""A reply is what the bot says, as a value: what it shows and what can be done with it, in no medium.

Strings in a reply are plain text. A renderer escapes all of them, whoever wrote them, so that nothing a document or a
person said turns into a mention, a link or a format of its own.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from index import Span
from retrieval import Excerpt, ExcerptKind


class Tone(StrEnum):
    """How a reply should look at a glance, before a word of it is read."""

    ANSWER = "answer"
    SILENCE = "silence"
    CONFIRMED = "confirmed"
    DOUBTFUL = "doubtful"
    UNSETTLED = "unsettled"
    REFUTED = "refuted"
    PLAIN = "plain"
    PROBLEM = "problem"


GLYPHS = {
    Tone.ANSWER: "",
    Tone.SILENCE: "∅ ",
    Tone.CONFIRMED: "✓ ",
    Tone.DOUBTFUL: "≈ ",
    Tone.UNSETTLED: "? ",
    Tone.REFUTED: "✗ ",
    Tone.PLAIN: "",
    Tone.PROBLEM: "! ",
}


class ActionKind(StrEnum):
    """What a reader can do with a reply. A medium leaves out what it cannot offer."""

    CONTEXT = "context"
    SOURCE = "source"
    MORE = "more"
    NOT_ASKED = "not_asked"
    DELETE = "delete"
    THREAD = "thread"
    PREVIOUS_PAGE = "previous_page"
    NEXT_PAGE = "next_page"
    ROLL_BACK = "roll_back"
    REMOVE = "remove"
    CLEAR_FEEDBACK = "clear_feedback"
    DISMISS = "dismiss"
    STOP_INDEXING = "stop_indexing"
    UNDO_UPLOAD = "undo_upload"
    LOG_PAGE = "log_page"
    REFUSED_PAGE = "refused_page"
    REFUSED = "refused"
    WRONG_SPEAKER = "wrong_speaker"
    MEND_REPORT = "mend_report"
    DISMISS_REPORT = "dismiss_report"
    REPORT_PAGE = "report_page"
    STOP_ALERT = "stop_alert"
    COPY_CITATION = "copy_citation"
    SOLVED = "solved"
    NOT_SOLVED = "not_solved"
    ASK_PERSON = "ask_person"
    ANSWER_ASKED = "answer_asked"
    DISMISS_ASKED = "dismiss_asked"
    NOTE_PAGE = "note_page"
    GAP_PAGE = "gap_page"


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the sources: a document's key, and a span where it is about certain words. `said` is the character
    where somebody's own words begin in it."""

    document: str
    span: Span | None = None
    words: str | None = None
    said: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """`page` counts from 0 and is where the action leads, for those that turn pages; of DELETE it is the number of the
    message that goes, where nothing else names it."""

    kind: ActionKind
    target: Target | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class BodyText:
    """A sentence of ours in body text."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of ours in small print. One that is `aside` can wait until somebody wants to see more."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """One excerpt with everything that is said about it: who spoke, the words, where they stand.

    `nearest` marks what came near without being an answer. `reader` is the address under which documents that have
    none of their own are read, None where there is none. `room` is how many characters of the words are shown at once,
    all of them where it is None.
    """

    excerpt: Excerpt
    nearest: bool = False
    reader: str | None = None
    room: int | None = None

    @property
    def target(self) -> Target:
        return Target(self.excerpt.document, self.excerpt.span, self.excerpt.text)

    @property
    def cited(self) -> Target:
        """With the character where the speaker's own words begin."""
        excerpt = self.excerpt
        begins = excerpt.quoted[0].start if excerpt.quoted else excerpt.span.start
        said = begins if excerpt.quoted or excerpt.kind is not ExcerptKind.PASSAGE else None
        return Target(excerpt.document, excerpt.span, excerpt.text, said)

    @property
    def said(self) -> Target | None:
        """The speaker's own words in it, from the first to the last; None where they are the paper's."""
        excerpt = self.excerpt
        if not excerpt.quoted or excerpt.kind is ExcerptKind.PASSAGE:
            return None
        span = Span(excerpt.quoted[0].start, excerpt.quoted[-1].end)
        start = excerpt.span.start
        return Target(excerpt.document, span, excerpt.text[span.start - start : span.end - start])


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph of a document, verbatim. `marked` are spans within `text` that a renderer sets apart.

    `number` counts from 1 below the headline, None for what is not numbered.
    """

    text: str
    number: int | None = None
    heading: bool = False
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: a name and what is worth knowing about it. `link` is an address on the web that it leads to."""

    title: str
    detail: str = ""
    target: Target | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Copyable:
    """Text to be taken along as it is: set apart so that one press copies all of it."""

    text: str


@dataclass(frozen=True, slots=True)
class PersonsWords:
    """What a moderator wrote: never words of the coverage, and marked so wherever it is shown. `by` is what they are
    called, None where that is not told."""

    text: str
    link: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words as they were claimed and as they are printed; either may be empty. `lost` says what goes with those that
    are left out, where the sense does: "a condition"."""

    claimed: str
    found: str
    lost: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in the coverage, and a way there, without the words. `reader` as of `Quoted`."""

    excerpt: Excerpt
    reader: str | None = None


Block = BodyText | Note | Fact | Quoted | ShownParagraph | Entry | WordChange | Place | Copyable | PersonsWords


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown, in order, and what can be done with it.

    `question` is what it answers, in the asker's words; None where nothing was asked.
    """

    tone: Tone
    headline: str
    blocks: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()
    question: str | None = None

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        return tuple(block.excerpt for block in self.blocks if isinstance(block, Quoted))

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if isinstance(block, Note))

    def read_at(self, reader: str | None) -> "Reply":
        """The same, with excerpts that lead to `reader` where their document has no address of its own."""
        if reader is None:
            return self
        blocks = (
            replace(block, reader=reader) if isinstance(block, Quoted | Place) else block for block in self.blocks
        )
        return replace(self, blocks=tuple(blocks))


def problem(sentence: str) -> Reply:
    """What went wrong, in the sentence that the reader gets."""
    return Reply(Tone.PROBLEM, sentence)


def plain(headline: str, *blocks: Block) -> Reply:
    return Reply(Tone.PLAIN, headline, blocks)
