"""What keeps the coverage up to date without anybody's asking, as the settings have it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index import Allow, FetchLimits

from ...timing.schedule import Every, OnChanges, Rhythm, Schedule

if TYPE_CHECKING:
    from ...settings import Settings

FEEDS_EVERY = Every(datetime.timedelta(minutes=30))  # where no schedule says when


def utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """`feeds` are of the bot's own collection; `allow`, `contact` and `limits` are those of all that is fetched. `now`
    is the time in UTC; `quiet` the seconds in which further links are waited for before they are indexed together."""

    schedule: Schedule | None = None
    feeds: tuple[str, ...] = ()
    allow: Allow = field(default_factory=Allow)
    contact: str | None = None
    limits: FetchLimits = field(default_factory=FetchLimits)
    now: Callable[[], datetime.datetime] = utc_now
    quiet: float = 3.0

    @classmethod
    def of_settings(cls, settings: Settings) -> Upkeep:
        fetch = settings.fetch
        return cls(
            settings.upkeep.reindex, fetch.feeds or (), fetch.fetch_allow or Allow(), contact=fetch.fetch_contact
        )

    def rhythm(self, *, feeds: bool) -> Rhythm | None:
        """When the clock says that something is to be done; None where it never does. `feeds` is True where some are
        to be fetched."""
        if self.schedule is not None and not isinstance(self.schedule, OnChanges):
            return self.schedule
        return FEEDS_EVERY if feeds else None

    @property
    def runs_by_the_clock(self) -> bool:
        return self.schedule is not None and not self.watches

    @property
    def watches(self) -> bool:
        return isinstance(self.schedule, OnChanges)


NO_UPKEEP = Upkeep()
