"""Reports without a verb: "according to X", "in X's view", and whose a claim is."""

import pytest

from index.attribution.reported.according_to import according_to, in_the_view_of, last_word, owner_before
from tests.attribution.reported.reading_words import at, tokens, words_of


def parts(text: str) -> list[tuple[str | None, str, str]]:
    words = words_of(text)
    low = "according" if "according" in words.low else "in"
    reader = according_to if low == "according" else in_the_view_of
    return [
        (None if p.source is None else p.source.of(text), p.cue.of(text), p.content.of(text))
        for p in reader(words, words.low.index(low))
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("According to the firm, it rained .", "the firm", "According to", "it rained"),
        ("But according to the firm, it rained .", "the firm", "according to", "it rained"),
        ("It rained, according to the firm .", "the firm", "according to", "It rained"),
        ("It rained according to the firm .", "the firm", "according to", "It rained"),
        ("It rained, according to the firm, and froze .", "the firm", "according to", "It rained"),
        ("It rained, according to a man who left .", "a man", "according to", "It rained"),
        ("It rained, according to Jane Doe and John Roe .", "Jane Doe and John Roe", "according to", "It rained"),
        ("And it rained, according to Doe's report .", "Doe's report", "according to", "it rained"),
        ("According to Jane Doe, the leader of the council, it rained .", "Jane Doe", "According to", "it rained"),
        ("According to Doe, who runs the depot, it rained .", "Doe", "According to", "it rained"),
        (
            "According to Doe, the plan, which cost much, is dead .",
            "Doe",
            "According to",
            "the plan, which cost much, is dead",
        ),
        ("According to the firm, the mayor, a fool, left .", "the firm", "According to", "the mayor, a fool, left"),
        ("In Ms. Reyes's view, it rained .", "Ms. Reyes", "In", "it rained"),
        ("In the firm’s opinion, it rained .", "the firm", "In", "it rained"),
        ("In her words, it rained .", "her", "In", "it rained"),
    ],
)
def test_whose_report_it_is(text: str, source: str, cue: str, content: str) -> None:
    (found,) = parts(text)
    assert (found[0], found[2]) == (source, content)
    assert found[1].startswith(cue)


@pytest.mark.parametrize(
    "text",
    [
        "According to the firm .",
        "According to the firm it rained .",
        "“It rained,” according to the firm .",
        "In Leeds, it rained .",
        "In view of the rain, we left .",
        "In her view, “it rained.”",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize(
    ("text", "noun", "owner"),
    [
        ("They heard his claim .", "claim", "his"),
        ("They heard Trump's claim .", "claim", "Trump's"),
        ("They heard Jane Doe’s latest claim .", "claim", "Jane Doe’s"),
        ("They heard the bank's claim .", "claim", "the bank's"),
        ("They heard the claim .", "claim", None),
        ("They heard of claim .", "claim", None),
    ],
)
def test_whose_claim_it_is(text: str, noun: str, owner: str | None) -> None:
    words = words_of(text)
    found = owner_before(words, at(words, noun))
    assert (None if found is None else tokens(words, found.first, found.last)) == owner


@pytest.mark.parametrize(("text", "last"), [("It rained .", "rained"), ("Did it rain ? !", "rain"), ("So", "So")])
def test_the_last_word_of_a_sentence(text: str, last: str) -> None:
    words = words_of(text)
    assert words.raw[last_word(words, len(words) - 1)] == last
