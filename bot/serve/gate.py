"""Who may call: under which name, with which token, and how often."""

import base64
import binascii
import hmac
from collections.abc import Hashable
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import web

from bot.replies.serving import PASSWORD_NEEDED, STRANGE_HOST, TOKEN_MISSING, TOKEN_WRONG, too_many
from bot.service.rate_limits import Limiter

from .options import ServeOptions
from .problems import Refused, bad_request

_WRONG_TOKENS = 10  # a minute of one address; nobody types as fast, and no guess is worth the wait


class Gate:
    """Every limit is kept in memory, for the last minute."""

    def __init__(self, options: ServeOptions) -> None:
        self._token = options.token
        self._hosts = options.hosts
        self._rate = options.rate
        self._calls = Limiter(options.clock)
        self._guesses = Limiter(options.clock)

    def check_host(self, request: web.Request) -> None:
        """Raises Refused where the name is none of ours: a page elsewhere may have been led here by it."""
        if self._hosts is not None and _host_name(request.host) not in self._hosts:
            raise bad_request(STRANGE_HOST)

    def caller(self, request: web.Request, *, page: bool, needs_token: bool) -> Hashable:
        """Whose limits the call counts against: the token's, or the address's. Raises Refused."""
        if self._token is None or not needs_token:
            return request.remote
        if wait := self._guesses.wait(request.remote, _WRONG_TOKENS):
            raise _refused_for_now(wait)
        shown = _shown_token(request.headers.get("Authorization", ""))
        if shown is None or not hmac.compare_digest(shown, self._token.encode()):
            if shown is not None:
                self._guesses.count(request.remote)
            raise _unknown(page=page, wrong=shown is not None)
        return _HOLDER

    def admit(self, caller: Hashable) -> None:
        """Counts a call. Raises Refused where the caller had as many within a minute."""
        if wait := self._calls.wait(caller, self._rate):
            raise _refused_for_now(wait)
        self._calls.count(caller)


_HOLDER = ("whoever holds the token",)


def _shown_token(authorization: str) -> bytes | None:
    """A bearer's token, or the password that a browser asked for; None where neither is shown."""
    scheme, _, given = authorization.partition(" ")
    match scheme.lower():
        case "bearer":
            return given.strip().encode("utf-8", "surrogateescape")
        case "basic":
            try:
                return base64.b64decode(given, validate=True).partition(b":")[2]
            except (binascii.Error, ValueError):
                return b""
    return None


def _unknown(*, page: bool, wrong: bool) -> Refused:
    """A browser asks its reader for a password; a program is told to send the token."""
    how = 'Basic realm="Pullquote", charset="UTF-8"' if page else 'Bearer realm="Pullquote"'
    sentence = PASSWORD_NEEDED if page else TOKEN_WRONG if wrong else TOKEN_MISSING
    return Refused(HTTPStatus.UNAUTHORIZED, sentence, {"WWW-Authenticate": how})


def _refused_for_now(wait: float) -> Refused:
    return Refused(HTTPStatus.TOO_MANY_REQUESTS, too_many(wait), {"Retry-After": str(max(1, -int(-wait // 1)))})


def _host_name(host: str) -> str:
    """Without the port, in lower case; "" where it is no host."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
