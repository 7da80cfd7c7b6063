"""People who do not wait: interactions that are sent while the bot is still busy with others.

SimCord's actors return when the bot has come to rest, which is right for nearly every test; what happens
meanwhile can only be seen by sending without waiting, and settling afterwards.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import simcord
from simcord import interactions
from simcord.actors import _resolve_visible_command
from simcord.enums import AppCommandType, InteractionType


def begin_slash(
    actor: simcord.MemberActor, channel: simcord.ChannelHandle, name: str, /, **options: Any
) -> simcord.InteractionResult:
    """A slash command, sent; its result fills as the bot answers."""
    parts = name.split()
    root = _resolve_visible_command(actor, channel.id, parts[0], AppCommandType.CHAT_INPUT)
    leaf, nesting = interactions.walk_to_subcommand(root, parts[1:])
    given, resolved = interactions.build_options(actor, name, leaf, options, channel_id=channel.id)
    data = {
        "id": root["id"],
        "name": root["name"],
        "type": AppCommandType.CHAT_INPUT,
        "options": interactions.nest_options(root, nesting, given),
    }
    if resolved:
        data["resolved"] = resolved
    return _begin(actor, channel.id, InteractionType.APPLICATION_COMMAND, data)


def begin_autocomplete(
    actor: simcord.MemberActor, channel: simcord.ChannelHandle, name: str, option: str, typed: str
) -> simcord.InteractionResult:
    """An option of a command in a group, being typed."""
    group, leaf = name.split()
    root = _resolve_visible_command(actor, channel.id, group, AppCommandType.CHAT_INPUT)
    focused = {"type": 3, "name": option, "value": typed, "focused": True}
    options = [{"type": 1, "name": leaf, "options": [focused]}]
    data = {"id": root["id"], "name": group, "type": AppCommandType.CHAT_INPUT, "options": options}
    return _begin(actor, channel.id, InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE, data)


def begin_press(
    actor: simcord.MemberActor, message: simcord.ResponseMessage, custom_id: str
) -> simcord.InteractionResult:
    from simcord.backend import serializers

    backend = actor._env.backend
    stored = backend.get_message(message.channel_id, message.id)
    extra = {"message": dict(serializers.message_payload(backend, stored))}
    data = {"custom_id": custom_id, "component_type": 2}
    return _begin(actor, message.channel_id, InteractionType.MESSAGE_COMPONENT, data, extra, stored.id)


def begin_message(actor: simcord.MemberActor, channel: simcord.ChannelHandle, content: str) -> int:
    """A message, sent. Its id."""
    return int(actor._env.backend.create_message(channel.id, actor.id, content).id)


def begin_edit(actor: simcord.MemberActor, channel: simcord.ChannelHandle, message: int, content: str) -> None:
    actor._env.backend.edit_message(channel.id, message, {"content": content})


async def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Let the bot work until `condition` holds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def _begin(
    actor: simcord.MemberActor,
    channel: int,
    kind: int,
    data: dict[str, Any],
    extra: dict[str, Any] | None = None,
    source: int | None = None,
) -> simcord.InteractionResult:
    env = actor._env
    record, payload = interactions.base_payload(
        env.backend, type=kind, channel_id=channel, guild_id=actor.guild.id, user_id=actor.id, data=data
    )
    record.source_message_id = source
    env.backend.emit("INTERACTION_CREATE", {**payload, **(extra or {})})
    return simcord.InteractionResult(env, record)
