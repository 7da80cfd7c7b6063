"""A question as it was read: what is asked for, of whom, about what, where and when."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from .speaker_directory import SpeakerDirectory, SpeakerMatch

SURE = 0.75  # fit of a name from which it is nobody else's: surnames and slips of the keyboard, not first names alone


class Intent(StrEnum):
    """SPEECH: what somebody said. WHO: who said something. FACT: anything else. LIST: all that somebody said.
    COMPARE: what each of several said. CHECK: whether a quotation is real. NONE: no question at all."""

    SPEECH = "speech"
    WHO = "who"
    FACT = "fact"
    LIST = "list"
    COMPARE = "compare"
    CHECK = "check"
    NONE = "none"


class Unasked(StrEnum):
    """What a text is that asks nothing of the coverage. VAGUE: a question that names nothing and follows none that
    does. TO_BOT: the bot's own opinion, advice or words are wanted."""

    SMALL_TALK = "small_talk"
    VAGUE = "vague"
    TO_BOT = "to_bot"


@dataclass(frozen=True, slots=True)
class Scope:
    """What the search is narrowed to; dates are inclusive, None means no limit."""

    speaker: str | None = None
    outlet: str | None = None
    after: datetime.date | None = None
    before: datetime.date | None = None

    @property
    def leaves_out(self) -> bool:
        """Whether it leaves documents out."""
        return self.outlet is not None or self.after is not None or self.before is not None


@dataclass(frozen=True, slots=True)
class AskedSpeaker:
    """A speaker as the question names them. `identities` are those they can be, best first; empty where the coverage
    quotes nobody of that name. `named` is True for a name, False for a role ("the retailers")."""

    words: str
    named: bool
    identities: tuple[SpeakerMatch, ...] = ()
    pronoun: bool = False

    @property
    def sure(self) -> bool:
        """Whether the name is certainly theirs: then nobody else's words can answer."""
        return bool(self.identities) and self.identities[0].fit >= SURE


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is what was typed and what is embedded, `topic` the question without its frame and speaker.

    `suggestions` are names near to one that is not known. `core` is `text` without the small talk before it. With
    `Intent.CHECK` it asks whether a quotation is real, and is checked instead of searched for; `quoted` are the words
    that are asked about. `leans` tells that it leans on the question before, `follows` that it has taken what it
    leaves out from there. `vague` tells that it names nothing to look for by itself. With `Intent.NONE`, `unasked`
    tells what it is instead of a question.

    `more` tells that it wants something else than was answered before, `not_of` whose own words are not wanted: "his
    lawyer" asks for another's than his. `time` are the words that the scope's dates were read from, "" where they were
    given apart; `unread` are those that name a time or a paper which can't be told. `fresh` tells that its topic takes
    the place of the one before ("and taxes?"), instead of narrowing it.
    """

    text: str
    intent: Intent
    speakers: tuple[AskedSpeaker, ...]
    topic: str
    scope: Scope
    core: str = ""
    quoted: str | None = None
    suggestions: tuple[str, ...] = ()
    leans: bool = False
    follows: bool = False
    vague: bool = False
    more: bool = False
    fresh: bool = False
    not_of: frozenset[int] = frozenset()
    time: str = ""
    unread: tuple[str, ...] = ()
    unasked: Unasked | None = None

    @property
    def only_theirs(self) -> bool:
        """Whether nobody else's words can answer: words are asked for, of somebody who is certainly meant."""
        return self.intent in (Intent.SPEECH, Intent.LIST) and bool(self.speakers) and self.speakers[0].sure


class QuestionVocabulary(Protocol):
    """What a question is read against: the names, outlets and words of the coverage."""

    @property
    def speakers(self) -> SpeakerDirectory: ...

    @property
    def outlets(self) -> Mapping[str, str]:
        """Outlets as the coverage writes them, by every folded name that people use for them."""

    @property
    def newest(self) -> datetime.date | None:
        """The date of the newest document, None where no document has one."""

    def knows(self, word: str) -> bool:
        """True where the folded word stands in the coverage, inflected or not."""

    def is_name(self, word: str) -> bool:
        """True where the coverage has the word with a capital only."""

    def is_mostly_name(self, word: str) -> bool:
        """True where it stands with a capital more often than without: "trump"; not "may"."""


def is_everyday(word: str, vocabulary: QuestionVocabulary) -> bool:
    """True for a folded word that the coverage has, and mostly writes without a capital: "may", "mirror"."""
    return vocabulary.knows(word) and not vocabulary.is_mostly_name(word)
