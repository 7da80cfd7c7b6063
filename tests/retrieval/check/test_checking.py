"""Checking a quotation against the coverage: its words first, then who said them."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Difference, Retriever, Verdict
from retrieval.check.claim import read_claim

OFFER = "We have offered everything that the company can afford"


@pytest.mark.parametrize(
    "text",
    [
        OFFER,
        f"“{OFFER}.”",
        OFFER.upper(),
        "we have  offered\neverything that\u00a0the company can afford",
        "It's not popular -- it is necessary",
        "It’s not popular – it is necessary.",
        "A toll of $5 is the price of … another fifty years",
        "A toll of $5 is the price ... of keeping this bridge open",
        "A toll of $5 [...] another fifty years",
        "[A] toll of $5 is the price of keeping this bridge open",
        "[S]he can't look them in the eye",
        "She can't look them in the eye [sic]",
        "She can't look them in the eye [laughter], [applause]",
        "I've already lost my job, so I take the bus",
        "I've lost my job ... so I take the bus".replace("I've lost", "I've [already] lost"),
        "The talks are going nowhere, and the winter will be long",  # its attribution left out
        "We have offered everything that the company can afford. Nobody should be told to work fourteen hours",
        "not before Easter".replace("not", "will not end"),  # the paper's own words stand in the coverage too
    ],
)
def test_exact_but_for_typing(retriever: Retriever, text: str) -> None:
    check = retriever.check(text)
    assert (check.verdict, check.differences) == (Verdict.EXACT, ())


@pytest.mark.parametrize(
    ("text", "differences"),
    [
        ("We have offered everything that the union can afford", [("union", "company")]),
        ("We have offered everything the company can afford", [("", "that")]),
        ("We have already offered everything that the company can afford", [("already", "")]),
        ("Nobody should be told to work forty hours without a break", [("forty", "fourteen")]),
        ("A toll of $50 is the price of keeping this bridge open", [("50", "5")]),
        ("It's popular — it is necessary", [("", "not")]),
        (
            "A toll of $5 is the price of keeping this bridge open. I would rather lose an election than a bridge.",
            [
                (
                    "",
                    'for another fifty years," Mayor Hanna Lindqvist told the council. '
                    "\"It's not popular — it is necessary",
                )
            ],
        ),
        ("But the banks know it, and the money is simply not there", [("the banks know it, and", "")]),
        ("She can look them in the eye", [("can", "can't")]),
        ("It is [not] necessary", [("not", "")]),
        ("She can't look [the deckhands] in the eye", [("the deckhands", "them")]),
        ("[He] can't look them in the eye [sic]", [("He", "She")]),
        ("A toll of $5 [million] is the price of keeping this bridge open", [("million", "")]),
    ],
)
def test_near_with_what_differs(retriever: Retriever, text: str, differences: list[tuple[str, str]]) -> None:
    check = retriever.check(text)
    found = tuple(Difference(*pair) for pair in differences)
    assert (check.verdict, check.differences) == (Verdict.NEAR, found)


@pytest.mark.parametrize(
    "text",
    [
        "The company has put all it is able to pay on the table",  # a paraphrase
        "Government is not the solution to our problem; government is the problem.",
        "Mayor Lindqvist will resign if the bridge has to close before next summer",
        "",
        "…",
        "¡!",
        "xyzzy",
    ],
)
def test_not_found(retriever: Retriever, text: str) -> None:
    check = retriever.check(text, "Ingrid Solberg")
    assert (check.verdict, check.speaker, check.differences) == (Verdict.NOT_FOUND, None, ())


def test_nearest_is_shown_as_such(retriever: Retriever) -> None:
    check = retriever.check("Mayor Lindqvist will resign if the bridge has to close before next summer")
    assert check.verdict is Verdict.NOT_FOUND
    assert check.excerpt is not None
    assert check.excerpt.score == 0
    assert check.excerpt.text == (
        '"A toll of $5 is the price of keeping this bridge open for another fifty years," '
        "Mayor Hanna Lindqvist told the council."
    )


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("Ingrid Solberg", Verdict.EXACT),
        ("Solberg", Verdict.EXACT),
        ("Ms. Ingrid Solberg", Verdict.EXACT),
        ("ingrid solburg", Verdict.EXACT),
        (None, Verdict.EXACT),
        ("", Verdict.EXACT),
        ("Tomas Reyes", Verdict.MISATTRIBUTED),
        ("Hanna Lindqvist", Verdict.MISATTRIBUTED),
        ("Tim Cook", Verdict.MISATTRIBUTED),  # nobody in the coverage
    ],
)
def test_who_said_it(retriever: Retriever, claimed: str | None, verdict: Verdict) -> None:
    check = retriever.check(OFFER, claimed)
    assert (check.verdict, check.speaker) == (verdict, "Ingrid Solberg")


def test_nearly_these_words_of_somebody_else(retriever: Retriever) -> None:
    check = retriever.check("We have offered everything that the union can afford", "Tomas Reyes")
    assert check.verdict is Verdict.MISATTRIBUTED
    assert check.differences == (Difference("union", "company"),)


def test_the_papers_own_words_contradict_nobody(retriever: Retriever) -> None:
    assert retriever.check("The island's council voted for a bridge toll", "Hanna Lindqvist").verdict is Verdict.EXACT


def test_the_excerpt_is_the_words_with_their_sentences(retriever: Retriever, coverage: Path) -> None:
    excerpt = retriever.check("the price of keeping this bridge open").excerpt
    assert excerpt is not None
    assert excerpt.text == (
        '"A toll of $5 is the price of keeping this bridge open for another fifty years," Mayor Hanna Lindqvist told '
        'the council. "It\'s not popular — it is necessary. I would rather lose an election than a bridge."'
    )
    assert excerpt.text == excerpt.span.of((coverage / "council.md").read_text(encoding="utf-8"))
    assert (excerpt.document, excerpt.citation.outlet) == ("council.md", "The Island Gazette")


def test_a_check_names_its_generation_and_time(retriever: Retriever) -> None:
    check = retriever.check(OFFER)
    assert check.generation == retriever.published().generation
    assert 0 < check.elapsed_ms < 1000


WORDS = OFFER.split()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WORDS) - 1), st.sampled_from(["", "ships", "never", "company", "42", "x"]))
def test_never_exact_where_a_word_differs(retriever: Retriever, at: int, word: str) -> None:
    changed = [*WORDS[:at], *([word] if word else []), *WORDS[at + 1 :]]
    if changed == WORDS or (not word and at in (0, len(WORDS) - 1)):
        return
    assert retriever.check(" ".join(changed)).verdict is not Verdict.EXACT


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.none() | st.text(max_size=20))
def test_any_text_gets_a_verdict(retriever: Retriever, text: str, speaker: str | None) -> None:
    check = retriever.check(text, speaker)
    assert check.text == text
    assert check.excerpt is None or 0 < len(check.excerpt.text) <= 900


@given(st.text(max_size=200))
def test_words_of_a_claim_are_where_it_says(text: str) -> None:
    words = read_claim(text).words
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


QUOTED = (OFFER, "A toll of $5 is the price of keeping this bridge open for another fifty years", "It's not popular")
OTHER = st.sampled_from(["ships", "never", "not", "-5", "42", "[not]", "[42]", "€", "%", "[the union]"])


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(QUOTED), st.data())
def test_a_word_put_in_is_never_exact(retriever: Retriever, quoted: str, data: st.DataObject) -> None:
    """Words, numbers, negations, signs, currency marks, and all of them in an editor's brackets."""
    words = quoted.split()
    at = data.draw(st.integers(0, len(words)))
    changed = [*words[:at], data.draw(OTHER), *words[at + data.draw(st.sampled_from([0, 1])) :]]
    if " ".join(changed).replace("[not]", "not") == quoted:
        return
    assert retriever.check(" ".join(changed)).verdict is not Verdict.EXACT


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(QUOTED), st.data())
def test_what_differs_in_typing_is_always_exact(retriever: Retriever, quoted: str, data: st.DataObject) -> None:
    blank = data.draw(st.sampled_from([" ", "\u00a0", "  ", "\n"]))
    typed = data.draw(st.sampled_from([quoted, quoted.upper(), quoted.lower()])).replace(" ", blank)
    marks = [("", ""), ('"', '"'), ("“", ".”"), ("«", "»"), ("'", "'"), ("「", "」")]
    opening, closing = data.draw(st.sampled_from(marks))
    assert retriever.check(f"{opening}{typed}{closing}").verdict is Verdict.EXACT


@pytest.mark.parametrize("sign", ["°", "‰", "±", "×", "≈", "≥", "¢", "₹", "<", ">", "~"])
def test_a_sign_at_a_number_is_never_typing(retriever: Retriever, sign: str) -> None:
    """A bound or another currency is another statement."""
    check = retriever.check(f"A toll of {sign}5 is the price of keeping this bridge open")
    assert (check.verdict, check.differences) == (Verdict.NEAR, (Difference(sign, "$"),))


def test_a_tenth_is_never_typing(retriever: Retriever) -> None:
    check = retriever.check("A toll of .5 is the price of keeping this bridge open")
    assert (check.verdict, check.differences) == (Verdict.NEAR, (Difference(".5", "$5"),))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *((f"or {sign}5", ["or", sign, "5"]) for sign in "°‰±×≈≥¢₹<>~"),
        *((f"or 5{sign} more", ["or", "5", sign, "more"]) for sign in "°‰±×≈≥¢₹"),
        *((f"or 5{sign} more", ["or", "5", "more"]) for sign in "<>~."),  # of typesetting, where no number follows
        ("or .5", ["or", ".5"]),
        ("a ≠ b", ["a", "≠", "b"]),
        ("a = b", ["a", "=", "b"]),
        ("<b>5</b> tolls", ["b", "5", "b", "tolls"]),
        ("> 5 tolls", ["5", "tolls"]),
        ("~~5~~ tolls", ["5", "tolls"]),
        ("...5 tolls", ["5", "tolls"]),
    ],
)
def test_signs_that_are_words(text: str, words: list[str]) -> None:
    assert [word.text for word in read_claim(text).words] == words


def test_thousands_of_ellipses_take_no_time(retriever: Retriever) -> None:
    """As long as a question may be; each stretch between them was looked up, which took forty seconds."""
    begun = time.process_time()
    assert retriever.check("...a " * 3_200).verdict is Verdict.NOT_FOUND
    assert retriever.check(f"{OFFER} ... " * 250).verdict is not Verdict.EXACT
    assert time.process_time() - begun < 5
