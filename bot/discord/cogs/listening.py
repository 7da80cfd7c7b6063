"""Questions asked in messages: mentions, direct messages, replies, threads, question channels."""

import discord
from discord.ext import commands

from bot.memory import AnswerRecord
from retrieval import Silence

from ..addressing import Heard, decide, reads_as_question
from ..answering import Answered, answer_message
from ..client import QuoteBot
from ..conversation import mentions, said_to
from ..delivery import deliver, typing
from ..open_questions import OpenQuestion
from ..render import Setting
from .revising import renew, take_away


class Listening(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if self.bot.closing:
            return
        decision = decide(await self._heard(message))
        if not decision.respond:
            return
        async with self.bot.in_hand():
            if not decision.unasked:
                await typing(message.channel)
            with self.bot.open_questions.opened(message) as question:
                answered = await answer_message(self.bot, message)
                if decision.unasked and _better_unsaid(answered, said_to(self.bot, message)):
                    return
                record = None if question.deleted else await self._send(message, answered)
            await self._make_up(message, question, answered, record)

    async def _heard(self, message: discord.Message) -> Heard:
        bot, channel = self.bot, message.channel
        assert bot.user is not None
        server = message.guild.id if message.guild else None
        settings = await bot.memory.server(server)
        parent = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
        replied = message.reference.resolved if message.reference else None
        mine = isinstance(replied, discord.Message) and replied.author == bot.user
        return Heard(
            text=said_to(bot, message),
            from_bot=message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply),
            mentions_me=mentions(bot, message),
            direct=message.guild is None,
            replies_to_me=mine,
            in_my_thread=isinstance(channel, discord.Thread) and channel.owner_id == bot.user.id,
            question_channel=parent in settings.channels,
            to_somebody_else=(replied is not None and not mine) or any(user != bot.user for user in message.mentions),
        )

    async def _send(self, message: discord.Message, answered: Answered) -> AnswerRecord | None:
        """The record of what was sent, None where nothing was or nothing is kept of it."""
        sent = await deliver(message, answered.reply, _setting(message, answered))
        if sent is None:
            return None
        if answered.record is not None:
            await self.bot.memory.sent(answered.record, sent.id, sent.channel.id)
        server = message.guild.id if message.guild else None
        return AnswerRecord(
            message.author.id, server, sent.channel.id, message.id, message=sent.id, id=answered.record
        )

    async def _make_up(
        self, message: discord.Message, question: OpenQuestion, answered: Answered, record: AnswerRecord | None
    ) -> None:
        """For what became of the question while it was being answered."""
        if question.deleted:
            if answered.record is not None:
                await self.bot.memory.taken_away(answered.record)
            if record is not None:
                await take_away(self.bot, record)
        elif question.latest is not message and record is not None:
            await renew(self.bot, question.latest, record)


def _setting(message: discord.Message, answered: Answered) -> Setting:
    threads = isinstance(message.channel, discord.TextChannel)
    return Setting(owner=message.author.id, record=answered.record, threads=threads)


def _better_unsaid(answered: Answered, text: str) -> bool:
    """Whether nobody who was not asked would say this: an answer to small talk, or a silence to no question."""
    answer = answered.answer
    if answer is None or answer.silence is Silence.NO_QUESTION:
        return True
    return not answer.answered and not reads_as_question(text)
