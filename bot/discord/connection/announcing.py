"""Registers the commands with Discord, where they differ from those it was last told."""

import hashlib
import json
import logging
import sqlite3
from typing import Any, Protocol

from discord import app_commands

from bot.memory import Memory

from .backoff import patiently
from .retry import Unreachable

_log = logging.getLogger(__name__)


class Announces(Protocol):
    """A client with commands, and a memory of what it announced of them."""

    @property
    def tree(self) -> app_commands.CommandTree[Any]: ...

    @property
    def application_id(self) -> int | None: ...

    @property
    def memory(self) -> Memory: ...


async def announce_commands(bot: Announces) -> None:
    """Returns when Discord has the commands, or refuses them for good: then those of the last start stay, which is
    logged. Waits while Discord can't be reached."""
    known, current = await _known(bot), commands_hash(bot)
    if known == current:
        return
    try:
        await patiently("announcing commands", bot.tree.sync)
    except Unreachable as error:
        _log.warning("commands not announced", extra={"reason": type(error).__name__})
        return
    _log.info("commands announced")
    try:
        await bot.memory.set_fact(_name(bot), current)
    except sqlite3.Error as error:
        _log.warning("commands announced, but not remembered so", extra={"reason": str(error)})


def commands_hash(bot: Announces) -> str:
    """SHA-256, in hexadecimal, of the payload that registers the commands, in whatever order they were added."""
    told = [command.to_dict(bot.tree) for command in bot.tree.get_commands()]
    told.sort(key=lambda command: (command["type"], command["name"]))
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


async def _known(bot: Announces) -> str | None:
    try:
        return await bot.memory.fact(_name(bot))
    except sqlite3.Error:
        return None


def _name(bot: Announces) -> str:
    """The fact's name in the memory, one for each application: another token may be another application's."""
    return f"commands {bot.application_id}"
