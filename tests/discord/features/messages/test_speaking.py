"""It speaks when spoken to: what people say among themselves gets nothing, and a thread can send it away."""

from pathlib import Path

import pytest
import simcord

from bot.discord import create_bot
from bot.discord.features.messages.addressing import IncomingMessage, decide, worth_saying
from bot.discord.features.messages.talk import Form, shape_of
from retrieval import Answer, Silence, Touched
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import opened
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import last_in, replied_to, response_of, text
from tests.support.discord.world import World

TALK = [
    "brb",
    "we should get lunch",
    "what time is it",
    "is the bot down?",
    "does anyone have a charger",
    "who wants pizza?",
    "how are you all",
    "what a day",
    "can someone review my PR?",
    "are we meeting at 5?",
    "lol",
    "thanks!",
    "did you see the game?",
    "is it just me or is discord slow",
    "what do you think?",
    "anyone here?",
    "I think the vote was far too much",
    "who is writing the schools story?",
]


async def open_thread(world: World) -> simcord.ChannelHandle:
    answer = response_of(await world.reader.slash(world.channel, "ask", question="what about schools?"))
    await in_panel(world.reader, answer, "Thread")
    return world.channel.threads[0]


@pytest.mark.parametrize("said", TALK)
async def test_small_talk_gets_nothing_in_a_thread_nor_in_a_question_channel(
    world: World, newsstand: FakeCollection, said: str
) -> None:
    await world.admin.slash(world.channel, "admin channels", add=world.channel)
    thread = await open_thread(world)
    asked = len(newsstand.asked)
    for place in (thread, world.channel):
        message = await world.admin.send(place, said)
        assert last_in(place).id == message.id
        assert not last_in(place).reactions
    assert len(newsstand.asked) == asked


@pytest.mark.parametrize("said", ["and the vote?", "the vote?", "what about Bo Lind", "who else said far too much?"])
async def test_follow_ups_in_a_thread_are_answered(world: World, said: str) -> None:
    thread = await open_thread(world)
    message = await world.reader.send(thread, said)
    assert replied_to(last_in(thread)) == message.id


async def test_an_unasked_silence_is_told_only_where_the_coverage_is_named(world: World) -> None:
    await world.admin.slash(world.channel, "admin channels", add=world.channel)
    said = await world.reader.send(world.channel, "what did the mayor say about volcanoes?")
    assert last_in(world.channel).id == said.id
    await world.reader.send(world.channel, "what did Ana Roe think of it?")
    assert "∅ The coverage has no answer to this." in text(world.channel.last_message)


@pytest.mark.parametrize("emoji", ["👋", "❌"])
@pytest.mark.parametrize("who", ["reader", "moderator"])
async def test_a_reaction_of_the_asker_or_a_moderator_sends_it_away(world: World, emoji: str, who: str) -> None:
    thread = await open_thread(world)
    await world.reader.send(thread, "and the vote?")
    assert "A 👋 on a message of mine, or /leave" in text(thread.last_message)
    await getattr(world, who).react(thread.last_message, emoji)
    message = await world.reader.send(thread, "and what is far too much?")
    assert last_in(thread).id == message.id


@pytest.mark.parametrize(("who", "emoji"), [("eve", "👋"), ("reader", "👍")])
async def test_other_people_and_other_reactions_change_nothing(world: World, who: str, emoji: str) -> None:
    thread = await open_thread(world)
    await world.reader.send(thread, "and the vote?")
    someone = world.reader if who == "reader" else world.guild.add_member(world.env.create_user("eve"))
    await someone.react(last_in(thread), emoji)
    message = await world.reader.send(thread, "and what is far too much?")
    assert replied_to(last_in(thread)) == message.id


async def test_a_reaction_on_somebody_s_own_message_changes_nothing(world: World) -> None:
    thread = await open_thread(world)
    said = await world.admin.send(thread, "nice find")
    await world.reader.react(said, "👋")
    message = await world.reader.send(thread, "and the vote?")
    assert replied_to(last_in(thread)) == message.id


async def test_leave_command_holds_after_a_restart_until_it_is_mentioned(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    thread = await open_thread(world)
    left = await world.reader.slash(thread, "leave")
    assert "I no longer listen in this thread. Mention me, and I am back." in text(left.response)
    assert response_of(left).ephemeral
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    message = await world.reader.send(thread, "and the vote?")
    assert last_in(thread).id == message.id
    await world.reader.send(thread, f"{world.mention} and the vote?")
    assert "The vote was 5 to 4." in text(await opened(world.reader, last_in(thread)))
    await world.reader.send(thread, "and what is far too much?")
    assert "Bo Lind" in text(await opened(world.reader, last_in(thread)))


async def test_leave_command_is_for_who_asked_and_for_threads_of_its_own(world: World) -> None:
    thread = await open_thread(world)
    eve = world.guild.add_member(world.env.create_user("eve"))
    assert "Only who asked here, or a moderator" in text((await eve.slash(thread, "leave")).response)
    assert "This is for threads that I answer in." in text((await eve.slash(world.channel, "leave")).response)
    await world.reader.send(thread, "and the vote?")
    assert "The vote was 5 to 4." in text(await opened(world.reader, last_in(thread)))


async def test_removing_it_from_a_thread_says_the_same(world: World) -> None:
    thread = await open_thread(world)
    world.env.backend.remove_thread_member(thread.id, world.env.backend.bot_user.id)
    await world.env.settle()
    message = await world.reader.send(thread, "and the vote?")
    assert last_in(thread).id == message.id


async def test_leaving_holds_where_discord_does_not_take_it(world: World) -> None:
    thread = await open_thread(world)
    fault = {"method": "DELETE", "path": "/channels/*/thread-members/@me", "status": 403, "code": 0, "times": None}
    world.env.backend.faults.append({**fault, "message": "injected"})
    left = await world.reader.slash(thread, "leave")
    assert "I no longer listen in this thread." in text(left.response)
    message = await world.reader.send(thread, "and the vote?")
    assert last_in(thread).id == message.id


async def test_the_thread_says_how_to_send_it_away(world: World) -> None:
    answer = response_of(await world.reader.slash(world.channel, "ask", question="what about schools?"))
    pressed = await in_panel(world.reader, answer, "Thread")
    assert "A 👋 on a message of mine, or /leave, and I stop listening in this thread." in text(pressed.response)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("what did Vogels say about taxes?", Form.SAYING),
        ("anyone know who called it a farce", Form.SAYING),
        ("did anybody criticize the merger?", Form.SAYING),
        ("aclu on rekognition", Form.NAMED),
        ("why are unions against the tax", Form.QUESTION),
        ("and Rand Paul?", Form.FOLLOW_UP),
        ("what about schools", Form.ABOUT),
        ("and what about schools?", Form.ABOUT),
        ("the governor?", Form.NAMED),
        ("who else?", Form.SCRAP),
        ("when?", Form.SCRAP),
        ("who’s free to edit?", Form.TALK),
        ("what did you say?", Form.TALK),
        ("", Form.TALK),
        ("???", Form.TALK),
        ("\u202e👋", Form.TALK),
    ],
)
def test_form_of_a_message(text: str, form: Form) -> None:
    assert shape_of(text).form is form


def test_decisions_carry_their_reasons() -> None:
    assert decide(IncomingMessage("who wants pizza?", question_channel=True)).because == "it is about what happens here"
    assert (
        decide(IncomingMessage("and guns?", in_my_thread=True, left=True)).because == "I was sent away from this thread"
    )
    incoming = IncomingMessage("what did Vogels say about taxes?", question_channel=True)
    silent = Answer(incoming.text, (), Silence.SPEAKER_NOT_ON_TOPIC, touched=Touched(speakers=("Werner Vogels",)))
    assert worth_saying(incoming, silent).because == "it names whom or what the coverage has"
    assert not worth_saying(incoming, Answer(incoming.text, (), Silence.NOT_IN_COVERAGE)).respond
