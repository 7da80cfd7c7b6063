"""What a sentence holds that could name a speaker, token by token; and which of its words are verbs of saying."""

import pytest

from index.attribution.names.mentions import MentionKind
from index.attribution.text.sentences import MASK
from tests.attribution.taken_apart import mentions, parsed

NAME, PRONOUN, PHRASE = MentionKind.NAME, MentionKind.PRONOUN, MentionKind.PHRASE


def found(text: str) -> list[tuple[MentionKind, str, str]]:
    """Without phrases that are part of another."""
    held = mentions(parsed(text))
    phrases = [m.span for m in held if m.kind is PHRASE]
    inner = [m for m in held if m.kind is PHRASE and any(s != m.span and s.covers(m.span) for s in phrases)]
    return [(m.kind, m.span.of(text), m.head) for m in held if m not in inner]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe said so.", [(NAME, "Jane Doe", "doe")]),
        ("Then she said so.", [(PRONOUN, "she", "she")]),
        ("He told them that we know it.", [(PRONOUN, "He", "he"), (PRONOUN, "we", "we"), (PRONOUN, "it", "it")]),
        ("A spokesman said so.", [(PHRASE, "A spokesman", "spokesman")]),
        ("Officials said so.", [(PHRASE, "Officials", "officials")]),
        (
            "Jane Doe, a lawyer, told John Roe.",
            [(NAME, "Jane Doe", "doe"), (PHRASE, "a lawyer", "lawyer"), (NAME, "John Roe", "roe")],
        ),
        (
            "Then Jane Doe's campaign manager spoke.",
            [(NAME, "Jane Doe", "doe's"), (PHRASE, "Jane Doe's campaign manager", "manager")],
        ),
        (
            "A spokesman for Jane Doe said so.",
            [(PHRASE, "A spokesman for Jane Doe", "spokesman"), (NAME, "Jane Doe", "doe")],
        ),
        ("They met in Ohio.", [(PRONOUN, "They", "they"), (NAME, "Ohio", "ohio")]),
        ("They saw an American there.", [(PRONOUN, "They", "they"), (PHRASE, "an American", "american")]),
        ("Nothing is known.", []),
    ],
)
def test_mentions_in_order(text: str, expected: list[tuple[MentionKind, str, str]]) -> None:
    assert sorted(found(text)) == sorted(expected)


def test_quoted_words_hold_no_mentions() -> None:
    assert found('"Jane Doe told a lawyer," he said.') == [(PRONOUN, "he", "he")]


@pytest.mark.parametrize(
    ("text", "possessor"),
    [
        ("Then Jane Doe's campaign said so.", "Jane Doe"),
        ("A spokesman for Jane Doe said so.", "Jane Doe"),
        ("Then the Doe campaign said so.", "Doe"),
        ("The campaign said so.", None),
        ("A spokesman for the President said so.", None),
        ("They saw an American company there.", None),
    ],
)
def test_whom_a_phrase_hangs_on(text: str, possessor: str | None) -> None:
    document = parsed(text)
    (phrase,) = (m for m in mentions(document) if m.kind is PHRASE)
    assert (None if phrase.possessor is None else " ".join(phrase.possessor.words)) == possessor


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Jane Doe said so and added more.", ["said", "added"]),
        ("She will report it.", ["report"]),
        ("The report came late.", []),
        ("His claims and Doe's answer came late.", []),
        ("She claims it.", ["claims"]),
        ("In the reports nothing was stated.", ["stated"]),
        ("Nothing came of it.", []),
    ],
)
def test_verbs_of_saying(text: str, cues: list[str]) -> None:
    sentence = parsed(text).parsed_sentence(0)
    assert [sentence.words[c] for c in sentence.cues] == cues


def test_a_sentence_as_tokens() -> None:
    text = '"We go," Ms. Doe\'s aide said, "and we stay."'
    sentence = parsed(text).parsed_sentence(0)
    words = [w if w[0] != MASK else "…" for w in sentence.words]
    assert words == ["…", "Ms", ".", "Doe's", "aide", "said", ",", "…"]
    assert sentence.quoted == (0, 7)
    assert all(sentence.span.start <= s < sentence.span.end for s in sentence.starts)


def test_first_and_last_are_tokens_of_the_sentence() -> None:
    document = parsed("Then Sen. Jane Doe of Ohio said so.")
    name = next(m for m in mentions(document) if m.kind is NAME)
    words = document.parsed_sentence(0).words
    assert words[name.first : name.last + 1] == ("Sen", ".", "Jane", "Doe")
