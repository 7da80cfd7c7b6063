"""What differs only in typing folds alike."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.folding import fold, folded_words

TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("“”‘’''\"—–… \t\n\u00ad\u200bßﬁÅéñİ½ﷺ한A"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“We won’t,” she said…", '"we won\'t," she said...'),
        ("‘So’ ‚so‛ ′so ´so ʼso ＇so", "'so' 'so' 'so 'so 'so 'so"),
        ("„So” «so» ″so", '"so" "so" "so'),
        ("2019—2020–21‑22−1", "2019-2020-21-22-1"),
        ("Beyoncé Škoda Søren", "beyonce skoda søren"),  # a stroke is no accent
        ("STRASSE Straße", "strasse strasse"),
        ("ﬁnal ½ №", "final 1⁄2 no"),
        ("  a \t\r\n b  ", "a b"),
        ("co\u00adop\u200berate\ufeff", "cooperate"),
        ("\u202eright\u202c", "right"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("İstanbul", "istanbul"),
        ("", ""),
        (" \u200b ", ""),
        ("🎉 Ａ東京", "🎉 a東京"),
        ("''so''", "''so''"),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        ("we won't, she said", ["we", "won", "t", "she", "said"]),
        ("5,000 at 3.5%", ["5", "000", "at", "3", "5"]),
        ("snake_case", ["snake", "case"]),
        ("søren in 東京", ["søren", "in", "東京"]),
        ("... - '", []),
    ],
)
def test_the_words_of_a_folded_text(folded: str, words: list[str]) -> None:
    assert folded_words(folded) == words


@given(st.text(st.characters(codec="ascii", exclude_characters="`"), max_size=60))
def test_ascii_keeps_its_letters(text: str) -> None:
    assert fold(text) == " ".join(text.lower().split())


@given(TEXTS)
def test_nothing_folded_is_an_accent_or_a_capital(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.combining(c) for c in unicodedata.normalize("NFKD", folded.translate({ord("⁄"): None})))
    assert folded == folded.casefold()
