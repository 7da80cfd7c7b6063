"""The button "Wrong speaker": a form for those who may change the collection, a report to them for everybody else."""

from bot.memory import Report
from bot.replies.admin.corrections import correction_words, deed_words, effect_words, strange_words
from bot.replies.reply import Note, plain
from bot.service.correcting import ListedCorrection, add_correction
from bot.service.keepers import Right
from index import Effect, NoQuotation, Place, PullquoteError, Span, SpeakerCorrection

from ....bot import Interaction
from ....connection.retry import retry
from ....rendering.custom_id import CustomId
from ....transport.responses import acknowledge, explain, respond
from ...coverage.buttons import check_words, document_of
from ..audit import record_collection_action
from ..rights import may, require
from .form import CorrectionForm, FilledIn

_UNREAD = "Nobody could read it here: this is for servers that I am on."
_REPORTED = "Thank you. The admins can see that somebody doubts whose words these are, and not what you asked."
_REPORTED_ALREADY = "You have said so already. The admins can see it."


class ReportRefused(PullquoteError):
    """Why a report is not taken, in the sentence that the person gets."""


async def wrong_speaker_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    if interaction.guild_id is None or interaction.client.get_guild(interaction.guild_id) is None:
        raise ReportRefused(_UNREAD)
    if await may(interaction, Right.COLLECTION):
        await open_form(interaction, custom_id)
    else:
        await _report(interaction, custom_id)


async def open_form(interaction: Interaction, place: CustomId) -> None:
    """`place` names the document, the span and its words."""
    await retry(lambda: interaction.response.send_modal(CorrectionForm(place, on_submit=_correct)))


async def _report(interaction: Interaction, custom_id: CustomId) -> None:
    assert interaction.guild_id is not None
    await acknowledge(interaction, private=True)
    document, span = await _place(interaction, custom_id)
    report = Report(document, span, custom_id.words or "")
    new = await interaction.client.memory.report(interaction.user.id, interaction.guild_id, report)
    await respond(interaction, plain(_REPORTED if new else _REPORTED_ALREADY))


async def _correct(interaction: Interaction, custom_id: CustomId, filled_in: FilledIn) -> None:
    """Keeps what the form was filled in with. The right is asked for anew: it may be gone since the form was opened."""
    async with interaction.client.in_flight():
        try:
            await require(interaction, Right.COLLECTION)
            await acknowledge(interaction, private=True)
            document, span = await _place(interaction, custom_id)
            listed = await _kept(interaction, Place(document, span), filled_in)
            await record_collection_action(
                interaction, f"corrected: {deed_words(listed.kept.correction)}, {listed.kept.id}"
            )
            assert interaction.guild_id is not None
            await interaction.client.memory.settle_reports(interaction.guild_id, document, span)
            said = f"Corrected: {correction_words(listed.kept.correction)}."
            notes = [Note(_what_it_does(listed))]
            if listed.strange is not None:
                notes.insert(0, Note(strange_words(listed.strange)))
            await respond(interaction, plain(said, *notes))
        except Exception as error:
            await explain(interaction, error)


async def _kept(interaction: Interaction, place: Place, filled_in: FilledIn) -> ListedCorrection:
    given = NoQuotation(place) if filled_in.no_quotation else SpeakerCorrection(place, filled_in.speaker)
    bot = interaction.client
    collection = bot.collections.for_server(interaction.guild_id)
    by = f"discord:{interaction.user.id}"
    return await bot.upload_pool.run(lambda: add_correction(collection, given, by))


def _what_it_does(listed: ListedCorrection) -> str:
    if listed.standing is None or listed.standing.effect is Effect.HOLDS:
        return f"The next answer knows. To take it back, correct it again, or remove {listed.kept.id}."
    return f"It {effect_words(listed.standing)}."


async def _place(interaction: Interaction, custom_id: CustomId) -> tuple[str, Span]:
    """The document's key, and the span. Raises Outdated where these words stand there no more."""
    source = await document_of(interaction, custom_id)
    check_words(source, custom_id)
    assert custom_id.span is not None
    return source.entry.document, custom_id.span
