"""What Discord has of messages that may have been sent: the bot was stopped, or Discord did not answer."""

from collections.abc import AsyncIterator, Iterator

import discord

from ..bot import QuoteBot
from ..rendering.custom_id import CustomId, read_custom_id
from ..rendering.parts import walk_parts

_LOOKED_BACK = 100  # messages in which one is looked for


async def own_messages(bot: QuoteBot, channel: discord.abc.Messageable) -> AsyncIterator[discord.Message]:
    """The bot's among the latest of a channel, newest first. Raises what Discord answers."""
    async for message in channel.history(limit=_LOOKED_BACK):
        if message.author == bot.user:
            yield message


def carried_in(message: discord.Message) -> Iterator[CustomId]:
    """What each of its buttons carries."""
    for part in walk_parts(message.components):
        if isinstance(part, discord.Button) and part.custom_id and (carried := read_custom_id(part.custom_id)):
            yield carried
