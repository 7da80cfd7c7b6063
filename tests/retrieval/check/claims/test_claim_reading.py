"""A pasted quotation as editors write it: ellipses, square brackets and typing apart from its words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Span
from retrieval.check.claim import read_claim
from retrieval.check.text_window import merge_spans, window_of
from retrieval.excerpts.printed_words import Word, read_words

Part = tuple[str, bool, bool]


def parts(text: str) -> list[Part]:
    """Each fragment's words, whether an ellipsis stands before them, whether an editor put them in."""
    return [(" ".join(w.text for w in f.words), f.skips, f.editorial) for f in read_claim(text).fragments]


def plain(text: str) -> list[str]:
    return [word.text for word in read_words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("We go on", [("we go on", False, False)]),
        ("“We go on.”", [("we go on", False, False)]),
        # an ellipsis, in all its forms
        ("We go … on", [("we go", False, False), ("on", True, False)]),
        ("We go ... on", [("we go", False, False), ("on", True, False)]),
        ("We go . . . on", [("we go", False, False), ("on", True, False)]),
        ("We go.... On", [("we go", False, False), ("on", True, False)]),
        ("We go […] on", [("we go", False, False), ("on", True, False)]),
        ("We go [...] on", [("we go", False, False), ("on", True, False)]),
        ("We go (...) on", [("we go", False, False), ("on", True, False)]),
        ("We … go … on", [("we", False, False), ("go", True, False), ("on", True, False)]),
        # at an edge it leaves out what nobody asks for
        ("… we go on", [("we go on", False, False)]),
        ("we go on …", [("we go on", False, False)]),
        ("We go … … on", [("we go", False, False), ("on", True, False)]),
        # an editor's brackets
        ("We go [not] on", [("we go", False, False), ("not", False, True), ("on", False, False)]),
        ("[The union] goes on", [("the union", False, True), ("goes on", False, False)]),
        ("We go … [the union] on", [("we go", False, False), ("the union", True, True), ("on", False, False)]),
        ("We go [] on", [("we go", False, False), ("on", False, False)]),
        # what an editor says of the words is none of them
        ("We goes [sic] on", [("we goes", False, False), ("on", False, False)]),
        ("We go on [laughter]", [("we go on", False, False)]),
        ("We go on [Emphasis added]", [("we go on", False, False)]),
        # letters in brackets belong to their word
        ("[W]e go on", [("we go on", False, False)]),
        ("He love[s] it", [("he loves it", False, False)]),
        # nothing
        ("", []),
        ("…", []),
        ("[sic]", []),
        ("“ ” — ¡!", []),
    ],
)
def test_fragments(text: str, fragments: list[Part]) -> None:
    assert parts(text) == fragments


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. troops", ["u.s", "troops"]),
        ("don't", ["don't"]),
        ("don’t", ["don't"]),
        ("well-known", ["well", "known"]),
        ("1,000", ["1000"]),
        ("1,000,000.50", ["1000000.50"]),
        ("1,00", ["1,00"]),
        ("2.5bn", ["2.5bn"]),
        ("21st", ["21st"]),
        ("$5", ["$", "5"]),
        ("5%", ["5", "%"]),
        (".5", [".5"]),
        ("-5", ["-5"]),
        ("well-5", ["well", "5"]),
        ("£5m", ["£", "5m"]),
        ("a < b", ["a", "b"]),
        ("<5", ["<", "5"]),
        ("10²", ["10²"]),
        ("año", ["año"]),
        ("ﬁrst", ["first"]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("soft\u00adware", ["software"]),
        ("zero\u200bwidth", ["zerowidth"]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("we 😀 go", ["we", "go"]),
        ("a_b", ["a", "b"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert plain(text) == words


def test_a_word_knows_where_it_stands() -> None:
    text = "He love[s] 1,000 “soft\u00adware”."
    assert list(read_words(text, 3, len(text))) == [
        Word("loves", 3, 9),
        Word("1000", 11, 16),
        Word("software", 18, 27),
    ]
    assert text[3:9] == "love[s"  # a word ends with its last letter


def test_the_words_of_a_claim_are_those_of_its_fragments() -> None:
    claim = read_claim("We go … [the union] on")
    assert [word.text for word in claim.words] == ["we", "go", "the", "union", "on"]
    assert claim.text == "We go … [the union] on"


@given(st.text(max_size=120))
def test_words_stand_in_order_and_letters_are_kept(text: str) -> None:
    words = list(read_words(text, 0, len(text)))
    assert all(0 <= w.start < w.end <= len(text) and w.text for w in words)
    assert all(one.end <= two.start for one, two in pairwise(words))


@given(
    st.lists(st.sampled_from(["we", "go", "on", "…", "...", "[sic]", "[not]", "U.S.", "1,000", "“", "”"]), max_size=12)
)
def test_no_fragment_is_empty_and_the_first_skips_nothing(pieces: list[str]) -> None:
    fragments = read_claim(" ".join(pieces)).fragments
    assert all(fragment.words for fragment in fragments)
    assert not fragments or not fragments[0].skips


@given(st.text(alphabet="abc é’'-1,.$ ", max_size=60))
def test_case_makes_no_other_word(text: str) -> None:
    assert plain(text) == plain(text.upper()) == plain(text.lower())


@given(st.lists(st.sampled_from(["we", "won't", "1,000", "año", "$5"]), min_size=1, max_size=10))
def test_blanks_and_marks_make_no_other_word(words: list[str]) -> None:
    assert plain(" ".join(words)) == plain("“" + "\u00a0\n".join(words) + ".”")


@pytest.mark.parametrize(
    ("spans", "merged"),
    [
        ([], ()),
        ([(3, 5)], ((3, 5),)),
        ([(3, 5), (7, 9)], ((3, 5), (7, 9))),
        ([(7, 9), (3, 5)], ((3, 5), (7, 9))),
        ([(3, 5), (5, 9)], ((3, 9),)),  # they touch
        ([(3, 8), (5, 7)], ((3, 8),)),  # one inside the other
        ([(0, 2), (8, 9), (1, 8)], ((0, 9),)),  # the third joins the others
    ],
)
def test_merged_spans(spans: list[tuple[int, int]], merged: tuple[tuple[int, int], ...]) -> None:
    assert merge_spans(Span(*span) for span in spans) == tuple(Span(*span) for span in merged)


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair))), max_size=8
)


@given(SPANS)
def test_merging_loses_and_adds_nothing(spans: list[Span]) -> None:
    merged = merge_spans(spans)
    assert {at for s in merged for at in range(s.start, s.end)} == {at for s in spans for at in range(s.start, s.end)}
    assert all(one.end < two.start for one, two in pairwise(merged))


WINDOWED = "One two three.\n\nFour five six.\n\nSeven eight nine."
PARAGRAPHS = (Span(0, 14), Span(16, 30), Span(32, 49))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 49), "one two three four five six seven eight nine"),
        (Span(16, 30), "four five six"),
        (Span(18, 23), "four five"),  # widened to whole words
        (Span(14, 16), ""),  # between two paragraphs
        (Span(10, 18), "three four"),
        (Span(40, 500), "eight nine"),  # over the end
    ],
)
def test_a_window_holds_whole_words_of_its_paragraphs(span: Span, words: str) -> None:
    window = window_of(7, WINDOWED, span, PARAGRAPHS)
    assert " ".join(word.text for word in window.words) == words
    assert (window.document_id, window.text, window.span) == (7, WINDOWED, span)
    assert all(WINDOWED[word.start : word.end].casefold() == word.text for word in window.words)


def test_a_paragraph_that_is_not_given_is_not_read() -> None:
    words = window_of(7, WINDOWED, Span(0, 49), (PARAGRAPHS[0], PARAGRAPHS[2])).words
    assert [word.text for word in words] == ["one", "two", "three", "seven", "eight", "nine"]


@given(st.integers(0, 60), st.integers(1, 60))
def test_every_word_that_a_window_touches_is_in_it_whole(start: int, length: int) -> None:
    whole = window_of(1, WINDOWED, Span(0, 49), PARAGRAPHS).words
    span = Span(start, start + length)
    inside = window_of(1, WINDOWED, span, PARAGRAPHS).words
    assert [w for w in whole if w in inside] == list(inside)
    assert {w for w in whole if w.start < span.end and span.start < w.end} <= set(inside)
