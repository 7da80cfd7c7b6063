"""Which words stand between marks, mark by mark; what only looks like a mark; what a missing one costs."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.attribution.text.quotation_marks import Apart, find_nested_spans, find_quoted_spans, headlines
from index.text.document import Span
from index.text.structure import read_structure


def quoted(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quoted_spans(text, read_structure(text).paragraphs)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('She said "we go" and left the room.', ["we go"]),
        ("She said “we go” and left the room.", ["we go"]),
        ("She said „we go“ and left the room.", ["we go"]),
        ("She said „we go” and left the room.", ["we go"]),
        ("She said «we go» and left the room.", ["we go"]),
        ("She said »we go« and left the room.", ["we go"]),
        ("She said ''we go'' and left the room.", ["we go"]),
        ("She said ``we go'' and left the room.", ["we go"]),
        ("She said ‘‘we go’’ and left the room.", ["we go"]),
        ("She said ＂we go＂ and left the room.", ["we go"]),
        ("She said ❝we go❞ and left the room.", ["we go"]),
        ("She said â€œwe goâ€\x9d and left the room.", ["we go"]),
        ("She said â€œwe goâ€ and left the room.", ["we go"]),
        ("She said “we go“ and left the room.", ["we go"]),
        ("She said ”we go” and left the room.", ["we go"]),
        ('She said ("we go") and left the room.', ["we go"]),
        ('She said —"we go"— and left the room.', ["we go"]),
        ('She said "we go" and "we stay" and left.', ["we go", "we stay"]),
        ("She said “we go,” “we stay” and left.", ["we go,", "we stay"]),
        ('She asked "why?" and "how?" and left.', ["why?", "how?"]),
        ("She said: 「We go.」", ["We go."]),
        ("She said 『we go』 and left.", ["we go"]),
        ("She said 「he said 『we go』 then」 and left.", ["he said 『we go』 then"]),
        ("She said “see 「this」 go” and left.", ["see 「this」 go"]),
    ],
)
def test_words_between_marks(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No marks stand here at all.",
        'A board of 6" by 4" costs five dollars.',
        'It is 12" wide and it fits.',
        "The Smiths' dogs' bowls weren't empty in the '90s.",
        "Rock 'n' roll isn't dead, 'cause it's loved.",
        'There is nothing between "" and the end.',
        'There are only blanks between "   " and the end.',
        "O'Malley's and D'Souza's friends said they'd go.",
        "The workers’ union met at six o’clock.",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Speech stands in single marks: 'We will go,' she said. 'We know it.'", ["We will go,", "We know it."]),
        ("Speech stands in single marks: ‘We will go,’ she said. ‘We know it.’", ["We will go,", "We know it."]),
        ("‘We will go,’ he said. ‘We know the Smiths’ dog,’ she said.", ["We will go,", "We know the Smiths’ dog,"]),
        ("'It's the firm's own fault, isn't it?' she asked.", ["It's the firm's own fault, isn't it?"]),
    ],
)
def test_single_marks_quote_where_a_paper_speaks_in_them(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_single_marks_are_no_quotation_where_double_ones_are() -> None:
    text = "“We will go,” she said. “We know it.” He called it 'a shame' and left.\n\nThen 'a shame' came again."
    assert quoted(text) == ["We will go,", "We know it."]


def test_a_headline_quotes_in_single_marks_all_the_same() -> None:
    text = "Doe: ‘We Will Go’ in May\n\n“We will go,” Jane Doe said on Monday."
    assert quoted(text) == ["We Will Go", "We will go,"]


def test_front_matter_quotes_in_its_headlines_alone() -> None:
    text = '---\ntitle: "Doe: ‘We Go’ in May"\nauthor: "Ann ‘Nan’ Poe"\n---\n\nNothing else is said here.'
    assert quoted(text) == ["We Go"]


@pytest.mark.parametrize(
    ("front_matter", "values"),
    [
        ('---\ntitle: "A story"\n---\n', ["A story"]),
        ("---\ntitle: 'A story'\n---\n", ["A story"]),
        ("---\ntitle: A story\n---\n", ["A story"]),
        ("---\ntitle: A story\noutlet: The Paper\nsubtitle: And more\n---\n", ["A story", "And more"]),
        ("---\nheadline: A story  \ndescription: What it tells\n---\n", ["A story", "What it tells"]),
        ("---\noutlet: The Paper\n---\n", []),
    ],
)
def test_the_headlines_of_front_matter(front_matter: str, values: list[str]) -> None:
    assert [s.of(front_matter) for s in headlines(front_matter, Span(0, len(front_matter)))] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            'She came late. "We will go, she said. "We know it."',
            [("We will go,", False, False), ("We know it.", True, False)],
        ),
        ('She came late. "We will go and we know it', [("We will go and we know it", False, False)]),
        (
            'She came late. "We will go, she said and left the room.',
            [("We will go,", False, False)],
        ),
        (
            'She said: "We will go.\n\n"We know it," she said.',
            [("We will go.", False, True), ("We know it,", True, False)],
        ),
        (
            "She said: “We will go.\n\nThe others stayed where they were.",
            [("We will go.", False, False)],
        ),
    ],
)
def test_a_mark_left_open_ends_where_the_words_do(text: str, found: list[tuple[str, bool, bool]]) -> None:
    spans = find_quoted_spans(text, read_structure(text).paragraphs)
    assert [(q.inner.of(text), q.closed, q.continued) for q in spans] == found


def test_outer_holds_the_marks_and_inner_the_words() -> None:
    text = "She said “we go” and left the room."
    (span,) = find_quoted_spans(text, read_structure(text).paragraphs)
    assert (span.outer.of(text), span.inner.of(text), span.paragraph) == ("“we go”", "we go", 0)


def test_marks_in_what_is_skipped_quote_nothing() -> None:
    text = 'She said "we go" and <a title="x y">left</a> and said "we stay" too.'
    tag = Span(text.index("<a"), text.index("left"))
    assert [q.inner.of(text) for q in find_quoted_spans(text, read_structure(text).paragraphs, [tag])] == [
        "we go",
        "we stay",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\"He said, 'Go home,' and I went,\" she said.", ["Go home,"]),
        ("“He said, ‘Go home,’ and ‘Stay there,’” she said.", ["Go home,", "Stay there,"]),
        ("“It’s the dogs’ bowl, isn’t it?” she said.", []),
        ("“Rock ‘n’ roll,” she said.", []),
        ('"Nothing inside," she said.', []),
    ],
)
def test_quotations_inside_a_quotation(text: str, words: list[str]) -> None:
    outer = find_quoted_spans(text, read_structure(text).paragraphs)[0]
    assert [q.inner.of(text) for q in find_nested_spans(text, outer)] == words


@pytest.mark.parametrize(
    ("within", "touching", "between"),
    [
        (Span(0, 20), [(2, 4), (8, 12)], [(0, 2), (4, 8), (12, 20)]),
        (Span(2, 12), [(2, 4), (8, 12)], [(4, 8)]),
        (Span(4, 8), [], [(4, 8)]),
        (Span(3, 9), [(2, 4), (8, 12)], [(4, 8)]),
        (Span(13, 20), [], [(13, 20)]),
    ],
)
def test_spans_apart(within: Span, touching: list[tuple[int, int]], between: list[tuple[int, int]]) -> None:
    apart = Apart([Span(2, 4), Span(8, 12)])
    assert list(apart.touching(within)) == [Span(*s) for s in touching]
    assert list(apart.between(within)) == [Span(*s) for s in between]


_TEXTS = st.lists(
    st.sampled_from([*list("\"“”‘’'„«» .,!?\na"), "We go", "Jane said", "''", "``", "\n\n", "it's"]), max_size=40
).map("".join)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_quoted_spans_never_overlap_and_never_leave_their_paragraph(text: str) -> None:
    paragraphs = read_structure(text).paragraphs
    spans = find_quoted_spans(text, paragraphs)
    assert all(a.outer.end <= b.outer.start for a, b in itertools.pairwise(spans))
    for span in spans:
        assert paragraphs[span.paragraph].span.covers(span.outer)
        assert span.outer.covers(span.inner)
        assert span.inner.of(text).strip()
