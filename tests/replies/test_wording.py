"""Sentences that the bot makes of what retrieval found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.wording import (
    ASK_BACK,
    NO_WORDS_OF_MY_OWN,
    and_list,
    answer_notes,
    first_and_more,
    or_list,
    reason_notes,
    reason_sentence,
)
from retrieval import (
    Answer,
    AskedOfBot,
    BeyondTime,
    Check,
    CheckedQuotation,
    Difference,
    Explanation,
    LimitNote,
    NamesNothing,
    NotOnTopic,
    NotUnderstood,
    Reading,
    Reason,
    UnknownSpeaker,
    Verdict,
)
from retrieval.question.question import Intent


def checked(
    verdict: Verdict, *differences: tuple[str, str], speaker: str | None = None, claimed: str | None = None
) -> CheckedQuotation:
    found = tuple(Difference(*difference) for difference in differences)
    return CheckedQuotation(Check("as pasted", verdict, None, speaker, found, claimed))


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (None, None),
        (UnknownSpeaker("tim cook"), "Nobody named tim cook is quoted in the coverage."),
        (NotOnTopic("Marta Delgado"), "Marta Delgado is not quoted on this."),
        (NotOnTopic("Marta Delgado", ("Lena",)), "Marta Delgado is not quoted on this."),
        (NotOnTopic("Marta Delgado", ("Lena", "Viktor")), "Marta Delgado is not quoted on this."),
        (NamesNothing(), ASK_BACK),
        (AskedOfBot(), NO_WORDS_OF_MY_OWN),
        (checked(Verdict.EXACT), "These words stand in the coverage."),
        (checked(Verdict.EXACT, speaker="Lena", claimed="Lena"), "These words stand in the coverage."),
        (checked(Verdict.NEAR), "Close, but not these words."),
        (
            checked(Verdict.NEAR, ("first", "last")),
            "Close, but not these words: printed “last”, not “first”.",
        ),
        (checked(Verdict.NEAR, ("", "never")), "Close, but not these words: “never” is left out."),
        (checked(Verdict.NEAR, ("very", "")), "Close, but not these words: “very” is put in."),
        (
            checked(Verdict.NEAR, ("a\n b", "c"), ("", "d\te")),
            "Close, but not these words: printed “c”, not “a b”; “d e” is left out.",
        ),
        (checked(Verdict.MISATTRIBUTED, speaker="Lena", claimed="viktor"), "Said by Lena, not by viktor."),
        (
            checked(Verdict.MISATTRIBUTED, ("first", "last"), speaker="Lena", claimed="viktor"),
            "Said by Lena, not by viktor: printed “last”, not “first”.",
        ),
        (checked(Verdict.NOT_FOUND), None),  # the silence says it
    ],
)
def test_reason(reason: Reason | None, sentence: str | None) -> None:
    assert reason_sentence(reason) == sentence
    assert reason_notes(reason) == (() if sentence is None else (sentence,))


def explained(reason: Reason | None, limits: tuple[LimitNote, ...]) -> Explanation:
    reading = Reading(Intent.FACT, (), "bees", (), None, None, None, None, False, ())
    return Explanation("what of bees?", (), reading, 0, (), (), 0.0, 0.5, None, reason, limits, 1, 1.0)


SPRING = "“last spring” was not understood as a limit: it narrows nothing."
IN_MAY = "Nothing that answers this is known to be from “in May”: every time was searched."


@pytest.mark.parametrize(
    ("reason", "limits", "notes"),
    [
        (None, (), ()),
        (None, (NotUnderstood("last spring"),), (SPRING,)),
        (None, (BeyondTime("in May"),), (IN_MAY,)),
        (None, (NotUnderstood("last spring"), BeyondTime("in May")), (SPRING, IN_MAY)),
        (NotOnTopic("Lena"), (BeyondTime("in May"),), ("Lena is not quoted on this.", IN_MAY)),
        (checked(Verdict.NOT_FOUND), (), ()),
    ],
)
def test_an_answer_and_its_explanation_have_the_same_notes(
    reason: Reason | None, limits: tuple[LimitNote, ...], notes: tuple[str, ...]
) -> None:
    answer = Answer("what of bees?", (), None, reason=reason, limits=limits)
    assert answer_notes(answer) == notes
    assert answer_notes(explained(reason, limits)) == notes


@pytest.mark.parametrize(
    ("names", "told"),
    [(["A"], "A"), (["A", "B"], "A {} B"), (["A", "B", "C"], "A, B {} C"), (["A", "B", "C", "D"], "A, B, C {} D")],
)
def test_lists(names: list[str], told: str) -> None:
    assert and_list(names) == told.format("and")
    assert or_list(names) == told.format("or")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A, B"),
        (["A", "B", "C"], "A, B and 1 more"),
        (["A", "B", "C", "D"], "A, B and 2 more"),
    ],
)
def test_first_and_more(names: list[str], told: str) -> None:
    assert first_and_more(names, 2) == told


@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True), min_size=1, max_size=9))
def test_a_list_holds_every_name_in_order(names: list[str]) -> None:
    assert and_list(names).replace(" and ", ", ").split(", ") == names
