"""`/timeline` and `/history`: pages, the picture with its words, whose buttons they are, and what is kept of them."""

from pathlib import Path

import pytest
import simcord

from bot.discord import create_bot
from bot.service.folder_collection import FolderCollection, SharedCollection
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import labels, parts, response_of, text
from tests.support.discord.world import World, running

TOPIC = "the many things"


async def told(world: World) -> simcord.ResponseMessage:
    return response_of(await world.reader.slash(world.channel, "timeline", speaker="Cy Long", topic=TOPIC))


def gallery(message: simcord.ResponseMessage) -> list[tuple[str, str]]:
    """Of each picture shown its address and the words for it."""
    found = [part for part in parts(message) if part["type"] == 12]
    return [(item["media"]["url"], item["description"]) for part in found for item in part["items"]]


async def test_timeline_shows_words_in_order_with_a_picture(world: World) -> None:
    shown = await told(world)
    assert not shown.ephemeral
    first, *rest = text(shown).split("\n")
    assert first == f"-# “{TOPIC}”"
    assert rest[0] == "**Cy Long: 40 excerpts, 4 October 2016 to 11 November 2016, 10 without a date**"
    assert text(shown).index("number 2 of") < text(shown).index("number 3 of") < text(shown).index("number 4 of")
    assert "number 5 of" not in text(shown)
    ((address, words),) = gallery(shown)
    assert "timeline.png" in address
    assert words.startswith(f"30 quotations of Cy Long on “{TOPIC}” along time, by outlet. The Post: 4 October 2016")
    assert words.endswith("10 without a date are not shown.")


async def test_timeline_turns_its_pages_in_place_for_the_asker_and_privately_for_others(world: World) -> None:
    shown = await told(world)
    others = response_of(await world.admin.click(shown, label="Later ›"))
    assert others.ephemeral
    assert "number 6 of" in text(others)
    assert "number 2 of" in text(shown)
    await world.reader.click(shown, label="Later ›")
    assert "number 6 of" in text(shown)
    assert gallery(shown) == []
    assert labels(shown)[-2:] == ["‹ Earlier", "Later ›"]
    await world.reader.click(shown, label="‹ Earlier")
    assert "number 2 of" in text(shown)
    assert len(gallery(shown)) == 1


async def test_somebody_s_own_copy_turns_its_pages_too(world: World) -> None:
    copy = response_of(await world.admin.click(await told(world), label="Later ›"))
    await world.admin.click(copy, label="Later ›")
    assert "number 10 of" in text(copy)


async def test_pages_turn_after_a_restart(world: World, newsstand: FakeCollection, tmp_path: Path) -> None:
    shown = await told(world)
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    await world.reader.click(shown, label="Later ›")
    assert "number 6 of" in text(shown)


async def test_no_word_of_the_topic_is_kept(world: World, tmp_path: Path) -> None:
    await told(world)
    assert b"many things" not in (tmp_path / "memory.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("speaker", "sentence"),
    [
        ("Nobody Known", "**∅ Nobody of that name is quoted in the coverage.**\n-# Did you mean Ana Roe?"),
        ("Bo Lind", "**∅ Bo Lind is not quoted on this.**"),
    ],
)
async def test_a_timeline_s_silence_has_no_picture_and_no_buttons(world: World, speaker: str, sentence: str) -> None:
    shown = response_of(await world.reader.slash(world.channel, "timeline", speaker=speaker, topic="the many things"))
    assert text(shown).endswith(sentence)
    assert (gallery(shown), labels(shown)) == ([], [])


async def test_history_shows_every_document_in_pages(world: World, newsstand: FakeCollection) -> None:
    newsstand.texts |= {f"wire-{n}.md": (f"Wire {n}", ["“Spend it well,” said Ana Roe."]) for n in range(5)}
    shown = response_of(await world.reader.slash(world.channel, "history", quotation="Spend it well"))
    assert not shown.ephemeral
    first, headline, fact, *_ = text(shown).split("\n")
    assert (first, headline) == ("-# “Spend it well”", "**In 5 documents, word for word**")
    assert fact == "**First** 3 October 2016, The Post"
    assert "Wire 2" in text(shown)
    assert "Wire 3" not in text(shown)
    await world.reader.click(shown, label="Later ›")
    assert "Wire 3" in text(shown)


async def test_history_of_words_that_stand_nowhere_is_one_line(world: World) -> None:
    shown = response_of(await world.reader.slash(world.channel, "history", quotation="nowhere to be found"))
    assert text(shown).endswith("**∅ These words stand nowhere in the coverage.**")
    assert labels(shown) == []


async def test_a_real_coverage_is_asked(seed_index: Path, root: Path, tmp_path: Path) -> None:
    collection = SharedCollection(FolderCollection(root / "seeds", seed_index, None))
    bot = create_bot(collection, tmp_path / "memory.sqlite", shard_count=1)
    async with running(bot, 60.0) as env:
        world = World(env)
        asked = {"speaker": "Vogels", "topic": "getting our voices heard"}
        timeline = await world.reader.slash(world.channel, "timeline", **asked)
        history = await world.reader.slash(world.channel, "history", quotation="We'll all get our voices heard")
        who = await world.reader.slash(world.channel, "who", name="Vogels")
    assert "We'll all get our voices heard" in text(timeline.response).replace("’", "'")
    assert "In 1 document, word for word" in text(history.response)
    assert "-# Described as:\n**“" in text(who.response)
