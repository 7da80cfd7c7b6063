"""The kind of what differs, and quotations that are joined of several places."""

from collections.abc import Callable

import pytest

from index import Span
from retrieval import Alteration, Difference, Omission, Retriever, Verdict
from retrieval.check.alterations.kinds import alteration_of
from retrieval.check.alterations.omissions import omission_of

BRIDGE = """The bridge

"The bridge has stood for ninety years in this valley. Nobody has ever paid for a single bolt of it. I would cross it
with my eyes shut on any day of the week," said Anna Roe.

"I think the council will close the road in May," said Carl Lund.
"""


@pytest.mark.parametrize(
    ("claimed", "found", "kind"),
    [
        ("not", "", Alteration.NEGATION),
        ("", "never", Alteration.NEGATION),
        ("can", "can't", Alteration.NEGATION),
        ("likely", "unlikely", Alteration.NEGATION),
        ("57", "51", Alteration.NUMBER),
        ("two", "three", Alteration.NUMBER),
        ("million", "billion", Alteration.NUMBER),
        ("Boston", "Denver", Alteration.NAME),
        ("Second Amendment", "European", Alteration.NAME),
        ("", "may", Alteration.CUT),
        ("", "for now, as far as anybody here can tell you,", Alteration.CUT),
        ("", "It rained. Then it", Alteration.SPLICE),
        ("huge", "large", Alteration.WORDING),
        ("huge", "", Alteration.WORDING),
    ],
)
def test_the_kind_of_a_difference(claimed: str, found: str, kind: Alteration) -> None:
    assert alteration_of([Difference(claimed, found)]) is kind


def test_the_gravest_counts() -> None:
    differences = [Difference("huge", "large"), Difference("57", "51"), Difference("", "not")]
    assert alteration_of(differences) is Alteration.NEGATION
    assert alteration_of(differences[:2]) is Alteration.NUMBER


@pytest.mark.parametrize(
    ("text", "verdict", "kind"),
    [
        ("The bridge has stood for ninety years in this valley", Verdict.EXACT, None),
        (
            "The bridge has stood for ninety years in this valley. I would cross it with my eyes shut on any day",
            Verdict.NEAR,
            Alteration.SPLICE,
        ),
        (
            "I would cross it with my eyes shut on any day of the week. The bridge has stood for ninety years",
            Verdict.NEAR,
            Alteration.SPLICE,
        ),
        ("the council will close the road in May", Verdict.EXACT, None),
        ("The bridge has stood for nineteen years in this valley", Verdict.NEAR, Alteration.NUMBER),
        ("Nobody has paid for a single bolt of it", Verdict.NEAR, Alteration.CUT),
        (
            "The bridge has stood for ninety years in this valley. The council will close the road in May",
            Verdict.NEAR,
            Alteration.SPLICE,
        ),
    ],
)
def test_what_a_check_calls_it(
    retriever_over: Callable[[str], Retriever], text: str, verdict: Verdict, kind: Alteration | None
) -> None:
    check = retriever_over(BRIDGE).check(text)
    assert (check.verdict, check.alteration) == (verdict, kind)


@pytest.mark.parametrize(
    ("claimed", "found", "lost"),
    [
        ("", "not", Omission.NEGATION),
        ("can", "can't", Omission.NEGATION),
        ("", "unless the council agrees", Omission.CONDITION),
        ("", "if he does not pay", Omission.NEGATION),
        ("", "could", Omission.HEDGE),
        ("will", "might", Omission.HEDGE),
        ("", "allegedly", Omission.HEDGE),
        ("", "except on Sundays", Omission.EXCEPTION),
        ("", "but not this year", Omission.EXCEPTION),
        ("not", "never", None),
        ("could", "may", None),
        ("not", "", None),
        ("", "in the valley", None),
        ("", "It may rain. Then it", None),
    ],
)
def test_what_is_lost_with_words_that_are_left_out(claimed: str, found: str, lost: Omission | None) -> None:
    assert omission_of(claimed, found) is lost


@pytest.mark.parametrize(
    ("claimed", "found"),
    [("We will", "We'll"), ("I’ve", "I have"), ("Don't", "Do"), ("Apple’s", "Apple"), ("Let's", "Let us")],
)
def test_a_contraction_is_no_other_name(claimed: str, found: str) -> None:
    assert alteration_of([Difference(claimed, found)]) is not Alteration.NAME


@pytest.mark.parametrize(
    ("printed", "claim", "left_out", "lost"),
    [
        (
            "“We sign it unless the council agrees,” said Anna Roe.",
            "We sign it",
            "unless the council agrees",
            "condition",
        ),
        ("“We sign it, but not this year,” said Anna Roe.", "We sign it", "but not this year", "exception"),
        ("“Perhaps we sign it one day,” said Anna Roe.", "we sign it one day", "Perhaps", "hedge"),
        ("“I never said that we sign it now,” said Anna Roe.", "we sign it now", "I never said that", "negation"),
        ("“We could all sign it one day,” said Anna Roe.", "We all sign it one day", "could", "hedge"),
    ],
)
def test_what_is_left_out_is_told_with_its_place(
    retriever_over: Callable[[str], Retriever], printed: str, claim: str, left_out: str, lost: str
) -> None:
    text = f"News\n\n{printed}\n"
    check = retriever_over(text).check(claim)
    (difference,) = check.differences
    assert check.verdict is Verdict.NEAR
    assert (difference.claimed, difference.found, difference.omits) == ("", left_out, Omission(lost))
    assert difference.found_at is not None
    assert difference.found_at.of(text) == left_out
    assert difference.claimed_at in (Span(0, 0), Span(len(claim), len(claim)), Span(2, 2))


def test_of_a_message_what_differs_stands_in_the_message(retriever_over: Callable[[str], Retriever]) -> None:
    message = "Is it true that Carl Lund said “the council will close the bridge in May”?"
    (difference,) = retriever_over(BRIDGE).check(message).differences
    assert difference.claimed_at is not None
    assert (difference.claimed_at.of(message), difference.found) == ("bridge", "road")
