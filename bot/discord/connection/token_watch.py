"""A token that was reset while the bot runs: found by the first request that Discord refuses for it."""

import asyncio
import logging
from types import SimpleNamespace
from typing import Protocol

import aiohttp
import discord
from discord.http import HTTPClient, Route

from .retry import Unreachable

_log = logging.getLogger(__name__)

_UNAUTHORISED = 401
_OTHER_TOKENS = ("/webhooks/", "/interactions/")  # such requests carry the interaction's token, which runs out


class Watched(Protocol):
    """A client that can be asked for its connection, and told to end."""

    http: HTTPClient

    def is_ready(self) -> bool: ...

    async def shut_down(self) -> None: ...


class TokenWatch:
    """Watches every answer of Discord's; `lost` is True once it does not accept the token any more, and `client` is
    shut down then. `trace` has to be given to the client's HTTP sessions."""

    def __init__(self, client: Watched) -> None:
        self._client = client
        self._checking: asyncio.Task[None] | None = None
        self.lost = False
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_end.append(self._noticed)

    async def _noticed(
        self, _: aiohttp.ClientSession, __: SimpleNamespace, request: aiohttp.TraceRequestEndParams
    ) -> None:
        ours = str(request.url).startswith(Route.BASE) and not any(path in request.url.path for path in _OTHER_TOKENS)
        if request.response.status == _UNAUTHORISED and ours and self._client.is_ready() and self._checking is None:
            self._checking = asyncio.create_task(self._check())

    async def _check(self) -> None:
        """One refusal may be a proxy's whim; a second, of the plainest request there is, is not."""
        try:
            await self._client.http.request(Route("GET", "/users/@me"))
        except discord.HTTPException as error:
            self.lost = error.status == _UNAUTHORISED
        except Unreachable as error:
            _log.warning("token not checked", extra={"reason": type(error).__name__})
        if self.lost:
            await self._client.shut_down()
        self._checking = None
