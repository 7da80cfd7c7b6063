"""What the command line's alerts stand on: the bot's own file, and what is published."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ...options import read_settings

if TYPE_CHECKING:
    from bot.alerts.looking import Looking
    from bot.memory import Memory
    from retrieval import Retriever

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class AlertDesk:
    memory: Memory
    listener: str
    retriever: Retriever

    async def run(self, call: Callable[[Retriever], _Result]) -> _Result:
        return await asyncio.to_thread(call, self.retriever)

    @property
    def looking(self) -> Looking:
        from bot.alerts.looking import Looking

        return Looking(self.memory.alerts, self.listener, self.run)


def at_desk(arguments: argparse.Namespace, work: Callable[[AlertDesk], Awaitable[_Result]]) -> _Result:
    """Raises NothingPublished, MemoryUnusable, and what `work` does."""
    from bot.alerts.listener import on_command_line
    from bot.memory import Memory
    from bot.service.folder_collection import FolderCollection

    settings = read_settings(arguments)

    async def run() -> _Result:
        memory = Memory(settings.discord.memory)
        await memory.open()
        try:
            retriever = FolderCollection.of_settings(settings).retriever()
            return await work(AlertDesk(memory, on_command_line(settings.index.index), retriever))
        finally:
            await memory.close()

    return asyncio.run(run())
