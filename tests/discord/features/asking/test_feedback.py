"""Not what I asked: once a person an answer, and only where an admin can read it."""

from pathlib import Path

import discord
import simcord

from bot.memory import Memory
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import labels, last_in, response_of, text, text_field
from tests.support.discord.world import World


async def fill_in(world: World, answer: simcord.ResponseMessage, remark: str) -> simcord.InteractionResult:
    form = await in_panel(world.reader, answer, "Not what I asked")
    if form.modal is None:
        return form
    field = text_field(form)
    return await world.reader.submit_modal(form, {field: remark})


async def test_a_second_feedback_on_an_answer_says_so(world: World) -> None:
    answer = response_of(await world.reader.slash(world.channel, "ask", question="what about schools?"))
    assert "Thank you." in text((await fill_in(world, answer, "one")).response)
    again = await fill_in(world, answer, "two")
    assert "You have said so of this answer already." in text(again.response)
    assert response_of(again).ephemeral
    assert [f.remark for f in await world.bot.memory.feedback(world.guild.id, 9)] == ["one"]


async def test_a_form_that_was_open_meanwhile_is_told_too(world: World) -> None:
    answer = response_of(await world.reader.slash(world.channel, "ask", question="what about schools?"))
    forms = [await in_panel(world.reader, answer, "Not what I asked") for _ in range(2)]
    field = text_field(forms[0])
    told = [text((await world.reader.submit_modal(form, {field: "x"})).response) for form in forms]
    assert ["already" in words for words in told] == [False, True]


async def test_another_answer_can_be_told_of(world: World) -> None:
    for _ in range(2):
        answer = response_of(await world.reader.slash(world.channel, "ask", question="what about schools?"))
        assert "Thank you." in text((await fill_in(world, answer, "x")).response)


async def test_direct_messages_promise_nothing_that_nobody_reads(world: World) -> None:
    await world.reader.send_dm("what about schools?")
    answer = last_in(world.reader.user.dm_channel)
    assert labels(answer) == ["Context", "Source", "More…"]
    panel = response_of(await world.reader.user.click(answer, label="More…"))
    assert labels(panel) == ["Copy citation", "Delete"]


async def test_an_old_button_in_a_direct_message_is_told(world: World) -> None:
    from bot.discord.rendering.buttons import ActionButton
    from bot.discord.rendering.custom_id import ButtonAction, CustomId

    view = discord.ui.LayoutView(timeout=None)
    row: discord.ui.ActionRow[discord.ui.LayoutView] = discord.ui.ActionRow()
    row.add_item(ActionButton(CustomId(ButtonAction.NOT_ASKED, owner=world.reader.id), "Not what I asked"))
    view.add_item(row)
    await world.reader.send_dm("what about schools?")
    user = await world.bot.fetch_user(world.reader.id)
    old = await user.send(view=view)
    pressed = await world.reader.user.click(old, label="Not what I asked")
    assert pressed.modal is None
    assert "Nobody could read it here" in text(pressed.response)


async def test_feedback_of_an_older_memory_is_kept(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.sqlite")
    assert await memory.give_feedback(1, 2, "q", "r")
    assert await memory.give_feedback(1, 2, "q", "r")
    assert await memory.give_feedback(1, 2, "q", "r", 7)
    assert not await memory.give_feedback(1, 2, "q", "r", 7)
    assert await memory.give_feedback(3, 2, "q", "r", 7)
    await memory.close()
