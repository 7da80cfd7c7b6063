"""Thirty days of one server that is run by its moderators alone, from Discord: nothing is lost, nothing is told twice.

Real files, a real index, the real model; the web is on this machine, the clock is turned by the test.
"""

import datetime
from collections import Counter
from pathlib import Path

import pytest
import simcord
from simcord.builders import ChannelHandle

from bot.discord import QuoteBot
from bot.memory.alerts.told import AlertState
from bot.service.folder_collection import FolderCollection, SharedCollection
from bot.timing.schedule import Every
from tests.support.discord.faults import fail
from tests.support.discord.kept import Clock, kept_bot
from tests.support.discord.openapi import OpenApi
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.people.handing_on import agree, answered
from tests.support.discord.shown import last_in, response_of, text
from tests.support.discord.world import World, running
from tests.support.papers.paper import alert_round
from tests.support.web.misbehaving_server import MisbehavingServer, response, serving

HOURLY = Every(datetime.timedelta(hours=1))
# What Ida Poe says on a day, each about something else; the day on which another paper takes it over, if any does.
STORIES = {
    1: ("ferry", "The ferry to the outer islands will sail twice a day as soon as the ice has gone", 2),
    3: ("school", "Nobody has asked the teachers whether they want to move into the old brewery", None),
    5: ("library", "We found rot in every second beam of the library and closed the reading room at once", 6),
    8: ("tram", "A single tram costs more than the whole bus fleet that we bought in spring", None),
    10: ("harbour", "The crane at the harbour was last inspected when I was a child", 13),
    14: ("bridge", "Until the steel arrives from Trondheim not one bolt of the bridge will be touched", None),
    16: ("museum", "The museum can keep its whale, but not the roof above it", None),
    19: ("theatre", "If the theatre wants a revolving stage it will have to pay for the motor itself", 20),
    22: ("market", "Fishmongers have sold from that corner for ninety years and they will sell there tomorrow", None),
    26: ("airport", "An airport on that marsh would sink before the first passenger had checked in", None),
}
UNANSWERED = "Who owned the oldest building of Vik in 1720?"
LABEL = 18  # a component of a form that names what stands in it
OLD = "# Before\n\n“There was snow on the pass until June that year,” said Olav Berg, a shepherd.\n"


def story(name: str, words: str, outlet: str, day: int) -> bytes:
    meta = f'<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="2026-03-'
    body = f"<p>“{words},” said Ida Poe, the engineer of the town.</p><p>The council meets on Thursday.</p>"
    head = f'<title>On the {name}</title>{meta}{day:02}T08:00:00Z">'
    return response(f"<!doctype html><html><head>{head}</head><body><article>{body * 1}</article></body></html>")


class Month:
    """The server, its people, its feeds, and what they see."""

    def __init__(self, folder: Path, web: MisbehavingServer, openapi: OpenApi | None) -> None:
        self.web = web
        self.openapi = openapi
        self.clock = Clock()
        self.memory = folder / "memory.sqlite"
        self.sources = folder / "sources"
        self.sources.mkdir()
        self.collection = FolderCollection(self.sources, folder / "index", None)
        self.listed: list[str] = []

    def bot(self) -> QuoteBot:
        return kept_bot(SharedCollection(self.collection), self.memory, self.clock, HOURLY)

    def print_(self, name: str, words: str, outlet: str, day: int) -> None:
        """It is on the web, and in the feed, from now on."""
        place = f"/{outlet.split()[-1].lower()}/{name}"
        self.web.answers[place] = story(name, words, outlet, day)
        self.listed.append(place)
        items = "".join(f"<item><title>{at}</title><link>{self.web.url(at)}</link></item>" for at in self.listed)
        feed = f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"
        self.web.answers["/news"] = response(feed, kind="application/rss+xml")

    async def pass_(self, world: World, **time: float) -> None:
        self.clock.pass_(**time)
        await world.env.advance_time(5.1)
        await alert_round(world)


def messages(world: World, actor: simcord.MemberActor) -> list[str]:
    channel = world.env.backend.get_dm_channel(actor.id)
    return [text(message) for message in ChannelHandle(world.env, None, channel).history()]


def told_of(shown: list[str]) -> Counter[str]:
    """How often each story is told in messages."""
    return Counter(name for name, words, _ in STORIES.values() for message in shown if words[:30] in message)


@pytest.mark.timeout(300)
async def test_thirty_days_run_from_discord(tmp_path: Path, discord_openapi: OpenApi | None, slow: None) -> None:
    async with serving(MisbehavingServer()) as web:
        month = Month(tmp_path, web, discord_openapi)
        async with running(month.bot(), seconds=60.0) as env:
            world = World(env)
            await _days(month, world)
        assert env.errors == []
        assert discord_openapi is None or discord_openapi.faults(env.http_requests) == []


async def _days(month: Month, world: World) -> None:
    coverage, news = world.guild.create_text_channel("coverage"), world.guild.create_text_channel("news")
    added = await world.admin.slash(world.channel, "admin add", file=("before.md", OLD.encode()))
    assert "✓ Reindexed" in text(added.response)
    month.print_("opening", "The new square will be opened by whoever comes first", "The Vik Courier", 1)
    await world.admin.slash(world.channel, "admin feed add", address=month.web.url("/news"))
    await world.admin.slash(world.channel, "admin coverage add", channel=coverage)
    await world.admin.slash(world.channel, "admin news", channel=news)
    await world.reader.slash(world.channel, "alert add", speaker="Ida Poe")
    await world.moderator.slash(world.channel, "alert add", topic="ferry to the outer islands")
    for day in range(1, 31):
        if day in STORIES:
            name, words, _ = STORIES[day]
            month.print_(name, words, "The Vik Courier", day)
        for name, words, later in STORIES.values():
            if later == day:
                month.print_(name, words, "The Island Post", day)
        await _deeds(day, month, world)
        await month.pass_(world, days=1)
    await month.pass_(world, hours=2)
    await _nothing_is_lost_and_nothing_told_twice(month, world, coverage, news)


async def _deeds(day: int, month: Month, world: World) -> None:
    """What moderators do that day, and what goes wrong."""
    match day:
        case 4:  # an upload that can't be read, one that is taken back
            refused = await world.admin.slash(world.channel, "admin add", file=("bad.md", b"\x00\x01" * 60))
            assert "Nothing was changed." in text(refused.followups[0])
            done = await world.admin.slash(world.channel, "admin add", file=("wrong.md", b"# Wrong\n\nNot ours.\n"))
            await world.admin.click(response_of(done), label="Undo")
        case 7:  # words of a shepherd are given to his neighbour, as an admin knows
            await _correct(world)
        case 9:  # the feed is down for a day
            month.web.answers["/news"] = response(status=503)
        case 11:  # a question that the coverage does not answer goes to people, who answer it
            await _hand_on(world)
        case 15:  # a bad day: Discord takes nothing for a while, and the bot dies while it sends
            fail(world, ("POST", "/channels/*/messages"), 500, times=6)
            await world.env.restart_bot(month.bot())
        case 17:  # killed between sending and noting it
            await world.bot.memory.file.run(
                lambda database: database.execute(
                    "UPDATE alert SET state = 'sending' WHERE state = 'told' AND batch IS NOT NULL"
                )
            )
            await world.env.restart_bot(month.bot())
        case 21:  # an article is taken out; the feed still lists it
            shown = await world.admin.slash(world.channel, "admin remove", document="On the tram")
            await world.admin.click(response_of(shown), label="Delete")
        case 23:  # what was mended and what was noted is still known after two restarts
            await _still_known(world)
        case 24:
            asked = await world.reader.slash(world.channel, "ask", question="what did Ida Poe say about the whale?")
            assert "The museum can keep its whale" in text(asked.response)


async def _correct(world: World) -> None:
    asked = response_of(await world.reader.slash(world.channel, "ask", question="what did Olav Berg say about snow?"))
    form = await in_panel(world.admin, asked, "Report speaker")
    assert form.modal is not None
    name = next(part["component"]["custom_id"] for part in form.modal["components"] if part["type"] == LABEL)
    done = await world.admin.submit_modal(form, {name: "Nils Dahl"})
    assert "Corrected: Nils Dahl said" in text(done.response)


async def _hand_on(world: World) -> None:
    desk = world.guild.create_text_channel("desk")
    await world.admin.slash(world.channel, "admin ask", channel=desk)
    silence = response_of(await world.reader.slash(world.channel, "ask", question=UNANSWERED))
    await agree(world.reader, await world.reader.click(silence, label="Ask a person"), UNANSWERED)
    assert UNANSWERED in text(last_in(desk))
    await answered(world.moderator, last_in(desk), "The mill, says the archive.")
    told = [message for message in world.channel.history() if "The mill, says the archive." in text(message)]
    assert len(told) == 1
    assert "From the moderators, not from the coverage" in text(told[0])


async def _still_known(world: World) -> None:
    asked = await world.reader.slash(world.channel, "ask", question="what did Nils Dahl say about snow?")
    assert "There was snow on the pass" in text(asked.response)
    gaps = await world.admin.slash(world.channel, "admin gaps")
    assert gaps.response is not None
    told = [message for message in world.channel.history() if "The mill, says the archive." in text(message)]
    assert len(told) == 1


async def _nothing_is_lost_and_nothing_told_twice(
    month: Month, world: World, coverage: ChannelHandle, news: ChannelHandle
) -> None:
    names = {name for name, _, _ in STORIES.values()}
    assert told_of(messages(world, world.reader)) == Counter(dict.fromkeys(names, 1))
    assert told_of(messages(world, world.moderator)) == Counter({"ferry": 1})
    posts = [text(message) for message in coverage.history()]
    assert told_of(posts) == Counter(dict.fromkeys(names, 1))
    taken_over = {name for name, _, later in STORIES.values() if later}
    assert set(told_of([post for post in posts if "Island Post" in post])) == taken_over
    kept = {entry.citation.title for entry in month.collection.retriever().sources()}
    assert {f"On the {name}" for name in names - {"tram"}} <= kept
    assert "On the tram" not in kept
    assert "Wrong" not in kept
    due = await world.bot.memory.file.run(
        lambda database: database.execute(
            "SELECT count(*) FROM alert WHERE state <> ?", (AlertState.TOLD.value,)
        ).fetchone()[0]
    )
    assert due == 0
    assert any("can't be fetched" in text(message) for message in news.history())
