"""Which addresses of a feed or a sitemap are asked for: what is not stored, was not removed and was not declined."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from .fetched import Fetched, FetchOutcome
from .listing import Listing
from .pages import Pages
from .remembered.declined import DeclinedAddresses

ASKED_LIMIT = 2_000  # addresses of one run, stored or not
_LOOKED_UP_LIMIT = 100_000  # of one run; those that are stored cost no request, but reads of the disk


async def wanted(
    pages: Pages, listing: Listing, declined: DeclinedAddresses, url: str
) -> AsyncGenerator[str | Fetched, None]:
    """Each address once. Of what can't be asked for, or was declined before, why: that counts towards no limit but one
    that keeps a hostile list from having no end."""
    seen: set[str] = set()
    unusable = 0
    async with aclosing(listing.links(url)) as links:
        async for link in links:
            if isinstance(link, Fetched):
                unusable += 1
                yield link
            elif (address := str(link)) not in seen:
                seen.add(address)
                if (why := declined.why(address)) is not None:
                    yield Fetched(address, None, why, FetchOutcome.DECLINED_BEFORE)
                elif await pages.is_wanted(link):
                    yield address
            if unusable >= ASKED_LIMIT or len(seen) >= _LOOKED_UP_LIMIT:
                return
