"""A bot that keeps itself up to date, with a clock that tests turn, and a web on this machine's loopback."""

import asyncio
import datetime
from dataclasses import dataclass, field
from pathlib import Path

from bot.discord import QuoteBot, create_bot
from bot.discord.features.upkeep.rounds import Rounds
from bot.service.collection import Collections
from bot.service.sources.upkeep import Upkeep
from bot.timing.schedule import Schedule
from index import Allow, FetchLimits
from tests.support.discord.world import World
from tests.support.web.misbehaving_server import MisbehavingServer, page, response

_START = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)
_IMPATIENT = FetchLimits(connect=2.0, whole=5.0, pause=0.0, longest_wait=1.0)
WORDS = "“It will be built by the spring,” said Ida Poe, the engineer, on Monday, before the council met again. "


@dataclass
class Clock:
    now: datetime.datetime = field(default=_START)

    def __call__(self) -> datetime.datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        """`minutes=5`."""
        self.now += datetime.timedelta(**time)


def kept_bot(
    collections: Collections, memory: Path, clock: Clock, schedule: Schedule | None = None, *feeds: str
) -> QuoteBot:
    """It may fetch from this machine, and waits for hardly anything."""
    allow = Allow.parse("127.0.0.1")
    upkeep = Upkeep(schedule, feeds, allow, limits=_IMPATIENT, now=clock, quiet=0.2)
    return create_bot(collections, memory, shard_count=1, upkeep=upkeep)


async def round_(world: World) -> None:
    """The bot looks once whether anything is due, and does it."""
    await world.env.advance_time(5.1)


def begin_round(world: World) -> asyncio.Task[None]:
    """The same, whatever the bot is at."""
    rounds = world.bot.get_cog("Rounds")
    assert isinstance(rounds, Rounds)
    return world.bot.chores.start(rounds.look())


def article(title: str) -> bytes:
    return response(page(f"{title}. {WORDS * 4}", head=f"<title>{title}</title>"))


def feed(server: MisbehavingServer, *names: str) -> bytes:
    """Of articles of these names, each of which the server has from now on."""
    for name in names:
        server.answers[f"/{name}"] = article(f"On {name}")
    items = "".join(f"<item><title>{name}</title><link>{server.url(f'/{name}')}</link></item>" for name in names)
    return response(
        f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>", kind="application/rss+xml"
    )
