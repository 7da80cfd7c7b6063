"""The bot as an account on Discord: what it holds, how it starts, and how it ends."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeAlias, TypeVar

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket

from bot.memory import Memory
from bot.service.collection import Collections, place_id
from bot.service.keepers import UNSET, Keepers
from bot.service.pool import Pool
from bot.service.rate_limits import (
    PER_PERSON,
    PER_SERVER,
    Limiter,
    Once,
    PerPersonQueue,
    QueuePlace,
    TooMany,
    wait_sentence,
)
from bot.service.sources.fetching import WebSources
from bot.service.sources.reindexing import Reindexing
from bot.service.sources.upkeep import NO_UPKEEP, Upkeep
from retrieval import Retriever

from .chores import Chores
from .connection.announcing import announce_commands
from .connection.backoff import patiently
from .connection.token_watch import TokenWatch
from .open_questions import OpenQuestions
from .rendering.custom_id import ButtonAction, CustomId
from .rendering.selects import SelectAction

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)

# Threads that answer. A collection answers one question at a time, so the second is for another server's
# collection, where each has its own, and for what needs no index.
_RETRIEVER_WORKERS = 2
_RETRIEVER_WAITING = 100  # questions; at a dozen a second the last one still has its answer in under ten seconds
_CHOICE_WORKERS = 2  # threads that complete options, beside those that answer: people wait 3 s for neither
_CHOICE_WAITING = 20  # completions; what waits longer than that is typed over already
_TOLD_AGAIN = 600.0  # seconds after which a channel is told again what keeps the bot from answering
_HINTED_AGAIN = 86_400.0  # seconds after which a thread is told again how to send the bot away
_ALERTS_WAITING = 100  # looks at what is new
_INDEXING_WAITING = 20  # runs of other collections, while one is indexed; each takes minutes
_SHUT_DOWN_SECONDS = 20.0  # seconds that answers in hand have when the bot is told to stop


class QuoteBot(commands.AutoShardedBot):
    """The client: settings, memory, queues and thread pools. It has no commands of its own: `set_up` adds those once
    it is logged in, and `tree_cls` answers their errors.

    Shards by itself; `shard_count` None asks Discord how many. Nothing it sends mentions anybody. `reader` is the
    address at which documents without one of their own are read.
    """

    def __init__(
        self,
        collections: Collections,
        memory: Memory,
        *,
        tree_cls: type[app_commands.CommandTree[Any]],
        set_up: "Callable[[QuoteBot], Awaitable[None]]",
        shard_count: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        keepers: Keepers = UNSET,
        upkeep: Upkeep = NO_UPKEEP,
        reader: str | None = None,
    ) -> None:
        self.token_watch = TokenWatch(self)
        intents = discord.Intents(guilds=True, messages=True, message_content=True, guild_reactions=True)
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            shard_count=shard_count,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            tree_cls=tree_cls,
            http_trace=self.token_watch.trace,
        )
        self.collections = collections
        self.memory = memory
        self.keepers = keepers
        self.upkeep = upkeep
        self.reader = reader
        self.web = WebSources(upkeep)
        self.chores = Chores()
        self.button_handlers: dict[ButtonAction, ButtonHandler] = {}
        self.select_handlers: dict[SelectAction, SelectHandler] = {}
        self._set_up = set_up
        self.turns = PerPersonQueue()
        self.open_questions = OpenQuestions()
        self.shutting_down = False
        self._people = Limiter(clock)
        self._servers = Limiter(clock)
        self.troubles = Once(clock, _TOLD_AGAIN)
        self.hints = Once(clock, _HINTED_AGAIN)
        self._retriever_pool = Pool(_RETRIEVER_WORKERS, _RETRIEVER_WAITING, "questions")
        self._choice_pool = Pool(_CHOICE_WORKERS, _CHOICE_WAITING, "choices")
        self._alert_pool = Pool(1, _ALERTS_WAITING, "alerts")
        self.index_pool = Pool(1, _INDEXING_WAITING, "indexing")
        self.upload_pool = Pool(1, _INDEXING_WAITING, "uploads")  # file changes, one after another, also while indexing
        self.reindexing = Reindexing(self.index_pool)
        self._announcing = False
        self._in_flight = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def setup_hook(self) -> None:
        await self._set_up(self)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Waits until Discord's REST interface names a gateway; all connections, those after a drop too, go there."""
        shards, url, _ = await patiently("connecting", self.http.get_bot_gateway)
        self.shard_count = self.shard_count or shards
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)
        await super().connect(reconnect=reconnect)

    async def on_ready(self) -> None:
        """Announces the commands once a start: Discord says "ready" again after each broken connection."""
        _log.info("connected", extra={"servers": len(self.guilds), "shards": len(self.shards)})
        if not self._announcing:
            self._announcing = True
            await announce_commands(self)

    async def on_message(self, message: discord.Message) -> None:
        """Overrides the search for prefix commands, of which there are none: `features.messages` listens."""

    async def run_on_retriever(self, server: int | None, call: Callable[[Retriever], _Result]) -> _Result:
        """What `call` returns, given the server's retriever, on a thread of the pool. Raises Busy, NothingPublished."""
        return await self._retriever_pool.run(lambda: call(self.collections.for_server(server).retriever()))

    def collection_id(self, server: int | None) -> str:
        """Names what a server is answered from."""
        return place_id(self.collections.for_server(server).sources)

    async def complete(self, server: int | None, call: Callable[[Retriever], _Result]) -> _Result:
        """As `run_on_retriever`, on the threads that complete options, which wait for no question. Raises Busy,
        NothingPublished."""
        return await self._choice_pool.run(lambda: call(self.collections.for_server(server).retriever()))

    async def look_for_alerts(self, server: int | None, call: Callable[[Retriever], _Result]) -> _Result:
        """As `run_on_retriever`, on the thread that holds new coverage against what people asked to be told of. Raises
        Busy, NothingPublished."""
        return await self._alert_pool.run(lambda: call(self.collections.for_server(server).retriever()))

    async def admit(self, person: int, server: int | None) -> QueuePlace:
        """Counts a question against the limits of the person and the server, and returns its place in the person's
        queue, which the caller enters or leaves. Raises TooMany or Busy; then the question does not count."""
        settings = await self.memory.server(server)
        self._retriever_pool.check_room()
        if wait := self._people.wait(person, settings.per_person or PER_PERSON):
            raise TooMany(wait_sentence("one person", wait))
        if server is not None and (wait := self._servers.wait(server, settings.per_server or PER_SERVER)):
            raise TooMany(wait_sentence("this server", wait))
        place = self.turns.enter(person)
        self._people.count(person)
        if server is not None:
            self._servers.count(server)
        return place

    @asynccontextmanager
    async def question(self, person: int, server: int | None) -> AsyncIterator[None]:
        """Admits one question of a person and waits for its turn. Raises TooMany, Busy."""
        async with await self.admit(person, server):
            yield

    def admitted(self, interaction: discord.Interaction[Any]) -> AbstractAsyncContextManager[None]:
        """`question` for whoever pressed a button or sent a form."""
        return self.question(interaction.user.id, interaction.guild_id)

    @asynccontextmanager
    async def in_flight(self) -> AsyncIterator[None]:
        """Counts what runs inside as in flight: `shut_down` waits up to 20 s for it."""
        self._in_flight += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._in_flight -= 1
            if not self._in_flight:
                self._idle.set()

    async def shut_down(self) -> None:
        """Takes no more questions, ends what nobody waits for, waits for what is in flight, and closes the
        connection."""
        self.shutting_down = True
        await self.chores.end()
        try:
            await asyncio.wait_for(self._idle.wait(), _SHUT_DOWN_SECONDS)
        except TimeoutError:
            _log.warning("answers not sent", extra={"count": self._in_flight})
        await self.close()

    async def close(self) -> None:
        await self.chores.end()
        await super().close()
        await self.memory.close()
        self._retriever_pool.close()
        self._choice_pool.close()
        self._alert_pool.close()
        self.index_pool.close()
        self.upload_pool.close()


Interaction = discord.Interaction[QuoteBot]
AnyInteraction = discord.Interaction[Any]
ButtonHandler: TypeAlias = Callable[[Interaction, CustomId], Awaitable[None]]
SelectHandler: TypeAlias = Callable[[Interaction, str, Sequence[str]], Awaitable[None]]
