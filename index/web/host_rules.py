"""What a site states about all of its pages: robots.txt and tdmrep.json, read before the first page, kept for a day."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from yarl import URL

from ..files.whole_file import write_whole_file
from .fetched import AddressRefused, Declined, NotFetched
from .manners import opt_outs, robots
from .manners.opt_outs import TdmRule
from .manners.robots import RobotRules, read_robots
from .manners.turns import Turns
from .visits import Manner, Visits

_KEPT = timedelta(days=1)  # RFC 9309, 2.4
_SIZE_LIMIT = 4 * 1024 * 1024  # bytes of a kept file; JSON writes a character in up to six
_ASK_LESS = 429
_READ = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class HostRules:
    """`closed` is why nothing of the host may be read, None where `robots` tells."""

    robots: RobotRules
    tdm: tuple[TdmRule, ...] = ()
    closed: str | None = None


@dataclass(frozen=True, slots=True)
class _Texts:
    """The two files as they came; empty where there is none. `tdm` is None where nobody can know what it says: then it
    reserves nothing in this run, and is asked for again in the next."""

    robots: bytes = b""
    tdm: bytes | None = b""

    def rules(self) -> HostRules:
        return HostRules(read_robots(self.robots), opt_outs.read_tdm_rules(self.tdm or b""))


class RulesOfHosts:
    """Each host's rules are asked for once; those of one that gave no answer hold for this run alone."""

    def __init__(self, visits: Visits, turns: Turns, folder: Path) -> None:
        self._visits = visits
        self._turns = turns
        self._folder = folder
        self._known: dict[URL, asyncio.Task[HostRules]] = {}

    async def of(self, url: URL) -> HostRules:
        """Raises AddressRefused where the host may not be connected to."""
        site = url.origin()
        if site not in self._known:
            self._known[site] = asyncio.create_task(self._find(site))
        return await asyncio.shield(self._known[site])

    async def check(self, url: URL) -> None:
        """Raises NotFetched where robots.txt forbids the address."""
        rules = await self.of(url)
        if rules.closed is not None:
            raise NotFetched(rules.closed)
        if rules.robots.delay is not None:
            self._turns.slow_down(url.raw_host or "", rules.robots.delay)
        if not rules.robots.allows(str(url)):
            raise Declined("its robots.txt does not allow it")

    async def close(self) -> None:
        for task in self._known.values():
            task.cancel()
        await asyncio.gather(*self._known.values(), return_exceptions=True)

    async def _find(self, site: URL) -> HostRules:
        kept = self._folder / f"{site.scheme}-{_file_name(site)}.json"
        texts = await asyncio.to_thread(_read_kept, kept)
        if texts is None:
            try:
                texts = await self._ask(site)
            except AddressRefused:
                raise
            except NotFetched as reason:
                return HostRules(RobotRules(), closed=f"its robots.txt can't be read, which says what may be: {reason}")
            if texts.tdm is not None:
                await asyncio.to_thread(_keep, kept, texts.robots, texts.tdm)
        return await asyncio.to_thread(texts.rules)

    async def _ask(self, site: URL) -> _Texts:
        return _Texts(await self._robots(site), await self._tdm(site))

    async def _robots(self, site: URL) -> bytes:
        """Raises NotFetched where nobody can know what it says: then nothing is allowed."""
        return await self._text_of(site.with_path(robots.PATH), Manner(robots.SIZE_LIMIT, cut=True, page=False))

    async def _tdm(self, site: URL) -> bytes | None:
        """None where nobody can know what it says."""
        with suppress(NotFetched):
            return await self._text_of(site.with_path(opt_outs.TDM_PATH), Manner(robots.SIZE_LIMIT, page=False))
        return None

    async def _text_of(self, url: URL, manner: Manner) -> bytes:
        """Empty where a 4xx but "too many requests" says that there is none. Raises NotFetched."""
        response = await self._visits.visit(url, manner)
        if response.status in _READ:
            return response.body
        if _is_absent(response.status):
            return b""
        raise NotFetched(f"its server answered {response.status}")


def _is_absent(status: int) -> bool:
    return 400 <= status < 500 and status != _ASK_LESS


def _file_name(site: URL) -> str:
    return f"{(site.raw_host or '').replace(':', '-')}-{site.port}"


def _read_kept(path: Path) -> _Texts | None:
    """None where it is not there, a day old, of tomorrow, or damaged."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        with path.open("rb") as file:
            fields: dict[str, Any] = json.loads(file.read(_SIZE_LIMIT))
        age = datetime.now(UTC) - datetime.fromisoformat(fields["read_at"])
        if timedelta() <= age < _KEPT:
            return _Texts(fields["robots"].encode("latin-1"), fields["tdm"].encode("latin-1"))
    return None


def _keep(path: Path, robots: bytes, tdm: bytes) -> None:
    """It is asked for again where it can't be kept."""
    fields = {
        "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "robots": robots.decode("latin-1"),
        "tdm": tdm.decode("latin-1"),
    }
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with write_whole_file(path) as file:
            file.write(json.dumps(fields).encode())
