"""Pages in a real browser, held against WCAG 2.2 AA: on a phone and a desk, light and dark, enlarged, printed, by
keyboard, and without scripts."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.replies.citation import read_path
from index import Span
from tests.support.accessible import (
    axe_faults,
    contrast_faults,
    keyboard_faults,
    own_faults,
    settled,
    sideways,
    spaced,
)
from tests.support.chromium import Page, browser, find_chromium
from tests.support.ground import index
from tests.support.served import Client, IndexedCollection, serving, write_served

CHROMIUM = find_chromium()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")]

PHONE, DESK, SCREEN = (390, 844), (1280, 800), "(prefers-color-scheme: dark)"
SAID = '"Fares will double in year 30," said Greta Holm.'
LONG = [f'"Fares will double in year {n}," said Greta Holm.\n\nNobody on the pier was glad of it.' for n in range(60)]


@pytest.fixture(scope="module")
def pier(tmp_path_factory: pytest.TempPathFactory, slow: None) -> IndexedCollection:
    """The small coverage, and a document of many screens."""
    folder = tmp_path_factory.mktemp("pier")
    write_served(folder / "sources")
    (folder / "sources" / "long.md").write_text("# Long\n\n" + "\n\n".join(LONG), encoding="utf-8")
    index(folder / "sources", folder / "index")
    return IndexedCollection(folder / "index")


@pytest.fixture
async def client(pier: IndexedCollection) -> AsyncIterator[Client]:
    async with serving(pier) as client:
        yield client


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Page]:
    assert CHROMIUM is not None
    async with browser(CHROMIUM, tmp_path / "profile") as page:
        yield page


async def prefer(page: Page, scheme: str, media: str = "") -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    await page.call("Emulation.setEmulatedMedia", media=media, features=features)


async def shown(page: Page, client: Client, name: str, size: tuple[int, int] = PHONE) -> None:
    """A page of each kind."""
    paths = {"documents": "/", "document": read_path("ferry.md", Span(130, 190)), "problem": "/read/nothing"}
    path = paths.get(name, "/")
    await page.open(client.base + path, *size)
    await settled(page, path.partition("?")[0])
    if name == "answer":
        await page.evaluate("document.querySelector('#question').focus()")
        await page.type("what did Ingrid Solberg say about the ferry?")
        await page.press("Enter")
        await settled(page, "/answer")


MARKS = "[...document.querySelectorAll('mark')]"
LINES = "[...document.querySelectorAll('article .said')].map(e => getComputedStyle(e).textDecorationStyle)"
KINDS = ["documents", "document", "answer", "problem"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_rules_of_axe_and_of_wcag_2_2(page: Page, client: Client, scheme: str) -> None:
    await prefer(page, scheme)
    for kind in KINDS:
        for size in (PHONE, DESK):
            await shown(page, client, kind, size)
            assert await page.evaluate(f"matchMedia('{SCREEN}').matches") is (scheme == "dark")
            assert await axe_faults(page) == [], kind
            assert await own_faults(page) == [], kind


async def test_every_control_is_reached_by_keyboard(page: Page, client: Client) -> None:
    for kind in KINDS:
        await shown(page, client, kind, DESK)
        assert await keyboard_faults(page) == [], kind


async def test_nobody_scrolls_sideways(page: Page, client: Client) -> None:
    """At 320 pixels, which is a desk's 1280 enlarged four times; with text alone twice as large; with more space
    between letters and lines."""
    for kind in KINDS:
        await shown(page, client, kind, (320, 640))
        assert await sideways(page) == 0, kind
        await spaced(page)
        assert await sideways(page) == 0, kind
        await shown(page, client, kind, PHONE)
        await page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert await sideways(page) == 0, kind


@pytest.mark.parametrize("fragment", ["#words", ""])
@pytest.mark.parametrize("scripts", [True, False])
async def test_a_document_opens_at_the_words(
    page: Page, client: Client, pier: IndexedCollection, fragment: str, scripts: bool
) -> None:
    text = pier.retriever().text("long.md")
    assert text is not None
    start = text.text.index(SAID)
    path = read_path("long.md", Span(start, start + len(SAID))).removesuffix("#words")
    await page.call("Emulation.setScriptExecutionDisabled", value=not scripts)
    await page.open(client.base + path + fragment, *PHONE, phone=True)
    await settled(page, "/read/long.md")
    await page.until("scrollY > 2000")
    boxes = await page.evaluate(f"{MARKS}.map(m => [m.getBoundingClientRect().top, m.getBoundingClientRect().bottom])")
    top, bottom = min(box[0] for box in boxes), max(box[1] for box in boxes)
    assert 0 <= top < bottom <= PHONE[1]
    assert await page.evaluate(f"{MARKS}.map(m => m.textContent).join('')") == SAID


async def test_the_numbers_lead_to_the_words_and_the_list_to_the_document(page: Page, client: Client) -> None:
    await shown(page, client, "document")
    await page.evaluate("document.querySelector('.voices a[href=\"#q2\"]').click()")
    await page.until("location.hash === '#q2'")
    await shown(page, client, "documents")
    await page.evaluate("document.querySelector('.documents a[href=\"/read/table.csv%232\"]').click()")
    await settled(page, "/read/table.csv%232")
    assert "Two is better" in await page.evaluate("document.querySelector('article').textContent")


async def test_on_paper(page: Page, client: Client) -> None:
    """Black on white, without what can only be pressed, and with the lines that tell how certain a speaker is."""
    await prefer(page, "dark", "print")
    await shown(page, client, "document", DESK)
    assert await contrast_faults(page) == []
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert await page.evaluate("document.querySelector('nav').getBoundingClientRect().height") == 0
    assert set(await page.evaluate(LINES)) == {"solid", "dashed", "dotted"}


async def test_the_checks_find_what_they_are_for(page: Page, client: Client) -> None:
    await shown(page, client, "document")
    await page.evaluate("document.querySelector('article p').style.color = '#aaa'")
    assert {"text"} <= {fault[1] for fault in await contrast_faults(page)}
    assert "color-contrast" in {fault[0] for fault in await axe_faults(page)}
    await page.evaluate(
        "document.querySelector('.voices a').style.cssText = 'min-width: 0; min-height: 0; display: inline'"
    )
    assert any("voices" in str(f) or "#q1" in str(f) for f in await own_faults(page))
    await page.evaluate("document.querySelector('.voices a').style.outline = 'none'")
    assert await keyboard_faults(page) != []
    await page.evaluate("document.querySelector('h2').outerHTML = '<h4>x</h4>'")
    assert any(fault[0] == "headings" for fault in await own_faults(page))
    await page.evaluate("document.querySelector('article').style.width = '600px'")
    assert await sideways(page) > 0
