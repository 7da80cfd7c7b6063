"""What crosses what: forgetting, edits, deletions, presses and rights while something else is under way, and buttons
that are pressed later than they were meant for."""

import sqlite3
from pathlib import Path

from bot.memory import Memory
from index import Refusal
from tests.support.discord.faults import fail
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import custom_id, labels, last_in, response_of, text
from tests.support.discord.unsettled import (
    begin_autocomplete,
    begin_edit,
    begin_message,
    begin_press,
    begin_slash,
    until,
)
from tests.support.discord.world import World

POSTED = ("POST", "/channels/*/messages")
MANY = "what are the many things?"


def rows(folder: Path, table: str) -> int:
    with sqlite3.connect(folder / "memory.sqlite") as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


async def test_forgetting_while_questions_wait_their_turn_leaves_nothing(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    newsstand.held.clear()
    begin_message(world.reader, world.channel, f"{world.mention} what about schools?")
    await until(lambda: newsstand.asked)
    begin_message(world.reader, world.channel, f"{world.mention} what about the vote?")
    begin_slash(world.reader, world.channel, "ask", question=MANY)
    await until(lambda: world.bot.turns._present.get(world.reader.id) == 3)
    await world.bot.memory.forget(world.reader.id)
    newsstand.held.set()
    await world.env.settle()
    assert len(newsstand.asked) == 3
    assert rows(tmp_path, "answer") == 0


async def test_forgetting_while_a_list_waits_its_turn_leaves_nothing(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    newsstand.held.clear()
    begin_message(world.reader, world.channel, f"{world.mention} what about schools?")
    await until(lambda: newsstand.asked)
    begin_slash(world.reader, world.channel, "source list")
    await until(lambda: world.bot.turns._present.get(world.reader.id) == 2)
    await world.bot.memory.forget(world.reader.id)
    newsstand.held.set()
    await world.env.settle()
    assert rows(tmp_path, "answer") == 0


async def test_of_two_quick_edits_the_later_one_stands(world: World, newsstand: FakeCollection) -> None:
    """Discord takes the first renewal at its second attempt, after the second edit was answered."""
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    answer = last_in(world.channel)
    fail(world, ("PATCH", "/channels/*/messages/*"), 500)
    newsstand.asked.clear()
    begin_edit(world.reader, world.channel, asked.id, f"{world.mention} what about Bo Lind, far too much?")
    await until(lambda: newsstand.asked)
    begin_edit(world.reader, world.channel, asked.id, f"{world.mention} what vote?")
    await world.env.settle()
    assert answer.id == last_in(world.channel).id
    assert "The vote was 5 to 4." in text(world.channel.last_message)


async def test_a_question_deleted_before_it_is_begun_gets_no_answer(world: World, tmp_path: Path) -> None:
    asked = begin_message(world.reader, world.channel, f"{world.mention} what about schools?")
    world.env.backend.delete_message(world.channel.id, asked)
    await world.env.settle()
    assert world.channel.history() == []
    assert rows(tmp_path, "answer") == 0


async def test_an_edit_before_it_is_begun_is_answered(world: World) -> None:
    asked = begin_message(world.reader, world.channel, f"{world.mention} what about schools?")
    begin_edit(world.reader, world.channel, asked, f"{world.mention} what vote?")
    await world.env.settle()
    assert "The vote was 5 to 4." in text(world.channel.last_message)
    assert len(world.channel.history()) == 2


async def test_an_answer_given_directly_is_renewed_as_it_was_given(world: World) -> None:
    fail(world, POSTED, 403)
    asked = await world.reader.send(world.channel, f"{world.mention} {MANY}")
    direct = world.reader.user.dm_channel
    before = labels(direct.last_message)
    await world.reader.edit(asked, f"{world.mention} what about the many things?")
    shown = direct.last_message
    assert "what about the many things?" in text(shown)
    assert "You asked in #general, where I may not write." in text(shown)
    assert labels(shown) == before


async def test_what_nobody_asked_is_told_nobody_directly(world: World) -> None:
    await world.admin.slash(world.channel, "admin channels", add=world.channel)
    fail(world, POSTED, 403)
    await world.reader.send(world.channel, "what about schools?")
    assert world.reader.user.dm_channel.last_message is None


async def test_what_nobody_asked_gets_no_apology(world: World) -> None:
    await world.admin.slash(world.channel, "admin channels", add=world.channel)
    fail(world, POSTED, 500, times=3)
    said = await world.reader.send(world.channel, "what about schools?")
    assert last_in(world.channel).id == said.id


async def test_thread_opens_under_the_latest_answer_that_others_see(world: World) -> None:
    await world.reader.slash(world.channel, "ask", question="what about schools?")
    await world.reader.slash(world.channel, "ask", question="what vote?", private=True)
    await world.reader.slash(world.channel, "source list")
    opened = await world.reader.slash(world.channel, "thread")
    assert "Let us go on in the thread “what about schools?”." in text(opened.response)


async def test_going_back_twice_at_once_goes_back_once(world: World, newsstand: FakeCollection) -> None:
    newsstand.generation = 7
    asked = await world.admin.slash(world.channel, "admin rollback")
    code = custom_id(response_of(asked), "Yes, go back")
    begin_press(world.admin, response_of(asked), code)
    begin_press(world.admin, response_of(asked), code)
    await world.env.settle()
    assert newsstand.generation == 6


async def test_going_back_from_what_is_served_no_more_is_refused(world: World, newsstand: FakeCollection) -> None:
    newsstand.generation = 7
    asked = await world.admin.slash(world.channel, "admin rollback")
    await world.admin.slash(world.channel, "admin reindex")
    await world.admin.click(response_of(asked), label="Yes, go back")
    assert newsstand.generation == 8
    assert "/admin rollback" in text(asked.response)


async def test_feedback_that_came_after_the_list_is_not_deleted_with_it(world: World) -> None:
    memory = world.bot.memory
    await memory.give_feedback(world.reader.id, world.guild.id, "what of taxes?", "", 1)
    shown = await world.admin.slash(world.channel, "admin feedback")
    await memory.give_feedback(world.reader.id, world.guild.id, "what of roads?", "", 2)
    await world.admin.click(response_of(shown), label="Delete all feedback")
    assert [given.question for given in await memory.feedback(world.guild.id, 5)] == ["what of roads?"]


async def test_nothing_is_kept_of_a_channel_or_thread_that_is_gone(world: World, tmp_path: Path) -> None:
    other = world.guild.create_text_channel("other")
    await world.reader.slash(other, "ask", question="what about schools?")
    await world.reader.slash(other, "thread")
    thread = other.threads[0]
    await world.reader.send(thread, "and the vote?")
    assert rows(tmp_path, "answer") == 2
    world.env.backend.delete_channel(thread.id)
    await world.env.settle()
    assert rows(tmp_path, "answer") == 1
    world.env.backend.delete_channel(other.id)
    await world.env.settle()
    assert rows(tmp_path, "answer") == 0


async def test_threads_left_on_a_server_go_with_it(tmp_path: Path) -> None:
    days = [0.0]
    memory = Memory(tmp_path / "memory.sqlite", lambda: days[0] * 86_400)
    await memory.leave(11, server=1)
    await memory.leave(22, server=2)
    await memory.left(1)
    days[0] = 31.0
    await memory.prune()
    assert (await memory.has_left(11), await memory.has_left(22)) == (False, True)
    await memory.close()


async def test_a_note_on_a_long_answer_stands_on_its_first_page(world: World) -> None:
    """Here that the question before could not be read."""
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    answer = world.channel.last_message
    fail(world, ("GET", "/channels/*/messages/*"), 403, times=None)
    world.forget_messages()
    await world.reader.send(world.channel, f"{world.mention} {MANY}", reply_to=answer)
    assert "More…" in labels(world.channel.last_message)
    assert "I could not read the question before this one" in text(world.channel.last_message)


async def test_files_to_remove_complete_while_questions_wait(world: World, newsstand: FakeCollection) -> None:
    newsstand.refused = (Refusal("bad.md", "it is empty"),)
    newsstand.held.clear()
    for person in (world.reader, world.moderator, world.admin):
        begin_message(person, world.channel, f"{world.mention} what about schools?")
    await until(lambda: len(newsstand.asked) == 2)
    offered = begin_autocomplete(world.admin, world.channel, "admin remove", "document", "bad")
    await until(lambda: offered.autocomplete_choices, 3.0)
    choices = offered.autocomplete_choices
    assert choices is not None
    assert [choice["name"] for choice in choices] == ["⚠ bad.md (refused)"]
