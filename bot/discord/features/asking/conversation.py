"""The conversation that a message stands in: the questions before it, read back from Discord along the chain of replies
or the thread. The bot stores nothing of them.
"""

import re
from dataclasses import dataclass

import discord

from ...bot import QuoteBot
from ...connection.retry import Unreachable, retry
from ...rendering.question_line import question_shown
from ...transport.permissions import Act, obstacle_in

DEPTH = 5  # questions that one follows at most
_THREAD_LOOKBACK = 20  # messages of a thread that are read to find the answer before


@dataclass(frozen=True, slots=True)
class Before:
    """`questions` oldest first; `whole` is False where a message of the chain could not be read, `hindrance` why
    Discord did not let it be."""

    questions: tuple[str, ...] = ()
    whole: bool = True
    hindrance: str | None = None


async def before(bot: QuoteBot, message: discord.Message) -> Before:
    """The at most `DEPTH` questions that a message follows, by its reply or by the thread it stands in. What Discord
    refuses ends the chain and is told in the result; raises nothing of Discord's."""
    questions: list[str] = []
    try:
        answer = await _answer_before(bot, message)
        while answer is not None and len(questions) < DEPTH:
            asking = await _referenced(answer)
            text = said_to(bot, asking) if asking is not None else question_shown(answer)
            if not text:
                break
            questions.insert(0, text)
            answer = await _answer_before(bot, asking) if asking is not None else None
    except discord.Forbidden:
        me = message.guild.me if message.guild else None
        return Before(tuple(questions), whole=False, hindrance=obstacle_in(message.channel, me, Act.READ))
    except Unreachable:
        return Before(tuple(questions), whole=False)
    return Before(tuple(questions))


def mentions(bot: QuoteBot, message: discord.Message) -> bool:
    """True where the text mentions the bot, or the role that Discord gave it. A reply's silent mention does not
    count."""
    return any(re.search(name, message.content) for name in _own_names(bot, message))


def said_to(bot: QuoteBot, message: discord.Message) -> str:
    """The message's words as people see them, the bot's own name left out."""
    content = message.content
    for name in _own_names(bot, message):
        content = re.sub(name, " ", content)
    for user in message.mentions:
        content = re.sub(rf"<@!?{user.id}>", user.display_name.replace("\\", r"\\"), content)
    return " ".join(content.split())


def _own_names(bot: QuoteBot, message: discord.Message) -> tuple[str, ...]:
    """Regular expressions of the mentions of the bot and of its role."""
    assert bot.user is not None
    role = message.guild.self_role if message.guild else None
    return (rf"<@!?{bot.user.id}>", *([rf"<@&{role.id}>"] if role else []))


async def _answer_before(bot: QuoteBot, message: discord.Message) -> discord.Message | None:
    if message.reference is not None:
        earlier = await _referenced(message)
        return earlier if earlier is not None and earlier.author == bot.user else None
    if isinstance(message.channel, discord.Thread):
        return await _answer_in_thread(bot, message, message.channel)
    return None


async def _answer_in_thread(bot: QuoteBot, message: discord.Message, thread: discord.Thread) -> discord.Message | None:
    async for earlier in thread.history(limit=_THREAD_LOOKBACK, before=message):
        if earlier.author == bot.user and earlier.type is not discord.MessageType.thread_starter_message:
            return earlier
    starter = thread.starter_message or await starter_of(thread)
    return starter if starter is not None and starter.author == bot.user else None


async def starter_of(thread: discord.Thread) -> discord.Message | None:
    """The message that a thread hangs under; None where it is gone, or where there is none."""
    parent = thread.parent
    if not isinstance(parent, discord.TextChannel):
        return None
    try:
        return await retry(lambda: parent.fetch_message(thread.id))
    except discord.NotFound:
        return None


async def _referenced(message: discord.Message) -> discord.Message | None:
    """The message that this one replies to; None where it replies to none, or to one that is gone."""
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    if isinstance(reference.resolved, discord.DeletedReferencedMessage):
        return None
    known = reference.resolved or reference.cached_message
    if isinstance(known, discord.Message):
        return known
    message_id = reference.message_id
    try:
        return await retry(lambda: message.channel.fetch_message(message_id))
    except discord.NotFound:
        return None
