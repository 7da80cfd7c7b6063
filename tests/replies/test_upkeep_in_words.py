"""Schedules, news and posted links in words; refusals and warnings counted by kind."""

import datetime
from pathlib import Path

import pytest

from bot.replies.admin.maintenance import report_reply, status_reply, warning_entries
from bot.replies.admin.upkeep import (
    FeedTrouble,
    feed_entry,
    links_reply,
    moment_words,
    news_reply,
    schedule_words,
    watching_sentence,
)
from bot.replies.reply import Action, ActionKind, Entry, Fact, Note, Reply, Tone
from bot.timing.schedule import Daily, Every, OnChanges, Schedule
from index import Refusal, Report, SourceWarning, WarningKind
from retrieval import GenerationInfo

AT = datetime.datetime(2021, 3, 9, 7, 5, tzinfo=datetime.UTC)
REFUSED = (Refusal("a.pdf", "it is a scan"),)
WARNED = (
    SourceWarning("a.md", WarningKind.DATE, "no day"),
    SourceWarning("a.md", WarningKind.TITLE, "no title"),
    SourceWarning("b.md", WarningKind.DATE, "no day"),
)
COUNTS = (Fact("Refused", "1 document"), Fact("Warnings", "2 about date, 1 about title"))
LIST = (Action(ActionKind.REFUSED),)


def report(refused: tuple[Refusal, ...] = (), warnings: tuple[SourceWarning, ...] = ()) -> Report:
    return Report(9, 9, 9, 4, 3, 2, 0, 9, refused, 1.0, 3, warnings)


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (None, "none"),
        (Every(datetime.timedelta(minutes=1)), "every minute"),
        (Every(datetime.timedelta(minutes=90)), "every 90 minutes"),
        (Every(datetime.timedelta(hours=1)), "every hour"),
        (Every(datetime.timedelta(minutes=1440)), "every 24 hours"),
        (Daily(datetime.time(4, 5)), "every day at 04:05 UTC"),
        (OnChanges(), "when files among the sources change"),
    ],
)
def test_a_schedule(schedule: Schedule | None, words: str) -> None:
    assert schedule_words(schedule) == words


def test_what_is_watched() -> None:
    half = Every(datetime.timedelta(minutes=30))
    place = Path("/coverage")
    assert watching_sentence(place, OnChanges(), 2, half) == (
        "Watching /coverage: indexed now, and again when files among the sources change, 2 feeds fetched every 30 "
        "minutes. Ctrl-C stops it."
    )
    assert watching_sentence(place, half, 0, None) == (
        "Watching /coverage: indexed now, and again every 30 minutes. Ctrl-C stops it."
    )


def test_a_moment() -> None:
    assert moment_words(AT) == "9 March 2021 07:05 UTC"


@pytest.mark.parametrize(
    ("refused", "warnings", "facts", "actions"),
    [
        ((), (), (), ()),
        (REFUSED, (), COUNTS[:1], LIST),
        ((), WARNED, COUNTS[1:], LIST),
        (REFUSED, WARNED, COUNTS, LIST),
    ],
)
def test_what_looks_wrong_is_counted(
    refused: tuple[Refusal, ...],
    warnings: tuple[SourceWarning, ...],
    facts: tuple[Fact, ...],
    actions: tuple[Action, ...],
) -> None:
    done = report_reply(report(refused, warnings), counts=True)
    assert (done.blocks[4:], done.actions) == (facts, actions)
    info = GenerationInfo(3, AT, 9, 9, 9, 1, "model", "sha256:0", 1, refused, warnings)
    status = status_reply(info, counts=True)
    assert (status.blocks[6:], status.actions) == (facts, actions)


def test_warnings_of_a_kind_stand_together() -> None:
    assert warning_entries(WARNED) == (
        Entry("a.md", "date: no day"),
        Entry("b.md", "date: no day"),
        Entry("a.md", "title: no title"),
    )


TROUBLES = (FeedTrouble("https://a.example/feed", "it is gone for good (410)"),)
TROUBLE = Note("The feed https://a.example/feed can't be fetched: it is gone for good (410).")
CHANGED = Fact("Documents", "4 added, 3 changed, 2 removed")


@pytest.mark.parametrize(
    ("ran", "troubles", "changed", "told"),
    [
        (None, (), False, None),
        (report(), (), False, None),
        (report(REFUSED, WARNED), (), False, None),
        (None, TROUBLES, False, Reply(Tone.DOUBTFUL, "1 feed can't be fetched", (TROUBLE,))),
        (report(), TROUBLES, False, Reply(Tone.DOUBTFUL, "1 feed can't be fetched", (TROUBLE,))),
        (report(), (), True, Reply(Tone.PLAIN, "The coverage changed", (CHANGED,))),
        (
            report(REFUSED, WARNED),
            TROUBLES,
            True,
            Reply(Tone.PLAIN, "The coverage changed", (CHANGED, *COUNTS, TROUBLE), LIST),
        ),
    ],
)
def test_news(ran: Report | None, troubles: tuple[FeedTrouble, ...], changed: bool, told: Reply | None) -> None:
    assert news_reply(ran, troubles, changed=changed) == told


@pytest.mark.parametrize(
    ("reasons", "taken", "shown", "told"),
    [
        ((), 1, True, None),
        ((), 1, False, Reply(Tone.PLAIN, "1 page of this is in the index.")),
        ((), 2, False, Reply(Tone.PLAIN, "2 pages of this are in the index.")),
        (("a: gone.",), 0, True, Reply(Tone.PROBLEM, "a: gone.")),
        (("a: gone.",), 0, False, Reply(Tone.PROBLEM, "a: gone.")),
        (("a: gone.", "b: no."), 1, True, Reply(Tone.PROBLEM, "a: gone.", (Note("b: no."),))),
        (("a: gone.",), 1, False, Reply(Tone.PROBLEM, "a: gone.", (Note("1 page of this is in the index."),))),
    ],
)
def test_what_is_said_of_posted_links(reasons: tuple[str, ...], taken: int, shown: bool, told: Reply | None) -> None:
    assert links_reply(reasons, taken, shown) == told


def test_a_feed_in_a_list() -> None:
    assert feed_entry("u", "fetched", None) == Entry("u", "fetched")
    assert feed_entry("u", "fetched", "it is gone") == Entry("u", "fetched; it is gone")
