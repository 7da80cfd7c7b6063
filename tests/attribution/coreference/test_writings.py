"""Whose words a letter, an email, an ad or a statement speaks."""

import pytest

from tests.attribution.said import said

_LEAK = "The committee published the papers on Monday after a long quarrel over what they showed.\n\n"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "An email was sent by the mill's director, Agnes Holt, to all members. The email said, “We will close.”",
            "Agnes Holt",
        ),
        (
            _LEAK + "The email, released by Acme Watch, was sent at 7:19 p.m. by then-chief of staff Peter Holt.\n\n"
            "“We are ready to leave,” it reads.\n\n“They are all on their way,” it said.",
            "Peter Holt",
        ),
        (
            "The Holt campaign sent a fundraising email on Monday.\n\n“Friend, let me be blunt,” the email read. "
            "Nora Holt is a candidate.",
            "Nora Holt's campaign",
        ),
        ("Nora Holt issued a statement on Friday. The statement read: “The mill stays open.”", "Nora Holt"),
        ("On Friday, Nora Holt issued a statement saying that the mill was “a jewel of the county.”", "Nora Holt"),
    ],
)
def test_a_writing_speaks_for_who_sent_it(text: str, author: str) -> None:
    assert {speaker for _, speaker in said(text)} == {author}


def test_a_writing_of_which_nobody_is_told_to_have_sent_it_stays_open() -> None:
    text = "Nora Holt opened the mill on Monday. A leaflet lay about. “Go home,” the leaflet said."
    assert [speaker for _, speaker in said(text)] == [None]
