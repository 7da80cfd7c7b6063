"""What Discord has of a message that may have been sent: the bot was stopped, or Discord did not answer."""

from collections.abc import Iterable, Iterator

import discord

from ...bot import QuoteBot
from ...rendering.custom_id import ButtonAction, read_custom_id

_LOOKED_BACK = 100  # messages in which one is looked for


async def find_post(bot: QuoteBot, channel: discord.abc.Messageable, hand_off: str) -> discord.Message | None:
    """The post whose buttons name a hand-off. Raises what Discord answers."""
    async for message in channel.history(limit=_LOOKED_BACK):
        if message.author == bot.user and hand_off in _records(message.components):
            return message
    return None


async def find_same(
    bot: QuoteBot, channel: discord.abc.Messageable, view: discord.ui.LayoutView, reply_to: int | None
) -> discord.Message | None:
    """A message of the bot that shows what `view` does, and replies to that message. Raises what Discord answers."""
    texts = _shown(view.walk_children())
    async for message in channel.history(limit=_LOOKED_BACK):
        replied = message.reference.message_id if message.reference else None
        if message.author == bot.user and replied == reply_to and _shown(_walk(message.components)) == texts:
            return message
    return None


def _records(components: Iterable[discord.Component]) -> set[str]:
    names = (part.custom_id for part in _walk(components) if isinstance(part, discord.Button) and part.custom_id)
    carried = (read_custom_id(name) for name in names)
    return {one.record for one in carried if one and one.record and one.action is ButtonAction.ANSWER_ASKED}


def _shown(parts: Iterable[object]) -> list[str]:
    texts = (discord.TextDisplay, discord.ui.TextDisplay)
    return [part.content.strip() for part in parts if isinstance(part, texts)]


def _walk(components: Iterable[discord.Component]) -> Iterator[discord.Component]:
    for part in components:
        yield part
        yield from _walk(getattr(part, "children", ()))
