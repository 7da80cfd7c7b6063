"""A question as it was read: what is asked for, of whom, about what, where and when."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Scope:
    """What the search is narrowed to; dates are inclusive, None means no limit."""

    speaker: str | None = None
    outlet: str | None = None
    after: datetime.date | None = None
    before: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A speaker as the question names them. `identities` number those they can be, best first, with how well
    the name fits (0 to 1); empty where the coverage quotes nobody of that name. `named` is True for a name,
    False for a role ("the retailers")."""

    words: str
    named: bool
    identities: tuple[tuple[int, float], ...] = ()
    pronoun: bool = False

    @property
    def sure(self) -> bool:
        """Whether the name is certainly theirs: then nobody else's words can answer."""
        return bool(self.identities) and self.identities[0][1] >= SURE


@dataclass(frozen=True, slots=True)
class Question:
    """`topic` is the question without its frame and speaker; `text` what is embedded. `suggestions` are names
    near to one that is not known. `occasion` is True where the topic is when something was said, not what
    about ("what did X say when the bombs went off"): then the article tells it, not the words themselves."""

    text: str
    intent: Intent
    speakers: tuple[Asked, ...]
    topic: str
    scope: Scope
    quoted: str | None = None
    suggestions: tuple[str, ...] = ()
    follows: bool = False
    occasion: bool = False

    @property
    def only_theirs(self) -> bool:
        """Whether nobody else's words can answer: words are asked for, of somebody who is certainly meant."""
        return self.intent in (Intent.SPEECH, Intent.LIST) and bool(self.speakers) and self.speakers[0].sure
