"""What keeps the bot from an act in a channel is named as what it is: that permission, that time-out, that lock."""

import datetime

import discord
import pytest
import simcord

from bot.discord.rendering.custom_id import ButtonAction
from bot.discord.transport.permissions import Act, ChannelAccess, ChannelKind, lacking, obstacle
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import opened, pressed_as_before
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import labels, last_in, response_of, text
from tests.support.discord.world import World, take_from_the_bot

NOW = datetime.datetime(2026, 11, 3, 12, 0, tzinfo=datetime.UTC)
SOON = NOW + datetime.timedelta(minutes=65)
EVERYTHING = (
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "create_public_threads",
    "read_message_history",
    "add_reactions",
)


def permitted(*without: str, **more: bool) -> discord.Permissions:
    return discord.Permissions(**{name: name not in without for name in EVERYTHING}, **more)


@pytest.mark.parametrize(
    ("act", "kind", "without", "named"),
    [
        (Act.ANSWER, ChannelKind.CHANNEL, (), ()),
        (Act.ANSWER, ChannelKind.CHANNEL, ("view_channel",), ("View Channel",)),
        (Act.ANSWER, ChannelKind.CHANNEL, ("send_messages",), ("Send Messages",)),
        (Act.ANSWER, ChannelKind.CHANNEL, ("read_message_history",), ("Read Message History",)),
        (Act.ANSWER, ChannelKind.CHANNEL, ("send_messages_in_threads", "create_public_threads"), ()),
        (Act.ANSWER, ChannelKind.THREAD, ("send_messages",), ()),
        (Act.ANSWER, ChannelKind.THREAD, ("send_messages_in_threads",), ("Send Messages in Threads",)),
        (Act.ANSWER, ChannelKind.FORUM, ("send_messages", "send_messages_in_threads"), ("Send Messages in Threads",)),
        (Act.READ, ChannelKind.CHANNEL, ("send_messages",), ()),
        (Act.READ, ChannelKind.THREAD, ("read_message_history",), ("Read Message History",)),
        (Act.OPEN_THREAD, ChannelKind.CHANNEL, ("create_public_threads",), ("Create Public Threads",)),
        (Act.OPEN_THREAD, ChannelKind.CHANNEL, ("send_messages_in_threads",), ("Send Messages in Threads",)),
        (Act.OPEN_THREAD, ChannelKind.CHANNEL, ("send_messages",), ()),
        (Act.ASK_FOR_THREAD, ChannelKind.CHANNEL, ("send_messages_in_threads", "read_message_history"), ()),
        (Act.ASK_FOR_THREAD, ChannelKind.CHANNEL, ("create_public_threads",), ("Create Public Threads",)),
        (Act.REACT, ChannelKind.CHANNEL, ("send_messages",), ()),
        (Act.REACT, ChannelKind.CHANNEL, ("add_reactions",), ("Add Reactions",)),
        (Act.REACT, ChannelKind.CHANNEL, ("read_message_history",), ("Read Message History",)),
        (Act.POST, ChannelKind.CHANNEL, ("read_message_history", "add_reactions"), ()),
        (Act.POST, ChannelKind.CHANNEL, ("send_messages",), ("Send Messages",)),
        (Act.MARK, ChannelKind.FORUM, (), ("Manage Threads",)),
        (Act.MARK, ChannelKind.FORUM, ("view_channel",), ("View Channel", "Manage Threads")),
    ],
)
def test_permission_that_is_lacking_for_the_act(
    act: Act, kind: ChannelKind, without: tuple[str, ...], named: tuple[str, ...]
) -> None:
    assert lacking(ChannelAccess(permitted(*without), kind), act) == named


@pytest.mark.parametrize("act", Act)
def test_nothing_is_claimed_that_is_not_needed(act: Act) -> None:
    marks = act is Act.MARK  # as a moderator does
    given = permitted(embed_links=False, attach_files=False, mention_everyone=False, manage_threads=marks)
    assert lacking(ChannelAccess(given), act) == ()


@pytest.mark.parametrize("act", Act)
def test_an_administrator_lacks_nothing(act: Act) -> None:
    assert lacking(ChannelAccess(discord.Permissions(administrator=True)), act) == ()


@pytest.mark.parametrize(
    ("access", "act", "said"),
    [
        (ChannelAccess(permitted()), Act.ANSWER, None),
        (
            ChannelAccess(permitted("send_messages", "view_channel")),
            Act.ANSWER,
            "I lack View Channel and Send Messages",
        ),
        (
            ChannelAccess(permitted("send_messages"), timed_out_until=SOON),
            Act.ANSWER,
            "I am timed out on this server until 3 November 2026 13:05 UTC",
        ),
        (ChannelAccess(permitted(), timed_out_until=NOW), Act.ANSWER, None),
        (ChannelAccess(permitted(), timed_out_until=SOON), Act.READ, None),
        (
            ChannelAccess(permitted(), ChannelKind.THREAD, locked=True),
            Act.ANSWER,
            "the thread is locked, which somebody with Manage Threads can change",
        ),
        (ChannelAccess(permitted(manage_threads=True), ChannelKind.THREAD, locked=True), Act.ANSWER, None),
    ],
)
def test_what_stands_in_the_way_in_words(access: ChannelAccess, act: Act, said: str | None) -> None:
    assert obstacle(access, act, NOW) == said


def closed(world: World, **overwrites: bool) -> simcord.ChannelHandle:
    me = world.me
    return world.guild.create_text_channel("closed", overwrites={me: discord.PermissionOverwrite(**overwrites)})


@pytest.mark.parametrize(
    ("permission", "name"),
    [("send_messages", "Send Messages"), ("read_message_history", "Read Message History")],
)
async def test_mention_that_can_t_be_answered_says_which_permission(world: World, permission: str, name: str) -> None:
    channel = closed(world, **{permission: False})
    fault = {"method": "POST", "path": f"/channels/{channel.id}/messages", "status": 403, "code": 50013}
    world.env.backend.faults.append({**fault, "message": "injected", "times": 1})
    await world.reader.send(channel, f"{world.mention} what about schools?")
    told = text(world.reader.user.dm_channel.last_message)
    assert f"You asked in #closed, where I may not write. I lack {name}." in told


async def test_thread_that_the_bot_may_not_open_says_which_permission(world: World) -> None:
    channel = closed(world, create_public_threads=False)
    answer = await world.reader.slash(channel, "ask", question="what about schools?")
    pressed = await in_panel(world.reader, response_of(answer), "Thread")
    assert "I may not open threads here: I lack Create Public Threads. An admin can change that." in text(
        pressed.response
    )


async def test_thread_that_the_person_may_not_open_says_which_permission(world: World) -> None:
    lacks = discord.PermissionOverwrite(create_public_threads=False)
    channel = world.guild.create_text_channel("quiet", overwrites={world.guild.default_role: lacks})
    answer = await world.reader.slash(channel, "ask", question="what about schools?")
    assert "Thread" not in labels(await opened(world.reader, response_of(answer)))
    pressed = await pressed_as_before(world.reader, response_of(answer), ButtonAction.THREAD)
    assert "You may not open threads here: you lack Create Public Threads." in text(pressed.response)


async def test_time_out_of_the_bot_is_told_as_that(world: World) -> None:
    until = discord.utils.utcnow() + datetime.timedelta(hours=1)
    await world.env.settle()
    server = world.bot.get_guild(world.guild.id)
    assert server is not None
    server.me.timed_out_until = until
    fault = {"method": "POST", "path": f"/channels/{world.channel.id}/messages", "status": 403, "code": 50013}
    world.env.backend.faults.append({**fault, "message": "injected", "times": 1})
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    told = text(world.reader.user.dm_channel.last_message)
    assert f"I am timed out on this server until {until.day} " in told
    assert f"{until:%H:%M} UTC" in told
    status = await world.admin.slash(world.channel, "admin status")
    assert f"I am timed out on this server until {until.day} " in text(status.response)
    assert "Permissions that I lack" not in text(status.response)


async def test_question_that_can_t_be_read_back_says_which_permission(world: World) -> None:
    await world.reader.send(world.channel, f"{world.mention} what are the many things?")
    answer = last_in(world.channel)
    world.forget_messages()
    await take_from_the_bot(world, world.channel, read_message_history=False)
    panel = await opened(world.reader, answer)
    assert "Discord does not let me do that here: I lack Read Message History." in text(panel)
    assert labels(panel)[-1] == "Delete"


@pytest.mark.parametrize("kind", ["voice", "forum", "news", "stage"])
async def test_every_kind_of_channel_where_people_write_can_be_a_question_channel(world: World, kind: str) -> None:
    channel = getattr(world.guild, f"create_{kind}_channel")(kind)
    shown = await world.admin.slash(world.channel, "admin channels", add=channel)
    assert f"**Here** #{kind}" in text(shown.response)
    settings = await world.bot.memory.server(world.guild.id)
    assert settings.channels == {channel.id}


async def test_status_names_what_is_lacking_in_a_forum(world: World) -> None:
    forum = world.guild.create_forum_channel("desk")
    await world.admin.slash(world.channel, "admin channels", add=forum)
    await take_from_the_bot(world, forum, send_messages=False, send_messages_in_threads=False)
    status = await world.admin.slash(world.channel, "admin status")
    assert "Permissions that I lack:\n**#desk**\n-# Send Messages in Threads" in text(status.response)


async def test_earlier_question_that_can_t_be_read_says_which_permission(
    world: World, newsstand: FakeCollection
) -> None:
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    answer = world.channel.last_message
    world.forget_messages()
    await take_from_the_bot(world, world.channel, read_message_history=False)
    await world.reader.send(world.channel, "and the vote?", reply_to=answer)
    assert newsstand.asked[-1][:2] == ("and the vote?", ())
    told = text(world.channel.last_message)
    assert "I could not read the question before this one" in told
    assert "I lack Read Message History." in told


async def test_archived_thread_is_told_as_that(world: World) -> None:
    answer = response_of(await world.reader.slash(world.channel, "ask", question="what about schools?"))
    fault = {"method": "DELETE", "path": "/channels/*/messages/*", "status": 400, "code": 50083}
    world.env.backend.faults.append({**fault, "message": "injected", "times": 1})
    pressed = await in_panel(world.reader, answer, "Delete")
    assert "This thread is archived: a message in it opens it again." in text(pressed.followups[0])
