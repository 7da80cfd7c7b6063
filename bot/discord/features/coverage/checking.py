"""`/check`, and the menus of a message: "Check this quotation" and "Who said this?"."""

from collections.abc import Sequence

import discord
from discord import app_commands
from discord.ext import commands

from bot.replies import check_reply, who_said_reply
from bot.replies.reply import Reply, problem
from retrieval import Check, Retriever, Verdict

from ...bot import Interaction, QuoteBot
from ...rendering.options import RenderOptions
from ...transport.metering import metered
from ...transport.responses import deferred_response_in_turn, respond
from . import autocomplete
from .drafts import answer_draft
from .message_text import message_texts

_QUOTATION_LIMIT = 1_500  # characters; a message's room for the quotation, the verdict and the words found
_TEXTS = 6  # parts of a message that are held against the coverage; a message of the bot's own shows 3 excerpts
_VERDICTS = (Verdict.EXACT, Verdict.NEAR, Verdict.MISATTRIBUTED, Verdict.NOT_FOUND)  # best first
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
    @app_commands.describe(
        quotation="The words to look for",
        speaker="Who is said to have said them",
        draft="In place of a quotation: a text, every quotation of which is checked, for you alone",
    )
    @app_commands.autocomplete(speaker=autocomplete.speakers)
    @metered
    async def check(
        self,
        interaction: Interaction,
        quotation: app_commands.Range[str, 1, _QUOTATION_LIMIT] | None = None,
        speaker: str | None = None,
        draft: discord.Attachment | None = None,
    ) -> None:
        """Does this quotation stand in the coverage, word for word, and who said it? Or a whole draft's?"""
        if quotation is None or draft is not None:
            await answer_draft(interaction, draft, quotation, speaker)
            return
        async with deferred_response_in_turn(interaction, private=False):
            check = await self._check(interaction, quotation, speaker)
            await respond(interaction, check_reply(check), _render_options(interaction, public=True))

    @metered
    async def check_message(self, interaction: Interaction, message: discord.Message) -> None:
        await self._answer_menu(interaction, message, who=False)

    @metered
    async def who_said_message(self, interaction: Interaction, message: discord.Message) -> None:
        await self._answer_menu(interaction, message, who=True)

    async def _answer_menu(self, interaction: Interaction, message: discord.Message, *, who: bool) -> None:
        async with deferred_response_in_turn(interaction, private=True):
            texts = message_texts(message)
            reply: Reply = problem(_NOTHING)
            if texts:
                check = await best_check(self.bot, interaction.guild_id, texts)
                reply = who_said_reply(check) if who else check_reply(check)
            await respond(interaction, reply, _render_options(interaction, public=False))

    async def _check(self, interaction: Interaction, words: str, speaker: str | None) -> Check:
        return await self.bot.run_on_retriever(interaction.guild_id, lambda retriever: retriever.check(words, speaker))


async def best_check(bot: QuoteBot, server: int | None, texts: Sequence[str]) -> Check:
    """Of what may be the quotation in a message: whoever wrote the message is not said to have said it."""

    def compare(retriever: Retriever) -> Check:
        best = retriever.check(texts[0])
        for text in texts[1:_TEXTS]:
            if best.verdict is Verdict.EXACT:
                break
            best = min(best, retriever.check(text), key=lambda check: _VERDICTS.index(check.verdict))
        return best

    return await bot.run_on_retriever(server, compare)


def _render_options(interaction: Interaction, *, public: bool) -> RenderOptions:
    return RenderOptions(owner=interaction.user.id, show_question=True, public=public, threads=False)
