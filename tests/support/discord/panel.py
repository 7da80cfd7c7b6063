"""The panel behind "More…", opened and pressed by a person; and the buttons that hung under an answer before there was
one."""

from dataclasses import replace

import simcord

from bot.discord.rendering.custom_id import ButtonAction, CustomId, read_custom_id
from tests.support.discord.shown import Message, custom_id, response_of

MORE = "More…"


async def opened(person: simcord.MemberActor, answer: Message) -> simcord.ResponseMessage:
    """The panel of an answer, which the person alone sees."""
    panel = response_of(await person.click(answer, label=MORE))
    assert panel.ephemeral
    return panel


async def pressed(person: simcord.MemberActor, answer: Message, label: str) -> simcord.InteractionResult:
    """A button of the panel, opened for it."""
    return await person.click(await opened(person, answer), label=label)


async def pressed_as_before(
    person: simcord.MemberActor, answer: simcord.ResponseMessage, action: ButtonAction, page: int | None = None
) -> simcord.InteractionResult:
    """A button that an answer of an older release has under itself."""
    known = read_custom_id(custom_id(answer, MORE))
    assert known is not None
    return await pressed_there(person, answer, replace(known, action=action, page=page))


async def pressed_there(
    person: simcord.MemberActor, message: simcord.ResponseMessage, custom_id: CustomId
) -> simcord.InteractionResult:
    """A button that the message has not, put there and pressed."""
    backend = person._env.backend
    button = {"type": 2, "style": 2, "label": "x", "custom_id": str(custom_id)}
    components = [*backend.get_message(message.channel_id, message.id).components, {"type": 1, "components": [button]}]
    backend.edit_message(message.channel_id, message.id, {"components": components})
    return await person.click(message, custom_id=str(custom_id))
