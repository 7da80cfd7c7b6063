"""The preview as a newcomer meets it: started from the command line, opened in a browser, asked in its composer."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.chromium import browser, find_chromium

CHROMIUM = find_chromium()


@pytest.fixture
async def address(seed_index: Path, root: Path) -> AsyncIterator[str]:
    """Where `python -m bot preview` says that it can be opened."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PULLQUOTE_", "DISCORD_"))}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "preview", "--sources", "seeds", "--index", str(seed_index)),
        cwd=root,
        env={**kept, "HF_HUB_OFFLINE": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    async with asyncio.timeout(60):
        line = (await process.stdout.readline()).decode()
    yield line.removeprefix("Open ").strip()
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 30) == 0


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (Debian: apt-get install chromium)")
async def test_a_question_typed_in_the_browser_is_answered_there(address: str, tmp_path: Path) -> None:
    assert address.startswith("http://127.0.0.1:")
    async with browser(str(CHROMIUM), tmp_path / "profile") as page:
        await page.open(address, 1100, 800)
        await page.until("document.querySelector('#viewer-picker option')")
        viewers = await page.evaluate(
            "[...document.querySelectorAll('#viewer-picker option')].map(option => option.textContent)"
        )
        assert viewers == ["Rob", "Ada (may manage the server)"]
        await page.until("document.getElementById('channel-timeline').innerText.includes('Ask here')")
        await page.evaluate("document.getElementById('channel-composer-input').focus()")
        await page.type("what did the ACLU say about Rekognition?")
        await page.until("!document.getElementById('send-message').disabled")
        await page.press("Enter")
        await page.until("document.body.innerText.includes('primed for abuse in the hands of governments')", 60)
        shown = await page.evaluate("document.getElementById('channel-timeline').innerText")
        assert "American Civil Liberties Union" in shown
        assert "take Rekognition off the table for governments." in shown
        assert "Mass Protests · paragraph 10" in shown
        await page.screenshot(tmp_path / "answer.png")
    picture = (tmp_path / "answer.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000
