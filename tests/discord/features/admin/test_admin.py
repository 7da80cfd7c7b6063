"""What admins do without a shell: who may, what it does, and what is kept of it."""

import asyncio
from contextlib import nullcontext
from pathlib import Path

import discord
import pytest
import simcord

from bot.service.pool import Pool
from bot.service.sources.reindexing import Reindexing
from bot.service.sources.uploads import UploadRefused, add_document
from index import Cancelled, IndexUnwritable, Progress, Report
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import custom_id, labels, last_in, response_of, text
from tests.support.discord.unsettled import begin_press, begin_slash, until
from tests.support.discord.world import World, let_in


def visible(newsstand: FakeCollection) -> list[str]:
    """What stands among the sources, for everyone and the index to see."""
    return sorted(path.name for path in newsstand.sources.iterdir() if not path.name.startswith("."))


async def test_reindex_ends_with_what_changed(world: World) -> None:
    done = await world.admin.slash(world.channel, "admin reindex")
    assert "**✓ Reindexed**\n**Documents** 4 (0 added, 0 changed, 0 removed, 4 unchanged)" in text(done.response)
    assert labels(done.response) == []


async def test_reindex_shows_how_far_it_is_and_can_be_cancelled(world: World, newsstand: FakeCollection) -> None:
    newsstand.held.clear()
    run = begin_slash(world.admin, world.channel, "admin reindex")
    await until(lambda: run.response and "reading" in text(run.response) and "of 3" in text(run.response))
    assert labels(run.response) == ["Cancel"]
    begin_press(world.admin, response_of(run), custom_id(response_of(run), "Cancel"))
    await until(lambda: "Cancelled." in text(run.response))
    newsstand.held.set()
    await world.env.settle()
    assert newsstand.generation == 1
    recorded_actions = await world.bot.memory.recorded_actions(world.guild.id, 5)
    assert {(action.who, action.action) for action in recorded_actions} == {
        (world.admin.id, "cancelled a reindex"),
        (world.admin.id, "reindex cancelled"),
    }


@pytest.mark.parametrize("fails", [False, True])
async def test_long_reindex_ends_with_its_summary_though_its_token_is_spent(
    world: World, newsstand: FakeCollection, fails: bool
) -> None:
    newsstand.held.clear()
    newsstand.reindex_fails = IndexUnwritable("The disk is full.") if fails else None
    run = begin_slash(world.admin, world.channel, "admin reindex")
    await until(lambda: run.response and "of 3" in text(run.response))
    for method in ("GET", "PATCH"):
        spent = {"method": method, "path": "/webhooks/*/messages/@original", "status": 401, "code": 50027}
        world.env.backend.faults.append({**spent, "message": "injected", "times": None})
    newsstand.held.set()
    await world.env.settle()
    assert ("The disk is full." if fails else "✓ Reindexed") in text(run.response)
    (action,) = await world.bot.memory.recorded_actions(world.guild.id, 5)
    assert action.action == ("reindex failed" if fails else "reindex done: generation 2")


async def test_cancel_stops_the_run_of_its_own_collection_alone(tmp_path: Path) -> None:
    ours, theirs, third = (FakeCollection(tmp_path) for _ in range(3))
    ours.held.clear()
    pool = Pool(1, 3, "indexing")
    reindexing = Reindexing(pool)

    async def whole(stand: FakeCollection) -> list[Progress | Report]:
        return [step async for step in reindexing.run(stand, rebuild=False)]

    first = asyncio.create_task(whole(ours))
    await until(lambda: reindexing.running(ours))
    waits = asyncio.create_task(whole(theirs))
    await until(lambda: reindexing.running(theirs))
    assert not reindexing.stop(third)
    assert reindexing.stop(theirs)
    with pytest.raises(Cancelled):
        await asyncio.wait_for(waits, 5)
    assert reindexing.running(ours)
    ours.held.set()
    assert isinstance((await first)[-1], Report)
    assert [ours.generation, theirs.generation] == [2, 1]
    pool.close()


async def test_a_second_reindex_is_told_that_one_runs(world: World, newsstand: FakeCollection) -> None:
    newsstand.held.clear()
    begin_slash(world.admin, world.channel, "admin reindex")
    await until(lambda: world.bot.reindexing.running(newsstand))
    second = begin_slash(world.admin, world.channel, "admin reindex")
    await until(lambda: second.followups and "reindexing already" in text(second.followups[0]))
    assert second.followups[0].ephemeral
    newsstand.held.set()
    await world.env.settle()


async def test_status_shows_the_index_and_the_last_deeds(world: World) -> None:
    await world.admin.slash(world.channel, "admin reindex")
    shown = await world.admin.slash(world.channel, "admin status")
    assert shown.ephemeral
    assert "**Published** generation 2, 3 October 2016 00:00 UTC" in text(shown.response)
    assert f"**reindex done: generation 2**\n-# Ada ({world.admin.id}), " in text(shown.response)


async def test_rollback_asks_first(world: World, newsstand: FakeCollection) -> None:
    newsstand.generation = 7
    asked = await world.admin.slash(world.channel, "admin rollback")
    assert labels(asked.response) == ["Yes, go back", "Cancel"]
    assert newsstand.generation == 7
    await world.admin.click(response_of(asked), label="Yes, go back")
    assert newsstand.generation == 6
    assert "Generation 6 is served now." in text(asked.response)


async def test_rollback_where_nothing_is_before(world: World) -> None:
    asked = await world.admin.slash(world.channel, "admin rollback")
    await world.admin.click(response_of(asked), label="Yes, go back")
    assert "There is no earlier index to go back to." in text(asked.response)


async def test_what_is_asked_first_can_be_left(world: World, newsstand: FakeCollection) -> None:
    asked = await world.admin.slash(world.channel, "admin rollback")
    await world.admin.click(response_of(asked), label="Cancel")
    assert newsstand.generation == 1
    assert text(asked.response) == "**Left as it is.**"


async def test_question_channel_needs_no_mention(world: World, newsstand: FakeCollection) -> None:
    await world.admin.slash(world.channel, "admin channels", add=world.channel)
    await world.reader.send(world.channel, "what about schools?")
    assert "Ana Roe" in text(world.channel.last_message)
    for small_talk in ("good morning all", "lol", "hello, how are you?", "schools are nice"):
        said = await world.reader.send(world.channel, small_talk)
        assert last_in(world.channel).id == said.id, small_talk
    await world.admin.slash(world.channel, "admin channels", remove=world.channel)
    said = await world.reader.send(world.channel, "what about schools?")
    assert last_in(world.channel).id == said.id


async def test_named_role_may_run_the_bot(world: World) -> None:
    role = world.guild.create_role("desk editors")
    editor = world.guild.add_member(world.env.create_user("ed"), roles=[role])
    let_in(world, editor)
    refused = await editor.slash(world.channel, "admin limits")
    assert "This is for people who may manage the server" in text(refused.response)
    shown = await world.admin.slash(world.channel, "admin roles", add=role)
    assert "**Here** desk editors" in text(shown.response)
    allowed = await editor.slash(world.channel, "admin limits")
    assert "**Limits**" in text(allowed.response)


ADMIN_COMMANDS = ["reindex", "status", "rollback", "channels", "roles", "limits", "feedback", "add", "remove"]


@pytest.mark.parametrize("command", ADMIN_COMMANDS)
async def test_everything_is_refused_to_others_on_the_bot_s_side(
    world: World, newsstand: FakeCollection, command: str
) -> None:
    with pytest.raises(simcord.SetupError):
        await world.reader.slash(world.channel, f"admin {command}")
    let_in(world, world.reader)
    needed: dict[str, dict[str, object]] = {"add": {"file": ("a.md", b"x")}, "remove": {"document": "budget.md"}}
    refused = await world.reader.slash(world.channel, f"admin {command}", **needed.get(command, {}))
    assert response_of(refused).ephemeral
    assert text(refused.response) == (
        "**⚠ This is for people who may manage the server, and for roles that they named with /admin roles.**"
    )
    assert newsstand.generation == 1
    assert await world.bot.memory.recorded_actions(world.guild.id, 5) == ()


async def test_limits_hold_and_say_when_to_come_back(world: World) -> None:
    await world.admin.slash(world.channel, "admin limits", per_person=2)
    for _ in range(2):
        await world.reader.slash(world.channel, "ask", question="what about schools?")
    refused = await world.reader.slash(world.channel, "ask", question="what about schools?")
    assert "as many questions as one person may ask in a minute. Please ask again in " in text(refused.response)
    other = await world.admin.slash(world.channel, "ask", question="what about schools?")
    assert "Ana Roe" in text(other.response)


async def test_limit_of_a_server_holds_for_everyone_on_it(world: World) -> None:
    await world.admin.slash(world.channel, "admin limits", per_server=1)
    await world.reader.slash(world.channel, "ask", question="what about schools?")
    refused = await world.admin.slash(world.channel, "ask", question="what about schools?")
    assert "as many questions as this server may ask in a minute." in text(refused.response)
    await world.reader.send_dm("what about schools?")
    assert "Ana Roe" in text(world.reader.user.dm_channel.last_message)


async def test_feedback_is_read_and_deleted(world: World) -> None:
    await world.bot.memory.give_feedback(world.reader.id, world.guild.id, "what of *taxes*?", "the 2015 ones")
    shown = await world.admin.slash(world.channel, "admin feedback")
    assert "**“what of *taxes*?”**\n-# the 2015 ones · " in text(shown.response)
    await world.admin.click(response_of(shown), label="Delete all feedback")
    assert "Deleted: 1 entry." in text(shown.response)
    assert await world.bot.memory.feedback(world.guild.id, 5) == ()


async def test_add_puts_a_document_among_the_sources_and_indexes_it(world: World, newsstand: FakeCollection) -> None:
    done = await world.admin.slash(world.channel, "admin add", file=("New story.md", b"# New\n\nWords."))
    assert (newsstand.sources / "New story.md").read_bytes() == b"# New\n\nWords."
    assert "✓ Reindexed" in text(done.response)
    again = await world.admin.slash(world.channel, "admin add", file=("New story.md", b"other"))
    assert "There is a document named New story.md already." in text(again.followups[0])
    await world.admin.slash(world.channel, "admin add", file=("New story.md", b"other"), replace=True)
    assert (newsstand.sources / "New story.md").read_bytes() == b"other"
    assert visible(newsstand) == ["New story.md"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("tool.exe", "I read text, Markdown, saved pages (.html)"),
        (".hidden.md", "Please give the file a plain name"),
    ],
)
async def test_add_refuses_what_is_not_read(world: World, newsstand: FakeCollection, name: str, sentence: str) -> None:
    refused = await world.admin.slash(world.channel, "admin add", file=(name, b"x"))
    assert sentence in text(refused.followups[0])
    assert list(newsstand.sources.iterdir()) == []


@pytest.mark.parametrize(("letter", "taken"), [("a", True), ("é", False)])
def test_length_of_a_name_is_counted_in_bytes(tmp_path: Path, letter: str, taken: bool) -> None:
    with nullcontext() if taken else pytest.raises(UploadRefused, match="plain name"):
        add_document(tmp_path, letter * 150 + ".md", b"x", replace=False)


def test_file_that_cannot_be_put_into_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(UploadRefused, match="A folder of the sources is named"):
        add_document(tmp_path, "a.md", b"x", replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    with pytest.raises(UploadRefused, match="can't be written"):
        add_document(tmp_path / ("x" * 300), "a.md", b"x", replace=False)


async def test_remove_asks_first_and_deletes_the_file(world: World, newsstand: FakeCollection) -> None:
    (newsstand.sources / "budget.md").write_text("x")
    asked = await world.admin.slash(world.channel, "admin remove", document="budget.md")
    assert "Remove “Council votes on budget”?" in text(asked.response)
    assert (newsstand.sources / "budget.md").exists()
    done = await world.admin.click(response_of(asked), label="Delete")
    assert not (newsstand.sources / "budget.md").exists()
    assert "✓ Reindexed" in text(done.response)
    recorded_actions = await world.bot.memory.recorded_actions(world.guild.id, 1)
    assert recorded_actions[0].action == "removed a document: budget.md"


async def test_remove_of_what_is_no_file_is_refused(world: World) -> None:
    asked = await world.admin.slash(world.channel, "admin remove", document="budget.md")
    done = await world.admin.click(response_of(asked), label="Delete")
    assert "not a file in the sources folder" in text(done.followups[0])


async def test_admin_buttons_refuse_others(world: World, newsstand: FakeCollection) -> None:
    newsstand.held.clear()
    run = begin_slash(world.admin, world.channel, "admin reindex")
    await until(lambda: run.response and labels(run.response) == ["Cancel"])
    pressed = begin_press(world.reader, response_of(run), custom_id(response_of(run), "Cancel"))
    await until(lambda: pressed.response)
    assert "This is for people who may manage the server" in text(pressed.response)
    assert world.bot.reindexing.running(newsstand)
    newsstand.held.set()
    await world.env.settle()


async def test_status_names_the_permissions_that_are_lacking(world: World) -> None:
    bot_user = world.me
    closed = world.guild.create_text_channel(
        "closed", overwrites={bot_user: discord.PermissionOverwrite(send_messages=False)}
    )
    shown = await world.admin.slash(world.channel, "admin channels", add=closed)
    assert "I may not write in #closed" in text(shown.response)
    status = await world.admin.slash(world.channel, "admin status")
    assert "Permissions that I lack:\n**#closed**\n-# Send Messages" in text(status.response)
