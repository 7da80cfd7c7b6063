"""`/help`: examples of the coverage at hand, and the commands that somebody may use here, a group a page."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.replies.guidance.help import CHOOSE, TITLES, CommandHelp, HelpPage, help_reply, page_of_command
from bot.service.examples import Examples, find_examples
from index import PullquoteError
from retrieval import Retriever

from ...bot import Interaction, QuoteBot
from ...rendering.selects import ActionSelect, SelectAction, select_id
from ...transport.button_handling import add_select_handlers
from ...transport.responses import Row, acknowledge_press, deferred_response, respond
from ..admin.rights import may

_Pages = Mapping[HelpPage, Sequence[CommandHelp]]


class Guide(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot
        self._examples: dict[str, tuple[int, Examples]] = {}

    async def cog_load(self) -> None:
        add_select_handlers(self.bot, {SelectAction.HELP: self._page_chosen})

    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        """What you can ask me, with examples, and my commands."""
        async with deferred_response(interaction, private=True):
            await self._show(interaction, HelpPage.START)

    async def _page_chosen(self, interaction: Interaction, _: str, chosen: Sequence[str]) -> None:
        await acknowledge_press(interaction)
        await self._show(interaction, HelpPage(chosen[0]))

    async def _show(self, interaction: Interaction, page: HelpPage) -> None:
        pages = await _commands_by_page(interaction)
        examples = await self._found(interaction) if page is HelpPage.START else None
        reply = help_reply(page, pages.get(page, ()), examples)
        await respond(interaction, reply, under=[_choosing(pages, page)])

    async def _found(self, interaction: Interaction) -> Examples | None:
        """Found once a generation, since help counts against no limit; None where nothing can be asked now."""
        collection = self.bot.collection_id(interaction.guild_id)

        def find(retriever: Retriever) -> Examples:
            generation, known = retriever.generation(), self._examples.get(collection)
            if known is None or known[0] != generation:
                known = self._examples[collection] = generation, find_examples(retriever)
            return known[1]

        try:
            return await self.bot.run_on_retriever(interaction.guild_id, find)
        except PullquoteError:
            return None


async def _commands_by_page(interaction: Interaction) -> _Pages:
    """Those that the person may use here, in the order of the command tree; no page without one."""
    pages: dict[HelpPage, list[CommandHelp]] = {page: [] for page in HelpPage}
    tree = interaction.client.tree
    for command in sorted(tree.walk_commands(), key=lambda one: one.qualified_name):
        if isinstance(command, app_commands.Command) and await _may_use(interaction, command):
            name = command.qualified_name
            pages[page_of_command(name)].append(CommandHelp(name, command.description))
    for menu in tree.get_commands(type=discord.AppCommandType.message):
        pages[page_of_command(menu.name)].append(CommandHelp(menu.name, "", menu=True))
    return {page: found for page, found in pages.items() if found}


async def _may_use(interaction: Interaction, command: app_commands.Command[Any, ..., Any]) -> bool:
    root = command.root_parent or command
    if interaction.guild_id is None and root.guild_only:
        return False
    right = command.extras.get("right")
    return right is None or await may(interaction, right)


def _choosing(pages: _Pages, shown: HelpPage) -> Row:
    select = discord.ui.Select[Any](custom_id=select_id(SelectAction.HELP), placeholder=CHOOSE)
    for page in (HelpPage.START, *(page for page in HelpPage if page in pages)):
        select.add_option(label=TITLES[page], value=page.value, default=page is shown)
    row: Row = discord.ui.ActionRow()
    row.add_item(ActionSelect(select))
    return row
