"""Options complete themselves while everything else is busy."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.discord import create_bot
from bot.service.folder_collection import FolderCollection, SharedCollection
from retrieval import SpeakerEntry
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.unsettled import begin_slash, until
from tests.support.discord.world import World, running

_IN_TIME = 0.3  # seconds; Discord waits for 3
OPTIONS = [
    ("ask", "speaker", "ana", [("Ana Roe (1 quotation)", "Ana Roe")]),
    ("ask", "outlet", "po", [("The Post", "The Post")]),
    ("source show", "document", "council", [("Council votes on budget · The Post", "8941afc0a514")]),
]
SEED_SPEAKERS = {
    "vog": ["Werner Vogels"],
    "am": ["American Civil Liberties Union"],
    "a": ["ABC News", "American Civil Liberties Union"],
    "ACLU": [],
}


def choices(offered: Sequence[Mapping[str, object]]) -> list[tuple[object, object]]:
    """Each as it is shown and as it is given."""
    return [(choice["name"], choice["value"]) for choice in offered]


@pytest.mark.parametrize(("command", "option", "typed", "offered"), OPTIONS)
async def test_options_complete_while_questions_wait(
    world: World,
    newsstand: FakeCollection,
    command: str,
    option: str,
    typed: str,
    offered: list[tuple[str, str]],
) -> None:
    newsstand.held.clear()
    people = [world.guild.add_member(world.env.create_user(f"p{n}")) for n in range(4)]
    for person in people:
        begin_slash(person, world.channel, "ask", question="what about schools?")
    await until(lambda: len(newsstand.asked) == 2)
    complete = asyncio.ensure_future(world.bot.complete(world.guild.id, lambda retriever: retriever.speakers("ana")))
    assert await asyncio.wait_for(complete, 1.0) == (SpeakerEntry("Ana Roe", 1, 1),)
    newsstand.held.set()
    assert choices(await world.reader.autocomplete(world.channel, command, option, typed)) == offered


async def test_beyond_its_queue_nothing_is_offered_and_nothing_fails(world: World) -> None:
    world.bot._choice_pool._room = 0
    for command, option, typed, _ in OPTIONS:
        assert await world.reader.autocomplete(world.channel, command, option, typed) == []
    assert world.env.errors == []


async def test_names_complete_while_a_question_holds_the_real_index(
    seed_index: Path, root: Path, tmp_path: Path
) -> None:
    """The retriever answers one question after another; whoever completes a name does not stand in that queue."""
    collection = FolderCollection(root / "seeds", seed_index, None)
    retriever = collection.retriever()
    bot = create_bot(SharedCollection(collection), tmp_path / "memory.sqlite", shard_count=1)
    async with running(bot, 60.0) as env:
        world = World(env)
        with retriever._session():
            waits = []
            for typed, offered in SEED_SPEAKERS.items():
                started = time.perf_counter()
                found = await world.reader.autocomplete(world.channel, "ask", "speaker", typed)
                waits.append(time.perf_counter() - started)
                assert [name for _, name in choices(found)] == offered
            found = await world.reader.autocomplete(world.channel, "source show", "document", "mass")
            assert choices(found) == [("Mass Protests", "08123b6cbca7")]
        assert max(waits) < _IN_TIME
