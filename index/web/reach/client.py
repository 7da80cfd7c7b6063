"""One request, one answer. Nothing is kept between two: no cookies, no connection, no user; no proxy of the
environment is asked."""

import asyncio
import os
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from yarl import URL

from ..fetched import FetchLimits, NotConnected, NotFetched, Unanswered
from .body import CUT_SHORT, TooLarge, read_body
from .resolver import CheckedResolver

PRODUCT = "Pullquote"
_VERSION = "0.1"
_ACCEPT = "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,application/pdf,*/*;q=0.5"
_HEADER_LIMIT = 32 * 1024  # bytes of one; policies of large papers pass the 8 kB that are usual
_UNREACHABLE = "its server can't be reached"
_WITH_BODY = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class Response:
    """`body` is decoded, and empty for every status but 200 and 203; `cut` where there was more than the limit."""

    url: URL
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    cut: bool = False

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.headers if key.lower() == name)

    def header(self, name: str) -> str | None:
        """The first of this name, which is given in lower case."""
        return next(iter(self.all(name)), None)


def user_agent(contact: str | None) -> str:
    return f"{PRODUCT}/{_VERSION}" + (f" (+{contact})" if contact else "")


class Client:
    """Asks one address for one thing. The address has been read by `read_location`."""

    def __init__(self, session: aiohttp.ClientSession, limits: FetchLimits) -> None:
        self._session = session
        self._limits = limits

    async def get(self, url: URL, headers: Mapping[str, str], size: int, seconds: float, *, cut: bool) -> Response:
        """Within `seconds`. More than `size` bytes are cut off with `cut`, else refused. Raises NotFetched, and of that
        Unanswered where the time is over, NotConnected where that for a connection is."""
        try:
            async with (
                asyncio.timeout(seconds),
                self._session.get(url, headers=headers, allow_redirects=False) as answer,
            ):
                return await _response(url, answer, size, cut=cut)
        except aiohttp.ConnectionTimeoutError as error:
            raise NotConnected(self._why(error)) from error
        except TimeoutError as error:
            raise Unanswered(self._why(error)) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise NotFetched(self._why(error)) from error

    def _why(self, error: Exception) -> str:
        match error:
            case aiohttp.ConnectionTimeoutError():
                return f"its server took no connection within {self._limits.connect:g} seconds"
            case TimeoutError():
                return f"it took longer than {self._limits.whole:g} seconds"
            case aiohttp.ClientConnectorCertificateError() | ssl.SSLCertVerificationError():
                return "its server's certificate is not valid, so that it may be somebody else's"
            case aiohttp.ClientSSLError():
                return "no secure connection to its server can be made"
            case aiohttp.ClientConnectorError():
                return _UNREACHABLE + (f" ({os.strerror(error.errno)})" if error.errno else "")
            case aiohttp.ClientPayloadError():
                return CUT_SHORT
            case aiohttp.ServerDisconnectedError():
                return "its server ended the connection without an answer"
            case aiohttp.ClientResponseError() | ValueError():
                return "what its server answers is not HTTP, or has headers beyond all measure"
        return "the connection to its server broke off"


async def _response(url: URL, answer: aiohttp.ClientResponse, size: int, *, cut: bool) -> Response:
    headers = tuple((str(name), str(value)) for name, value in answer.headers.items())
    if answer.status not in _WITH_BODY:
        return Response(url, answer.status, headers)
    if not cut and (answer.content_length or 0) > size:
        raise TooLarge(size, b"")
    encoding = answer.headers.get("Content-Encoding", "")
    try:
        body = await read_body(answer.content.iter_any(), encoding, size)
    except TooLarge as more:
        if not cut:
            raise
        return Response(url, answer.status, headers, more.head, cut=True)
    return Response(url, answer.status, headers, body)


@asynccontextmanager
async def open_client(resolver: CheckedResolver, limits: FetchLimits, contact: str | None) -> AsyncIterator[Client]:
    connector = aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, force_close=True)
    session = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None, connect=limits.connect),
        headers={"User-Agent": user_agent(contact), "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
        auto_decompress=False,  # it would hold whatever a piece unfolds to
        trust_env=False,
        max_line_size=_HEADER_LIMIT,
        max_field_size=_HEADER_LIMIT,
    )
    async with session:
        yield Client(session, limits)
