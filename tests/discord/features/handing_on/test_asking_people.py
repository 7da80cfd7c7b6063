"""Ask a person: a silence is handed on where an admin chose a channel for it, once, and only if its asker agrees."""

from dataclasses import replace
from pathlib import Path

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.discord import create_bot
from bot.discord.features.handing_on.asking_people import A_PERSON, A_SERVER, AskingPeople
from bot.discord.rendering.custom_id import ButtonAction, CustomId, read_custom_id
from bot.service.rate_limits import TooMany
from tests.support.discord.faults import TIME_OUT, fail
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import pressed_there
from tests.support.discord.people.handing_on import QUESTION, agree, asked, choose, handed_on, look, post_of
from tests.support.discord.shown import custom_id, labels, last_in, response_of, text, told
from tests.support.discord.world import World

BUTTON = "Ask a person"


async def test_a_silence_is_handed_on_where_an_admin_chose_a_channel(world: World) -> None:
    desk = await choose(world)
    silence = await asked(world)
    assert labels(silence) == ["More…", BUTTON]
    form = await world.reader.click(silence, label=BUTTON)
    assert form.modal is not None
    assert form.modal["title"] == BUTTON
    assert "posted in #desk without your name" in form.modal["components"][0]["content"]
    assert form.modal["components"][1]["component"]["value"] == QUESTION
    assert desk.history() == []  # nothing goes before the asker agrees
    done = await agree(world.reader, form, "who runs the ferry to Saltby?")
    assert response_of(done).ephemeral
    assert "Asked in #desk." in text(done.response)
    post = last_in(desk)
    assert text(post) == "-# “who runs the ferry to Saltby?”\n**A question that the coverage does not answer**"
    assert labels(post) == ["Answer", "Dismiss"]
    assert "Rob" not in text(post)


@pytest.mark.parametrize("private", [False, True])
async def test_what_it_was_narrowed_to_is_posted_too(world: World, private: bool) -> None:
    await choose(world)
    options = {"question": QUESTION, "speaker": "Bo Lind", "after": "2016-10", "private": private}
    silence = response_of(await world.reader.slash(world.channel, "ask", **options))
    desk = await handed_on(world, silence)
    assert "**Words of** Bo Lind\n**From** 2016-10-01" in text(last_in(desk))


async def test_nobody_is_asked_where_no_channel_was_chosen(world: World) -> None:
    assert labels(await asked(world)) == ["More…"]
    desk = await choose(world)
    silence = await asked(world)
    await world.admin.slash(world.channel, "admin ask", none=True)
    assert labels(await asked(world)) == ["More…"]
    pressed = await world.reader.click(silence, label=BUTTON)
    assert "No people are asked here any more" in told(pressed)
    assert desk.history() == []


async def test_an_answer_and_a_direct_message_are_handed_on_to_nobody(world: World) -> None:
    await choose(world)
    answer = response_of(await world.reader.slash(world.channel, "ask", question="what about schools?"))
    assert labels(answer) == ["Context", "Source", "More…"]
    await world.reader.send_dm(QUESTION)
    assert labels(last_in(world.reader.user.dm_channel)) == ["More…"]
    greeting = response_of(await world.reader.slash(world.channel, "ask", question="hello"))
    assert BUTTON not in labels(greeting)


async def test_a_mention_s_silence_is_handed_on_too(world: World) -> None:
    desk = await choose(world)
    await world.reader.send(world.channel, f"{world.mention} {QUESTION}")
    await handed_on(world, last_in(world.channel))
    assert f"“{QUESTION}”" in text(last_in(desk))


async def test_only_the_asker_hands_it_on(world: World) -> None:
    desk = await choose(world)
    pressed = await world.admin.click(await asked(world), label=BUTTON)
    assert pressed.modal is None
    assert "Only who asked can hand the question on." in told(pressed)
    assert desk.history() == []


async def test_the_button_says_where_it_was_asked_already(world: World) -> None:
    desk = await choose(world)
    silence = await asked(world)
    await handed_on(world, silence)
    again = await world.reader.click(silence, label=BUTTON)
    assert again.modal is None
    assert "It was asked in #desk already. You are told when somebody answers." in told(again)
    assert len(desk.history()) == 1


async def test_two_forms_at_once_ask_once(world: World) -> None:
    desk = await choose(world)
    silence = await asked(world)
    forms = [await world.reader.click(silence, label=BUTTON) for _ in range(2)]
    said = [text((await agree(world.reader, form)).response) for form in forms]
    assert ["already" in words for words in said] == [False, True]
    assert len(desk.history()) == 1


async def test_a_person_may_ask_three_times_an_hour(world: World) -> None:
    desk = await choose(world)
    for number in range(3):
        await handed_on(world, await asked(world, f"{QUESTION} {number}"))
    refused = await world.reader.click(await asked(world), label=BUTTON)
    assert "People were asked 3 times within the hour. Please press again in 60 min." in told(refused)
    assert len(desk.history()) == 3


async def test_what_has_no_word_is_not_asked(world: World) -> None:
    desk = await choose(world)
    form = await world.reader.click(await asked(world), label=BUTTON)
    assert "There is no word in it" in text((await agree(world.reader, form, "??")).response)
    assert desk.history() == []


async def test_nothing_in_a_question_turns_into_a_mention_or_a_format(world: World) -> None:
    desk = await choose(world)
    form = await world.reader.click(await asked(world), label=BUTTON)
    await agree(world.reader, form, "**who** is @everyone\n# really?")
    (part,) = [c for c in post_of(desk)["components"][0]["components"] if c["type"] == 10]
    assert part["content"].split("\n")[0] == r"-# “\*\*who\*\* is \@everyone # really?”"


async def test_a_silence_that_is_known_no_more_is_handed_on_to_nobody(world: World) -> None:
    desk = await choose(world)
    silence = await asked(world)
    form = await world.reader.click(silence, label=BUTTON)
    await world.reader.slash(world.channel, "forget")
    assert "I no longer hold what this answer was about." in text((await agree(world.reader, form)).response)
    assert desk.history() == []


async def test_a_made_up_press_hands_on_nothing(world: World) -> None:
    """An answer's button, turned into one of another's silence, and of nothing."""
    desk = await choose(world)
    silence = await asked(world)
    theirs = read_custom_id(custom_id(silence, BUTTON))
    assert theirs is not None
    other = response_of(await world.admin.slash(world.channel, "ask", question=QUESTION))
    for made_up in (theirs, replace(theirs, owner=world.admin.id), CustomId(ButtonAction.ASK_PERSON)):
        pressed = await pressed_there(world.admin, other, made_up)
        assert pressed.modal is None
        assert "I no longer hold what this answer was about." in told(pressed)
    assert desk.history() == []


async def test_a_bot_without_permission_says_which(world: World) -> None:
    desk = await choose(world)
    silence = await asked(world)
    form = await world.reader.click(silence, label=BUTTON)
    overwrite = Overwrite(world.me.id, OverwriteType.MEMBER, 0, discord.Permissions(send_messages=True).value)
    world.env.backend.set_overwrite(desk.id, overwrite)
    await world.env.settle()
    refused = "I may not ask in #desk: I lack Send Messages. An admin can change that."
    assert refused in text((await agree(world.reader, form)).response)
    assert refused in told(await world.reader.click(silence, label=BUTTON))
    status = await world.admin.slash(world.channel, "admin status")
    assert "#desk" in text(status.response)
    chosen = await world.admin.slash(world.channel, "admin ask", names=True)
    assert "I may not ask in #desk: I lack Send Messages." in text(chosen.response)


async def test_a_refusal_that_comes_late_leaves_nothing(world: World) -> None:
    desk = await choose(world)
    silence = await asked(world)
    fail(world, ("POST", f"*/channels/{desk.id}/messages"), 403)
    form = await world.reader.click(silence, label=BUTTON)
    await agree(world.reader, form)
    assert desk.history() == []
    await look(world)
    await handed_on(world, silence)
    assert len(desk.history()) == 1


async def test_a_deleted_channel_is_told_and_another_one_asked(world: World) -> None:
    desk = await choose(world)
    silence, waiting = await asked(world), await asked(world, f"{QUESTION} 2")
    await handed_on(world, waiting)
    world.env.backend.delete_channel(desk.id)
    await world.env.settle()
    assert "is gone: an admin can choose another with /admin ask." in told(
        await world.reader.click(silence, label=BUTTON)
    )
    other = await choose(world, "new-desk")
    for one in (silence, waiting):  # what nobody answered there can be asked again
        await handed_on(world, one)
    await look(world)
    assert len(other.history()) == 2


async def test_it_works_after_a_restart(world: World, newsstand: FakeCollection, tmp_path: Path) -> None:
    desk = await choose(world)
    silence = await asked(world)
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    await handed_on(world, silence)
    assert len(desk.history()) == 1


async def test_what_discord_may_have_taken_is_looked_for_before_it_is_sent_again(world: World) -> None:
    """No answer came, though it had arrived: nobody asks twice."""
    desk = await choose(world)
    silence = await asked(world)
    await handed_on(world, silence)
    await forget_that_it_was_posted(world)
    form = await world.reader.click(silence, label=BUTTON)
    assert "It was asked already." in text((await agree(world.reader, form)).response)
    assert len(desk.history()) == 1


async def test_what_discord_did_not_take_is_sent_at_the_next_press(world: World) -> None:
    desk = await choose(world)
    silence = await asked(world)
    fail(world, ("POST", f"*/channels/{desk.id}/messages"), TIME_OUT, times=3)
    form = await world.reader.click(silence, label=BUTTON)
    assert "Press the button again in a minute: I look first." in text((await agree(world.reader, form)).response)
    assert desk.history() == []
    await handed_on(world, silence)
    assert len(desk.history()) == 1


async def test_a_post_that_was_not_noted_is_answered_all_the_same(world: World) -> None:
    """The bot was killed between posting and noting it."""
    desk = await choose(world)
    await handed_on(world, await asked(world))
    await forget_that_it_was_posted(world)
    form = await world.moderator.click(last_in(desk), label="Answer")
    assert form.modal is not None
    assert await states(world) == [("open", last_in(desk).id)]


async def test_a_server_s_choice_is_shown_and_kept(world: World) -> None:
    desk = world.guild.create_text_channel("desk")
    chosen = await world.admin.slash(world.channel, "admin ask", channel=desk, names=True)
    assert text(chosen.response) == (
        "**Ask a person**\n**People are asked in** #desk\n**Askers are** told who answered\n"
        "-# Whoever can see that channel reads what is asked; who may manage messages there, and admins, can answer."
    )
    status = await world.admin.slash(world.channel, "admin status")
    assert "**People are asked in** #desk" in text(status.response)
    (line,) = await world.bot.memory.recorded_actions(world.guild.id, 9)
    assert line.action == "set where people are asked: #desk, askers are told who answered"


async def forget_that_it_was_posted(world: World) -> None:
    undo = "UPDATE hand_off SET state = 'sending', post = NULL"
    await world.bot.memory.file.run(lambda database: database.execute(undo))


async def states(world: World) -> list[tuple[str, int | None]]:
    rows = await world.bot.memory.file.run(
        lambda database: database.execute("SELECT state, post FROM hand_off").fetchall()
    )
    return [tuple(row) for row in rows]


async def test_after_an_hour_a_person_may_ask_again() -> None:
    seconds = [0.0]
    people = AskingPeople(lambda: seconds[0])
    for _ in range(A_PERSON):
        people.check_limits(1, 2)
        people.count(1, 2)
    with pytest.raises(TooMany, match="3 times within the hour"):
        people.check_limits(1, 2)
    people.check_limits(1, 3)
    people.check_limits(9, 2)
    seconds[0] = 3600.0
    people.check_limits(1, 2)


async def test_a_server_has_a_limit_of_its_own() -> None:
    people = AskingPeople(lambda: 0.0)
    for person in range(A_SERVER):
        people.check_limits(1, person)
        people.count(1, person)
    with pytest.raises(TooMany, match="30 times within the hour on this server"):
        people.check_limits(1, 99)
    people.check_limits(2, 99)
