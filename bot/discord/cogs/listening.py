"""Questions asked in messages: mentions, direct messages, replies, threads, question channels; and their
edits.
"""

import logging
from dataclasses import replace

import discord
from discord.ext import commands

from bot.manners import TooMany
from bot.pool import Busy
from bot.reply import Note

from ..addressing import Heard, decide, worth_saying
from ..answering import Answered, Question, answer_question
from ..attempts import Unreachable, attempt
from ..client import QuoteBot
from ..conversation import before, mentions, said_to
from ..delivery import deliver, mark, typing
from ..failures import failure_reply
from ..leaving import HINT, own_thread
from ..render import Setting, render

_log = logging.getLogger(__name__)

RENEWED_WITHIN = 300.0  # seconds after an answer in which an edit of the question renews it
COME_BACK = "⏳"  # on a message that asks more than was agreed
TROUBLE = "⚠️"  # on a message that meets what the channel was told of already


class Listening(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if self.bot.closing:
            return
        heard = await self._heard(message)
        decision = decide(heard)
        if not decision.respond:
            return
        async with self.bot.in_hand():
            if heard.left:
                await self.bot.memory.come_back(message.channel.id)
            if not decision.unasked:
                await typing(message.channel)
            answered = await self._answered(message)
            if answered.failed is not None:
                await self._tell_failure(message, answered, unasked=decision.unasked)
            elif not decision.unasked or worth_saying(heard, answered.answer).respond:
                await self._send(message, answered)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Renew the answer to a question that its asker just changed."""
        message = payload.message
        if self.bot.closing or message.author.bot or message.edited_at is None:
            return
        record = await self.bot.memory.answer_to(message.id, RENEWED_WITHIN)
        if record is None or record.message is None or record.owner != message.author.id:
            return
        async with self.bot.in_hand():
            answered = await self._answered(message)
            if answered.failed is not None:
                await self._tell_failure(message, answered, unasked=True)
                return
            setting = _setting(message, answered)
            place = self.bot.get_partial_messageable(record.channel, guild_id=record.server)
            answer = place.get_partial_message(record.message)
            try:
                await attempt(lambda: answer.edit(view=render(answered.reply, setting)))
            except discord.NotFound:
                return
            except Unreachable as error:
                _log.warning("answer not renewed", extra={"reason": type(error).__name__})
                return
            if answered.record is not None and record.id is not None:
                await self.bot.memory.taken_away(record.id)
                await self.bot.memory.sent(answered.record, record.message)

    async def _heard(self, message: discord.Message) -> Heard:
        bot, channel = self.bot, message.channel
        assert bot.user is not None
        server = message.guild.id if message.guild else None
        settings = await bot.memory.server(server)
        parent = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
        replied = message.reference.resolved if message.reference else None
        mine = isinstance(replied, discord.Message) and replied.author == bot.user
        thread = own_thread(bot, channel)
        return Heard(
            text=said_to(bot, message),
            from_bot=message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply),
            mentions_me=mentions(bot, message),
            direct=message.guild is None,
            replies_to_me=mine,
            in_my_thread=thread is not None,
            left=thread is not None and await bot.memory.has_left(thread.id),
            question_channel=parent in settings.channels,
            to_somebody_else=(replied is not None and not mine) or any(user != bot.user for user in message.mentions),
        )

    async def _answered(self, message: discord.Message) -> Answered:
        try:
            earlier = await before(self.bot, message)
            question = Question(
                text=said_to(self.bot, message),
                owner=message.author.id,
                server=message.guild.id if message.guild else None,
                channel=message.channel.id,
                asked=message.id,
                previous=earlier.questions,
                whole=earlier.whole,
            )
            return await answer_question(self.bot, question)
        except Exception as error:
            return Answered(failure_reply(error), failed=error)

    async def _tell_failure(self, message: discord.Message, answered: Answered, *, unasked: bool) -> None:
        """A refusal is a reaction; what else went wrong is told once in a while, and is a reaction in between."""
        if isinstance(answered.failed, TooMany | Busy):
            await mark(message, COME_BACK)
        elif unasked:
            return
        elif self.bot.troubles.first((message.channel.id, type(answered.failed))):
            await self._send(message, answered)
        else:
            await mark(message, TROUBLE)

    async def _send(self, message: discord.Message, answered: Answered) -> None:
        reply = answered.reply
        if own_thread(self.bot, message.channel) and self.bot.hints.first(message.channel.id):
            reply = replace(reply, blocks=(*reply.blocks, Note(HINT)))
        sent = await deliver(message, reply, _setting(message, answered))
        if sent is not None and answered.record is not None:
            await self.bot.memory.sent(answered.record, sent.id)


def _setting(message: discord.Message, answered: Answered) -> Setting:
    threads = isinstance(message.channel, discord.TextChannel)
    feedback = message.guild is not None
    return Setting(owner=message.author.id, record=answered.record, threads=threads, feedback=feedback)
