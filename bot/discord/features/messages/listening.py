"""Questions asked in messages: mentions, direct messages, replies, threads, question channels."""

import discord
from discord.ext import commands

from bot.memory import AnswerRecord
from bot.replies.reply import Note

from ...bot import QuoteBot
from ...open_questions import OpenQuestion
from ...rendering.options import RenderOptions
from ...rendering.render import noted
from ...transport.delivery import deliver, mark, mark_refusal, typing
from ...transport.elsewhere import is_elsewhere
from ..asking.conversation import mentions, said_to
from ..asking.leaving import HINT, own_thread
from ..asking.pipeline import QuestionReply, answer_message
from .addressing import IncomingMessage, decide, worth_saying
from .revising import renew, take_away

TROUBLE = "⚠️"  # on a message that meets what the channel was told of already


class Listening(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if self.bot.shutting_down:
            return
        times_forgotten = self.bot.memory.times_forgotten(message.author.id)
        async with self.bot.in_flight():
            with self.bot.open_questions.opened(message) as question:
                incoming = await self._incoming(message)
                decision = decide(incoming)
                if not decision.respond:
                    return
                answered, record = await self._answer(
                    question, incoming, times_forgotten, unprompted=decision.unprompted
                )
            await self._make_up(question, answered, record)

    async def _answer(
        self, question: OpenQuestion, incoming: IncomingMessage, times_forgotten: int, *, unprompted: bool
    ) -> tuple[QuestionReply, AnswerRecord | None]:
        """The answer, and the record of what was sent of it, None where nothing was."""
        message = question.first
        if incoming.left:
            await self.bot.memory.come_back(message.channel.id)
        if not (unprompted or incoming.elsewhere):
            await typing(message.channel)
        answered = await answer_message(self.bot, message, None, times_forgotten, unprompted=unprompted)
        if answered.failed is not None:
            await self._tell_failure(message, answered, incoming, unprompted=unprompted)
        elif not question.deleted and not (unprompted and not worth_saying(incoming, answered.answer).respond):
            return answered, await self._send(message, answered, incoming, unprompted=unprompted)
        return answered, None

    async def _incoming(self, message: discord.Message) -> IncomingMessage:
        """What the rule of `addressing` needs to know of the message."""
        bot, channel = self.bot, message.channel
        assert bot.user is not None
        server = message.guild.id if message.guild else None
        settings = await bot.memory.server(server)
        parent = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
        replied = message.reference.resolved if message.reference else None
        mine = isinstance(replied, discord.Message) and replied.author == bot.user
        thread = own_thread(bot, channel)
        return IncomingMessage(
            text=said_to(bot, message),
            from_bot=message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply),
            mentions_me=mentions(bot, message),
            direct=message.guild is None,
            replies_to_me=mine,
            in_my_thread=thread is not None,
            elsewhere=await is_elsewhere(bot, server, channel),
            left=thread is not None and await bot.memory.has_left(thread.id),
            question_channel=parent in settings.channels,
            to_somebody_else=(replied is not None and not mine) or any(user != bot.user for user in message.mentions),
        )

    async def _tell_failure(
        self, message: discord.Message, answered: QuestionReply, incoming: IncomingMessage, *, unprompted: bool
    ) -> None:
        """Marks a refusal with a reaction. Tells any other error once in ten minutes a channel, and marks it in
        between."""
        if await mark_refusal(message, answered.failed) or unprompted:
            return
        if self.bot.troubles.first((message.channel.id, type(answered.failed))):
            await self._send(message, answered, incoming, unprompted=False)
        else:
            await mark(message, TROUBLE)

    async def _send(
        self, message: discord.Message, answered: QuestionReply, incoming: IncomingMessage, *, unprompted: bool
    ) -> AnswerRecord | None:
        """The record of what was sent, None where nothing was."""
        reply = answered.reply
        if own_thread(self.bot, message.channel) and self.bot.hints.first(message.channel.id):
            reply = noted(reply, Note(HINT))
        options = _render_options(message, answered)
        sent = await deliver(message, reply, options, unprompted=unprompted, elsewhere=incoming.elsewhere)
        if sent is None:
            return None
        if answered.record is not None:
            await self.bot.memory.sent(answered.record, sent.id, sent.channel.id)
        server = message.guild.id if message.guild else None
        return AnswerRecord(message.author.id, server, sent.channel.id, message.id, message=sent.id, id=answered.record)

    async def _make_up(self, question: OpenQuestion, answered: QuestionReply, sent: AnswerRecord | None) -> None:
        """Takes the answer back where its question was deleted meanwhile, renews it where that was edited, and
        forgets the record of an answer that was not sent."""
        if sent is None or question.deleted:
            if answered.record is not None:
                await self.bot.memory.taken_away(answered.record)
            if sent is not None:
                await take_away(self.bot, sent)
        elif question.latest is not question.first:
            await renew(self.bot, question.latest, sent)


def _render_options(message: discord.Message, answered: QuestionReply) -> RenderOptions:
    threads = isinstance(message.channel, discord.TextChannel)
    feedback = message.guild is not None
    return RenderOptions(owner=message.author.id, record=answered.record, threads=threads, feedback=feedback)
