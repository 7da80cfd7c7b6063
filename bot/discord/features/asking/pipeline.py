"""From a question to a reply, wherever it was asked: admission, the retriever's answer, the bot's record of it."""

from dataclasses import dataclass, field, replace

import discord

from bot.memory import AnswerRecord
from bot.replies import answer_reply, ask_reply, unmet_reply, with_example
from bot.replies.reply import Note, Reply, problem
from index import PullquoteError
from retrieval import Answer, Scope, Silence

from ...bot import QuoteBot
from ...rendering.render import noted
from ...transport.failures import failure_reply
from .conversation import before, said_to
from .silences import count_gaps, with_people

QUESTION_LIMIT = 500  # characters of a question; longer ones are not taken
EXCERPTS = 15  # asked of the retriever at once: five pages
UNREAD_CONTEXT = "I could not read the question before this one, so I took this one by itself."


@dataclass(frozen=True, slots=True)
class QuestionRequest:
    """`previous` are the questions that it follows, oldest first; `whole` is False where some could not be
    read, `hindrance` why Discord did not let them be.

    `asked` is the message that asks, None for a command. `record` is that of the answer which this one takes the
    place of; `unprompted` tells that nobody asked the bot. `times_forgotten` is the asker's when they asked, however
    long the question waited since.
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
    times_forgotten: int | None = None
    unprompted: bool = False


@dataclass(frozen=True, slots=True)
class QuestionReply:
    """`failed` is what kept the bot from answering; then `reply` tells it."""

    reply: Reply
    answer: Answer | None = None
    record: str | None = None
    failed: Exception | None = None


async def answer_question(bot: QuoteBot, question: QuestionRequest) -> QuestionReply:
    """Waits for the person's turn and answers. Raises Busy, TooMany, NothingPublished."""
    async with bot.question(question.owner, question.server):
        return await answer_admitted(bot, question)


async def answer_admitted(bot: QuoteBot, question: QuestionRequest) -> QuestionReply:
    """Answers a question that was admitted already; keeps a record of answers and silences, not of refusals. Raises
    Busy, NothingPublished."""
    if refusal := await unfit(bot, question):
        return QuestionReply(refusal)
    if question.scope != Scope() and (
        unmet := await bot.run_on_retriever(question.server, lambda d: d.unmet(question.scope))
    ):
        return QuestionReply(unmet_reply(unmet, question.text))
    answer = await ask_retriever(bot, question)
    new = AnswerRecord(
        question.owner,
        question.server,
        question.channel,
        question.asked,
        question.scope,
        bot.collection_id(question.server),
    )
    record = question.record or await bot.memory.remember(new, question.times_forgotten)
    reply = _reply(answer, question)
    if not answer.answered:
        reply = await with_people(bot, new, answer, reply, follows=bool(question.previous))
        if not question.unprompted:
            await count_gaps(bot, new, answer, question.times_forgotten)
    if answer.silence is Silence.NO_QUESTION:
        reply = with_example(reply, await example(bot, question.server))
    return QuestionReply(reply.read_at(bot.reader), answer, record)


async def example(bot: QuoteBot, server: int | None) -> str | None:
    """A question that the server's coverage answers; None where there is none or it can't be found now."""
    try:
        return await bot.run_on_retriever(server, lambda retriever: retriever.example())
    except PullquoteError:
        return None


async def answer_message(
    bot: QuoteBot,
    message: discord.Message,
    record: str | None = None,
    times_forgotten: int | None = None,
    *,
    unprompted: bool = False,
    owner: int | None = None,
) -> QuestionReply:
    """Answers the words of a message, with what was asked before it, for its author, or for the `owner` who pointed at
    it. Raises nothing: a failure becomes the reply."""
    try:
        earlier = await before(bot, message)
        question = QuestionRequest(
            text=said_to(bot, message),
            owner=message.author.id if owner is None else owner,
            server=message.guild.id if message.guild else None,
            channel=message.channel.id,
            asked=message.id,
            previous=earlier.questions,
            whole=earlier.whole,
            hindrance=earlier.hindrance,
            record=record,
            times_forgotten=times_forgotten,
            unprompted=unprompted,
        )
        return await answer_question(bot, question)
    except Exception as error:
        return QuestionReply(failure_reply(error), failed=error)


async def ask_retriever(bot: QuoteBot, question: QuestionRequest) -> Answer:
    """The coverage's answer alone, with up to `EXCERPTS` excerpts. Raises Busy, NothingPublished."""
    return await bot.run_on_retriever(
        question.server,
        lambda retriever: retriever.ask(
            question.text,
            previous=question.previous,
            scope=question.scope,
            limit=EXCERPTS,
            unprompted=question.unprompted,
        ),
    )


async def unfit(bot: QuoteBot, question: QuestionRequest) -> Reply | None:
    """The refusal of a text that is empty or longer than `QUESTION_LIMIT`; None where it can be asked."""
    if not question.text.strip():
        return ask_reply(await example(bot, question.server))
    if len(question.text) > QUESTION_LIMIT:
        return problem(f"That is too long for a question: {QUESTION_LIMIT} characters are the most I take.")
    return None


def _reply(answer: Answer, question: QuestionRequest) -> Reply:
    reply = replace(answer_reply(answer), question=question.text)
    if question.whole:
        return reply
    why = f" {question.hindrance}." if question.hindrance else ""
    return noted(reply, Note(f"{UNREAD_CONTEXT}{why}"))
