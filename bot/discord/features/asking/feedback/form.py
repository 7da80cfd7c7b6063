"""The form behind "Not what I asked"."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from ....bot import AnyInteraction
from ....rendering.custom_id import CustomId

_REMARK_LENGTH = 500  # characters


class FeedbackForm(discord.ui.Modal, title="Not what I asked"):
    """Sending it keeps the question and the remark for the admins; closing it keeps nothing."""

    explanation: discord.ui.TextDisplay[Any] = discord.ui.TextDisplay(
        "If you send this, your question and what you write here are kept for the admins of this server."
    )
    remark: discord.ui.Label[Any] = discord.ui.Label(
        text="What were you looking for?",
        component=discord.ui.TextInput(style=discord.TextStyle.paragraph, required=False, max_length=_REMARK_LENGTH),
    )

    def __init__(
        self, pressed: CustomId, on_submit: Callable[[AnyInteraction, CustomId, str], Awaitable[None]]
    ) -> None:
        """`pressed` is the button that opened the form; `on_submit` gets it with what was written."""
        super().__init__()
        self._pressed = pressed
        self._on_submit = on_submit

    async def on_submit(self, interaction: AnyInteraction) -> None:
        field = self.remark.component
        assert isinstance(field, discord.ui.TextInput)
        await self._on_submit(interaction, self._pressed, field.value)
