"""Where the paper's own sentences end, with quoted words in them as one token."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.attribution.text.sentences import MASK, Sentences, masked_text
from index.text.document import Span
from tests.attribution.taken_apart import parsed


def sentences(text: str) -> list[str]:
    document = parsed(text)
    return [s.span.of(text) for s in document.sentences]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She came late. He did not mind.", ["She came late.", "He did not mind."]),
        (
            "Did she come? He did not mind! So it goes…  Well.",
            ["Did she come?", "He did not mind!", "So it goes…", "Well."],
        ),
        ("She met Mr. Roe and Sen. Poe of Acme Corp. in May.", ["She met Mr. Roe and Sen. Poe of Acme Corp. in May."]),
        ("He lives in Washington, D.C. with J. K. Roe.", ["He lives in Washington, D.C. with J. K. Roe."]),
        ("They met on Jan. 3 in Tenn. Nobody came.", ["They met on Jan. 3 in Tenn. Nobody came."]),
        ("They paid 3.5 percent. Nobody came.", ["They paid 3.5 percent.", "Nobody came."]),
        ("She came late (he did not mind.) Then they left.", ["She came late (he did not mind.)", "Then they left."]),
        ("It cost less, e.g. at Acme vs. Beta.", ["It cost less, e.g. at Acme vs. Beta."]),
    ],
)
def test_without_quotations(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"Really?" she asked. He left.', ['"Really?" she asked.', "He left."]),
        ('"We go. We know it." He left.', ['"We go. We know it."', "He left."]),
        ('"We go," she said. "We know it."', ['"We go," she said.', '"We know it."']),
        ('"We go!" Jane Doe said. He left.', ['"We go!" Jane Doe said.', "He left."]),
        (
            '"We go!" Ms. Doe later said in an interview. He left.',
            ['"We go!" Ms. Doe later said in an interview.', "He left."],
        ),
        (
            '"We go." The others said that they would stay at home.',
            ['"We go."', "The others said that they would stay at home."],
        ),
        (
            'She said it was "a shame. A great shame." He left.',
            ['She said it was "a shame. A great shame."', "He left."],
        ),
        ('"We go" and "we stay" were the two answers.', ['"We go" and "we stay" were the two answers.']),
        ('She asked: "Why?" "Why not?" he said.', ['She asked: "Why?"', '"Why not?" he said.']),
    ],
)
def test_quoted_words_are_one_token(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_a_sentence_never_runs_over_a_paragraph() -> None:
    assert sentences("She came late and\n\nHe did not mind at all, he said.") == [
        "She came late and",
        "He did not mind at all, he said.",
    ]


def test_each_sentence_knows_its_quoted_spans() -> None:
    text = 'She said "we go" and "we stay" today. Nobody heard. "Why?" he asked.'
    document = parsed(text)
    assert [s.quoted_spans for s in document.sentences] == [(0, 1), (), (2,)]


@pytest.mark.parametrize(
    ("hidden", "masked"),
    [
        ([], "She said we go."),
        ([Span(9, 14)], f"She said {MASK * 5}."),
        ([Span(0, 3), Span(4, 8)], f"{MASK * 3} {MASK * 4} we go."),
        ([Span(0, 15)], MASK * 15),
    ],
)
def test_masking_keeps_offsets(hidden: list[Span], masked: str) -> None:
    assert masked_text("She said we go.", hidden) == masked


def test_what_is_too_long_for_a_sentence_is_read_in_parts() -> None:
    text = "word " * 1_000
    document = parsed(f"A headline\n\n{text}and the end of it.")
    parts = document.sentences[1:]
    assert [s.whole for s in parts] == [False] * len(parts)
    assert all(len(s.span) <= 1_500 for s in parts)
    assert " ".join(s.span.of(document.text) for s in parts) == f"{text}and the end of it."


def test_what_holds_too_many_quotations_is_read_in_parts() -> None:
    text = "It was " + " and ".join(f'"word {n}"' for n in range(30)) + " in a row."
    document = parsed(text)
    assert [len(s.quoted_spans) for s in document.sentences] == [12, 12, 6]
    assert [i for s in document.sentences for i in s.quoted_spans] == list(range(30))


_TEXTS = st.lists(
    st.sampled_from(["She", "said", "Mr.", '"We go"', "“Why?”", ".", "?", " ", " ", ". ", "\n\n", "U.S.", "e.g.", ","]),
    max_size=60,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_sentences_are_in_order_and_leave_out_nothing_but_blanks(text: str) -> None:
    document = parsed(text)
    covered = [s.span for s in document.sentences]
    assert all(a.end <= b.start for a, b in itertools.pairwise(covered))
    assert sorted(i for s in document.sentences for i in s.quoted_spans) == list(range(len(document.quoted_spans)))


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_a_paragraph_is_covered_whole(text: str) -> None:
    whole = Span(0, len(text))
    found = [s.span for s in Sentences(text, text, []).of(whole, 0)]
    rest = text
    for span in reversed(found):
        rest = rest[: span.start] + rest[span.end :]
    assert rest.strip() == ""
