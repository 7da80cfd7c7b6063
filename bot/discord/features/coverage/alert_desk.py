"""Whose alerts a server's are: the listener that tells them, and how their coverage is looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.alerts.asking import Limits
from bot.alerts.listener import on_discord
from bot.alerts.looking import Looking
from bot.memory import ServerSettings
from retrieval import Retriever

from ...bot import QuoteBot

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class AlertDesk:
    """Of the collection that `server` is answered from; None for direct messages."""

    bot: QuoteBot
    server: int | None

    @property
    def listener(self) -> str:
        return on_discord(self.bot.collection_id(self.server))

    @property
    def looking(self) -> Looking:
        return Looking(self.bot.memory.alerts, self.listener, self.run)

    def run(self, call: Callable[[Retriever], _Result]) -> Awaitable[_Result]:
        return self.bot.look_for_alerts(self.server, call)


def limits_of(settings: ServerSettings) -> Limits:
    default = Limits()
    return Limits(settings.alerts_per_person or default.per_person, settings.alerts_per_server or default.per_server)
