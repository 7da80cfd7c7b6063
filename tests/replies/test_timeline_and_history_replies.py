"""A timeline and a history as replies, and a timeline as a chart with its words."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.replies import history_reply, timeline_chart, timeline_reply
from bot.replies.coverage.timeline_chart import Dot, Lane
from bot.replies.reply import Action, ActionKind, Block, BodyText, Fact, Note, Quoted, Reply, Tone, WordChange
from index import Certainty, Span
from retrieval import (
    CarriedIn,
    Citation,
    Difference,
    Excerpt,
    ExcerptKind,
    History,
    Relation,
    Silence,
    Timeline,
    TimelineEntry,
)

MARCH, APRIL = datetime.date(2021, 3, 9), datetime.date(2021, 4, 2)


def said(day: datetime.date | None, outlet: str | None = "Post", certainty: Certainty = Certainty.NAMED) -> Excerpt:
    citation = Citation("T", outlet, None, day, None, 1)
    kind = ExcerptKind.QUOTATION
    return Excerpt("“A toll.”", "a.md", Span(0, 9), kind, "Ann", "Ann", citation, 0.9, certainty=certainty)


def entry(
    day: datetime.date | None, outlet: str | None = "Post", certainty: Certainty = Certainty.NAMED
) -> TimelineEntry:
    return TimelineEntry(said(day, outlet, certainty), day)


def of(*entries: TimelineEntry) -> Timeline:
    return Timeline("Ann", "toll", entries)


@pytest.mark.parametrize(
    ("timeline", "headline", "blocks"),
    [
        (of(entry(MARCH)), "Ann: 1 excerpt, 9 March 2021", [Quoted(said(MARCH))]),
        (
            of(entry(MARCH), entry(APRIL), entry(None)),
            "Ann: 3 excerpts, 9 March 2021 to 2 April 2021, 1 without a date",
            [Quoted(said(MARCH)), Quoted(said(APRIL)), Note("Without a date:"), Quoted(said(None))],
        ),
        (
            of(entry(None)),
            "Ann: 1 excerpt, none with a date",
            [Note("Without a date:"), Quoted(said(None))],
        ),
        (
            of(TimelineEntry(said(APRIL), MARCH)),
            "Ann: 1 excerpt, 9 March 2021",
            [Quoted(said(APRIL)), Note("first on 9 March 2021")],
        ),
        (
            replace(of(entry(MARCH)), others=("Ann Lee",)),
            "Ann: 1 excerpt, 9 March 2021",
            [Note("Also of this name, and not looked at: Ann Lee"), Quoted(said(MARCH))],
        ),
    ],
)
def test_words_on_a_topic_in_order(timeline: Timeline, headline: str, blocks: Sequence[Block]) -> None:
    assert timeline_reply(timeline) == Reply(Tone.PLAIN, headline, tuple(blocks), question="toll")


@pytest.mark.parametrize(
    ("silence", "sentence"),
    [
        (Silence.SPEAKER_NOT_ON_TOPIC, "Ann is not quoted on this."),
        (Silence.NOT_IN_COVERAGE, "I find no words of Ann that are surely on this."),
        (Silence.NO_QUESTION, "Name a topic: a word or two that tell what the words are about."),
    ],
)
def test_a_silence_is_one_line(silence: Silence, sentence: str) -> None:
    assert timeline_reply(Timeline("Ann", "toll", (), silence)) == Reply(Tone.SILENCE, sentence, question="toll")


def test_nobody_of_that_name_is_told_as_elsewhere() -> None:
    reply = timeline_reply(Timeline("An", "toll", (), Silence.UNKNOWN_SPEAKER, ("Ann",)))
    sentence = "Nobody of that name is quoted in the coverage."
    assert reply == Reply(Tone.SILENCE, sentence, (Note("Did you mean Ann?"),), question="An")


def carried(
    relation: Relation = Relation.SAME, *differences: Difference, day: datetime.date | None = MARCH
) -> CarriedIn:
    return CarriedIn(said(day), relation, differences)


ACTIONS = (
    Action(ActionKind.CONTEXT, Quoted(said(MARCH)).target),
    Action(ActionKind.SOURCE, Quoted(said(MARCH)).target),
)
FIRST = Fact("First", "9 March 2021, Post")


@pytest.mark.parametrize(
    ("history", "tone", "headline", "blocks"),
    [
        (
            History("A toll", "A toll", (carried(),)),
            Tone.PLAIN,
            "In 1 document, word for word",
            [FIRST, Quoted(said(MARCH))],
        ),
        (
            History(
                "A toll",
                "A toll",
                (
                    carried(),
                    carried(Relation.CUT, Difference("of five\ndollars", "")),
                    carried(Relation.CHANGED, Difference("a", "the"), Difference("", "never")),
                ),
            ),
            Tone.PLAIN,
            "In 3 documents: 1 word for word, 1 cut, 1 changed",
            [
                FIRST,
                Quoted(said(MARCH)),
                Quoted(said(MARCH)),
                BodyText("left out here: “of five dollars”"),
                Quoted(said(MARCH)),
                BodyText("“the” here, “a” before"),
                BodyText("put in here: “never”"),
            ],
        ),
        (
            History("The toll", "A toll", (carried(),), (Difference("The", "A"),)),
            Tone.DOUBTFUL,
            "In 1 document, word for word",
            [
                Note("Printed otherwise than you have it; this is what came of the printed words:"),
                WordChange("The", "A"),
                FIRST,
                Quoted(said(MARCH)),
            ],
        ),
    ],
)
def test_what_became_of_a_quotation(history: History, tone: Tone, headline: str, blocks: Sequence[Block]) -> None:
    assert history_reply(history) == Reply(tone, headline, tuple(blocks), ACTIONS, history.asked)


def test_where_no_document_has_a_date_that_is_said() -> None:
    reply = history_reply(History("A toll", "A toll", (carried(day=None),)))
    assert reply.notes == ("No document that has all of these words has a date.",)


def test_words_that_stand_nowhere_are_one_line() -> None:
    sentence = "These words stand nowhere in the coverage."
    assert history_reply(History("x", "x")) == Reply(Tone.SILENCE, sentence, question="x")


def test_a_chart_has_a_lane_an_outlet_and_says_in_words_what_it_shows() -> None:
    entries = (entry(MARCH), entry(MARCH), entry(APRIL, None, Certainty.CONCLUDED), entry(None))
    chart = timeline_chart(of(*entries))
    assert chart is not None
    assert (chart.lanes, chart.undated) == (
        (Lane("Post", (Dot(MARCH, True), Dot(MARCH, True))), Lane("outlet unknown", (Dot(APRIL, False),))),
        1,
    )
    assert chart.alt == (
        "3 quotations of Ann on “toll” along time, by outlet. Post: 9 March 2021 (2); outlet unknown: 2 April 2021. "
        "1 without a date are not shown."
    )


@pytest.mark.parametrize("entries", [(), (entry(MARCH),), (entry(MARCH), entry(None))])
def test_without_two_dates_there_is_no_course_of_time(entries: tuple[TimelineEntry, ...]) -> None:
    assert timeline_chart(of(*entries)) is None


def test_many_outlets_share_the_last_lane_and_the_words_stay_short() -> None:
    days = [MARCH + datetime.timedelta(n) for n in range(60)]
    chart = timeline_chart(of(*(entry(day, f"Outlet number {n % 20}") for n, day in enumerate(days))))
    assert chart is not None
    assert [lane.label for lane in chart.lanes][-1] == "14 other outlets"
    assert len(chart.lanes) == 7
    assert chart.days == tuple(days)
    assert len(chart.alt) <= 1_000
    assert "14 other outlets: 42, 15 March 2021 to 7 May 2021" in chart.alt
