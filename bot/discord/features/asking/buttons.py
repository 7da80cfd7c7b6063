"""The buttons of an answer and of its panel: "Not what I asked", deleting it, a thread. Who may press what is checked
here, on the bot's side.
"""

from collections.abc import Mapping

import discord

from bot.replies.reply import Note, plain

from ...bot import ButtonHandler, Interaction
from ...connection.retry import retry
from ...rendering.custom_id import ButtonAction, CustomId
from ...transport.responses import acknowledge, acknowledge_press, explain, respond
from ..pressed import ASK_AGAIN, NotYours, Outdated, is_private
from .feedback.form import FeedbackForm
from .feedback.given import check_feedback, keep_feedback
from .leaving import HINT
from .panel import show_answers, show_panel, show_private_panel
from .pressed_answer import partial_message, pressed_answer, question_of
from .threads import NoThread, open_thread


async def _not_asked(interaction: Interaction, custom_id: CustomId) -> None:
    answer = await pressed_answer(interaction, custom_id)
    if interaction.user.id != answer.owner:
        raise NotYours("Only who asked can say that this is not what they asked.")
    await check_feedback(interaction, answer.message)
    if answer.record is None:
        raise Outdated(ASK_AGAIN)
    await retry(lambda: interaction.response.send_modal(FeedbackForm(custom_id, on_submit=give_feedback)))


async def _delete(interaction: Interaction, custom_id: CustomId) -> None:
    answer = await pressed_answer(interaction, custom_id)
    if interaction.user.id != answer.owner and not interaction.permissions.manage_messages:
        raise NotYours("Only who asked, or a moderator, can delete this answer.")
    await acknowledge_press(interaction)
    if is_private(interaction):
        await retry(partial_message(interaction, answer).delete)
        await respond(interaction, plain("Deleted."))
    else:
        await retry(interaction.delete_original_response)
    if answer.record is not None and answer.record.id is not None:
        await interaction.client.memory.taken_away(answer.record.id)


async def _thread(interaction: Interaction, custom_id: CustomId) -> None:
    await acknowledge(interaction, private=True)
    thread = await open_thread(interaction, await _message(interaction, custom_id))
    await respond(interaction, plain(f"Let us go on in the thread “{thread.name}”.", Note(HINT)))


async def _message(interaction: Interaction, custom_id: CustomId) -> discord.Message:
    """The answer itself. Raises NoThread where it was deleted."""
    assert interaction.message is not None
    if not is_private(interaction):
        return interaction.message
    answer = await pressed_answer(interaction, custom_id)
    try:
        return await retry(partial_message(interaction, answer).fetch)
    except discord.NotFound:
        raise NoThread("This answer was deleted.") from None


async def _dismiss(interaction: Interaction, _: CustomId) -> None:
    await acknowledge_press(interaction)
    await respond(interaction, plain("Left as it is."))


async def give_feedback(interaction: Interaction, custom_id: CustomId, remark: str) -> None:
    """Keeps what the form of "Not what I asked" was filled in with."""
    async with interaction.client.in_flight():
        try:
            times_forgotten = interaction.client.memory.times_forgotten(interaction.user.id)
            await acknowledge(interaction, private=True)
            answer = await pressed_answer(interaction, custom_id)
            await check_feedback(interaction, answer.message)
            if answer.record is None:
                raise Outdated(ASK_AGAIN)
            question = await question_of(interaction, answer.record)
            await keep_feedback(interaction, question.text, remark, answer.message, times_forgotten)
            await respond(interaction, plain("Thank you. The admins can read your question and your remark now."))
        except Exception as error:
            await explain(interaction, error)


BUTTONS: Mapping[ButtonAction, ButtonHandler] = {
    ButtonAction.MORE: show_panel,
    ButtonAction.MORE_OF_PRIVATE: show_private_panel,
    ButtonAction.ANSWERS: show_answers,
    ButtonAction.NOT_ASKED: _not_asked,
    ButtonAction.DELETE: _delete,
    ButtonAction.THREAD: _thread,
    ButtonAction.DISMISS: _dismiss,
}
