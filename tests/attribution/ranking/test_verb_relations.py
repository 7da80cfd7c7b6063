"""How a mention is tied to a verb of saying, and how without one."""

import pytest

from index.attribution.names.mentions import Mention, ParsedSentence
from index.attribution.relations.verbless import verbless_relation
from index.attribution.relations.verbs import best_verb_relation, verb_relation
from tests.attribution.taken_apart import parsed


def at(text: str, words: str) -> tuple[ParsedSentence, Mention, int]:
    """The sentence, the mention, and the token of the quotation nearest to it (past the end where there is none)."""
    document = parsed(text)
    for index in range(len(document.sentences)):
        sentence = document.parsed_sentence(index)
        for mention in sentence.mentions:
            if mention.span.of(text) == words:
                quotes = sentence.quoted or (len(sentence.words),)
                return sentence, mention, min(quotes, key=lambda q: abs(q - mention.first))
    raise AssertionError(f"no mention {words!r}")


@pytest.mark.parametrize(
    ("text", "words", "verb", "relation"),
    [
        ('"We go," Jane Doe said.', "Jane Doe", "said", "subject"),
        ('"We go," Jane Doe has repeatedly said.', "Jane Doe", "said", "subject"),
        ('Jane Doe never said "we go."', "Jane Doe", "said", "subject"),
        ('"We go," said Jane Doe.', "Jane Doe", "said", "inverted"),
        ('"We go," said Acme bank economist Jane Doe.', "Jane Doe", "said", "inverted"),
        ('"We go," Jane Doe, a lawyer, said.', "Jane Doe", "said", "subject with aside"),
        ('"We go," Jane Doe (D-Ohio) said.', "Jane Doe", "said", "subject with aside"),
        ('"We go," Jane Doe — who left — said.', "Jane Doe", "said", "subject with aside"),
        ('Jane Doe was told that "we go."', "Jane Doe", "told", "passive subject"),
        ('"We go" was said by Jane Doe.', "Jane Doe", "said", "agent"),
        ('"We go," he told Jane Doe.', "Jane Doe", "told", "object"),
        ('Thomas Frank quotes Jane Doe: "We go."', "Thomas Frank", "quotes", "quoting"),
        ('Thomas Frank quotes Jane Doe: "We go."', "Jane Doe", "quotes", "quoted"),
        ('Then Jane Doe\'s aide said "we go."', "Jane Doe", "said", "possessor before verb"),
        ('Jane Doe stood up and said "we go."', "Jane Doe", "said", "subject near"),
        ('Jane Doe told us and added that "we go."', "Jane Doe", "told", "subject"),
    ],
)
def test_relations_to_a_verb(text: str, words: str, verb: str, relation: str) -> None:
    sentence, mention, quote = at(text, words)
    cue, found = best_verb_relation(sentence, mention, quote)
    assert cue is not None
    assert (sentence.words[cue], found) == (verb, relation)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ('John Roe, who works for Jane Doe, said "we go."', None),
        ('John Roe, who works, and Jane Doe said "we go."', "subject"),
    ],
)
def test_who_stands_in_an_aside_is_not_the_subject_behind_it(text: str, relation: str | None) -> None:
    sentence, mention, _ = at(text, "Jane Doe")
    assert verb_relation(sentence, mention, sentence.words.index("said")) == relation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('According to Jane Doe, "we go," he said.', "Jane Doe"),
        ('"We go," he said to Jane Doe.', "Jane Doe"),
        ('"We go," he said, and left for good with the whole of his old team and Jane Doe.', "Jane Doe"),
        ('They met Jane Doe near "The Circus" in Leeds.', "Jane Doe"),
    ],
)
def test_no_relation_to_any_verb(text: str, words: str) -> None:
    assert best_verb_relation(*at(text, words)) == (None, "")


def test_each_of_two_verbs_has_its_own_relation() -> None:
    sentence, mention, _ = at('Jane Doe told us and added that "we go."', "Jane Doe")
    told, added = sentence.cues
    assert (verb_relation(sentence, mention, told), verb_relation(sentence, mention, added)) == (
        "subject",
        "subject, verbs joined",
    )


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ('According to Jane Doe, "we go."', "Jane Doe", "according"),
        ('"We go," according to Jane Doe.', "Jane Doe", "according"),
        ('"We go," according to Acme analyst Jane Doe.', "Jane Doe", "according"),
        ('Jane Doe: "We go."', "Jane Doe", "label"),
        ('"We go." Jane Doe.', "Jane Doe", None),
        ('"We go" — Jane Doe, 1999', "Jane Doe", "signature"),
        ('They met Jane Doe in May: "We go."', "Jane Doe", "before colon"),
        ('"We go," Jane Doe said.', "Jane Doe", None),
        ('They met Jane Doe near "The Circus" in Leeds.', "Jane Doe", None),
    ],
)
def test_relations_without_a_verb(text: str, words: str, relation: str | None) -> None:
    assert verbless_relation(*at(text, words)) == relation
