"""What a receipt tells later, over a real index: reindexed, changed, removed, restored, moved, corrected."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from index import NoQuotation, Placed, Span
from retrieval import Answer, NotAReceipt, Retriever
from tests.index.corrections.newsroom import SAID, Newsroom, place_of, speaker

QUESTION = "what did Solberg say about the ferry?"
FERRY = SAID[0]


@dataclass
class Receipts:
    """A newsroom whose retriever stays open, and the receipt of an answer that it gave."""

    newsroom: Newsroom
    retriever: Retriever
    answer: Answer

    @property
    def receipt(self) -> str:
        assert self.answer.receipt is not None
        return self.answer.receipt

    def write(self, name: str, *sentences: str) -> None:
        self.newsroom.write(name, *sentences)
        self.newsroom.index()

    def told(self) -> tuple[bool, str, bool | None, str | None, str | None]:
        """Whether it stands; and of the one excerpt its state, whether the document changed, its speaker."""
        verification = self.retriever.verify(self.receipt)
        (one,) = verification.excerpts
        now = one.excerpt.speaker if one.excerpt else None
        return verification.stands, one.state.value, one.document_changed, one.speaker and one.speaker.value, now


@pytest.fixture
def kept(tmp_path: Path, slow: None) -> Iterator[Receipts]:
    newsroom = Newsroom(tmp_path)
    newsroom.write("a.md", *SAID[:3])
    newsroom.write("b.md", *SAID[3:])
    newsroom.index()
    with newsroom.open() as retriever:
        answer = retriever.ask(QUESTION, limit=1)
        assert [(e.text, e.speaker) for e in answer.excerpts] == [(FERRY, "Ingrid Solberg")]
        yield Receipts(newsroom, retriever, answer)


def test_it_stands_as_it_was(kept: Receipts) -> None:
    assert kept.told() == (True, "stands", False, "same", "Ingrid Solberg")
    verification = kept.retriever.verify(kept.receipt)
    assert verification.same_generation
    assert verification.same_rules
    (one,) = verification.excerpts
    assert one.excerpt is not None
    assert (one.document, one.excerpt.text, one.excerpt.span) == ("a.md", FERRY, kept.answer.excerpts[0].span)
    assert one.excerpt.citation == kept.answer.excerpts[0].citation


def test_it_holds_no_word_no_name_and_no_path(kept: Receipts) -> None:
    body = base64.urlsafe_b64decode(kept.receipt.removeprefix("PQR1.") + "==")
    for secret in ("ferry", "Solberg", "a.md", "what did"):
        assert secret.encode() not in body
        assert secret not in kept.receipt


def test_it_stands_after_a_reindex_and_after_a_rebuild(kept: Receipts) -> None:
    kept.write("c.md", "Nothing of it.")
    assert kept.told() == (True, "stands", False, "same", "Ingrid Solberg")
    assert not kept.retriever.verify(kept.receipt).same_generation
    kept.newsroom.index(rebuild=True)
    assert kept.told() == (True, "stands", False, "same", "Ingrid Solberg")


def test_another_index_of_the_same_number_is_another(kept: Receipts) -> None:
    verification = kept.retriever.verify(kept.receipt)
    assert verification.same_generation
    assert not replace(verification, published_at=verification.published_at.replace(year=1999)).same_generation


def test_a_document_that_changed_elsewhere(kept: Receipts) -> None:
    kept.write("a.md", "A sentence before.", *SAID[:3])
    assert kept.told() == (True, "changed", True, "same", "Ingrid Solberg")
    (one,) = kept.retriever.verify(kept.receipt).excerpts
    assert one.excerpt is not None
    before = kept.answer.excerpts[0].span
    assert one.excerpt.text == FERRY
    assert one.excerpt.span == Span(before.start + 20, before.end + 20)
    assert one.excerpt.citation.paragraph == 2


def test_words_that_are_broken_over_lines_otherwise_are_the_same_words(kept: Receipts) -> None:
    kept.write("a.md", FERRY.replace("will sail", "will\nsail"), *SAID[1:3])
    assert kept.told()[:3] == (True, "changed", True)


@pytest.mark.parametrize(
    "change", [("Monday", "Sunday"), ("will", "will not"), ("said Ingrid", "said\u00a0Anna"), (".", "!")]
)
def test_words_that_are_gone(kept: Receipts, change: tuple[str, str]) -> None:
    kept.write("a.md", FERRY.replace(*change), *SAID[1:3])
    assert kept.told() == (False, "words_gone", True, None, None)
    (one,) = kept.retriever.verify(kept.receipt).excerpts
    assert one.document == "a.md"


def test_a_document_that_was_removed_and_put_back(kept: Receipts) -> None:
    (kept.newsroom.sources / "a.md").unlink()
    kept.newsroom.index()
    assert kept.told() == (False, "document_removed", None, None, None)
    kept.write("a.md", *SAID[:3])
    assert kept.told() == (True, "stands", False, "same", "Ingrid Solberg")


def test_a_file_under_another_name_is_the_same_document(kept: Receipts) -> None:
    (kept.newsroom.sources / "a.md").rename(kept.newsroom.sources / "moved.md")
    kept.newsroom.index()
    assert kept.told() == (True, "stands", False, "same", "Ingrid Solberg")
    assert kept.retriever.verify(kept.receipt).excerpts[0].document == "moved.md"


def test_a_correction_of_the_speaker_is_told_and_taking_it_back_too(kept: Receipts) -> None:
    mended = kept.newsroom.correct(kept.retriever, speaker(kept.retriever, "a.md", "ferry", "Hanna Lindqvist"))
    assert kept.told() == (False, "stands", False, "changed", "Hanna Lindqvist")
    assert kept.retriever.verify(kept.receipt).excerpts[0].speaker_then == "Ingrid Solberg"
    kept.newsroom.corrections.remove(mended.id)
    assert kept.told() == (True, "stands", False, "same", "Ingrid Solberg")


def test_words_that_are_nobodys_now(kept: Receipts) -> None:
    kept.newsroom.correct(kept.retriever, speaker(kept.retriever, "a.md", "ferry", None))
    assert kept.told() == (False, "stands", False, "changed", None)


def test_words_that_are_no_quotation_any_more(kept: Receipts) -> None:
    correction = NoQuotation(place_of(kept.retriever, "a.md", "ferry"))
    assert isinstance(correction, Placed)
    kept.newsroom.correct(kept.retriever, correction)
    assert kept.told() == (False, "stands", False, "changed", None)


def test_a_speaker_who_was_mended_before_is_the_same_still(kept: Receipts) -> None:
    kept.newsroom.correct(kept.retriever, speaker(kept.retriever, "a.md", "ferry", "Hanna Lindqvist"))
    answer = kept.retriever.ask("what did Lindqvist say about the ferry?", limit=1)
    assert answer.receipt is not None
    assert kept.retriever.verify(answer.receipt).stands


def test_a_speaker_who_gets_a_fuller_name_is_told_as_that(kept: Receipts) -> None:
    kept.write("d.md", '"The lighthouse is dark," said Omondi.')
    answer = kept.retriever.ask("what did Omondi say about the lighthouse?", limit=1)
    assert answer.receipt is not None
    kept.write("e.md", '"The lamp is lit," said Wanjiru Omondi.', '"It is bright," said Omondi.')
    verification = kept.retriever.verify(answer.receipt)
    (one,) = verification.excerpts
    assert one.excerpt is not None
    assert (one.excerpt.speaker, one.speaker and one.speaker.value) == ("Wanjiru Omondi", "renamed")
    assert verification.stands


def test_words_that_stand_twice_are_those_of_the_same_speaker(kept: Receipts) -> None:
    twice = '"Yes, I will," said {}.'
    kept.write("y.md", twice.format("Amara Okafor"), SAID[1])
    answer = kept.retriever.ask('is this real: "Yes, I will"?', limit=1)
    assert answer.receipt is not None
    kept.write("y.md", "One.", twice.format("Amara Okafor"), "More.", twice.format("Amara Okafor"))
    (one,) = kept.retriever.verify(answer.receipt).excerpts
    assert one.stands
    assert one.excerpt is not None
    assert one.excerpt.speaker == "Amara Okafor"


def test_every_excerpt_of_a_receipt_is_told_by_itself(kept: Receipts) -> None:
    answer = kept.retriever.ask("what did Solberg say?", limit=5)
    assert answer.receipt is not None
    assert {e.document for e in answer.excerpts} == {"a.md", "b.md"}
    kept.write("b.md", SAID[4])
    verification = kept.retriever.verify(answer.receipt)
    states = {e.document: (e.state.value, e.stands) for e in verification.excerpts}
    assert states == {"a.md": ("stands", True), "b.md": ("words_gone", False)}
    assert not verification.stands


def test_a_silence_has_no_receipt(kept: Receipts) -> None:
    for question in ("what did Solberg say about quantum gravity?", "what did Nobody Known say?", "hello"):
        answer = kept.retriever.ask(question)
        assert (answer.answered, answer.receipt) == (False, None)


def test_what_is_no_receipt_is_refused_before_anything_is_read(kept: Receipts) -> None:
    with pytest.raises(NotAReceipt):
        kept.retriever.verify("PQR1.nonsense")


def test_what_was_shown_is_cut_again_with_a_receipt_of_its_own(kept: Receipts) -> None:
    (shown,) = kept.answer.excerpts
    cited = kept.retriever.cite_again("a.md", shown.span, shown.quoted[0].start)
    assert cited is not None
    assert (cited.excerpt.text, cited.excerpt.speaker, cited.excerpt.citation) == (FERRY, shown.speaker, shown.citation)
    assert cited.receipt == kept.receipt
    assert kept.retriever.cite_again("a.md", Span(0, 10_000), None) is None
    assert kept.retriever.cite_again("gone.md", shown.span, None) is None
    nobodys = kept.retriever.cite_again("a.md", shown.span, None)
    assert nobodys is not None
    assert nobodys.excerpt.speaker is None
    assert kept.retriever.verify(nobodys.receipt).excerpts[0].speaker is None
