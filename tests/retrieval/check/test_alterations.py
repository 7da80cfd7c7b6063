"""The kind of what differs, and quotations that are joined of several places."""

from collections.abc import Callable

import pytest

from retrieval import Alteration, Difference, Retriever, Verdict
from retrieval.check.alterations.kinds import alteration_of

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
