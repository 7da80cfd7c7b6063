"""Whether a message asks the bot something, decided without I/O: from what was heard, and then, for what nobody said
to the bot, from what the coverage gives.
"""

from dataclasses import dataclass

from retrieval import Answer, Silence

from .talk import Form, asks_whether, asks_who, points_here, refers_back, shape_of

_ENOUGH = 2  # words of the coverage in a question that names nobody: one alone is in every talk
_IN_CHANNELS = frozenset({Form.SAYING, Form.QUESTION, Form.NAMED, Form.ABOUT})
_ON_SOMEBODY = frozenset({Form.SAYING, Form.NAMED, Form.ABOUT, Form.FOLLOW_UP})  # a name makes them clear


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """A message as the rule sees it. `text` is without the bot's name; `left` is True in a thread that the bot was sent
    away from, `elsewhere` where admins keep it from answering openly."""

    text: str
    from_bot: bool = False
    mentions_me: bool = False
    direct: bool = False
    replies_to_me: bool = False
    in_my_thread: bool = False
    question_channel: bool = False
    to_somebody_else: bool = False
    left: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class ResponseDecision:
    """Whether to respond, and why. `unprompted` is True where the bot was not addressed by name: then the answer too
    has to be `worth_saying`."""

    respond: bool
    because: str
    unprompted: bool = False


def decide(incoming: IncomingMessage) -> ResponseDecision:
    """Whether to look for an answer to a message, from the message alone."""
    if incoming.from_bot:
        return ResponseDecision(False, "a bot said it")
    if incoming.mentions_me:
        return ResponseDecision(True, "it mentions me")
    if incoming.direct:
        return ResponseDecision(True, "it was said to me alone")
    if incoming.replies_to_me:
        return ResponseDecision(True, "it replies to an answer of mine")
    if incoming.to_somebody_else:
        return ResponseDecision(False, "it was said to somebody else")
    if not incoming.text.strip():
        return ResponseDecision(False, "it has no words")
    if incoming.left:
        return ResponseDecision(False, "I was sent away from this thread")
    if not (incoming.in_my_thread or incoming.question_channel):
        return ResponseDecision(False, "it was not said to me")
    if incoming.elsewhere:
        return ResponseDecision(False, "the admins keep me from answering openly here")
    shape = shape_of(incoming.text)
    if shape.form is Form.TALK or (not incoming.in_my_thread and shape.form not in _IN_CHANNELS):
        return ResponseDecision(False, shape.because, unprompted=True)
    return ResponseDecision(True, shape.because, unprompted=True)


def worth_saying(incoming: IncomingMessage, answer: Answer | None) -> ResponseDecision:
    """Whether to send the answer to an unprompted message; `answer` is None where there is none."""
    if answer is None or answer.silence is Silence.NO_QUESTION:
        return ResponseDecision(False, "it asks nothing of the coverage", unprompted=True)
    touched, form = answer.touched, shape_of(incoming.text).form
    if incoming.in_my_thread and form is Form.SCRAP:
        return ResponseDecision(True, "it asks on after an answer", unprompted=True)
    named = len(touched.speakers) + len(touched.known)
    if touched.names and (form in _ON_SOMEBODY or (answer.answered and named >= _words_with_a_name(incoming.text))):
        return ResponseDecision(True, "it names whom or what the coverage has", unprompted=True)
    if not answer.answered:
        return ResponseDecision(False, "the coverage has no answer, and nobody asked me", unprompted=True)
    if incoming.in_my_thread and (form is not Form.QUESTION or refers_back(incoming.text)):
        return ResponseDecision(True, "it goes on from an answer", unprompted=True)
    enough = 1 if form is Form.ABOUT else _ENOUGH
    told = len(touched.known) >= enough and len(touched.known) >= 2 * len(touched.strange)
    if told and not points_here(incoming.text):
        return ResponseDecision(True, "its words are the coverage's", unprompted=True)
    return ResponseDecision(False, "it is not about the coverage", unprompted=True)


def _words_with_a_name(text: str) -> int:
    """How much of the coverage a question names at least: people here ask each other "is Ted in?" and "how's Ted?"."""
    if asks_who(text):
        return 1
    return 3 if asks_whether(text) else 2
