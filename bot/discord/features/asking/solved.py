"""Solved marks: whoever opened a forum post says, by a button or a ✅, that an answer is what they sought, and the post
gets the forum's tag for that. Taken back in the same ways.
"""

import logging
from collections.abc import Mapping, Sequence

import discord
from discord.ext import commands

from bot.replies.guidance.solved import FULL, LACK, LAST, MARKED, NO_POST, NO_TAG, NOT_YOURS, UNMARKED
from bot.replies.reply import plain, problem
from index import PullquoteError

from ...bot import ButtonHandler, Interaction, QuoteBot
from ...connection.retry import Unreachable, retry
from ...rendering.custom_id import ButtonAction, CustomId
from ...rendering.options import RenderOptions
from ...rendering.render import render
from ...transport.button_handling import add_button_handlers
from ...transport.elsewhere import is_elsewhere
from ...transport.permissions import Act, obstacle_in
from ...transport.responses import acknowledge, respond

_log = logging.getLogger(__name__)
SOLVED_REACTION = "✅"
_NAMES = ("solved", "answered", "resolved")  # the first that the forum has
_MOST_TAGS = 5  # of a post; a limit of Discord's


class CantMark(PullquoteError):
    """Why the post can't be marked; the message is the sentence for whoever opened it."""


class Solving(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        add_button_handlers(self.bot, _BUTTONS)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        await self._reacted(payload, solved=True)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        await self._reacted(payload, solved=False)

    async def _reacted(self, payload: discord.RawReactionActionEvent, *, solved: bool) -> None:
        """By whoever opened the post, on a message of the bot's in it."""
        if self.bot.shutting_down or str(payload.emoji) != SOLVED_REACTION:
            return
        post = forum_post(self.bot.get_channel(payload.channel_id))
        if post is None or post.owner_id != payload.user_id:
            return
        async with self.bot.in_flight():
            try:
                message = await retry(lambda: post.fetch_message(payload.message_id))
                if message.author == self.bot.user:
                    await mark_post(post, solved=solved)
            except CantMark as why:
                await self._tell(post, str(why))
            except Unreachable as error:
                _log.info("post not marked", extra={"reason": type(error).__name__})

    async def _tell(self, post: discord.Thread, why: str) -> None:
        """Once in ten minutes: a reaction has no answer that one person alone sees."""
        elsewhere = await is_elsewhere(self.bot, post.guild.id, post)
        if (
            elsewhere
            or obstacle_in(post, post.guild.me, Act.ANSWER)
            or not self.bot.troubles.first((post.id, "solved"))
        ):
            return
        await retry(lambda: post.send(view=render(problem(why), RenderOptions(public=False))))


def forum_post(channel: object) -> discord.Thread | None:
    """The channel where it is a post in a forum; else None."""
    in_forum = isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.ForumChannel)
    return channel if in_forum else None  # type: ignore[return-value]


def solved_tag(tags: Sequence[discord.ForumTag]) -> discord.ForumTag | None:
    """The forum's tag for what is solved, whatever its case."""
    named = {tag.name.strip().casefold(): tag for tag in reversed(tags)}
    return next((named[name] for name in _NAMES if name in named), None)


def is_solved(post: discord.Thread) -> bool:
    tag = _tag_of(post)
    return tag is not None and tag in post.applied_tags


async def mark_post(post: discord.Thread, *, solved: bool) -> str:
    """Puts the tag on, or takes it off. Its name. Raises CantMark, and what Discord answers."""
    tag = _tag_of(post)
    if tag is None:
        raise CantMark(NO_TAG)
    if lack := obstacle_in(post, post.guild.me, Act.MARK):
        raise CantMark(LACK.format(lack))
    others = [one for one in post.applied_tags if one != tag]
    if solved and len(others) >= _MOST_TAGS:
        raise CantMark(FULL)
    assert isinstance(post.parent, discord.ForumChannel)
    if not solved and not others and post.parent.flags.require_tag:
        raise CantMark(LAST)
    if (tag in post.applied_tags) != solved:
        await retry(lambda: post.edit(applied_tags=[*others, tag] if solved else others))
    return tag.name


def _tag_of(post: discord.Thread) -> discord.ForumTag | None:
    return solved_tag(post.parent.available_tags) if isinstance(post.parent, discord.ForumChannel) else None


async def _pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await acknowledge(interaction, private=True)
    post = forum_post(interaction.channel)
    if post is None:
        raise CantMark(NO_POST)
    if post.owner_id != interaction.user.id:
        raise CantMark(NOT_YOURS)
    solved = custom_id.action is ButtonAction.SOLVED
    name = await mark_post(post, solved=solved)
    await respond(interaction, plain((MARKED if solved else UNMARKED).format(name)))


_BUTTONS: Mapping[ButtonAction, ButtonHandler] = {ButtonAction.SOLVED: _pressed, ButtonAction.NOT_SOLVED: _pressed}
