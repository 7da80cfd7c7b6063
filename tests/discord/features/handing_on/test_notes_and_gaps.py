"""What moderators noted is shown where the same is asked again, as theirs; and what is missed is counted, not kept."""

import sqlite3
from pathlib import Path

import pytest
import simcord

from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.people.handing_on import QUESTION, agree, answered, asked, choose, handed_on
from tests.support.discord.shown import labels, last_in, response_of, text
from tests.support.discord.world import World, let_in

WORDS = "The Saltby line, since May."
MARKED = f"-# From the moderators, not from the coverage\n{WORDS}"


async def note(world: World, question: str = QUESTION, words: str = WORDS) -> None:
    """Somebody asks, and a moderator answers and keeps it."""
    desk = await handed_on(world, await asked(world, question), question)
    await answered(world.moderator, last_in(desk), words, keep=True)


async def test_a_note_is_shown_where_the_same_is_asked_again(world: World) -> None:
    desk = await choose(world)
    await note(world)
    assert "Kept as a note: shown where this is asked again." in text(last_in(desk))
    again = response_of(await world.admin.slash(world.channel, "ask", question="Who runs the ferry"))
    assert text(again) == f"-# “Who runs the ferry”\n**∅ The coverage has no answer to this.**\n{MARKED}"
    assert labels(again) == ["More…", "Ask a person"]
    (line, *_) = await world.bot.memory.recorded_actions(world.guild.id, 9)
    assert line.action == "kept a note: who run ferry"


async def test_what_was_not_kept_is_shown_to_nobody_else(world: World) -> None:
    desk = await choose(world)
    await handed_on(world, await asked(world))
    await answered(world.moderator, last_in(desk), WORDS)
    assert "moderators" not in text(await asked(world))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("What did Ana Roe say about ferries?", True),
        ("what has Ana Roe told of the ferry?", True),
        ("What did Ana Roe say about the new ferry?", False),
        ("What did Ana Roe not say about ferries?", False),
        ("What did Bo Lind say about ferries?", False),
        ("What will Ana Roe say about ferries?", False),
        ("What did Ana Roe say about ferries in 2017?", False),
        ("What did Ana Roe and Bo Lind say about ferries?", False),
    ],
)
async def test_a_near_miss_gets_no_note(world: World, question: str, shown: bool) -> None:
    await choose(world)
    await note(world, "What did Ana Roe say about ferries?")
    assert (WORDS in text(await asked(world, question))) is shown


async def test_what_is_asked_within_other_limits_gets_no_note(world: World) -> None:
    await choose(world)
    await note(world)
    assert WORDS not in text(await asked(world, speaker="Bo Lind"))
    assert WORDS in text(await asked(world))


async def test_the_coverage_s_answer_has_no_note_beside_it(world: World, newsstand: FakeCollection) -> None:
    await choose(world)
    await note(world)
    newsstand.texts["ferry.md"] = ("Ferry", ["“The ferry is mine,” said Ana Roe."])
    answer = await asked(world)
    assert "The ferry is mine" in text(answer)
    assert WORDS not in text(answer)


async def test_a_follow_up_gets_no_note_of_its_words_alone(world: World) -> None:
    await choose(world)
    await note(world)
    await world.reader.send(world.channel, f"{world.mention} who walks the dogs?")
    await world.reader.send(world.channel, QUESTION, reply_to=last_in(world.channel))
    assert "∅" in text(last_in(world.channel))
    assert WORDS not in text(last_in(world.channel))


async def test_notes_are_their_server_s(world: World, env: simcord.Env) -> None:
    other = World(env, "Elsewhere")
    await choose(world)
    await note(world)
    silence = response_of(await other.reader.slash(other.channel, "ask", question=QUESTION))
    assert WORDS not in text(silence)
    assert "There are no notes" in text((await other.admin.slash(other.channel, "admin notes")).response)


async def test_notes_are_listed_in_pages_and_removed(world: World) -> None:
    desk = await choose(world, names=True)
    for number in range(6):
        person = world.guild.add_member(world.env.create_user(f"asker{number}"))  # three an hour is the most of one
        silence = response_of(await person.slash(world.channel, "ask", question=f"who runs ferry {number}?"))
        await agree(person, await person.click(silence, label="Ask a person"), f"ferry {number}?")
        await answered(world.moderator, last_in(desk), f"Line {number}.", "https://ferry.example/", keep=True)
    listed = response_of(await world.admin.slash(world.channel, "admin notes"))
    assert "**Notes of the moderators: 6, page 1 of 2**" in text(listed)
    assert "**ferry 5**\n-# Line 5. · https://ferry.example/ · Mo · " in text(listed)
    assert "ferry 0" not in text(listed)
    await world.admin.click(listed, label="Next ›")
    assert "**ferry 0**" in text(listed)
    assert labels(listed) == ["‹ Back"]
    (choice,) = await world.admin.autocomplete(world.channel, "admin notes", "remove", "ferry 0")
    assert choice["name"] == "ferry 0: Line 0."
    removed = await world.admin.slash(world.channel, "admin notes", remove=choice["value"])
    assert "Removed: ferry 0" in text(removed.response)
    again = await world.admin.slash(world.channel, "admin notes", remove=choice["value"])
    assert "That is no note that is kept here" in text(again.response)
    assert "6, page" not in text((await world.admin.slash(world.channel, "admin notes")).response)
    assert "Line 0." not in text(await asked(world, "ferry 0?"))


async def test_who_is_forgotten_is_named_by_no_note(world: World) -> None:
    await choose(world, names=True)
    await note(world)
    assert "not from the coverage · Mo" in text(await asked(world))
    await world.moderator.slash(world.channel, "forget")
    assert MARKED in text(await asked(world))


async def test_a_question_keeps_nothing_in_the_clear_but_its_note_s_topic(world: World, tmp_path: Path) -> None:
    await choose(world)
    await handed_on(world, await asked(world, "who feeds the walrus?"), "who feeds the walrus?")
    assert not any(b"walrus" in path.read_bytes() for path in tmp_path.glob("memory.sqlite*"))


async def test_gaps_are_counted_by_person_and_topic_and_not_by_question(world: World, tmp_path: Path) -> None:
    for person in (world.reader, world.moderator, world.reader):
        await person.slash(world.channel, "ask", question="What did Ana Roe say about the harbour ferries?")
    await world.admin.slash(world.channel, "ask", question="What of the harbour dredging?")
    shown = await world.admin.slash(world.channel, "admin gaps")
    assert shown.ephemeral
    assert text(shown.response) == (
        "**What could not be answered, page 1 of 1**\n"
        "**not in the coverage**\n-# why · 3 times by 3 people\n"
        "**Ana Roe**\n-# whose words · 2 times by 2 people\n"
        "**harbour**\n-# on what · 3 times by 3 people\n"
        "**ferry**\n-# on what · 2 times by 2 people\n"
        "-# The last 30 days, each person once a day. What one person alone asked for is not shown."
    )
    assert not any(b"dredging" in path.read_bytes() for path in tmp_path.glob("memory.sqlite*"))


async def test_gaps_go_with_who_asked(world: World, tmp_path: Path) -> None:
    for person in (world.reader, world.moderator):
        await person.slash(world.channel, "ask", question=QUESTION)
    await world.reader.slash(world.channel, "forget")
    shown = await world.admin.slash(world.channel, "admin gaps")
    assert "Nothing that two people asked for went unanswered." in text(shown.response)
    with sqlite3.connect(tmp_path / "memory.sqlite") as database:
        assert database.execute("SELECT count(*) FROM gap_name").fetchone() == (0,)
        assert database.execute("SELECT count(DISTINCT asker) FROM gap WHERE kind = 'reason'").fetchone() == (1,)


async def test_gaps_are_shown_in_pages_and_cleared(world: World) -> None:
    groves = (
        "alder birch cedar hazel maple",
        "aspen beech larch poplar rowan",
        "elder sorrel thistle willow yarrow",
    )
    for trees in groves:
        for person in (world.reader, world.moderator):
            await person.slash(world.channel, "ask", question=f"{trees}?")
    shown = response_of(await world.admin.slash(world.channel, "admin gaps"))
    assert "page 1 of" in text(shown)
    assert "yarrow" not in text(shown)
    await world.admin.click(shown, label="Next ›")
    assert "yarrow" in text(shown)
    cleared = await world.admin.slash(world.channel, "admin gaps", clear=True)
    assert "Deleted: 32 counts." in text(cleared.response)
    empty = await world.admin.slash(world.channel, "admin gaps")
    assert "Nothing that two people asked for" in text(empty.response)


async def test_what_is_answered_or_asked_of_nobody_or_in_private_is_no_gap(world: World, tmp_path: Path) -> None:
    await asked(world, "what about schools?")
    await asked(world, "hello")
    await world.reader.send_dm(QUESTION)
    await world.admin.slash(world.channel, "admin channels", add=world.channel)
    await world.reader.send(world.channel, "what did Ana Roe say about ferries?")  # which nobody asked the bot
    assert "∅" in text(last_in(world.channel))
    with sqlite3.connect(tmp_path / "memory.sqlite") as database:
        assert database.execute("SELECT count(*) FROM gap").fetchone() == (0,)


@pytest.mark.parametrize("command", ["admin ask", "admin notes", "admin gaps"])
async def test_readers_see_none_of_it(world: World, command: str) -> None:
    let_in(world, world.reader)
    refused = await world.reader.slash(world.channel, command)
    assert "This is for people who may manage the server" in text(refused.response)
