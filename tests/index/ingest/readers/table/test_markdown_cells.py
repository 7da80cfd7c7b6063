"""Markdown in a table's cells, as crawlers write it: the words without the markup, as of a file of Markdown."""

import datetime
import json

import pytest

from index.ingest.article import Article, Metadata, Unread
from index.ingest.reader import RawFile
from index.ingest.readers.table.reader import TableReader
from index.text.layout import BlockKind

LINKED = "“We will [build](https://x.example/a) it, and **on time**,” said Mayor [Anna Berg](https://x.example/b)."
WORDS = "“We will build it, and on time,” said Mayor Anna Berg."


def one(row: dict[str, object], file: str = "a.jsonl") -> Article:
    (member,) = TableReader().read(RawFile(file, json.dumps(row).encode()), lambda _: iter(()))
    assert not isinstance(member, Unread)
    return member[1]


@pytest.mark.parametrize("column", ["content", "text", "markdown", "md"])
def test_the_words_without_the_markup(column: str) -> None:
    article = one({"title": "Tram", column: f"## Tram at last\n\n{LINKED}"})
    assert article.text == f"Tram at last\n\n{WORDS}"
    assert article.layout is not None
    assert [block.kind for block in article.layout.blocks] == [BlockKind.HEADING, BlockKind.BODY]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("She said it **twice**.", "She said it twice."),
        ("# Tram\nIt sails.", "Tram\nIt sails."),
        ("![Tram](/tram.jpg) It sails.", "It sails."),
        (r"# Tram\n\nIt sails.", "Tram\n\nIt sails."),
        ("Five * six * seven, 2**3, #tram and # 1.", "Five * six * seven, 2**3, #tram and # 1."),
        ("He said [so] (twice).", "He said [so] (twice)."),
        ("snake_case and _this_ stay", "snake_case and _this_ stay"),
    ],
)
def test_only_where_it_plainly_is_markdown(cell: str, text: str) -> None:
    assert one({"title": "Tram", "content": cell}).text == text


def test_a_column_of_that_name_is_markdown_whatever_it_holds() -> None:
    assert one({"markdown": "She said *so* twice."}).text == "She said so twice."


def test_the_words_lead_back_to_the_file() -> None:
    row = json.dumps({"title": "Tram", "content": LINKED}, ensure_ascii=False)
    (member,) = TableReader().read(RawFile("a.jsonl", row.encode()), lambda _: iter(()))
    assert not isinstance(member, Unread)
    article = member[1]
    assert article.runs
    for run in article.runs:
        assert article.text[run.start : run.start + run.length] == row[run.origin : run.origin + run.length]


@pytest.mark.parametrize("within", [False, True])
def test_what_a_crawler_says_of_its_page(within: bool) -> None:
    page: dict[str, object] = {
        "markdown": LINKED,
        "metadata": {
            "title": "Tram",
            "author": "Jane Doe",
            "ogSiteName": "River News",
            "sourceURL": "https://x.example/tram",
            "publishedTime": "2021-03-04T10:00:00Z",
        },
    }
    article = one({"data": page} if within else page)
    assert article.text == WORDS
    assert article.metadata == Metadata(
        "Tram", "River News", "Jane Doe", datetime.date(2021, 3, 4), "https://x.example/tram"
    )


def test_markup_alone_is_no_text() -> None:
    row = json.dumps({"title": "Tram", "content": "![Tram](https://x.example/a.jpg)"}).encode()
    (member,) = TableReader().read(RawFile("a.jsonl", row), lambda _: iter(()))
    assert isinstance(member, Unread)
    assert member.why.startswith("its Markdown holds no words")
