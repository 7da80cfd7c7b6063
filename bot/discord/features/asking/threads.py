"""A thread under an answer, where the next message follows it up without a mention."""

import discord

from bot.replies.guidance.elsewhere import no_thread_sentence
from bot.text_safety import visible
from index import PullquoteError

from ...bot import Interaction
from ...connection.retry import retry
from ...rendering.escaping import shortened
from ...rendering.question_line import question_shown
from ...transport.elsewhere import is_elsewhere, where_else
from ...transport.permissions import Act, asker_s_obstacle, obstacle_here
from .conversation import said_to

_NAME_LENGTH = 100  # characters; a limit of Discord's
_THREAD_EXISTS = 160004  # Discord's code


class NoThread(PullquoteError):
    """Why no thread can be opened, in a sentence for the person who wanted one."""


async def open_thread(interaction: Interaction, answer: discord.Message) -> discord.Thread:
    """Raises NoThread."""
    bot = interaction.client
    if await is_elsewhere(bot, interaction.guild_id, interaction.channel):
        raise NoThread(no_thread_sentence(await where_else(bot, interaction.guild, interaction.user)))
    if hindrance := asker_s_obstacle(interaction, Act.ASK_FOR_THREAD):
        raise NoThread(f"You may not open threads here: {hindrance}.")
    name = shortened(" ".join(visible(_question(interaction, answer)).split()) or "Follow-up", _NAME_LENGTH)
    try:
        return await retry(lambda: answer.create_thread(name=name))
    except discord.Forbidden:
        hindrance = obstacle_here(interaction, Act.OPEN_THREAD)
        why = f": {hindrance}. An admin can change that." if hindrance else ". Discord does not say why."
        raise NoThread(f"I may not open threads here{why}") from None
    except discord.HTTPException as error:
        if error.code == _THREAD_EXISTS:
            raise NoThread("This answer has its thread already.") from None
        raise


def _question(interaction: Interaction, answer: discord.Message) -> str:
    asking = answer.reference.resolved if answer.reference else None
    if isinstance(asking, discord.Message):
        return said_to(interaction.client, asking)
    return question_shown(answer) or ""
