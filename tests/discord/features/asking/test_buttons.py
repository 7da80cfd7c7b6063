"""What a press of each button does, who may press it, and that it still does after a restart."""

from pathlib import Path

import pytest
import simcord

from bot.discord import create_bot
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import custom_id, labels, last_in, response_of, text, text_field
from tests.support.discord.world import World

ANSWER = "“We will spend it on schools,” said Ana Roe."


async def asked(world: World, question: str = "what about schools?") -> simcord.ResponseMessage:
    return response_of(await world.reader.slash(world.channel, "ask", question=question))


async def test_more_context_shows_the_paragraphs_around_with_the_excerpt_marked(world: World) -> None:
    pressed = await world.reader.click(await asked(world), label="More context")
    assert response_of(pressed).ephemeral
    assert f"¶ 1\n**{ANSWER}**\n\n-# ¶ 2\nThe vote was 5 to 4." in text(pressed.response)


async def test_source_opens_at_the_words(world: World) -> None:
    answer = await asked(world, "what is number 40 of many things?")
    while "number 40 of" not in text(answer):
        answer = (await world.reader.click(answer, label="More answers ›")).response or answer
    pressed = await world.reader.click(answer, custom_id=custom_id(answer, "Source"))
    assert response_of(pressed).ephemeral
    assert "Many words" in text(pressed.response)


async def test_source_turns_its_pages_in_place(world: World) -> None:
    shown = await world.reader.slash(world.channel, "source show", document="long.md")
    assert "Page 1 of 2" in text(shown.response)
    await world.reader.click(response_of(shown), label="Next ›")
    assert "Page 2 of 2" in text(shown.response)
    assert "number 40 of" in text(shown.response)
    await world.reader.click(response_of(shown), label="‹ Back")
    assert "Page 1 of 2" in text(shown.response)


async def test_more_answers_turn_in_place_for_the_asker_and_privately_for_others(world: World) -> None:
    answer = await asked(world, "what are the many things?")
    assert "number 1 of" in text(answer)
    others = await world.admin.click(answer, label="More answers ›")
    assert response_of(others).ephemeral
    assert "number 4 of" in text(others.response)
    assert "number 1 of" in text(answer)
    await world.reader.click(answer, label="More answers ›")
    assert "number 4 of" in text(answer)
    assert "number 1 of" not in text(answer)
    await world.reader.click(answer, label="‹ Back")
    assert "number 1 of" in text(answer)


async def test_more_answers_to_a_mention_ask_the_same_question_again(world: World, newsstand: FakeCollection) -> None:
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    await world.reader.send(world.channel, "what are the many things?", reply_to=world.channel.last_message)
    await world.reader.click(last_in(world.channel), label="More answers ›")
    assert newsstand.asked[-1] == newsstand.asked[-2]


async def test_not_what_i_asked_is_kept_for_the_admins_when_it_is_sent(world: World) -> None:
    answer = await asked(world)
    form = await world.reader.click(answer, label="Not what I asked")
    assert await world.bot.memory.feedback(world.guild.id, 5) == ()
    field = text_field(form)
    await world.reader.submit_modal(form, {field: "the budget of 2015"})
    given = await world.bot.memory.feedback(world.guild.id, 5)
    assert [(item.owner, item.question, item.remark) for item in given] == [
        (world.reader.id, "what about schools?", "the budget of 2015")
    ]


async def test_not_what_i_asked_is_the_asker_s_to_say(world: World) -> None:
    pressed = await world.admin.click(await asked(world), label="Not what I asked")
    assert text(pressed.response) == "**⚠ Only who asked can say that this is not what they asked.**"


async def test_take_away_is_for_the_asker(world: World) -> None:
    answer = await asked(world)
    other = world.guild.add_member(world.env.create_user("eve"))
    pressed = await other.click(answer, label="Take away")
    assert "Only who asked, or a moderator" in text(pressed.response)
    assert len(world.channel.history()) == 1
    await world.reader.click(answer, label="Take away")
    assert world.channel.history() == []


async def test_take_away_is_for_moderators(world: World) -> None:
    answer = await asked(world)
    await world.moderator.click(answer, label="Take away")
    assert world.channel.history() == []


async def test_thread_goes_on_without_a_mention(world: World, newsstand: FakeCollection) -> None:
    answer = await asked(world)
    await world.reader.click(answer, label="Thread")
    (thread,) = world.channel.threads
    assert thread.name == "what about schools?"
    await world.reader.send(thread, "and the vote?")
    assert newsstand.asked[-1][:2] == ("and the vote?", ("what about schools?",))
    await world.reader.send(thread, "and that is too much?")
    assert newsstand.asked[-1][:2] == ("and that is too much?", ("what about schools?", "and the vote?"))


@pytest.mark.parametrize(
    "label", ["More context", "Source", "Thread", "Not what I asked", "Take away", "Wrong speaker"]
)
async def test_every_button_outlives_a_restart(
    world: World, newsstand: FakeCollection, tmp_path: Path, label: str
) -> None:
    answer = await asked(world)
    before = len(world.env.errors)
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    pressed = await world.reader.click(answer, label=label)
    assert pressed.acknowledged
    assert len(world.env.errors) == before


async def test_pages_turn_after_a_restart(world: World, newsstand: FakeCollection, tmp_path: Path) -> None:
    answer = await asked(world, "what are the many things?")
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    await world.reader.click(answer, label="More answers ›")
    assert "number 4 of" in text(answer)


async def test_words_that_changed_since_are_said_to_have_changed(world: World, newsstand: FakeCollection) -> None:
    answer = await asked(world)
    title, texts = newsstand.texts["budget.md"]
    newsstand.texts["budget.md"] = (title, ["Rewritten.", *texts[1:]])
    pressed = await world.reader.click(answer, label="More context")
    assert "has changed since the answer" in text(pressed.response)
    del newsstand.texts["budget.md"]
    pressed = await world.reader.click(answer, label="Source")
    assert "no longer in the index" in text(pressed.response)


async def test_labels_of_several_excerpts(world: World) -> None:
    answer = await asked(world, "what are the many things?")
    assert labels(answer) == ["More context", "Source", "Wrong speaker", "Copy citation"] * 3 + [
        "More answers ›",
        "Thread",
        "Not what I asked",
        "Take away",
    ]


async def test_thread_command_opens_under_the_latest_answer(world: World, newsstand: FakeCollection) -> None:
    nothing = await world.reader.slash(world.channel, "thread")
    assert "There is no answer of yours in this channel to go on from." in text(nothing.response)
    await asked(world)
    opened = await world.reader.slash(world.channel, "thread")
    assert "Let us go on in the thread “what about schools?”." in text(opened.response)
    await world.reader.send(world.channel.threads[0], "and the vote?")
    assert newsstand.asked[-1][:2] == ("and the vote?", ("what about schools?",))
