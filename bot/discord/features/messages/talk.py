"""What a message is by its form alone: a question that a newspaper could answer, or people's talk. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from . import talk_patterns as patterns


class Form(StrEnum):
    """SAYING asks for somebody's words, NAMED and ABOUT for what the coverage has on something ("cruz on guns", "what
    about guns"); SCRAP is a question word alone, which means something only after an answer; FOLLOW_UP goes on from
    one."""

    SAYING = "saying"
    QUESTION = "question"
    NAMED = "named"
    ABOUT = "about"
    FOLLOW_UP = "follow_up"
    SCRAP = "scrap"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Shape:
    """`because` says what in the text tells it."""

    form: Form
    because: str


_LONGEST = 500  # characters; nobody asks the coverage at greater length without saying whom they ask
_LONGEST_SCRAP = 6  # words of a follow-up without a mark of its own


def shape_of(text: str) -> Shape:
    """`text` is what was said, without the bot's name."""
    text = text.replace("’", "'")
    if len(text) > _LONGEST:
        return Shape(Form.TALK, "it is too long for a question")
    if patterns.SCRAP.match(text):
        return Shape(Form.SCRAP, "it asks on in a word")
    core, asked = _core(text)
    if patterns.SMALL_TALK.match(core) or not any(character.isalnum() for character in core):
        return Shape(Form.TALK, "it is small talk")
    saying = patterns.SAYING.search(core)
    if not patterns.ANYBODY.match(core) and patterns.PEOPLE_HERE.search(_frame(core) if saying else core):
        return Shape(Form.TALK, "it is said to somebody here")
    if patterns.OF_THE_BOT.search(core):
        return Shape(Form.TALK, "it is about the bot or the server")
    if patterns.PLANS.match(core) or (not saying and patterns.AT_HAND.search(core)):
        return Shape(Form.TALK, "it is about what happens here")
    return _question(core, asked=asked, saying=saying is not None)


def refers_back(text: str) -> bool:
    """True where it leans on what was said before: "when does it kick in?"."""
    return patterns.BACK.search(text) is not None


def asks_whether(text: str) -> bool:
    """True for what is answered with yes or no."""
    return patterns.WHETHER.match(_core(text)[0]) is not None


def asks_who(text: str) -> bool:
    """True for "who is Megyn Kelly?"."""
    return patterns.WHO_IS.match(_core(text)[0]) is not None


def points_here(text: str) -> bool:
    """True where it is about something that is shown here: "has he seen this?"."""
    return patterns.POINTS.search(text) is not None


def _question(core: str, *, asked: bool, saying: bool) -> Shape:
    opens = patterns.OPENING.search(core) is not None
    asks, short = "?" in core or asked, len(core.split()) <= _LONGEST_SCRAP
    if patterns.ABOUT.match(core):
        return Shape(Form.ABOUT, "it asks about something")
    if patterns.GOES_ON.match(core) and (asks or short) and not saying:
        return Shape(Form.FOLLOW_UP, "it goes on from an answer")
    if saying and (opens or asks):
        return Shape(Form.SAYING, "it asks for words")
    if opens or (asks and not short):
        return Shape(Form.QUESTION, "it reads as a question")
    if (asks and " or " not in core) or patterns.QUOTES.match(core) or _is_subject(core):
        return Shape(Form.NAMED, "it names a subject")
    return _STATEMENT


def _is_subject(core: str) -> bool:
    """True for "cruz on guns", False for "cruz on guns is a joke"."""
    found = patterns.ON.match(core)
    return found is not None and not patterns.CLAUSE.search(found["who"] if found["what"] else core)


_STATEMENT = Shape(Form.TALK, "it asks nothing")


def _core(text: str) -> tuple[str, bool]:
    """Without what people put around a question, and whether that already asked."""
    rest, asked = text.strip(), False
    while (found := patterns.FRONT.match(rest)) and found.end() < len(rest):
        asked |= len(found.group().split()) > 1
        rest = rest[found.end() :]
    without = patterns.WISH.sub(" ", rest).strip(" ,")
    return (without, True) if without and without != rest else (rest, asked)


def _frame(core: str) -> str:
    """What stands before the words that are asked for: whoever "you" is in them, it is nobody here."""
    return re.split(rf"\b{patterns.SAY}\b", core, maxsplit=1, flags=re.IGNORECASE)[0]
