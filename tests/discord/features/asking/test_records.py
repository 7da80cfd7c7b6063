"""A button shows, changes and stores what is its own message's, whatever became of the bot's records meanwhile; and
what is forgotten, removed or left behind is in no record any more."""

import sqlite3
import stat
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
import simcord

from bot.discord import create_bot
from bot.discord.rendering.custom_id import ButtonAction
from bot.memory import AnswerRecord, Memory, PressedButton
from bot.memory.migrations import MIGRATIONS
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import opened, pressed_as_before
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import custom_id, labels, last_in, response_of, text, text_field, told
from tests.support.discord.unsettled import begin_edit, begin_message, begin_press, begin_slash, until
from tests.support.discord.world import World

AGAIN = "I no longer hold what this answer was about. Please ask again."
MANY = "what are the many things?"  # fills several pages
# Loses the record of an answer. A message comes back where that, and not the answer, is pressed afterwards.
Lose = Callable[[World, simcord.ResponseMessage, Path], Awaitable[simcord.ResponseMessage | None]]


def kept(folder: Path) -> list[tuple[object, ...]]:
    """Every record of an answer in the bot's memory."""
    with sqlite3.connect(folder / "memory.sqlite") as database:
        return database.execute("SELECT owner, server, channel, message, asked FROM answer").fetchall()


async def ask(world: World, person: simcord.MemberActor, question: str = MANY) -> simcord.ResponseMessage:
    return response_of(await person.slash(world.channel, "ask", question=question))


async def lose_by_forgetting(world: World, answer: simcord.ResponseMessage, tmp_path: Path) -> None:
    await world.reader.slash(world.channel, "forget")


async def lose_by_deleting(world: World, answer: simcord.ResponseMessage, tmp_path: Path) -> simcord.ResponseMessage:
    """What is left to press is another's panel of it."""
    panel = await opened(world.moderator, answer)
    await in_panel(world.reader, answer, "Delete")
    return panel


async def lose_with_the_file(world: World, answer: simcord.ResponseMessage, tmp_path: Path) -> None:
    for path in tmp_path.glob("memory.sqlite*"):
        path.unlink()


async def lose_with_the_file_and_a_restart(world: World, answer: simcord.ResponseMessage, tmp_path: Path) -> None:
    collections = world.bot.collections
    await world.bot.memory.close()
    await lose_with_the_file(world, answer, tmp_path)
    await world.env.restart_bot(create_bot(collections, tmp_path / "memory.sqlite", shard_count=1))


async def lose_in_a_quiet_month(world: World, answer: simcord.ResponseMessage, tmp_path: Path) -> None:
    await world.bot.memory.file.run(lambda database: database.execute("UPDATE answer SET at = at - 31 * 86400"))


LOSSES: list[Lose] = [
    lose_by_forgetting,
    lose_by_deleting,
    lose_with_the_file,
    lose_with_the_file_and_a_restart,
    lose_in_a_quiet_month,
]


@pytest.mark.parametrize("lose", LOSSES)
async def test_an_old_button_never_shows_a_later_question(
    world: World, newsstand: FakeCollection, tmp_path: Path, lose: Lose
) -> None:
    """Somebody asks, the record goes, another asks in a direct message, a third presses under the old answer."""
    answer = await ask(world, world.reader)
    old = await lose(world, answer, tmp_path) or answer
    await world.admin.send_dm("what about schools and many secrets?")
    asked = len(newsstand.asked)
    pressed = await world.moderator.click(old, label="More…" if "More…" in labels(old) else "Next ›")
    assert AGAIN in told(pressed)
    assert "secrets" not in told(pressed)
    assert len(newsstand.asked) == asked


@pytest.mark.parametrize("lose", LOSSES)
async def test_an_old_button_of_an_older_release_never_shows_a_later_question(
    world: World, newsstand: FakeCollection, tmp_path: Path, lose: Lose
) -> None:
    answer = await ask(world, world.reader)
    if (lost := await lose(world, answer, tmp_path)) is not None:
        assert lost.id != answer.id  # the answer itself is gone: there is no button to press
        return
    await world.admin.send_dm("what about schools and many secrets?")
    asked = len(newsstand.asked)
    pressed = await pressed_as_before(world.moderator, answer, ButtonAction.ANSWERS, 1)
    assert AGAIN in told(pressed)
    assert len(newsstand.asked) == asked


@pytest.mark.parametrize("lose", [loss for loss in LOSSES if loss is not lose_by_deleting])
async def test_an_old_button_changes_and_stores_nothing(world: World, tmp_path: Path, lose: Lose) -> None:
    answer = await ask(world, world.reader)
    shown = text(answer)
    await lose(world, answer, tmp_path)
    await world.reader.send_dm("what about schools and many secrets?")
    panel = await opened(world.reader, answer)
    assert AGAIN in text(panel)
    assert "Not what I asked" not in labels(panel)
    turned = await pressed_as_before(world.reader, answer, ButtonAction.ANSWERS, 1)
    assert text(answer) == shown
    assert AGAIN in told(turned)
    form = await pressed_as_before(world.reader, answer, ButtonAction.NOT_ASKED)
    assert form.modal is None
    assert AGAIN in told(form)
    assert await world.bot.memory.feedback(world.guild.id, 5) == ()


async def test_a_form_that_was_opened_before_forgetting_stores_nothing(world: World) -> None:
    answer = await ask(world, world.reader)
    form = await in_panel(world.reader, answer, "Not what I asked")
    await world.reader.slash(world.channel, "forget")
    await world.reader.send_dm("what about schools and many secrets?")
    field = text_field(form)
    sent = await world.reader.submit_modal(form, {field: "a remark"})
    assert AGAIN in told(sent)
    assert await world.bot.memory.feedback(world.guild.id, 5) == ()


OURS = PressedButton(owner=1, server=2, channel=3, message=4, collection="c")


@pytest.mark.parametrize(
    "pressed",
    [
        replace(OURS, owner=9),
        replace(OURS, owner=None),
        replace(OURS, server=None),
        replace(OURS, server=9),
        replace(OURS, channel=9),
        replace(OURS, message=9),
        replace(OURS, message=None),
        replace(OURS, collection="d"),
    ],
)
async def test_a_press_is_believed_only_where_all_agrees(tmp_path: Path, pressed: PressedButton) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    record = await memory.remember(AnswerRecord(owner=1, server=2, channel=3, collection="c"))
    assert record is not None
    assert await memory.answer_pressed(record, replace(OURS, message=None)) is None  # not sent yet
    await memory.sent(record, 4, 3)
    assert await memory.answer_pressed(record, pressed) is None
    believed = await memory.answer_pressed(record, OURS)
    assert believed is not None
    assert believed.id == record
    assert await memory.answer_pressed("0" * 32, OURS) is None
    assert await memory.answer_pressed(None, OURS) is None
    await memory.close()


class PerServer:
    """A collection a server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stands: dict[int | None, FakeCollection] = {}

    def for_server(self, server: int | None) -> FakeCollection:
        if server not in self.stands:
            self.stands[server] = FakeCollection(self.folder / str(server))
        return self.stands[server]


async def test_no_record_crosses_from_one_collection_to_another(world: World, tmp_path: Path) -> None:
    """An answer of the time when all servers shared a collection, pressed when each has its own."""
    answer = await ask(world, world.reader)
    collections = PerServer(tmp_path)
    await world.env.restart_bot(create_bot(collections, tmp_path / "memory.sqlite", shard_count=1))
    pressed = await world.reader.click(answer, label="More…")
    assert AGAIN in told(pressed)
    assert all(stand.asked == [] for stand in collections.stands.values())


async def test_a_page_turned_by_another_is_theirs_and_goes_with_the_answer(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    answer = await ask(world, world.reader)
    panel = await opened(world.moderator, answer)
    assert "number 4 of" in text(panel)
    await world.moderator.click(panel, label="Next ›")
    assert "number 7 of" in text(panel)
    assert "number 1 of" in text(answer)
    await world.reader.slash(world.channel, "forget")
    assert kept(tmp_path) == []
    pressed = await world.moderator.click(panel, label="‹ Back")
    assert AGAIN in told(pressed)


async def test_identifiers_are_drawn_at_random(world: World, tmp_path: Path) -> None:
    ids = set()
    for _ in range(5):
        code = custom_id(await ask(world, world.reader), "More…")
        ids.add(code.rsplit(":", 1)[-1])
        await world.reader.slash(world.channel, "forget")
    assert len(ids) == 5
    assert all(len(id_) == 32 for id_ in ids)


async def test_numbered_records_of_an_older_release_are_believed_by_no_button(world: World, tmp_path: Path) -> None:
    path = tmp_path / "older.sqlite"
    with sqlite3.connect(path) as older:
        older.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")
        older.execute('INSERT INTO answer VALUES (7, 1, 2, 3, 4, 5, \'{"speaker": null, "outlet": null}\', 1e12)')
    memory = Memory(path)
    await memory.open()
    (record,) = await memory.message_gone(5)
    assert (record.owner, record.server, record.channel, record.message) == (1, 2, 3, 4)
    assert record.id != "7"
    assert record.collection is None
    await memory.close()


# Forgetting while a question is being answered


async def forget_meanwhile(world: World, newsstand: FakeCollection) -> None:
    """Once the question is at the retriever, have the person forgotten, and then let it be answered."""
    before = len(newsstand.asked)
    await until(lambda: len(newsstand.asked) > before or newsstand.asked)
    await world.bot.memory.forget(world.reader.id)
    newsstand.held.set()
    await world.env.settle()


async def test_forgetting_during_a_question_leaves_nothing(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    newsstand.held.clear()
    result = begin_slash(world.reader, world.channel, "ask", question=MANY)
    await forget_meanwhile(world, newsstand)
    assert kept(tmp_path) == []
    assert labels(result.response)[-1:] == ["Delete"]
    assert "More…" not in labels(result.response)


async def test_forgetting_during_a_mention_leaves_nothing(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    newsstand.held.clear()
    begin_message(world.reader, world.channel, f"{world.mention} {MANY}")
    await forget_meanwhile(world, newsstand)
    assert "number 1 of" in text(world.channel.last_message)
    assert kept(tmp_path) == []


async def test_forgetting_while_a_page_is_turned_leaves_nothing(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    answer = await ask(world, world.admin)
    newsstand.held.clear()
    newsstand.asked.clear()
    begin_press(world.reader, answer, custom_id(answer, "More…"))
    await forget_meanwhile(world, newsstand)
    assert [owner for owner, *_ in kept(tmp_path)] == [world.admin.id]


# Edits and deletions


async def test_an_edit_that_can_t_be_answered_keeps_the_answer(world: World, newsstand: FakeCollection) -> None:
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    shown = text(world.channel.last_message)
    newsstand.fails = RuntimeError("injected")
    await world.reader.edit(asked, f"{world.mention} what about the schools?")
    assert text(world.channel.last_message) == shown
    newsstand.fails = None
    await world.reader.edit(asked, f"{world.mention} thanks, that was it")
    assert text(world.channel.last_message) == shown
    await world.reader.edit(asked, f"{world.mention}")
    assert text(world.channel.last_message) == shown


async def test_an_edit_beyond_the_limit_keeps_the_answer(world: World) -> None:
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    shown = text(world.channel.last_message)
    await world.admin.slash(world.channel, "admin limits", per_person=1)
    await world.reader.edit(asked, f"{world.mention} what about the vote?")
    assert text(world.channel.last_message) == shown


async def test_a_second_edit_keeps_the_record_so_that_pages_turn(world: World) -> None:
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    for words in ("what about the vote?", MANY):
        await world.reader.edit(asked, f"{world.mention} {words}")
    assert "number 4 of" in text(await opened(world.reader, last_in(world.channel)))


async def test_an_edit_while_it_is_answered_gets_the_answer_to_what_it_says_now(
    world: World, newsstand: FakeCollection
) -> None:
    newsstand.held.clear()
    asked = begin_message(world.reader, world.channel, f"{world.mention} what about schools?")
    await until(lambda: newsstand.asked)
    begin_edit(world.reader, world.channel, asked, f"{world.mention} what vote?")
    newsstand.held.set()
    await world.env.settle()
    assert "The vote was 5 to 4." in text(world.channel.last_message)
    assert len(world.channel.history()) == 2


async def test_a_deleted_question_takes_its_answer_along(world: World, tmp_path: Path) -> None:
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    assert len(world.channel.history()) == 2
    await world.reader.delete(asked)
    assert world.channel.history() == []
    assert kept(tmp_path) == []


async def test_a_question_deleted_while_it_is_answered_gets_none(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    newsstand.held.clear()
    asked = begin_message(world.reader, world.channel, f"{world.mention} what about schools?")
    await until(lambda: newsstand.asked)
    world.env.backend.delete_message(world.channel.id, asked)
    newsstand.held.set()
    await world.env.settle()
    assert world.channel.history() == []
    assert kept(tmp_path) == []


async def test_a_deleted_answer_leaves_no_record(world: World, tmp_path: Path) -> None:
    await ask(world, world.reader)
    assert len(kept(tmp_path)) == 1
    await world.moderator.delete(last_in(world.channel))
    assert kept(tmp_path) == []


async def test_a_deleted_message_of_somebody_else_takes_nothing_along(world: World, tmp_path: Path) -> None:
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    said = await world.admin.send(world.channel, "good morning")
    await world.admin.delete(said)
    assert len(world.channel.history()) == 2
    assert len(kept(tmp_path)) == 1


# What is kept of servers, and the file itself


def of_server(folder: Path, server: int) -> int:
    with sqlite3.connect(folder / "memory.sqlite") as database:
        return sum(
            database.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (server,)).fetchone()[0]
            for table, column in (
                ("server", "id"),
                ("answer", "server"),
                ("feedback", "server"),
                ("audit", "server"),
                ("left_thread", "server"),
            )
        )


async def test_what_is_kept_of_a_server_goes_thirty_days_after_the_bot_was_taken_off(
    newsstand: FakeCollection, tmp_path: Path
) -> None:
    days = [0.0]
    memory = Memory(tmp_path / "memory.sqlite", lambda: days[0] * 86_400)
    await memory.open()
    for server in (1, 2):
        await memory.set_server(server, await memory.server(server))
        await memory.give_feedback(9, server, "Xylophone" if server == 1 else "q", "r")
        await memory.record_action(9, server, "did something")
        await memory.leave(70 + server, server)
    await memory.present_on([1, 2])
    await memory.left(1)
    days[0] = 30.0
    await memory.prune()
    assert of_server(tmp_path, 1) == 4
    days[0] = 31.0
    await memory.prune()
    assert (of_server(tmp_path, 1), of_server(tmp_path, 2)) == (0, 4)
    assert not any(b"Xylophone" in path.read_bytes() for path in tmp_path.glob("memory.sqlite*"))
    await memory.close()


async def test_who_comes_back_in_time_keeps_what_was_set(tmp_path: Path) -> None:
    days = [0.0]
    memory = Memory(tmp_path / "memory.sqlite", lambda: days[0] * 86_400)
    await memory.record_action(9, 1, "did something")
    await memory.present_on([])  # taken off while the bot was not running
    days[0] = 20.0
    await memory.joined(1)
    days[0] = 60.0
    await memory.prune()
    assert of_server(tmp_path, 1) == 1
    await memory.close()


async def test_a_kick_is_noticed(world: World, tmp_path: Path) -> None:
    await world.admin.slash(world.channel, "admin limits", per_person=5)
    world.env.backend.remove_guild(world.guild.id)
    await world.env.settle()
    with sqlite3.connect(tmp_path / "memory.sqlite") as database:
        assert database.execute("SELECT server FROM departure").fetchall() == [(world.guild.id,)]


async def test_the_memory_is_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    path.touch(0o644)
    memory = Memory(path)
    await memory.record_action(1, 2, "did something")
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.glob("memory.sqlite*")}
    assert set(modes.values()) == {0o600}
    assert len(modes) == 3
    await memory.close()


async def test_a_memory_whose_file_was_removed_is_begun_anew(tmp_path: Path) -> None:
    """What is written to a file that nobody finds again is lost with the next restart."""
    path = tmp_path / "memory.sqlite"
    memory = Memory(path)
    await memory.set_server(1, (await memory.server(1)).__class__(per_person=3))
    for file in tmp_path.glob("memory.sqlite*"):
        file.unlink()
    assert (await memory.server(1)).per_person is None
    await memory.record_action(1, 2, "did something")
    await memory.close()
    again = Memory(path)
    assert len(await again.recorded_actions(2, 5)) == 1
    await again.close()


async def test_a_memory_that_can_t_be_opened_anew_keeps_no_answer_from_being_given(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    await memory.open()
    for file in tmp_path.glob("memory.sqlite*"):
        file.unlink()
    (tmp_path / "memory.sqlite").mkdir()
    await memory.prune()
    assert await memory.remember(AnswerRecord(owner=1, server=2, channel=3)) is None
    await memory.sent("0" * 32, 4, 3)
    (tmp_path / "memory.sqlite").rmdir()
    assert await memory.remember(AnswerRecord(owner=1, server=2, channel=3)) is not None
    await memory.close()


async def test_a_memory_that_can_t_be_read_silences_no_mention(world: World, tmp_path: Path) -> None:
    for file in tmp_path.glob("memory.sqlite*"):
        file.unlink()
    (tmp_path / "memory.sqlite").mkdir()
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    assert "Ana Roe" in text(world.channel.last_message)
