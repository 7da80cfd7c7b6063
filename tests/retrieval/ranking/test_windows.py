"""How the best sentence takes in those beside it, and where it stops."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Span
from retrieval.ranking.fusion import RankedCandidate
from retrieval.ranking.windows import GROWS_FROM, windows, windows_in_order
from tests.retrieval.made import candidate, quotation, ranked

LENGTH = 50  # characters of a sentence, a space behind it


def at(
    place: int, share: float, *, document: int = 1, run: int = 0, length: int = LENGTH, speaker: int | None = None
) -> RankedCandidate:
    span = Span(place * (length + 1), place * (length + 1) + length)
    said = None if speaker is None else quotation(speaker)
    return ranked(candidate(said, document=document, place=place, run=run, span=span), share=share)


def in_order(*found: RankedCandidate) -> list[RankedCandidate]:
    return sorted(found, key=lambda r: -r.share)


def places(*found: RankedCandidate) -> list[tuple[int, int]]:
    """First and last place of each window, in the order in which they grew."""
    return [
        (window.span.start // (LENGTH + 1), window.span.end // (LENGTH + 1)) for window in windows(in_order(*found))
    ]


@pytest.mark.parametrize(
    ("found", "grown"),
    [
        ((), []),
        ((at(0, 1.0),), [(0, 0)]),
        # A neighbour joins with a part of the window's certainty that counts.
        ((at(0, 0.5), at(1, GROWS_FROM * 0.5)), [(0, 1)]),
        ((at(0, 0.5), at(1, GROWS_FROM * 0.5 - 0.001)), [(0, 0), (1, 1)]),
        # One who goes on speaking in the paragraph is heard out sooner; somebody else is not, nor an open speaker.
        ((at(0, 0.5, speaker=3), at(1, 0.011, speaker=3)), [(0, 1)]),
        ((at(0, 0.5, speaker=3), at(1, 0.009, speaker=3)), [(0, 0), (1, 1)]),
        ((at(0, 0.5, speaker=3), at(1, 0.011, speaker=4)), [(0, 0), (1, 1)]),
        ((at(0, 0.5, speaker=3), at(1, 0.011)), [(0, 0), (1, 1)]),
        # What the window holds already counts: after the first has joined, the next needs more.
        ((at(0, 0.5), at(1, 0.4), at(2, GROWS_FROM * 0.9)), [(0, 2)]),
        ((at(0, 0.5), at(1, 0.4), at(2, GROWS_FROM * 0.9 - 0.001)), [(0, 1), (2, 2)]),
        # To both sides, the surer one first; a gap is not leapt over.
        ((at(0, 0.1), at(1, 0.5), at(2, 0.2)), [(0, 2)]),
        ((at(0, 0.5), at(2, 0.4)), [(0, 0), (2, 2)]),
        ((at(0, 0.5), at(1, 0.001), at(2, 0.4)), [(0, 0), (2, 2), (1, 1)]),
        # Four sentences at most, the surest.
        (tuple(at(n, 0.2) for n in range(5)), [(0, 3), (4, 4)]),
        ((at(0, 0.1), at(1, 0.2), at(2, 0.3), at(3, 0.2), at(4, 0.2)), [(1, 4), (0, 0)]),
        # Over a heading, or into another document, nothing grows.
        ((at(0, 0.5), at(1, 0.4, run=1)), [(0, 0), (1, 1)]),
        ((at(0, 0.5), at(1, 0.4, document=2)), [(0, 0), (1, 1)]),
    ],
)
def test_windows(found: tuple[RankedCandidate, ...], grown: list[tuple[int, int]]) -> None:
    assert places(*found) == grown


@pytest.mark.parametrize(("length", "sentences"), [(299, 3), (300, 2), (449, 2), (450, 1), (2000, 1)])
def test_a_window_has_900_characters_at_most_unless_a_sentence_has_more(length: int, sentences: int) -> None:
    found = [at(n, 0.3, length=length) for n in range(3)]
    assert len(next(windows(found)).span) == sentences * (length + 1) - 1


def test_a_window_knows_what_it_grew_from_and_how_sure_all_of_it_is() -> None:
    best, beside, far = at(1, 0.5), at(0, 0.25), at(9, 0.125)
    first, second = windows(in_order(best, beside, far))
    assert (first.best, first.span, first.share) == (best, Span(0, 2 * LENGTH + 1), 0.75)
    assert (second.best, second.span, second.share) == (far, far.candidate.span, 0.125)


def test_what_is_blocked_for_the_best_sentence_does_not_join() -> None:
    best, blocked, beside = at(1, 0.5), at(0, 0.3), at(2, 0.1)

    def is_blocked(grown_from: RankedCandidate, span: Span) -> bool:
        return (grown_from, span) == (best, blocked.candidate.span)

    grown = [window.span for window in windows([best, blocked, beside], is_blocked)]
    assert grown == [Span(best.candidate.span.start, beside.candidate.span.end), blocked.candidate.span]


def test_the_surest_windows_of_the_first_four_come_first() -> None:
    # The two at 0.25 together are surer than the one that comes first.
    found = in_order(at(0, 0.3), at(10, 0.25), at(11, 0.25), at(20, 0.2))
    assert [window.share for window in windows_in_order(found)] == pytest.approx([0.5, 0.3, 0.2])


def test_behind_the_first_four_others_follow_as_they_grow() -> None:
    shares = (0.22, 0.21, 0.2, 0.13, 0.12)
    found = in_order(*(at(10 * n, share) for n, share in enumerate(shares)), at(41, 0.12))
    assert [w.share for w in windows_in_order(found)] == pytest.approx([0.22, 0.21, 0.2, 0.13, 0.24])


@st.composite
def sentences(draw: st.DrawFn) -> list[RankedCandidate]:
    """Of two documents, best first, with gaps and headings between them."""
    found = draw(
        st.lists(
            st.tuples(st.integers(1, 2), st.integers(0, 12), st.integers(1, 100)),
            unique_by=lambda row: row[:2],
            max_size=20,
        )
    )
    total = sum(odds for _, _, odds in found)
    return in_order(
        *(at(place, odds / total, document=document, run=place // 5, length=300) for document, place, odds in found)
    )


@given(sentences())
def test_windows_never_overlap_and_hold_each_sentence_once(found: list[RankedCandidate]) -> None:
    grown = list(windows(found))
    for one, other in combinations(grown, 2):
        same = one.best.candidate.document_id == other.best.candidate.document_id
        assert not (same and one.span.overlaps(other.span))
    assert sum(window.share for window in grown) == pytest.approx(sum(r.share for r in found))
    held = [
        [
            r
            for r in found
            if r.candidate.document_id == w.best.candidate.document_id and w.span.covers(r.candidate.span)
        ]
        for w in grown
    ]
    assert sorted(r.candidate.span for members in held for r in members) == sorted(r.candidate.span for r in found)
    assert all(1 <= len(members) <= 4 and len(w.span) <= 900 for members, w in zip(held, grown, strict=True))
    assert all(len({r.candidate.run for r in members}) == 1 for members in held)
