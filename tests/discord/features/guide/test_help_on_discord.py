"""`/help`: examples of the coverage at hand, and what somebody may use."""

from pathlib import Path

import discord
import simcord
from discord import app_commands

from bot.discord import create_bot
from bot.replies.guidance.help import CommandHelp, HelpPage, help_reply, page_of_command
from bot.replies.reply import Entry
from bot.service.examples import Examples
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import last_in, parts, response_of, text
from tests.support.discord.world import World


def offered(message: simcord.ResponseMessage) -> list[str]:
    (select,) = [part for part in parts(message) if part["type"] == 3]
    return [option["value"] for option in select["options"]]


async def page(world: World, who: simcord.MemberActor, name: HelpPage) -> str:
    shown = response_of(await who.slash(world.channel, "help"))
    return text((await who.select(shown, [name.value])).response)


async def test_help_shows_examples_that_the_coverage_answers(world: World, newsstand: FakeCollection) -> None:
    shown = await world.reader.slash(world.channel, "help")
    assert shown.ephemeral
    assert "**/ask what did Ana Roe say?**" in text(shown.response)
    assert "**/who Ana Roe**" in text(shown.response)
    assert "**/check “We will spend it on schools”**" in text(shown.response)
    for command, options in (("who", {"name": "Ana Roe"}), ("check", {"quotation": "We will spend it on schools"})):
        answer = await world.reader.slash(world.channel, command, **options)
        assert "Ana Roe" in text(answer.response)
    assert "✓ These words stand in the coverage." in text(last_in(world.channel))


async def test_help_lists_every_command_that_one_may_use_on_a_page(world: World) -> None:
    pages = [text_ for name in HelpPage if (text_ := await self_page(world, world.admin, name))]
    said = "\n".join(pages)
    tree = world.bot.tree
    commands = [one for one in tree.walk_commands() if isinstance(one, app_commands.Command)]
    assert [one.qualified_name for one in commands if f"**/{one.qualified_name}**" not in said] == []
    menus = tree.get_commands(type=discord.AppCommandType.message)
    assert [menu.name for menu in menus if f"**{menu.name} (menu of a message)**" not in said] == []


async def self_page(world: World, who: simcord.MemberActor, name: HelpPage) -> str:
    shown = response_of(await who.slash(world.channel, "help"))
    return await page(world, who, name) if name.value in offered(shown) else ""


async def test_admins_commands_are_shown_to_those_who_may_use_them(world: World) -> None:
    of_reader = offered(response_of(await world.reader.slash(world.channel, "help")))
    of_admins = ["index", "documents", "server", "posts", "people"]
    assert not set(of_admins) & set(of_reader)
    of_admin = offered(response_of(await world.admin.slash(world.channel, "help")))
    assert [one for one in of_admin if one not in of_reader] == of_admins
    said = await page(world, world.admin, HelpPage.SERVER)
    assert "**/admin settings**" in said
    assert "**/admin reindex**" not in said


async def test_help_is_there_when_nothing_is_indexed(world: World, newsstand: FakeCollection) -> None:
    newsstand.texts.clear()
    shown = response_of(await world.reader.slash(world.channel, "help"))
    assert "Nothing is indexed yet. An admin can index the sources with /admin reindex." in text(shown)
    assert "**/ask**" in await page(world, world.reader, HelpPage.ASK)


async def test_examples_are_of_the_generation_that_is_published(world: World, newsstand: FakeCollection) -> None:
    await world.reader.slash(world.channel, "help")
    newsstand.texts = {"a.md": ("A", ["“The bridge will open in the spring of next year,” said Bo Lind."])}
    newsstand.generation += 1
    said = text((await world.reader.slash(world.channel, "help")).response)
    assert "**/who Bo Lind**" in said
    assert "The bridge will open" in said


async def test_help_from_before_a_restart_turns_its_pages(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    shown = response_of(await world.reader.slash(world.channel, "help"))
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    assert "**/check**" in text((await world.reader.select(shown, ["check"])).response)


async def test_help_counts_against_no_limit(world: World) -> None:
    await world.admin.slash(world.channel, "admin limits", per_person=1)
    for _ in range(3):
        assert "Ask me what somebody said" in text((await world.reader.slash(world.channel, "help")).response)


def test_a_command_is_on_the_page_of_its_longest_beginning() -> None:
    assert page_of_command("admin feed add") is HelpPage.DOCUMENTS
    assert page_of_command("admin limits") is HelpPage.SERVER
    assert page_of_command("admin something new") is HelpPage.PEOPLE
    assert page_of_command("source list") is HelpPage.COVERAGE
    assert page_of_command("Who said this?") is HelpPage.CHECK
    assert page_of_command("something new") is HelpPage.OTHER


def test_examples_that_there_are_not_are_left_out() -> None:
    reply = help_reply(HelpPage.START, (), Examples(person="Ana Roe"))
    assert [block.title for block in reply.blocks if isinstance(block, Entry)] == ["/who Ana Roe"]
    listed = help_reply(HelpPage.ASK, [CommandHelp("ask", "Ask"), CommandHelp("Ask it", "", menu=True)], None)
    assert listed.blocks == (Entry("/ask", "Ask"), Entry("Ask it (menu of a message)"))
