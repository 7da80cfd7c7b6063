"""Whether a message asks the bot something, decided without I/O from what was heard."""

import re
from dataclasses import dataclass

_QUESTION_WORDS = """
    who what whats what's when where why which whose how did does do is are was were has have had can could
    should would will list show find quote quotes tell anything any compare
""".split()
_OPENING = re.compile(
    rf"^\W*(?:(?:and|but|so|ok|okay|hey|hi|well)\W+)?(?:{'|'.join(map(re.escape, _QUESTION_WORDS))})\b", re.I
)
_SHORT = 2  # words; what is shorter asks nothing, whatever mark it ends in


@dataclass(frozen=True, slots=True)
class Heard:
    """`text` is what was said with the bot's name left out."""

    text: str
    from_bot: bool = False
    mentions_me: bool = False
    direct: bool = False
    replies_to_me: bool = False
    in_my_thread: bool = False
    question_channel: bool = False
    to_somebody_else: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`unasked` where the bot was not addressed by name: then small talk and non-questions get no answer."""

    respond: bool
    because: str
    unasked: bool = False


def decide(heard: Heard) -> Decision:
    if heard.from_bot:
        return Decision(False, "a bot said it")
    if heard.mentions_me:
        return Decision(True, "it mentions me")
    if heard.direct:
        return Decision(True, "it was said to me alone")
    if heard.replies_to_me:
        return Decision(True, "it replies to an answer of mine")
    if heard.to_somebody_else:
        return Decision(False, "it was said to somebody else")
    if not heard.text.strip():
        return Decision(False, "it has no words")
    if heard.in_my_thread:
        return Decision(True, "it follows an answer in its thread", unasked=True)
    if heard.question_channel and reads_as_question(heard.text):
        return Decision(True, "it reads as a question in a question channel", unasked=True)
    return Decision(False, "it was not said to me")


def reads_as_question(text: str) -> bool:
    """A question mark, or an opening that questions have; two words at least."""
    if len(text.split()) < _SHORT:
        return False
    return "?" in text or _OPENING.match(text) is not None
