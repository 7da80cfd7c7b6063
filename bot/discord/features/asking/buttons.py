"""The buttons of an answer: its pages, "Not what I asked", taking it away, a thread. Who may press what is checked
here, on the bot's side.
"""

from collections.abc import Mapping
from dataclasses import replace

import discord

from bot.memory import AnswerRecord
from bot.replies import answer_reply
from bot.replies.reply import Note, plain

from ...bot import ButtonHandler, Interaction
from ...connection.retry import retry
from ...rendering.custom_id import ButtonAction, CustomId
from ...rendering.options import RenderOptions
from ...rendering.question_line import question_shown
from ...transport.responses import acknowledge, acknowledge_press, explain, respond
from ..pressed import (
    ASK_AGAIN,
    NotYours,
    Outdated,
    acknowledge_in_place,
    copied,
    is_in_place,
    is_private,
    pressed_button,
    pressed_record,
)
from .conversation import before, said_to
from .feedback import check_feedback, is_read, keep_feedback
from .feedback_form import FeedbackForm
from .leaving import HINT
from .pipeline import QuestionRequest, ask_retriever
from .threads import open_thread


async def _answers(interaction: Interaction, custom_id: CustomId) -> None:
    """Another page of an answer: in place for the asker, as a private copy for everyone else."""
    await acknowledge_in_place(interaction, custom_id)
    bot, in_place = interaction.client, is_in_place(interaction, custom_id)
    times_forgotten = bot.memory.times_forgotten(interaction.user.id)
    record = await pressed_record(interaction, custom_id)
    question = await _question_of(interaction, record)
    async with bot.admitted(interaction):
        answer = await ask_retriever(bot, question)
    shown = record if in_place else await copied(interaction, record, times_forgotten)
    options = RenderOptions(
        owner=shown.owner,
        record=shown.id,
        page=custom_id.page or 0,
        show_question=not in_place or question.asked is None,
        public=in_place and not is_private(interaction),
        threads=isinstance(interaction.channel, discord.TextChannel),
        feedback=is_read(interaction.client, interaction.guild_id),
    )
    message = await respond(interaction, replace(answer_reply(answer), question=question.text), options)
    if not in_place and shown.id is not None:
        await bot.memory.sent(shown.id, message.id, message.channel.id)


async def _not_asked(interaction: Interaction, custom_id: CustomId) -> None:
    if interaction.user.id != custom_id.owner:
        raise NotYours("Only who asked can say that this is not what they asked.")
    await check_feedback(interaction)
    await pressed_record(interaction, custom_id)
    await retry(lambda: interaction.response.send_modal(FeedbackForm(custom_id, on_submit=give_feedback)))


async def _take_away(interaction: Interaction, custom_id: CustomId) -> None:
    if interaction.user.id != custom_id.owner and not interaction.permissions.manage_messages:
        raise NotYours("Only who asked, or a moderator, can take this answer away.")
    await acknowledge_press(interaction)
    memory = interaction.client.memory
    record = await memory.answer_pressed(custom_id.record, pressed_button(interaction, custom_id))
    await retry(interaction.delete_original_response)
    if record is not None and record.id is not None:
        await memory.taken_away(record.id)


async def _thread(interaction: Interaction, _: CustomId) -> None:
    await acknowledge(interaction, private=True)
    assert interaction.message is not None
    thread = await open_thread(interaction, interaction.message)
    await respond(interaction, plain(f"Let us go on in the thread “{thread.name}”.", Note(HINT)))


async def _dismiss(interaction: Interaction, _: CustomId) -> None:
    await acknowledge_press(interaction)
    await respond(interaction, plain("Left as it is."))


async def give_feedback(interaction: Interaction, custom_id: CustomId, remark: str) -> None:
    """Keeps what the form of "Not what I asked" was filled in with."""
    async with interaction.client.in_flight():
        try:
            times_forgotten = interaction.client.memory.times_forgotten(interaction.user.id)
            await acknowledge(interaction, private=True)
            await check_feedback(interaction)
            question = await _question_of(interaction, await pressed_record(interaction, custom_id))
            await keep_feedback(interaction, question.text, remark, times_forgotten)
            await respond(interaction, plain("Thank you. The admins can read your question and your remark now."))
        except Exception as error:
            await explain(interaction, error)


async def _question_of(interaction: Interaction, record: AnswerRecord) -> QuestionRequest:
    """The question that an answer answers, read back from Discord. Raises Outdated."""
    bot = interaction.client
    question = QuestionRequest("", record.owner, record.server, record.channel, asked=record.asked, scope=record.scope)
    if record.asked is None:
        text = question_shown(interaction.message) if interaction.message else None
        if not text:
            raise Outdated(ASK_AGAIN)
        return replace(question, text=text)
    place = bot.get_partial_messageable(record.channel, guild_id=record.server)
    asked = record.asked
    try:
        asking = await retry(lambda: place.fetch_message(asked))
    except discord.NotFound:
        raise Outdated("The question was deleted, so I cannot look further. Please ask again.") from None
    earlier = await before(bot, asking)
    return replace(question, text=said_to(bot, asking), previous=earlier.questions, whole=earlier.whole)


BUTTONS: Mapping[ButtonAction, ButtonHandler] = {
    ButtonAction.ANSWERS: _answers,
    ButtonAction.NOT_ASKED: _not_asked,
    ButtonAction.TAKE_AWAY: _take_away,
    ButtonAction.THREAD: _thread,
    ButtonAction.DISMISS: _dismiss,
}
