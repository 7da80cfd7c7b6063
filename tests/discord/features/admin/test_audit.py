"""What admins did, in lines that say who and what; and what they can take back."""

import sqlite3
from pathlib import Path

import pytest
import simcord

from bot.memory import Memory, ServerSettings
from bot.memory.migrations import MIGRATIONS
from tests.support.discord.shown import labels, response_of, text
from tests.support.discord.world import World, let_in


async def recorded_actions(world: World) -> list[str]:
    return [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 20)]


async def settings(world: World) -> ServerSettings:
    return await world.bot.memory.server(world.guild.id)


async def test_a_line_says_which_channels(world: World) -> None:
    news, old = world.guild.create_text_channel("news"), world.guild.create_text_channel("old")
    await world.admin.slash(world.channel, "admin channels", add=old)
    await world.admin.slash(world.channel, "admin channels", add=news, remove=old)
    assert await recorded_actions(world) == [
        "set question channels: added #news, removed #old",
        "set question channels: added #old",
    ]


async def test_a_line_says_which_roles(world: World) -> None:
    press, desk = world.guild.create_role("press"), world.guild.create_role("desk")
    await world.admin.slash(world.channel, "admin roles", add=press)
    await world.admin.slash(world.channel, "admin roles", add=desk, remove=press)
    assert await recorded_actions(world) == ["roles: added @desk, removed @press", "roles: added @press"]


async def test_a_line_says_a_limit_before_and_after(world: World) -> None:
    await world.admin.slash(world.channel, "admin limits", per_person=5)
    await world.admin.slash(world.channel, "admin limits", per_person=7, per_server=60)
    assert await recorded_actions(world) == [
        "limits: one person 5 → 7, the server 120 (the default) → 60 a minute",
        "limits: one person 10 (the default) → 5 a minute",
    ]


async def test_what_changes_nothing_leaves_no_line(world: World) -> None:
    await world.admin.slash(world.channel, "admin limits", default="Both")
    await world.admin.slash(world.channel, "admin channels", remove=world.channel)
    assert await recorded_actions(world) == []


async def test_log_shows_who_and_what_in_pages(world: World) -> None:
    for number in range(1, 13):
        await world.admin.slash(world.channel, "admin limits", per_person=number)
    shown = await world.admin.slash(world.channel, "admin log")
    assert shown.ephemeral
    said = text(shown.response)
    assert said.startswith("**Done by admins, page 1**\n**limits: one person 11 → 12 a minute**\n-# Ada (")
    assert said.count("limits:") == 10
    await world.admin.click(response_of(shown), label="Next ›")
    assert "**limits: one person 10 (the default) → 1 a minute**" in text(shown.response)
    assert labels(shown.response) == ["‹ Back"]
    await world.admin.click(response_of(shown), label="‹ Back")
    assert "11 → 12" in text(shown.response)


async def test_log_where_nothing_was_done(world: World) -> None:
    shown = await world.admin.slash(world.channel, "admin log")
    assert "Admins have done nothing here." in text(shown.response)


async def test_a_named_role_can_t_name_others(world: World) -> None:
    press, friends = world.guild.create_role("press"), world.guild.create_role("friends")
    editor = world.guild.add_member(world.env.create_user("ed"), roles=[press])
    let_in(world, editor)
    await world.admin.slash(world.channel, "admin roles", add=press)
    refused = await editor.slash(world.channel, "admin roles", add=friends)
    assert response_of(refused).ephemeral
    assert "a role that they named can't name others" in text(refused.response)
    assert (await settings(world)).roles == {press.id}
    assert "**Limits**" in text((await editor.slash(world.channel, "admin limits", per_person=3)).response)


async def test_everyone_and_roles_that_discord_hands_out_can_t_be_named(world: World) -> None:
    managed = next(role for role in world.env.backend.guilds[world.guild.id].roles.values() if role.managed)
    own = simcord.RoleHandle(world.env, world.guild, managed)
    for role in (world.guild.default_role, own):
        refused = await world.admin.slash(world.channel, "admin roles", add=role)
        assert "so it can't be named" in text(refused.response)
    assert (await settings(world)).roles == frozenset()


async def test_everyone_who_was_named_once_is_no_admin(world: World) -> None:
    everyone = frozenset({world.guild.default_role.id})
    await world.bot.memory.set_server(world.guild.id, ServerSettings(roles=everyone))
    let_in(world, world.reader)
    refused = await world.reader.slash(world.channel, "admin limits")
    assert "This is for people who may manage the server" in text(refused.response)


@pytest.mark.parametrize(
    ("command", "shown", "action"),
    [
        ("channels", "a deleted channel (77)", "set question channels: removed a deleted channel (77)"),
        ("roles", "a deleted role (77)", "roles: removed a deleted role (77)"),
    ],
)
async def test_what_was_deleted_can_be_unlisted(world: World, command: str, shown: str, action: str) -> None:
    gone = frozenset({77})
    await world.bot.memory.set_server(world.guild.id, ServerSettings(channels=gone, roles=gone))
    (choice,) = await world.admin.autocomplete(world.channel, f"admin {command}", "forget", "deleted")
    assert (choice["name"], choice["value"]) == (shown, "77")
    done = await world.admin.slash(world.channel, f"admin {command}", forget="77")
    assert "**Here** none" in text(done.response)
    assert getattr(await settings(world), command) == frozenset()
    assert await recorded_actions(world) == [action]


async def test_what_is_not_listed_can_t_be_unlisted(world: World) -> None:
    done = await world.admin.slash(world.channel, "admin channels", forget="everything")
    assert "That is not one of those that are listed here" in text(done.response)


async def test_stored_numbers_are_offered_to_admins_alone(world: World) -> None:
    await world.bot.memory.set_server(world.guild.id, ServerSettings(roles=frozenset({77})))
    let_in(world, world.reader)
    assert await world.reader.autocomplete(world.channel, "admin roles", "forget", "") == []
    assert await world.reader.autocomplete(world.channel, "admin remove", "document", "") == []


@pytest.mark.parametrize(
    ("default", "left"),
    [("One person", (None, 60)), ("The server", (5, None)), ("Both", (None, None))],
)
async def test_every_limit_has_a_way_back_to_its_default(
    world: World, default: str, left: tuple[int | None, int | None]
) -> None:
    await world.admin.slash(world.channel, "admin limits", per_person=5, per_server=60)
    shown = await world.admin.slash(world.channel, "admin limits", default=default)
    found = await settings(world)
    assert (found.per_person, found.per_server) == left
    assert ("**One person** 10 questions a minute (the default)" in text(shown.response)) is (left[0] is None)
    assert ("**The server** 120 questions a minute (the default)" in text(shown.response)) is (left[1] is None)


async def test_memory_from_before_keeps_its_lines(world: World, tmp_path: Path) -> None:
    """A line that was written without a name shows the person's number."""
    await world.bot.memory.record_action(42, world.guild.id, "changed the limits")
    shown = await world.admin.slash(world.channel, "admin status")
    assert "**changed the limits**\n-# user 42, " in text(shown.response)


async def test_memory_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as old:
        old.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")
        old.execute("INSERT INTO audit (server, who, deed, at) VALUES (1, 42, 'changed the limits', 0)")
    old.close()
    memory = Memory(path)
    await memory.record_action(43, 1, "roles: added @press", "Ada", origin=2)
    lines = await memory.recorded_actions(1, 5)
    assert [(line.who, line.action, line.name, line.origin) for line in lines] == [
        (43, "roles: added @press", "Ada", 2),
        (42, "changed the limits", None, None),
    ]
    await memory.close()
