"""Messages that Discord deletes, one by one or many at once."""

import discord
from discord.ext import commands


class FollowsDeletions(commands.Cog):
    """Calls `message_deleted` with the number of each."""

    async def message_deleted(self, message: int) -> None:
        raise NotImplementedError

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self.message_deleted(payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        for message in sorted(payload.message_ids):
            await self.message_deleted(message)
