"""How the bot starts, waits for a Discord that is not there, and ends: as a process, against Discord on loopback."""

import asyncio
import itertools
import signal
import socket
from pathlib import Path

import discord as discord_py
import pytest

from bot.discord import create_bot
from bot.discord.assembly import add_features
from bot.discord.connection.announcing import commands_hash
from bot.discord.connection.backoff import FIRST_PAUSE, LONGEST_PAUSE, pauses
from tests.support.discord.loopback import APPLICATION, TOKEN, Fault, Loopback, loopback
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.process import running

pytestmark = pytest.mark.slow

CONFIGURATION, TEMPORARY = 2, 75


async def ended(process: asyncio.subprocess.Process, seconds: float = 60) -> str:
    """What the process said on standard error; it says nothing that is not for everyone's eyes."""
    _, err = await asyncio.wait_for(process.communicate(), seconds)
    said = err.decode()
    assert "Traceback" not in said
    assert TOKEN not in said
    return said


async def said_until(process: asyncio.subprocess.Process, words: str) -> str:
    """Its log up to the line that has the words."""
    assert process.stderr is not None
    said = ""
    async with asyncio.timeout(60):
        while words not in said:
            line = await process.stderr.readline()
            assert line, said
            said += line.decode()
    return said


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_a_discord_that_is_not_there_is_waited_for(root: Path, tmp_path: Path) -> None:
    absent = Loopback()
    absent.port = free_port()
    async with running(absent, root, tmp_path / "index", tmp_path) as process:
        said = await said_until(process, "Discord not reached")
        assert "logging in: Discord not reached" in said
        assert "again_in=" in said
        async with loopback(absent.port) as discord:
            await discord.until(lambda: discord.identified)
            process.send_signal(signal.SIGTERM)
            await ended(process)
    assert process.returncode == 0


async def test_sigterm_while_it_waits_ends_it_cleanly(root: Path, tmp_path: Path) -> None:
    absent = Loopback()
    absent.port = free_port()
    async with running(absent, root, tmp_path / "index", tmp_path) as process:
        await said_until(process, "Discord not reached")
        process.send_signal(signal.SIGTERM)
        said = await ended(process, 30)
    assert process.returncode == 0
    assert "leaving" in said


async def test_a_gateway_that_can_t_be_named_yet_is_asked_for_again(root: Path, tmp_path: Path) -> None:
    async with loopback() as discord:
        discord.faults += [Fault("GET", "/gateway/bot", 503), Fault("GET", "/gateway/bot", 503)]
        async with running(discord, root, tmp_path / "index", tmp_path) as process:
            await discord.until(lambda: discord.identified)
            process.send_signal(signal.SIGTERM)
            said = await ended(process)
    assert said.count("connecting: Discord not reached") == 2
    assert len(discord.made("GET", "/gateway/bot")) == 3
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("code", "status", "sentence"),
    [
        (4004, CONFIGURATION, "it was reset: put the new one into DISCORD_TOKEN."),
        (4014, CONFIGURATION, "switch on Message Content Intent"),
        (4011, TEMPORARY, "Discord ended the connection (code 4011): start me again in a moment."),
    ],
)
async def test_exit_status_tells_try_again_from_don_t(
    root: Path, tmp_path: Path, code: int, status: int, sentence: str
) -> None:
    async with loopback() as discord, running(discord, root, tmp_path / "index", tmp_path) as process:
        await discord.until(lambda: discord.made("PUT", "/commands"))
        await discord.drop(code)
        said = await ended(process)
    assert process.returncode == status
    assert sentence in said.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("answer", "status", "sentence"),
    [
        (401, CONFIGURATION, "Discord does not know this token"),
        (404, CONFIGURATION, "There is no Discord at this address: check DISCORD_API_URL."),
        (403, TEMPORARY, "Discord does not let me in now (Forbidden): start me again in a few minutes."),
    ],
)
async def test_what_waiting_does_not_mend_ends_at_once(
    root: Path, tmp_path: Path, answer: int, status: int, sentence: str
) -> None:
    async with loopback() as discord:
        discord.faults.append(Fault("GET", "/users/@me", answer))
        async with running(discord, root, tmp_path / "index", tmp_path) as process:
            said = await ended(process)
    assert process.returncode == status
    assert sentence in said.strip().splitlines()[-1]
    assert "again_in" not in said


async def test_a_token_that_was_reset_while_running_is_told_as_that(root: Path, tmp_path: Path) -> None:
    async with loopback() as discord, running(discord, root, tmp_path / "index", tmp_path) as process:
        await discord.until(lambda: discord.made("PUT", "/commands"))
        discord.faults += [Fault("POST", "/typing", 401), Fault("GET", "/users/@me", 401)]
        await discord.mention("what did the ACLU say?")
        said = await ended(process)
    assert process.returncode == CONFIGURATION
    assert "it was reset: put the new one into DISCORD_TOKEN." in said.strip().splitlines()[-1]


async def test_one_refusal_that_is_not_the_token_s_ends_nothing(root: Path, tmp_path: Path) -> None:
    async with loopback() as discord, running(discord, root, tmp_path / "index", tmp_path) as process:
        await discord.until(lambda: discord.made("PUT", "/commands"))
        discord.faults.append(Fault("POST", "/typing", 401))
        await discord.mention("what did the ACLU say?")
        await discord.until(lambda: discord.made("POST", "/messages"))
        assert len(discord.made("GET", "/users/@me")) == 2
        process.send_signal(signal.SIGTERM)
        await ended(process)
    assert process.returncode == 0


async def test_commands_are_announced_only_when_they_changed(root: Path, tmp_path: Path) -> None:
    for announcements in (1, 0):
        async with loopback() as discord, running(discord, root, tmp_path / "index", tmp_path) as process:
            await said_until(process, "connected")
            await discord.mention("what did the ACLU say?")
            await discord.until(lambda: discord.made("POST", "/messages"))
            announced = len(discord.made("PUT", f"/applications/{APPLICATION}/commands"))
            process.send_signal(signal.SIGTERM)
            await ended(process)
        assert announced == announcements


async def test_commands_that_can_t_be_announced_hold_up_no_answer(root: Path, tmp_path: Path) -> None:
    async with loopback() as discord:
        discord.faults += [Fault("PUT", "/commands", 503)] * 3
        async with running(discord, root, tmp_path / "index", tmp_path) as process:
            await discord.until(lambda: discord.identified)
            await discord.until(lambda: discord.made("PUT", "/commands"))
            await discord.mention("what did the ACLU say?")
            await discord.until(lambda: discord.made("POST", "/messages"))
            assert len(discord.made("PUT", "/commands")) < 4
            await discord.until(lambda: len(discord.made("PUT", "/commands")) == 4)
            process.send_signal(signal.SIGTERM)
            said = await ended(process)
    assert said.count("announcing commands: Discord not reached") == 3


async def test_another_option_is_another_hash(newsstand: FakeCollection, tmp_path: Path) -> None:
    bots = [create_bot(newsstand, tmp_path / f"{n}.sqlite", shard_count=1) for n in range(3)]
    for bot in bots:
        await add_features(bot)
    command = bots[2].tree.get_command("thread")
    assert isinstance(command, discord_py.app_commands.Command)
    command.description = "Something else"
    first, same, other = map(commands_hash, bots)
    assert first == same
    assert first != other


def test_pauses_grow_up_to_a_bound_and_none_is_the_same() -> None:
    whole = list(itertools.islice(pauses(lambda: 0.0), 10))
    halved = list(itertools.islice(pauses(lambda: 1.0), 10))
    assert whole[:4] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE, 8 * FIRST_PAUSE]
    assert whole[-1] == LONGEST_PAUSE
    assert whole == sorted(whole)
    assert halved == [pause / 2 for pause in whole]
    assert list(itertools.islice(pauses(), 2_000))[-1] <= LONGEST_PAUSE
