"""A line for everything that an admin does, and how such lines are shown."""

import logging
import sqlite3

from bot.memory import AuditLine, MemoryUnusable
from bot.replies.reply import Action, ActionKind, Entry, Reply, Tone, plain

from ...bot import Interaction, QuoteBot
from .home import home_server, is_shared

_log = logging.getLogger(__name__)

PAGE = 10  # lines


async def record_action(interaction: Interaction, action: str) -> None:
    """Keeps who did what, for the other admins of the server. The log gets the person's id and the kind of action,
    which is the part before its colon."""
    await _keep(interaction, interaction.guild_id, action)
    _log.info(
        "admin",
        extra={"who": interaction.user.id, "server": interaction.guild_id, "deed": action.split(":")[0]},
    )


async def record_collection_action(interaction: Interaction, action: str) -> None:
    """The same for an action that changes a collection: where several servers share it, its home server keeps it
    too."""
    await record_action(interaction, action)
    bot, here = interaction.client, interaction.guild_id
    home = await home_server(bot)
    if home is not None and home != here and is_shared(bot, here):
        await _keep(interaction, home, action, origin=here)


async def _keep(interaction: Interaction, server: int | None, action: str, origin: int | None = None) -> None:
    """An action that can't be written down is logged, and carried out all the same."""
    user = interaction.user
    try:
        await interaction.client.memory.record_action(user.id, server, action, user.display_name, origin=origin)
    except (sqlite3.Error, MemoryUnusable) as error:
        _log.warning("deed not kept", extra={"reason": type(error).__name__, "deed": action.split(":")[0]})


def action_entry(bot: QuoteBot, line: AuditLine) -> Entry:
    who = f"{line.name} ({line.who})" if line.name else f"user {line.who}"
    detail = f"{who}, {line.at:%Y-%m-%d %H:%M} UTC"
    if line.origin is not None:
        guild = bot.get_guild(line.origin)
        detail += f", from the server {guild.name if guild else 'that I left'} ({line.origin})"
    return Entry(line.action, detail)


async def log_page(interaction: Interaction, page: int) -> Reply:
    """`page` counts from 0, the newest first."""
    bot = interaction.client
    lines = await bot.memory.recorded_actions(interaction.guild_id, PAGE + 1, page * PAGE)
    if not lines:
        return plain("Admins have done nothing here." if page == 0 else "There is nothing older.")
    pages = [n for n, there in ((page - 1, page > 0), (page + 1, len(lines) > PAGE)) if there]
    actions = tuple(Action(ActionKind.LOG_PAGE, page=number) for number in pages)
    entries = tuple(action_entry(bot, line) for line in lines[:PAGE])
    return Reply(Tone.PLAIN, f"Done by admins, page {page + 1}", entries, actions)
