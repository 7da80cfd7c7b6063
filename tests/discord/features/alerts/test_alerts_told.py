"""Alerts on Discord: asked for, told once, where and when people want it, whatever breaks in between."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from simcord.builders import ChannelHandle

from bot.discord.features.coverage.alert_desk import AlertDesk
from bot.memory import ServerSettings
from bot.memory.alerts.told import AlertState
from bot.timing.quiet import QuietHours
from tests.support.alerted import Paper, alert_round
from tests.support.discord.openapi import OpenApi
from tests.support.discord.shown import labels, last_in, raw, response_of, text, told
from tests.support.discord.world import World, running
from tests.support.documents.wire import put, put_budget, put_ferry, put_roof


class Room:
    """A server that is answered from a paper, and what its people see."""

    def __init__(self, paper: Paper, openapi: OpenApi | None) -> None:
        self.paper = paper
        self._openapi = openapi

    @asynccontextmanager
    async def world(self) -> AsyncIterator[World]:
        async with running(self.paper.bot()) as env:
            yield World(env)
        assert env.errors == []
        assert self._openapi is None or self._openapi.faults(env.http_requests) == []

    async def publish(self, world: World) -> None:
        await self.paper.publish()
        await alert_round(world)


@pytest.fixture
def room(tmp_path: Path, discord_openapi: OpenApi | None, slow: None) -> Room:
    return Room(Paper(tmp_path), discord_openapi)


async def ask(world: World, actor: simcord.MemberActor | None = None, **options: Any) -> str:
    given = actor or world.reader
    return text(response_of(await given.slash(world.channel, "alert add", **options)))


def direct(world: World) -> list[str]:
    """What the reader found in their direct messages, oldest first."""
    channel = world.env.backend.get_dm_channel(world.reader.id)
    return [text(message) for message in ChannelHandle(world.env, None, channel).history()]


async def allow(world: World, settings: ServerSettings) -> None:
    """As an admin has it."""
    await world.bot.memory.set_server(world.guild.id, settings)


async def test_add_tells_in_direct_messages_once_of_new_words(room: Room) -> None:
    async with room.world() as world:
        shown = await ask(world, speaker="Ingrid Solberg")
        assert shown.startswith("**✓ Alert: Ingrid Solberg**\n")
        assert "I tell you in direct messages, once a story, of what is new from now on." in shown
        await room.publish(world)
        assert direct(world) == [], "what was there before is not new"
        put_roof(room.paper.sources)
        put_budget(room.paper.sources)
        await room.publish(world)
        (message,) = direct(world)
        assert message.startswith("**Ingrid Solberg**\n-# The Vik Courier · 2 March 2026\n")
        assert "The roof of the library will be closed" in message
        assert "Alert: Ingrid Solberg" in message
        await room.publish(world)
        await alert_round(world)
        assert len(direct(world)) == 1
        assert world.channel.history() == []


async def test_here_is_told_in_the_channel_with_the_role_that_an_admin_allowed(room: Room) -> None:
    async with room.world() as world:
        role = world.guild.create_role("desk")
        refused = await ask(world, topic="second bridge", where="here", mention=role)
        assert "Alerts may not mention @desk here: an admin allows it with /admin alerts." in refused
        await allow(world, ServerSettings(alert_roles=frozenset({role.id})))
        assert "I tell you in #general" in await ask(world, topic="second bridge", where="here", mention=role)
        put_budget(room.paper.sources)
        await room.publish(world)
        message = last_in(world.channel)
        assert raw(message).startswith(f"<@&{role.id}>\n")
        assert message.role_mentions == [] or [one.id for one in message.role_mentions] == [role.id]
        assert "We can't pay for a second bridge" in text(message)
        assert labels(message) == ["Context", "Source", "Stop these"]


async def test_list_pause_and_remove_are_of_one_s_own(room: Room) -> None:
    async with room.world() as world:
        assert "You have asked to be told of nothing" in text(
            response_of(await world.reader.slash(world.channel, "alert list"))
        )
        await ask(world, speaker="Ingrid Solberg", topic="ferry")
        await ask(world, world.admin, topic="bridge")
        listed = text(response_of(await world.reader.slash(world.channel, "alert list")))
        assert listed == "**1 alert**\n**Ingrid Solberg on ferry**\n-# in direct messages"
        (own,) = await world.bot.memory.alerts.subscriptions_of(world.reader.id)
        refused = await world.admin.slash(world.channel, "alert remove", alert=own.id)
        assert "You have no such alert" in text(refused.response)
        await world.reader.slash(world.channel, "alert pause", alert="Ingrid Solberg on ferry")
        assert "· paused" in text(response_of(await world.reader.slash(world.channel, "alert list")))
        put_ferry(room.paper.sources)
        await room.publish(world)
        assert direct(world) == []
        await world.reader.slash(world.channel, "alert pause", alert=own.id, resume=True)
        put_ferry(room.paper.sources, "again")
        await room.publish(world)
        assert direct(world) == [], "what came while it was paused is not new to it"
        await world.reader.slash(world.channel, "alert remove", alert=own.id)
        assert await world.bot.memory.alerts.subscriptions_of(world.reader.id) == ()


async def test_many_at_once_are_one_message(room: Room) -> None:
    async with room.world() as world:
        await ask(world, speaker="Ingrid Solberg")
        names = ("tower", "harbour", "school", "museum")
        for day, name in enumerate(names, 2):
            words = (
                f"“The {name} of Vik will be painted in another colour this year,” said Ingrid Solberg, the mayor.\n"
            )
            put(room.paper.sources, name, words, f"The {name}", day=day)
        await room.publish(world)
        (message,) = direct(world)
        assert message.startswith("**New: 4 stories**\n")
        for name in names:
            assert f"The {name} of Vik will be painted" in message
            assert f"The {name} · The Vik Courier" in message


async def test_quiet_hours_hold_it_back_until_they_are_over(room: Room) -> None:
    async with room.world() as world:
        await ask(world, speaker="Ingrid Solberg")
        set_ = await world.reader.slash(world.channel, "alert quiet", start="11:00", end="14:00", zone="UTC")
        assert text(set_.response) == "**Quiet hours: 11:00 to 14:00 UTC**"
        put_roof(room.paper.sources)
        await room.publish(world)
        assert direct(world) == []
        room.paper.clock.pass_(hours=2)
        await alert_round(world)
        assert len(direct(world)) == 1
        refused = await world.reader.slash(world.channel, "alert quiet", start="25:00", end="7", zone="UTC")
        assert "That is no time of the day" in text(refused.response)
        none = await world.reader.slash(world.channel, "alert quiet")
        assert text(none.response) == "**Quiet hours: none**"


async def test_an_alert_that_was_being_sent_when_the_bot_died_is_sent_once(room: Room) -> None:
    async with room.world() as world:
        await ask(world, speaker="Ingrid Solberg")
        put_roof(room.paper.sources)
        await room.publish(world)
        assert len(direct(world)) == 1
        await world.bot.memory.file.run(lambda database: database.execute("UPDATE alert SET state = 'sending'"))
        await world.env.restart_bot(room.paper.bot())
        await alert_round(world)
        assert len(direct(world)) == 1, "Discord has it"
        put_ferry(room.paper.sources)
        await room.paper.publish()
        await alert_round(world)
        assert len(direct(world)) == 2


async def test_an_alert_that_never_arrived_is_sent_after_all(room: Room) -> None:
    async with room.world() as world:
        await ask(world, speaker="Ingrid Solberg")
        put_roof(room.paper.sources)
        await room.paper.publish()
        own = AlertDesk(world.bot, world.guild.id)
        await own.looking.look()
        due = await world.bot.memory.alerts.alerts(own.listener, AlertState.DUE)
        await world.bot.memory.alerts.sending(due)
        await world.env.restart_bot(room.paper.bot())
        await alert_round(world)
        await alert_round(world)
        assert len(direct(world)) == 1


async def test_whoever_left_the_server_is_told_nothing_of_it(room: Room) -> None:
    async with room.world() as world:
        await ask(world, speaker="Ingrid Solberg")
        world.guild.remove_member(world.reader)
        put_roof(room.paper.sources)
        await room.publish(world)
        assert direct(world) == []
        assert await world.bot.memory.alerts.subscriptions_on(world.guild.id) == ()


async def test_stop_these_is_for_whoever_asked(room: Room) -> None:
    async with room.world() as world:
        await ask(world, topic="second bridge", where="here")
        put_budget(room.paper.sources)
        await room.publish(world)
        message = last_in(world.channel)
        other = world.guild.add_member(world.env.create_user("eve"))
        assert "This alert is somebody else's" in told(await other.click(message, label="Stop these"))
        assert "Stopped: anybody on second bridge" in told(await world.reader.click(message, label="Stop these"))
        assert await world.bot.memory.alerts.subscriptions_of(world.reader.id) == ()
        assert "That alert is no longer kept" in told(await world.reader.click(message, label="Stop these"))


async def test_a_channel_that_takes_nothing_any_more_pauses_it_with_the_reason(room: Room) -> None:
    async with room.world() as world:
        await ask(world, topic="second bridge", where="here")
        world.env.backend.delete_channel(world.channel.id)
        put_budget(room.paper.sources)
        await room.publish(world)
        (own,) = await world.bot.memory.alerts.subscriptions_of(world.reader.id)
        assert own.paused
        assert own.trouble is not None
        assert own.trouble.startswith("I can't post there any more")


async def test_forget_lets_go_of_alerts(room: Room) -> None:
    async with room.world() as world:
        await ask(world, speaker="Ingrid Solberg")
        await world.reader.slash(world.channel, "alert quiet", start="22", end="7")
        await world.reader.slash(world.channel, "forget")
        assert await world.bot.memory.alerts.subscriptions_of(world.reader.id) == ()
        assert await world.bot.memory.alerts.quiet_hours(world.reader.id) is None


async def test_a_person_s_limit_is_told(room: Room) -> None:
    async with room.world() as world:
        await allow(world, ServerSettings(alerts_per_person=1))
        await ask(world, topic="bridge")
        assert "You have 1 alert, which is the most: remove one first." in await ask(world, topic="ferry")


async def test_new_coverage_is_posted_once_a_story_and_edited_when_more_papers_carry_it(room: Room) -> None:
    async with room.world() as world:
        news = world.guild.create_text_channel("coverage")
        done = await world.admin.slash(world.channel, "admin coverage add", channel=news)
        assert "New stories are posted in #coverage from now on" in text(done.response)
        put_roof(room.paper.sources)
        put_budget(room.paper.sources)
        await room.publish(world)
        posts = [text(message) for message in news.history()]
        assert len(posts) == 2
        assert any("The roof of the library" in post for post in posts)
        put_roof(room.paper.sources, "other/roof", outlet="The Island Post", day=5)
        await room.publish(world)
        again = [text(message) for message in news.history()]
        assert len(again) == 2
        assert sum("The Island Post" in post for post in again) == 1
        assert not any("The Island Post" in post for post in posts)


async def test_coverage_posts_are_filtered_listed_and_removed(room: Room) -> None:
    async with room.world() as world:
        news = world.guild.create_text_channel("coverage")
        await world.admin.slash(world.channel, "admin coverage add", channel=news, speaker="Rita Okafor")
        put_ferry(room.paper.sources)
        put_budget(room.paper.sources)
        await room.publish(world)
        (post,) = news.history()
        assert "We can't pay for a second bridge" in text(post)
        listed = text((await world.admin.slash(world.channel, "admin coverage list")).response)
        assert listed == "**1 channel post**\n**Rita Okafor**\n-# in #coverage"
        removed = await world.admin.slash(world.channel, "admin coverage remove", post="Rita Okafor in #coverage")
        assert text(removed.response) == "**Removed: Rita Okafor in #coverage**"
        (line, *_) = await world.bot.memory.recorded_actions(world.guild.id, 5)
        assert line.action == "had new coverage posted no more: Rita Okafor in #coverage"


async def test_a_server_with_its_own_quiet_hours_is_told_after_them(room: Room) -> None:
    async with room.world() as world:
        await allow(world, ServerSettings(quiet=QuietHours(11 * 60, 13 * 60)))
        await ask(world, topic="second bridge", where="here")
        put_budget(room.paper.sources)
        await room.publish(world)
        assert world.channel.history() == []
        room.paper.clock.pass_(hours=2)
        await alert_round(world)
        assert len(world.channel.history()) == 1


async def test_nobody_may_have_words_posted_where_they_may_not_write(room: Room) -> None:
    async with room.world() as world:
        closed = discord.PermissionOverwrite(send_messages=False)
        hall = world.guild.create_text_channel("hall", overwrites={world.guild.default_role: closed})
        result = await world.reader.slash(hall, "alert add", topic="bridge", where="here")
        assert "You may not write here, so I don't for you" in text(result.response)
