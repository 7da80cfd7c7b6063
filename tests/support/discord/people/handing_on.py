"""Questions that are handed on to people, in a channel called desk."""

from typing import Any

import simcord
from simcord.backend import serializers

from bot.discord.features.handing_on.desk import HandingOn
from tests.support.discord.shown import Message, last_in, response_of
from tests.support.discord.world import World

QUESTION = "who runs the ferry?"
BUTTON = "Ask a person"


async def choose(world: World, name: str = "desk", **options: Any) -> simcord.ChannelHandle:
    """A new channel where people are asked."""
    channel = world.guild.create_text_channel(name)
    await world.admin.slash(world.channel, "admin ask", channel=channel, **options)
    return channel


async def asked(world: World, question: str = QUESTION, **options: Any) -> simcord.ResponseMessage:
    """What the reader gets to that."""
    return response_of(await world.reader.slash(world.channel, "ask", question=question, **options))


async def agree(
    person: simcord.MemberActor, form: simcord.InteractionResult, question: str = QUESTION
) -> simcord.InteractionResult:
    return await person.submit_modal(form, {field(form, 1): question})


async def handed_on(world: World, silence: Message, question: str = QUESTION) -> simcord.ChannelHandle:
    """The channel where it is asked."""
    form = await world.reader.click(silence, label=BUTTON)
    await agree(world.reader, form, question)
    settings = await world.bot.memory.server(world.guild.id)
    assert settings.people is not None
    return next(channel for channel in world.guild.channels.values() if channel.id == settings.people)


async def answered(
    person: simcord.MemberActor, post: Message, words: str, link: str = "", *, keep: bool = False
) -> simcord.InteractionResult:
    form = await person.click(post, label="Answer")
    return form if form.modal is None else await fill_in(person, form, words, link, keep=keep)


async def fill_in(
    person: simcord.MemberActor, form: simcord.InteractionResult, words: str, link: str = "", *, keep: bool = False
) -> simcord.InteractionResult:
    values: dict[str, Any] = {field(form, 1): words, field(form, 2): link, field(form, 3): keep}
    return await person.submit_modal(form, values)


async def dismissed(person: simcord.MemberActor, post: Message, reason: str = "") -> simcord.InteractionResult:
    form = await person.click(post, label="Dismiss")
    return form if form.modal is None else await person.submit_modal(form, {field(form, 0): reason})


async def look(world: World) -> None:
    """The bot looks once at what is undone."""
    desk = world.bot.get_cog("HandingOn")
    assert isinstance(desk, HandingOn)
    await desk.tick()
    await world.env.settle()


def post_of(channel: simcord.ChannelHandle) -> dict[str, Any]:
    """The latest message of the channel, as Discord has it."""
    backend = channel._env.backend
    return dict(serializers.message_payload(backend, backend.get_message(channel.id, last_in(channel).id)))


def field(form: simcord.InteractionResult, number: int) -> str:
    """Custom id of the form's part, counted from 0, explanations too."""
    assert form.modal is not None, "there is no form"
    return str(form.modal["components"][number]["component"]["custom_id"])
