"""Where a noun phrase ends, which token is its head, and what a possessive name owns."""

import pytest

from index.attribution.names.noun_phrases import is_head, opens_phrase, owned_end, phrase_end


@pytest.mark.parametrize(
    ("word", "opens"),
    [
        ("the", True), ("A", True), ("one", True), ("another", True), ("his", True), ("officials", True),
        ("Spokesman", True), ("Doe", False), ("said", False), (",", False), ("campaign", False),
    ],
)  # fmt: skip
def test_what_opens_a_phrase(word: str, opens: bool) -> None:
    assert opens_phrase(word) is opens


@pytest.mark.parametrize(
    ("words", "phrase", "head"),
    [
        ("the senator said so", "the senator", "senator"),
        ("a senior campaign official said so", "a senior campaign official", "official"),
        ("a spokesman for the campaign said so", "a spokesman for the campaign", "spokesman"),
        ("the chairman of the House Armed Services Committee said so",
         "the chairman of the House Armed Services Committee", "chairman"),
        ("engineer Jane Doe of the water board said so", "engineer Jane Doe", "Doe"),
        ("the engineer Jane Doe of the board said so", "the engineer Jane Doe", "Doe"),
        ("the engineer of the water board said so", "the engineer of the water board", "engineer"),
        ("an aide who left said so", "an aide", "aide"),
        ("one of the aides said so", "one of the aides", "aides"),
        ("another said so", "another", "another"),
        ("officials said so", "officials", "officials"),
        ("officials now disagree", "officials", "officials"),
        ("critics fear the move", "critics", "critics"),
        ("student leaders came", "student leaders", "leaders"),
        ("some Democrats now doubt it", "some Democrats", "Democrats"),
        ("one Republican involved in it", "one Republican", "Republican"),
        ("the Washington Post reports it", "the Washington Post", "Post"),
        ("the Doe campaign reports it", "the Doe campaign", "campaign"),
        ("a spokesman for Platte River declined", "a spokesman for Platte River", "spokesman"),
        ("the company, which left, said so", "the company", "company"),
        ("the campaign spokesman said so", "the campaign spokesman", "spokesman"),
        ("his lawyers wrote a report", "his lawyers", "lawyers"),
    ],
)  # fmt: skip
def test_a_phrase_with_its_head(words: str, phrase: str, head: str) -> None:
    tokens = words.replace(",", " ,").split()
    found = phrase_end(tokens, 0)
    assert found is not None
    last, at = found
    assert (" ".join(tokens[: last + 1]), tokens[at]) == (phrase, head)


@pytest.mark.parametrize("words", ["the", "his ,", "that Monday said", "this is so"])
def test_a_determiner_alone_opens_none(words: str) -> None:
    assert phrase_end(words.split(), 0) is None


@pytest.mark.parametrize(
    ("words", "owned"),
    [
        ("Trump campaign said so", "campaign"),
        ("Trump campaign manager said so", "campaign manager"),
        ("Trump new press secretary told us", "new press secretary"),
        ("Trump said so", None),
        ("Trump Michael Cohen said so", None),
        ("Trump lawyer Michael Cohen said so", None),
        ("Trump", None),
    ],
)
def test_what_a_possessive_name_owns(words: str, owned: str | None) -> None:
    tokens = words.split()
    last = owned_end(tokens, 0)
    assert (None if last is None else " ".join(tokens[1 : last + 1])) == owned


@pytest.mark.parametrize(
    ("word", "head"), [("senator", True), ("campaign", True), ("statement", True), ("table", False), ("said", False)]
)
def test_heads_are_nouns_of_persons_and_organisations(word: str, head: bool) -> None:
    assert is_head(word) is head
