"""How a server is to behave, as one value: from the settings in force, or chosen by a test."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from retrieval import EXCERPTS_SHOWN

if TYPE_CHECKING:
    from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """`hosts` are the names that a call may have in its Host header, None where any may be. Sizes are in bytes, times
    in seconds; `workers` calls are answered at once and `waiting` more wait."""

    token: str | None = None
    hosts: frozenset[str] | None = None
    rate: int = 60
    origins: frozenset[str] = frozenset()
    open_reader: bool = False
    excerpts: int = EXCERPTS_SHOWN
    workers: int = 2  # a collection answers one question at a time; the second thread reads drafts meanwhile
    waiting: int = 20  # at a dozen a second the last one has its answer in two
    seconds: float = 30.0
    body_seconds: float = 30.0
    body: int = 64 * 1024
    draft: int = 2_100_000  # what a draft may have, 2 MB, and the form around it
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def of_settings(cls, settings: Settings, host: str) -> ServeOptions:
        """For a server on `host`."""
        serve = settings.serve
        return cls(
            token=serve.serve_token.get_secret_value() if serve.serve_token else None,
            hosts=loopback_names(host, serve.reader) if is_loopback(host) else None,
            rate=serve.serve_rate,
            origins=serve.serve_origins or frozenset(),
            open_reader=serve.open_reader,
            excerpts=settings.answers.excerpts,
        )


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches `host`. A name that is looked up may lead anywhere."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def loopback_names(host: str, reader: str | None) -> frozenset[str]:
    """What a page of another site, whose name was made to lead here, can't have in its Host header. `reader` is the
    address that a proxy in front is known by."""
    names = {"localhost", "127.0.0.1", "::1", host.lower()}
    return frozenset(names | ({urlsplit(reader).hostname or ""} if reader else set()))
