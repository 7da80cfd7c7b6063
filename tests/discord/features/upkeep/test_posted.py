"""Links posted in a channel that an admin chose: fetched, stored, indexed, and told by a reaction."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import simcord

from bot.memory import ServerSettings
from bot.service.folder_collection import FolderCollection, SharedCollection
from bot.service.keepers import Keepers
from bot.service.sources.fetching import LINKS_A_MESSAGE, LINKS_A_PERSON
from bot.service.sources.uploads import remove_document
from index import IndexUnwritable, Refusal
from tests.support.discord.kept import Clock, article, kept_bot
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.openapi import OpenApi
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import last_in, replied_to, response_of, text
from tests.support.discord.unsettled import begin_message, until
from tests.support.discord.world import World, running
from tests.support.web.misbehaving_server import MisbehavingServer, silence

HOURLY = "I take 10 links of one person an hour. Please post it again in 60 minutes."


@pytest.fixture
async def links(world: World) -> simcord.ChannelHandle:
    """A channel whose links are taken."""
    channel = world.guild.create_text_channel("links")
    shown = await world.admin.slash(world.channel, "admin links", add=channel)
    assert "**Here** #links" in text(shown.response)
    return channel


def reactions(world: World, channel: simcord.ChannelHandle, message: int) -> list[str]:
    stored = world.env.backend.get_message(channel.id, message)
    return [reaction.emoji for reaction in stored.reactions if reaction.user_ids]


def pages(newsstand: FakeCollection) -> list[str]:
    return sorted(path.name.rpartition("-")[0] for path in newsstand.sources.rglob("*.html"))


async def test_a_posted_page_is_stored_and_indexed(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/tram"] = article("Tram vote")
    newsstand.held.clear()
    message = begin_message(world.reader, links, f"Have you seen <{web.url('/tram')}>?")
    await until(lambda: newsstand.runs)
    assert reactions(world, links, message) == ["⏳"]
    newsstand.held.set()
    await world.env.settle()
    assert reactions(world, links, message) == ["✅"]
    assert last_in(links).id == message, "no word is said"
    assert pages(newsstand) == ["tram"]


async def test_links_of_a_while_share_one_run(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    for name in "abc":
        web.answers[f"/{name}"] = article(name)
    messages = [begin_message(world.reader, links, web.url(f"/{name}")) for name in "abc"]
    await world.env.settle()
    assert [reactions(world, links, message) for message in messages] == [["✅"]] * 3
    assert newsstand.runs == 1


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("/nothing", "there is no such page (404)."),
        ("http://10.0.0.1/private", "it is not at a public address"),
        ("http://169.254.169.254/latest/meta-data", "it is not at a public address"),
        ("http://localhost/x", "it is not at a public address"),
    ],
)
async def test_a_page_that_can_t_be_had_gets_one_line(
    world: World,
    links: simcord.ChannelHandle,
    newsstand: FakeCollection,
    web: MisbehavingServer,
    address: str,
    why: str,
) -> None:
    url = web.url(address) if address.startswith("/") else address
    said = await world.reader.send(links, f"{url} @everyone")
    assert reactions(world, links, said.id) == ["❌"]
    reply = last_in(links)
    assert replied_to(reply) == said.id
    assert text(reply).startswith(f"**⚠ {url}: {why}")
    assert reply.mentions == []
    assert not reply.mention_everyone
    assert newsstand.runs == 0


async def test_of_several_links_each_that_was_not_taken_is_named(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/tram"] = article("Tram vote")
    said = await world.reader.send(links, f"{web.url('/tram')} {web.url('/gone')} {web.url('/away')}")
    assert reactions(world, links, said.id) == ["✅", "❌"]
    assert text(last_in(links)) == (
        f"**⚠ {web.url('/gone')}: there is no such page (404).**\n-# {web.url('/away')}: there is no such page (404)."
    )


async def test_what_was_stored_and_can_t_be_read_is_no_success(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/tram"] = article("Tram vote")
    await world.reader.send(links, web.url("/tram"))
    (page,) = newsstand.sources.rglob("*.html")
    newsstand.refused = (Refusal(page.relative_to(newsstand.sources).as_posix(), "it holds no article"),)
    said = await world.reader.send(links, web.url("/tram"))
    assert reactions(world, links, said.id) == ["❌"]
    assert "it is stored, but can't be read: it holds no article." in text(last_in(links))


async def test_a_run_that_fails_is_told(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/tram"] = article("Tram vote")
    newsstand.reindex_fails = IndexUnwritable("The disk is full.")
    said = await world.reader.send(links, web.url("/tram"))
    assert reactions(world, links, said.id) == ["❌"]
    assert text(last_in(links)) == "**⚠ The disk is full.**"


async def test_more_than_five_links_are_left_out(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    for number in range(7):
        web.answers[f"/{number}"] = article(str(number))
    said = await world.reader.send(links, " ".join(web.url(f"/{number}") for number in range(7)))
    assert reactions(world, links, said.id) == ["✅"]
    assert text(last_in(links)) == "**⚠ I take 5 links of a message: 2 more were left out.**"
    assert pages(newsstand) == ["0", "1", "2", "3", "4"]


async def test_a_person_has_a_limit_and_a_refused_message_does_not_count(
    world: World, links: simcord.ChannelHandle, web: MisbehavingServer
) -> None:
    for number in range(LINKS_A_PERSON + 1):
        web.answers[f"/{number}"] = article(str(number))
    await world.reader.send(links, " ".join(web.url(f"/{number}") for number in range(5)))
    await world.reader.send(links, " ".join(web.url(f"/{number}") for number in range(5, 9)))
    for _ in range(2):
        asked = len(web.requests)
        said = await world.reader.send(links, f"{web.url('/9')} {web.url('/10')}")
        assert reactions(world, links, said.id) == ["❌"]
        assert text(last_in(links)) == f"**⚠ {HOURLY}**"
        assert len(web.requests) == asked
    said = await world.reader.send(links, web.url("/9"))
    assert reactions(world, links, said.id) == ["✅"]
    said = await world.moderator.send(links, web.url("/10"))
    assert reactions(world, links, said.id) == ["✅"]


async def test_elsewhere_links_are_nobody_s_business(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    said = await world.reader.send(world.channel, web.url("/tram"))
    await world.reader.send_dm(web.url("/tram"))
    assert reactions(world, world.channel, said.id) == []
    await world.admin.slash(world.channel, "admin links", remove=links)
    said = await world.reader.send(links, web.url("/tram"))
    assert reactions(world, links, said.id) == []
    assert web.requests == []
    actions = [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 5)]
    assert actions == ["set channels for links: removed #links", "set channels for links: added #links"]


async def test_bots_and_edits_are_not_followed(
    world: World, links: simcord.ChannelHandle, web: MisbehavingServer
) -> None:
    other = world.guild.add_member(world.env.create_user("feedbot", bot=True))
    said = await other.send(links, web.url("/tram"))
    assert reactions(world, links, said.id) == []
    said = await world.reader.send(links, "wait")
    await world.reader.edit(said, web.url("/tram"))
    assert reactions(world, links, said.id) == []
    assert web.requests == []


async def test_a_thread_of_the_channel_counts(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/tram"] = article("Tram vote")
    asked = await world.reader.slash(links, "ask", question="what about schools?")
    await in_panel(world.reader, response_of(asked), "Thread")
    (thread,) = links.threads
    said = await world.reader.send(thread, web.url("/tram"))
    assert reactions(world, thread, said.id) == ["✅"]


async def test_where_reactions_are_closed_words_say_it(
    world: World, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/tram"] = article("Tram vote")
    closed = world.guild.create_text_channel(
        "closed", overwrites={world.me: discord.PermissionOverwrite(add_reactions=False)}
    )
    shown = await world.admin.slash(world.channel, "admin links", add=closed)
    assert "I may not react in #closed: I lack Add Reactions." in text(shown.response)
    status = await world.admin.slash(world.channel, "admin status")
    assert "**#closed**\n-# Add Reactions" in text(status.response)
    await world.reader.send(closed, web.url("/tram"))
    assert text(last_in(closed)) == "**1 page of this is in the index.**"


async def test_shutting_down_ends_a_fetch_and_says_so(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers |= {"/tram": article("Tram vote"), "/slow": silence}
    message = begin_message(world.reader, links, f"{web.url('/tram')} {web.url('/slow')}")
    await until(lambda: "/slow" in web.asked())
    async with asyncio.timeout(4):
        world.bot.shutting_down = True
        await world.bot.chores.end()
    await world.env.settle()
    assert reactions(world, links, message) == ["❌"]
    assert text(last_in(links)) == "**⚠ I was being restarted: post it again in a minute.**"
    assert newsstand.runs == 0
    assert len(await world.bot.memory.debts(None)) == 1, "the first page is stored, and the next start indexes it"


async def test_what_is_indexed_is_not_owed(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/tram"] = article("Tram vote")
    await world.reader.send(links, f"{web.url('/tram')} {web.url('/none')}")
    assert newsstand.runs == 1
    assert await world.bot.memory.debts(None) == frozenset()


async def test_what_an_admin_removed_is_not_taken_again(
    world: World, links: simcord.ChannelHandle, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/tram"] = article("Tram vote")
    await world.reader.send(links, web.url("/tram"))
    (path,) = newsstand.sources.rglob("tram-*.html")
    remove_document(newsstand.sources, path.relative_to(newsstand.sources).as_posix())
    said = await world.reader.send(links, web.url("/tram"))
    assert reactions(world, links, said.id) == ["❌"]
    assert "it was removed from the sources: whoever runs me can fetch it again" in text(last_in(links))
    assert list(newsstand.sources.rglob("*.html")) == []
    assert web.asked() == ["/tram"]


async def test_the_limits_are_told_as_they_are(world: World) -> None:
    shown = await world.admin.slash(world.channel, "admin links", add=world.channel)
    assert f"{LINKS_A_PERSON} links an hour a person, {LINKS_A_MESSAGE} a message, from public addresses." in text(
        shown.response
    )


async def test_the_channels_hold_after_a_restart(
    world: World,
    links: simcord.ChannelHandle,
    newsstand: FakeCollection,
    web: MisbehavingServer,
    clock: Clock,
    tmp_path: Path,
) -> None:
    web.answers["/tram"] = article("Tram vote")
    await world.env.restart_bot(kept_bot(newsstand, tmp_path / "memory.sqlite", clock))
    said = await world.reader.send(links, web.url("/tram"))
    assert reactions(world, links, said.id) == ["✅"]


async def test_a_shared_collection_takes_links_of_its_home_alone(
    world: World, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    """Also where another server had chosen a channel while it had a collection for itself."""
    web.answers["/tram"] = article("Tram vote")
    await world.bot.memory.settle_home(world.guild.id)
    strangers = World(world.env, "Strangers")
    await world.bot.memory.set_server(strangers.guild.id, ServerSettings(links=frozenset({strangers.channel.id})))
    refused = await strangers.admin.slash(strangers.channel, "admin links", add=strangers.channel)
    assert "may change it" in text(refused.response)
    world.bot.keepers = Keepers(owners=frozenset({strangers.admin.id}))
    told = await strangers.admin.slash(strangers.channel, "admin links", add=strangers.channel)
    assert "links are taken on my home server alone" in text(told.response)
    said = await strangers.reader.send(strangers.channel, web.url("/tram"))
    assert reactions(world, strangers.channel, said.id) == []
    assert web.requests == []


@pytest.fixture
async def real(tmp_path: Path, clock: Clock, discord_openapi: OpenApi | None, slow: None) -> AsyncIterator[World]:
    """With the real index, over an empty folder."""
    (tmp_path / "real").mkdir()
    collection = SharedCollection(FolderCollection(tmp_path / "real", tmp_path / "index", None))
    bot = kept_bot(collection, tmp_path / "memory.sqlite", clock)
    async with running(bot, 100.0) as env:
        yield World(env)
    assert env.errors == []


async def test_what_was_posted_is_answered_from(real: World, web: MisbehavingServer) -> None:
    web.answers["/tram"] = article("Tram vote")
    await real.admin.slash(real.channel, "admin links", add=real.channel)
    said = await real.reader.send(real.channel, web.url("/tram"))
    assert reactions(real, real.channel, said.id) == ["✅"]
    answered = await real.reader.slash(real.channel, "ask", question="what did Ida Poe say about the spring?")
    assert "It will be built by the spring" in text(answered.response)
