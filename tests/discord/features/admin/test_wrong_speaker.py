"""Wrong speaker: mended by those who may, reported to them by everybody else, and no question is told."""

from typing import Any

import simcord

from index import KeptCorrection, NoQuotation, Place, Span, SpeakerCorrection
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import custom_id, labels, last_in, response_of, text
from tests.support.discord.world import World, let_in

WORDS = "We will spend it on schools,"
PLACE = Place("budget.md", Span(26, 54), WORDS)


async def asked(world: World, question: str = "what about schools?") -> simcord.ResponseMessage:
    return response_of(await world.reader.slash(world.channel, "ask", question=question))


def fields(form: simcord.InteractionResult) -> tuple[str, str]:
    """Custom ids of the name and of the mark for no quotation."""
    assert form.modal is not None, "there is no form"
    _, name, none = (part["component"]["custom_id"] if part["type"] == 18 else "" for part in form.modal["components"])
    return str(name), str(none)


async def fill_in(
    admin: simcord.MemberActor, form: simcord.InteractionResult, name: str = "", *, none: bool = False
) -> simcord.InteractionResult:
    of_name, of_none = fields(form)
    values: dict[str, Any] = {of_name: name, of_none: none}
    return await admin.submit_modal(form, values)


def kept(newsstand: FakeCollection) -> tuple[KeptCorrection, ...]:
    return newsstand.corrections.read().kept


async def deeds(world: World) -> list[str]:
    return [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 20)]


async def test_an_admin_says_who_said_it(world: World, newsstand: FakeCollection) -> None:
    form = await in_panel(world.admin, await asked(world), "Report speaker")
    done = await fill_in(world.admin, form, " Bo Lind ")
    assert response_of(done).ephemeral
    assert f"Corrected: Bo Lind said “{WORDS}” (budget.md at 26)." in text(done.response)
    (one,) = kept(newsstand)
    assert one.correction == SpeakerCorrection(PLACE, "Bo Lind")
    assert one.by == f"discord:{world.admin.id}"
    assert await deeds(world) == [f"corrected: who said something, budget.md at 26, {one.id}"]


async def test_a_name_that_nobody_had_is_told(world: World) -> None:
    done = await fill_in(world.admin, await in_panel(world.admin, await asked(world), "Report speaker"), "Anna Row")
    assert "Nobody in the coverage was called Anna Row so far. Was Ana Roe meant?" in text(done.response)


async def test_an_admin_leaves_it_open(world: World, newsstand: FakeCollection) -> None:
    await fill_in(world.admin, await in_panel(world.admin, await asked(world), "Report speaker"))
    assert [one.correction for one in kept(newsstand)] == [SpeakerCorrection(PLACE, None)]


async def test_an_admin_says_that_it_is_no_quotation(world: World, newsstand: FakeCollection) -> None:
    await fill_in(world.admin, await in_panel(world.admin, await asked(world), "Report speaker"), "x", none=True)
    assert [one.correction for one in kept(newsstand)] == [NoQuotation(PLACE)]


async def test_words_that_changed_are_not_corrected(world: World, newsstand: FakeCollection) -> None:
    form = await in_panel(world.admin, await asked(world), "Report speaker")
    title, texts = newsstand.texts["budget.md"]
    newsstand.texts["budget.md"] = (title, ["“We will spend it on stadiums,” said Ana Roe.", *texts[1:]])
    assert "has changed since the answer" in text((await fill_in(world.admin, form, "Bo Lind")).response)
    assert kept(newsstand) == ()


async def test_who_lost_the_right_meanwhile_corrects_nothing(world: World, newsstand: FakeCollection) -> None:
    keeper = world.guild.roles["keeper"]
    await world.admin.slash(world.channel, "admin roles", add=keeper)
    form = await in_panel(world.moderator, await asked(world), "Report speaker")
    await world.admin.slash(world.channel, "admin roles", remove=keeper)
    done = await fill_in(world.moderator, form, "Bo Lind")
    assert "This is for people who may manage the server" in text(done.response)
    assert kept(newsstand) == ()


async def test_everybody_else_reports_it(world: World, newsstand: FakeCollection) -> None:
    answer = await asked(world)
    pressed = await in_panel(world.reader, answer, "Report speaker")
    assert pressed.modal is None
    assert response_of(pressed).ephemeral
    assert "Thank you. The admins can see" in text(pressed.response)
    again = await in_panel(world.reader, answer, "Report speaker")
    assert "You have said so already." in text(again.response)
    assert kept(newsstand) == ()


async def test_admins_see_a_report_and_no_question(world: World) -> None:
    for person in (world.reader, world.moderator):
        await in_panel(person, await asked(world), "Report speaker")
    shown = await world.admin.slash(world.channel, "admin reports")
    assert shown.ephemeral
    said = text(shown.response)
    assert "Wrong speaker? 1 of 1" in said
    assert f"{WORDS}\n" in said
    assert "2 people" in said
    assert "what about" not in said
    assert "Rob" not in said
    assert labels(shown.response) == ["Mend it", "Dismiss"]


async def test_a_report_is_mended(world: World, newsstand: FakeCollection) -> None:
    await in_panel(world.reader, await asked(world), "Report speaker")
    shown = response_of(await world.admin.slash(world.channel, "admin reports"))
    await fill_in(world.admin, await world.admin.click(shown, label="Mend it"), "Bo Lind")
    assert [one.correction for one in kept(newsstand)] == [SpeakerCorrection(PLACE, "Bo Lind")]
    assert await world.bot.memory.reports(world.guild.id) == ()
    again = await world.admin.click(shown, label="Mend it")
    assert "settled already" in text(again.response)


async def test_a_report_is_dismissed(world: World, newsstand: FakeCollection) -> None:
    for question in ("what about schools?", "is it too much?"):
        await in_panel(world.reader, await asked(world, question), "Report speaker")
    shown = response_of(await world.admin.slash(world.channel, "admin reports"))
    assert labels(shown) == ["Mend it", "Dismiss", "Next ›"]
    await world.admin.click(shown, label="Next ›")
    assert f"{WORDS}\n" in text(shown)
    await world.admin.click(shown, label="Dismiss")
    assert "It is far too much," in text(shown)
    await world.admin.click(shown, label="Dismiss")
    assert "Nobody doubts who said something." in text(shown)
    assert await deeds(world) == ["dismissed a report: budget.md at 94", "dismissed a report: budget.md at 26"]
    assert kept(newsstand) == ()


async def test_a_report_of_words_that_changed_can_only_be_dismissed(world: World, newsstand: FakeCollection) -> None:
    await in_panel(world.reader, await asked(world), "Report speaker")
    del newsstand.texts["budget.md"]
    shown = response_of(await world.admin.slash(world.channel, "admin reports"))
    assert "no longer in the index" in text(shown)
    assert labels(shown) == ["Dismiss"]


async def test_a_report_is_of_its_server(world: World, env: simcord.Env) -> None:
    other = World(env, "Elsewhere")
    await in_panel(world.reader, await asked(world), "Report speaker")
    shown = await other.admin.slash(other.channel, "admin reports")
    assert "Nobody doubts" in text(shown.response)
    (report,) = await world.bot.memory.reports(world.guild.id)
    assert await world.bot.memory.report_of(other.guild.id, report.id or "") is None


async def test_admins_of_another_server_report_to_their_own(env: simcord.Env, newsstand: FakeCollection) -> None:
    home, other = World(env), World(env, "Elsewhere")
    await home.bot.memory.settle_home(home.guild.id)
    pressed = await in_panel(other.admin, await asked(other), "Report speaker")
    assert pressed.modal is None
    assert len(await other.bot.memory.reports(other.guild.id)) == 1
    shown = response_of(await other.admin.slash(other.channel, "admin reports"))
    refused = await other.admin.click(shown, label="Mend it")
    assert "Only the admins of my home server" in text(refused.response)


async def test_forget_takes_reports_along(world: World) -> None:
    await in_panel(world.reader, await asked(world), "Report speaker")
    await world.reader.slash(world.channel, "forget")
    assert await world.bot.memory.reports(world.guild.id) == ()


async def test_readers_settle_nothing(world: World) -> None:
    await in_panel(world.reader, await asked(world), "Report speaker")
    shown = response_of(await world.admin.slash(world.channel, "admin reports"))
    let_in(world, world.reader)
    refused = await world.reader.slash(world.channel, "admin reports")
    assert "This is for people who may manage the server" in text(refused.response)
    assert custom_id(shown, "Dismiss").startswith("pq1:o:")
    assert len(await world.bot.memory.reports(world.guild.id)) == 1


async def test_direct_messages_have_no_such_button(world: World) -> None:
    await world.reader.send_dm("what about schools?")
    answer = last_in(world.reader.user.dm_channel)
    panel = response_of(await world.reader.user.click(answer, label="More…"))
    assert "Report speaker" not in [*labels(answer), *labels(panel)]
