"""Which words of an excerpt are shown where room is short: no lead-in that nobody needs, cut at sentence ends."""

import pytest

from bot.replies.shown_words import shown_words
from index import Span
from retrieval import Citation, Excerpt, ExcerptKind

NOWHERE = Citation(None, None, None, None, None, None)


def said(text: str, *quoted: str, answers: str | None = None, speaker: str | None = "Ana Roe") -> Excerpt:
    def place(words: str) -> Span:
        return Span(7 + text.index(words), 7 + text.index(words) + len(words))

    return Excerpt(
        text,
        "a.md",
        Span(7, 7 + len(text)),
        ExcerptKind.QUOTATION if speaker else ExcerptKind.PASSAGE,
        speaker,
        speaker,
        NOWHERE,
        0.9,
        quoted=tuple(map(place, quoted)),
        answers=place(answers) if answers else None,
    )


@pytest.mark.parametrize(
    ("lead_in", "words"),
    [
        ("The council sat late. ", "“We will pay,” said Ana Roe."),
        ("Ana Roe told the council: ", "“We will pay.”"),
        ("The vote is on Monday. Speaking before it, Ana Roe added, ", "“Taxes will not rise.”"),
    ],
)
def test_a_lead_in_that_nobody_needs_is_left_out(lead_in: str, words: str) -> None:
    inner = words[1 : words.index("”")]
    shown = shown_words(said(lead_in + words, inner), 600)
    assert shown.text == words
    assert (shown.begins, shown.ends, shown.apart) == (True, True, True)
    assert shown_words(said(lead_in + words, inner)).text == lead_in + words


@pytest.mark.parametrize(
    ("before", "kept", "words"),
    [
        # A pronoun that it resolves.
        ("", "The bridge is shut. ", "“It is far too old,” said Ana Roe."),
        ("", "Three schools will close. ", "“And they were good ones,” said Ana Roe."),
        ("", "The plan costs a million. ", "“But that is cheap,” said Ana Roe."),
        # A piece of the paper's sentence.
        ("", "Ana Roe called it ", "“a disaster” for the town."),
        ("", "Ana Roe said, ", "“we will pay” for it."),
        # What turns the words behind it.
        ("", "Ana Roe never said: ", "“We will pay.”"),
        ("", "Ana Roe did not write, ", "“We will pay.”"),
        ("", "Ana Roe denied having said: ", "“We will pay.”"),
        ("", "Ana Roe, quoting her father, said: ", "“We will pay.”"),
        ("The council sat late on Monday. ", "If she wins, Ana Roe said, ", "“We will pay.”"),
    ],
)
def test_a_lead_in_that_is_needed_stays(before: str, kept: str, words: str) -> None:
    inner = words[1 : words.index("”")]
    assert shown_words(said(before + kept + words, inner), 600).text == kept + words


def test_a_lead_in_that_answers_stays() -> None:
    text = "The mayor resigned on Friday. “We will pay,” said Ana Roe."
    shown = shown_words(said(text, "We will pay,", answers="The mayor resigned on Friday."), 600)
    assert shown.text == text


def test_of_nobody_s_words_nothing_is_left_out() -> None:
    text = "The council sat late. “We will pay,” somebody said."
    assert shown_words(said(text, speaker=None), 600).text == text


LONG = "“" + " ".join(f"This is the sentence with number {n} of the many." for n in range(1, 19)) + "”"


@pytest.mark.parametrize(("best", "first", "last"), [(1, 1, 4), (5, 5, 8), (18, 15, 18)])
def test_what_is_too_long_is_cut_at_the_ends_of_sentences_around_the_best(best: int, first: int, last: int) -> None:
    answering = f"This is the sentence with number {best} of the many."
    shown = shown_words(said(LONG, LONG[1:-1], answers=answering), 210)
    words = " ".join(f"This is the sentence with number {n} of the many." for n in range(first, last + 1))
    assert shown.text.strip("“”") == words
    assert (shown.begins, shown.ends) == (first == 1, last == 18)
    assert "".join(run.text for run in shown.runs if run.answering).strip("“” ") == answering


def test_a_sentence_that_is_too_long_is_left_behind_a_part_of_it() -> None:
    text = "“We pay for the schools, we pay for the roads, and we pay for the bridge that nobody uses.”"
    shown = shown_words(said(text, text[1:-1]), 60)
    assert shown.text == "“We pay for the schools, we pay for the roads,"
    assert not shown.ends
