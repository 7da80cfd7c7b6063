"""The form that an admin mends a speaker with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import discord

from ....bot import AnyInteraction
from ....rendering.custom_id import CustomId

_NAME_LENGTH = 200  # characters


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What an admin says of words: whose they are, None where nobody can be told; or that they are no quotation."""

    speaker: str | None
    no_quotation: bool


_OnSubmit: TypeAlias = Callable[[AnyInteraction, CustomId, FilledIn], Awaitable[None]]


class CorrectionForm(discord.ui.Modal, title="Wrong speaker"):
    """Sending it corrects the words that the button names, for everybody who is answered from this coverage."""

    explanation: discord.ui.TextDisplay[Any] = discord.ui.TextDisplay(
        "What you send holds for every answer from now on, as long as these words stand in their document. "
        "No word of the document changes."
    )
    speaker: discord.ui.Label[Any] = discord.ui.Label(
        text="Who said it?",
        description="The full name. Leave it empty where it can't be told.",
        component=discord.ui.TextInput(required=False, max_length=_NAME_LENGTH),
    )
    no_quotation: discord.ui.Label[Any] = discord.ui.Label(
        text="It is no quotation",
        description="These words are the paper's own.",
        component=discord.ui.Checkbox(),
    )

    def __init__(self, place: CustomId, on_submit: _OnSubmit) -> None:
        """`place` names document, span and words; `on_submit` gets it with what was filled in."""
        super().__init__()
        self._place = place
        self._on_submit = on_submit

    async def on_submit(self, interaction: AnyInteraction) -> None:
        name, none = self.speaker.component, self.no_quotation.component
        assert isinstance(name, discord.ui.TextInput)
        assert isinstance(none, discord.ui.Checkbox)
        await self._on_submit(interaction, self._place, FilledIn(name.value.strip() or None, none.value))
