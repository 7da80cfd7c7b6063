"""Every few seconds: was anything published, and is anything to be told?"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping

import discord

from bot.alerts.finding import find_words
from bot.alerts.plan import Destination, posts_of
from bot.memory import MemoryUnusable
from bot.memory.alerts.subscriptions import Subscription
from bot.memory.alerts.told import Alert, AlertState
from bot.service.rate_limits import Limiter
from index import NothingPublished, PullquoteError

from ...bot import QuoteBot
from ...connection.retry import Unreachable, retry
from ...transport.elsewhere import is_elsewhere
from ...transport.ticking import Ticking
from ..coverage.alert_desk import AlertDesk
from .posting import edit, send, settle

_log = logging.getLogger(__name__)
MESSAGES_AN_HOUR = 20  # to one place; what is more waits, and is then told together
_HOUR = 3600.0  # seconds
_MEMBER_FOR = 3600.0  # seconds for which it is believed that somebody is on a server
_PASSING = (PullquoteError, sqlite3.Error, MemoryUnusable, *Unreachable)


class AlertRounds(Ticking):
    seconds = 10.0  # between two rounds

    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot
        self._looked: dict[str, int] = {}
        self._sent = Limiter(time.monotonic, _HOUR)
        self._members: dict[tuple[int, int], float] = {}

    async def tick(self) -> None:
        """Looks at what was published since the last round, and tells what is due. Raises nothing but what shutting
        down does."""
        for desk in self._desks():
            try:
                await self._look(desk)
                await self._tell(desk)
            except NothingPublished:
                pass
            except _PASSING as error:
                _log.warning("alerts not told", extra={"reason": type(error).__name__, "server": desk.server})
            except Exception:
                _log.exception("bug")

    def _desks(self) -> list[AlertDesk]:
        """One for each collection that servers, and direct messages, are answered from."""
        desks = [AlertDesk(self.bot, server) for server in (None, *(guild.id for guild in self.bot.guilds))]
        return list({desk.listener: desk for desk in desks}.values())

    async def _look(self, desk: AlertDesk) -> None:
        if not await self.bot.memory.alerts.subscriptions_to(desk.listener):
            return
        published = await desk.run(lambda retriever: retriever.generation())
        if self._looked.get(desk.listener) != published:
            await desk.looking.look()
            self._looked[desk.listener] = published

    async def _tell(self, desk: AlertDesk) -> None:
        alerts = self.bot.memory.alerts
        kept = {one.id: one for one in await alerts.subscriptions_to(desk.listener)}
        if unsettled := await alerts.alerts(desk.listener, AlertState.SENDING):
            await self._settle(unsettled, kept)
        changed = await alerts.alerts(desk.listener, AlertState.CHANGED)
        for found in await find_words(alerts, desk.listener, desk.run, changed):
            await edit(self.bot, found)
        due = await alerts.alerts(desk.listener, AlertState.DUE)
        waiting = dict.fromkeys(alert.subscription for alert in due if alert.subscription in kept)
        may = {id_ for id_ in waiting if await self._may_be_told(kept[id_])}
        told = [alert for alert in due if alert.subscription in may]
        for post in posts_of(await find_words(alerts, desk.listener, desk.run, told)):
            if self._sent.wait(post.destination, MESSAGES_AN_HOUR) > 0:
                continue
            self._sent.count(post.destination)
            await send(self.bot, post)

    async def _settle(self, alerts: Iterable[Alert], kept: Mapping[str, Subscription]) -> None:
        by_place: dict[Destination, list[Alert]] = defaultdict(list)
        for alert in alerts:
            if (one := kept.get(alert.subscription)) is not None:
                by_place[Destination.of(one)].append(alert)
        for destination, sent in by_place.items():
            await settle(self.bot, destination, sent)

    async def _may_be_told(self, one: Subscription) -> bool:
        """Not in quiet hours, nor where admins keep the bot from writing openly; and never to somebody who has left the
        server whose coverage it is from."""
        if not await self._is_member(one):
            return False
        now = self.bot.upkeep.now()
        if one.channel is not None:
            settings = await self.bot.memory.server(one.server)
            if one.owner is not None and await is_elsewhere(self.bot, one.server, self.bot.get_channel(one.channel)):
                return False
            return settings.quiet is None or not settings.quiet.holds(now)
        hours = await self.bot.memory.alerts.quiet_hours(one.owner) if one.owner is not None else None
        return hours is None or not hours.holds(now)

    async def _is_member(self, one: Subscription) -> bool:
        if one.owner is None or one.server is None:
            return True
        key, now = (one.server, one.owner), time.monotonic()
        if now - self._members.get(key, -_MEMBER_FOR) < _MEMBER_FOR:
            return True
        guild, owner = self.bot.get_guild(one.server), one.owner
        if guild is None:
            return False
        try:
            await retry(lambda: guild.fetch_member(owner))
        except discord.NotFound:
            await self.bot.memory.alerts.unsubscribe(one.id)
            return False
        self._members[key] = now
        return True
