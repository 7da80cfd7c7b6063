"""`/admin channels`, `/admin roles`, `/admin limits` and `/admin feedback`: the bot's manners on one
server.
"""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.citation import day_words
from bot.manners import PER_PERSON, PER_SERVER
from bot.memory import ServerSettings
from bot.reply import Action, ActionKind, Entry, Fact, Note, Reply, Tone, plain
from bot.wording import counted

from ...client import Interaction, QuoteBot
from ...codes import Code
from ...responses import acknowledge_press, answering, respond
from ...standing import may_write
from .audit import note
from .rights import require_admin

_FEEDBACK_SHOWN = 15
_MOST = 1_000  # questions a minute: as good as no limit


class ServerCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command()
    @app_commands.describe(add="From now on, questions need no mention here", remove="From now on, they need one again")
    async def channels(
        self,
        interaction: Interaction,
        add: discord.TextChannel | None = None,
        remove: discord.TextChannel | None = None,
    ) -> None:
        """The channels where a question needs no mention of me."""
        async with answering(interaction, private=True):
            settings = await self._settings(interaction)
            changed = (settings.channels | _ids(add)) - _ids(remove)
            if changed != settings.channels:
                await self._set(interaction, replace(settings, channels=changed), "changed the question channels")
            names = [_channel_name(interaction, channel) for channel in sorted(changed)]
            closed = add is not None and not may_write(add, interaction.guild)
            notes = (
                [Note(f"I may not write in #{add.name}: give me View Channel and Send Messages.")]
                if closed and add
                else []
            )
            await respond(interaction, plain("Question channels", Fact("Here", ", ".join(names) or "none"), *notes))

    @app_commands.command()
    @app_commands.describe(add="This role may run me from now on", remove="This role may not any more")
    async def roles(
        self, interaction: Interaction, add: discord.Role | None = None, remove: discord.Role | None = None
    ) -> None:
        """The roles that may use /admin besides those with Manage Server."""
        async with answering(interaction, private=True):
            settings = await self._settings(interaction)
            changed = (settings.roles | _ids(add)) - _ids(remove)
            if changed != settings.roles:
                await self._set(interaction, replace(settings, roles=changed), "changed the admin roles")
            assert interaction.guild is not None
            found = [interaction.guild.get_role(role) for role in sorted(changed)]
            names = ", ".join(role.name for role in found if role) or "none"
            hint = Note("Discord hides /admin from them until you allow it in Server Settings, Integrations.")
            await respond(interaction, plain("Admin roles", Fact("Here", names), *([hint] if changed else [])))

    @app_commands.command()
    @app_commands.describe(per_person="Questions a minute of one person", per_server="Questions a minute of the server")
    async def limits(
        self,
        interaction: Interaction,
        per_person: app_commands.Range[int, 1, _MOST] | None = None,
        per_server: app_commands.Range[int, 1, _MOST] | None = None,
    ) -> None:
        """How many questions a minute I take here."""
        async with answering(interaction, private=True):
            settings = await self._settings(interaction)
            changed = replace(
                settings,
                per_person=per_person or settings.per_person,
                per_server=per_server or settings.per_server,
            )
            if changed != settings:
                await self._set(interaction, changed, "changed the limits")
            facts = (
                Fact("One person", f"{counted(changed.per_person or PER_PERSON, 'question')} a minute"),
                Fact("The server", f"{counted(changed.per_server or PER_SERVER, 'question')} a minute"),
            )
            await respond(interaction, plain("Limits", *facts))

    @app_commands.command()
    async def feedback(self, interaction: Interaction) -> None:
        """What people said was not what they asked."""
        async with answering(interaction, private=True):
            given = await self.bot.memory.feedback(interaction.guild_id, _FEEDBACK_SHOWN)
            if not given:
                await respond(interaction, plain("Nobody has given feedback."))
                return
            entries = [
                Entry(f"“{item.question}”", " · ".join(filter(None, (item.remark, day_words(item.at.date())))))
                for item in given
            ]
            actions = (Action(ActionKind.CLEAR_FEEDBACK),)
            await respond(interaction, Reply(Tone.PLAIN, "Not what they asked", tuple(entries), actions))

    async def _settings(self, interaction: Interaction) -> ServerSettings:
        return await self.bot.memory.server(interaction.guild_id)

    async def _set(self, interaction: Interaction, settings: ServerSettings, deed: str) -> None:
        assert interaction.guild_id is not None
        await self.bot.memory.set_server(interaction.guild_id, settings)
        await note(interaction, deed)


async def clear_feedback_pressed(interaction: Interaction, _: Code) -> None:
    await require_admin(interaction)
    await acknowledge_press(interaction)
    assert interaction.guild_id is not None
    count = await interaction.client.memory.clear_feedback(interaction.guild_id)
    await note(interaction, "deleted the feedback")
    await respond(interaction, plain(f"Deleted: {counted(count, 'entry', 'entries')}."))


def _ids(thing: discord.TextChannel | discord.Role | None) -> frozenset[int]:
    return frozenset() if thing is None else frozenset({thing.id})


def _channel_name(interaction: Interaction, channel: int) -> str:
    found = interaction.guild.get_channel(channel) if interaction.guild else None
    return f"#{found.name}" if found else f"a deleted channel ({channel})"
