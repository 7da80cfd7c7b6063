"""`/admin reports`: words that people say are given to the wrong speaker, one at a time, to be mended or dismissed."""

from discord import app_commands
from discord.ext import commands

from bot.memory import Report
from bot.replies.reply import Action, ActionKind, Block, Fact, Note, Reply, ShownParagraph, Tone, plain
from bot.replies.wording import CHANGED_SINCE, GONE_SINCE, counted
from bot.service.keepers import Right
from retrieval import Retriever

from ....bot import Interaction, QuoteBot
from ....rendering.custom_id import ButtonAction, CustomId, document_hash, words_hash
from ....rendering.options import RenderOptions
from ....transport.responses import acknowledge_press, deferred_response, respond
from ...coverage.buttons import words_at
from ...pressed import Outdated
from ..audit import record_action
from ..rights import require
from .wrong_speaker import open_form

_SETTLED = "This report was settled already."


class ReportCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command(extras={"right": Right.VIEW})
    async def reports(self, interaction: Interaction) -> None:
        """Words that people say are given to the wrong speaker."""
        async with deferred_response(interaction, private=True):
            await _show(interaction, 0)


async def report_page_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.VIEW)
    await acknowledge_press(interaction)
    await _show(interaction, custom_id.page or 0)


async def mend_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.COLLECTION)
    report = await _pressed(interaction, custom_id)
    place = CustomId(ButtonAction.WRONG_SPEAKER, document_hash(report.document), report.span, report.words or None)
    await open_form(interaction, place)


async def dismiss_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.MANNERS)
    await acknowledge_press(interaction)
    report = await _pressed(interaction, custom_id)
    assert interaction.guild_id is not None
    await interaction.client.memory.settle_reports(interaction.guild_id, report.document, report.span)
    await record_action(interaction, f"dismissed a report: {report.document} at {report.span.start}")
    await _show(interaction, 0)


async def _pressed(interaction: Interaction, custom_id: CustomId) -> Report:
    """Raises Outdated where it is settled."""
    assert interaction.guild_id is not None
    report = await interaction.client.memory.report_of(interaction.guild_id, custom_id.record or "")
    if report is None:
        raise Outdated(_SETTLED)
    return report


async def _show(interaction: Interaction, page: int) -> None:
    assert interaction.guild_id is not None
    reports = await interaction.client.memory.reports(interaction.guild_id)
    if not reports:
        await respond(interaction, plain("Nobody doubts who said something."), RenderOptions(public=False))
        return
    page = min(page, len(reports) - 1)
    report = reports[page]
    words = await interaction.client.run_on_retriever(interaction.guild_id, lambda r: _words(r, report))
    options = RenderOptions(page=page, record=report.id, public=False)
    await respond(interaction, _reply(report, words, page, len(reports)), options)


def _words(retriever: Retriever, report: Report) -> Block:
    """The words as they stand now, or why they can't be shown."""
    source = retriever.source(report.document)
    if source is None:
        return Note(GONE_SINCE)
    words = words_at(source, report.span)
    return ShownParagraph(words) if words_hash(words) == report.words else Note(CHANGED_SINCE)


def _reply(report: Report, words: Block, page: int, pages: int) -> Reply:
    blocks = (
        words,
        Fact("Document", f"{report.document} at {report.span.start}"),
        Fact("Doubted by", counted(report.times, "person", "people")),
    )
    turns = [n for n in (page - 1, page + 1) if 0 <= n < pages]
    actions = [Action(ActionKind.MEND_REPORT)] if isinstance(words, ShownParagraph) else []
    actions += [Action(ActionKind.DISMISS_REPORT), *(Action(ActionKind.REPORT_PAGE, page=n) for n in turns)]
    return Reply(Tone.PLAIN, f"Wrong speaker? {page + 1} of {pages}", blocks, tuple(actions))
