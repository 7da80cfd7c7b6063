"""What the bot may do on a server, held against what it needs."""

import discord

from bot.reply import Block, Entry, Note

from .client import Interaction, QuoteBot

NEEDED = (
    "view_channel",
    "send_messages",
    "read_message_history",
    "send_messages_in_threads",
    "create_public_threads",
)


async def missing_here(bot: QuoteBot, interaction: Interaction) -> tuple[Block, ...]:
    """For admins: the channels that matter and what the bot lacks in each; nothing where it lacks nothing."""
    guild = interaction.guild
    if guild is None or guild.me is None:
        return ()
    settings = await bot.memory.server(guild.id)
    channels = [guild.get_channel(channel) for channel in sorted(settings.channels)]
    if isinstance(interaction.channel, discord.TextChannel):
        channels.append(interaction.channel)
    lacking = {
        channel.id: Entry(f"#{channel.name}", ", ".join(lacks))
        for channel in channels
        if isinstance(channel, discord.TextChannel) and (lacks := missing(channel.permissions_for(guild.me)))
    }
    return (Note("Permissions that I lack:"), *lacking.values()) if lacking else ()


def missing(permissions: discord.Permissions) -> list[str]:
    """Names as Discord's settings show them."""
    return [name.replace("_", " ").title() for name in NEEDED if not getattr(permissions, name)]


def may_write(channel: discord.TextChannel, guild: discord.Guild | None) -> bool:
    if guild is None or guild.me is None:
        return True
    permissions = channel.permissions_for(guild.me)
    return permissions.view_channel and permissions.send_messages
