"""The panel behind "More…": the rest of an answer and what the presser may do with it, shown to them alone."""

from dataclasses import replace
from functools import partial

import discord

from bot.memory import AnswerRecord
from bot.replies import PanelReader, closed_panel_reply, panel_reply
from bot.replies.reply import Action, ActionKind, Reply

from ...bot import ButtonHandler, Interaction
from ...rendering.custom_id import CustomId
from ...rendering.options import RenderOptions
from ...transport.permissions import Act, asker_s_obstacle
from ...transport.responses import failure_reply_here, respond
from ..pressed import ASK_AGAIN, acknowledge_in_place, is_in_place
from .feedback.given import is_read
from .pipeline import ask_retriever
from .pressed_answer import PressedAnswer, pressed_answer, question_of
from .solved import forum_post, is_solved


async def _show_panel(interaction: Interaction, custom_id: CustomId, *, public: bool) -> None:
    """Opens the panel, or turns its page. Where the rest can't be looked up it says why, and offers what it can."""
    memory = interaction.client.memory
    times_forgotten = memory.times_forgotten(interaction.user.id)
    await acknowledge_in_place(interaction, custom_id)
    answer = await pressed_answer(interaction, custom_id)
    reader = _reader(interaction, answer, public=public)
    options = RenderOptions(owner=interaction.user.id, public=public, page=custom_id.page or 0)
    if answer.record is None or answer.pressed is None:
        await respond(interaction, _without_record(answer, reader), options)
        return
    reply = await _reply(interaction, answer.record, reader)
    in_place = is_in_place(interaction, custom_id)
    kept = answer.pressed if in_place else await _copy(interaction, answer.record, times_forgotten)
    shown_question = answer.record.asked is None  # which is read from there when a button of the panel is pressed
    message = await respond(interaction, reply, replace(options, record=kept.id, show_question=shown_question))
    if kept.id is not None and not in_place:
        await memory.sent(kept.id, message.id, message.channel.id)


async def _reply(interaction: Interaction, record: AnswerRecord, reader: PanelReader) -> Reply:
    """What the coverage has beyond what the answer shows. What goes wrong with that keeps nobody from the rest of the
    panel."""
    text = None
    try:
        question = await question_of(interaction, record)
        text = question.text
        async with interaction.client.admitted(interaction):
            answer = await ask_retriever(interaction.client, question)
    except Exception as error:
        return closed_panel_reply(failure_reply_here(interaction, error).headline, reader, text)
    return panel_reply(replace(answer, question=question.text), reader)


def _without_record(answer: PressedAnswer, reader: PanelReader) -> Reply:
    """Nothing is known of the answer but its message, which can be deleted all the same."""
    actions = closed_panel_reply(ASK_AGAIN, replace(reader, heard=False, may_open_threads=False)).actions
    numbered = tuple(Action(a.kind, page=answer.message) for a in actions if a.kind is ActionKind.DELETE)
    return replace(closed_panel_reply(ASK_AGAIN, reader), actions=numbered)


def _reader(interaction: Interaction, answer: PressedAnswer, *, public: bool) -> PanelReader:
    threads, post = isinstance(interaction.channel, discord.TextChannel), forum_post(interaction.channel)
    return PanelReader(
        asker=answer.owner == interaction.user.id,
        moderator=interaction.permissions.manage_messages,
        may_open_threads=threads and asker_s_obstacle(interaction, Act.ASK_FOR_THREAD) is None,
        heard=is_read(interaction.client, interaction.guild_id),
        public=public,
        solves=post is not None and post.owner_id == interaction.user.id,
        solved=post is not None and is_solved(post),
    )


async def _copy(interaction: Interaction, record: AnswerRecord, times_forgotten: int) -> AnswerRecord:
    """A record of the panel, by which its buttons are believed to be about this answer."""
    copy = replace(record, owner=interaction.user.id, copy_of=record.id, message=None, id=None)
    return replace(copy, id=await interaction.client.memory.remember(copy, times_forgotten))


show_panel: ButtonHandler = partial(_show_panel, public=True)
show_private_panel: ButtonHandler = partial(_show_panel, public=False)


async def show_answers(interaction: Interaction, custom_id: CustomId) -> None:
    """A page of an answer from before there was a panel: the panel at what stood on that page, or before it."""
    await _show_panel(interaction, replace(custom_id, page=max(0, (custom_id.page or 0) - 1)), public=True)
