"""Alerts are kept out of the channels where admins keep the bot from answering openly."""

import pytest

from bot.discord.features.alerts.rounds import AlertRounds
from bot.memory.alerts.subscriptions import Subscription
from retrieval import Wanted
from tests.support.discord.shown import told
from tests.support.discord.world import World


async def test_an_alert_is_not_asked_for_where_the_bot_may_not_answer_openly(world: World) -> None:
    await world.admin.slash(world.channel, "admin where", deny=world.channel)
    refused = await world.reader.slash(world.channel, "alert add", speaker="Ana Roe", where="here")
    assert "The admins keep me from writing openly in this channel: choose direct messages." in told(refused)
    assert await world.bot.memory.alerts.subscriptions_of(world.reader.id) == ()


@pytest.mark.parametrize(("owned", "told_"), [(True, False), (False, True)])
async def test_what_people_asked_for_waits_and_what_admins_chose_does_not(
    world: World, *, owned: bool, told_: bool
) -> None:
    await world.admin.slash(world.channel, "admin where", deny=world.channel)
    owner = world.reader.id if owned else None
    new = Subscription(Wanted("Ana Roe"), owner=owner, server=world.guild.id, channel=world.channel.id)
    kept = await world.bot.memory.alerts.subscribe("a listener", new)
    rounds = world.bot.get_cog("AlertRounds")
    assert isinstance(rounds, AlertRounds)
    assert await rounds._may_be_told(kept) is told_
