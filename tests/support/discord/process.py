"""The bot as a process that talks to the Discord on loopback."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.command_line import command_environment
from tests.support.discord.loopback import TOKEN, Loopback


@asynccontextmanager
async def running(
    discord: Loopback, root: Path, index: Path, folder: Path, **more: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot run` over the seeds, with `folder` as the working folder and `more` settings."""
    settings = {"DISCORD_TOKEN": TOKEN, "DISCORD_API_URL": discord.api, **more}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--sources", str(root / "seeds"), "--index", str(index)),
        cwd=folder,
        env=command_environment(settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
