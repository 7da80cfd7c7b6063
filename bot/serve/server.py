"""From an address to a server that answers, and from SIGTERM to its end."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable

from aiohttp import web

from index import PullquoteError

from .app import create_app
from .coverage import Opened
from .options import ServeOptions, is_loopback

_log = logging.getLogger(__name__)
_ENDING = 10.0  # seconds that answers in hand have when the server is told to stop
_LONGEST_LINE = 65_536  # bytes of an address, so that one which is too long is told so in our words
_IDLE = 30.0  # seconds that a connection on which nothing is asked stays open


class NotServed(PullquoteError):
    """The server can't be opened there; the message says what to change."""


def run(
    collection: Opened,
    options: ServeOptions,
    host: str,
    port: int,
    tell: Callable[[str], None],
) -> None:
    """Answers until SIGTERM or SIGINT; `tell` is told the address once it does. Port 0 takes one that is free. Raises
    NotServed."""
    if not is_loopback(host) and options.token is None:
        raise NotServed(
            "Whoever reaches this machine could ask: set PULLQUOTE_SERVE_TOKEN to serve beyond it, or leave --host out."
        )
    asyncio.run(_serve(collection, options, host, port, tell))


async def _serve(collection: Opened, options: ServeOptions, host: str, port: int, tell: Callable[[str], None]) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    runner = runner_of(create_app(collection, options))
    await runner.setup()
    try:
        await _open(runner, host, port)
        _log.info("serving", extra={"token": options.token is not None})
        tell(_address(host, runner.addresses[0][1]))
        await stopped.wait()
        _log.info("leaving")
    finally:
        await runner.cleanup()


def runner_of(app: web.Application) -> web.AppRunner:
    return web.AppRunner(
        app,
        access_log=None,  # it would hold every question that is asked by its address
        shutdown_timeout=_ENDING,
        keepalive_timeout=_IDLE,
        max_line_size=_LONGEST_LINE,
        logger=_protocol_log(),
    )


def _protocol_log() -> logging.Logger:
    """What aiohttp tells of those who send what is no HTTP: nothing, as anybody could fill the log with it."""
    log = _log.getChild("protocol")
    log.setLevel(logging.CRITICAL)
    return log


async def _open(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except (OSError, OverflowError) as error:
        why = os.strerror(code) if (code := getattr(error, "errno", None) or 0) > 0 else "no such address"
        raise NotServed(
            f"Nothing can be served at {_address(host, port)} ({why}): name another --host or --port."
        ) from None


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
