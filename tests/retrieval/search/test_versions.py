"""Versions of a story: which documents are some, which is newer, which is cited first."""

import datetime
import random
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from index import Kind, StoredDocument
from retrieval.search.versions import Versions, told_words

EARLIER, LATER = datetime.date(2022, 5, 10), datetime.date(2022, 5, 13)
WORDS = [f"word{number}" for number in range(500)]
STORY = " ".join(random.Random(1).choices(WORDS, k=200))
OTHER = " ".join(random.Random(2).choices(WORDS, k=200))


def stored(
    number: int,
    words: int = 100,
    *,
    outlet: str | None = None,
    date: datetime.date | None = None,
    url: str | None = None,
    kind: Kind = Kind.HTML,
) -> StoredDocument:
    return StoredDocument(number, f"{number}", "Title", outlet, None, date, url, words, None, kind)


@dataclass
class FakeTexts:
    documents: Mapping[int, StoredDocument]
    texts: Mapping[int, str]

    def text(self, document_id: int) -> str:
        return self.texts[document_id]


def versions(*documents: StoredDocument, texts: Mapping[int, str] | None = None) -> Versions:
    return Versions(FakeTexts({d.id: d for d in documents}, texts or {}))


PRINT = stored(1, 100)
KNOWN = stored(2, 95, outlet="Star", date=EARLIER, url="https://star.example/1")
UPDATE = stored(3, 110, outlet="Star", date=LATER, url="https://star.example/1")
WIRE = stored(4, 60, outlet="Wire", date=LATER, url="https://wire.example/2")
MAIL = stored(5, 400, outlet="Star", date=LATER, url="https://star.example/3", kind=Kind.MAIL)


@pytest.mark.parametrize(
    ("documents", "first"),
    [
        ([PRINT], 1),
        ([PRINT, KNOWN], 2),  # as full, and it says where it is from
        ([KNOWN, UPDATE], 3),  # the newer
        ([WIRE, PRINT], 1),  # a part, however well it is known
        ([WIRE, KNOWN, PRINT], 2),
        ([MAIL, PRINT], 1),  # other stories are in it
        ([MAIL, WIRE], 4),
        ([MAIL], 5),
        ([PRINT, stored(6, 100)], 1),  # of equals the first
        ([stored(6, 100), PRINT], 6),
    ],
)
def test_the_fullest_known_newest_is_cited_first(documents: list[StoredDocument], first: int) -> None:
    assert versions(*documents).fullest([d.id for d in documents]) == first


@pytest.mark.parametrize(
    ("other", "one_story"),
    [
        (STORY, True),
        (STORY[: len(STORY) // 2], True),  # shortened
        (f"{STORY} {OTHER}", True),  # gone on with
        (f"{STORY[: len(STORY) // 4]} {OTHER}", False),  # what both tell of the past
        (OTHER, False),
        ("word1 word2", False),
        ("", False),
    ],
)
def test_versions_have_most_of_the_shorter_one_s_words(other: str, one_story: bool) -> None:
    pair = versions(stored(1), stored(2), texts={1: STORY, 2: other})
    assert (pair.are_one_story(1, 2), pair.are_one_story(2, 1)) == (one_story, one_story)


def test_a_book_is_no_version() -> None:
    assert not versions(stored(1), stored(2, 20_001), texts={1: STORY, 2: STORY}).are_one_story(1, 2)


@pytest.mark.parametrize(
    ("days", "texts", "newer"),
    [
        ((LATER, EARLIER), (STORY, STORY), True),
        ((EARLIER, LATER), (STORY, STORY), False),
        ((LATER, LATER), (STORY, STORY), False),
        ((LATER, None), (STORY, STORY), False),
        ((None, EARLIER), (STORY, STORY), False),
        ((LATER, EARLIER), (STORY, OTHER), False),
    ],
)
def test_newer_is_a_later_version_with_both_days_known(
    days: tuple[datetime.date | None, datetime.date | None], texts: tuple[str, str], newer: bool
) -> None:
    pair = versions(stored(1, date=days[0]), stored(2, date=days[1]), texts=dict(zip((1, 2), texts, strict=True)))
    assert pair.is_newer(1, 2) == newer


@pytest.mark.parametrize(
    ("words", "says"),
    [("it cost £3", True), ("cost 3", False), ("it cost", True), ("t cost", False), ("-5 degrees", True)],
)
def test_words_in_a_row(words: str, says: bool) -> None:
    told = versions(stored(1), texts={1: "It cost: “£3”, at -5 degrees."})
    assert told.says(1, told_words(words)) == says
