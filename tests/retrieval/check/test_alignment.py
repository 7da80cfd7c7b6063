"""A claimed quotation laid beside a document's words: where it stands exactly, and what differs where it does not."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retrieval import Difference
from retrieval.check.alignment import ELLIPSIS_REACH, Alignment, align, find_exact
from retrieval.check.claim import read_claim
from retrieval.excerpts.printed_words import Word, read_words
from tests.support.work import calls

TEXT = (
    "The council met on Tuesday. We have offered everything that the company can afford, she said. "
    "Nobody should be told to work fourteen hours without a break."
)
PLAIN = " ".join(f"w{n}" for n in range(200))


def words_of(text: str) -> list[Word]:
    return list(read_words(text, 0, len(text)))


def exactly(claim: str, text: str) -> str | None:
    """The words of the document that the claim is found in."""
    words = words_of(text)
    found = find_exact(read_claim(claim), words)
    return None if found is None else text[words[found[0]].start : words[found[1] - 1].end]


def aligned(claim: str, text: str) -> Alignment | None:
    return align(read_claim(claim), words_of(text), text)


def beside(claim: str, text: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The words of the document that the claim is laid beside, and what differs."""
    words, found = words_of(text), aligned(claim, text)
    if found is None:
        return None
    return text[words[found.first].start : words[found.last - 1].end], tuple(
        (d.claimed, d.found) for d in found.differences
    )


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("everything that the company", "everything that the company"),
        ("“EVERYTHING that, the company!”", "everything that the company"),
        ("The council met", "The council met"),
        ("without a break", "without a break"),
        ("afford she said nobody", "afford, she said. Nobody"),
        ("We have … can afford", "We have offered everything that the company can afford"),
        ("We have ... everything ... afford", "We have offered everything that the company can afford"),
        ("… the company can afford …", "the company can afford"),
        ("the company [...] can afford", "the company can afford"),  # an ellipsis that leaves nothing out
        ("[w]e have offered", "We have offered"),
        ("we have [offered]", "We have offered"),
        ("we have offered [sic] everything", "We have offered everything"),
    ],
)
def test_exactly_where_it_stands(claim: str, found: str) -> None:
    assert exactly(claim, TEXT) == found


@pytest.mark.parametrize(
    "claim",
    [
        "everything that the union",
        "everything the company",
        "company the that everything",
        "can afford … we have",  # in the wrong order
        "we have [not] offered",
        "the compan",
        "ompany can",
        "",
        "…",
    ],
)
def test_nowhere_exactly(claim: str) -> None:
    assert exactly(claim, TEXT) is None


@pytest.mark.parametrize(("left_out", "stands"), [(1, True), (ELLIPSIS_REACH, True), (ELLIPSIS_REACH + 1, False)])
def test_an_ellipsis_reaches_as_far_as_a_long_paragraph(left_out: int, stands: bool) -> None:
    claim = f"w5 w6 … w{7 + left_out} w{8 + left_out}"
    assert (exactly(claim, PLAIN) is not None) == stands


def test_a_second_place_serves_where_the_first_is_too_far_away() -> None:
    text = f"we go {PLAIN} we go there and home"
    assert exactly("we go … home", text) == "we go there and home"


def test_more_ellipses_than_a_quotation_has_are_not_looked_up() -> None:
    assert exactly(" … ".join(f"w{n}" for n in range(40)), PLAIN) is not None
    assert exactly(" … ".join(f"w{n}" for n in range(41)), PLAIN) is None


@pytest.mark.parametrize("repeated", [250, 1_000])
@pytest.mark.parametrize("last", ["a", "b", "a b"])
def test_forty_runs_over_one_word_again_and_again_look_at_each_place_once(repeated: int, last: str) -> None:
    """Each of the runs stands at each place, and the last perhaps nowhere: from how many places it can't be reached
    must not be found out once for every way that leads there."""
    claim, words = read_claim(" … ".join(["a"] * 39 + [last])), words_of("b " + "a " * repeated)
    found: list[tuple[int, int] | None] = []
    calls(lambda: found.append(find_exact(claim, words)), most=8 * len(claim.fragments) * len(words))
    assert found == [(1, 41) if last == "a" else None]


@pytest.mark.parametrize(
    ("claim", "found", "differences"),
    [
        (  # another word
            "We have offered everything that the union can afford",
            "We have offered everything that the company can afford",
            (("union", "company"),),
        ),
        (  # a word left out
            "We have offered everything the company can afford",
            "We have offered everything that the company can afford",
            (("", "that"),),
        ),
        (  # a word put in
            "We have already offered everything that the company can afford",
            "We have offered everything that the company can afford",
            (("already", ""),),
        ),
        (  # two changes, in order
            "Nobody must be told to work forty hours without a break",
            "Nobody should be told to work fourteen hours without a break",
            (("must", "should"), ("forty", "fourteen")),
        ),
        (  # several words for one
            "Nobody should be told to work day and night hours without a break",
            "Nobody should be told to work fourteen hours without a break",
            (("day and night", "fourteen"),),
        ),
        (  # at the first word
            "They have offered everything that the company can afford",
            "We have offered everything that the company can afford",
            (("They", "We"),),
        ),
        (  # behind the last word, where the document ends or a stop stands
            "to work fourteen hours without a break now",
            "to work fourteen hours without a break",
            (("now", ""),),
        ),
        (
            "The council met on Tuesday evening",
            "The council met on Tuesday",
            (("evening", ""),),
        ),
        (  # an ellipsis leaves out without a difference; what else is missing is one
            "We have … that the union can afford",
            "We have offered everything that the company can afford",
            (("union", "company"),),
        ),
        (  # what an editor put in place of other words
            "We have offered [the strikers] everything that the company can afford",
            "We have offered everything that the company can afford",
            (("the strikers", ""),),
        ),
        (  # spliced: what follows stands elsewhere, and others there
            "We have offered everything without a break",
            "We have offered everything that the company",
            (("without a break", "that the company"),),
        ),
        ("We have offered everything", "We have offered everything", ()),
    ],
)
def test_what_differs(claim: str, found: str, differences: tuple[tuple[str, str], ...]) -> None:
    assert beside(claim, TEXT) == (found, differences)


@pytest.mark.parametrize(("claim", "text"), [("xyzzy plugh", TEXT), ("we go", ""), ("quite another", "¡! …")])
def test_nothing_alike(claim: str, text: str) -> None:
    assert aligned(claim, text) is None


def test_the_whole_alignment() -> None:
    words = words_of(TEXT)
    first = [word.text for word in words].index("we")
    assert aligned("We have offered everything that the union can afford", TEXT) == Alignment(
        first=first,
        last=first + 9,
        matched=frozenset({0, 1, 2, 3, 4, 5, 7, 8}),
        moved=frozenset(),
        differences=(Difference("union", "company"),),
    )


def test_three_words_in_a_row_that_stand_elsewhere_are_moved() -> None:
    found = aligned(
        "the banks know it but the money is simply not there", "the money is simply not there but the banks know it"
    )
    assert found is not None
    assert found.matched == frozenset(range(5, 11))
    assert found.moved == frozenset(range(4))


def test_two_words_elsewhere_are_chance() -> None:
    found = aligned("know it the money is simply not there", "the money is simply not there and so they know it")
    assert found is not None
    assert found.moved == frozenset()


def test_a_word_far_from_the_rest_is_chance() -> None:
    text = "The mayor of a small town far in the cold north spoke. A toll is necessary for the bridge"
    assert beside("The toll is necessary for the bridge", text) == (
        "A toll is necessary for the bridge",
        (("The", "A"),),
    )


def test_a_claim_of_the_same_words_again_and_again_is_not_laid_beside() -> None:
    assert aligned("the " * 300, "the " * 300) is None


TELLING = st.lists(
    st.sampled_from([f"{a}{b}x" for a in string.ascii_lowercase for b in "aeiou"]), min_size=8, max_size=40, unique=True
)


@given(TELLING, st.data())
def test_a_run_of_a_document_is_always_exact(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert exactly(" ".join(words[start:end]), " ".join(words)) == " ".join(words[start:end])


@given(TELLING, st.data())
def test_a_run_with_its_middle_left_out_is_exact_by_its_ellipsis_alone(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(words) - 2))
    left = data.draw(st.integers(cut + 1, len(words) - 1))
    before, after = " ".join(words[:cut]), " ".join(words[left:])
    assert exactly(f"{before} … {after}", " ".join(words)) == " ".join(words)
    assert exactly(f"{before} {after}", " ".join(words)) is None


@given(TELLING, st.data())
def test_one_word_changed_is_never_exact_and_is_the_one_difference(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 2))
    claim, text = " ".join([*words[:at], "zzz", *words[at + 1 :]]), " ".join(words)
    assert exactly(claim, text) is None
    assert beside(claim, text) == (text, (("zzz", words[at]),))


@given(TELLING, st.data())
def test_one_word_dropped_is_the_one_difference(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 2))
    claim, text = " ".join([*words[:at], *words[at + 1 :]]), " ".join(words)
    assert exactly(claim, text) is None
    assert beside(claim, text) == (text, (("", words[at]),))


@given(TELLING, st.data())
def test_one_word_put_in_is_the_one_difference(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    claim, text = " ".join([*words[:at], "zzz", *words[at:]]), " ".join(words)
    assert exactly(claim, text) is None
    assert beside(claim, text) == (text, (("zzz", ""),))


@given(TELLING, TELLING)
def test_no_word_is_told_of_twice(claimed: list[str], document: list[str]) -> None:
    """Every word of the claim stands in order, or is in a difference."""
    found = aligned(" ".join(claimed), " ".join(document))
    assume(found is not None)
    assert found is not None
    differing = [word for difference in found.differences for word in difference.claimed.split()]
    assert sorted([claimed[at] for at in found.matched] + differing) == sorted(claimed)
    assert not found.matched & found.moved
    printed = [word for difference in found.differences for word in difference.found.split()]
    assert [w for w in document[found.first : found.last] if w not in printed] == [
        claimed[at] for at in sorted(found.matched)
    ]
