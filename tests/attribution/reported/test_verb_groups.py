"""A verb with its auxiliaries: where it begins, what stands left of it, what the auxiliaries say."""

import pytest

from index.attribution.reported.verb_groups import verb_group
from tests.attribution.reported.reading_words import at, tokens, words_of


@pytest.mark.parametrize(
    ("text", "verb", "group", "before", "flags"),
    [
        ("The mayor said so .", "said", "said", "mayor", set()),
        ("The mayor has said so .", "said", "has said", "mayor", {"perfect"}),
        ("The mayor has repeatedly said so .", "said", "has repeatedly said", "mayor", {"perfect"}),
        ("The mayor did not say so .", "say", "did not say", "mayor", {"do", "negated"}),
        ("The mayor didn't say so .", "say", "didn't say", "mayor", {"negated"}),
        ("The mayor never said so .", "said", "never said", "mayor", {"negated"}),
        ("The mayor not only said so .", "said", "not only said", "mayor", set()),
        ("The mayor would say so .", "say", "would say", "mayor", {"modal"}),
        ("The mayor won't say so .", "say", "won't say", "mayor", {"modal", "negated"}),
        ("The mayor was told so .", "told", "was told", "mayor", {"be"}),
        ("The mayor has been told so .", "told", "has been told", "mayor", {"be", "perfect"}),
        ("The mayor went on to say so .", "say", "to say", "on", {"infinitive"}),
        ("The mayor on Tuesday said so .", "said", "said", "mayor", {"time"}),
        ("The mayor last week said so .", "said", "said", "mayor", {"time"}),
        ("The mayor, however, said so .", "said", "said", "mayor", set()),
        ("He's saying so .", "saying", "saying", "He's", {"be"}),
        ("They've said so .", "said", "said", "They've", {"perfect"}),
        ("We'd say so .", "say", "say", "We'd", {"modal"}),
        ("They'll say so .", "say", "say", "They'll", {"modal"}),
        ("They left and both have said so .", "said", "have said", "both", {"perfect"}),
        ("They both have said so .", "said", "both have said", "They", {"perfect"}),
        ("Said the mayor .", "Said", "Said", None, set()),
    ],
)
def test_verb_groups(text: str, verb: str, group: str, before: str | None, flags: set[str]) -> None:
    words = words_of(text)
    found = verb_group(words, at(words, verb))
    assert tokens(words, found.first, found.verb) == group
    assert (words.raw[found.before] if found.before >= 0 else None) == before
    assert found.flags == flags
