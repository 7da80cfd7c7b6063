"""Where admins let the bot answer openly, asked of a channel: its thread, itself and its category."""

import discord
from discord.abc import GuildChannel

from bot.replies.guidance.elsewhere import elsewhere_sentence
from bot.service.where import answers_openly

from ..bot import Interaction, QuoteBot


def places_of(channel: object) -> tuple[int, ...]:
    """The thread, its channel and the category of that, as far as there are such; nothing of direct messages."""
    if isinstance(channel, discord.Thread):
        above = places_of(channel.parent) if channel.parent is not None else (channel.parent_id,)
        return (channel.id, *above)
    if isinstance(channel, GuildChannel):
        return (channel.id, *([channel.category_id] if channel.category_id else []))
    return ()


async def is_elsewhere(bot: QuoteBot, server: int | None, channel: object) -> bool:
    """True where admins keep the bot from answering openly in this channel."""
    if server is None:
        return False
    settings = await bot.memory.server(server)
    return not answers_openly(places_of(channel), settings.answers_in, settings.silent_in)


async def where_else(bot: QuoteBot, guild: discord.Guild | None, person: object) -> tuple[str, ...]:
    """The channels where alone the bot answers openly, by the names of those that the person sees."""
    if guild is None:
        return ()
    settings = await bot.memory.server(guild.id)
    found = [guild.get_channel_or_thread(number) for number in sorted(settings.answers_in)]
    seen = isinstance(person, discord.Member)
    return tuple(
        channel.name if isinstance(channel, discord.CategoryChannel) else f"#{channel.name}"
        for channel in found
        if channel is not None and seen and channel.permissions_for(person).view_channel  # type: ignore[arg-type]
    )


async def elsewhere_here(interaction: Interaction) -> str | None:
    """Why whoever made the interaction alone sees the answer, with where others would; None where they do here."""
    bot = interaction.client
    if not await is_elsewhere(bot, interaction.guild_id, interaction.channel):
        return None
    return elsewhere_sentence(await where_else(bot, interaction.guild, interaction.user))
