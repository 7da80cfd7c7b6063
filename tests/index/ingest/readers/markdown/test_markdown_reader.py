"""Files of Markdown: which are, and what comes of them."""

import datetime
from collections.abc import Iterator

import pytest

from index.ingest.article import Article
from index.ingest.reader import DocumentRefused, Member, RawFile
from index.ingest.readers.markdown.reader import MarkdownReader
from index.text.document import Kind
from tests.index.ingest.readers.markdown.shown import assert_leads_back


def no_member(file: RawFile) -> Iterator[Member]:
    raise AssertionError("nothing lies in a file of Markdown")


def article(data: bytes) -> Article:
    ((kind, member),) = list(MarkdownReader().read(RawFile("a.md", data), no_member))  # type: ignore[misc]
    assert kind is Kind.MARKDOWN
    assert isinstance(member, Article)
    return member


@pytest.mark.parametrize(
    ("name", "data", "claimed"),
    [
        ("a.md", b"# Head", True),
        ("A.MARKDOWN", b"", True),
        ("a.mdx", b"import x", True),
        ("a.qmd", b"x", True),
        ("a.Rmd", b"x", True),
        ("a.md", "é".encode("utf-16"), True),
        ("a.txt", b"# Head", False),
        ("md", b"# Head", False),
        (".md", b"# Head", False),
        ("a.md", b"PK\x03\x04zip", False),
        ("a.md", b"%PDF-1.7", False),
        ("a.md", b"text\x00binary", False),
    ],
)
def test_it_claims(name: str, data: bytes, claimed: bool) -> None:
    assert MarkdownReader().claims(RawFile(name, data)) is claimed


def test_it_reads_what_is_stated_and_what_is_written() -> None:
    file = '---\ntitle: "Dam"\ndate: 2021-03-04\n---\n\nThe *dam* leaks — "é".\n'
    read = article(file.encode())
    assert (read.metadata.title, read.metadata.date) == ("Dam", datetime.date(2021, 3, 4))
    assert read.text == file.replace("*", "")
    assert_leads_back(read, file)


def test_it_reads_other_encodings() -> None:
    assert article("The *dam* — “é”.".encode("utf-16")).text == "The dam — “é”."


@pytest.mark.parametrize("data", [b"", b" \n", b"a\x00b", b"\xff\xfeodd", b"---\na: [\n---\nx", b"\xc3\x28 \xc3\xa9"])
def test_it_refuses_with_a_reason(data: bytes) -> None:
    with pytest.raises(DocumentRefused) as refused:
        article(data)
    why = str(refused.value)
    assert why[0].islower()
    assert not why.endswith(".")
