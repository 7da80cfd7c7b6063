"""Waiting, taking turns, saying goodbye, keeping little."""

import asyncio
import threading
import time
from pathlib import Path

import discord
import pytest
import simcord

from bot.discord import create_bot
from bot.memory import AnswerRecord, Memory
from bot.service.pool import Busy, Pool
from bot.service.rate_limits import Limiter
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import last_in, raw, response_of, text
from tests.support.discord.unsettled import begin_message, begin_slash, until
from tests.support.discord.world import World


async def test_acknowledged_at_once_while_the_desk_is_busy(world: World, newsstand: FakeCollection) -> None:
    newsstand.held.clear()
    result = begin_slash(world.reader, world.channel, "ask", question="what about schools?")
    await until(lambda: result.acknowledged, seconds=1.0)
    assert result.response is None or text_or_none(result.response) is None
    newsstand.held.set()
    await world.env.settle()
    assert "Ana Roe" in text(result.response)


def text_or_none(message: simcord.ResponseMessage) -> str | None:
    return text(message) if message.components else None


async def test_typing_is_shown_while_a_mention_is_answered(world: World) -> None:
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    calls = [(r.method, r.path.rsplit("/", 1)[-1]) for r in world.env.http_requests[2:]]
    assert calls == [("POST", "typing"), ("POST", "messages")]


async def test_one_question_at_a_time_and_two_may_wait(world: World, newsstand: FakeCollection) -> None:
    newsstand.held.clear()
    results = [begin_slash(world.reader, world.channel, "ask", question=f"what about schools {n}?") for n in range(4)]
    await until(lambda: results[3].response is not None and results[3].response.components)
    assert "I am still at your earlier questions." in text(results[3].response)
    assert [question for question, *_ in newsstand.asked] == ["what about schools 0?"]
    newsstand.held.set()
    await world.env.settle()
    assert [question for question, *_ in newsstand.asked] == [f"what about schools {n}?" for n in range(3)]


def test_limiter_counts_the_last_minute() -> None:
    now = [0.0]
    limiter = Limiter(lambda: now[0])

    def asked(person: int) -> float:
        if not (wait := limiter.wait(person, 2)):
            limiter.count(person)
        return wait

    assert [asked(1), asked(1)] == [0.0, 0.0]
    now[0] = 10.0
    assert asked(1) == 50.0
    assert asked(2) == 0.0
    now[0] = 60.0
    assert asked(1) == 0.0


async def test_full_queue_is_an_honest_busy() -> None:
    pool, held = Pool(workers=1, waiting=1, name="test"), threading.Event()
    waiting = [asyncio.create_task(pool.run(held.wait)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Busy, match="as many questions as I can"):
        await pool.run(held.wait)
    held.set()
    assert await asyncio.gather(*waiting) == [True, True]
    assert await pool.run(lambda: 7) == 7
    pool.close()


async def test_edit_within_minutes_renews_the_answer_in_place(world: World) -> None:
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    answer = last_in(world.channel)
    await world.reader.edit(asked, f"{world.mention} what about the vote?")
    assert last_in(world.channel).id == answer.id
    assert "The vote was 5 to 4." in text(world.channel.last_message)
    await world.reader.edit(asked, f"{world.mention} what is far too much?")
    assert "Bo Lind" in text(world.channel.last_message)


async def test_edit_of_something_else_changes_nothing(world: World) -> None:
    said = await world.reader.send(world.channel, "good morning")
    await world.reader.edit(said, "good morning all")
    assert len(world.channel.history()) == 1


@pytest.mark.parametrize("words", ["", "   "])
async def test_mention_without_a_question_is_told_what_to_do(world: World, words: str) -> None:
    await world.reader.send(world.channel, f"{world.mention}{words}")
    assert "Ask me something, for example" in text(world.channel.last_message)


async def test_question_of_four_thousand_characters_is_told(world: World) -> None:
    await world.reader.send(world.channel, f"{world.mention} {'what ' * 390}?")
    assert "That is too long for a question: 500 characters are the most I take." in text(world.channel.last_message)


async def test_answers_in_hand_are_sent_before_the_bot_goes(newsstand: FakeCollection, tmp_path: Path) -> None:
    bot = create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1)
    env = simcord.Env(bot, settle_timeout=20.0)
    await env.start()
    channel = env.create_guild().create_text_channel("general")
    reader = env.guild.add_member(env.create_user("rob"))
    newsstand.held.clear()
    begin_message(reader, channel, f"<@{env.backend.bot_user.id}> what about schools?")
    await until(lambda: newsstand.asked)
    leaving = asyncio.create_task(bot.shut_down())
    await until(lambda: bot.shutting_down)
    begin_message(reader, channel, f"<@{env.backend.bot_user.id}> what about the vote?")
    late = begin_slash(reader, channel, "ask", question="what about the vote?")
    await until(lambda: late.response is not None)
    assert "I am being restarted." in text(late.response)
    newsstand.held.set()
    await leaving
    answers = [text(m) for m in channel.history() if m.author.bot and not m.flags.ephemeral and m.components]
    assert ["Ana Roe" in answer for answer in answers if "restarted" not in answer] == [True]
    assert bot.is_closed()
    await env.shutdown()


async def test_no_message_text_is_stored(world: World, tmp_path: Path) -> None:
    await world.reader.send(world.channel, f"{world.mention} what about schools, Xylophone?")
    await world.reader.slash(world.channel, "ask", question="what about schools, Xylophone?")
    await world.reader.slash(world.channel, "check", quotation="Xylophone")
    await world.bot.memory.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("memory.sqlite*"))
    assert b"SQLite" in stored
    assert b"Xylophone" not in stored
    assert b"schools" not in stored


async def test_forget_deletes_what_is_kept_of_a_person(world: World) -> None:
    await world.reader.slash(world.channel, "ask", question="what about schools?")
    await world.bot.memory.give_feedback(world.reader.id, world.guild.id, "q", "r")
    await world.bot.memory.give_feedback(world.admin.id, world.guild.id, "q", "r")
    shown = await world.reader.slash(world.channel, "forget")
    assert response_of(shown).ephemeral
    assert "Forgotten: 2 entries." in text(shown.response)
    assert len(await world.bot.memory.feedback(world.guild.id, 5)) == 1
    assert await world.bot.memory.latest_answers(world.reader.id, world.channel.id, 1) == ()


async def test_what_was_forgotten_is_in_no_file_any_more(world: World, tmp_path: Path) -> None:
    memory = world.bot.memory
    for remark in ("Xylophone", "Yellowhammer"):
        await memory.give_feedback(world.reader.id, world.guild.id, "q", remark * 40)
        assert any(remark.encode() in path.read_bytes() for path in tmp_path.glob("memory.sqlite*"))
        if remark == "Xylophone":
            await memory.forget(world.reader.id)
        else:
            await memory.clear_feedback(world.guild.id, time.time())
        assert not any(remark.encode() in path.read_bytes() for path in tmp_path.glob("memory.sqlite*"))


async def test_records_past_their_time_go_when_the_bot_starts(tmp_path: Path) -> None:
    days = [0.0]
    memory = Memory(tmp_path / "other.sqlite", lambda: days[0] * 86_400)
    record = await memory.remember(AnswerRecord(owner=1, server=None, channel=2))
    assert record is not None
    await memory.sent(record, 3, 2)
    await memory.close()
    for days[0], kept in ((30.0, True), (31.0, False)):
        memory = Memory(tmp_path / "other.sqlite", lambda: days[0] * 86_400)
        await memory.open()
        assert bool(await memory.latest_answers(1, 2, 1)) is kept
        assert bool(await memory.file.run(lambda database: database.execute("SELECT 1 FROM answer").fetchall())) is kept
        await memory.close()


async def test_more_answers_count_as_a_question(world: World) -> None:
    await world.admin.slash(world.channel, "admin limits", per_person=1)
    answer = response_of(await world.reader.slash(world.channel, "ask", question="what are the many things?"))
    pressed = await world.reader.click(answer, label="More…")
    assert "as many questions as one person may ask in a minute" in text(pressed.response)
    assert "number 1 of" in text(answer)


async def test_nothing_pings_and_nothing_renders_that_the_document_did_not_say(world: World) -> None:
    result = await world.reader.slash(world.channel, "ask", question="what did Mallory Marks mean by spoiler?")
    message = response_of(result).message
    assert not message.mentions
    assert not message.mention_everyone
    assert not message.role_mentions
    sent = raw(result.response)
    assert "\\*\\*Bold\\*\\* \\<\\@1\\> \\@everyone https\\://example.com/x" in sent
    assert "\u202e" not in sent
    bodies = [r.json for r in world.env.http_requests if r.json and "components" in r.json]
    assert all(body.get("allowed_mentions", {"parse": []})["parse"] == [] for body in bodies)


async def test_right_to_left_words_stand_as_they_are(world: World) -> None:
    result = await world.reader.slash(world.channel, "ask", question="العمل وعد لن نتوقف؟")
    assert "> قال سامي حداد\\: «لن نتوقف عن العمل»." in raw(result.response)


async def test_two_shards_answer_each_their_own_server(newsstand: FakeCollection, tmp_path: Path) -> None:
    env = simcord.Env(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=2))
    await env.start()
    try:
        for shard in (0, 1):
            guild = env.create_guild(f"Server {shard}", shard_id=shard)
            channel = guild.create_text_channel("general")
            reader = guild.add_member(env.create_user(f"rob{shard}"))
            server = env.bot.get_guild(guild.id)
            assert server is not None
            assert server.shard_id == shard
            await reader.send(channel, f"<@{env.backend.bot_user.id}> what about schools?")
            assert "Ana Roe" in text(channel.last_message)
    finally:
        await env.shutdown()


async def test_private_thread_reply_and_missing_thread_permission(world: World) -> None:
    closed = world.guild.create_text_channel(
        "closed", overwrites={world.me: discord.PermissionOverwrite(create_public_threads=False)}
    )
    answer = await world.reader.slash(closed, "ask", question="what about schools?")
    pressed = await in_panel(world.reader, response_of(answer), "Thread")
    assert "I may not open threads here: I lack Create Public Threads." in text(pressed.response)
