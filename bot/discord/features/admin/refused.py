"""The files among the sources that could not be read, each with its reason, page by page."""

from bot.replies import refused_entries
from bot.replies.reply import Action, ActionKind, Note, Reply, Tone, plain
from bot.service.keepers import Right
from index import NothingPublished, Refusal, SourcesUnusable

from ...bot import Interaction, QuoteBot
from ...rendering.custom_id import CustomId
from ...rendering.options import RenderOptions
from ...transport.responses import acknowledge_press, respond
from .rights import require

_A_PAGE = 10


async def refused_page_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.VIEW)
    await acknowledge_press(interaction)
    page = custom_id.page or 0
    reply = refused_page(await refused_files(interaction.client, interaction.guild_id), page)
    await respond(interaction, reply, RenderOptions(page=page, public=False))


async def refused_files(bot: QuoteBot, server: int | None) -> tuple[Refusal, ...]:
    """The files that the last run refused; where none is published, those that can't be read now."""
    if (found := await refused_of_index(bot, server)) is not None:
        return found
    try:
        return await bot.upload_pool.run(bot.collections.for_server(server).unreadable)
    except SourcesUnusable:
        return ()


async def refused_of_index(bot: QuoteBot, server: int | None) -> tuple[Refusal, ...] | None:
    """The files that the last published run refused; None where nothing is published."""
    try:
        return (await bot.complete(server, lambda retriever: retriever.published())).refused
    except NothingPublished:
        return None


def refused_page(refused: tuple[Refusal, ...], page: int) -> Reply:
    """One page of the list; `page` counts from 0, and is the last one where there are fewer."""
    if not refused:
        return plain("No file was refused.")
    pages = (len(refused) - 1) // _A_PAGE + 1
    page = min(page, pages - 1)
    shown = refused[page * _A_PAGE : (page + 1) * _A_PAGE]
    actions = [Action(ActionKind.REFUSED_PAGE, page=n) for n in (page - 1, page + 1) if 0 <= n < pages]
    hint = Note("Mend the file, or delete it with /admin remove.")
    headline = f"Refused: {len(refused)}, page {page + 1} of {pages}"
    return Reply(Tone.PLAIN, headline, (*refused_entries(shown), hint), tuple(actions))
