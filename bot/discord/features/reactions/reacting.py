"""The reaction that an admin chose, on anybody's message: it is checked or answered, once, in a reply to it."""

import logging
import secrets
from dataclasses import dataclass, replace

import discord
from discord.ext import commands

from bot.memory import AnswerRecord
from bot.memory.asked.reactions import ReactionAnswer
from bot.replies import check_reply
from bot.replies.reply import Action, ActionKind, Reply

from ...bot import QuoteBot
from ...connection.retry import Unreachable, retry
from ...rendering.options import RenderOptions
from ...rendering.render import render
from ...transport.deletions import FollowsDeletions
from ...transport.delivery import mark, mark_refusal
from ...transport.elsewhere import is_elsewhere
from ...transport.failures import failure_reply
from ...transport.permissions import Act, obstacle_in
from ..admin.settings.reactions import is_reaction
from ..asking.conversation import said_to
from ..asking.pipeline import answer_message
from ..coverage.checking import best_check
from ..coverage.message_text import message_texts
from ..messages.listening import TROUBLE
from ..messages.revising import take_away
from .errand import Errand, errand_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Reactor:
    person: int
    server: int
    times_forgotten: int


@dataclass(frozen=True, slots=True)
class _Told:
    """What is to be sent. `record` is the bot's of an answer to a question, `failed` what kept it from one."""

    reply: Reply
    record: str | None = None
    failed: Exception | None = None


class Reacting(FollowsDeletions):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot
        self._in_hand: set[tuple[int, Errand]] = set()
        self._deleted: set[int] = set()

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        server, member = payload.guild_id, payload.member
        if self.bot.shutting_down or server is None or member is None or member.bot:
            return
        forgotten = self.bot.memory.times_forgotten(member.id)
        settings = await self.bot.memory.server(server)
        if settings.reaction is None or not is_reaction(payload.emoji, settings.reaction):
            return
        async with self.bot.in_flight():
            try:
                await self._take_up(payload, _Reactor(member.id, server, forgotten))
            except Unreachable as error:
                _log.info("reaction not answered", extra={"reason": type(error).__name__})

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.bot.memory.reactions.channel_gone(channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        await self.bot.memory.reactions.channel_gone(payload.thread_id)

    async def message_deleted(self, message: int) -> None:
        """Of a deleted message that was checked the answer goes along; Revising takes that of a question."""
        if any(message == open_ for open_, _ in self._in_hand):
            self._deleted.add(message)
        for answer in await self.bot.memory.reactions.message_gone(message):
            if answer.kind == Errand.CHECK:
                await take_away(self.bot, _record(answer))

    async def _take_up(self, payload: discord.RawReactionActionEvent, by: _Reactor) -> None:
        """Raises what Discord answers."""
        channel = self.bot.get_channel(payload.channel_id)
        guild = self.bot.get_guild(by.server)
        if guild is None or not isinstance(channel, discord.abc.Messageable):
            return
        if await is_elsewhere(self.bot, by.server, channel) or obstacle_in(channel, guild.me, Act.ANSWER):
            return
        try:
            message = await retry(lambda: channel.fetch_message(payload.message_id))
        except discord.NotFound:
            return
        if message.author == self.bot.user:
            return
        errand = errand_of(message.content, said_to(self.bot, message), message_texts(message))
        if errand is None or (message.id, errand) in self._in_hand:
            return
        self._in_hand.add((message.id, errand))
        try:
            if not await self._stands(channel, message, errand):
                await self._answer(message, errand, by)
        finally:
            self._in_hand.discard((message.id, errand))
            self._deleted.discard(message.id)

    async def _stands(self, channel: discord.abc.Messageable, message: discord.Message, errand: Errand) -> bool:
        """Whether it was answered before, and the answer is still there."""
        before = await self.bot.memory.reactions.answer_to(message.id, errand)
        if before is None:
            return False
        try:
            await retry(lambda: channel.fetch_message(before.answer))
        except discord.NotFound:
            await self.bot.memory.reactions.message_gone(before.answer)
            return False
        return True

    async def _answer(self, message: discord.Message, errand: Errand, by: _Reactor) -> None:
        told = await (self._asked(message, by) if errand is Errand.ASK else self._checked(message, by))
        if told.failed is not None and not await self._is_to_be_told(message, told.failed):
            return
        sent = None if message.id in self._deleted else await self._send(message, told, by)
        if sent is None:
            if told.record is not None:
                await self.bot.memory.taken_away(told.record)
            return
        answer = ReactionAnswer(message.id, errand, by.person, by.server, sent.channel.id, sent.id)
        if message.id in self._deleted:
            await take_away(self.bot, _record(answer))
        elif told.failed is None and by.times_forgotten == self.bot.memory.times_forgotten(by.person):
            await self.bot.memory.reactions.answered(answer)
        if told.record is not None:
            await self.bot.memory.sent(told.record, sent.id, sent.channel.id)

    async def _asked(self, message: discord.Message, by: _Reactor) -> _Told:
        answered = await answer_message(self.bot, message, None, by.times_forgotten, owner=by.person)
        return _Told(answered.reply, answered.record, answered.failed)

    async def _checked(self, message: discord.Message, by: _Reactor) -> _Told:
        try:
            async with self.bot.question(by.person, by.server):
                reply = check_reply(await best_check(self.bot, by.server, message_texts(message)))
        except Exception as error:
            return _Told(failure_reply(error), failed=error)
        return _Told(replace(reply, actions=(*reply.actions, Action(ActionKind.DELETE))))

    async def _is_to_be_told(self, message: discord.Message, failed: Exception) -> bool:
        """A refusal is a mark on the message; any other failure is told a channel once in ten minutes, and marked in
        between."""
        if await mark_refusal(message, failed):
            return False
        if self.bot.troubles.first((message.channel.id, type(failed))):
            return True
        await mark(message, TROUBLE)
        return False

    async def _send(self, message: discord.Message, told: _Told, by: _Reactor) -> discord.Message | None:
        """None where Discord does not take it, as where the message was deleted meanwhile."""
        threads = isinstance(message.channel, discord.TextChannel)
        options = RenderOptions(owner=by.person, record=told.record, threads=threads)
        view = render(told.reply.read_at(self.bot.reader), options)
        reference = message.to_reference(fail_if_not_exists=True)
        nonce = f"reaction-{secrets.token_hex(8)}"  # the message's own number may be that of an answer to its author
        try:
            return await retry(
                lambda: message.channel.send(view=view, reference=reference, mention_author=False, nonce=nonce)
            )
        except Unreachable as error:
            _log.info("reaction not answered", extra={"reason": type(error).__name__})
            return None


def _record(answer: ReactionAnswer) -> AnswerRecord:
    return AnswerRecord(answer.owner, answer.server, answer.channel, message=answer.answer)
