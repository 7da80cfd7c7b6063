"""The bot over the real index of the seed, with the real model: what a newcomer asks first."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.discord import create_bot
from bot.service.folder_collection import FolderCollection, SharedCollection, open_collections
from bot.settings import load_settings
from tests.support.discord.openapi import OpenApi
from tests.support.discord.shown import labels, response_of, text
from tests.support.discord.world import World, running

SAID = (
    '> "Amazon Rekognition is primed for abuse in the hands of governments. This product poses a grave threat to '
    'communities, including people of color and immigrants, and to the trust and respect Amazon has worked to build,"\n'
    "-# the American Civil Liberties Union wrote in June 2018.\n"
    '> **"Amazon must act swiftly to stand up for civil rights and civil liberties, including those of its own '
    'customers, and take Rekognition off the table for governments."**'
)


@pytest.fixture(scope="session")
def seed_collection(seed_index: Path, root: Path) -> FolderCollection:
    return FolderCollection(root / "seeds", seed_index, None)


@pytest.fixture
async def seed(
    seed_collection: FolderCollection, tmp_path: Path, discord_openapi: OpenApi | None
) -> AsyncIterator[World]:
    bot = create_bot(SharedCollection(seed_collection), tmp_path / "memory.sqlite", shard_count=1)
    async with running(bot, 60.0) as env:
        yield World(env)
    env.raise_errors()
    assert discord_openapi is None or discord_openapi.faults(env.http_requests) == []


async def test_the_aclu_on_rekognition_in_both_sentences(seed: World) -> None:
    shown = text(
        (await seed.reader.slash(seed.channel, "ask", question="what did the ACLU say about Rekognition?")).response
    )
    assert "**American Civil Liberties Union**" in shown
    assert SAID in shown
    assert "-# Mass Protests · paragraph 10" in shown


async def test_the_same_by_mention(seed: World) -> None:
    await seed.reader.send(seed.channel, f"{seed.mention} aclu on rekognition?")
    assert SAID in text(seed.channel.last_message)


async def test_tim_cook_gets_an_honest_no(seed: World) -> None:
    result = await seed.reader.slash(seed.channel, "ask", question="What did Tim Cook say about Rekognition?")
    assert "**∅ Nobody named Tim Cook is quoted in the coverage.**" in text(result.response)


async def test_vogels_when_he_was_interrupted(seed: World) -> None:
    result = await seed.reader.slash(seed.channel, "ask", question="what did Vogels say when he was interrupted?")
    assert "I'm more than willing to have a conversation, but maybe they should let me finish first," in text(
        result.response
    )
    assert "**Werner Vogels**" in text(result.response)


async def test_context_and_source_of_the_answer(seed: World) -> None:
    answer = response_of(
        await seed.reader.slash(seed.channel, "ask", question="what did the ACLU say about Rekognition?")
    )
    context = await seed.reader.click(answer, label="Context")
    assert "As the federal government cracks down" in text(context.response)
    source = await seed.reader.click(answer, label="Source")
    assert "Mass Protests" in text(source.response)


async def test_check_and_who(seed: World) -> None:
    checked = await seed.reader.slash(seed.channel, "check", quotation="We'll all get our voices heard")
    assert "✓ These words stand in the coverage." in text(checked.response)
    who = await seed.reader.slash(seed.channel, "who", name="Werner Vogels")
    quoted = "**Quoted** 2 quotations in 1 document; 1 by name, 1 as we read it"
    assert text(who.response).startswith(f"**Werner Vogels**\n{quoted}\n")


VOGELS = "maybe they should let me finish first"
HIS = "We'll all get our voices heard"  # said by "he"
STANDS = "**✓ These words stand in the coverage.**"
DOUBTED = "**? These words stand in the coverage.**"


@pytest.mark.parametrize(
    ("words", "speaker", "told"),
    [
        ("Amazon must act swiftly to stand up for civil rights", "ACLU", [STANDS]),  # an acronym
        (VOGELS, "Vogels", [STANDS]),  # an alias
        (VOGELS, "Amazon's CTO", [STANDS]),  # a role
        (VOGELS, "Werner", [STANDS]),  # a first name
        (HIS, "Vogels", [DOUBTED, "-# Said by Werner Vogels, as we read it, called “he” there."]),
        (
            VOGELS,
            "Tim Cook",
            ["**✗ These words were said by somebody else.**", "-# Said by Werner Vogels, not by Tim Cook."],
        ),
        (
            VOGELS,
            "the mayor",
            [
                DOUBTED,
                "-# The coverage gives these words to Werner Vogels.",
                "-# It is not confirmed that the mayor said this.",
            ],
        ),
        (
            "the federal law enforcement agency responsible for enforcing immigration policy",
            "Werner Vogels",
            [
                DOUBTED,
                "-# The coverage leaves open who says this.",
                "-# It is not confirmed that Werner Vogels said this.",
            ],
        ),
    ],
)
async def test_what_is_said_of_a_claimed_speaker(seed: World, words: str, speaker: str, told: list[str]) -> None:
    shown = text((await seed.reader.slash(seed.channel, "check", quotation=words, speaker=speaker)).response)
    verdict = shown.index("These words") - len("**✓ ")
    assert shown[verdict:].splitlines()[: len(told)] == told
    assert ("not confirmed" in shown) == ("not confirmed" in told[-1])


async def test_sources_and_words_found(seed: World) -> None:
    shown = await seed.reader.slash(seed.channel, "source list")
    assert "**1 document**\n**Mass Protests**" in text(shown.response)
    found = await seed.reader.slash(seed.channel, "source find", words="grave threat to communities")
    assert "Found in 1 place" in text(found.response)


async def test_speakers_complete_with_how_often_they_are_quoted(seed: World) -> None:
    choices = await seed.reader.autocomplete(seed.channel, "ask", "speaker", "vog")
    (choice,) = choices
    assert choice["value"] == "Werner Vogels"
    assert re.fullmatch(r"Werner Vogels \(\d quotations, \d by name\)", choice["name"])


@pytest.mark.slow
async def test_a_server_adds_removes_and_goes_back_in_its_own_collection(
    tmp_path: Path, root: Path, discord_openapi: OpenApi | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a collection a server, no word of one is in another's answers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PULLQUOTE_PER_SERVER", "true")
    collections = open_collections(load_settings(sources=tmp_path / "sources", index=tmp_path / "index"))
    bot = create_bot(collections, tmp_path / "memory.sqlite", shard_count=1)
    async with running(bot, 60.0) as env:
        one, other = World(env, "One"), World(env, "Other")
        story = (root / "seeds" / "000_ee79137ff6cda428.txt").read_bytes()
        added = await one.admin.slash(one.channel, "admin add", file=("Protests.txt", story))
        assert "**Documents** 1 (1 added, 0 changed, 0 removed, 0 unchanged)" in text(added.response)
        asked = await one.reader.slash(one.channel, "ask", question="what did the ACLU say about Rekognition?")
        assert SAID in text(asked.response)
        nothing = await other.reader.slash(other.channel, "ask", question="what did the ACLU say about Rekognition?")
        assert "Nothing is indexed yet." in text(nothing.response)
        note = b'Council\n\n"We will spend it on schools," Ana Roe said on Monday at the town hall meeting.'
        await one.admin.slash(one.channel, "admin add", file=("Council.txt", note))
        again = await one.admin.slash(one.channel, "admin reindex")
        assert "**Documents** 2 (0 added, 0 changed, 0 removed, 2 unchanged)" in text(again.response)
        rollback = await one.admin.slash(one.channel, "admin rollback")
        assert labels(rollback.response)[0] == "Yes, go back"
        await one.admin.click(response_of(rollback), label="Yes, go back")
        listed = await one.reader.slash(one.channel, "source list")
        assert "**1 document**" in text(listed.response)
    env.raise_errors()
    assert discord_openapi is None or discord_openapi.faults(env.http_requests) == []
