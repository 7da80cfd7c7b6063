"""What `/admin status` tells of the upkeep: the schedule, the next run, feeds, and the channels that admins chose."""

from bot.memory import LastRun
from bot.replies.admin.upkeep import moment_words, rhythm_words, schedule_words
from bot.replies.reply import Block, Fact, Note
from bot.replies.wording import counted

from ....bot import Interaction
from ..server_options import channel_name
from .feeds import owner_of


async def upkeep_blocks(interaction: Interaction) -> tuple[Block, ...]:
    bot = interaction.client
    owner = owner_of(bot, interaction.guild_id)
    feeds, last = await bot.memory.feeds(owner), await bot.memory.last_run(owner)
    settings = await bot.memory.server(interaction.guild_id)
    facts = [Fact("Reindexed by itself", _schedule(interaction, last, feeds=bool(feeds)))]
    if feeds:
        facts.append(Fact("Feeds", f"{len(feeds)}, listed by /admin feed list{_when(interaction)}"))
    if failing := sum(feed.wrong is not None for feed in feeds):
        facts.append(Fact("Feeds with trouble", counted(failing, "feed")))
    if settings.links:
        names = (channel_name(interaction, channel) for channel in sorted(settings.links))
        facts.append(Fact("Links are taken in", ", ".join(names)))
    if settings.news is not None:
        facts.append(Fact("News are told in", channel_name(interaction, settings.news)))
    if settings.people is not None:
        facts.append(Fact("People are asked in", channel_name(interaction, settings.people)))
    return (*facts, *([Note(f"The last run by itself failed: {last.wrong}")] if last.wrong else []))


def _schedule(interaction: Interaction, last: LastRun, *, feeds: bool) -> str:
    upkeep = interaction.client.upkeep
    said = schedule_words(upkeep.schedule)
    rhythm = upkeep.rhythm(feeds=feeds) if upkeep.runs_by_the_clock else None
    if rhythm is None:
        return said
    now = upkeep.now()
    following = rhythm.next_run(now, last.at)
    return f"{said}, next {'now' if following <= now else moment_words(following)}"


def _when(interaction: Interaction) -> str:
    """How often feeds are fetched where no schedule says so."""
    upkeep = interaction.client.upkeep
    rhythm = upkeep.rhythm(feeds=True)
    return "" if upkeep.runs_by_the_clock or rhythm is None else f", fetched {rhythm_words(rhythm)}"
