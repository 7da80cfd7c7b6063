"""What a pressed button hangs on: the answer that the bot keeps a record of, and whether its message may change."""

from dataclasses import replace

from bot.memory import AnswerRecord, PressedButton
from index import PullquoteError

from ..bot import Interaction
from ..rendering.custom_id import ButtonAction, CustomId
from ..transport.responses import acknowledge, acknowledge_press

_TURNED_BY_OWNER = (ButtonAction.TIMELINE, ButtonAction.HISTORY)
ASK_AGAIN = "I no longer hold what this answer was about. Please ask again."


class NotYours(PullquoteError):
    """A button that is somebody else's to press; the message says whose."""


class Outdated(PullquoteError):
    """What the button is about has gone or changed; the message says which."""


def pressed_button(interaction: Interaction, custom_id: CustomId) -> PressedButton:
    """Where the press comes from, as Discord tells it, and whose answer the custom id says it is on."""
    message = interaction.message
    return PressedButton(
        owner=custom_id.owner,
        server=interaction.guild_id,
        channel=interaction.channel_id,
        message=message.id if message else None,
        collection=interaction.client.collection_id(interaction.guild_id),
    )


async def pressed_record(interaction: Interaction, custom_id: CustomId) -> AnswerRecord:
    """The record of the pressed message. Raises Outdated where there is none, or it is of another message."""
    memory = interaction.client.memory
    record = await memory.answer_pressed(custom_id.record, pressed_button(interaction, custom_id))
    if record is None:
        raise Outdated(ASK_AGAIN)
    return record


async def acknowledge_in_place(interaction: Interaction, custom_id: CustomId) -> None:
    """Tells Discord that the pressed message will change, or that a private one follows where it may not."""
    if is_in_place(interaction, custom_id):
        await acknowledge_press(interaction)
    else:
        await acknowledge(interaction, private=True)


async def copied(interaction: Interaction, record: AnswerRecord, times_forgotten: int) -> AnswerRecord:
    """A record of the copy that somebody else is shown, so that they can turn its pages."""
    copy = replace(record, owner=interaction.user.id, copy_of=record.id, message=None, id=None)
    return replace(copy, id=await interaction.client.memory.remember(copy, times_forgotten))


def is_in_place(interaction: Interaction, custom_id: CustomId) -> bool:
    """True where the message may change under the press: its page is turned, and one person alone sees it; or whoever
    asked turns a page of what was looked up for them."""
    return (is_private(interaction) and custom_id.page is not None) or (
        custom_id.action in _TURNED_BY_OWNER and custom_id.owner == interaction.user.id
    )


def is_private(interaction: Interaction) -> bool:
    """True where one person alone sees the message that holds the button."""
    return interaction.message is not None and interaction.message.flags.ephemeral
