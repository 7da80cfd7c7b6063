"""Who may change what several servers are answered from, and where it is told."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast

import discord
import pytest

from bot.discord import QuoteBot, create_bot
from bot.discord.features.admin.home import first_joined, home_server
from bot.service.keepers import MANAGERS_ALONE, REFUSED, Keepers, Person, Right, refusal
from bot.settings import load_settings
from tests.command_line import RunCli
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.openapi import OpenApi
from tests.support.discord.shown import response_of, text
from tests.support.discord.world import World, running

ALONE = "Only the admins of my home server, and owners whom my settings name, may change it."
GONE = "I have no home server now, so only owners whom my settings name may change it."


class OneEach:
    """A newsstand for each server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stands: dict[int | None, FakeCollection] = {}

    def for_server(self, server: int | None) -> FakeCollection:
        if server not in self._stands:
            sources = self._folder / str(server)
            sources.mkdir(parents=True)
            self._stands[server] = FakeCollection(sources)
        return self._stands[server]


async def two_servers(bot: QuoteBot, openapi: OpenApi | None) -> AsyncIterator[tuple[World, World]]:
    async with running(bot) as env:
        yield World(env, "The Newsroom"), World(env, "Strangers")
    assert openapi is None or openapi.faults(env.http_requests) == []


@pytest.fixture
async def worlds(
    newsstand: FakeCollection, tmp_path: Path, discord_openapi: OpenApi | None, slow: None
) -> AsyncIterator[tuple[World, World]]:
    """The second server is a stranger's."""
    async for pair in two_servers(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1), discord_openapi):
        yield pair


@pytest.fixture
async def worlds_apart(
    tmp_path: Path, discord_openapi: OpenApi | None, slow: None
) -> AsyncIterator[tuple[World, World]]:
    """Each server has a collection of its own."""
    bot = create_bot(OneEach(tmp_path / "each"), tmp_path / "memory.sqlite", shard_count=1)
    async for pair in two_servers(bot, discord_openapi):
        yield pair


async def recorded_actions(world: World) -> list[str]:
    return [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 10)]


def stand(world: World) -> FakeCollection:
    collection = world.bot.collections.for_server(world.guild.id)
    assert isinstance(collection, FakeCollection)
    return collection


NOBODY = Person()
ADMIN = Person(manages=True)


@pytest.mark.parametrize(
    ("right", "person", "shared", "home_present", "told"),
    [
        (Right.COLLECTION, NOBODY, True, True, REFUSED),
        (Right.COLLECTION, ADMIN, True, True, ALONE),
        (Right.COLLECTION, Person(named=True), True, True, ALONE),
        (Right.COLLECTION, ADMIN, True, False, GONE),
        (Right.COLLECTION, Person(manages=True, at_home=True), True, True, None),
        (Right.COLLECTION, Person(named=True, at_home=True), True, True, None),
        (Right.COLLECTION, Person(at_home=True), True, True, REFUSED),
        (Right.COLLECTION, Person(owner=True), True, False, None),
        (Right.COLLECTION, ADMIN, False, False, None),
        (Right.COLLECTION, Person(owner=True), False, True, REFUSED),
        (Right.MANNERS, ADMIN, True, True, None),
        (Right.MANNERS, Person(named=True), True, True, None),
        (Right.MANNERS, Person(owner=True), True, True, REFUSED),
        (Right.VIEW, Person(owner=True), True, True, None),
        (Right.VIEW, NOBODY, True, True, REFUSED),
        (Right.ROLES, ADMIN, True, True, None),
        (Right.ROLES, Person(named=True), True, True, MANAGERS_ALONE),
        (Right.ROLES, NOBODY, True, True, REFUSED),
    ],
)
def test_who_may_what(right: Right, person: Person, shared: bool, home_present: bool, told: str | None) -> None:
    said = refusal(right, person, shared=shared, home_present=home_present)
    assert said == told or (said is not None and told is not None and said.endswith(told))


SHARED: dict[str, dict[str, object]] = {
    "reindex": {},
    "rollback": {},
    "add": {"file": ("a.md", b"# A title\n\nWords.\n")},
    "remove": {"document": "budget.md"},
}


@pytest.mark.parametrize("command", SHARED)
async def test_a_stranger_can_t_change_everybody_s_coverage(
    worlds: tuple[World, World], newsstand: FakeCollection, command: str
) -> None:
    _, theirs = worlds
    (newsstand.sources / "budget.md").write_text("x")
    refused = await theirs.admin.slash(theirs.channel, f"admin {command}", **SHARED[command])
    assert response_of(refused).ephemeral
    assert ALONE in text(refused.response)
    assert newsstand.generation == 1
    assert [path.name for path in newsstand.sources.iterdir()] == ["budget.md"]


@pytest.mark.parametrize("command", ["channels", "roles", "limits", "feedback", "status", "log", "refused"])
async def test_what_concerns_their_own_server_alone_works_there(worlds: tuple[World, World], command: str) -> None:
    _, theirs = worlds
    done = await theirs.admin.slash(theirs.channel, f"admin {command}")
    assert "⚠" not in text(done.response)


async def test_the_home_server_changes_it(worlds: tuple[World, World], newsstand: FakeCollection) -> None:
    ours, _ = worlds
    await ours.admin.slash(ours.channel, "admin add", file=("a.md", b"# A title\n\nWords.\n"))
    assert (newsstand.sources / "a.md").is_file()
    assert await recorded_actions(ours) == ["added a document: a.md (A title)"]


async def test_a_press_of_a_button_is_held_to_the_same_rule(
    worlds: tuple[World, World], newsstand: FakeCollection
) -> None:
    """As when the bot found its home only after the button was sent."""
    ours, theirs = worlds
    bot = ours.bot
    await bot.memory.set_fact("home", str(theirs.guild.id))
    (newsstand.sources / "budget.md").write_text("x")
    newsstand.generation = 5
    removing = await theirs.admin.slash(theirs.channel, "admin remove", document="budget.md")
    back = await theirs.admin.slash(theirs.channel, "admin rollback")
    await bot.memory.set_fact("home", str(ours.guild.id))
    for asked, label in ((removing, "Delete"), (back, "Yes, go back")):
        pressed = await theirs.admin.click(response_of(asked), label=label)
        assert ALONE in text(pressed.response)
        assert response_of(pressed).ephemeral
    assert (newsstand.sources / "budget.md").exists()
    assert newsstand.generation == 5


async def test_an_owner_changes_it_from_anywhere_and_home_hears_of_it(worlds: tuple[World, World]) -> None:
    ours, theirs = worlds
    bot = ours.bot
    bot.keepers = Keepers(owners=frozenset({theirs.admin.id}))
    await theirs.admin.slash(theirs.channel, "admin reindex")
    assert await recorded_actions(ours) == ["reindex done: generation 2"]
    shown = await ours.admin.slash(ours.channel, "admin log")
    said = text(shown.response)
    assert f"Ada ({theirs.admin.id}), " in said
    assert f"from the server Strangers ({theirs.guild.id})" in said


async def test_the_setting_names_the_home_server(worlds: tuple[World, World], newsstand: FakeCollection) -> None:
    ours, theirs = worlds
    ours.bot.keepers = Keepers(home_server=theirs.guild.id)
    await theirs.admin.slash(theirs.channel, "admin reindex")
    assert newsstand.generation == 2
    refused = await ours.admin.slash(ours.channel, "admin reindex")
    assert ALONE in text(refused.response)


async def test_a_home_server_that_is_gone_leaves_it_to_owners_and_says_what_to_do(
    worlds: tuple[World, World], newsstand: FakeCollection, caplog: pytest.LogCaptureFixture
) -> None:
    ours, theirs = worlds
    bot = ours.bot
    await ours.env.settle()
    server = bot.get_guild(ours.guild.id)
    assert server is not None
    await server.leave()
    await ours.env.settle()
    assert "home server gone: set PULLQUOTE_HOME_SERVER" in caplog.text
    refused = await theirs.admin.slash(theirs.channel, "admin reindex")
    assert GONE in text(refused.response)
    status = await theirs.admin.slash(theirs.channel, "admin status")
    assert "name another server by its number with PULLQUOTE_HOME_SERVER" in text(status.response)
    bot.keepers = Keepers(owners=frozenset({theirs.admin.id}))
    await theirs.admin.slash(theirs.channel, "admin reindex")
    assert newsstand.generation == 2


async def test_the_home_server_stays_the_one_that_was_found_first(worlds: tuple[World, World]) -> None:
    ours, _ = worlds
    bot = ours.bot
    assert await home_server(bot) == ours.guild.id
    assert await bot.memory.settle_home(7) == ours.guild.id
    assert await bot.memory.home() == ours.guild.id


async def test_with_a_collection_a_server_each_is_its_own_home(worlds_apart: tuple[World, World]) -> None:
    for world in worlds_apart:
        await world.admin.slash(world.channel, "admin reindex")
        assert await recorded_actions(world) == ["reindex done: generation 2"]
        assert stand(world).generation == 2
        status = await world.admin.slash(world.channel, "admin status")
        assert "PULLQUOTE_HOME_SERVER" not in text(status.response)


def test_settings_name_the_home_server_and_the_owners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PULLQUOTE_HOME_SERVER", "2000")
    monkeypatch.setenv("PULLQUOTE_OWNERS", " 4000, 4001 ,")
    account = load_settings().discord
    assert (account.home_server, account.owners) == (2000, frozenset({4000, 4001}))


@pytest.mark.parametrize(
    ("name", "value"),
    [("PULLQUOTE_HOME_SERVER", "newsroom"), ("PULLQUOTE_HOME_SERVER", "0"), ("PULLQUOTE_OWNERS", "ada, rob")],
)
def test_a_number_that_is_none_is_one_line(run_cli: RunCli, name: str, value: str) -> None:
    ran = run_cli("run", env={name: value, "DISCORD_TOKEN": "fake"})
    assert ran.status == 2
    assert f"{name} can't be used: " in ran.err
    assert "Traceback" not in ran.err


class Joined:
    """What is asked of a server."""

    def __init__(self, number: int, day: int | None, unavailable: bool = False) -> None:
        self.id = number
        self.unavailable = unavailable
        at = None if day is None else discord.utils.utcnow().replace(year=2026, month=1, day=day)
        self.me = type("Me", (), {"joined_at": at})()


@pytest.mark.parametrize(
    ("servers", "home"),
    [
        ([], None),
        ([Joined(9, 3), Joined(4, 2), Joined(5, 7)], 4),
        ([Joined(9, 3), Joined(4, 2, unavailable=True)], None),
        ([Joined(9, 3), Joined(4, None)], None),
    ],
)
def test_the_first_server_joined_is_home_once_all_are_in_sight(servers: list[Joined], home: int | None) -> None:
    assert first_joined(cast("list[discord.Guild]", servers)) == home
