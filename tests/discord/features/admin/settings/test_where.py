"""`/admin where`: where the bot answers openly, and what happens elsewhere."""

import discord
import pytest
import simcord

from bot.memory import ServerSettings
from bot.service.where import answers_openly
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import labels, last_in, response_of, text, told
from tests.support.discord.world import World

ONLY = "Here I answer you alone: the admins have me answer openly in #desk."


@pytest.fixture
def desk(world: World) -> simcord.ChannelHandle:
    return world.guild.create_text_channel("desk")


async def log(world: World) -> list[str]:
    return [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 20)]


async def test_where_limits_open_answers_to_the_channels_that_are_allowed(
    world: World, desk: simcord.ChannelHandle
) -> None:
    shown = await world.admin.slash(world.channel, "admin where", allow=desk)
    assert "**Answer only in** #desk" in text(shown.response)
    here = await world.reader.slash(world.channel, "ask", question="what about schools?")
    assert here.ephemeral
    assert "We will spend it on schools" in text(here.response)
    assert ONLY in text(here.response)
    there = await world.reader.slash(desk, "ask", question="what about schools?")
    assert not there.ephemeral
    assert "Here I answer you alone" not in text(there.response)
    assert await log(world) == ["set where I answer: only in added #desk"]


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("who", {"name": "Ana Roe"}),
        ("check", {"quotation": "We will spend it on schools"}),
        ("history", {"quotation": "We will spend it on schools"}),
        ("timeline", {"speaker": "Ana Roe", "topic": "schools"}),
    ],
)
async def test_every_command_answers_privately_elsewhere(
    world: World, desk: simcord.ChannelHandle, command: str, options: dict[str, str]
) -> None:
    await world.admin.slash(world.channel, "admin where", allow=desk)
    shown = await world.reader.slash(world.channel, command, **options)
    assert shown.ephemeral
    assert ONLY in text(shown.response)
    assert not (await world.reader.slash(desk, command, **options)).ephemeral


async def test_a_mention_elsewhere_is_answered_to_the_asker_directly(world: World) -> None:
    await world.admin.slash(world.channel, "admin where", deny=world.channel)
    said = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    assert last_in(world.channel).id == said.id
    sent = [r for r in world.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
    assert len(sent) == 1
    assert str(world.channel.id) not in sent[0].path
    assert "where the admins keep me from answering openly" in str(sent[0].json)


async def test_nothing_unasked_is_said_elsewhere(world: World, newsstand: FakeCollection) -> None:
    await world.admin.slash(world.channel, "admin channels", add=world.channel)
    await world.admin.slash(world.channel, "admin where", deny=world.channel)
    said = await world.reader.send(world.channel, "what did Ana Roe say about schools?")
    assert last_in(world.channel).id == said.id
    assert newsstand.asked == []


async def test_no_thread_is_opened_elsewhere(world: World) -> None:
    await world.reader.slash(world.channel, "ask", question="what about schools?")
    await world.admin.slash(world.channel, "admin where", deny=world.channel)
    assert "so I open no thread here" in told(await world.reader.slash(world.channel, "thread"))
    assert world.channel.threads == []


async def test_admins_commands_work_everywhere(world: World) -> None:
    await world.admin.slash(world.channel, "admin where", deny=world.channel)
    shown = await world.admin.slash(world.channel, "admin limits")
    assert "Here I answer you alone" not in text(shown.response)
    assert "One person" in text(shown.response)


async def test_allowing_takes_the_denial_back_and_the_other_way_round(
    world: World, desk: simcord.ChannelHandle
) -> None:
    await world.admin.slash(world.channel, "admin where", deny=desk)
    await world.admin.slash(world.channel, "admin where", allow=desk)
    assert await world.bot.memory.server(world.guild.id) == ServerSettings(answers_in=frozenset({desk.id}))
    await world.admin.slash(world.channel, "admin where", deny=desk)
    assert await world.bot.memory.server(world.guild.id) == ServerSettings(silent_in=frozenset({desk.id}))
    await world.admin.slash(world.channel, "admin where", forget=str(desk.id))
    assert await world.bot.memory.server(world.guild.id) == ServerSettings()
    refused = await world.admin.slash(world.channel, "admin where", forget=str(desk.id))
    assert "That is not one of those that are listed" in told(refused)


async def test_a_channel_that_the_person_does_not_see_is_not_named(world: World) -> None:
    hidden = discord.PermissionOverwrite(view_channel=False)
    secret = world.guild.create_text_channel("secret", overwrites={world.reader: hidden})
    await world.admin.slash(world.channel, "admin where", allow=secret)
    shown = await world.reader.slash(world.channel, "ask", question="what about schools?")
    assert "secret" not in text(shown.response)
    assert "the admins keep me from answering openly in this channel" in text(shown.response)


async def test_an_answer_elsewhere_offers_nothing_that_others_would_see(world: World) -> None:
    await world.admin.slash(world.channel, "admin where", deny=world.channel)
    shown = response_of(await world.reader.slash(world.channel, "ask", question="what about schools?"))
    panel = await world.reader.click(shown, label="More…")
    assert not {"Thread", "Delete"} & set(labels(panel.response))


@pytest.mark.parametrize(
    ("places", "answers_in", "silent_in", "openly"),
    [
        ((1, 2, 3), set(), set(), True),
        ((1, 2, 3), {9}, set(), False),
        ((1, 2, 3), {2}, set(), True),
        ((1, 2, 3), {3}, set(), True),
        ((1, 2, 3), set(), {3}, False),
        ((1, 2, 3), {2}, {3}, True),
        ((1, 2, 3), {3}, {2}, False),
        ((1, 2, 3), {1}, {2}, True),
        ((), set(), {3}, True),
    ],
)
def test_the_nearest_place_decides(
    places: tuple[int, ...], answers_in: set[int], silent_in: set[int], openly: bool
) -> None:
    assert answers_openly(places, answers_in, silent_in) is openly
