"""What is done every few seconds, as long as the bot is up."""

import asyncio
from typing import ClassVar

from discord.ext import commands, tasks

from ..bot import QuoteBot


class Ticking(commands.Cog):
    """`tick` is called again `seconds` after it was over; it ends with the bot's shutting down, which comes before the
    cogs are unloaded."""

    seconds: ClassVar[float]
    bot: QuoteBot

    async def tick(self) -> None:
        """Raises nothing but what shutting down does."""
        raise NotImplementedError

    async def cog_load(self) -> None:
        self._ticks.change_interval(seconds=self.seconds)
        self._ticks.start()

    async def cog_unload(self) -> None:
        self._ticks.cancel()

    @tasks.loop(seconds=1.0)
    async def _ticks(self) -> None:
        if self.bot.shutting_down or not self.bot.is_ready():
            return
        await asyncio.wait([self.bot.chores.start(self.tick())])
