"""What a press of each button does, who may press it, and that it still does after a restart."""

from pathlib import Path

import discord
import pytest
import simcord

from bot.discord import create_bot
from bot.discord.rendering.custom_id import ButtonAction, CustomId
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import opened, pressed_as_before, pressed_there
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import custom_id, labels, last_in, response_of, text, text_field, told
from tests.support.discord.world import World

ANSWER = "“We will spend it on schools,” said Ana Roe."


async def asked(world: World, question: str = "what about schools?") -> simcord.ResponseMessage:
    return response_of(await world.reader.slash(world.channel, "ask", question=question))


async def test_context_shows_the_paragraphs_around_with_the_excerpt_marked(world: World) -> None:
    pressed = await world.reader.click(await asked(world), label="Context")
    assert response_of(pressed).ephemeral
    assert f"¶ 1\n**{ANSWER}**\n\n-# ¶ 2\nThe vote was 5 to 4." in text(pressed.response)


async def test_source_opens_at_the_words(world: World) -> None:
    panel = await opened(world.reader, await asked(world, "what is number 40 of many things?"))
    while "number 40 of" not in text(panel):
        panel = (await world.reader.click(panel, label="Next ›")).response or panel
    pressed = await world.reader.click(panel, custom_id=custom_id(panel, "Source"))
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


@pytest.mark.parametrize("who", ["reader", "admin"])
async def test_the_other_excerpts_turn_in_place_in_a_panel_of_the_presser_s_own(world: World, who: str) -> None:
    person: simcord.MemberActor = getattr(world, who)
    answer = await asked(world, "what are the many things?")
    shown = text(answer)
    assert "number 1 of" in shown
    assert "number 2 of" not in shown
    panel = await opened(person, answer)
    assert all(f"number {n} of" in text(panel) for n in (2, 3, 4))
    await person.click(panel, label="Next ›")
    assert all(f"number {n} of" in text(panel) for n in (5, 6, 7))
    assert "number 4 of" not in text(panel)
    await person.click(panel, label="‹ Back")
    assert "number 2 of" in text(panel)
    assert text(answer) == shown


async def test_the_panel_of_an_answer_to_a_mention_asks_the_same_question_again(
    world: World, newsstand: FakeCollection
) -> None:
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    await world.reader.send(world.channel, "what are the many things?", reply_to=world.channel.last_message)
    await opened(world.reader, last_in(world.channel))
    assert newsstand.asked[-1] == newsstand.asked[-2]


async def test_not_what_i_asked_is_kept_for_the_admins_when_it_is_sent(world: World) -> None:
    answer = await asked(world)
    form = await in_panel(world.reader, answer, "Not what I asked")
    assert await world.bot.memory.feedback(world.guild.id, 5) == ()
    field = text_field(form)
    await world.reader.submit_modal(form, {field: "the budget of 2015"})
    given = await world.bot.memory.feedback(world.guild.id, 5)
    assert [(item.owner, item.question, item.remark) for item in given] == [
        (world.reader.id, "what about schools?", "the budget of 2015")
    ]


async def test_not_what_i_asked_is_the_asker_s_to_say(world: World) -> None:
    answer = await asked(world)
    assert "Not what I asked" not in labels(await opened(world.admin, answer))
    pressed = await pressed_as_before(world.admin, answer, ButtonAction.NOT_ASKED)
    assert text(pressed.response) == "**⚠ Only who asked can say that this is not what they asked.**"


async def test_delete_is_for_the_asker(world: World, tmp_path: Path) -> None:
    answer = await asked(world)
    other = world.guild.add_member(world.env.create_user("eve"))
    assert "Delete" not in labels(await opened(other, answer))
    pressed = await pressed_as_before(other, answer, ButtonAction.DELETE)
    assert "Only who asked, or a moderator" in text(pressed.response)
    assert len(world.channel.history()) == 1
    done = await in_panel(world.reader, answer, "Delete")
    assert world.channel.history() == []
    assert "Deleted." in text(done.response)


async def test_delete_is_for_moderators(world: World) -> None:
    answer = await asked(world)
    await in_panel(world.moderator, answer, "Delete")
    assert world.channel.history() == []


async def test_thread_goes_on_without_a_mention(world: World, newsstand: FakeCollection) -> None:
    answer = await asked(world)
    await in_panel(world.reader, answer, "Thread")
    (thread,) = world.channel.threads
    assert thread.name == "what about schools?"
    await world.reader.send(thread, "and the vote?")
    assert newsstand.asked[-1][:2] == ("and the vote?", ("what about schools?",))
    await world.reader.send(thread, "and that is too much?")
    assert newsstand.asked[-1][:2] == ("and that is too much?", ("what about schools?", "and the vote?"))


@pytest.mark.parametrize("label", ["Context", "Source", "More…"])
async def test_every_button_outlives_a_restart(
    world: World, newsstand: FakeCollection, tmp_path: Path, label: str
) -> None:
    answer = await asked(world)
    assert label in labels(answer)
    before = len(world.env.errors)
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    pressed = await world.reader.click(answer, label=label)
    assert pressed.acknowledged
    assert len(world.env.errors) == before
    assert "⚠" not in text(pressed.response)


@pytest.mark.parametrize("label", ["Copy citation", "Thread", "Not what I asked", "Delete", "Report speaker"])
async def test_every_button_of_the_panel_outlives_a_restart(
    world: World, newsstand: FakeCollection, tmp_path: Path, label: str
) -> None:
    panel = await opened(world.reader, await asked(world))
    before = len(world.env.errors)
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    pressed = await world.reader.click(panel, label=label)
    assert pressed.acknowledged
    assert len(world.env.errors) == before
    assert pressed.modal is not None or "⚠" not in text(pressed.response)


async def test_pages_turn_after_a_restart(world: World, newsstand: FakeCollection, tmp_path: Path) -> None:
    panel = await opened(world.reader, await asked(world, "what are the many things?"))
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    await world.reader.click(panel, label="Next ›")
    assert "number 5 of" in text(panel)


async def test_words_that_changed_since_are_said_to_have_changed(world: World, newsstand: FakeCollection) -> None:
    answer = await asked(world)
    title, texts = newsstand.texts["budget.md"]
    newsstand.texts["budget.md"] = (title, ["Rewritten.", *texts[1:]])
    pressed = await world.reader.click(answer, label="Context")
    assert "has changed since the answer" in text(pressed.response)
    del newsstand.texts["budget.md"]
    pressed = await world.reader.click(answer, label="Source")
    assert "no longer in the index" in text(pressed.response)


async def test_labels_of_several_excerpts(world: World) -> None:
    answer = await asked(world, "what are the many things?")
    assert labels(answer) == ["Context", "Source", "More…"]
    panel = await opened(world.reader, answer)
    assert labels(panel) == ["Context", "Source", "Report speaker", "Copy citation"] * 3 + [
        "Next ›",
        "Copy citation",
        "Thread",
        "Report speaker",
        "Not what I asked",
        "Delete",
    ]
    of_moderator = ["Next ›", "Copy citation", "Thread", "Report speaker", "Delete"]
    assert labels(await opened(world.moderator, answer))[-5:] == of_moderator
    other = world.guild.add_member(world.env.create_user("eve"))
    assert labels(await opened(other, answer))[-4:] == ["Next ›", "Copy citation", "Thread", "Report speaker"]


@pytest.mark.parametrize(
    "action", [ButtonAction.THREAD, ButtonAction.NOT_ASKED, ButtonAction.DELETE, ButtonAction.ANSWERS]
)
async def test_buttons_of_answers_from_before_go_on_working(world: World, action: ButtonAction) -> None:
    answer = await asked(world, "what are the many things?")
    pressed = await pressed_as_before(world.reader, answer, action, 1 if action is ButtonAction.ANSWERS else None)
    match action:
        case ButtonAction.THREAD:
            assert [thread.name for thread in world.channel.threads] == ["what are the many things?"]
        case ButtonAction.NOT_ASKED:
            await world.reader.submit_modal(pressed, {text_field(pressed): "the few"})
            assert [item.remark for item in await world.bot.memory.feedback(world.guild.id, 5)] == ["the few"]
        case ButtonAction.DELETE:
            assert world.channel.history() == []
        case ButtonAction.ANSWERS:
            panel = response_of(pressed)
            assert panel.ephemeral
            assert "number 4 of" in text(panel)
            await world.reader.click(panel, label="Next ›")
            assert "number 5 of" in text(panel)


async def test_a_made_up_press_deletes_nothing(world: World) -> None:
    """The number of a message is no more than a claim, in a panel as anywhere."""
    answer, other = await asked(world), world.guild.add_member(world.env.create_user("eve"))
    panel = await opened(other, answer)
    result = await pressed_there(other, panel, CustomId(ButtonAction.DELETE, page=answer.id, owner=other.id))
    assert "Only who asked, or a moderator" in told(result)
    said = await world.admin.send(world.channel, "good morning")
    panel = await opened(world.moderator, answer)
    made_up = CustomId(ButtonAction.DELETE, page=said.id, owner=world.moderator.id)
    assert "That is no answer of mine." in told(await pressed_there(world.moderator, panel, made_up))
    assert len(world.channel.history()) == 2


async def test_an_answer_that_the_bot_knows_no_more_of_can_be_deleted(world: World) -> None:
    answer = await asked(world)
    await world.reader.slash(world.channel, "forget")
    panel = await opened(world.reader, answer)
    assert labels(panel) == ["Delete"]
    assert labels(await opened(world.admin, answer)) == []
    await world.reader.click(panel, label="Delete")
    assert world.channel.history() == []


async def test_a_limit_keeps_nobody_from_deleting(world: World) -> None:
    await world.admin.slash(world.channel, "admin limits", per_person=1)
    answer = await asked(world, "what are the many things?")
    panel = await opened(world.reader, answer)
    assert "as many questions as one person may ask in a minute" in text(panel)
    assert labels(panel) == ["Thread", "Not what I asked", "Delete"]
    await world.reader.click(panel, label="Delete")
    assert world.channel.history() == []


async def test_what_one_may_not_do_the_panel_does_not_offer(world: World) -> None:
    lacks = discord.PermissionOverwrite(create_public_threads=False)
    closed = world.guild.create_text_channel("closed", overwrites={world.guild.default_role: lacks})
    answer = response_of(await world.reader.slash(closed, "ask", question="what about schools?"))
    offered = ["Copy citation", "Report speaker", "Not what I asked"]
    assert labels(await opened(world.reader, answer)) == [*offered, "Delete"]
    private = response_of(await world.reader.slash(closed, "ask", question="what about schools?", private=True))
    assert labels(private) == ["Context", "Source", "More…"]
    assert labels(await opened(world.reader, private)) == offered


async def test_a_silence_has_its_nearest_in_the_panel(world: World) -> None:
    answer = await asked(world, "volcanoes?")
    assert labels(answer) == ["More…"]
    panel = await opened(world.reader, answer)
    assert "**Nearest in the coverage, not an answer**" in text(panel)
    assert "We will spend it on schools" in text(panel)
    assert labels(panel) == ["Context", "Source", "Report speaker", "Thread", "Not what I asked", "Delete"]


async def test_thread_command_opens_under_the_latest_answer(world: World, newsstand: FakeCollection) -> None:
    nothing = await world.reader.slash(world.channel, "thread")
    assert "There is no answer of yours in this channel to go on from." in text(nothing.response)
    await asked(world)
    opened = await world.reader.slash(world.channel, "thread")
    assert "Let us go on in the thread “what about schools?”." in text(opened.response)
    await world.reader.send(world.channel.threads[0], "and the vote?")
    assert newsstand.asked[-1][:2] == ("and the vote?", ("what about schools?",))
