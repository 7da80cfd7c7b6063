"""Pictures of the bot for the documentation: about 2 minutes.

    python -m bench.pictures.screenshots [--out DIR]

The bot, the model and the index over seeds/ are real; Discord is SimCord's preview, seen by a headless Chromium.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import simcord
from simcord.components import walk_components

from bench.arguments import ROOT, create_parser
from bot.preview import preview
from bot.service.folder_collection import FolderCollection, SharedCollection
from tests.support.chromium import Page, browser, find_chromium
from tests.support.discord.unsettled import begin_slash, until

PICTURES = ROOT / "docs" / "screenshots"
SIZES = {"desktop": (1100, 800), "phone": (390, 844)}
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


async def answer(stage: Stage) -> None:
    await stage.ask("what did the ACLU say about Rekognition?")


async def silence(stage: Stage) -> None:
    await stage.ask("What did Tim Cook say about Rekognition?")


async def check(stage: Stage) -> None:
    claim = "This product poses a real threat to communities, including people of color and immigrants"
    await stage.reader.slash(stage.channel, "check", quotation=claim)


async def source(stage: Stage) -> None:
    shown = await stage.ask("what did the ACLU say about Rekognition?")
    assert shown.response is not None
    buttons = [part for part in walk_components(shown.response.components) if part.get("label") == "Source"]
    await stage.reader.click(shown.response, custom_id=buttons[0]["custom_id"])


SCENES: dict[str, Callable[[Stage], Awaitable[None]]] = {
    "answer": answer,
    "silence": silence,
    "check": check,
    "source": source,
}


async def take_all(pictures: Path) -> None:
    chromium = find_chromium()
    if chromium is None:
        sys.exit("No Chromium is installed: install Debian's package chromium, and run this again.")
    with tempfile.TemporaryDirectory() as folder:
        collection = FolderCollection(ROOT / "seeds", Path(folder) / "index", None)
        collection.index_if_nothing_is()
        async with browser(chromium, Path(folder) / "profile") as page:
            for name, act in SCENES.items():
                await take(page, collection, act, name, pictures)
            for size in SIZES:
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


async def show(page: Page, url: str, size: str, viewer: str) -> None:
    """Open the channel as `viewer` sees it."""
    width, height = SIZES[size]
    await page.open("about:blank", width, height, phone=size == "phone")
    await page.open(url, width, height, phone=size == "phone")
    await page.until("document.querySelector('#viewer-picker option')")
    await page.evaluate(
        "(() => { const picker = document.getElementById('viewer-picker');"
        f" const wanted = [...picker.options].find(o => o.textContent.startsWith('{viewer}'));"
        " picker.value = wanted.value; picker.dispatchEvent(new Event('change', {bubbles: true})); })()"
    )
    await page.until("document.body.innerText.includes('Ask here')")
    await asyncio.sleep(0.7)


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    parser.add_argument("--out", metavar="DIR", type=Path, default=PICTURES, help="(default: docs/screenshots)")
    asyncio.run(take_all(parser.parse_args().out.resolve()))


if __name__ == "__main__":
    main()
