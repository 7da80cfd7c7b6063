"""Passages: whole paragraphs where they fit, whole sentences where they don't, never across a heading."""

from hypothesis import given
from hypothesis import strategies as st

from index.text.passages import CHARACTERS, WORDS, Passage, split_passages
from index.text.structure import ParagraphKind, read_structure

SENTENCE = "The ferry sailed at noon today."  # six words


def said(words: int) -> str:
    """A paragraph of so many words, a multiple of six."""
    return " ".join([SENTENCE] * (words // 6))


def passages(text: str) -> list[tuple[str, int]]:
    return [(p.span.of(text), p.paragraph) for p in split_passages(text, read_structure(text))]


def test_a_paragraph_that_fits_is_a_passage() -> None:
    text = f"Ferry talks\n\n{said(90)}\n\n{said(96)}"
    assert passages(text) == [(said(90), 1), (said(96), 2)]


def test_short_ones_are_joined_up_to_the_size_of_one() -> None:
    text = f"Ferry talks\n\n{said(30)}\n\n{said(30)}\n\n{said(30)}\n\n{said(30)}"
    assert passages(text) == [(f"{said(30)}\n\n{said(30)}\n\n{said(30)}", 1), (said(30), 4)]


def test_a_long_one_is_cut_between_sentences() -> None:
    text = f"Ferry talks\n\n{said(180)}"
    assert passages(text) == [(said(84), 1), (said(84), 1), (said(12), 1)]


def test_a_heading_ends_a_passage() -> None:
    text = f"Ferry talks\n\n{said(12)}\n\nWhat comes next\n\n{said(18)}"
    assert passages(text) == [(said(12), 1), (said(18), 2)]


def test_template_ends_a_passage_and_is_in_none() -> None:
    text = f"Ferry talks\n\n{said(12)}\n\nAdvertisement\n\n{said(18)}"
    assert passages(text) == [(said(12), 1), (said(18), 2)]


def test_a_sentence_without_end_is_cut_at_blanks() -> None:
    text = "Ferry talks\n\n" + "ferry, " * 400 + "he said."
    found = passages(text)
    assert all(len(words) <= CHARACTERS for words, _ in found)
    assert " ".join(words for words, _ in found) == text.partition("\n\n")[2]


def test_a_word_without_end_is_cut_where_it_must_be() -> None:
    text = "Ferry talks\n\nHe said " + "x" * 2 * CHARACTERS + "."
    assert [len(words) for words, _ in passages(text)] == [7, 900, 900, 1]


def test_nothing_gives_none() -> None:
    assert passages("") == []
    assert passages("Ferry talks") == []


@given(
    st.lists(
        st.sampled_from((said(6), said(60), said(240), "Advertisement", "What comes next", "x" * 1000)), max_size=8
    )
)
def test_every_word_of_the_body_is_in_exactly_one_passage(pieces: list[str]) -> None:
    text = "\n\n".join(("Ferry talks", "They go on.", *pieces))
    structure = read_structure(text)
    found = split_passages(text, structure)
    joined = "".join(passage.span.of(text) for passage in found)
    body = "".join(p.span.of(text) for p in structure.paragraphs if p.kind is ParagraphKind.BODY)
    assert "".join(joined.split()) == "".join(body.split())
    assert [p.span.start for p in found] == sorted(p.span.start for p in found)


@given(st.lists(st.sampled_from((said(6), said(30), said(60), said(240))), min_size=1, max_size=8))
def test_no_passage_is_larger_than_its_limits_and_knows_its_paragraph(pieces: list[str]) -> None:
    text = "\n\n".join(("Ferry talks", *pieces))
    structure = read_structure(text)
    numbers = {p.number: p.span for p in structure.body}
    for passage in split_passages(text, structure):
        assert len(passage.span.of(text).split()) <= 1.2 * WORDS
        assert numbers[passage.paragraph].start <= passage.span.start < numbers[passage.paragraph].end
        assert isinstance(passage, Passage)
