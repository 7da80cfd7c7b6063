"""`/source export`: documents or quotations as a file, for the asker alone."""

from discord import app_commands
from discord.ext import commands

from bot.exports.exported import What, exported_quotation, exported_source
from bot.exports.fitting import FittedFile, fit
from bot.exports.formats import SUFFIXES, Format, written
from bot.replies import unmet_reply
from bot.replies.coverage.exporting import export_reply
from retrieval import Retriever, Scope, Unmet

from ...bot import Interaction, QuoteBot
from ...transport.metering import metered
from ...transport.responses import deferred_response_in_turn, respond, respond_with_file
from . import autocomplete

_WHAT = [
    app_commands.Choice(name="documents", value=What.SOURCES.value),
    app_commands.Choice(name="quotations", value=What.QUOTATIONS.value),
]
_FORMATS = [
    app_commands.Choice(name=name, value=form.value)
    for name, form in (
        ("CSV, for spreadsheets", Format.CSV),
        ("JSON lines", Format.JSONL),
        ("BibTeX", Format.BIBTEX),
        ("RIS, for Zotero, EndNote and the like", Format.RIS),
        ("RSS", Format.RSS),
    )
]


class ExportCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command()
    @app_commands.describe(
        what="The documents, or what is said in them",
        format="What kind of file",
        outlet="Only from this outlet",
        speaker="Only words of this person or organisation, or documents that quote them",
        after="Only from this day on: 2016-10-03, 2016-10 or 2016",
        before="Only up to this day: 2016-10-03, 2016-10 or 2016",
    )
    @app_commands.choices(what=_WHAT, format=_FORMATS)
    @app_commands.autocomplete(speaker=autocomplete.speakers, outlet=autocomplete.outlets)
    @metered
    async def export(
        self,
        interaction: Interaction,
        what: app_commands.Choice[str],
        format: str = Format.CSV.value,
        outlet: str | None = None,
        speaker: str | None = None,
        after: str | None = None,
        before: str | None = None,
    ) -> None:
        """Documents or quotations as a file."""
        scope, asked = autocomplete.read_scope(speaker, outlet, after, before), What(what.value)
        form, limit = Format(format), interaction.filesize_limit
        async with deferred_response_in_turn(interaction, private=True):
            made = await self.bot.run_on_retriever(
                interaction.guild_id, lambda retriever: _made(retriever, asked, form, scope, limit)
            )
            if isinstance(made, Unmet):
                await respond(interaction, unmet_reply(made))
                return
            reply = export_reply(asked.value, made.kept, made.left_out, limit)
            if made.kept:
                await respond_with_file(interaction, reply, f"{what.name}.{SUFFIXES[form]}", made.data)
            else:
                await respond(interaction, reply)


def _made(retriever: Retriever, what: What, form: Format, scope: Scope, limit: int) -> Unmet | FittedFile:
    """On the retriever's thread: a file of everything takes a while to write."""
    if (unmet := retriever.unmet(scope)) is not None:
        return unmet
    if what is What.QUOTATIONS:
        things = map(exported_quotation, retriever.cited_quotations(scope))
    else:
        entries = retriever.sources(scope.outlet, scope.speaker, scope.after, scope.before)
        things = map(exported_source, entries)
    return fit(written(form, what, things), limit)
