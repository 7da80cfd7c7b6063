"""What people write in place of the coverage, and lists of it, as replies and in every medium."""

import datetime

import pytest

from bot.discord.rendering.markdown import block_text
from bot.replies import at_a_glance
from bot.replies.people.handing_on import noted_block, question_post, settled_post, told_reply
from bot.replies.people.listing import gaps_page, notes_page
from bot.replies.reply import Action, ActionKind, Entry, Fact, Note, PersonsWords, Reply, Tone
from bot.service.people import CountedGap, ModeratorNote, Outcome
from bot.terminal.layout import lay_out
from retrieval import Scope

ANSWER = Outcome("The *Saltby* line,\nsince May.", "Mo", "https://ferry.example/(a)")
AT = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


def test_a_question_is_posted_with_its_limits_and_nobody_s_name() -> None:
    scope = Scope("Ana Roe", "The Post", datetime.date(2016, 1, 1), datetime.date(2016, 2, 1))
    actions = (Action(ActionKind.ANSWER_ASKED), Action(ActionKind.DISMISS_ASKED))
    assert question_post("who?", scope) == Reply(
        Tone.PLAIN,
        "A question that the coverage does not answer",
        (
            Fact("Words of", "Ana Roe"),
            Fact("Outlet", "The Post"),
            Fact("From", "2016-01-01"),
            Fact("Until", "2016-02-01"),
        ),
        actions,
        "who?",
    )


@pytest.mark.parametrize(("named", "by"), [(True, "Mo"), (False, None)])
def test_an_answer_is_a_person_s(named: bool, by: str | None) -> None:
    words = PersonsWords(ANSWER.words, ANSWER.link, by)
    assert told_reply(ANSWER, "who?", named=named) == Reply(
        Tone.PLAIN, "An answer of a person", (words,), question="who?"
    )


@pytest.mark.parametrize(("reason", "blocks"), [("nobody knows", (PersonsWords("nobody knows"),)), ("", ())])
def test_no_answer_is_told_with_its_reason(reason: str, blocks: tuple[PersonsWords, ...]) -> None:
    told = told_reply(Outcome(reason, "Mo", dismissed=True), None, named=False)
    assert told == Reply(Tone.SILENCE, "The moderators have no answer to this.", blocks)


@pytest.mark.parametrize(
    ("outcome", "reached", "headline", "notes"),
    [
        (ANSWER, True, "Answered by Mo", []),
        (ANSWER, False, "Answered by Mo", ["The asker could not be told: I may not write to them."]),
        (Outcome("", dismissed=True), True, "Dismissed", []),
        (
            Outcome("so", "Mo", noted=True),
            True,
            "Answered by Mo",
            ["Kept as a note: shown where this is asked again. Listed by /admin notes."],
        ),
    ],
)
def test_a_post_says_what_became_of_it(outcome: Outcome, reached: bool, headline: str, notes: list[str]) -> None:
    post = settled_post("who?", outcome, reached=reached)
    assert (post.headline, list(post.notes), post.actions) == (headline, notes, ())


def test_a_person_s_words_are_marked_in_every_medium() -> None:
    words = PersonsWords(ANSWER.words, ANSWER.link, "Mo")
    assert block_text(words) == (
        "-# From the moderators, not from the coverage · Mo\n"
        "The \\*Saltby\\* line,\nsince May.\n[link](https://ferry.example/%28a%29)"
    )
    assert [line.text for line in lay_out(Reply(Tone.PLAIN, "x", (words,)))] == [
        "x",
        "",
        "  From the moderators, not from the coverage · Mo",
        "    The *Saltby* line,",
        "    since May.",
        "    https://ferry.example/(a)",
    ]
    assert block_text(PersonsWords("so", "javascript:x")) == "-# From the moderators, not from the coverage\nso"


def test_a_note_is_seen_at_a_glance() -> None:
    note = noted_block(ModeratorNote("a ferry", "so", who="Mo"))
    reply = Reply(Tone.SILENCE, "x", (note, Note("y", aside=True)), (Action(ActionKind.ASK_PERSON),))
    assert at_a_glance(reply, 100) == Reply(Tone.SILENCE, "x", (note,), (Action(ActionKind.ASK_PERSON),))


def test_notes_in_pages() -> None:
    notes = [ModeratorNote(f"a {n}", f"b {n}", at=AT) for n in range(11)]
    last = notes_page(notes, 9)
    assert last == Reply(
        Tone.PLAIN,
        "Notes of the moderators: 11, page 3 of 3",
        (Entry("a 10", "b 10 · 1 March 2026"),),
        (Action(ActionKind.NOTE_PAGE, page=1),),
    )
    assert "There are no notes" in notes_page([], 0).headline


def test_gaps_say_why_whose_and_on_what() -> None:
    gaps = [
        CountedGap("word", "tax", 2, 9),
        CountedGap("person", "Ana Roe", 2, 2),
        CountedGap("reason", "unknown_speaker", 3, 4),
        CountedGap("reason", "speaker_not_on_topic", 2, 2),
    ]
    page = gaps_page(gaps, 0)
    assert page.headline == "What could not be answered, page 1 of 1"
    assert page.blocks[:-1] == (
        Entry("somebody whom the coverage does not quote", "why · 4 times by 3 people"),
        Entry("somebody who is not quoted on this", "why · 2 times by 2 people"),
        Entry("Ana Roe", "whose words · 2 times by 2 people"),
        Entry("tax", "on what · 9 times by 2 people"),
    )
    assert isinstance(page.blocks[-1], Note)
