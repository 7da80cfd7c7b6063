"""Commands that count against the limits. They are admitted before anything is acknowledged, so that a refusal is seen
by the person alone, whoever would see the answer.
"""

from discord import app_commands

from bot.service.rate_limits import QueuePlace
from index import PullquoteError

from ..bot import Interaction

_PLACE = "place"  # of an interaction's extras
_TIMES_FORGOTTEN = "times forgotten"  # of its extras: before it waited for anything


class Refused(app_commands.CheckFailure):
    """A command that is not carried out; the message is the sentence that the person gets."""


async def _admit(interaction: Interaction) -> bool:
    interaction.extras[_TIMES_FORGOTTEN] = interaction.client.memory.times_forgotten(interaction.user.id)
    try:
        interaction.extras[_PLACE] = await interaction.client.admit(interaction.user.id, interaction.guild_id)
    except PullquoteError as refusal:
        raise Refused(str(refusal)) from refusal
    except Exception as error:
        command = interaction.command
        if isinstance(command, app_commands.Command | app_commands.ContextMenu):
            raise app_commands.CommandInvokeError(command, error) from error
        raise
    return True


metered = app_commands.check(_admit)


def place_of(interaction: Interaction) -> QueuePlace:
    """The place in the person's queue that a metered command was admitted to."""
    place: QueuePlace = interaction.extras[_PLACE]
    return place


def times_forgotten(interaction: Interaction) -> int:
    """How often the person had used /forget before they gave this metered command."""
    times: int = interaction.extras[_TIMES_FORGOTTEN]
    return times


def leave_queue(interaction: Interaction) -> None:
    """Gives up the place in the queue, where a command failed before it entered it."""
    place: QueuePlace | None = interaction.extras.get(_PLACE)
    if place is not None:
        place.leave()
