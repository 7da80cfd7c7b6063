"""Buttons that outlive a restart: Discord hands back their code, and the bot that runs by then acts on it."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from .custom_id import PATTERN, Code, read_code


class CodeButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=PATTERN):
    """A button that carries a `Code`. What a press does is `presses.press`'s to say."""

    def __init__(self, code: Code, label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary) -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=str(code), style=style))
        self.code = code

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        code = read_code(match.string)
        if code is None:
            raise ValueError("no code of this version")
        return cls(code, item.label or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        from ..features.asking.buttons import press

        await press(interaction, self.code)
