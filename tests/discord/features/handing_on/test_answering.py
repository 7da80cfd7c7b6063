"""What a moderator answers reaches the asker once, marked as a person's, whatever breaks in between."""

from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.discord import create_bot
from bot.discord.rendering.custom_id import read_custom_id
from bot.service.people import Outcome
from tests.support.discord.faults import TIME_OUT, fail
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.panel import pressed_there
from tests.support.discord.people.handing_on import (
    QUESTION,
    answered,
    asked,
    choose,
    dismissed,
    fill_in,
    handed_on,
    look,
    post_of,
)
from tests.support.discord.shown import custom_id, labels, last_in, raw, replied_to, response_of, text, told
from tests.support.discord.world import World

WORDS = "The Saltby line, since May."
MARKED = f"-# From the moderators, not from the coverage\n{WORDS}"
NAMED = f"-# From the moderators, not from the coverage · Mo\n{WORDS}"


async def open_post(world: World, **options: Any) -> tuple[simcord.ChannelHandle, discord.Message, int]:
    """The channel where people are asked, the post there, and the number of the silence."""
    await choose(world)
    silence = await asked(world, **options)
    desk = await handed_on(world, silence)
    return desk, last_in(desk), silence.id


async def states(world: World) -> list[tuple[object, ...]]:
    rows = await world.bot.memory.file.run(
        lambda database: database.execute("SELECT state, words, link, who FROM hand_off").fetchall()
    )
    return [tuple(row) for row in rows]


async def test_the_asker_is_told_under_the_silence(world: World) -> None:
    desk, post, silence = await open_post(world)
    done = await answered(world.moderator, post, WORDS, "https://ferry.example/a(b)")
    assert response_of(done).ephemeral
    assert text(done.response) == "**Thank you.**\n-# The asker was told."
    reply = last_in(world.channel)
    assert replied_to(reply) == silence
    link = "\n[link](https://ferry.example/a%28b%29)"
    assert text(reply) == f"**An answer of a person**\n{MARKED}{link}"
    assert labels(reply) == []
    assert text(last_in(desk)) == f"-# “{QUESTION}”\n**Answered by Mo**\n{NAMED}{link}"
    assert labels(last_in(desk)) == []
    assert await states(world) == [("done", None, None, None)]  # what was written is kept no longer


async def test_who_answered_is_told_where_the_server_wants_it(world: World) -> None:
    _, post, _ = await open_post(world)
    await world.admin.slash(world.channel, "admin ask", names=True)
    await answered(world.moderator, post, WORDS)
    assert text(last_in(world.channel)) == f"**An answer of a person**\n{NAMED}"


async def test_nothing_that_a_moderator_writes_mentions_anybody(world: World) -> None:
    _, post, _ = await open_post(world)
    await answered(world.moderator, post, "@everyone <@1> **see** [a](https://evil.example)\n# there\n> “so”")
    assert raw(last_in(world.channel)).split("\n")[2:] == [
        r"\@everyone \<\@1\> \*\*see\*\* \[a\](https\://evil.example)",
        r"\# there",
        r"\> “so”",
    ]
    assert last_in(world.channel).mentions == []
    assert not post_of(world.channel)["mention_everyone"]


async def test_what_was_private_is_told_directly(world: World) -> None:
    _, post, _ = await open_post(world, private=True)
    await answered(world.moderator, post, WORDS)
    assert world.channel.history() == []
    assert text(last_in(world.reader.user.dm_channel)) == f"-# “{QUESTION}”\n**An answer of a person**\n{MARKED}"


async def test_a_channel_that_is_closed_meanwhile_is_got_round(world: World) -> None:
    _, post, _ = await open_post(world)
    fail(world, ("POST", f"*/channels/{world.channel.id}/messages"), 403)
    await answered(world.moderator, post, WORDS)
    assert MARKED in text(last_in(world.reader.user.dm_channel))
    assert len(world.channel.history()) == 1


async def test_an_asker_who_can_t_be_told_is_told_of(world: World) -> None:
    desk, post, _ = await open_post(world, private=True)
    fail(world, ("POST", "*/users/@me/channels"), 403)
    done = await answered(world.moderator, post, WORDS)
    assert "The asker could not be told: I may not write where they asked, nor to them." in text(done.response)
    assert "-# The asker could not be told: I may not write to them." in text(last_in(desk))


async def test_dismissing_tells_the_asker_why(world: World) -> None:
    desk, post, silence = await open_post(world)
    await dismissed(world.moderator, post, "nobody knows")
    reply = last_in(world.channel)
    assert replied_to(reply) == silence
    said = "-# From the moderators, not from the coverage"
    assert text(reply) == f"**∅ The moderators have no answer to this.**\n{said}\nnobody knows"
    assert text(last_in(desk)) == f"-# “{QUESTION}”\n**Dismissed by Mo**\n{said} · Mo\nnobody knows"


async def test_it_can_be_dismissed_without_a_reason(world: World) -> None:
    desk, post, _ = await open_post(world)
    await dismissed(world.admin, post)
    assert text(last_in(world.channel)) == "**∅ The moderators have no answer to this.**"
    assert text(last_in(desk)) == f"-# “{QUESTION}”\n**Dismissed by Ada**"


@pytest.mark.parametrize("label", ["Answer", "Dismiss"])
async def test_only_moderators_and_admins_answer(world: World, label: str) -> None:
    """Who manages messages there, who manages the server, and whom those named; nobody else who sees the channel."""
    desk, post, _ = await open_post(world)
    refused = await world.reader.click(post, label=label)
    assert refused.modal is None
    assert "Only who may manage messages here, or an admin, can answer or dismiss" in told(refused)
    for person in (world.moderator, world.admin):
        assert (await person.click(post, label=label)).modal is not None
    helper = world.guild.create_role("helper")
    member = world.guild.add_member(world.env.create_user("hal"), roles=[helper])
    assert (await member.click(post, label=label)).modal is None
    await world.admin.slash(world.channel, "admin roles", add=helper)
    assert (await member.click(post, label=label)).modal is not None
    assert labels(last_in(desk)) == ["Answer", "Dismiss"]


async def test_two_answers_at_once_are_one_and_nobody_s_words_are_lost(world: World) -> None:
    _, post, _ = await open_post(world)
    forms = [await person.click(post, label="Answer") for person in (world.moderator, world.admin)]
    await fill_in(world.moderator, forms[0], WORDS)
    late = await fill_in(world.admin, forms[1], "The Eastby line.")
    assert "Somebody else has settled this question already" in text(late.response)
    assert "```\nThe Eastby line.\n```" in text(late.response)
    assert len(world.channel.history()) == 2
    assert MARKED in text(last_in(world.channel))


async def test_what_is_no_link_is_told_and_nothing_is_sent(world: World) -> None:
    desk, post, _ = await open_post(world)
    done = await answered(world.moderator, post, WORDS, "javascript:alert(1)")
    assert "That is no link: give an address that begins with https://, or none." in text(done.response)
    assert WORDS in text(done.response)
    assert len(world.channel.history()) == 1
    assert labels(last_in(desk)) == ["Answer", "Dismiss"]


# What goes while it waits


@pytest.mark.parametrize("gone", ["forget", "silence", "question", "channel"])
async def test_what_goes_takes_the_question_along_and_nobody_is_told(world: World, gone: str) -> None:
    desk = await choose(world)
    elsewhere = world.guild.create_text_channel("elsewhere")
    question = await world.reader.send(elsewhere, f"{world.mention} {QUESTION}")
    silence = last_in(elsewhere)
    await handed_on(world, silence)
    form = await world.moderator.click(last_in(desk), label="Answer")
    match gone:
        case "forget":
            await world.reader.slash(world.channel, "forget")
        case "silence":
            await in_panel(world.reader, silence, "Delete")
        case "question":
            await world.reader.delete(question)
        case "channel":
            world.env.backend.delete_channel(elsewhere.id)
            await world.env.settle()
    late = await fill_in(world.moderator, form, WORDS)
    assert "This question is nobody's any more" in text(late.response)
    assert await states(world) == []
    await look(world)
    assert desk.history() == []
    await look(world)
    assert world.reader.user.dm_channel.history() == []
    if gone == "forget":
        assert len(elsewhere.history()) == 2


async def test_what_can_t_be_taken_away_now_is_taken_away_later(world: World) -> None:
    desk, _, _ = await open_post(world)
    await world.reader.slash(world.channel, "forget")
    fail(world, ("DELETE", f"*/channels/{desk.id}/messages/*"), TIME_OUT, times=3)
    await look(world)
    assert len(desk.history()) == 1
    await look(world)
    assert desk.history() == []


async def test_a_post_that_was_never_noted_is_taken_away_too(world: World) -> None:
    desk, _, _ = await open_post(world)
    undo = "UPDATE hand_off SET state = 'sending', post = NULL"
    await world.bot.memory.file.run(lambda database: database.execute(undo))
    await world.reader.slash(world.channel, "forget")
    await look(world)
    assert desk.history() == []


async def test_a_deleted_post_is_dismissed_and_its_asker_told(world: World) -> None:
    _, post, silence = await open_post(world)
    await world.moderator.delete(post)
    await look(world)
    await look(world)
    reply = last_in(world.channel)
    assert (replied_to(reply), text(reply)) == (silence, "**∅ The moderators have no answer to this.**")
    assert len(world.channel.history()) == 2


# What a stop leaves undone


async def test_an_answer_survives_a_stop_before_it_is_told(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    desk, post, silence = await open_post(world)
    fail(world, ("POST", f"*/channels/{world.channel.id}/messages"), TIME_OUT, times=3)
    done = await answered(world.moderator, post, WORDS)
    assert "It is kept. Discord does not take it now" in text(done.response)
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    await look(world)
    await look(world)
    assert [replied_to(last_in(world.channel)), len(world.channel.history())] == [silence, 2]
    assert MARKED in text(last_in(world.channel))
    assert "**Answered by Mo**" in text(last_in(desk))


@pytest.mark.parametrize("private", [False, True])
async def test_what_was_told_before_a_stop_is_not_told_again(world: World, private: bool) -> None:
    """It was stopped between telling and noting that."""
    desk, post, _ = await open_post(world, private=private)
    await answered(world.moderator, post, WORDS)
    there = world.reader.user.dm_channel if private else world.channel
    before = len(there.history())
    undo = f"UPDATE hand_off SET state = 'telling', words = '{WORDS}', who = 'Mo'"
    await world.bot.memory.file.run(lambda database: database.execute(undo))
    await look(world)
    assert len(there.history()) == before
    assert await states(world) == [("done", None, None, None)]
    assert "**Answered by Mo**" in text(last_in(desk))


async def test_a_post_that_did_not_show_it_before_a_stop_shows_it(world: World) -> None:
    desk, post, _ = await open_post(world)
    fail(world, ("PATCH", f"*/channels/{desk.id}/messages/*"), TIME_OUT, times=3)
    await answered(world.moderator, post, WORDS)
    assert labels(last_in(desk)) == ["Answer", "Dismiss"]
    await look(world)
    assert "**Answered by Mo**" in text(last_in(desk))
    assert len(world.channel.history()) == 2


async def test_an_outcome_is_told_once_however_often_it_is_looked_at(world: World) -> None:
    _, post, _ = await open_post(world)
    one = await world.bot.memory.hand_offs.at(post.id)
    assert one is not None
    assert await world.bot.memory.hand_offs.claim(one, Outcome(WORDS, "Mo"))
    assert not await world.bot.memory.hand_offs.claim(one, Outcome("Another.", "Ada"))
    for _ in range(3):
        await look(world)
    assert [text(message).count(WORDS) for message in world.channel.history()].count(1) == 1


async def test_a_made_up_press_answers_nothing(world: World) -> None:
    """The button of one post, pressed under another message of the bot."""
    _, post, _ = await open_post(world)
    answer_button = read_custom_id(custom_id(post, "Answer"))
    assert answer_button is not None
    other = response_of(await world.moderator.slash(world.channel, "ask", question=QUESTION))
    pressed = await pressed_there(world.moderator, other, answer_button)
    assert pressed.modal is None
    assert "This question is nobody's any more" in told(pressed)
