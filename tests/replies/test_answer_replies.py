"""Answers, silences, people and limits as replies: what is said first, what follows, what can be done with it."""

import datetime
from dataclasses import replace

import pytest

from bot.replies import (
    PanelReader,
    answer_reply,
    ask_reply,
    at_a_glance,
    closed_panel_reply,
    panel_reply,
    profile_reply,
    unknown_reply,
    unmet_reply,
    with_example,
)
from bot.replies.reply import Action, ActionKind, Fact, Note, Quoted, Reply, Target, Tone
from bot.replies.wording import ASK_BACK, GREETING, NO_WORDS_OF_MY_OWN
from index import Span
from retrieval import (
    Answer,
    AskedOfBot,
    BeyondTime,
    Check,
    CheckedQuotation,
    Citation,
    Excerpt,
    ExcerptKind,
    NamesNothing,
    NotOnTopic,
    NotUnderstood,
    OtherLanguage,
    OutletCount,
    Profile,
    QuotedIn,
    Reason,
    Scope,
    ScopeLimit,
    Silence,
    UnknownSpeaker,
    Unmet,
    Verdict,
)

DAY = datetime.date
HIVES = Excerpt(
    "Bees sleep.", "a.txt", Span(5, 16), ExcerptKind.QUOTATION, "Amara Okafor", "she",
    Citation("Bees", "Star", None, None, None, 2), 0.8,
)  # fmt: skip
MOON = replace(HIVES, text="The moon rises.", document="b.txt", speaker="Paul Whitby")
PAPER = replace(HIVES, kind=ExcerptKind.PASSAGE, speaker=None, speaker_text=None)
TARGET = Target("a.txt", Span(5, 16), "Bees sleep.")
OF_SILENCE = (Action(ActionKind.MORE), Action(ActionKind.DELETE))
CITED = Action(ActionKind.COPY_CITATION, replace(TARGET, said=5))
OF_ANSWER = (Action(ActionKind.CONTEXT, TARGET), Action(ActionKind.SOURCE, TARGET), *OF_SILENCE)


def answered(*excerpts: Excerpt, reason: Reason | None = None) -> Answer:
    return Answer("what of bees?", excerpts, None, reason=reason)


def silent(
    silence: Silence, *nearest: Excerpt, reason: Reason | None = None, suggestions: tuple[str, ...] = ()
) -> Answer:
    return Answer("what of bees?", (), silence, nearest, reason, suggestions)


def test_words_of_a_speaker_can_be_said_to_be_anothers() -> None:
    quoted = replace(HIVES, quoted=(Span(5, 9), Span(10, 15)))
    reader = PanelReader(asker=False, heard=True)
    action = Action(ActionKind.WRONG_SPEAKER, Target("a.txt", Span(5, 15), "Bees sleep"))
    assert panel_reply(answered(quoted, MOON), reader).actions == (CITED, action)
    of_paper = replace(quoted, kind=ExcerptKind.PASSAGE, speaker=None)
    assert action.kind not in offered(panel_reply(answered(of_paper), reader))
    assert panel_reply(answered(quoted), replace(reader, heard=False)).actions == (CITED,)


@pytest.mark.parametrize(
    ("excerpt", "said"),
    [
        (HIVES, 5),
        (replace(HIVES, quoted=(Span(10, 15), Span(15, 16))), 10),
        (PAPER, None),
        (replace(PAPER, quoted=(Span(10, 15),)), 10),
    ],
)
def test_a_panel_copies_the_citation_of_the_excerpt_that_the_answer_shows(excerpt: Excerpt, said: int | None) -> None:
    action = Action(ActionKind.COPY_CITATION, replace(TARGET, said=said))
    assert panel_reply(answered(excerpt, MOON), PanelReader(asker=False)).actions == (action,)
    assert panel_reply(silent(Silence.NOT_IN_COVERAGE, excerpt), PanelReader(asker=False)).actions == ()


def offered(reply: Reply) -> tuple[ActionKind, ...]:
    return tuple(action.kind for action in reply.actions)


EVERYTHING = PanelReader(asker=True, moderator=False, may_open_threads=True, heard=True, public=True)


@pytest.mark.parametrize(
    ("reader", "may"),
    [
        (EVERYTHING, (ActionKind.THREAD, ActionKind.NOT_ASKED, ActionKind.DELETE)),
        (replace(EVERYTHING, public=False), (ActionKind.NOT_ASKED,)),
        (replace(EVERYTHING, heard=False), (ActionKind.THREAD, ActionKind.DELETE)),
        (replace(EVERYTHING, may_open_threads=False), (ActionKind.NOT_ASKED, ActionKind.DELETE)),
        (replace(EVERYTHING, asker=False), (ActionKind.THREAD,)),
        (replace(EVERYTHING, asker=False, moderator=True), (ActionKind.THREAD, ActionKind.DELETE)),
        (replace(EVERYTHING, asker=False, moderator=True, public=False), ()),
    ],
)
def test_a_panel_offers_what_its_reader_may_do(reader: PanelReader, may: tuple[ActionKind, ...]) -> None:
    assert offered(panel_reply(answered(HIVES), reader)) == (ActionKind.COPY_CITATION, *may)
    assert offered(panel_reply(silent(Silence.NOT_IN_COVERAGE), reader)) == may
    assert closed_panel_reply("I am busy.", reader) == Reply(
        Tone.PROBLEM, "I am busy.", (), tuple(Action(kind) for kind in may)
    )


@pytest.mark.parametrize(
    ("answer", "headline", "blocks"),
    [
        (answered(HIVES), "There is no other excerpt.", ()),
        (answered(HIVES, MOON), "1 more excerpt", (Quoted(MOON, room=400),)),
        (answered(HIVES, MOON, PAPER), "2 more excerpts", (Quoted(MOON, room=400), Quoted(PAPER, room=400))),
        (silent(Silence.NOT_IN_COVERAGE), "Nothing in the coverage comes near.", ()),
        (
            silent(Silence.NOT_IN_COVERAGE, HIVES, MOON),
            "Nearest in the coverage, not an answer",
            (Quoted(HIVES, nearest=True, room=400),),
        ),
        (
            replace(silent(Silence.NOT_IN_COVERAGE), limits=(NotUnderstood("last spring"),)),
            "Nothing in the coverage comes near.",
            (Note("“last spring” was not understood as a limit: it narrows nothing."),),
        ),
    ],
)
def test_a_panel_holds_the_rest(answer: Answer, headline: str, blocks: tuple[Note | Quoted, ...]) -> None:
    reply = panel_reply(answer, PanelReader(asker=False))
    actions = (CITED,) if answer.answered else ()
    assert reply == Reply(Tone.PLAIN, headline, blocks, actions, "what of bees?")


def test_a_glance_shows_the_first_excerpt_and_what_has_to_be_known_with_it() -> None:
    whole = answer_reply(replace(answered(HIVES, MOON), limits=LIMITS))
    assert at_a_glance(whole, 300) == replace(
        whole, blocks=(Quoted(HIVES, room=300), *OF_LIMITS), actions=OF_ANSWER[:3]
    )


def test_a_silence_at_a_glance_is_one_line() -> None:
    near = silent(Silence.NOT_IN_COVERAGE, HIVES, reason=UnknownSpeaker("okonkwo"), suggestions=("Amara Okafor", "P"))
    glance = at_a_glance(answer_reply(replace(near, limits=LIMITS)), 300)
    headline = "Nobody named okonkwo is quoted in the coverage. Did you mean Amara Okafor or P?"
    assert glance == Reply(Tone.SILENCE, headline, (), (Action(ActionKind.MORE),), "what of bees?")


def test_a_question_in_another_language_is_told_as_that_and_nothing_else() -> None:
    foreign = replace(silent(Silence.NOT_IN_COVERAGE), limits=(OtherLanguage("German"),))
    reply = answer_reply(foreign)
    headline = "I read questions in English, and this looks like German: please ask it in English."
    assert (reply.headline, reply.blocks) == (headline, ())


@pytest.mark.parametrize(
    ("answer", "headline"),
    [
        (answered(HIVES), "Amara Okafor"),
        (answered(PAPER), "In the coverage"),
        (answered(HIVES, HIVES), "Amara Okafor: 2 excerpts"),
        (answered(HIVES, MOON), "In the coverage: 2 excerpts"),
        (answered(HIVES, PAPER, PAPER), "In the coverage: 3 excerpts"),
    ],
)
def test_an_answer(answer: Answer, headline: str) -> None:
    blocks = tuple(Quoted(excerpt) for excerpt in answer.excerpts)
    assert answer_reply(answer) == Reply(Tone.ANSWER, headline, blocks, OF_ANSWER, "what of bees?")


def test_a_checked_quotation_has_its_verdict_below() -> None:
    check = Check("bees sleep", Verdict.EXACT, HIVES, "Amara Okafor")
    reply = answer_reply(answered(HIVES, reason=CheckedQuotation(check)))
    assert reply.blocks == (Quoted(HIVES), Note("These words stand in the coverage."))


LIMITS = (NotUnderstood("last spring"), BeyondTime("in May"))
OF_LIMITS = (
    Note("“last spring” was not understood as a limit: it narrows nothing."),
    Note("Nothing that answers this is known to be from “in May”: every time was searched."),
)


def test_a_limit_that_narrowed_nothing_is_told_below_an_answer() -> None:
    reply = answer_reply(replace(answered(HIVES, MOON), limits=LIMITS))
    assert reply.blocks == (Quoted(HIVES), Quoted(MOON), *OF_LIMITS)


NEAREST = Note("Nearest in the coverage, not an answer:", aside=True)


def test_a_limit_that_narrowed_nothing_is_told_before_what_came_nearest() -> None:
    near = silent(Silence.NOT_IN_COVERAGE, HIVES, reason=UnknownSpeaker("okonkwo"), suggestions=("Amara Okafor",))
    reply = answer_reply(replace(near, limits=LIMITS))
    assert reply.headline == "Nobody named okonkwo is quoted in the coverage. Did you mean Amara Okafor?"
    assert reply.blocks == (*(replace(note, aside=True) for note in OF_LIMITS), NEAREST, Quoted(HIVES, nearest=True))


@pytest.mark.parametrize(
    ("answer", "headline", "blocks"),
    [
        (silent(Silence.NOT_IN_COVERAGE), "The coverage has no answer to this.", ()),
        (
            silent(Silence.NOT_IN_COVERAGE, HIVES, MOON),
            "The coverage has no answer to this.",
            (NEAREST, Quoted(HIVES, nearest=True)),
        ),
        # With the name where it is known.
        (silent(Silence.UNKNOWN_SPEAKER), "Nobody of that name is quoted in the coverage.", ()),
        (
            silent(Silence.UNKNOWN_SPEAKER, reason=UnknownSpeaker("okonkwo"), suggestions=("Amara Okafor", "P. Okon")),
            "Nobody named okonkwo is quoted in the coverage. Did you mean Amara Okafor or P. Okon?",
            (),
        ),
        (
            silent(Silence.SPEAKER_NOT_ON_TOPIC, HIVES, reason=NotOnTopic("Paul Whitby", ("Amara Okafor",))),
            "Paul Whitby is not quoted on this.",
            (NEAREST, Quoted(HIVES, nearest=True)),
        ),
        (silent(Silence.SPEAKER_NOT_ON_TOPIC), "They are quoted in the coverage, but not on this.", ()),
        # A quotation that stands nowhere.
        (
            silent(Silence.NOT_IN_COVERAGE, reason=CheckedQuotation(Check("x", Verdict.NOT_FOUND, None, None))),
            "The coverage has no answer to this.",
            (),
        ),
    ],
)
def test_a_silence(answer: Answer, headline: str, blocks: tuple[Note | Quoted, ...]) -> None:
    assert answer_reply(answer) == Reply(Tone.SILENCE, headline, blocks, OF_SILENCE, "what of bees?")


def test_a_greeting_is_greeted_with_what_can_be_asked() -> None:
    reply = answer_reply(silent(Silence.NO_QUESTION))
    assert reply == Reply(Tone.PLAIN, GREETING, question="what of bees?")
    assert with_example(reply, "what of the moon?").blocks == (Note("For example: what of the moon?"),)
    assert with_example(reply, None) == reply


@pytest.mark.parametrize(("reason", "sentence"), [(NamesNothing(), ASK_BACK), (AskedOfBot(), NO_WORDS_OF_MY_OWN)])
def test_what_asks_nothing_of_the_coverage_gets_one_sentence(reason: Reason, sentence: str) -> None:
    assert answer_reply(silent(Silence.NO_QUESTION, reason=reason)) == Reply(
        Tone.PLAIN, sentence, question="what of bees?"
    )


@pytest.mark.parametrize(
    ("example", "sentence"),
    [
        ("what of the moon?", "Ask me something, for example: what of the moon?"),
        (None, "Ask me something that somebody said."),
    ],
)
def test_where_nothing_was_asked(example: str | None, sentence: str) -> None:
    assert ask_reply(example) == Reply(Tone.PLAIN, sentence)


PROFILE = Profile(
    name="Amara Okafor",
    aliases=("Dr. Okafor",),
    quotations=1,
    printed=2,
    documents=2,
    outlets=tuple(OutletCount(name, 1) for name in "ABCDEFGHIJ"),
    first=QuotedIn("a.md", Citation("T", "A", None, DAY(2022, 3, 1), None, None)),
    last=QuotedIn("b.md", Citation("T", None, None, DAY(2022, 5, 9), None, None)),
    latest=(HIVES,),
    named=1,
)


def test_somebody_who_is_quoted() -> None:
    assert profile_reply(PROFILE) == Reply(
        Tone.PLAIN,
        "Amara Okafor",
        (
            Fact("Quoted", "1 quotation, printed 2 times in 2 documents"),
            Fact("First", "1 March 2022, A"),
            Fact("Last", "9 May 2022"),
            Fact("In", "A (1 document), B (1 document), C (1 document), D (1 document) and 6 more"),
            Fact("Also known as", "Dr. Okafor"),
            Note("Latest words:"),
            Quoted(HIVES),
        ),
    )


def test_what_nobody_knows_of_them_is_left_out() -> None:
    count = 1_200
    bare = Profile("Amara Okafor", count, count, count, 2)
    assert profile_reply(bare).blocks == (Fact("Quoted", "1,200 quotations in 2 documents"),)


@pytest.mark.parametrize(
    ("near", "notes"),
    [((), ()), (("A",), ("Did you mean A?",)), (("A", "B", "C"), ("Did you mean A, B or C?",))],
)
def test_nobody_of_that_name(near: tuple[str, ...], notes: tuple[str, ...]) -> None:
    reply = unknown_reply("okonkwo", near)
    assert (reply.tone, reply.headline, reply.notes, reply.question) == (
        Tone.SILENCE,
        "Nobody of that name is quoted in the coverage.",
        notes,
        "okonkwo",
    )


ALL = Scope("Okafor", "Star", DAY(2022, 3, 1), DAY(2022, 4, 1))


@pytest.mark.parametrize(
    ("unmet", "sentence"),
    [
        (Unmet(ScopeLimit.ORDER, ALL), "No day is both after 1 March 2022 and before 1 April 2022."),
        (Unmet(ScopeLimit.OUTLET, ALL), "No outlet called “Star” is in the coverage."),
        (Unmet(ScopeLimit.SPEAKER, ALL), "Nobody called “Okafor” is quoted in the coverage."),
        (
            Unmet(ScopeLimit.AFTER, ALL, last=DAY(2021, 12, 31)),
            "Nothing in the coverage is from 1 March 2022 on: it ends on 31 December 2021.",
        ),
        (
            Unmet(ScopeLimit.BEFORE, ALL, first=DAY(2022, 12, 31)),
            "Nothing in the coverage is from 1 April 2022 or before: it begins on 31 December 2022.",
        ),
        (Unmet(ScopeLimit.AFTER, ALL), "No document of the coverage has a date, so none can be chosen by one."),
        (Unmet(ScopeLimit.BEFORE, ALL), "No document of the coverage has a date, so none can be chosen by one."),
        (
            Unmet(ScopeLimit.TOGETHER, ALL),
            "No document of the coverage fits speaker “Okafor”, outlet “Star”, after “1 March 2022” and before "
            "“1 April 2022” together.",
        ),
        (
            Unmet(ScopeLimit.TOGETHER, Scope(outlet="Star", before=DAY(2022, 4, 1))),
            "No document of the coverage fits outlet “Star” and before “1 April 2022” together.",
        ),
    ],
)
def test_a_limit_that_is_not_met(unmet: Unmet, sentence: str) -> None:
    assert unmet_reply(unmet, "what of bees?") == Reply(Tone.SILENCE, sentence, question="what of bees?")
    near = unmet_reply(replace(unmet, near=("The Star", "Morning Star")))
    assert (near.notes, near.question) == (("Did you mean The Star or Morning Star?",), None)
