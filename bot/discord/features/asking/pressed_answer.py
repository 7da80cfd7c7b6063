"""The answer that a press is about, whether its button hangs under the answer or in a panel that the presser alone
sees, and the question that it answers.
"""

from dataclasses import dataclass, replace

import discord

from bot.memory import AnswerRecord

from ...bot import Interaction
from ...connection.retry import retry
from ...rendering.custom_id import ButtonAction, CustomId
from ...rendering.question_line import question_shown
from ..pressed import ASK_AGAIN, NotYours, Outdated, is_private, pressed_button
from .conversation import before, said_to
from .leaving import asker_of
from .pipeline import QuestionRequest


@dataclass(frozen=True, slots=True)
class PressedAnswer:
    """Whose answer it is and the message that it stands in. `record` is the bot's of it, None where none is kept any
    more; `pressed` that of the message with the button, which is another one in a panel."""

    owner: int | None
    channel: int
    message: int
    record: AnswerRecord | None = None
    pressed: AnswerRecord | None = None


async def pressed_answer(interaction: Interaction, custom_id: CustomId) -> PressedAnswer:
    """Raises Outdated where a panel's answer is known no more."""
    assert interaction.message is not None
    memory = interaction.client.memory
    record = await memory.answer_pressed(custom_id.record, pressed_button(interaction, custom_id))
    if record is not None:
        answer = await memory.answer_shown(record)
        if answer is None or answer.message is None:
            raise Outdated(ASK_AGAIN)
        return PressedAnswer(answer.owner, answer.channel, answer.message, answer, record)
    if not is_private(interaction):
        return PressedAnswer(custom_id.owner, interaction.message.channel.id, interaction.message.id)
    if custom_id.action is not ButtonAction.DELETE or custom_id.page is None:
        raise Outdated(ASK_AGAIN)
    return await _known_to_discord(interaction, custom_id.page)


async def _known_to_discord(interaction: Interaction, message: int) -> PressedAnswer:
    """By the number of a message, which anybody can make up: believed is what Discord says of it."""
    assert interaction.channel_id is not None
    place = interaction.client.get_partial_messageable(interaction.channel_id, guild_id=interaction.guild_id)
    try:
        answer = await retry(lambda: place.fetch_message(message))
    except discord.NotFound:
        raise Outdated(ASK_AGAIN) from None
    if answer.author != interaction.client.user:
        raise NotYours("That is no answer of mine.")
    return PressedAnswer(asker_of(answer), answer.channel.id, answer.id)


def partial_message(interaction: Interaction, answer: PressedAnswer) -> discord.PartialMessage:
    place = interaction.client.get_partial_messageable(answer.channel, guild_id=interaction.guild_id)
    return place.get_partial_message(answer.message)


async def question_of(interaction: Interaction, record: AnswerRecord) -> QuestionRequest:
    """The question that an answer answers, read back from Discord. Raises Outdated."""
    bot = interaction.client
    question = QuestionRequest("", record.owner, record.server, record.channel, asked=record.asked, scope=record.scope)
    if record.asked is None:
        text = question_shown(interaction.message) if interaction.message else None
        if not text:
            raise Outdated(ASK_AGAIN)
        return replace(question, text=text)
    known = bot.get_channel(record.channel)  # a thread is told as one only by the channel itself
    partial = bot.get_partial_messageable(record.channel, guild_id=record.server)
    place = known if isinstance(known, discord.abc.Messageable) else partial
    asked = record.asked
    try:
        asking = await retry(lambda: place.fetch_message(asked))
    except discord.NotFound:
        raise Outdated("The question was deleted, so I cannot look further. Please ask again.") from None
    earlier = await before(bot, asking)
    return replace(question, text=said_to(bot, asking), previous=earlier.questions, whole=earlier.whole)
