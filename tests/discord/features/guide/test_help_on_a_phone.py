"""Each page of `/help` is one screen of a phone, and so is the menu of settings twice at most; measured in Chromium."""

from pathlib import Path

import pytest

from bot.preview import preview
from bot.replies.guidance.help import TITLES, HelpPage
from tests.support.chromium import browser, find_chromium
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.phone import SCREEN, height_of, show
from tests.support.discord.shown import parts, response_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(find_chromium() is None, reason="needs Chromium, such as Debian's package chromium"),
]


async def test_a_page_of_help_is_one_screen_of_a_phone(tmp_path: Path, newsstand: FakeCollection) -> None:
    chromium = find_chromium()
    assert chromium is not None
    heights = {}
    async with browser(chromium, tmp_path / "profile") as page, preview(newsstand) as shown:
        admin = next(viewer for viewer in shown.viewers if viewer.name == "ada")
        await show(page, shown.url, "phone", "Ada")
        help_ = response_of(await admin.slash(shown.channel, "help"))
        heights["start"] = await height_of(page, shown, help_.id)
        (select,) = [part for part in parts(help_) if part["type"] == 3]
        for name in HelpPage:
            if name.value in [option["value"] for option in select["options"]]:
                await admin.select(help_, [name.value])
                await shown.refresh()
                title = "Ask me what somebody said" if name is HelpPage.START else TITLES[name]
                await page.until(
                    f"document.querySelector('.channel-message:last-of-type').innerText.includes('{title}')"
                )
                heights[name.value] = await height_of(page, shown, help_.id)
        menu = response_of(await admin.slash(shown.channel, "admin settings"))
        settings = await height_of(page, shown, menu.id)
    assert set(heights) >= {"start", "server", "index", "documents", "posts", "people"}
    assert {name: height for name, height in heights.items() if height > SCREEN} == {}
    assert settings <= 2 * SCREEN
