"""Posts news of a collection where an admin wants it, and nowhere else."""

import logging
from collections.abc import Iterable

import discord

from bot.replies.reply import Reply

from ...bot import QuoteBot
from ...connection.retry import Unreachable, retry
from ...rendering.options import RenderOptions
from ...rendering.render import render

_log = logging.getLogger(__name__)


async def post_news(bot: QuoteBot, servers: Iterable[int], reply: Reply) -> None:
    """To each of these servers that has a channel for it. Raises nothing: what is lacking is told by /admin status."""
    for server in servers:
        settings = await bot.memory.server(server)
        if settings.news is not None:
            await _post(bot.get_partial_messageable(settings.news, guild_id=server), reply)


async def _post(channel: discord.PartialMessageable, reply: Reply) -> None:
    view = render(reply, RenderOptions(public=False))
    nonce = discord.utils.time_snowflake(discord.utils.utcnow())  # no second message where an attempt had arrived
    try:
        await retry(lambda: channel.send(view=view, nonce=nonce))
    except Unreachable as error:
        _log.warning("news not posted", extra={"reason": type(error).__name__, "channel": channel.id})
