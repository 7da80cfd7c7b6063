"""Who says a quotation, as a page names them."""

import pytest

from bot.replies.serving import voice
from index import Certainty, QuotationKind, Span
from retrieval import SpokenQuotation


@pytest.mark.parametrize(
    ("speaker", "certainty", "corrected", "words"),
    [
        ("Ada Byron", Certainty.NAMED, None, "Ada Byron"),
        ("Ada Byron", Certainty.CONCLUDED, None, "Ada Byron, as we read it"),
        ("Ada Byron", Certainty.NAMED, "3fa2", "Ada Byron, as corrected here"),
        (None, Certainty.OPEN, None, "speaker open"),
        (None, Certainty.OPEN, "3fa2", "speaker open, as corrected here"),
    ],
)
def test_whose_words(speaker: str | None, certainty: Certainty, corrected: str | None, words: str) -> None:
    kind = QuotationKind.DIRECT
    quotation = SpokenQuotation("a.md", Span(0, 1), "x", ("x",), kind, speaker, None, None, 0.9, certainty, corrected)
    assert voice(quotation) == words
