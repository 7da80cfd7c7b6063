"""Calls to Discord: which failures are met again, how long to wait, what is announced, when a token is lost."""

import asyncio
import itertools
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest
from discord import app_commands
from discord.http import HTTPClient, Route
from yarl import URL

from bot.discord.connection.announcing import announce_commands, commands_hash
from bot.discord.connection.backoff import LONGEST_PAUSE, patiently, pauses, status_of
from bot.discord.connection.retry import ATTEMPTS, already_acknowledged, retry
from bot.discord.connection.token_watch import TokenWatch
from bot.memory import Memory


def answer(status: int, code: int = 0) -> discord.HTTPException:
    response = SimpleNamespace(status=status, reason="injected")
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    if status >= 500:
        kind = discord.DiscordServerError
    return kind(response, {"message": "injected", "code": code})


def unnamed_gateway(cause: Exception) -> discord.GatewayNotFound:
    error = discord.GatewayNotFound()  # type: ignore[no-untyped-call]
    error.__cause__ = cause
    return error


class Call:
    """Fails with each error in turn, and then gives 7."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = iter(errors)
        self.times = 0

    async def __call__(self) -> int:
        self.times += 1
        for error in self._errors:
            raise error
        return 7


async def test_what_succeeds_is_called_once() -> None:
    call = Call()
    assert await retry(call) == 7
    assert call.times == 1


@pytest.mark.parametrize(
    "error",
    [
        *map(answer, (429, 500, 502, 503, 504)),
        TimeoutError(),
        ConnectionResetError(),
        aiohttp.ServerDisconnectedError(),
    ],
    ids=repr,
)
async def test_what_may_pass_is_tried_again(error: Exception) -> None:
    call = Call(error)
    assert await retry(call) == 7
    assert call.times == 2


@pytest.mark.parametrize(
    "error",
    [answer(400), answer(401), answer(403), answer(404), answer(501), OSError("disk"), ValueError("bug")],
    ids=repr,
)
async def test_what_stays_is_raised_at_once(error: Exception) -> None:
    call = Call(error)
    with pytest.raises(type(error)) as raised:
        await retry(call)
    assert raised.value is error
    assert call.times == 1


async def test_the_last_attempt_s_error_is_raised() -> None:
    errors = [answer(500), TimeoutError(), answer(503), answer(502)]
    call = Call(*errors)
    with pytest.raises(discord.HTTPException) as raised:
        await retry(call)
    assert raised.value is errors[ATTEMPTS - 1]
    assert call.times == ATTEMPTS


@pytest.mark.parametrize(("code", "arrived"), [(40060, True), (0, False), (50001, False)])
def test_an_acknowledgement_that_had_arrived(code: int, arrived: bool) -> None:
    assert already_acknowledged(answer(400, code)) is arrived


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (answer(500), 500),
        (answer(404), 404),
        (unnamed_gateway(answer(503)), 503),
        (unnamed_gateway(TimeoutError()), None),
        (TimeoutError(), None),
        (ConnectionRefusedError(), None),
        (ValueError(), None),
    ],
    ids=repr,
)
def test_the_status_of_a_refusal(error: Exception, status: int | None) -> None:
    assert status_of(error) == status


def test_pauses_double_and_are_shortened_by_chance() -> None:
    assert list(itertools.islice(pauses(lambda: 0.0), 10)) == [1, 2, 4, 8, 16, 32, 64, 120, 120, 120]
    assert list(itertools.islice(pauses(lambda: 1.0), 10)) == [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert next(itertools.islice(pauses(lambda: 0.0), 5_000, None)) == LONGEST_PAUSE


@pytest.mark.parametrize("error", [answer(400), answer(401), answer(404), unnamed_gateway(answer(401))], ids=repr)
async def test_patience_ends_where_discord_refuses(error: Exception) -> None:
    call = Call(error)
    with pytest.raises(type(error)) as raised:
        await patiently("testing", call)
    assert raised.value is error
    assert call.times == 1


class Announcing:
    """A client with one command, whose tree notes how often it was announced."""

    def __init__(self, memory: Memory, application: int = 1, description: str = "Ask.") -> None:
        client = discord.Client(intents=discord.Intents.none())
        self.tree = CountedTree(client)
        self.memory = memory
        self.application_id = application

        async def ask(interaction: discord.Interaction[Any]) -> None:
            raise AssertionError("never called")

        self.tree.add_command(app_commands.Command(name="ask", description=description, callback=ask))


class CountedTree(app_commands.CommandTree[discord.Client]):
    announced = 0
    fails: Exception | None = None

    async def sync(self, *, guild: discord.abc.Snowflake | None = None) -> list[app_commands.AppCommand]:
        self.announced += 1
        if self.fails is not None:
            raise self.fails
        return []


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "memory.sqlite")


async def test_commands_are_announced_once_and_again_where_they_changed(memory: Memory) -> None:
    for description, expected in (("Ask.", 1), ("Ask.", 0), ("Ask me.", 1), ("Ask me.", 0), ("Ask.", 1)):
        bot = Announcing(memory, description=description)
        await announce_commands(bot)
        assert bot.tree.announced == expected, description
    await memory.close()


async def test_each_application_is_told_for_itself(memory: Memory) -> None:
    for application, expected in ((1, 1), (2, 1), (1, 0), (2, 0)):
        bot = Announcing(memory, application)
        await announce_commands(bot)
        assert bot.tree.announced == expected
    await memory.close()


async def test_commands_that_were_refused_are_announced_at_the_next_start(memory: Memory) -> None:
    refused = Announcing(memory)
    refused.tree.fails = answer(400)
    await announce_commands(refused)
    again = Announcing(memory)
    await announce_commands(again)
    assert (refused.tree.announced, again.tree.announced) == (1, 1)
    await memory.close()


async def test_the_hash_is_of_what_discord_is_told(memory: Memory) -> None:
    one, same, other = Announcing(memory), Announcing(memory, 2), Announcing(memory, description="Ask me.")
    assert commands_hash(one) == commands_hash(same)
    assert commands_hash(one) != commands_hash(other)
    assert len(commands_hash(one)) == 64


class Connection(HTTPClient):
    """Answers the one request that a token is checked with."""

    def __init__(self, result: Exception | None) -> None:
        super().__init__(asyncio.get_running_loop())
        self._result = result
        self.asked: list[str] = []

    async def request(self, route: Route, **_: Any) -> Any:
        self.asked.append(f"{route.method} {route.path}")
        if self._result is not None:
            raise self._result
        return {"id": "1"}


class Watched:
    def __init__(self, result: Exception | None, *, ready: bool = True) -> None:
        self.connection = Connection(result)
        self.http: HTTPClient = self.connection
        self.ready = ready
        self.ended = 0

    def is_ready(self) -> bool:
        return self.ready

    async def shut_down(self) -> None:
        self.ended += 1


def ended_request(url: str, status: int) -> aiohttp.TraceRequestEndParams:
    response = SimpleNamespace(status=status)
    return aiohttp.TraceRequestEndParams("GET", URL(url), {}, response)  # type: ignore[arg-type]


async def notice(watch: TokenWatch, url: str, status: int) -> None:
    watch.trace.freeze()
    await watch.trace.on_request_end.send(
        SimpleNamespace(),  # type: ignore[arg-type]
        SimpleNamespace(),
        ended_request(url, status),
    )
    for _ in range(5):
        await asyncio.sleep(0)


OURS = f"{Route.BASE}/channels/3000/messages"


@pytest.mark.parametrize(
    ("url", "status", "asked"),
    [
        (OURS, 401, ["GET /users/@me"]),
        (OURS, 403, []),
        (OURS, 200, []),
        ("https://cdn.example/a.png", 401, []),
        (f"{Route.BASE}/webhooks/1000/aW50ZXJhY3Rpb24/messages/@original", 401, []),
        (f"{Route.BASE}/interactions/10/aW50ZXJhY3Rpb24/callback", 401, []),
    ],
)
async def test_a_refused_token_is_asked_about_once_more(url: str, status: int, asked: list[str]) -> None:
    client = Watched(None)
    watch = TokenWatch(client)
    await notice(watch, url, status)
    assert client.connection.asked == asked
    assert (watch.lost, client.ended) == (False, 0)


@pytest.mark.parametrize(
    ("result", "lost"),
    [(None, False), (answer(401), True), (answer(403), False), (answer(500), False), (TimeoutError(), False)],
    ids=repr,
)
async def test_a_token_is_lost_where_it_is_refused_twice(result: Exception | None, lost: bool) -> None:
    client = Watched(result)
    watch = TokenWatch(client)
    await notice(watch, OURS, 401)
    assert (watch.lost, client.ended) == (lost, int(lost))


async def test_a_bot_that_is_not_ready_yet_is_told_by_its_login() -> None:
    client = Watched(answer(401), ready=False)
    watch = TokenWatch(client)
    await notice(watch, OURS, 401)
    assert (watch.lost, client.connection.asked) == (False, [])
