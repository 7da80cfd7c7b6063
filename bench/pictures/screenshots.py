"""Pictures of the bot for the documentation: about 2 minutes.

    python -m bench.pictures.screenshots [--out DIR]

The bot, the model and the index over seeds/ are real; Discord is SimCord's preview, seen by a headless Chromium.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import simcord

from bench.arguments import ROOT, create_parser
from bot.preview import preview
from bot.service.folder_collection import FolderCollection, SharedCollection
from tests.support.chromium import Page, browser, find_chromium
from tests.support.discord.phone import SIZES, show
from tests.support.discord.shown import custom_id, response_of
from tests.support.discord.unsettled import begin_slash, until

PICTURES = ROOT / "docs" / "screenshots"
_ONLY_THE_CHANNEL = """
    document.querySelectorAll('[data-workbench]').forEach(part => part.style.display = 'none');
    const timeline = document.getElementById('channel-timeline');
    timeline.scrollTop = timeline.scrollHeight;
"""


@dataclass(frozen=True, slots=True)
class Stage:
    env: simcord.Env
    channel: simcord.ChannelHandle
    reader: simcord.MemberActor
    admin: simcord.MemberActor

    async def ask(self, question: str) -> simcord.InteractionResult:
        return await self.reader.slash(self.channel, "ask", question=question)

    async def press(self, question: str, label: str) -> simcord.ResponseMessage:
        """What a press of the first button so named under the answer brings."""
        return await self.click(response_of(await self.ask(question)), label)

    async def click(self, message: simcord.ResponseMessage, label: str) -> simcord.ResponseMessage:
        return response_of(await self.reader.click(message, custom_id=custom_id(message, label)))


async def answer(stage: Stage) -> None:
    await stage.ask("what did the ACLU say about Rekognition?")


async def silence(stage: Stage) -> None:
    await stage.ask("What did Tim Cook say about Rekognition?")


async def check(stage: Stage) -> None:
    claim = "This product poses a real threat to communities, including people of color and immigrants"
    await stage.reader.slash(stage.channel, "check", quotation=claim)


async def read(stage: Stage) -> None:
    await stage.ask("what did Vogels say about voices being heard?")


async def passage(stage: Stage) -> None:
    await stage.ask("How many people protested?")


async def misattributed(stage: Stage) -> None:
    words = "maybe they should let me finish first"
    await stage.reader.slash(stage.channel, "check", quotation=words, speaker="Tim Cook")


async def source(stage: Stage) -> None:
    await stage.press("what did the ACLU say about Rekognition?", "Source")


async def context(stage: Stage) -> None:
    await stage.press("what did the ACLU say about Rekognition?", "Context")


async def panel(stage: Stage) -> None:
    await stage.press("what did the ACLU say about Rekognition?", "More…")


async def nearest(stage: Stage) -> None:
    await stage.press("What did Tim Cook say about Rekognition?", "More…")


async def report(stage: Stage) -> None:
    opened = await stage.press("what did the ACLU say about Rekognition?", "More…")
    await stage.click(opened, "Report speaker")


async def find(stage: Stage) -> None:
    await stage.reader.slash(stage.channel, "source find", words="civil rights")


async def who(stage: Stage) -> None:
    await stage.reader.slash(stage.channel, "who", name="Werner Vogels")


async def documents(stage: Stage) -> None:
    await stage.reader.slash(stage.channel, "source list")


async def refused(stage: Stage) -> None:
    await stage.reader.slash(stage.channel, "ask", question="what did Vogels say?", after="next Tuesdayish")


SCENES: dict[str, Callable[[Stage], Awaitable[None]]] = {
    "answer": answer,
    "read": read,
    "passage": passage,
    "panel": panel,
    "context": context,
    "source": source,
    "report": report,
    "silence": silence,
    "nearest": nearest,
    "check": check,
    "misattributed": misattributed,
    "find": find,
    "who": who,
    "documents": documents,
    "refused": refused,
}


async def take_all(pictures: Path, scenes: Sequence[str] | None) -> None:
    chromium = find_chromium()
    if chromium is None:
        sys.exit("No Chromium is installed: install Debian's package chromium, and run this again.")
    with tempfile.TemporaryDirectory() as folder:
        collection = FolderCollection(ROOT / "seeds", Path(folder) / "index", None)
        collection.index_if_nothing_is()
        async with browser(chromium, Path(folder) / "profile") as page:
            for name in scenes or SCENES:
                await take(page, collection, SCENES[name], name, pictures)
            for size in () if scenes else SIZES:
                fresh = FolderCollection(ROOT / "seeds", Path(folder) / size, None)
                await take_reindexing(page, fresh, size, pictures)


async def take(
    page: Page,
    collection: FolderCollection,
    act: Callable[[Stage], Awaitable[None]],
    name: str,
    pictures: Path,
) -> None:
    async with preview(SharedCollection(collection)) as shown:
        await act(Stage(shown.env, shown.channel, *shown.viewers))
        for size in SIZES:
            await show(page, shown.url, size, "Rob")
            await picture(page, pictures / f"{name}-{size}.png")


async def take_reindexing(page: Page, collection: FolderCollection, size: str, pictures: Path) -> None:
    """A first reindexing while it is under way, sent without waiting for its end; and its summary."""
    async with preview(SharedCollection(collection)) as shown:
        stage = Stage(shown.env, shown.channel, *shown.viewers)
        await show(page, shown.url, size, "Ada")
        run = begin_slash(stage.admin, stage.channel, "admin reindex")
        await until(lambda: run.response is not None and " of " in str(run.response.components))
        for open_page in shown._pages.values():
            shown._publish(open_page, reason="refresh")
        await page.until("document.body.innerText.includes('Reindexing')")
        await picture(page, pictures / f"progress-{size}.png")
        await stage.env.settle()
        await shown.refresh()
        await page.until("document.body.innerText.includes('Reindexed')")
        await picture(page, pictures / f"admin-{size}.png")


async def picture(page: Page, path: Path) -> None:
    """What stands last in the channel, and nothing of the preview's own tools."""
    for _ in range(2):
        await page.evaluate(f"(() => {{ {_ONLY_THE_CHANNEL} }})()")
        await asyncio.sleep(0.3)
    await page.screenshot(path)


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    parser.add_argument("--scenes", metavar="NAME", nargs="+", choices=SCENES, help="(default: every one)")
    parser.add_argument("--out", metavar="DIR", type=Path, default=PICTURES, help="(default: docs/screenshots)")
    arguments = parser.parse_args()
    asyncio.run(take_all(arguments.out.resolve(), arguments.scenes))


if __name__ == "__main__":
    main()
