"""What a person sees of a message, and what they can press."""

import re
from collections.abc import Iterator
from typing import Any

import discord
import simcord
from simcord.components import walk_components

Message = discord.Message | simcord.ResponseMessage


def parts(message: Message) -> Iterator[dict[str, Any]]:
    components = message.components
    yield from walk_components([c if isinstance(c, dict) else c.to_dict() for c in components])


def response_of(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """The message that the interaction was answered with."""
    response = result.response
    assert response is not None, "there is no response"
    return response


def last_in(channel: simcord.ChannelHandle) -> discord.Message:
    """The latest message of the channel."""
    message = channel.last_message
    assert message is not None, "there is no message"
    return message


def text(message: Message | None) -> str:
    """All text of the message, with escaped marks as Discord shows them."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", raw(message))


def raw(message: Message | None) -> str:
    """All text of the message, as it was sent."""
    assert message is not None, "there is no message"
    return "\n".join(part["content"] for part in parts(message) if part["type"] == 10)


def told(pressed: simcord.InteractionResult) -> str:
    """What the person alone is told, by whichever way."""
    messages = [m for m in (pressed.response, *pressed.followups) if m is not None and m.ephemeral]
    return "\n".join(text(message) for message in messages)


def labels(message: Message | None) -> list[str]:
    assert message is not None, "there is no message"
    return [part["label"] for part in parts(message) if part["type"] == 2]


def text_field(form: simcord.InteractionResult) -> str:
    """Custom id of the field of the form that opened: what stands above it is an explanation."""
    assert form.modal is not None, "there is no form"
    return str(form.modal["components"][1]["component"]["custom_id"])


def replied_to(message: discord.Message) -> int | None:
    """The id of the message that it replies to."""
    assert message.reference is not None, "it is no reply"
    return message.reference.message_id


def custom_id(message: Message, label: str) -> str:
    """Of the first button so named."""
    return next(str(part["custom_id"]) for part in parts(message) if part["type"] == 2 and part["label"] == label)
