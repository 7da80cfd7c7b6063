"""`/admin settings`: every setting in one message, changed as its command changes it."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.discord import create_bot
from bot.discord.features.admin.settings.table import SETTINGS, Kind
from bot.memory import ServerSettings
from bot.replies.admin.settings import SETTING_WORDS, settings_reply
from bot.replies.reply import Fact, Note
from bot.service.citation_style import CitationStyle
from bot.timing.quiet import QuietHours
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import Message, labels, parts, response_of, text, told
from tests.support.discord.world import World, let_in

SELECTS = (3, 6, 8)  # Discord's numbers: of strings, roles, channels


def select(message: Message | None) -> dict[str, Any]:
    """The one select of a message."""
    assert message is not None
    (found,) = [part for part in parts(message) if part["type"] in SELECTS]
    return found


async def opened(world: World, field: str, who: simcord.MemberActor | None = None) -> simcord.InteractionResult:
    """What a setting is changed with."""
    admin = who or world.admin
    menu = response_of(await admin.slash(world.channel, "admin settings"))
    return await admin.select(menu, [field])


async def filled_in(world: World, field: str, *typed: str) -> simcord.InteractionResult:
    form = await opened(world, field)
    assert form.modal is not None
    names = [part["component"]["custom_id"] for part in form.modal["components"] if part["type"] == 18]
    return await world.admin.submit_modal(form, dict(zip(names, typed, strict=True)))


async def settings(world: World) -> ServerSettings:
    return await world.bot.memory.server(world.guild.id)


async def log(world: World) -> list[str]:
    return [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 20)]


def test_every_setting_has_a_row_and_words() -> None:
    names = [field.name for field in fields(ServerSettings)]
    assert sorted(setting.field for setting in SETTINGS) == sorted(names)
    assert sorted(SETTING_WORDS) == sorted(names)
    assert all(len(words.about) <= 100 and len(words.title) <= 45 for words in SETTING_WORDS.values())


def test_the_menu_fits_a_message_whatever_is_set() -> None:
    reply = settings_reply(dict.fromkeys(SETTING_WORDS, "#" + "x" * 500))
    assert sum(len(block.label) + len(block.value) for block in reply.blocks if isinstance(block, Fact)) < 1_500
    assert sum(len(block.text) for block in reply.blocks if isinstance(block, Note)) < 1_500


async def test_settings_shows_every_setting_with_its_value(world: World) -> None:
    await world.admin.slash(world.channel, "admin channels", add=world.channel)
    await world.admin.slash(world.channel, "admin limits", per_person=7)
    shown = await world.admin.slash(world.channel, "admin settings")
    said = text(shown.response)
    assert shown.ephemeral
    for line in (
        "**Question channels** #general",
        "**Questions of one person** 7",
        "**Questions of the server** 120 (the default)",
        "**Reaction** none",
        "**Alerts of one person** 25 (the default)",
        "**Style of citations** plain",
        "**Quiet hours** none",
    ):
        assert line in said
    assert all(words.about in said for words in SETTING_WORDS.values())
    assert [option["value"] for option in select(shown.response)["options"]] == [one.field for one in SETTINGS]


CHANGES = [
    ("channels", "set question channels: added #general"),
    ("answers_in", "set where I answer: only in added #general"),
    ("silent_in", "set where I answer: not in added #general"),
    ("links", "set channels for links: added #general"),
    ("news", "set the channel of news: #general"),
]


@pytest.mark.parametrize(("field", "line"), CHANGES)
async def test_channels_are_chosen_and_taken_back(world: World, field: str, line: str) -> None:
    page = response_of(await opened(world, field))
    assert labels(page) == ["‹ Back"]
    menu = response_of(await world.admin.select(page, [world.channel]))
    assert f"Changed, {line}." in text(menu)
    assert "#general" in text(menu)
    value = getattr(await settings(world), field)
    assert value == (world.channel.id if field == "news" else frozenset({world.channel.id}))
    again = response_of(await world.admin.select(menu, [field]))
    assert [one["id"] for one in select(again)["default_values"]] == [world.channel.id]
    await world.admin.select(again, [])
    assert await settings(world) == ServerSettings()
    assert len(await log(world)) == 2
    assert (await log(world))[1] == line


async def test_the_menu_says_the_same_as_the_command(world: World) -> None:
    """One rule a setting: the line in the audit, and what speaks against it."""
    await world.admin.slash(world.channel, "admin limits", per_person=5)
    await world.admin.slash(world.channel, "admin limits", default="Both")
    await filled_in(world, "per_person", "5")
    await filled_in(world, "per_person", "")
    lines = await log(world)
    assert lines[:2] == lines[2:]
    everyone = world.guild.default_role
    by_command = told(await world.admin.slash(world.channel, "admin roles", add=everyone))
    page = response_of(await opened(world, "roles"))
    by_menu = told(await world.admin.select(page, [everyone]))
    assert "it can't be named" in by_command
    assert by_menu.splitlines()[-1] == by_command.splitlines()[-1]
    assert await settings(world) == ServerSettings()


@pytest.mark.parametrize(
    ("field", "typed", "value", "line"),
    [
        ("per_server", ["60"], 60, "limits: the server 120 (the default) → 60 a minute"),
        ("alerts_per_person", ["3"], 3, "alerts: one person 25 (the default) → 3"),
        ("alerts_per_server", ["30"], 30, "alerts: the server 200 (the default) → 30"),
        ("reaction", ["🔎"], "🔎", "set the reaction: none → 🔎"),
        (
            "quiet",
            ["22:00", "7", "Europe/Berlin"],
            QuietHours(1320, 420, "Europe/Berlin"),
            "alerts: quiet hours none → 22:00 to 07:00 Europe/Berlin",
        ),
    ],
)
async def test_what_is_typed_is_set(world: World, field: str, typed: list[str], value: object, line: str) -> None:
    menu = await filled_in(world, field, *typed)
    assert f"Changed, {line}." in text(menu.response)
    assert getattr(await settings(world), field) == value
    assert await log(world) == [line]


@pytest.mark.parametrize(
    ("field", "typed", "refusal"),
    [
        ("per_person", ["0"], "Write a whole number from 1 to 1,000"),
        ("per_person", ["1001"], "Write a whole number from 1 to 1,000"),
        ("per_person", ["a few"], "Write a whole number from 1 to 1,000"),
        ("reaction", ["hello"], "That is no emoji"),
        ("quiet", ["22:00", "", "UTC"], "Write both when the quiet hours begin and when they end"),
        ("quiet", ["25", "7", "UTC"], "That is no time of the day"),
        ("quiet", ["22", "7", "Atlantis"], "That is no time zone"),
    ],
)
async def test_what_can_t_be_set_is_told_and_changes_nothing(
    world: World, field: str, typed: list[str], refusal: str
) -> None:
    assert refusal in told(await filled_in(world, field, *typed))
    assert (await settings(world), await log(world)) == (ServerSettings(), [])


async def test_roles_and_the_style_are_chosen(world: World) -> None:
    press = world.guild.create_role("press")
    await world.admin.select(response_of(await opened(world, "alert_roles")), [press])
    await world.admin.select(response_of(await opened(world, "citation")), ["apa"])
    assert await settings(world) == ServerSettings(alert_roles=frozenset({press.id}), citation=CitationStyle.APA)
    assert await log(world) == ["citation style: plain → APA", "alerts: mentions added @press"]


async def test_back_leads_to_the_menu_and_changes_nothing(world: World) -> None:
    page = response_of(await opened(world, "channels"))
    menu = response_of(await world.admin.click(page, label="‹ Back"))
    assert "Settings of this server" in text(menu)
    assert await log(world) == []


async def test_a_role_that_was_named_may_change_all_but_roles(world: World) -> None:
    press = world.guild.create_role("press")
    helper = world.guild.add_member(world.env.create_user("hal"), roles=[press])
    let_in(world, helper)
    await world.admin.slash(world.channel, "admin roles", add=press)
    shown = await helper.slash(world.channel, "admin settings")
    offered = [option["value"] for option in select(shown.response)["options"]]
    assert offered == [one.field for one in SETTINGS if one.field != "roles"]


async def test_a_select_of_somebody_who_lost_the_right_changes_nothing(world: World) -> None:
    page = response_of(await opened(world, "channels"))
    (manager,) = world.env.backend.get_guild(world.guild.id).members[world.admin.id].role_ids
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, manager)
    await world.env.settle()
    assert "This is for people who may manage the server" in told(await world.admin.select(page, [world.channel]))
    assert await settings(world) == ServerSettings()


async def test_a_form_of_somebody_who_lost_the_right_changes_nothing(world: World) -> None:
    form = await opened(world, "per_person")
    assert form.modal is not None
    (name,) = [part["component"]["custom_id"] for part in form.modal["components"] if part["type"] == 18]
    (manager,) = world.env.backend.get_guild(world.guild.id).members[world.admin.id].role_ids
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, manager)
    await world.env.settle()
    said = told(await world.admin.submit_modal(form, {name: "5"}))
    assert "This is for people who may manage the server" in said
    assert await settings(world) == ServerSettings()


async def test_a_menu_from_before_a_restart_works(world: World, newsstand: FakeCollection, tmp_path: Path) -> None:
    page = response_of(await opened(world, "channels"))
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    await world.admin.select(page, [world.channel])
    assert (await settings(world)).channels == frozenset({world.channel.id})


async def test_more_than_a_select_holds_is_left_to_the_command(world: World) -> None:
    many = ServerSettings(channels=frozenset(range(1, 40)))
    await world.bot.memory.set_server(world.guild.id, many)
    page = response_of(await opened(world, "channels"))
    assert "More than 25 are listed" in text(page)
    assert labels(page) == ["‹ Back"]


async def test_alerts_are_set_by_command(world: World) -> None:
    press = world.guild.create_role("press")
    await world.admin.slash(
        world.channel, "admin alerts", per_person=3, allow_mention=press, quiet_from="22", quiet_until="7:30"
    )
    assert await settings(world) == ServerSettings(
        alerts_per_person=3, alert_roles=frozenset({press.id}), quiet=QuietHours(1320, 450)
    )
    shown = await world.admin.slash(
        world.channel, "admin alerts", default="One person", forget=str(press.id), no_quiet=True
    )
    assert "**Alerts of one person** 25 (the default)" in text(shown.response)
    assert await settings(world) == ServerSettings()
    assert await log(world) == [
        "alerts: one person 3 → 25 (the default), quiet hours 22:00 to 07:30 UTC → none, mentions removed @press",
        "alerts: one person 25 (the default) → 3, quiet hours none → 22:00 to 07:30 UTC, mentions added @press",
    ]
    assert "Write both when" in told(await world.admin.slash(world.channel, "admin alerts", quiet_from="22"))


def test_a_kind_of_setting_for_each_way_of_choosing() -> None:
    assert {setting.kind for setting in SETTINGS} == set(Kind)
