"""Alerts over articles that come in week by week, against subscriptions that were written by hand with what each should
bring: about 12 minutes.

    python -m bench.alerts.replay [SHARED] [--misses N]

The 840 articles of politics and of us are put among the sources in the order of their dates, a week at a time, and
indexed; after each the look at what is new is made that the bot makes, over a memory of its own. Half of the 40
subscriptions were looked at while the rules were made, the other half only counted. Weights were learnt on other
subscriptions (`python -m bench.learn.alerts`).

An alert is right where one of its articles is listed for the subscription, wrong where none is; what is optional counts
neither for nor against. It is told twice where its words were told before, or all that its articles are due for was.
"""

import asyncio
import collections
import datetime
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bench.alerts.asked_for import AskedFor, read_asked_for
from bench.arguments import add_shared, create_parser
from bench.indexes import documents_of
from bot.alerts.asking import Limits, ask_to_be_told
from bot.alerts.finding import FoundAlert, find_words
from bot.alerts.looking import Looking
from bot.memory import Memory
from bot.memory.alerts.subscriptions import Subscription
from bot.memory.alerts.told import AlertState
from bot.service.folder_collection import FolderCollection, ignore, never
from index import fold
from retrieval import Retriever

_Result = TypeVar("_Result")
_ROOMY = Limits(per_person=1_000, per_server=1_000)


@dataclass
class Brought:
    """What one subscription brought, in order."""

    asked: AskedFor
    alerts: list[FoundAlert] = field(default_factory=list)
    met: set[int] = field(default_factory=set)  # places in `asked.due`
    wrong: list[FoundAlert] = field(default_factory=list)
    twice: int = 0

    def take(self, found: FoundAlert) -> None:
        stems = {Path(document).stem for document in found.alert.documents}
        due = {n for n, one in enumerate(self.asked.due) if stems.intersection(one.documents)}
        told = fold(" ".join(found.excerpt.text.split()))
        before = {fold(" ".join(one.excerpt.text.split())) for one in self.alerts}
        certain = {n for n in due if not self.asked.due[n].optional}
        self.twice += told in before or (bool(certain) and certain <= self.met and len(due) == len(certain))
        self.alerts.append(found)
        self.met |= due
        if not due:
            self.wrong.append(found)

    @property
    def missed(self) -> list[int]:
        return [n for n, one in enumerate(self.asked.due) if not one.optional and n not in self.met]


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="show up to N mistakes of the half looked at"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        weeks = _weeks(arguments.shared, place)
        started = time.perf_counter()
        brought = asyncio.run(_replay(place, weeks))
        print(f"{sum(map(len, weeks))} articles in {len(weeks)} weeks, {time.perf_counter() - started:.0f} s")
    for half in ("tune", "held", ""):
        _report(half or "all", [one for one in brought if half in ("", one.asked.half)])
    for kind, some in _by_kind(brought).items():
        _report(kind, some)
    for one in [one for one in brought if one.asked.half == "tune"]:
        _show(one, arguments.misses)


def _weeks(shared: Path, folder: Path) -> list[list[Path]]:
    """The articles' files, by the week of the date in their names."""
    weeks: dict[tuple[int, int], list[Path]] = collections.defaultdict(list)
    for name in ("politics", "us"):
        for path in sorted(documents_of(shared, name, folder).rglob("*.*")):
            year, week, _ = datetime.date.fromisoformat(path.stem.split("_")[1]).isocalendar()
            weeks[year, week].append(path)
    return [weeks[week] for week in sorted(weeks)]


async def _replay(folder: Path, weeks: Sequence[Sequence[Path]]) -> list[Brought]:
    sources = folder / "sources"
    sources.mkdir()
    collection = FolderCollection(sources, folder / "index", None)
    memory = Memory(folder / "memory.sqlite")
    brought: dict[str, Brought] = {}

    async def run(call: Callable[[Retriever], _Result]) -> _Result:
        return await asyncio.to_thread(lambda: call(collection.retriever()))

    looking = Looking(memory.alerts, "bench", run)
    (sources / "empty.md").write_text("Nothing has been printed yet, the paper says.\n", encoding="utf-8")
    collection.reindex(False, ignore, never)
    for asked in read_asked_for("replayed"):
        kept, _ = await ask_to_be_told(memory.alerts, looking, Subscription(asked.wanted), _ROOMY)
        brought[kept.id] = Brought(asked)
    for week in weeks:
        for path in week:
            shutil.copy(path, sources)
        await asyncio.to_thread(collection.reindex, False, ignore, never)
        await looking.look()
        due = await memory.alerts.alerts(looking.listener, AlertState.DUE)
        for found in await find_words(memory.alerts, looking.listener, run, due):
            brought[found.subscription.id].take(found)
            await memory.alerts.told([found.alert])
    await memory.close()
    return list(brought.values())


def _report(name: str, brought: Sequence[Brought]) -> None:
    due = sum(not one.optional for b in brought for one in b.asked.due)
    missed, wrong = sum(len(b.missed) for b in brought), sum(len(b.wrong) for b in brought)
    alerts, twice = sum(len(b.alerts) for b in brought), sum(b.twice for b in brought)
    recall = 1 - missed / max(due, 1)
    print(
        f"{name:16} {len(brought):3} subscriptions, {due:3} due: recall {recall:.3f}; {alerts:3} alerts, "
        f"wrong {wrong / max(alerts, 1):.3f}, twice {twice}"
    )


def _by_kind(brought: Sequence[Brought]) -> dict[str, list[Brought]]:
    kinds: dict[str, list[Brought]] = collections.defaultdict(list)
    for one in brought:
        wanted = one.asked.wanted
        kinds[" + ".join(name for name in ("speaker", "topic", "outlet") if getattr(wanted, name))].append(one)
    return kinds


def _show(brought: Brought, most: int) -> None:
    for line in [*_missed(brought)][:most]:
        print(line)
    for found in brought.wrong[:most]:
        print(f"  wrong  {brought.asked.wanted} {found.alert.documents[0]} {found.excerpt.text[:160]!r}")


def _missed(brought: Brought) -> Iterator[str]:
    for n in brought.missed:
        print_ = json.dumps(brought.asked.due[n].documents)
        yield f"  missed {brought.asked.wanted} {print_}"


if __name__ == "__main__":
    main()
