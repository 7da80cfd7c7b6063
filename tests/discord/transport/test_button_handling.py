"""Buttons find what they do in the bot's table: each action is handled by one feature, guarded once."""

import discord
import pytest

from bot.discord import QuoteBot
from bot.discord.assembly import add_features
from bot.discord.bot import Interaction
from bot.discord.rendering.buttons import ActionButton
from bot.discord.rendering.custom_id import PATTERN, ButtonAction, CustomId
from bot.discord.transport.button_handling import add_button_handlers


class Client:
    """A client with a handler for one action, which notes what it was called with."""

    def __init__(self, action: ButtonAction) -> None:
        self.called: list[tuple[object, CustomId]] = []
        self.button_handlers = {action: self._handle}

    async def _handle(self, interaction: object, custom_id: CustomId) -> None:
        self.called.append((interaction, custom_id))


class Pressed:
    """As much of an interaction as a button needs."""

    def __init__(self, client: Client) -> None:
        self.client = client


async def handle(_: Interaction, __: CustomId) -> None:
    raise AssertionError("never pressed")


async def test_every_action_is_handled_once_the_features_are_there(simcord_bot: QuoteBot) -> None:
    assert simcord_bot.button_handlers == {}
    await add_features(simcord_bot)
    assert set(simcord_bot.button_handlers) == set(ButtonAction)


async def test_no_action_is_handled_twice(simcord_bot: QuoteBot) -> None:
    add_button_handlers(simcord_bot, {ButtonAction.DISMISS: handle})
    with pytest.raises(ValueError, match="handled already: d"):
        add_button_handlers(simcord_bot, {ButtonAction.THREAD: handle, ButtonAction.DISMISS: handle})
    assert set(simcord_bot.button_handlers) == {ButtonAction.DISMISS}


async def test_a_press_runs_the_handler_of_its_action_with_what_the_button_carries() -> None:
    custom_id = CustomId(ButtonAction.LOG_PAGE, page=7)
    client = Client(ButtonAction.LOG_PAGE)
    pressed = Pressed(client)
    await ActionButton(custom_id, "Next ›").callback(pressed)  # type: ignore[arg-type]
    assert client.called == [(pressed, custom_id)]


@pytest.mark.parametrize(
    "custom_id",
    [
        CustomId(ButtonAction.DISMISS),
        CustomId(ButtonAction.DELETE, owner=42),
        CustomId(ButtonAction.REMOVE, "0" * 12),
    ],
)
async def test_a_button_is_made_anew_from_what_discord_hands_back(custom_id: CustomId) -> None:
    shown = discord.ui.Button[discord.ui.View](label="Leave it", custom_id=str(custom_id))
    match = PATTERN.fullmatch(str(custom_id))
    assert match is not None
    made = await ActionButton.from_custom_id(Pressed(Client(custom_id.action)), shown, match)  # type: ignore[arg-type]
    assert made.carried == custom_id
    assert (made.item.label, made.item.custom_id) == ("Leave it", str(custom_id))


async def test_a_letter_of_another_version_is_no_button() -> None:
    shown = discord.ui.Button[discord.ui.View](label="?", custom_id="pq1:z")
    match = PATTERN.fullmatch("pq1:z")
    assert match is not None
    with pytest.raises(ValueError, match="no custom id of this version"):
        await ActionButton.from_custom_id(Pressed(Client(ButtonAction.DISMISS)), shown, match)  # type: ignore[arg-type]
