"""Citations of documents without an address lead to the reader, where an admin named its address; never elsewhere."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from lxml import html

from bot.discord import create_bot
from bot.service.folder_collection import FolderCollection, SharedCollection
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.openapi import OpenApi
from tests.support.discord.panel import opened
from tests.support.discord.shown import last_in, raw, response_of
from tests.support.discord.world import World, running
from tests.support.papers.paper import Paper, alert_round
from tests.support.papers.wire import put_budget
from tests.support.served import Client, IndexedCollection, serving

QUESTION = "what did the ACLU say about Rekognition?"
_LINK = re.compile(r"\[open at the sentence\]\((\S+)\)")


@pytest.fixture
async def reader(seed_index: Path) -> AsyncIterator[Client]:
    async with serving(IndexedCollection(seed_index)) as client:
        yield client


@pytest.fixture
async def seed(
    seed_index: Path, root: Path, reader: Client, tmp_path: Path, discord_openapi: OpenApi | None
) -> AsyncIterator[World]:
    collection = SharedCollection(FolderCollection(root / "seeds", seed_index, None))
    bot = create_bot(collection, tmp_path / "memory.sqlite", shard_count=1, reader=reader.base)
    async with running(bot, 60.0) as env:
        yield World(env)
    env.raise_errors()
    assert discord_openapi is None or discord_openapi.faults(env.http_requests) == []


async def marked_at(reader: Client, link: str) -> str:
    """What the page that a link leads to marks."""
    path, _, fragment = link.removeprefix(reader.base).partition("#")
    assert fragment == "words"
    page = html.document_fromstring((await reader.get(path)).text)
    return "".join(mark.text_content() for mark in page.xpath("//mark"))


async def test_every_citation_leads_to_its_words_in_the_reader(seed: World, reader: Client) -> None:
    asked = await seed.reader.slash(seed.channel, "ask", question=QUESTION)
    checked = await seed.reader.slash(seed.channel, "check", quotation="We'll all get our voices heard")
    found = await seed.reader.slash(seed.channel, "source find", words="all get our voices heard")
    await seed.reader.send(seed.channel, f"{seed.mention} {QUESTION}")
    shown = [raw(asked.response), raw(checked.response), raw(found.response), raw(last_in(seed.channel))]
    links = [_LINK.findall(text) for text in shown]
    assert [len(found) > 0 for found in links] == [True] * 4
    assert "Amazon Rekognition is primed for abuse" in await marked_at(reader, links[0][0])
    assert "We'll all get our voices heard" in await marked_at(reader, links[1][0])
    assert "We'll all get our voices heard" in await marked_at(reader, links[2][0])
    assert links[3] == links[0]


async def test_words_in_the_course_of_time_and_a_person_lead_to_the_reader(seed: World, reader: Client) -> None:
    line = await seed.reader.slash(seed.channel, "timeline", speaker="Werner Vogels", topic="voices being heard")
    history = await seed.reader.slash(seed.channel, "history", quotation="We'll all get our voices heard")
    person = await seed.reader.slash(seed.channel, "who", name="Werner Vogels")
    for shown in map(raw, (line.response, history.response, person.response)):
        links = _LINK.findall(shown)
        assert len(links) == shown.count("paragraph 7") + shown.count("paragraph 8") > 0
        assert "We'll all get our voices heard" in await marked_at(reader, links[-1])


async def test_the_panel_leads_to_the_reader(seed: World, reader: Client) -> None:
    silence = response_of(
        await seed.reader.slash(seed.channel, "ask", question="What did Tim Cook say about Rekognition?")
    )
    (link,) = _LINK.findall(raw(await opened(seed.reader, silence)))
    assert "Amazon Rekognition is primed for abuse" in await marked_at(reader, link)


@pytest.mark.slow
async def test_an_alert_leads_to_the_reader(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    async with running(paper.bot(reader="http://archive.example")) as env:
        world = World(env)
        await world.reader.slash(world.channel, "alert add", speaker="Rita Okafor", where="here")
        await alert_round(world)
        put_budget(paper.sources)
        await paper.publish()
        await alert_round(world)
        assert _LINK.findall(raw(last_in(world.channel))) == [
            "http://archive.example/read/budget.md?start=68&end=168#words"
        ]


async def test_without_an_address_of_the_reader_there_is_no_link(seed_index: Path, root: Path, tmp_path: Path) -> None:
    collection = SharedCollection(FolderCollection(root / "seeds", seed_index, None))
    async with running(create_bot(collection, tmp_path / "memory.sqlite", shard_count=1), 60.0) as env:
        world = World(env)
        asked = await world.reader.slash(world.channel, "ask", question=QUESTION)
        assert "Mass Protests · paragraph 10" in raw(asked.response)
        assert "](" not in raw(asked.response)


async def test_a_document_with_an_address_leads_there(newsstand: FakeCollection, tmp_path: Path) -> None:
    bot = create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1, reader="http://archive.example")
    async with running(bot) as env:
        world = World(env)
        asked = await world.reader.slash(world.channel, "ask", question="what about schools?")
        assert [link.partition("#")[0] for link in _LINK.findall(raw(asked.response))] == [
            "https://news.example/budget.md"
        ]
