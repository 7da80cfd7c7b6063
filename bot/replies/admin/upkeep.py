"""What keeps the coverage up to date, and what came of it, in words: for admins, and for the channel of news."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.replies.admin.maintenance import complaint_counts
from bot.replies.citation import day_words
from bot.replies.reply import Action, ActionKind, Block, Entry, Fact, Note, Reply, Tone, problem
from bot.replies.wording import counted
from bot.timing.schedule import Every, OnChanges, Rhythm, Schedule
from index import Report

_HOUR = datetime.timedelta(hours=1)
_MINUTE = datetime.timedelta(minutes=1)
STAYS = "What was indexed before is served as it was."


@dataclass(frozen=True, slots=True)
class FeedTrouble:
    """`why` is a sentence in lower case without a stop."""

    url: str
    why: str


def schedule_words(schedule: Schedule | None) -> str:
    if schedule is None:
        return "none"
    if isinstance(schedule, OnChanges):
        return "when files among the sources change"
    return rhythm_words(schedule)


def rhythm_words(rhythm: Rhythm) -> str:
    if not isinstance(rhythm, Every):
        return f"every day at {rhythm.at:%H:%M} UTC"
    unit, name = (_HOUR, "hour") if rhythm.interval % _HOUR == datetime.timedelta() else (_MINUTE, "minute")
    count = rhythm.interval // unit
    return f"every {name}" if count == 1 else f"every {counted(count, name)}"


def watching_sentence(sources: Path, schedule: Schedule | None, feeds: int, fetched: Rhythm | None) -> str:
    """What `index --watch` says first; `fetched` is when the `feeds` are, None where there are none."""
    news = f", {counted(feeds, 'feed')} fetched {rhythm_words(fetched)}" if fetched is not None else ""
    return f"Watching {sources}: indexed now, and again {schedule_words(schedule)}{news}. Ctrl-C stops it."


def moment_words(at: datetime.datetime) -> str:
    """Of a time in UTC."""
    return f"{day_words(at.date())} {at:%H:%M} UTC"


def news_reply(report: Report | None, troubles: Sequence[FeedTrouble], *, changed: bool) -> Reply | None:
    """What a run did and which feeds begin to fail; None where there is nothing to tell. `changed` is False where the
    index is what it was before the run."""
    notes: list[Block] = [Note(f"The feed {trouble.url} can't be fetched: {trouble.why}.") for trouble in troubles]
    if report is None or not changed:
        return Reply(Tone.DOUBTFUL, counted(len(notes), "feed") + " can't be fetched", tuple(notes)) if notes else None
    counts = f"{report.added:,} added, {report.changed:,} changed, {report.removed:,} removed"
    complaints = complaint_counts(report.refused, report.warnings)
    actions = (Action(ActionKind.REFUSED),) if complaints else ()
    return Reply(Tone.PLAIN, "The coverage changed", (Fact("Documents", counts), *complaints, *notes), actions)


def failed_run_reply(sentence: str) -> Reply:
    """`sentence` is why it failed."""
    return Reply(Tone.PROBLEM, "I could not bring the index up to date", (Note(sentence), Note(STAYS)))


def links_reply(reasons: Sequence[str], taken: int, shown: bool) -> Reply | None:
    """Under a message whose links were looked at: why some were not taken, a sentence each. `taken` is how many were;
    `shown` is True where a reaction says so. None where there is nothing to say."""
    said = f"{counted(taken, 'page')} of this {'is' if taken == 1 else 'are'} in the index."
    if not reasons:
        return None if shown else Reply(Tone.PLAIN, said)
    first, *more = reasons
    notes = [Note(reason) for reason in more]
    return Reply(Tone.PROBLEM, first, (*notes, *([Note(said)] if taken and not shown else [])))


def feed_entry(url: str, state: str, wrong: str | None) -> Entry:
    return Entry(url, f"{state}; {wrong}" if wrong else state)


def not_watched(url: str, why: str) -> Reply:
    return problem(f"I don't watch {url}: {why}.")
