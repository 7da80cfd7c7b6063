"""A look at what is published: what is new in it, and to which subscriptions it brings something.

What was found, and that it is known from now on, is noted at once: whatever happens in between, a story is found once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Protocol, TypeVar

from bot.memory.alerts.store import AlertMemory, Found
from bot.memory.alerts.subscriptions import Subscription
from bot.memory.alerts.told import Alert, AlertPlace
from index import sha256_of
from retrieval import Brought, Held, KnownWords, Retriever, Unmet, Wanted

_Result = TypeVar("_Result")
_AT_ONCE = 100  # documents that are read under one lock: a question waits no longer than for these
_MOST_TRIES = 5  # where others look at the same time


class OnRetriever(Protocol):
    """Runs a call off the event loop. Raises what it does, and NothingPublished where nothing is."""

    def __call__(self, call: Callable[[Retriever], _Result], /) -> Awaitable[_Result]: ...


class Looking:
    """For one listener: whoever tells, and of which collection."""

    def __init__(self, memory: AlertMemory, listener: str, run: OnRetriever) -> None:
        self.listener = listener
        self._memory = memory
        self._run = run

    async def unmet(self, wanted: Wanted) -> Unmet | None:
        """Which of its names the coverage has not met."""
        return await self._run(lambda retriever: retriever.unheard(wanted))

    async def begin(self) -> None:
        """Takes everything that is published as known: a subscription begins with what comes after it."""
        held = await self._run(lambda retriever: retriever.held())
        await self._memory.know(self.listener, held.texts.values())
        await self._learn(frozenset(held.texts.values()), await self._memory.known_texts(self.listener))

    async def look(self) -> int:
        """How many stories, new ones and those that more papers carry, were found. Raises NothingPublished."""
        for _ in range(_MOST_TRIES):
            if (found := await self._look()) is not None:
                return found
        return 0

    async def _look(self) -> int | None:
        """None where somebody else looked at the same time."""
        held = await self._run(lambda retriever: retriever.held())
        present = frozenset(held.texts.values())
        known = await self._memory.known_texts(self.listener)
        await self._memory.mark_gone(self.listener, present)
        await self._learn(present, known)
        new = {key: text for key, text in held.texts.items() if text not in known}
        subscriptions = [one for one in await self._memory.subscriptions_to(self.listener) if not one.paused]
        found: list[Found] = []
        if followed := [one for one in subscriptions if one.follows]:
            printed = _by_text(held)
            found = [twin for one in followed for twin in await self._twins(one, held, printed)]
        said = await self._prints(new.values())
        words = KnownWords(await self._memory.prints(self.listener)) if new else None
        if words is not None:
            for one in subscriptions:
                found += await self._found_for(one, frozenset(new), words)
        if not new and not found:
            return 0
        noted = await self._memory.found(self.listener, said, found)
        return len(found) if noted else None

    async def _twins(self, one: Subscription, held: Held, printed: Mapping[str, Sequence[str]]) -> list[Found]:
        """Documents with the very text of a story that was posted: another paper printed it as it stood."""
        found: list[Found] = []
        for alert in await self._memory.recent(one.id):
            text = held.texts.get(alert.places[0].document)
            keys = [key for key in printed.get(text or "", ()) if key not in alert.documents]
            if keys:
                places = tuple(AlertPlace(key, alert.places[0].span) for key in keys)
                found.append(Found(replace(alert, places=places), alert.id, follows=True))
        return found

    async def _learn(self, present: Collection[str], known: Mapping[str, bool]) -> None:
        """What is said in texts that are known, as long as they are there: some of it may come again elsewhere."""
        said = await self._prints(text for text in present if known.get(text) is False)
        await self._memory.set_prints(self.listener, said)

    async def _prints(self, texts: Iterable[str]) -> dict[str, bytes]:
        left, said = iter(sorted(frozenset(texts))), dict[str, bytes]()
        while some := frozenset(islice(left, _AT_ONCE)):
            said |= await self._run(partial(_prints_of, some))
        return said

    async def _found_for(self, one: Subscription, new: Collection[str], words: KnownWords) -> list[Found]:
        recent = await self._memory.recent(one.id)
        earlier = [alert.documents for alert in recent]
        brought = await self._run(lambda retriever: retriever.brought(one.wanted, new, words, earlier))
        return [_found(one, story, recent) for story in brought]


def _by_text(held: Held) -> Mapping[str, Sequence[str]]:
    """The keys of the documents of each text."""
    keys: dict[str, list[str]] = {}
    for key, text in held.texts.items():
        keys.setdefault(text, []).append(key)
    return keys


def _prints_of(texts: Collection[str], retriever: Retriever) -> dict[str, bytes]:
    return retriever.prints(texts)


def _found(one: Subscription, story: Brought, recent: Sequence[Alert]) -> Found:
    excerpt = story.excerpt
    places = (
        AlertPlace(excerpt.document, excerpt.span),
        *(AlertPlace(place.document, place.span) for place in excerpt.also),
    )
    alert = Alert(
        subscription=one.id,
        places=places,
        words=sha256_of(excerpt.text),
        said=excerpt.quoted[0].start if excerpt.quoted else None,
        further=story.further,
    )
    return Found(alert, None if story.before is None else recent[story.before].id, one.follows)
