"""A line for everything that an admin does."""

import logging

from ...client import Interaction

_log = logging.getLogger(__name__)


async def note(interaction: Interaction, deed: str) -> None:
    """Keep who did what, for the other admins; the log gets the kind of deed and the person's id."""
    await interaction.client.memory.note(interaction.user.id, interaction.guild_id, deed)
    _log.info(
        "admin",
        extra={"who": interaction.user.id, "server": interaction.guild_id, "deed": deed.split(":")[0]},
    )
