"""Texts that say the same words are told from those in which a word differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.excerpts.same_words import same_words, stands_in, wording_of

SAID = "“We have been lucky so far — and luck isn’t a plan,” she said, for £3.4 million."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (SAID, True),
        (SAID.upper(), True),
        ('"We have been lucky so far -- and luck isn\'t a plan," she said, for £3.4 million.', True),
        (SAID.replace(" ", "\u00a0"), True),
        (f"On Tuesday it rained. {SAID}", True),
        ("“We have been lucky so far … luck isn’t a plan,”", True),
        ("We have been lucky [...] a plan", True),
        ("Luck isn’t a plan … we have been lucky so far", False),  # what it leaves out leaves the order
        (SAID.replace("lucky", "very lucky"), False),
        (SAID.replace("lucky", "unlucky"), False),
        (SAID.replace("3.4", "34"), False),
        (SAID.replace("£", "$"), False),
        (SAID.replace("so far — and", "so far"), False),
        ("we have been lucky", False),  # too few words to tell
        ("", False),
        ("…", False),
    ],
)
def test_a_changed_word_is_no_typing(other: str, same: bool) -> None:
    one, two = wording_of(SAID), wording_of(other)
    assert (same_words(one, two), same_words(two, one)) == (same, same)


@given(st.lists(st.sampled_from(["luck", "is", "no", "plan", "…"]), max_size=12), st.data())
def test_a_text_of_enough_words_stands_in_whatever_holds_it(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    enough = sum(word != "…" for word in words) >= 5
    assert stands_in(wording_of(text), wording_of(text)) == enough
    around = data.draw(st.sampled_from(["He said: ", "plan … no ", ""]))
    assert stands_in(wording_of(text), wording_of(f"{around}{text} again")) == enough
