"""Somebody asks to be told: what is kept of it, and what is not taken."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.memory.alerts.store import AlertMemory
from bot.memory.alerts.subscriptions import Subscription
from bot.replies.wording import counted
from index import PullquoteError
from retrieval import Unmet, Wanted

from .looking import Looking

LONGEST = 200  # characters of each of what is wanted


class AlertRefused(PullquoteError):
    """What is asked for can't be kept; the message says why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many subscriptions may be kept: of a person, and of a server."""

    per_person: int = 25
    per_server: int = 200


async def ask_to_be_told(
    memory: AlertMemory, looking: Looking, new: Subscription, limits: Limits = Limits(), *, everything: bool = False
) -> tuple[Subscription, Unmet | None]:
    """What is kept, and what of it the coverage has not met yet. With `everything`, neither speaker nor topic has to be
    named. What was published until now is looked at first, for those who asked before. Raises AlertRefused and
    NothingPublished."""
    new = replace(new, wanted=_read(new.wanted, everything=everything))
    others = await memory.subscriptions_to(looking.listener)
    await _check_room(memory, new, limits)
    if any((one.wanted, one.owner, one.channel) == (new.wanted, new.owner, new.channel) for one in others):
        raise AlertRefused("That is asked for already.")
    unmet = await looking.unmet(new.wanted)
    if any(not one.paused for one in others):
        await looking.look()
    else:
        await looking.begin()
    return await memory.subscribe(looking.listener, new), unmet


def _read(wanted: Wanted, *, everything: bool) -> Wanted:
    given = [" ".join((words or "").split()) or None for words in (wanted.speaker, wanted.topic, wanted.outlet)]
    if any(words is not None and len(words) > LONGEST for words in given):
        raise AlertRefused(f"A name or topic has at most {LONGEST} characters: shorten it.")
    read = Wanted(*given)
    if read.speaker is None and read.topic is None and not everything:
        raise AlertRefused("Name a speaker or a topic, or both: an outlet alone brings everything.")
    if not any(character.isalnum() for words in given if words for character in words) and read != Wanted():
        raise AlertRefused("There is no word in it: name a speaker or a topic.")
    return read


async def _check_room(memory: AlertMemory, new: Subscription, limits: Limits) -> None:
    if new.owner is not None and len(await memory.subscriptions_of(new.owner)) >= limits.per_person:
        raise AlertRefused(f"You have {counted(limits.per_person, 'alert')}, which is the most: remove one first.")
    if new.server is not None and len(await memory.subscriptions_on(new.server)) >= limits.per_server:
        raise AlertRefused(f"This server has {counted(limits.per_server, 'alert')}, which is the most.")
