"""Questions that are handed on to people: the buttons, what Discord deletes, and what a stop left undone."""

import logging
import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial

import discord
from discord.ext import commands

from bot.memory import MemoryUnusable
from bot.memory.handing_on.hand_offs import HandOffState
from bot.service.people import Outcome

from ...bot import QuoteBot
from ...connection.retry import Unreachable
from ...rendering.custom_id import ButtonAction
from ...transport.button_handling import add_button_handlers
from ...transport.deletions import FollowsDeletions
from ...transport.ticking import Ticking
from .answering import Answering
from .asking_people import AskingPeople
from .telling import Telling

_log = logging.getLogger(__name__)
_PASSING = (sqlite3.Error, MemoryUnusable, *Unreachable)


class HandingOn(FollowsDeletions, Ticking):
    seconds = 10.0  # between two looks at what is undone

    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot
        self._asking = AskingPeople()
        self._telling = Telling(bot)
        self._answering = Answering(self._telling)

    async def cog_load(self) -> None:
        add_button_handlers(
            self.bot,
            {
                ButtonAction.ASK_PERSON: self._asking.pressed,
                ButtonAction.ANSWER_ASKED: self._answering.answer_pressed,
                ButtonAction.DISMISS_ASKED: self._answering.dismiss_pressed,
            },
        )
        await super().cog_load()

    async def tick(self) -> None:
        """Tells what nobody was told of yet, and takes away what is nobody's any more. Raises nothing but what shutting
        down does."""
        memory = self.bot.memory.hand_offs
        try:
            unfinished, stale = await memory.unfinished(), await memory.stale_posts()
        except _PASSING as error:
            _log.warning("questions to people not looked at", extra={"reason": type(error).__name__})
            return
        for one in unfinished:
            await self._try(partial(self._telling.finish, one.id))
        for post in stale:
            await self._try(partial(self._telling.take_away, post))

    async def _try(self, step: Callable[[], Awaitable[object]]) -> None:
        """What fails is tried again the next time, and keeps nothing else waiting."""
        try:
            await step()
        except _PASSING as error:
            _log.warning("question to people not settled", extra={"reason": type(error).__name__})
        except Exception:
            _log.exception("bug")

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.bot.memory.hand_offs.channel_gone(channel.id)

    async def message_deleted(self, message: int) -> None:
        """Who deletes a question dismisses it: nobody can answer it any more, and its asker waits."""
        memory = self.bot.memory.hand_offs
        one = await memory.at(message)
        if one is not None and one.state is HandOffState.OPEN:
            await memory.claim(one, Outcome("", dismissed=True))
