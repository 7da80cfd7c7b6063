"""A refusal is for the one who is refused: private where there is an interaction, one reaction where there is none."""

import pytest

from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import last_in, response_of, text
from tests.support.discord.unsettled import begin_slash, until
from tests.support.discord.world import World

TOO_MANY = "as many questions as one person may ask in a minute"


async def limit(world: World, count: int = 1) -> None:
    await world.admin.slash(world.channel, "admin limits", per_person=count)


def posts(world: World) -> list[object]:
    """What everyone in the channel sees of the bot."""
    return [m for m in world.channel.history() if m.author.bot and not m.flags.ephemeral]


COMMANDS = {
    "ask": {"question": "what about schools?"},
    "who": {"name": "Ana Roe"},
    "check": {"quotation": "far too much"},
    "source list": {},
    "source show": {"document": "budget.md"},
    "source find": {"words": "far too much"},
}


@pytest.mark.parametrize("command", COMMANDS)
async def test_every_command_counts_and_is_refused_in_private(world: World, command: str) -> None:
    await limit(world)
    await world.reader.slash(world.channel, command, **COMMANDS[command])
    before = len(posts(world))
    refused = await world.reader.slash(world.channel, command, **COMMANDS[command])
    assert TOO_MANY in text(refused.response)
    assert response_of(refused).ephemeral
    assert len(posts(world)) == before


@pytest.mark.parametrize("menu", ["Check this quotation", "Who said this?"])
async def test_every_menu_counts_and_is_refused_in_private(world: World, menu: str) -> None:
    await limit(world)
    message = await world.admin.send(world.channel, "far too much")
    await world.reader.context_menu(world.channel, menu, message)
    refused = await world.reader.context_menu(world.channel, menu, message)
    assert TOO_MANY in text(refused.response)
    assert response_of(refused).ephemeral


@pytest.mark.parametrize("label", ["Context", "Source", "More…"])
async def test_every_press_that_asks_the_coverage_counts(world: World, label: str) -> None:
    await limit(world)
    answer = response_of(await world.reader.slash(world.channel, "ask", question="what are the many things?"))
    before = text(answer)
    pressed = await world.reader.click(answer, label=label)
    told = pressed.followups[0] if pressed.followups else response_of(pressed)
    assert TOO_MANY in text(told)
    assert told.ephemeral
    assert text(answer) == before


async def test_a_refused_try_does_not_count(world: World) -> None:
    """Neither against the person nor, where the person is refused, against the server."""
    await world.admin.slash(world.channel, "admin limits", per_person=1, per_server=2)
    for _ in range(5):
        await world.reader.slash(world.channel, "ask", question="what about schools?")
    other = await world.admin.slash(world.channel, "ask", question="what about schools?")
    assert "Ana Roe" in text(other.response)


async def test_a_message_beyond_the_limit_gets_one_reaction_and_no_post(world: World) -> None:
    await limit(world)
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    before = len(posts(world))
    for _ in range(3):
        asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
        assert [str(r.emoji) for r in last_in(world.channel).reactions] == ["⏳"]
        assert last_in(world.channel).id == asked.id
    assert len(posts(world)) == before


async def test_mentions_without_a_question_count_too(world: World) -> None:
    await limit(world)
    for _ in range(3):
        await world.reader.send(world.channel, world.mention)
    assert len(posts(world)) == 1


async def test_an_edit_beyond_the_limit_leaves_the_answer(world: World) -> None:
    await limit(world)
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    await world.reader.edit(asked, f"{world.mention} what about the vote?")
    assert "Ana Roe" in text(world.channel.last_message)


async def test_a_full_queue_is_told_in_private_or_by_a_reaction(world: World) -> None:
    world.bot._retriever_pool._room = 0
    refused = await world.reader.slash(world.channel, "ask", question="what about schools?")
    assert "as many questions as I can right now" in text(refused.response)
    assert response_of(refused).ephemeral
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    assert [str(r.emoji) for r in last_in(world.channel).reactions] == ["⏳"]
    assert posts(world) == []


async def test_a_refusal_after_the_answer_was_announced_is_private_too(world: World, newsstand: FakeCollection) -> None:
    """The queue fills between admission and the question's turn."""
    newsstand.held.clear()
    first = begin_slash(world.reader, world.channel, "ask", question="what about schools?")
    second = begin_slash(world.reader, world.channel, "ask", question="what about the vote?")
    await until(lambda: first.acknowledged and second.acknowledged and newsstand.asked)
    world.bot._retriever_pool._room = -1
    newsstand.held.set()
    await world.env.settle()
    assert "as many questions as I can right now" in text(second.followups[0])
    assert second.followups[0].ephemeral
    assert second.response is None


async def test_a_day_that_cannot_be_read_is_told_to_the_asker_alone(world: World) -> None:
    for command, options in (("ask", {"question": "what about schools?"}), ("source list", {})):
        refused = await world.reader.slash(world.channel, command, after="next Tuesdayish", **options)
        assert "“next Tuesdayish” is not a date that I can read." in text(refused.response)
        assert response_of(refused).ephemeral
    for _ in range(4):  # nothing of it stays in the person's queue
        await world.reader.slash(world.channel, "ask", question="what about schools?", after="x")
    assert "Ana Roe" in text((await world.reader.slash(world.channel, "ask", question="what about schools?")).response)


@pytest.mark.parametrize("error", [None, ZeroDivisionError("secret")])
async def test_what_keeps_the_bot_from_answering_is_told_a_channel_once(
    world: World, newsstand: FakeCollection, error: Exception
) -> None:
    if error is None:
        newsstand.texts.clear()
    newsstand.fails = error
    for number in range(4):
        asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
        if number:
            assert last_in(world.channel).id == asked.id
            assert [str(r.emoji) for r in last_in(world.channel).reactions] == ["⚠️"]
    assert len(posts(world)) == 1
    for number in range(3):
        told = await world.reader.slash(world.channel, "ask", question="what about schools?")
        assert "⚠" in text(told.followups[0] if number else told.response)
    assert len(posts(world)) == 2


async def test_reaction_that_the_bot_may_not_give_harms_nothing(world: World) -> None:
    await limit(world)
    fault = {"method": "PUT", "path": "/channels/*/reactions/*", "status": 403, "code": 0, "message": "injected"}
    world.env.backend.faults.append({**fault, "times": None})
    for _ in range(2):
        await world.reader.send(world.channel, f"{world.mention} what about schools?")
    assert len(posts(world)) == 1
