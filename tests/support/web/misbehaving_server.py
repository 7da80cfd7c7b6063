"""A web server on this machine's loopback that says, byte for byte, what a test has it say, and notes what it is asked.

What is not named is not there (404), robots.txt included.
"""

import asyncio
import gzip
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeAlias

HOST = "127.0.0.1"
_TLS = b"\x16"  # how a handshake begins
_FOREVER = 30.0  # seconds; longer than any test's patience


@dataclass(frozen=True)
class Request:
    """`headers` are by name in lower case; `target` is the path with its query."""

    target: str
    headers: dict[str, str]


Speech: TypeAlias = Callable[[asyncio.StreamWriter], Awaitable[None]]
Answer: TypeAlias = bytes | Speech


def response(
    body: bytes | str = b"", status: int = 200, kind: str | None = "text/html", **headers: str | list[str]
) -> bytes:
    """A sound one: `X_Robots_Tag="noindex"` is a header, a list is one several times."""
    data = body.encode() if isinstance(body, str) else body
    rows = [("Content-Type", kind)] if kind is not None else []
    for name, value in headers.items():
        rows += [(name.replace("_", "-"), one) for one in ([value] if isinstance(value, str) else value)]
    if not any(name.lower() in ("content-length", "transfer-encoding") for name, _ in rows):
        rows.append(("Content-Length", str(len(data))))
    head = "".join(f"{name}: {value}\r\n" for name, value in rows)
    return f"HTTP/1.1 {status} Whatever\r\n{head}\r\n".encode() + data


def redirect(to: str, status: int = 302) -> bytes:
    return response(status=status, Location=to)


def page(words: str = "It rained.", head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body><p>{words}</p></body></html>".encode()


def drip(first: bytes, piece: bytes, every: float) -> Speech:
    """`first` at once, then `piece` again and again."""

    async def speak(writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while True:
            await writer.drain()
            await asyncio.sleep(every)
            writer.write(piece)

    return speak


def flood(first: bytes, piece: bytes) -> Speech:
    """As fast as it is taken, without end."""
    return drip(first, piece, 0.0)


async def silence(writer: asyncio.StreamWriter) -> None:
    """The request is taken, and nothing is said."""
    await asyncio.sleep(_FOREVER)


def bomb(size: int) -> bytes:
    """A page of about a thousandth of the `size` that it unfolds to."""
    return response(gzip.compress(b"<html>" + bytes(size)), Content_Encoding="gzip")


@dataclass
class MisbehavingServer:
    """`answers` are by target; of a list one after the other, the last again and again."""

    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    most_at_once: int = 0
    port: int = 0
    _open: int = 0

    def url(self, target: str = "/", host: str = HOST) -> str:
        return f"http://{host}:{self.port}{target}"

    def asked(self) -> list[str]:
        """The targets of pages: what is asked of every site first is left out."""
        firsts = ("/robots.txt", "/.well-known/tdmrep.json")
        return [request.target for request in self.requests if request.target not in firsts]

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._open += 1
        self.most_at_once = max(self.most_at_once, self._open)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                first = await reader.readexactly(1)
                if first == _TLS:
                    writer.write(response("This port speaks plain HTTP.", 400))
                    return
                await self._answer(_request(first + await reader.readuntil(b"\r\n\r\n")), writer)
        finally:
            self._open -= 1
            writer.close()

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> None:
        self.requests.append(request)
        answer = self.answers.get(request.target, response("not here", 404))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if isinstance(answer, bytes):
            writer.write(answer)
            await writer.drain()
        else:
            await answer(writer)


def _request(head: bytes) -> Request:
    first, *rows = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    pairs = (row.partition(": ") for row in rows)
    return Request(first.split(" ")[1], {name.lower(): value for name, _, value in pairs})


@asynccontextmanager
async def serving(server: MisbehavingServer, tls: ssl.SSLContext | None = None) -> AsyncIterator[MisbehavingServer]:
    handlers: set[asyncio.Task[None]] = set()

    def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(server.handle(reader, writer))
        handlers.add(task)
        task.add_done_callback(handlers.discard)

    listening = await asyncio.start_server(handle, HOST, 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        for task in handlers:
            task.cancel()
        await asyncio.gather(*handlers, return_exceptions=True)
