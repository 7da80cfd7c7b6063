"""A message that may have been sent, as Discord has it."""

from collections.abc import Iterable

import discord

from ...bot import QuoteBot
from ...rendering.custom_id import ButtonAction
from ...rendering.parts import walk_parts
from ...transport.looking_back import carried_in, own_messages


async def find_post(bot: QuoteBot, channel: discord.abc.Messageable, hand_off: str) -> discord.Message | None:
    """The post whose buttons name a hand-off. Raises what Discord answers."""
    async for message in own_messages(bot, channel):
        if any(one.action is ButtonAction.ANSWER_ASKED and one.record == hand_off for one in carried_in(message)):
            return message
    return None


async def find_same(
    bot: QuoteBot, channel: discord.abc.Messageable, view: discord.ui.LayoutView, reply_to: int | None
) -> discord.Message | None:
    """A message of the bot that shows what `view` does, and replies to that message. Raises what Discord answers."""
    texts = _shown(view.walk_children())
    async for message in own_messages(bot, channel):
        replied = message.reference.message_id if message.reference else None
        if replied == reply_to and _shown(walk_parts(message.components)) == texts:
            return message
    return None


def _shown(parts: Iterable[object]) -> list[str]:
    texts = (discord.TextDisplay, discord.ui.TextDisplay)
    return [part.content.strip() for part in parts if isinstance(part, texts)]
