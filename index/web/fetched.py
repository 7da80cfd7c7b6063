"""What is asked of a run of fetching, and what came of each address."""

from dataclasses import dataclass
from enum import Enum, auto

LINKS_FETCHED = 100  # of a feed or a sitemap in one run; at the usual pause they take some three minutes


class NotFetched(Exception):
    """What was asked for is not stored; its message is the sentence about why, in lower case, without a stop."""


class AddressRefused(NotFetched):
    """No request goes to this address."""


class Unanswered(NotFetched):
    """Its server let the time go by."""


class NotConnected(Unanswered):
    """It took no connection in all the time that there is for one."""


class Declined(NotFetched):
    """What its site or its publisher says will be the same within a day."""


class FetchOutcome(Enum):
    """What a caller may have to do about it, which no sentence is read for."""

    PLAIN = auto()  # stored, or not stored this time
    DECLINED = auto()  # not stored, and not worth another request for a day
    DECLINED_BEFORE = auto()  # within that day: it was not asked for
    NOTHING_NEW = auto()  # a list, that names nothing which is to be fetched


@dataclass(frozen=True, slots=True)
class Fetched:
    """`url` is as it was given. `stored` is the file's POSIX path below the sources, None where nothing was stored.
    `why` is a sentence; of what is stored it is one word, "new", "changed" or "unchanged"."""

    url: str
    stored: str | None
    why: str
    outcome: FetchOutcome = FetchOutcome.PLAIN


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Times are seconds. `size` is in bytes after decoding; `whole` is for one page with all its redirects, waiting
    for a turn apart. `pause` lies between two requests to a host. `longest_wait` is how long a site's own wish
    (Crawl-delay, Retry-After) is waited for; what has to wait longer is told instead. `at_once` counts hosts."""

    size: int = 16 * 1024 * 1024
    connect: float = 10.0
    whole: float = 60.0
    redirects: int = 5
    pause: float = 2.0
    longest_wait: float = 120.0
    at_once: int = 4
