"""From a question to a reply, wherever it was asked: admission, the desk's answer, and the bot's record of
it.
"""

from dataclasses import dataclass, field, replace

import discord

from bot.memory import AnswerRecord
from bot.replies import answer_reply
from bot.reply import Note, Reply, Tone, problem
from bot.wording import ASK_SOMETHING
from retrieval import Answer, Scope

from .client import QuoteBot
from .conversation import before, said_to
from .failures import failure_reply
from .render import QUESTION_LIMIT

EXCERPTS = 15  # asked of the desk at once: five pages
UNREAD_CONTEXT = "I could not read the question before this one, so I took this one by itself."


@dataclass(frozen=True, slots=True)
class Question:
    """`previous` are the questions that it follows, oldest first; `whole` is False where some could not be
    read, `hindrance` why Discord did not let them be.

    `asked` is the message that asks, None for a command. `record` is that of the answer which this one takes the
    place of.
    """

    text: str
    owner: int
    server: int | None
    channel: int
    asked: int | None = None
    previous: tuple[str, ...] = ()
    whole: bool = True
    hindrance: str | None = None
    scope: Scope = field(default_factory=Scope)
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    reply: Reply
    answer: Answer | None = None
    record: str | None = None


async def answer_question(bot: QuoteBot, question: Question) -> Answered:
    """The reply, and its record of an answer or a silence. Raises Busy, TooMany, NothingPublished."""
    if refusal := unfit(question.text):
        return Answered(refusal)
    times_forgotten = bot.memory.times_forgotten(question.owner)
    async with bot.question(question.owner, question.server):
        answer = await consult(bot, question)
    record = question.record or await bot.memory.remember(
        AnswerRecord(
            question.owner,
            question.server,
            question.channel,
            question.asked,
            question.scope,
            bot.collection_id(question.server),
        ),
        times_forgotten,
    )
    return Answered(_reply(answer, question), answer, record)


async def answer_message(bot: QuoteBot, message: discord.Message, record: str | None = None) -> Answered:
    """The same of a message's words, with what was asked before it; a failure becomes a reply."""
    try:
        earlier = await before(bot, message)
        question = Question(
            text=said_to(bot, message),
            owner=message.author.id,
            server=message.guild.id if message.guild else None,
            channel=message.channel.id,
            asked=message.id,
            previous=earlier.questions,
            whole=earlier.whole,
            hindrance=earlier.hindrance,
            record=record,
        )
        return await answer_question(bot, question)
    except Exception as error:
        return Answered(failure_reply(error))


async def consult(bot: QuoteBot, question: Question) -> Answer:
    return await bot.consult(
        question.server,
        lambda desk: desk.ask(question.text, previous=question.previous, scope=question.scope, limit=EXCERPTS),
    )


def unfit(text: str) -> Reply | None:
    """Why the text is not taken as a question, if it is not."""
    if not text.strip():
        return Reply(Tone.PLAIN, ASK_SOMETHING)
    if len(text) > QUESTION_LIMIT:
        return problem(f"That is too long for a question: {QUESTION_LIMIT} characters are the most I take.")
    return None


def _reply(answer: Answer, question: Question) -> Reply:
    reply = replace(answer_reply(answer), question=question.text)
    if question.whole:
        return reply
    why = f" {question.hindrance}." if question.hindrance else ""
    return replace(reply, blocks=(*reply.blocks, Note(f"{UNREAD_CONTEXT}{why}")))
