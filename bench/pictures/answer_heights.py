"""How tall an answer is on a phone, over fifty questions of the measuring data: about two minutes.

    python -m bench.pictures.answer_heights [SHARED] [--indexes DIR]

The bot, the model and the indexes are real; Discord is SimCord's preview, seen by a headless Chromium of 390 × 844. A
height is that of the whole message: who asked it, the name of the bot, question, answer and buttons.
"""

import asyncio
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from simcord import Preview

from bench.arguments import SETS, add_indexes, add_shared, create_parser
from bench.indexes import built_indexes, data_of
from bot.discord import QuoteBot
from bot.preview import preview
from bot.service.folder_collection import FolderCollection, SharedCollection
from tests.support.chromium import Page, browser, find_chromium
from tests.support.discord.phone import SCREEN, height_of, show
from tests.support.discord.shown import labels, response_of

QUESTIONS = 50  # that are answered, from both sets alike
MOST = 1.2  # screens


async def measure(chromium: str, shared: Path, indexes: Path) -> tuple[list[float], list[float]]:
    """Pixels of each answer and of each silence."""
    answers: list[float] = []
    silences: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        async with browser(chromium, Path(folder) / "profile") as page:
            for name in SETS:
                collection = FolderCollection(Path(folder) / "no-sources", indexes / name, None)
                async with preview(SharedCollection(collection)) as shown:
                    await show(page, shown.url, "phone", "Rob")
                    await _ask(page, shown, _questions(shared, name), answers, silences)
    return answers, silences


async def _ask(
    page: Page, shown: Preview, questions: Sequence[str], answers: list[float], silences: list[float]
) -> None:
    """Until there are enough answers of this set."""
    await _without_limits(shown)
    reader = shown.viewers[0]
    wanted = len(answers) + QUESTIONS // len(SETS)
    for question in questions:
        if len(answers) == wanted:
            return
        said = response_of(await reader.slash(shown.channel, "ask", question=question))
        height = await height_of(page, shown, said.id)
        (answers if "Source" in labels(said) else silences).append(height)
        if height > MOST * SCREEN:
            print(f"{height:.0f} pixels: {question}")


async def _without_limits(shown: Preview) -> None:
    bot = shown.env.bot
    assert isinstance(bot, QuoteBot)
    assert shown.channel.guild is not None
    server = shown.channel.guild.id
    await bot.memory.set_server(server, replace(await bot.memory.server(server), per_person=10_000, per_server=10_000))


def _questions(shared: Path, name: str) -> list[str]:
    """Those that follow no other, in an order that takes evenly from all of them."""
    lines = (data_of(shared, name) / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    alone = [row["question"] for row in map(json.loads, lines) if row["previous"] is None]
    step = max(1, len(alone) // QUESTIONS)
    return [question for first in range(step) for question in alone[first::step]]


def told(name: str, heights: Sequence[float]) -> str:
    ordered = sorted(heights)
    within = sum(height <= MOST * SCREEN for height in ordered) / len(ordered)
    middle, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    return f"{name:<10}{len(ordered):>4}{middle:>8.0f}{late:>7.0f}{ordered[-1]:>7.0f}{within:>8.0%}"


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    arguments = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        sys.exit("No Chromium is installed: install Debian's package chromium, and run this again.")
    with built_indexes(arguments.shared, arguments.indexes) as indexes:
        answers, silences = asyncio.run(measure(chromium, arguments.shared, indexes))
    print(f"{'pixels':<10}{'':>4}{'median':>8}{'p95':>7}{'max':>7}  ≤ {MOST} screens ({MOST * SCREEN:.0f})")
    print(told("answers", answers))
    if silences:
        print(told("silences", silences))


if __name__ == "__main__":
    main()
