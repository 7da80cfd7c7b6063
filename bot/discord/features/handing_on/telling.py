"""The asker is told what became of their question, and the post shows it: once, whatever breaks in between."""

import asyncio
import logging

import discord

from bot.memory.handing_on.hand_offs import HandOff, HandOffState, StalePost
from bot.replies.people.handing_on import settled_post, told_reply
from bot.service.people import Outcome

from ...bot import QuoteBot
from ...connection.retry import Refused, Unreachable, retry
from ...rendering.options import RenderOptions
from ...rendering.question_line import question_shown
from ...rendering.render import render
from .finding import find_post, find_same

_log = logging.getLogger(__name__)


class Telling:
    def __init__(self, bot: QuoteBot) -> None:
        self._bot = bot
        self._turn = asyncio.Lock()

    async def finish(self, id_: str, *, fresh: bool = False) -> bool:
        """Tells the asker and shows it in the post. True where the asker knows it. With `fresh` nobody has tried
        before; otherwise Discord is asked first whether it has it. Raises Unreachable: then it is not over."""
        async with self._turn:
            memory = self._bot.memory.hand_offs
            one = await memory.get(id_)
            if one is None or one.outcome is None:
                return True
            post = await self._post(one)
            question = question_shown(post) if post is not None else None
            reached = one.state is HandOffState.TOLD
            if one.state is HandOffState.TELLING:
                reached = await self._tell(one, one.outcome, question, fresh=fresh)
                await memory.told(one.id, reached=reached)
            if post is not None:
                await _show(post, one.outcome, question, reached=reached)
            await memory.done(one.id)
            return reached

    async def take_away(self, stale: StalePost) -> None:
        """Deletes a question that is nobody's any more. Raises Unreachable where it has to be tried again."""
        channel = self._bot.get_partial_messageable(stale.channel, guild_id=stale.server)
        try:
            if stale.message is not None:
                await retry(channel.get_partial_message(stale.message).delete)
            elif (post := await find_post(self._bot, channel, stale.id)) is not None:
                await retry(post.delete)
        except Refused:
            _log.info("question not taken away", extra={"reason": "channel or message gone, or closed"})
        await self._bot.memory.hand_offs.taken_away(stale.id)

    async def _post(self, one: HandOff) -> discord.Message | None:
        if one.post is None:
            return None
        channel = self._bot.get_partial_messageable(one.channel, guild_id=one.server)
        post = channel.get_partial_message(one.post)
        try:
            return await retry(post.fetch)
        except Refused:
            return None

    async def _tell(self, one: HandOff, outcome: Outcome, question: str | None, *, fresh: bool) -> bool:
        """Under the silence; where that can't be, or nobody else saw it, directly."""
        named = (await self._bot.memory.server(one.server)).people_named
        view = render(told_reply(outcome, None, named=named), RenderOptions(public=False))
        direct = told_reply(outcome, question, named=named)
        reference = discord.MessageReference(
            message_id=one.silence, channel_id=one.asked_in, guild_id=one.server, fail_if_not_exists=False
        )
        if not one.private:
            there = self._bot.get_partial_messageable(one.asked_in, guild_id=one.server)
            if await self._send(one, there, view, reference, fresh=fresh):
                return True
        view = render(direct, RenderOptions(show_question=True, public=False))
        try:
            directly = await retry(lambda: self._bot.create_dm(discord.Object(one.owner)))
        except Refused:
            return False
        return await self._send(one, directly, view, None, fresh=fresh)

    async def _send(
        self,
        one: HandOff,
        channel: discord.PartialMessageable | discord.DMChannel,
        view: discord.ui.LayoutView,
        reference: discord.MessageReference | None,
        *,
        fresh: bool,
    ) -> bool:
        """False where the bot may not write there."""
        nonce = int(one.id[15:30], 16)
        try:
            if not fresh and await find_same(self._bot, channel, view, one.silence if reference else None):
                return True
            if reference is None:
                await retry(lambda: channel.send(view=view, nonce=nonce))
            else:
                await retry(lambda: channel.send(view=view, nonce=nonce, reference=reference, mention_author=False))
        except Refused:
            return False
        return True


async def _show(post: discord.Message, outcome: Outcome, question: str | None, *, reached: bool) -> None:
    view = render(settled_post(question, outcome, reached=reached), RenderOptions(show_question=True, public=False))
    try:
        await retry(lambda: post.edit(view=view))
    except Refused:
        _log.info("question not marked as settled", extra={"reason": "message gone"})
    except Unreachable as error:  # the asker knows: the post alone is behind
        _log.warning("question not marked as settled", extra={"reason": type(error).__name__})
        raise
