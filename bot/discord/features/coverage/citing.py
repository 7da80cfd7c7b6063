"""Copy citation, under an answer, and `/verify`, which takes the receipt that comes with it."""

from collections.abc import Mapping

from discord import app_commands
from discord.ext import commands

from bot.replies.cited.copying import citation_reply
from bot.replies.coverage.receipts import verification_reply
from bot.replies.wording import CHANGED_SINCE, GONE_SINCE
from retrieval import CitedExcerpt, Retriever

from ...bot import ButtonHandler, Interaction, QuoteBot
from ...rendering.custom_id import ButtonAction, CustomId, document_hash, words_hash
from ...transport.button_handling import add_button_handlers
from ...transport.metering import metered
from ...transport.responses import acknowledge, deferred_response_in_turn, respond
from ..pressed import Outdated

_RECEIPT_LIMIT = 6_000  # characters, Discord's most; an answer's receipt has 2,000 at most


class Receipts(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        add_button_handlers(self.bot, BUTTONS)

    @app_commands.command()
    @app_commands.describe(receipt="The line that begins with PQR1.")
    @metered
    async def verify(self, interaction: Interaction, receipt: app_commands.Range[str, 1, _RECEIPT_LIMIT]) -> None:
        """Does what a receipt was given for still stand?"""
        async with deferred_response_in_turn(interaction, private=True):
            verification = await self.bot.run_on_retriever(
                interaction.guild_id, lambda retriever: retriever.verify(receipt)
            )
            await respond(interaction, verification_reply(verification))


async def copy_citation_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    """In the style of the server, to whoever pressed it alone. Raises Outdated."""
    await acknowledge(interaction, private=True)
    async with interaction.client.admitted(interaction):
        cited = await interaction.client.run_on_retriever(
            interaction.guild_id, lambda retriever: _cited(retriever, custom_id)
        )
    settings = await interaction.client.memory.server(interaction.guild_id)
    await respond(interaction, citation_reply(cited, settings.citation))


def _cited(retriever: Retriever, custom_id: CustomId) -> CitedExcerpt:
    assert custom_id.span is not None
    hashed = custom_id.document
    key = next((e.document for e in retriever.sources() if document_hash(e.document) == hashed), None)
    if key is None:
        raise Outdated(GONE_SINCE)
    cited = retriever.cite_again(key, custom_id.span, custom_id.said)
    if cited is None or words_hash(cited.excerpt.text) != custom_id.words:
        raise Outdated(CHANGED_SINCE)
    return cited


BUTTONS: Mapping[ButtonAction, ButtonHandler] = {ButtonAction.COPY_CITATION: copy_citation_pressed}
