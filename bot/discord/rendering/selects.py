"""Selects that outlive a restart, as buttons do: the custom id says what is done with what was chosen."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol, Self, TypeAlias

import discord

_PATTERN = re.compile(r"pqs1:(?P<action>[a-z]{2})(?::(?P<about>[a-z_]*))?")


class SelectAction(StrEnum):
    SETTING = "se"  # which one to change
    VALUE = "sv"  # what it shall be
    HELP = "he"


_Handler: TypeAlias = Callable[[discord.Interaction[Any], str, Sequence[str]], Awaitable[None]]
AnySelect: TypeAlias = discord.ui.Select[Any] | discord.ui.ChannelSelect[Any] | discord.ui.RoleSelect[Any]


class HandlesSelects(Protocol):
    """The client that a select finds: what to run for each action, with what it is about and the values chosen."""

    @property
    def select_handlers(self) -> Mapping[SelectAction, _Handler]: ...


def select_id(action: SelectAction, about: str = "") -> str:
    return f"pqs1:{action.value}:{about}".rstrip(":")


class ActionSelect(discord.ui.DynamicItem[AnySelect], template=_PATTERN):
    """Runs the client's handler of the action that its custom id names."""

    def __init__(self, select: AnySelect) -> None:
        super().__init__(select)

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        if match["action"] not in set(SelectAction):
            raise ValueError("no select of this version")
        assert isinstance(item, discord.ui.Select | discord.ui.ChannelSelect | discord.ui.RoleSelect)
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        client: HandlesSelects = interaction.client
        match = _PATTERN.fullmatch(self.custom_id)
        assert match is not None
        data: Any = interaction.data
        handler = client.select_handlers[SelectAction(match["action"])]
        await handler(interaction, match["about"] or "", data["values"])
