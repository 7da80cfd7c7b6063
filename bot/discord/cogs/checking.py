"""`/check`, and the menus of a message: "Check this quotation" and "Who said this?"."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.replies import check_reply, who_said_reply
from bot.reply import Reply, problem
from retrieval import Check

from .. import options
from ..client import Interaction, QuoteBot
from ..render import Setting
from ..responses import answering, respond

_QUOTATION_LIMIT = 1_500  # characters; a message's room for the quotation, the verdict and the words found
_NOTHING = "That message has no words to check."


class Checking(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot
        menus = {"Check this quotation": self.check_message, "Who said this?": self.who_said_message}
        self._menus = [app_commands.ContextMenu(name=name, callback=callback) for name, callback in menus.items()]

    async def cog_load(self) -> None:
        for menu in self._menus:
            self.bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        for menu in self._menus:
            self.bot.tree.remove_command(menu.name, type=menu.type)

    @app_commands.command()
    @app_commands.describe(quotation="The words to look for", speaker="Who is said to have said them")
    @app_commands.autocomplete(speaker=options.speakers)
    async def check(
        self,
        interaction: Interaction,
        quotation: app_commands.Range[str, 1, _QUOTATION_LIMIT],
        speaker: str | None = None,
    ) -> None:
        """Does this quotation stand in the coverage, word for word, and who said it?"""
        async with answering(interaction, private=False):
            check = await self._check(interaction, quotation, speaker)
            await respond(interaction, check_reply(check, speaker), _setting(interaction, public=True))

    async def check_message(self, interaction: Interaction, message: discord.Message) -> None:
        await self._answer_menu(interaction, message, who=False)

    async def who_said_message(self, interaction: Interaction, message: discord.Message) -> None:
        await self._answer_menu(interaction, message, who=True)

    async def _answer_menu(self, interaction: Interaction, message: discord.Message, *, who: bool) -> None:
        async with answering(interaction, private=True):
            words = message.content.strip()
            reply: Reply = problem(_NOTHING)
            if words:
                check = await self._check(interaction, words, None)
                reply = who_said_reply(check) if who else check_reply(check)
            await respond(interaction, reply, _setting(interaction, public=False))

    async def _check(self, interaction: Interaction, words: str, speaker: str | None) -> Check:
        async with self.bot.question(interaction.user.id, interaction.guild_id):
            return await self.bot.consult(interaction.guild_id, lambda desk: desk.check(words, speaker))


def _setting(interaction: Interaction, *, public: bool) -> Setting:
    return Setting(owner=interaction.user.id, show_question=True, public=public, threads=False)
