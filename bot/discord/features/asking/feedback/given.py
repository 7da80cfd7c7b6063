"""Who may say "Not what I asked", and how often: where an admin can read it, and once a person an answer."""

from index import PullquoteError

from ....bot import Interaction, QuoteBot

ONCE = "You have said so of this answer already. The admins can read it."
UNREAD = "Nobody could read it here: feedback is for the admins of a server that I am on."


class FeedbackRefused(PullquoteError):
    """Why feedback is not taken, in the sentence that the person gets."""


def is_read(bot: QuoteBot, server: int | None) -> bool:
    """True where admins can read it: not in direct messages, nor on a server that the bot is not a member of."""
    return server is not None and bot.get_guild(server) is not None


async def check_feedback(interaction: Interaction, answer: int) -> None:
    """Raises FeedbackRefused where nobody could read it, or the person has said so of this message already."""
    if not is_read(interaction.client, interaction.guild_id):
        raise FeedbackRefused(UNREAD)
    if await interaction.client.memory.feedback_given(interaction.user.id, answer):
        raise FeedbackRefused(ONCE)


async def keep_feedback(
    interaction: Interaction, question: str, remark: str, answer: int, times_forgotten: int
) -> None:
    """Keeps the question and the remark for the admins, of the message `answer`. Raises FeedbackRefused where the same
    was sent meanwhile."""
    memory = interaction.client.memory
    person, server = interaction.user.id, interaction.guild_id
    if not await memory.give_feedback(person, server, question, remark, answer, times_forgotten):
        raise FeedbackRefused(ONCE)
