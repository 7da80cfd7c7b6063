"""Stems are what SQLite's full-text index makes of a text: lower case, no accents, Porter's endings off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.stems import Stemmer

WORDS = st.text(st.sampled_from("abeéÅßñ 'ди東🎉.-\n"), max_size=20)


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("The ferries were sailing", ["the", "ferri", "were", "sail"]),
        ("Beyoncé's résumé", ["beyonc", "s", "resum"]),
        ("ACLU, U.S. & 5-4", ["aclu", "u", "s", "5", "4"]),
        ("Москва 東京", ["москва", "東京"]),
        ("so so so", ["so", "so", "so"]),
        ("", []),
        (" .,! 🎉 ", []),
    ],
)
def test_stems(text: str, stems: list[str]) -> None:
    assert Stemmer().stems([text]) == [stems]


def test_no_texts_give_none() -> None:
    assert Stemmer().stems([]) == []


@given(st.lists(WORDS, max_size=5))
def test_each_text_has_its_own_stems_whatever_stands_beside_it(texts: list[str]) -> None:
    stemmer = Stemmer()
    assert stemmer.stems(texts) == [stemmer.stems([text])[0] for text in texts]


@given(WORDS)
def test_what_was_stemmed_before_leaves_no_trace(text: str) -> None:
    stemmer = Stemmer()
    stemmer.stems(["other words before", text])
    assert stemmer.stems([text]) == Stemmer().stems([text])
