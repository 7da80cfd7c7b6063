"""Names to addresses: what was checked is what is connected to, so that an answer that changes meanwhile changes
nothing."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from ipaddress import ip_address
from typing import TypeAlias

from aiohttp.abc import AbstractResolver, ResolveResult

from ..fetched import AddressRefused, NotFetched
from .addresses import Allow
from .location import NOT_PUBLIC

LookUp: TypeAlias = Callable[[str], Awaitable[Sequence[str]]]

_NO_HOST = "there is no such host: check how it is spelled"
_NO_NAMES = "its host could not be looked up: see whether this machine is on the network"
_ABSENT = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


class CheckedResolver(AbstractResolver):
    """Gives the addresses of a host to the one who connects. One that may not be connected to refuses the host."""

    def __init__(self, allow: Allow, look_up: LookUp) -> None:
        self._allow = allow
        self._look_up = look_up

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Raises AddressRefused, and NotFetched where nothing is found."""
        found = await self._look_up(host)
        if not found:
            raise AddressRefused(_NO_HOST)
        if not all(self._allow.admits(host, ip_address(address)) for address in found):
            raise AddressRefused(NOT_PUBLIC)
        rows = [_result(host, address, port) for address in found]
        return [row for row in rows if family in (socket.AF_UNSPEC, row["family"])]

    async def close(self) -> None:
        """There is nothing to close."""


async def look_up(host: str) -> Sequence[str]:
    """The system's answer, each address once. Raises NotFetched. The call can't be ended, so it is made on a thread
    that nobody waits for."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def tell(found: Sequence[str] | NotFetched) -> None:
        if answer.done():
            return
        if isinstance(found, NotFetched):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found = _addresses(host)
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(tell, found)

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    return await answer


def _addresses(host: str) -> Sequence[str] | NotFetched:
    try:
        rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        return AddressRefused(_NO_HOST) if error.errno in _ABSENT else NotFetched(_NO_NAMES)
    except (OSError, UnicodeError):
        return NotFetched(_NO_NAMES)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def _result(host: str, address: str, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=socket.AF_INET6 if ":" in address else socket.AF_INET,
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )
