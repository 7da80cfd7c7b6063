"""The files that could not be read, and what is doubtful in others, each with its reason, page by page."""

from bot.replies import refused_entries, warning_entries
from bot.replies.reply import Action, ActionKind, Note, Reply, Tone, plain
from bot.replies.wording import counted
from bot.service.keepers import Right
from index import NothingPublished, Refusal, SourcesUnusable, SourceWarning
from retrieval import GenerationInfo

from ...bot import Interaction, QuoteBot
from ...rendering.custom_id import CustomId
from ...rendering.options import RenderOptions
from ...transport.responses import acknowledge, acknowledge_press, respond
from .rights import require

_A_PAGE = 10


async def refused_page_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.VIEW)
    await acknowledge_press(interaction)
    page = custom_id.page or 0
    await respond(interaction, await complaints_page(interaction, page), RenderOptions(page=page, public=False))


async def refused_pressed(interaction: Interaction, _: CustomId) -> None:
    """Shows the list to whoever pressed: what stands above the button stays, as others read it too."""
    await require(interaction, Right.VIEW)
    await acknowledge(interaction, private=True)
    await respond(interaction, await complaints_page(interaction, 0))


async def complaints_page(interaction: Interaction, page: int) -> Reply:
    """What the last published run refused and warned of; where none is published, what can't be read now."""
    bot, server = interaction.client, interaction.guild_id
    if (found := await _published(bot, server)) is not None:
        return refused_page(found.refused, found.warnings, page)
    return refused_page(await refused_files(bot, server), (), page)


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
    found = await _published(bot, server)
    return None if found is None else found.refused


async def _published(bot: QuoteBot, server: int | None) -> GenerationInfo | None:
    try:
        return await bot.complete(server, lambda retriever: retriever.published())
    except NothingPublished:
        return None


def refused_page(refused: tuple[Refusal, ...], warnings: tuple[SourceWarning, ...], page: int) -> Reply:
    """One page of the list, the refused files first; `page` counts from 0, and is the last one where there are
    fewer."""
    entries = (*refused_entries(refused), *warning_entries(warnings))
    if not entries:
        return plain("No document was refused, and there are no warnings.")
    pages = (len(entries) - 1) // _A_PAGE + 1
    page = min(page, pages - 1)
    shown = entries[page * _A_PAGE : (page + 1) * _A_PAGE]
    actions = [Action(ActionKind.REFUSED_PAGE, page=n) for n in (page - 1, page + 1) if 0 <= n < pages]
    hint = Note("Mend the file, or delete it with /admin remove.")
    counts = f"Refused: {len(refused):,}, {counted(len(warnings), 'warning')}"
    return Reply(Tone.PLAIN, f"{counts}, page {page + 1} of {pages}", (*shown, hint), tuple(actions))
