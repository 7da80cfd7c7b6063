"""What differs only in typing folds alike, and every folded character knows where it stood."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.document import Span
from index.text.folding import fold, fold_with_offsets

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
    assert fold_with_offsets(text).text == folded


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_offsets_rise_within_the_text_and_the_last_is_its_end(text: str) -> None:
    folded = fold_with_offsets(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets[:-1])
    assert folded.offsets[-1] == (folded.offsets[-2] + 1 if folded.text else 0)


@given(TEXTS)
def test_every_folded_character_is_one_of_those_that_its_place_gives(text: str) -> None:
    folded = fold_with_offsets(text)
    for character, offset in zip(folded.text, folded.offsets, strict=False):
        alone = fold_with_offsets(text[offset]).text
        assert character in alone or (character == " " and not alone.strip())


@given(TEXTS, st.integers(0, 1000))
def test_a_start_moves_every_offset_and_nothing_else(text: str, start: int) -> None:
    here, there = fold_with_offsets(text), fold_with_offsets(text, start)
    assert there.text == here.text
    assert there.offsets == tuple(offset + start for offset in here.offsets)


@pytest.mark.parametrize(
    ("text", "wanted", "original"),
    [
        ("She said: “We WON’T”.", '"we won\'t"', "“We WON’T”"),
        ("The  strike\n goes on", "strike goes", "strike\n goes"),
        ("So… he left", "...", "…"),
        ("Straße", "ss", "ß"),
        ("co\u00adoperate now", "cooperate", "co\u00adoperate"),
        ("e\u0301te\u0301 en France", "ete", "e\u0301te"),  # the accent behind the last letter stands apart
        ("Beyoncé sang", "beyonce", "Beyoncé"),
    ],
)
def test_what_is_found_folded_is_shown_as_it_stands(text: str, wanted: str, original: str) -> None:
    folded = fold_with_offsets(text)
    start = folded.text.index(wanted)
    assert folded.original(start, start + len(wanted)).of(text) == original


def test_the_original_of_a_run_of_blanks_is_its_first() -> None:
    folded = fold_with_offsets("a   b")
    assert (folded.text, folded.offsets) == ("a b", (0, 1, 4, 5))
    assert folded.original(1, 2) == Span(1, 2)


@given(st.text(st.characters(codec="ascii", exclude_characters="`"), max_size=60))
def test_ascii_keeps_its_letters(text: str) -> None:
    assert fold(text) == " ".join(text.lower().split())


@given(TEXTS)
def test_nothing_folded_is_an_accent_or_a_capital(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.combining(c) for c in unicodedata.normalize("NFKD", folded.translate({ord("⁄"): None})))
    assert folded == folded.casefold()
