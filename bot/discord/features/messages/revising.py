"""What happens to an answer when its question is edited or deleted."""

import logging

import discord
from discord.ext import commands

from bot.memory import AnswerRecord
from bot.replies.reply import Reply
from retrieval import Silence

from ...bot import QuoteBot
from ...connection.retry import Unreachable, retry
from ...rendering.options import RenderOptions
from ...rendering.render import render
from ...transport.deletions import FollowsDeletions
from ...transport.delivery import direct_view, mark_refusal
from ...transport.elsewhere import is_elsewhere
from ..asking.pipeline import QuestionReply, answer_message

_log = logging.getLogger(__name__)

RENEWED_WITHIN = 300.0  # seconds after an answer in which an edit of the question renews it


class Revising(FollowsDeletions):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Renew the answer to a question that its asker just changed."""
        message = payload.message
        if self.bot.shutting_down or message.author.bot or message.edited_at is None:
            return
        if self.bot.open_questions.edited(message):
            return
        record = await self.bot.memory.answer_to(message.id, RENEWED_WITHIN)
        if record is not None and record.owner == message.author.id:
            async with self.bot.in_flight():
                if not self.bot.open_questions.edited(message):  # by an edit that came while the record was read
                    await renew(self.bot, message, record)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.bot.memory.channel_gone(channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        await self.bot.memory.channel_gone(payload.thread_id)

    async def message_deleted(self, message: int) -> None:
        """Deletes the answers to a message that was deleted, and what is kept of them."""
        self.bot.open_questions.deleted(message)
        for record in await self.bot.memory.message_gone(message):
            await take_away(self.bot, record)


async def renew(bot: QuoteBot, message: discord.Message, record: AnswerRecord) -> None:
    """Answers `message` anew in the place of the answer of `record`, again for each edit that comes meanwhile."""
    with bot.open_questions.opened(message) as question:
        renewed: discord.Message | None = None
        while question.latest is not renewed and not question.deleted:
            renewed = question.latest
            await _renew(bot, renewed, record)


async def _renew(bot: QuoteBot, message: discord.Message, record: AnswerRecord) -> None:
    """Edits the answer; leaves it as it is where the new text gets none (a limit is reached, something failed, or it
    asks nothing)."""
    if record.message is None or record.id is None:
        return
    answered = await answer_message(bot, message, record.id)
    if not _replaces(answered):
        await mark_refusal(message, answered.failed)
        return
    elsewhere = await is_elsewhere(bot, record.server, message.channel)
    view = _view(message, answered.reply, record, elsewhere=elsewhere)
    answer = _place(bot, record).get_partial_message(record.message)
    try:
        await retry(lambda: answer.edit(view=view))
    except discord.NotFound:
        return
    except Unreachable as error:
        _log.warning("answer not renewed", extra={"reason": type(error).__name__})


def _view(message: discord.Message, reply: Reply, record: AnswerRecord, *, elsewhere: bool) -> discord.ui.LayoutView:
    """The new answer for where the old one stands: under its question, or in a direct message."""
    if record.channel != message.channel.id:
        return direct_view(message, reply, elsewhere=elsewhere)
    options = RenderOptions(
        owner=record.owner,
        record=record.id,
        threads=isinstance(message.channel, discord.TextChannel),
        feedback=message.guild is not None,
    )
    return render(reply, options)


async def take_away(bot: QuoteBot, record: AnswerRecord) -> None:
    """Deletes the message of `record`, where it was sent and is still there."""
    if record.message is None:
        return
    answer = _place(bot, record).get_partial_message(record.message)
    try:
        await retry(answer.delete)
    except discord.NotFound:
        return
    except Unreachable as error:
        _log.warning("answer not taken away", extra={"reason": type(error).__name__})


def _replaces(answered: QuestionReply) -> bool:
    answer = answered.answer
    return answer is not None and answer.silence is not Silence.NO_QUESTION


def _place(bot: QuoteBot, record: AnswerRecord) -> discord.PartialMessageable:
    return bot.get_partial_messageable(record.channel, guild_id=record.server)
