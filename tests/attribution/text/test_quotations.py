"""Quotations of every kind: which words are quoted, and what only looks so."""

import pytest

from tests.attribution.said import said

JANE = "Jane Doe opened the meeting on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"We will win," Jane Doe said.', ("We will win,",)),
        ("“We will win,” Jane Doe said.", ("We will win,",)),
        ("''We will win,'' Jane Doe said.", ("We will win,",)),
        ("``We will win,'' Jane Doe said.", ("We will win,",)),
        ("„We will win“, Jane Doe said.", ("We will win",)),
        ("« We will win », Jane Doe said.", (" We will win ",)),
        ("'We will win,' Jane Doe said. 'They know it.'", ("We will win,", "They know it.")),
        ("‘We don’t lose,’ Jane Doe said.", ("We don’t lose,",)),
        ('"We will win," Jane Doe said. "They know it."', ("We will win,", "They know it.")),
        ('"We will," Jane Doe said, "win in May."', ("We will,", "win in May.")),
        ('Jane Doe said: "We will win."', ("We will win.",)),
        ('"He told me, \'Go home,\' and I went," Jane Doe said.', ("He told me, 'Go home,' and I went,",)),
        ("''He told me, 'Go home,''' Jane Doe said.", ("He told me, 'Go home,'",)),
        ("â€œWe will win,â€\x9d Jane Doe said.", ("We will win,",)),
        ("“We will win,“ Jane Doe said.", ("We will win,",)),
        ('He knew it. "We will win", Jane Doe said, not closing. "They know it', ("We will win", "They know it")),
    ],
)  # fmt: skip
def test_marks_of_every_kind(text: str, parts: tuple[str, ...]) -> None:
    assert [p.strip() for q, _ in said(text) for p in q] == [p.strip() for p in parts]


def test_a_quotation_split_by_its_attribution_is_one() -> None:
    assert said(JANE + '"We will win," Jane Doe said. "They know it."') == [
        (("We will win,", "They know it."), "Jane Doe")
    ]


def test_a_quotation_reopened_over_paragraphs_is_one() -> None:
    text = 'Jane Doe said, "We will win.\n\n"They know it. We know it too."\n\nThe meeting ended.'
    assert said(text) == [(("We will win.", "They know it. We know it too."), "Jane Doe")]


def test_marks_reopened_in_one_paragraph_without_a_close() -> None:
    text = (
        'The bank was busy. "We have seen a rise since the start of the year. "Fraud does not stop at borders," '
        "said Jane Doe, head of the bank's security."
    )
    assert said(text) == [
        (("We have seen a rise since the start of the year.", "Fraud does not stop at borders,"), "Jane Doe")
    ]


def test_pieces_of_one_sentence_are_one_mixed_quotation() -> None:
    text = "Jane Doe said the plan was “a very bad idea” that “nobody had thought through.”"
    assert said(text) == [(("a very bad idea", "nobody had thought through."), "Jane Doe")]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union met the Smiths' lawyer at six o'clock in the '90s.",
        "The board is 6'2\" by 4'1\" and costs $5.",
        "It's the firm's own fault, isn't it? The dogs' bowls were empty.",
        "She read ''War and Peace'' on the train.",
        "He met William “Bill” Smith at the station.",
        'They went to see "The Great Dictator" in Berlin.',
    ],
)
def test_apostrophes_titles_and_nicknames_are_nobodys_words(text: str) -> None:
    assert all(speaker is None for _, speaker in said(text))


def test_quotation_in_a_headline_and_in_front_matter() -> None:
    headline = "Doe: ‘We Will Win’ in May\n\nJane Doe spoke to the members on Monday evening in Leeds."
    assert said(headline) == [(("We Will Win",), "Jane Doe")]
    matter = '---\ntitle: "Doe: ‘We Will Win’ in May"\n---\n\nJane Doe spoke to the members on Monday.'
    assert [parts for parts, _ in said(matter)] == [("We Will Win",)]


def test_transcript_labels_name_the_speaker() -> None:
    met = "Jane Doe and John Roe met the members on Monday evening in Leeds."
    text = f"{met}\n\nDOE: “We will win in May.”\n\nRoe: “I doubt that very much.”"
    assert said(text) == [(("We will win in May.",), "Jane Doe"), (("I doubt that very much.",), "John Roe")]


def test_posts_belong_to_their_author_and_markup_is_no_quotation() -> None:
    text = (
        "Martin O'Malley answered on Monday.\n\n"
        '<tweet pic="" author="MartinOMalley" tweet_id="672">Enough is enough.</tweet>\n\n'
        "We will win — Jane Doe (@janedoe) May 3, 2016"
    )
    assert said(text) == [(("Enough is enough.",), "Martin O'Malley"), (("We will win",), "Jane Doe")]
