"""The bot as an account on Discord: what it holds, how it starts, and how it ends."""

import asyncio
import hashlib
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeVar

import discord
import yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket

from bot.keepers import UNSET, Keepers
from bot.memory import Memory
from bot.service.collection import Collections
from bot.service.pool import Pool
from bot.service.rate_limits import PER_PERSON, PER_SERVER, Limiter, Once, PerPersonQueue, Place, TooMany, wait_sentence
from bot.service.reindexing import Reindexing
from retrieval import Retriever

from .home import home_server, tell_home
from .open_questions import OpenQuestions
from .rendering.buttons import CodeButton
from .transport.announcing import announce_commands
from .transport.backoff import patiently
from .transport.token_watch import TokenWatch
from .tree import Tree

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
_INDEXING_WAITING = 20  # runs of other collections, while one is indexed; each takes minutes
_FAREWELL = 20.0  # seconds that answers in hand have when the bot is told to stop


class QuoteBot(commands.AutoShardedBot):
    """Shards by itself; `shard_count` None asks Discord how many. Nothing it sends mentions anybody."""

    def __init__(
        self,
        collections: Collections,
        memory: Memory,
        *,
        shard_count: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        keepers: Keepers = UNSET,
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
            tree_cls=Tree,
            http_trace=self.token_watch.trace,
        )
        self.collections = collections
        self.memory = memory
        self.keepers = keepers
        self.turns = PerPersonQueue()
        self.open_questions = OpenQuestions()
        self.closing = False
        self._people = Limiter(clock)
        self._servers = Limiter(clock)
        self.troubles = Once(clock, _TOLD_AGAIN)
        self.hints = Once(clock, _HINTED_AGAIN)
        self._retriever_pool = Pool(_RETRIEVER_WORKERS, _RETRIEVER_WAITING, "desk")
        self._choice_pool = Pool(_CHOICE_WORKERS, _CHOICE_WAITING, "choices")
        self.index_pool = Pool(1, _INDEXING_WAITING, "indexing")
        self.intake_pool = Pool(1, _INDEXING_WAITING, "intake")  # file changes, one after another, also while indexing
        self.reindexing = Reindexing(self.index_pool)
        self._announcing = False
        self._in_hand = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def setup_hook(self) -> None:
        from .features import add_cogs

        self.add_dynamic_items(CodeButton)
        await add_cogs(self)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Every connection, the first and those after a drop, goes to the gateway that the REST interface
        names, as soon as it does.
        """
        shards, url, _ = await patiently("connecting", self.http.get_bot_gateway)
        self.shard_count = self.shard_count or shards
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)
        await super().connect(reconnect=reconnect)

    async def on_ready(self) -> None:
        _log.info("connected", extra={"servers": len(self.guilds), "shards": len(self.shards)})

        await asyncio.gather(tell_home(self), self._announce())

    async def _announce(self) -> None:
        """Once a start, however often the connection breaks."""
        if not self._announcing:
            self._announcing = True
            await announce_commands(self)

    async def on_guild_join(self, _: discord.Guild) -> None:
        await home_server(self)

    async def on_guild_available(self, _: discord.Guild) -> None:
        await home_server(self)

    async def on_guild_remove(self, _: discord.Guild) -> None:
        await tell_home(self)

    async def on_message(self, message: discord.Message) -> None:
        """Messages are the listener's of `cogs.listening`; there are no prefix commands."""

    async def consult(self, server: int | None, call: Callable[[Retriever], _Result]) -> _Result:
        """`call` on the server's retriever, on a thread. Raises Busy, NothingPublished."""
        return await self._retriever_pool.run(lambda: call(self.collections.of(server).retriever()))

    def collection_id(self, server: int | None) -> str:
        """Names what a server is answered from, without telling where it lies: 12 hexadecimal digits."""
        place = str(self.collections.of(server).sources.absolute())
        return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:12]

    async def complete(self, server: int | None, call: Callable[[Retriever], _Result]) -> _Result:
        """The same for what completes an option, in a lane of its own: no question is waited for. Raises Busy,
        NothingPublished."""
        return await self._choice_pool.run(lambda: call(self.collections.of(server).retriever()))

    async def admit(self, person: int, server: int | None) -> Place:
        """Count a question of a person, and keep a place in their queue, which has to be entered. Raises TooMany or
        Busy where it can't be taken; then it does not count."""
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
        """Room for one question of a person, in their turn. Raises TooMany, Busy."""
        async with await self.admit(person, server):
            yield

    def admitted(self, interaction: discord.Interaction[Any]) -> AbstractAsyncContextManager[None]:
        """The same for what a press or a form asks of the coverage."""
        return self.question(interaction.user.id, interaction.guild_id)

    @asynccontextmanager
    async def in_hand(self) -> AsyncIterator[None]:
        """What runs inside is finished before the bot goes."""
        self._in_hand += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._in_hand -= 1
            if not self._in_hand:
                self._idle.set()

    async def farewell(self) -> None:
        """Take no more questions, send the answers in hand, and go."""
        self.closing = True
        try:
            await asyncio.wait_for(self._idle.wait(), _FAREWELL)
        except TimeoutError:
            _log.warning("answers not sent", extra={"count": self._in_hand})
        await self.close()

    async def close(self) -> None:
        await super().close()
        await self.memory.close()
        self._retriever_pool.close()
        self._choice_pool.close()
        self.index_pool.close()
        self.intake_pool.close()


Interaction = discord.Interaction[QuoteBot]
AnyInteraction = discord.Interaction[Any]
