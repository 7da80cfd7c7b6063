"""docs/discord.md names every command, who may use it, and a test that there is."""

import re
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.discord import QuoteBot, create_bot
from bot.discord.assembly import add_features
from bot.discord.features.admin import Admin
from tests.support.discord.newsstand import FakeCollection
from tests.support.named_tests import named_tests

_ROW = re.compile(
    r"^\| `?/?(?P<command>[^`|(]+?)`?(?: \(menu of a message\))? \| .+ \| (?P<who>[^|]+) \| `(?P<test>test_\w+)` \|$"
)


@pytest.fixture
async def bot(newsstand: FakeCollection, tmp_path: Path) -> QuoteBot:
    bot = create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1)
    await add_features(bot)
    return bot


def rows(root: Path) -> dict[str, re.Match[str]]:
    lines = (root / "docs" / "discord.md").read_text().splitlines()
    return {match["command"]: match for line in lines if (match := _ROW.match(line))}


def commands(bot: QuoteBot) -> dict[str, app_commands.Command[Any, ..., Any] | app_commands.ContextMenu]:
    slash = {c.qualified_name: c for c in bot.tree.walk_commands() if isinstance(c, app_commands.Command)}
    menus = bot.tree.get_commands(type=discord.AppCommandType.message)
    return {**slash, **{menu.name: menu for menu in menus}}


def test_every_command_is_in_the_table_and_nothing_else(bot: QuoteBot, root: Path) -> None:
    assert set(rows(root)) == set(commands(bot))


def test_admin_s_commands_are_said_to_be_for_admins_and_only_those(bot: QuoteBot, root: Path) -> None:
    table = rows(root)
    assert {name for name, row in table.items() if row["who"] == "admins"} == {
        name for name in table if name.startswith("admin ")
    }


def test_the_table_of_faults_names_a_test_for_each(root: Path) -> None:
    table = (root / "docs" / "discord.md").read_text(encoding="utf-8").split("| fault | test |")[1].split("\n\n")[0]
    faults = table.strip().splitlines()[1:]
    assert len(faults) > 20
    assert [row for row in faults if not named_tests(row)] == []


def test_every_command_and_option_says_what_it_does(bot: QuoteBot) -> None:
    for name, command in commands(bot).items():
        if isinstance(command, app_commands.Command):
            assert command.description not in ("", "…"), name
            assert all(option.description not in ("", "…") for option in command.parameters), name


def test_admin_s_commands_are_hidden_from_others_and_kept_to_servers(bot: QuoteBot) -> None:
    cog = bot.get_cog("Admin")
    assert isinstance(cog, Admin)
    group = bot.tree.get_command("admin")
    assert isinstance(group, app_commands.Group)
    assert group.default_permissions == discord.Permissions(manage_guild=True)
    assert group.guild_only
