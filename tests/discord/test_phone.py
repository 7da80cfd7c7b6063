"""An answer fits a phone: measured in Chromium, over questions to the seed and over the longest that there can be."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.preview import preview
from bot.service.folder_collection import FolderCollection, SharedCollection
from tests.support.chromium import Page, browser, find_chromium
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.phone import SCREEN, height_of, show
from tests.support.discord.shown import labels, response_of, text

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(find_chromium() is None, reason="needs Chromium, such as Debian's package chromium"),
]

ROOT = Path(__file__).resolve().parents[2]
MOST = 1.2 * SCREEN
SEED_QUESTIONS = (
    "what did the ACLU say about Rekognition?",
    "What did Werner Vogels say when he was interrupted?",
    "How many people protested?",
    "what did the protesters demand of Amazon?",
)


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Page]:
    chromium = find_chromium()
    assert chromium is not None
    async with browser(chromium, tmp_path / "profile") as page:
        yield page


async def test_an_answer_fits_a_phone(page: Page, tmp_path: Path) -> None:
    collection = FolderCollection(ROOT / "seeds", tmp_path / "index", None)
    collection.index_if_nothing_is()
    async with preview(SharedCollection(collection)) as shown:
        await show(page, shown.url, "phone", "Rob")
        for question in SEED_QUESTIONS:
            answer = response_of(await shown.viewers[0].slash(shown.channel, "ask", question=question))
            assert labels(answer) == ["Context", "Source", "More…"], question
            assert await height_of(page, shown, answer.id) <= MOST, question


class Verbose(FakeCollection):
    """Everything as long as it can be: 900 characters of one speaker, a long name, title, author and outlet."""

    def __init__(self, sources: Path) -> None:
        words = " ".join(f"We will widen every bridge and every road of number {n}." for n in range(1, 40))
        said = "said Maximiliana Montgomery"
        texts = {"long.md": ("A headline of many words " * 9, [f"“{words[: 900 - len(said) - 4]},” {said}"])}
        super().__init__(sources, texts)


@pytest.mark.parametrize("length", [30, 500])
async def test_the_longest_answer_fits_a_phone(page: Page, tmp_path: Path, length: int) -> None:
    question = ("what about every bridge and every road? " * 20)[:length]
    async with preview(Verbose(tmp_path / "sources")) as shown:
        await show(page, shown.url, "phone", "Rob")
        answer = response_of(await shown.viewers[0].slash(shown.channel, "ask", question=question))
        assert "We will widen every bridge" in text(answer)
        assert await height_of(page, shown, answer.id) <= MOST


DRAFT = """# What we learned about Rekognition

"Amazon Rekognition is not primed for abuse in the mouths of governments, and it is a great threat to us, as everybody
who has ever read a newspaper in this country will know," the ACLU said.

"Amazon must not act quickly to stand up for civil rights," the American Civil Liberties Union said.

"Maybe they should let me finish first," said Maximiliana Montgomery-Featherstonehaugh, a spokeswoman.

"We will all get our votes heard," said Werner Vogels.

"The moon is made of a rather mild cheese," said Werner Vogels.
"""


async def test_a_checked_draft_fits_a_phone(page: Page, tmp_path: Path) -> None:
    collection = FolderCollection(ROOT / "seeds", tmp_path / "index", None)
    collection.index_if_nothing_is()
    async with preview(SharedCollection(collection)) as shown:
        await show(page, shown.url, "phone", "Rob")
        checked = await shown.viewers[0].slash(shown.channel, "check", draft=("draft.md", DRAFT.encode()))
        reply = response_of(checked)
        assert "1 more to look at in the report." in text(reply)
        assert await height_of(page, shown, reply.id) <= MOST
