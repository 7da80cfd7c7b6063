"""How long people wait when 50 ask at once, at rest and while the index is rebuilt: about a minute.

    python -m bench.speed.discord_load [--sources DIR]

The bot, its threads, the retriever and the index are real; Discord is SimCord, so that no network is measured. Prints
how long a person waits to be acknowledged and to be answered, in milliseconds.
"""

import asyncio
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import simcord

from bench.arguments import ROOT, create_parser
from bot.discord import create_bot
from bot.service.folder_collection import FolderCollection, SharedCollection
from tests.support.discord.unsettled import begin_slash, until
from tests.support.discord.world import World

PEOPLE = 50
SUBJECTS = ("Rekognition", "immigrants", "the protest", "facial recognition", "Amazon", "taxes", "the economy")
_POLL = 0.002  # seconds between looks at who was answered


@dataclass
class Waits:
    """Seconds from a question to its acknowledgement and to its answer, one a person."""

    acknowledged: dict[int, float] = field(default_factory=dict)
    answered: dict[int, float] = field(default_factory=dict)


async def ask_all(world: World, people: list[simcord.MemberActor]) -> Waits:
    started = time.perf_counter()
    asked = [
        begin_slash(person, world.channel, "ask", question=f"what was said about {SUBJECTS[n % len(SUBJECTS)]}?")
        for n, person in enumerate(people)
    ]
    waits = Waits()
    while len(waits.answered) < len(asked):
        await asyncio.sleep(_POLL)
        now = time.perf_counter() - started
        for number, result in enumerate(asked):
            if number not in waits.acknowledged and result.acknowledged:
                waits.acknowledged[number] = now
            if number not in waits.answered and result.response is not None and result.response.components:
                waits.answered[number] = now
    return waits


def told(name: str, waits: Waits) -> str:
    columns = [name]
    for seconds in (waits.acknowledged, waits.answered):
        ordered = sorted(seconds.values())
        columns += [f"{statistics.median(ordered) * 1000:.0f}", f"{ordered[int(len(ordered) * 0.95)] * 1000:.0f}"]
        columns.append(f"{ordered[-1] * 1000:.0f}")
    return "| " + " | ".join(columns) + " |"


async def measure(sources: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        collection = FolderCollection(sources, Path(folder) / "index", None)
        report = collection.reindex()
        collections = SharedCollection(collection)
        bot = create_bot(collections, Path(folder) / "memory.sqlite3", shard_count=1)
        env = simcord.Env(bot, settle_timeout=600.0)
        await env.start()
        try:
            world = World(env)
            people = [world.guild.add_member(env.create_user(f"person{n}")) for n in range(PEOPLE)]
            await world.reader.slash(world.channel, "ask", question="what was said?")
            print(f"{PEOPLE} people, {report.documents} documents, {report.passages} passages; milliseconds\n")
            print("| | acknowledged p50 | p95 | last | answered p50 | p95 | last |\n| --- |" + " --- |" * 6)
            print(told("at rest", await ask_all(world, people)), flush=True)
            run = begin_slash(world.admin, world.channel, "admin reindex", rebuild=True)
            await until(lambda: run.response is not None and " of " in str(run.response.components))
            waits = await ask_all(world, people)
            still = bot.reindexing.running(collections.for_server(world.guild.id))
            print(told("while reindexing" if still else "while reindexing (it ended first)", waits))
            await env.settle()
        finally:
            await env.shutdown()
            await bot.close()


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    parser.add_argument("--sources", metavar="DIR", type=Path, default=ROOT / "seeds", help="(default: seeds)")
    asyncio.run(measure(parser.parse_args().sources.resolve()))


if __name__ == "__main__":
    main()
