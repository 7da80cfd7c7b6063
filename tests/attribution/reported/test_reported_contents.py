"""Where reported words begin after a verb, and what before it or around it they are."""

import pytest

from index.attribution.reported.contents import after_cue, before_subject, is_reported, whole_sentence
from tests.attribution.reported.reading_words import at, tokens, words_of


def rest(text: str, cue: str, lemma: str) -> str | None:
    words = words_of(text)
    first = after_cue(words, at(words, cue), lemma)
    return None if first is None else tokens(words, first, len(words) - 2)


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "content"),
    [
        ("He said that it rained .", "said", "say", "that it rained"),
        ("He said it rained .", "said", "say", "it rained"),
        ("He said on Tuesday that it rained .", "said", "say", "that it rained"),
        ("He said in Ohio on Tuesday that it rained .", "said", "say", "that it rained"),
        ("He said, on Tuesday, that it rained .", "said", "say", "that it rained"),
        ("He said Tuesday it rained .", "said", "say", "it rained"),
        ("He said in a statement it rained .", "said", "say", "it rained"),
        ("He told reporters that it rained .", "told", "tell", "that it rained"),
        ("He told them it rained .", "told", "tell", "it rained"),
        ("He told the crowd it rained .", "told", "tell", "it rained"),
        ("He told Jake Tapper of CNN it rained .", "told", "tell", "it rained"),
        ("He called for an inquiry .", "called", "call", "an inquiry"),
        ("He called it a farce .", "called", "call", "it a farce"),
        ("He promised to pay the fine .", "promised", "promise", "to pay the fine"),
        ("He objected to the plan .", "objected", "object", "the plan"),
        ("He said: it rained .", "said", "say", "it rained"),
    ],
)
def test_what_follows_a_verb(text: str, cue: str, lemma: str, content: str) -> None:
    assert rest(text, cue, lemma) == content


@pytest.mark.parametrize(
    ("text", "cue", "lemma"),
    [
        ("It rained, he said .", "said", "say"),
        ("He said, and left .", "said", "say"),
        ("He told them .", "told", "tell"),
    ],
)
def test_where_nothing_follows(text: str, cue: str, lemma: str) -> None:
    assert rest(text, cue, lemma) is None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It rained, he said .", "It rained"),
        ("But it rained, he said .", "it rained"),
        ("It rained — he said .", "It rained"),
        ("“It rained,” he said .", None),
        ("It “rained,” he said .", "It “rained,”"),
        ("he said so .", None),
    ],
)
def test_what_stands_before_the_subject(text: str, content: str | None) -> None:
    words = words_of(text)
    found = before_subject(words, at(words, "he"))
    assert (None if found is None else tokens(words, *found)) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bridge, he said, will open .", "The bridge, he said, will open"),
        ("And the bridge, he said, will open !", "the bridge, he said, will open"),
        ("“The bridge will open.”", None),
    ],
)
def test_a_whole_sentence(text: str, content: str | None) -> None:
    words = words_of(text)
    found = whole_sentence(words)
    assert (None if found is None else tokens(words, *found)) == content


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("that it rained", True),
        ("that “it rained”", False),
        ("“it rained”", False),
        ("it “rained”", True),
        (", .", False),
    ],
)
def test_a_direct_quotation_alone_is_not_reported(text: str, reported: bool) -> None:
    words = words_of(text)
    assert is_reported(words, 0, len(words) - 1) is reported
