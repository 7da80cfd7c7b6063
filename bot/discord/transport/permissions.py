"""Permissions: what somebody may do in a channel, what an act there needs, and what is lacking, in words."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

import discord
from discord.abc import GuildChannel

from bot.replies.citation import day_words
from bot.replies.reply import Block, Entry, Note

from ..bot import Interaction, QuoteBot


class Act(StrEnum):
    """What the bot does in a channel, or a person asks it to do."""

    ANSWER = "answer"  # a message that replies to another
    READ = "read"  # messages from before
    OPEN_THREAD = "open a thread"  # and answer in it
    ASK_FOR_THREAD = "ask for a thread"
    REACT = "react"  # to a message
    POST = "post"  # a message of its own
    MARK = "mark"  # a forum post, with a tag


class ChannelKind(StrEnum):
    CHANNEL = "channel"
    THREAD = "thread"
    FORUM = "forum"  # every message stands in a thread of it


@dataclass(frozen=True, slots=True)
class ChannelAccess:
    """What one member may do in one channel. `locked` is a thread's. Discord leaves a timed out member their
    permissions, though they may write nowhere, so `timed_out_until` (UTC) stands beside them."""

    permissions: discord.Permissions
    kind: ChannelKind = ChannelKind.CHANNEL
    timed_out_until: datetime.datetime | None = None
    locked: bool = False


_ANSWERING = (Act.ANSWER, Act.OPEN_THREAD)
_NEEDED = {
    Act.ANSWER: ("view_channel", "send_messages", "read_message_history"),
    Act.READ: ("view_channel", "read_message_history"),
    Act.OPEN_THREAD: (
        "view_channel",
        "read_message_history",
        "create_public_threads",
        "send_messages_in_threads",
    ),
    Act.ASK_FOR_THREAD: ("create_public_threads",),
    Act.REACT: ("view_channel", "add_reactions", "read_message_history"),
    Act.POST: ("view_channel", "send_messages"),
    Act.MARK: ("view_channel", "manage_threads"),
}
_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_public_threads": "Create Public Threads",
    "read_message_history": "Read Message History",
    "add_reactions": "Add Reactions",
    "manage_threads": "Manage Threads",
}


def lacking(access: ChannelAccess, act: Act) -> tuple[str, ...]:
    """The permissions that the act needs and the member has not, by the names that Discord's settings show."""
    needed = list(_NEEDED[act])
    if act is Act.ANSWER and access.kind is not ChannelKind.CHANNEL:
        needed[needed.index("send_messages")] = "send_messages_in_threads"
    given = access.permissions
    return tuple(_NAMES[name] for name in needed if not (given.administrator or getattr(given, name)))


def is_locked(access: ChannelAccess) -> bool:
    """True for a locked thread, unless the member may write in it all the same."""
    return access.locked and not (access.permissions.manage_threads or access.permissions.administrator)


def obstacle(
    access: ChannelAccess,
    act: Act,
    now: datetime.datetime | None = None,
    who: str = "I am",
    has: str = "I lack",
) -> str | None:
    """Why the member can't do the act, as part of a sentence ("I lack View Channel"); None where nothing is known
    against it. `now` is the present where it is None; `who` and `has` begin the sentence."""
    until = access.timed_out_until
    if until is not None and until > (now or discord.utils.utcnow()) and act is not Act.READ:
        return f"{who} timed out on this server until {day_words(until.date())} {until:%H:%M} UTC"
    if lacks := lacking(access, act):
        return f"{has} {' and '.join(lacks)}"
    if is_locked(access) and act is Act.ANSWER:
        return "the thread is locked, which somebody with Manage Threads can change"
    return None


def access_in(
    channel: object, me: discord.Member | None, permissions: discord.Permissions | None = None
) -> ChannelAccess:
    """What `me` may do in a channel. `permissions` as an interaction told them; where None, they are computed from what
    is known of the channel, and taken to be all where it is none of a server's."""
    if permissions is None:
        known = isinstance(channel, (GuildChannel, discord.Thread)) and me is not None
        permissions = channel.permissions_for(me) if known else discord.Permissions.all()  # type: ignore[attr-defined]
    thread = isinstance(channel, discord.Thread)
    kind = (
        ChannelKind.THREAD
        if thread
        else ChannelKind.FORUM
        if isinstance(channel, discord.ForumChannel)
        else ChannelKind.CHANNEL
    )
    locked = thread and channel.locked  # type: ignore[attr-defined]
    return ChannelAccess(permissions, kind, me.timed_out_until if me else None, locked)


def obstacle_in(channel: object, me: discord.Member | None, act: Act) -> str | None:
    """As `obstacle`, for the bot in a channel."""
    return obstacle(access_in(channel, me), act)


def obstacle_here(interaction: Interaction, act: Act) -> str | None:
    """As `obstacle`, for the bot in the channel of an interaction, from the permissions that came with it."""
    me = interaction.guild.me if interaction.guild else None
    access = access_in(interaction.channel, me, interaction.app_permissions)
    return obstacle(access, act)


def asker_s_obstacle(interaction: Interaction, act: Act) -> str | None:
    """As `obstacle`, for the person who made the interaction."""
    member = interaction.user if isinstance(interaction.user, discord.Member) else None
    access = access_in(interaction.channel, member, interaction.permissions)
    return obstacle(access, act, who="you are", has="you lack")


async def missing_here(bot: QuoteBot, interaction: Interaction) -> tuple[Block, ...]:
    """For admins: each channel that one of them chose, and the channel of the interaction, with the permissions that
    the bot lacks there. Empty where it lacks none."""
    guild = interaction.guild
    if guild is None or guild.me is None:
        return ()
    timed_out = obstacle(ChannelAccess(discord.Permissions.all(), timed_out_until=guild.me.timed_out_until), Act.ANSWER)
    if timed_out:  # which hides what else is lacking
        return (Note(f"{timed_out}: a moderator can end that."),)
    settings = await bot.memory.server(guild.id)
    asked = (*sorted(settings.channels), interaction.channel_id or 0)
    acts: dict[int, tuple[Act, ...]] = dict.fromkeys(asked, _ANSWERING)
    for channel in sorted(settings.links):
        acts[channel] = (*acts.get(channel, (Act.ANSWER,)), Act.REACT)
    if settings.news is not None:
        acts[settings.news] = (*acts.get(settings.news, ()), Act.POST)
    if settings.people is not None:
        acts[settings.people] = (*acts.get(settings.people, ()), Act.POST, Act.READ)
    entries: dict[int, Block] = {}
    for number, needed in acts.items():
        found = guild.get_channel_or_thread(number)
        if found is not None and (lacks := _lacks(found, guild.me, needed)):
            entries[found.id] = Entry(f"#{found.name}", lacks)
    return (Note("Permissions that I lack:"), *entries.values()) if entries else ()


def _lacks(channel: GuildChannel | discord.Thread, me: discord.Member, acts: tuple[Act, ...]) -> str:
    access = access_in(channel, me)
    no_threads = not isinstance(channel, discord.TextChannel)
    possible = [act for act in acts if not (no_threads and act is Act.OPEN_THREAD)]
    names = list(dict.fromkeys(name for act in possible for name in lacking(access, act)))
    if is_locked(access):
        names.append("Manage Threads, since the thread is locked")
    return ", ".join(names)
