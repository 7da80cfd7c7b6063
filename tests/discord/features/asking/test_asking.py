"""Questions as people ask them on Discord, and what comes back."""

import pytest

from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import opened
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import labels, last_in, replied_to, response_of, text
from tests.support.discord.world import World


async def test_slash_command_answers_with_the_words(world: World) -> None:
    result = await world.reader.slash(world.channel, "ask", question="what about schools?")
    assert result.acknowledged
    assert not result.ephemeral
    shown = text(result.response)
    assert shown.startswith(
        "-# “what about schools?”\n"
        "**Ana Roe**\n"
        "-# The Post · 3 October 2016\n"
        "> **“We will spend it on schools,”**\n"
        "-# said Ana Roe.\n"
        "-# Council votes on budget · Jo Day · paragraph 1 · [open at the sentence]("
    )
    assert labels(result.response) == ["Context", "Source", "More…"]


async def test_private_question_is_answered_to_the_asker_alone(world: World) -> None:
    result = await world.reader.slash(world.channel, "ask", question="what about schools?", private=True)
    assert response_of(result).ephemeral
    assert "Delete" not in labels(await opened(world.reader, response_of(result)))


async def test_mention_is_answered_under_the_message(world: World) -> None:
    asked = await world.reader.send(world.channel, f"hey {world.mention} what about schools?")
    answer = last_in(world.channel)
    assert replied_to(answer) == asked.id
    assert "“We will spend it on schools,”**\n-# said Ana Roe." in text(answer)
    assert not answer.mentions


async def test_reply_to_an_answer_follows_it_up(world: World, newsstand: FakeCollection) -> None:
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    await world.reader.send(world.channel, "and what else?", reply_to=world.channel.last_message)
    await world.reader.send(world.channel, "and more?", reply_to=world.channel.last_message)
    assert [(question, previous) for question, previous, _ in newsstand.asked] == [
        ("what about schools?", ()),
        ("and what else?", ("what about schools?",)),
        ("and more?", ("what about schools?", "and what else?")),
    ]


async def test_reply_to_a_command_s_answer_follows_it_up(world: World, newsstand: FakeCollection) -> None:
    result = await world.reader.slash(world.channel, "ask", question="what about *schools*?")
    await world.reader.send(world.channel, "and the vote?", reply_to=result.response)
    assert newsstand.asked[-1][:2] == ("and the vote?", ("what about *schools*?",))


async def test_direct_message_is_answered(world: World) -> None:
    await world.reader.send_dm("what about schools?")
    assert "Ana Roe" in text(world.reader.user.dm_channel.last_message)


async def test_silence_reads_differently_from_an_answer(world: World) -> None:
    result = await world.reader.slash(world.channel, "ask", question="volcanoes?")
    assert text(result.response) == "-# “volcanoes?”\n**∅ The coverage has no answer to this.**"


async def test_message_that_is_not_for_the_bot_gets_no_answer(world: World) -> None:
    asked = await world.reader.send(world.channel, "what about schools?")
    assert last_in(world.channel).id == asked.id


@pytest.mark.parametrize("said", ["what about schools, {other}?", "and schools, what do you think?"])
async def test_what_is_said_to_somebody_else_gets_no_answer(world: World, said: str) -> None:
    await world.admin.slash(world.channel, "admin channels", add=world.channel)
    first = await world.admin.send(world.channel, "I like them")
    reply_to = None if "{other}" in said else first
    asked = await world.reader.send(world.channel, said.format(other=world.admin.mention), reply_to=reply_to)
    assert last_in(world.channel).id == asked.id


async def test_thread_takes_part_only_where_it_has_something_to_say(world: World) -> None:
    answer = response_of(await world.reader.slash(world.channel, "ask", question="what about schools?"))
    await in_panel(world.reader, answer, "Thread")
    (thread,) = world.channel.threads
    said = await world.reader.send(thread, "thanks!")
    assert last_in(thread).id == said.id
    await world.reader.send(thread, "the vote, I would like to know")
    assert "The vote was 5 to 4." in text(await opened(world.reader, last_in(thread)))
