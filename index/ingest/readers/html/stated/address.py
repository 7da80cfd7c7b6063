"""A page's own address: the canonical one, else where it was saved from."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from .head import Head
from .linked_data import LinkedData

_LENGTH_LIMIT = 2_000  # characters
_LOOKED_AT = 5_000
# As browsers and SingleFile write it into the pages that they save.
_SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,99}url:\s{0,9})(https?://\S{1,2000})",
    re.I,
)


def choose_address(head: Head, data: LinkedData, url: str | None) -> str | None:
    """An address of the site's front page counts only where there is no other."""
    of = data.article.get("mainEntityOfPage")
    within = (of.get("@id") if isinstance(of, dict) else of, data.article.get("url"), url)
    addresses = list(
        _addresses([*head.canonical, *head.values("og:url"), *(one for one in within if isinstance(one, str))])
    )
    return next((one for one in addresses if urlsplit(one).path.strip("/")), next(iter(addresses), None))


def saved_from(text: str) -> str | None:
    found = _SAVED.search(text[:_LOOKED_AT])
    return None if found is None else found[1]


def host_names(address: str | None) -> list[str]:
    """The names that a site may call itself: "example.com", "example"."""
    if address is None:
        return []
    host = urlsplit(address).netloc.lower().removeprefix("www.").partition(":")[0]
    return [host, *host.split(".")[:-1]]


def _addresses(stated: Iterable[str]) -> Iterator[str]:
    for one in stated:
        address = one.strip()
        if (
            0 < len(address) <= _LENGTH_LIMIT
            and not any(character.isspace() for character in address)
            and _is_http(address)
        ):
            yield address


def _is_http(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc
