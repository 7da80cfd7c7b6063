"""The one place where the bot is put together: its command tree, its buttons, and every feature."""

from pathlib import Path

from discord.ext import commands

from bot.memory import Memory
from bot.service.collection import Collections
from bot.service.keepers import UNSET, Keepers
from bot.service.sources.upkeep import NO_UPKEEP, Upkeep

from .bot import QuoteBot
from .features.admin import Admin
from .features.admin.home import HomeServer
from .features.admin.housekeeping import Housekeeping
from .features.alerts.commands import Alerts
from .features.alerts.rounds import AlertRounds
from .features.asking.commands import Asking
from .features.asking.leaving import Leaving
from .features.asking.menu import AskingMenu
from .features.asking.solved import Solving
from .features.coverage.checking import Checking
from .features.coverage.citing import Receipts
from .features.coverage.over_time import OverTime
from .features.coverage.people import People
from .features.coverage.sources import Sources
from .features.guide.helping import Guide
from .features.handing_on.desk import HandingOn
from .features.messages.listening import Listening
from .features.messages.revising import Revising
from .features.privacy import Privacy
from .features.reactions.reacting import Reacting
from .features.upkeep.posted import Posted
from .features.upkeep.rounds import Rounds
from .rendering.buttons import ActionButton
from .rendering.selects import ActionSelect
from .tree import Tree


def create_bot(
    collections: Collections,
    memory: Path,
    *,
    shard_count: int | None = None,
    keepers: Keepers = UNSET,
    upkeep: Upkeep = NO_UPKEEP,
    reader: str | None = None,
) -> QuoteBot:
    """A bot with all its features, not connected. `memory` is the file where it keeps its own things; `shard_count`
    None asks Discord how many, `reader` the address at which documents without one of their own are read."""
    return QuoteBot(
        collections,
        Memory(memory),
        tree_cls=Tree,
        set_up=_set_up,
        shard_count=shard_count,
        keepers=keepers,
        upkeep=upkeep,
        reader=reader,
    )


async def add_features(bot: QuoteBot) -> None:
    """Adds the commands, listeners and button handlers of every feature."""
    features: tuple[commands.Cog, ...] = (
        Listening(bot),
        Revising(bot),
        Leaving(bot),
        Reacting(bot),
        Asking(bot),
        AskingMenu(bot),
        Solving(bot),
        Guide(bot),
        Sources(bot),
        People(bot),
        OverTime(bot),
        Checking(bot),
        Receipts(bot),
        Privacy(bot),
        Admin(bot),
        Housekeeping(bot),
        HomeServer(bot),
        Rounds(bot),
        Posted(bot),
        Alerts(bot),
        AlertRounds(bot),
        HandingOn(bot),
    )
    for feature in features:
        await bot.add_cog(feature)


async def _set_up(bot: QuoteBot) -> None:
    bot.add_dynamic_items(ActionButton, ActionSelect)
    await add_features(bot)
