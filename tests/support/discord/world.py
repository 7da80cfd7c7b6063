"""The people and the place that tests of the bot share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import simcord
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.discord import QuoteBot


@asynccontextmanager
async def running(bot: QuoteBot, seconds: float = 20.0) -> AsyncIterator[simcord.Env]:
    """The bot on a simulated Discord, which waits so long for it to settle; shut down with whatever bot runs then."""
    env = simcord.Env(bot, settle_timeout=seconds)
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()
        await env.bot.close()


class World:
    """A server with a channel, an admin and a reader, and the bot on it."""

    def __init__(self, env: simcord.Env, name: str = "The Newsroom") -> None:
        self.env = env
        self.guild = env.create_guild(name)
        self.channel = self.guild.create_text_channel("general")
        manager = self.guild.create_role("manager", permissions=discord.Permissions(manage_guild=True))
        self.admin = self.guild.add_member(env.create_user("ada", global_name="Ada"), roles=[manager])
        keeper = self.guild.create_role("keeper", permissions=discord.Permissions(manage_messages=True))
        self.moderator = self.guild.add_member(env.create_user("mo", global_name="Mo"), roles=[keeper])
        self.reader = self.guild.add_member(env.create_user("rob", global_name="Rob"))
        self.mention = f"<@{env.backend.bot_user.id}>"

    @property
    def bot(self) -> QuoteBot:
        """The one that runs now; a restart brings another."""
        bot = self.env.bot
        assert isinstance(bot, QuoteBot)
        return bot

    @property
    def me(self) -> discord.Member:
        """The bot as a member of the server."""
        me = self.guild.me
        assert me is not None
        return me

    def forget_messages(self) -> None:
        """The bot holds no message any more, as after a restart."""
        messages = self.bot._connection._messages
        assert messages is not None
        messages.clear()


def let_in(world: World, *actors: simcord.MemberActor) -> None:
    """As a server's settings do: Discord's own menu lets these people use /admin."""
    commands = world.env.backend.visible_commands(user_id=world.admin.id, channel_id=world.channel.id)
    admin = next(command for command in commands if command["name"] == "admin")
    world.guild.set_command_permissions(int(admin["id"]), dict.fromkeys(actors, True))


async def take_from_the_bot(world: World, channel: simcord.ChannelHandle, **overwrites: bool) -> None:
    """As an admin does in a channel's settings."""
    allow, deny = discord.PermissionOverwrite(**overwrites).pair()
    overwrite = Overwrite(world.me.id, OverwriteType.MEMBER, allow.value, deny.value)
    world.env.backend.set_overwrite(channel.id, overwrite)
    await world.env.settle()
