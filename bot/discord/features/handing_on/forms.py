"""The forms of a question that is handed on: what is posted, what is answered, why it is dismissed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import discord

from bot.text_safety import one_line

from ...bot import AnyInteraction
from ...rendering.custom_id import CustomId

QUESTION_LENGTH = 500  # characters, which is what the line of a post shows that it is read back from
WORDS_LENGTH = 1_500
_LINK_LENGTH = 500
_REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What a moderator answers; `keep` it as a note."""

    words: str
    link: str | None = None
    keep: bool = False


_OnText: TypeAlias = Callable[[AnyInteraction, CustomId, str], Awaitable[None]]
_OnAnswer: TypeAlias = Callable[[AnyInteraction, CustomId, FilledIn], Awaitable[None]]


class AskForm(discord.ui.Modal, title="Ask a person"):
    """Sending it posts what stands in it; closing it posts nothing."""

    def __init__(self, pressed: CustomId, question: str, channel: str, on_submit: _OnText) -> None:
        super().__init__()
        self._pressed = pressed
        self._on_submit = on_submit
        self._question = discord.ui.TextInput[Any](
            style=discord.TextStyle.paragraph, default=question[:QUESTION_LENGTH], max_length=QUESTION_LENGTH
        )
        self.add_item(
            discord.ui.TextDisplay(
                f"If you send this, it is posted in #{one_line(channel)} without your name, and whoever can see that "
                "channel reads it. You are told here, or directly, when somebody answers."
            )
        )
        self.add_item(
            discord.ui.Label(
                text="Your question",
                description="Add what it needs to be understood by itself.",
                component=self._question,
            )
        )

    async def on_submit(self, interaction: AnyInteraction) -> None:
        await self._on_submit(interaction, self._pressed, self._question.value)


class AnswerForm(discord.ui.Modal, title="Answer"):
    """Sending it tells the asker."""

    explanation: discord.ui.TextDisplay[Any] = discord.ui.TextDisplay(
        "The asker gets this, marked as the moderators' and not as the coverage's."
    )
    words: discord.ui.Label[Any] = discord.ui.Label(
        text="Your answer",
        component=discord.ui.TextInput(style=discord.TextStyle.paragraph, max_length=WORDS_LENGTH),
    )
    link: discord.ui.Label[Any] = discord.ui.Label(
        text="A link",
        description="Where it can be read. Leave it empty where there is none.",
        component=discord.ui.TextInput(required=False, max_length=_LINK_LENGTH),
    )
    keep: discord.ui.Label[Any] = discord.ui.Label(
        text="Keep it as a note",
        description="It is shown to everybody here who asks the same and gets no answer.",
        component=discord.ui.Checkbox(),
    )

    def __init__(self, pressed: CustomId, on_submit: _OnAnswer) -> None:
        super().__init__()
        self._pressed = pressed
        self._on_submit = on_submit

    async def on_submit(self, interaction: AnyInteraction) -> None:
        words, link, keep = self.words.component, self.link.component, self.keep.component
        assert isinstance(words, discord.ui.TextInput)
        assert isinstance(link, discord.ui.TextInput)
        assert isinstance(keep, discord.ui.Checkbox)
        filled_in = FilledIn(words.value.strip(), link.value.strip() or None, keep.value)
        await self._on_submit(interaction, self._pressed, filled_in)


class DismissForm(discord.ui.Modal, title="Dismiss"):
    """Sending it tells the asker that there is no answer."""

    reason: discord.ui.Label[Any] = discord.ui.Label(
        text="Why?",
        description="The asker is told. Leave it empty to say no more than that there is no answer.",
        component=discord.ui.TextInput(required=False, max_length=_REASON_LENGTH),
    )

    def __init__(self, pressed: CustomId, on_submit: _OnText) -> None:
        super().__init__()
        self._pressed = pressed
        self._on_submit = on_submit

    async def on_submit(self, interaction: AnyInteraction) -> None:
        reason = self.reason.component
        assert isinstance(reason, discord.ui.TextInput)
        await self._on_submit(interaction, self._pressed, reason.value.strip())
