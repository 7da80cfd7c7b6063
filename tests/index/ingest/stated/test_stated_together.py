"""Authors, titles and days as exports and clippers state them, in front matter and in tables alike."""

import datetime
import json

import pytest

from index.ingest.article import Metadata
from index.ingest.reader import RawFile
from index.ingest.readers.markdown.reader import MarkdownReader
from index.ingest.readers.table.reader import TableReader
from index.ingest.stated.authors import author_name
from index.ingest.stated.dates import read_day

WORDS = "The harbour is closed today and it stays so for the whole week, says the mayor of the town."


def in_markdown(front: str) -> Metadata:
    (member,) = MarkdownReader().read(RawFile("a.md", f"---\n{front}\n---\n\n{WORDS}\n".encode()), lambda _: iter(()))
    assert isinstance(member, tuple)
    return member[1].metadata


def in_table(row: dict[str, object]) -> Metadata:
    data = json.dumps({"text": WORDS, **row}).encode()
    (member,) = TableReader().read(RawFile("a.jsonl", data), lambda _: iter(()))
    assert isinstance(member, tuple)
    return member[1].metadata


@pytest.mark.parametrize(
    ("front", "author"),
    [
        ("author: Jane Doe, River News\noutlet: River News", "Jane Doe"),
        ("author: River News\noutlet: The River News", None),
        ("author: Jane Doe\noutlet: River News", "Jane Doe"),
        ("author: rivernews.com", None),
        ('author: ["[[Jane Doe]]","[[The Beacon]]"]\ntitle: The tram | The Beacon', "Jane Doe"),
        ("author: Doe, Jane; Roe, Bob", "Jane Doe, Bob Roe"),
        ("author: Jane Doe, Staff Writer; John Roe, Editor", "Jane Doe, John Roe"),
        ("author: Jane Doe\noutlet: The Post\ntitle: How I write — Jane Doe", "Jane Doe"),
        ("author: [[Jane Doe]]", "Jane Doe"),
        ("author:\n  - [[Jane Doe]]\n  - [[Bob Roe]]", "Jane Doe, Bob Roe"),
        ('author: "Jane Doe, https://post.example/by/jane"', "Jane Doe"),
    ],
)
def test_authors_in_front_matter(front: str, author: str | None) -> None:
    stated = in_markdown(front)
    assert (stated.author, stated.faults) == (author, ())


@pytest.mark.parametrize(
    ("row", "author"),
    [
        ({"author": "Jane Doe, River News", "outlet": "River News"}, "Jane Doe"),
        ({"author": "Doe, Jane; Roe, Bob"}, "Jane Doe, Bob Roe"),
        ({"author": "Jane Doe, https://post.example/by/jane"}, "Jane Doe"),
        ({"author": "rivernews.com"}, None),
    ],
)
def test_authors_in_a_table(row: dict[str, object], author: str | None) -> None:
    assert in_table(row).author == author


@pytest.mark.parametrize("name", ["Doe, Jane", "J.R.Roe", "Jane Doe and Bob Roe", "Jane Doe; Bob Roe"])
def test_names_that_stay(name: str) -> None:
    assert author_name(name) == name


@pytest.mark.parametrize(
    ("title", "outlet", "expected"),
    [
        ("**Council** &amp; mayor", "", "Council & mayor"),
        ("The *long* line", "", "The long line"),
        ("Two [trams](https://x.example/a)", "", "Two trams"),
        ("2 * 3 * 4 and snake_case_name", "", "2 * 3 * 4 and snake_case_name"),
        ("The tram - River News", "River News", "The tram"),
        ("The tram | The River News", "River News", "The tram"),
        ("The tram — a story - River News", "River News", "The tram — a story"),
        ("The tram - River News", "Harbour Post", "The tram - River News"),
        ("Inside River News", "River News", "Inside River News"),
    ],
)
def test_titles(title: str, outlet: str, expected: str) -> None:
    assert in_markdown(f"title: {json.dumps(title)}\noutlet: {outlet}").title == expected
    assert in_table({"title": title, "outlet": outlet}).title == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thu Mar 04 23:30:00 +0000 2021", datetime.date(2021, 3, 4)),
        ("Thu Mar  4 23:30 UTC 2021", datetime.date(2021, 3, 4)),
        ("4-Mar-21", datetime.date(2021, 3, 4)),
        ("04-Mar-99", datetime.date(1999, 3, 4)),
        ("4-Mar-2021", datetime.date(2021, 3, 4)),
    ],
)
def test_days(text: str, day: datetime.date) -> None:
    assert read_day(text) == day
    assert in_table({"created_at": text}).date == day


READWISE = (
    "# The tram\n\n![rw-book-cover](https://x.example/a.jpg)\n\n## Metadata\n- Author: [[Jane Doe]]\n"
    "- Full Title: The tram, at last\n- Category: #articles\n- URL: https://x.example/tram\n\n## Highlights\n"
)
PANDOC = "% The tram\n% Jane Doe; Bob Roe\n% March 4, 2021\n\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (READWISE, Metadata("The tram, at last", author="Jane Doe", url="https://x.example/tram")),
        (
            READWISE.replace("- Full Title: The tram, at last\n", "").replace("\n", "\r\n"),
            Metadata("The tram", author="Jane Doe", url="https://x.example/tram"),
        ),
        (PANDOC, Metadata("The tram", author="Jane Doe, Bob Roe", date=datetime.date(2021, 3, 4))),
        ("% The tram\n%\n% March 4, 2021\n\n", Metadata("The tram", date=datetime.date(2021, 3, 4))),
        ("% of the votes were counted.\n\n", Metadata()),
    ],
)
def test_what_programs_write_before_a_text(head: str, expected: Metadata) -> None:
    (member,) = MarkdownReader().read(RawFile("a.md", f"{head}{WORDS}\n".encode()), lambda _: iter(()))
    assert isinstance(member, tuple)
    assert member[1].metadata == expected
