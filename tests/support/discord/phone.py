"""SimCord's preview as a person sees it in Chromium, on a phone or a desk, and how tall a message is there."""

import asyncio

import simcord

from tests.support.chromium import Page

SIZES = {"desktop": (1100, 800), "phone": (390, 844)}
SCREEN = SIZES["phone"][1]  # pixels


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


async def height_of(page: Page, shown: simcord.Preview, message: int) -> float:
    """Pixels of the whole message, from who asked for it to its last button."""
    found = f"document.querySelector('.channel-message[data-message-id=\"{message}\"]')"
    await shown.refresh()
    await page.until(f"{found} && {found}.getBoundingClientRect().height > 0")
    await asyncio.sleep(0.1)
    return float(await page.evaluate(f"{found}.getBoundingClientRect().height"))
