"""The bot as a process, over the real transport, against Discord on loopback: nothing of the bot is replaced."""

import asyncio
import signal
import time
from pathlib import Path

from tests.support.discord.loopback import TOKEN, Fault, Loopback, loopback
from tests.support.discord.openapi import OpenApi
from tests.support.discord.process import running

QUESTION = "what did the ACLU say about Rekognition?"


def answers(discord: Loopback, method: str, end: str) -> list[str]:
    return [str(body["components"]) for body in discord.made(method, end) if body and body.get("components")]


async def test_a_day_in_the_life(root: Path, seed_index: Path, tmp_path: Path, discord_openapi: OpenApi | None) -> None:
    """Log in, announce, answer, meet 429 and 500, lose the gateway, come back, and leave with answers sent."""
    async with loopback() as discord, running(discord, root, seed_index, tmp_path) as process:
        await discord.until(lambda: discord.identified)
        assert discord.identified[0]["token"] == TOKEN
        assert [path for _, path, _ in discord.requests[:2]] == ["/users/@me", "/oauth2/applications/@me"]
        (announced,) = await discord.until(lambda: discord.made("PUT", "/commands"))
        names = [command["name"] for command in announced]
        assert {"ask", "source", "who", "check", "admin", "forget", "thread", "Who said this?"} <= set(names)

        discord.faults.append(Fault("POST", "/callback", 500))
        limited = {"X-RateLimit-Reset-After": "0.2", "Retry-After": "1"}
        body = {"message": "slow down", "retry_after": 0.2, "global": False}
        discord.faults.append(Fault("PATCH", "/@original", 429, limited, body))
        await discord.slash("ask", question=QUESTION)
        (said,) = await discord.until(
            lambda: len(discord.made("PATCH", "/@original")) == 2 and answers(discord, "PATCH", "/@original")[:1]
        )
        assert "primed for abuse in the hands of governments" in said
        assert len(discord.made("POST", "/callback")) == 2

        started = time.monotonic()
        await discord.slash("ask", question=QUESTION)
        await discord.until(lambda: len(discord.made("POST", "/callback")) == 3)
        assert time.monotonic() - started < 1.0
        await discord.until(lambda: len(discord.made("PATCH", "/@original")) == 3)

        await discord.drop()
        await discord.until(lambda: discord.resumed or len(discord.identified) == 2)
        asked = await discord.mention(QUESTION)
        await discord.until(lambda: discord.made("POST", "/messages"))
        (reply,) = discord.made("POST", "/messages")
        assert reply["message_reference"]["message_id"] == int(asked)
        assert reply["allowed_mentions"] == {"parse": [], "replied_user": False}

        await discord.mention(QUESTION, by_role=True)
        await discord.until(lambda: len(discord.made("POST", "/typing")) == 2)
        process.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(process.communicate(), 30)
        assert process.returncode == 0
        assert len(discord.made("POST", "/messages")) == 2
        assert out == b""
        for secret in (TOKEN, QUESTION, str(tmp_path), "Traceback"):
            assert secret not in err.decode()


async def test_the_debug_log_holds_no_question_and_no_token(root: Path, seed_index: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    settings = {"PULLQUOTE_LOG_LEVEL": "debug", "PULLQUOTE_LOG_FILE": str(log)}
    async with loopback() as discord, running(discord, root, seed_index, tmp_path, **settings) as process:
        await discord.until(lambda: discord.identified)
        body = {"message": "slow down", "retry_after": 0.2, "global": False}
        limited = {"X-RateLimit-Reset-After": "0.2", "Retry-After": "1"}
        discord.faults.append(Fault("PATCH", "/@original", 429, limited, body))
        discord.faults += [Fault("PATCH", "/@original", 404) for _ in range(4)]
        token = await discord.slash("ask", question=QUESTION)
        await discord.until(lambda: len(discord.made("PATCH", "/@original")) >= 2)
        await discord.mention(QUESTION)
        await discord.until(lambda: discord.made("POST", "/messages"))
        process.send_signal(signal.SIGTERM)
        _, err = await asyncio.wait_for(process.communicate(), 30)
    told = err.decode() + log.read_text(encoding="utf-8")
    assert "rate limited" in told
    for secret in (TOKEN, token, QUESTION, "Rekognition", "primed for abuse"):
        assert secret not in told


async def test_a_token_that_discord_does_not_know_is_one_line(root: Path, seed_index: Path, tmp_path: Path) -> None:
    async with loopback() as discord:
        discord.faults.append(Fault("GET", "/users/@me", 401))
        async with running(discord, root, seed_index, tmp_path) as process:
            _, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 2
    assert err.decode().strip().splitlines()[-1].endswith("put the bot's token into DISCORD_TOKEN.")
    assert b"Traceback" not in err


async def test_a_memory_that_cannot_be_opened_is_one_line(root: Path, seed_index: Path, tmp_path: Path) -> None:
    (tmp_path / ".pullquote.sqlite3").write_bytes(b"no database" * 1000)
    async with loopback() as discord, running(discord, root, seed_index, tmp_path) as process:
        _, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 2
    assert "The bot's memory can't be opened (file is not a database)" in err.decode()
    assert b"Traceback" not in err
