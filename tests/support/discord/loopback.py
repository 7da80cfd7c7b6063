"""Discord on this machine's loopback: enough of its REST interface and its gateway for the real transport.

SimCord replaces discord.py's transport; this stands at the other end of it. It notes every request, answers as
told by `faults`, and says through the gateway whatever a test has it say.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

APPLICATION = "1000"
GUILD, ROLE, CHANNEL, READER = "2000", "2001", "3000", "4000"
TOKEN = "fake-token-of-nobody"
_BOT = {"id": APPLICATION, "username": "Pullquote", "discriminator": "0", "avatar": None, "bot": True}
_READER = {"id": READER, "username": "rob", "discriminator": "0", "avatar": None, "global_name": "Rob"}
_MEMBER = {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}
_TEXT_PERMISSIONS = str(0x7FFFFFFF)


@dataclass
class Fault:
    """What is answered in place of an answer, once: a status with headers, or nothing for `silent` seconds."""

    method: str
    end: str
    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=lambda: {"message": "injected", "code": 0})


class Loopback:
    def __init__(self) -> None:
        self.requests: list[tuple[str, str, Any]] = []
        self.faults: list[Fault] = []
        self.identified: list[dict[str, Any]] = []
        self.resumed: list[dict[str, Any]] = []
        self.port = 0
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 0
        self._next_id = 10_000
        self.news = asyncio.Event()

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v10"

    async def say(self, event: str, data: dict[str, Any]) -> None:
        assert self._socket is not None
        self._sequence += 1
        await self._socket.send_json({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def drop(self, code: int = 4000) -> None:
        """The gateway closes the connection; 4000 is a break that the bot may come back from."""
        assert self._socket is not None
        await self._socket.close(code=code)

    async def mention(self, text: str, *, by_role: bool = False) -> str:
        """A message of the reader's that mentions the bot, or the role that Discord gave it. Its id."""
        content = f"<@&{ROLE}> {text}" if by_role else f"<@{APPLICATION}> {text}"
        message = self._message({"content": content}, author=_READER, mentions=[] if by_role else [_BOT])
        await self.say("MESSAGE_CREATE", {**message, "guild_id": GUILD, "member": _MEMBER})
        return str(message["id"])

    async def slash(self, name: str, **options: str) -> str:
        """A slash command of the reader's. The interaction's token."""
        self._next_id += 1
        token = f"interaction-{self._next_id}"
        data = {
            "id": "77",
            "name": name,
            "type": 1,
            "options": [{"name": key, "type": 3, "value": value} for key, value in options.items()],
        }
        interaction = {
            "id": str(self._next_id), "application_id": APPLICATION, "type": 2, "token": token, "version": 1,
            "guild_id": GUILD, "channel_id": CHANNEL, "channel": _channel(), "data": data, "locale": "en-US",
            "member": {**_MEMBER, "user": _READER, "permissions": _TEXT_PERMISSIONS}, "entitlements": [],
            "app_permissions": _TEXT_PERMISSIONS, "context": 0, "authorizing_integration_owners": {},
            "attachment_size_limit": 1,
        }  # fmt: skip
        await self.say("INTERACTION_CREATE", interaction)
        return token

    async def until(self, condition: Any, seconds: float = 30.0) -> Any:
        """The first true value of `condition()`, asked after each request."""
        async with asyncio.timeout(seconds):
            while not (value := condition()):
                self.news.clear()
                await self.news.wait()
        return value

    def made(self, method: str, end: str) -> list[Any]:
        """Bodies of the requests whose path ends so."""
        return [body for made, path, body in self.requests if made == method and path.endswith(end)]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix("/api/v10")
        if path == "/gateway":
            return await self._gateway(request)
        body = await request.json() if request.can_read_body else None
        self.requests.append((request.method, path, body))
        self.news.set()
        for fault in self.faults:
            if fault.method == request.method and path.endswith(fault.end):
                self.faults.remove(fault)
                return _json(fault.body, fault.status, fault.headers)
        return self._answer(request.method, path, body)

    def _answer(self, method: str, path: str, body: Any) -> web.Response:
        if path == "/users/@me":
            return _json(_BOT)
        if path == "/oauth2/applications/@me":
            return _json(
                {"id": APPLICATION, "name": "Pullquote", "icon": None, "description": "", "bot_public": True}
                | {"bot_require_code_grant": False, "owner": _READER, "verify_key": "", "flags": 1 << 18}
            )
        if path == "/gateway/bot":
            limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
            url = f"ws://127.0.0.1:{self.port}/api/v10/gateway"
            return _json({"url": url, "shards": 1, "session_start_limit": limit})
        if path.endswith("/commands"):
            made = {"application_id": APPLICATION, "version": "1", "description": ""}
            return _json([{**made, **command, "id": str(n)} for n, command in enumerate(body, 50)])
        if path.endswith("/callback"):
            return _json({"interaction": {"id": path.split("/")[2], "type": 2}})
        if path.endswith("/typing"):
            return web.Response(status=204)
        return _json(self._message(body or {}))

    def _message(self, body: dict[str, Any], author: Any = None, mentions: Any = ()) -> dict[str, Any]:
        self._next_id += 1
        return {
            "id": str(self._next_id), "channel_id": CHANNEL, "author": author or _BOT, "type": 0, "tts": False,
            "content": body.get("content") or "", "timestamp": "2026-01-01T00:00:00+00:00", "attachments": [],
            "edited_timestamp": None, "mention_everyone": False, "mentions": list(mentions), "mention_roles": [],
            "embeds": [], "pinned": False, "components": [], "flags": body.get("flags") or 0,
        }  # fmt: skip

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41_250}, "s": None, "t": None})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            payload = message.json()
            if payload["op"] == 1:
                await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
            elif payload["op"] == 2:
                self._socket = socket
                self.identified.append(payload["d"])
                await self._ready()
            elif payload["op"] == 6:
                self._socket = socket
                self.resumed.append(payload["d"])
                await self.say("RESUMED", {})
            self.news.set()
        return socket

    async def _ready(self) -> None:
        guild = {"id": GUILD, "unavailable": True}
        resume = f"ws://127.0.0.1:{self.port}/api/v10/gateway"
        ready = {"v": 10, "user": _BOT, "guilds": [guild], "session_id": "s", "resume_gateway_url": resume}
        await self.say("READY", {**ready, "application": {"id": APPLICATION, "flags": 1 << 18}, "shard": [0, 1]})
        everyone = {
            "id": GUILD, "name": "@everyone", "permissions": _TEXT_PERMISSIONS, "position": 0, "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}, "hoist": False,
            "managed": False, "mentionable": False, "flags": 0,
        }  # fmt: skip
        own = {**everyone, "id": ROLE, "name": "Pullquote", "managed": True, "tags": {"bot_id": APPLICATION}}
        full = {
            "id": GUILD, "name": "Newsroom", "owner_id": READER, "roles": [everyone, own], "channels": [_channel()],
            "members": [{**_MEMBER, "user": _BOT}], "member_count": 2, "emojis": [], "stickers": [], "features": [],
            "threads": [], "voice_states": [], "presences": [], "stage_instances": [], "premium_tier": 0,
            "guild_scheduled_events": [], "soundboard_sounds": [], "afk_timeout": 60, "system_channel_flags": 0,
            "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
            "mfa_level": 0, "nsfw_level": 0, "preferred_locale": "en-US", "premium_progress_bar_enabled": False,
        }  # fmt: skip
        await self.say("GUILD_CREATE", full)


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """As Discord answers: the type without a charset, and by way of its proxy."""
    plain = {"Content-Type": "application/json", "Via": "1.1 proxy", **(headers or {})}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=plain)


def _channel() -> dict[str, Any]:
    return {
        "id": CHANNEL, "type": 0, "name": "general", "position": 0, "permission_overwrites": [], "nsfw": False,
        "parent_id": None, "guild_id": GUILD, "permissions": _TEXT_PERMISSIONS,
    }  # fmt: skip


@asynccontextmanager
async def loopback(port: int = 0) -> AsyncIterator[Loopback]:
    """At a port of the machine's choice, or at one that refused every connection until now."""
    discord = Loopback()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", discord.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    discord.port = runner.addresses[0][1]
    try:
        yield discord
    finally:
        await runner.cleanup()
