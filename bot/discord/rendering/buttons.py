"""Buttons that outlive a restart: Discord hands back their custom id, and the bot that runs by then acts on it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, Self, TypeAlias

import discord

from .custom_id import PATTERN, ButtonAction, CustomId, read_custom_id

_Handler: TypeAlias = Callable[[discord.Interaction[Any], CustomId], Awaitable[None]]


class HandlesButtons(Protocol):
    """The client that a pressed button finds: what to run for each action."""

    @property
    def button_handlers(
        self,
    ) -> Mapping[ButtonAction, _Handler]: ...


class ActionButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=PATTERN):
    """A button whose custom id says what it does: a press runs the client's handler of that action."""

    def __init__(
        self, carried: CustomId, label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary
    ) -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=str(carried), style=style))
        self.carried = carried

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        carried = read_custom_id(match.string)
        if carried is None:
            raise ValueError("no custom id of this version")
        return cls(carried, item.label or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        client: HandlesButtons = interaction.client
        await client.button_handlers[self.carried.action](interaction, self.carried)
