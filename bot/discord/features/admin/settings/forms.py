"""The forms of settings that are typed: a number, an emoji, hours. What is left empty goes back to the default."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeAlias

import discord

from bot.memory import ServerSettings
from bot.replies.admin.settings import HALF_HOURS, NO_NUMBER, SETTING_WORDS
from bot.timing.quiet import QuietHours, read_hours

from ....bot import Interaction
from ....transport.responses import explain
from .changing import Edit, SettingRefused
from .reactions import read_reaction
from .table import Kind, Setting

OnFilledIn: TypeAlias = Callable[[Interaction, Setting, Edit], Awaitable[None]]
_LONGEST = 50  # characters of each field


class SettingForm(discord.ui.Modal):
    def __init__(self, setting: Setting, fields: dict[str, str], on_filled_in: OnFilledIn) -> None:
        """`fields` are the labels, each with what is set now."""
        super().__init__(title=SETTING_WORDS[setting.field].title)
        self._setting = setting
        self._on_filled_in = on_filled_in
        self._inputs = [
            discord.ui.TextInput[Any](default=now or None, required=False, max_length=_LONGEST)
            for now in fields.values()
        ]
        self.add_item(discord.ui.TextDisplay(SETTING_WORDS[setting.field].about))
        for label, field in zip(fields, self._inputs, strict=True):
            self.add_item(discord.ui.Label(text=label, component=field))

    async def on_submit(self, interaction: Interaction) -> None:  # type: ignore[override]
        async with interaction.client.in_flight():
            try:
                edit = _edit(self._setting, [field.value.strip() for field in self._inputs])
                await self._on_filled_in(interaction, self._setting, edit)
            except Exception as error:
                await explain(interaction, error)


def form_for(setting: Setting, settings: ServerSettings, on_filled_in: OnFilledIn) -> SettingForm:
    value: Any = getattr(settings, setting.field)
    match setting.kind:
        case Kind.NUMBER:
            fields = {f"A number; empty for {setting.usual}, the default": str(value or "")}
        case Kind.EMOJI:
            fields = {"An emoji, as 🔎; empty for none": value or ""}
        case _:
            begins, ends, zone = value.as_typed() if value is not None else ("", "", "UTC")
            fields = {"From, as 22:00": begins, "Until, as 7:00": ends, "Time zone, as Europe/Berlin": zone}
    return SettingForm(setting, fields, on_filled_in)


def read_quiet(begins: str, ends: str, zone: str) -> QuietHours | None:
    """None where neither a begin nor an end is written. Raises SettingRefused and NoHours."""
    if bool(begins) != bool(ends):
        raise SettingRefused(HALF_HOURS)
    return read_hours(begins, ends, zone or "UTC") if begins else None


def _edit(setting: Setting, typed: list[str]) -> Edit:
    """Raises SettingRefused, NoHours."""
    value: object
    match setting.kind:
        case Kind.NUMBER:
            value = _number(typed[0], setting.most)
        case Kind.EMOJI:
            value = read_reaction(typed[0])
        case _:
            value = read_quiet(*typed)
    changed: dict[str, Any] = {setting.field: value}
    return lambda settings: replace(settings, **changed)


def _number(text: str, most: int) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or len(text) > len(str(most)) or not 1 <= int(text) <= most:
        raise SettingRefused(NO_NUMBER.format(most=f"{most:,}"))
    return int(text)
