"""What is kept of alerts, as those who look and those who tell use it."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.timing.quiet import QuietHours
from index import transaction

from ..file import MemoryFile
from . import heard, quiet, subscriptions, told
from .subscriptions import Subscription
from .told import Alert, AlertState

STORY_DAYS = 14  # in which papers take a story over from each other
_DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class Found:
    """What one look found for a subscription: a new story, or further places of the one that was told as `before`,
    which is to be told there too where it `follows` it."""

    alert: Alert
    before: str | None = None
    follows: bool = False


class AlertMemory:
    def __init__(self, file: MemoryFile, clock: Callable[[], float]) -> None:
        self._file = file
        self._clock = clock

    async def subscribe(self, listener: str, new: Subscription) -> Subscription:
        return await self._file.run(subscriptions.insert_subscription, listener, new, self._clock())

    async def subscription(self, id_: str) -> Subscription | None:
        return await self._file.run(subscriptions.subscription, id_)

    async def subscriptions_to(self, listener: str) -> tuple[Subscription, ...]:
        return await self._file.run(subscriptions.subscriptions_to, listener)

    async def subscriptions_of(self, owner: int) -> tuple[Subscription, ...]:
        return await self._file.run(subscriptions.subscriptions_of, owner)

    async def subscriptions_on(self, server: int) -> tuple[Subscription, ...]:
        return await self._file.run(subscriptions.subscriptions_on, server)

    async def unsubscribe(self, id_: str) -> bool:
        return await self._file.run(subscriptions.delete_subscription, id_)

    async def pause(self, id_: str, *, paused: bool, trouble: str | None = None) -> None:
        await self._file.run(subscriptions.pause_subscription, id_, paused, trouble)

    async def known_texts(self, listener: str) -> dict[str, bool]:
        """Hashes of the texts that a listener's coverage held; True where it is known what is said in them."""
        return await self._file.run(heard.known_texts, listener)

    async def prints(self, listener: str) -> list[bytes]:
        return await self._file.run(heard.prints, listener)

    async def know(self, listener: str, texts: Iterable[str]) -> None:
        """These are nothing new from now on."""
        await self._file.run(heard.insert_texts, listener, tuple(texts))

    async def set_prints(self, listener: str, said: Mapping[str, bytes]) -> None:
        await self._file.run(heard.set_prints, listener, said)

    async def mark_gone(self, listener: str, present: Collection[str]) -> None:
        await self._file.run(heard.mark_gone, listener, present, self._clock())

    async def recent(self, subscription: str) -> tuple[Alert, ...]:
        """What it brought in the last days, the newest first."""
        return await self._file.run(told.alerts_since, subscription, self._clock() - STORY_DAYS * _DAY)

    async def found(self, listener: str, said: Mapping[str, bytes], found: Sequence[Found]) -> bool:
        """Notes, all at once, what was found in new texts and that they are known now. False where somebody else noted
        one of them meanwhile: then nothing is."""
        return await self._file.run(_note, listener, said, found, self._clock())

    async def alerts(self, listener: str, *states: AlertState) -> tuple[Alert, ...]:
        """In the order in which they came."""
        return await self._file.run(told.alerts_in, listener, *states)

    async def every_alert(self, listener: str) -> tuple[Alert, ...]:
        """Told or not, as long as they are kept."""
        return await self._file.run(told.every_alert, listener)

    async def set_state(self, alerts: Iterable[Alert], state: AlertState) -> None:
        await self._file.run(told.set_state, [alert.id for alert in alerts], state)

    async def sending(self, alerts: Iterable[Alert]) -> str:
        """They are handed to Discord as one message, whose button names what is returned."""
        return await self._file.run(told.set_sending, [alert.id for alert in alerts])

    async def sent_with(self, batch: str) -> tuple[Alert, ...]:
        return await self._file.run(told.alerts_with, batch)

    async def told(self, alerts: Iterable[Alert], channel: int | None = None, message: int | None = None) -> None:
        await self._file.run(told.set_told, [alert.id for alert in alerts], channel, message)

    async def quiet_hours(self, owner: int) -> QuietHours | None:
        return await self._file.run(quiet.read_hours, owner)

    async def set_quiet_hours(self, owner: int, hours: QuietHours | None) -> None:
        await self._file.run(quiet.write_hours, owner, hours)

    async def drop(self, alert: Alert) -> None:
        """Its words are not there any more."""
        await self._file.run(told.delete_alert, alert.id)


def _note(
    database: sqlite3.Connection, listener: str, said: Mapping[str, bytes], found: Sequence[Found], at: float
) -> bool:
    with transaction(database):
        if not said.keys().isdisjoint(heard.known_texts(database, listener)):
            return False
        heard.set_prints(database, listener, said)
        for one in found:
            if one.before is not None:
                state = AlertState.CHANGED if one.follows else AlertState.TOLD
                told.add_places(database, one.before, one.alert.places, state)
            elif subscriptions.subscription(database, one.alert.subscription) is not None:
                told.insert_alert(database, one.alert, at)
        return True
