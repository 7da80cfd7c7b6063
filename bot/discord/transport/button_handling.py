"""What happens around the handler of a pressed button, or of a select: the press is in flight, and what fails is told
in private.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from ..bot import ButtonHandler, Interaction, QuoteBot, SelectHandler
from ..rendering.custom_id import ButtonAction, CustomId
from ..rendering.selects import SelectAction
from .responses import explain, failure_reply_here, respond_privately


def add_button_handlers(bot: QuoteBot, handlers: Mapping[ButtonAction, ButtonHandler]) -> None:
    """Runs each handler, guarded, when a button of its action is pressed. Raises ValueError where an action has one."""
    if taken := sorted(set(handlers) & set(bot.button_handlers)):
        raise ValueError(f"handled already: {', '.join(taken)}")
    bot.button_handlers.update({action: partial(handle_button, handler) for action, handler in handlers.items()})


def add_select_handlers(bot: QuoteBot, handlers: Mapping[SelectAction, SelectHandler]) -> None:
    """As `add_button_handlers`, for what was chosen in a select."""
    if taken := sorted(set(handlers) & set(bot.select_handlers)):
        raise ValueError(f"handled already: {', '.join(taken)}")
    bot.select_handlers.update({action: partial(handle_select, handler) for action, handler in handlers.items()})


async def handle_select(handler: SelectHandler, interaction: Interaction, about: str, chosen: Sequence[str]) -> None:
    async with interaction.client.in_flight():
        try:
            await handler(interaction, about, chosen)
        except Exception as error:
            await _explain(interaction, error)


async def handle_button(handler: ButtonHandler, interaction: Interaction, custom_id: CustomId) -> None:
    """Runs `handler`; what it raises becomes a message that only the person sees."""
    async with interaction.client.in_flight():
        try:
            await handler(interaction, custom_id)
        except Exception as error:
            await _explain(interaction, error)


async def _explain(interaction: Interaction, error: Exception) -> None:
    """In private, and never over the message that holds the button."""
    reply = failure_reply_here(interaction, error)
    try:
        await respond_privately(interaction, reply)
    except Exception as unreachable:
        await explain(interaction, unreachable)
