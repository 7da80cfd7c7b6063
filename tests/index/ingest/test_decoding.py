"""Bytes to text: what is certain is read, what is doubtful is refused with its reason."""

import codecs
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.decoding import decode, encoding_mark
from index.ingest.source import DocumentRefused, SourceFile, read_source, read_text
from index.text.document import Document, Span

WORDS = "“Nous partons”, a dit Zoë — à 5 €.\n"
NUL_BYTES = "it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("cp1252"),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"),
    ],
    ids=["utf-8", "utf-8 with a mark", "cp1252", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
)
def test_the_same_words_in_every_encoding_that_is_read(data: bytes) -> None:
    assert decode(data) == WORDS


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            WORDS.encode("utf-16-le"),
            "it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text",
        ),
        (b"a\x00b", "it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text"),
        (codecs.BOM_UTF8 + b"caf\xe9", "it starts as UTF-8-SIG but breaks at byte 3: save it as UTF-8"),
        (codecs.BOM_UTF16_LE + b"a", "it starts as UTF-16 but breaks at byte 2: save it as UTF-8"),
        ("é".encode() + b" caf\xe9 au lait", "it mixes encodings (UTF-8 breaks at byte 6): save it as UTF-8"),
        (b"caf\xe9 \x81", "it is neither UTF-8 nor Windows-1252 (byte 5): save it as UTF-8"),
        (b"\x01\x02\x03 text", "it is binary data, not text: only articles as text belong into the sources folder"),
        (
            codecs.BOM_UTF16_LE + "a\x00b".encode("utf-16-le"),
            "it is binary data, not text: only articles as text belong into the sources folder",
        ),
    ],
)
def test_what_is_doubtful_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        decode(data)
    assert str(refused.value) == why


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    marked = text.startswith("\ufeff")
    assert decode(text.encode()) == (text[1:] if marked else text)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except DocumentRefused:
        return
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + b"a", "utf-8-sig"),
        (codecs.BOM_UTF32_LE + b"a\x00\x00\x00", "utf-32"),  # begins as UTF-16's mark does
        (codecs.BOM_UTF16_LE + b"a\x00", "utf-16"),
        (codecs.BOM_UTF16_BE + b"\x00a", "utf-16"),
        (b"a", None),
        (b"", None),
    ],
)
def test_the_mark(data: bytes, encoding: str | None) -> None:
    assert encoding_mark(data) == encoding


def test_a_document_with_all_its_metadata() -> None:
    text = (
        "---\nheadline: Ferry talks\npublisher: The Harbour Post\nauthors: [Anna Berg, Tomas Reyes]\n"
        "published: 2021-03-04T05:06\nlink: https://post.example/1\nlang: no\n---\nThe strike goes on.\n"
    )
    (document,) = read_source(SourceFile("a.txt", text.encode(), "sha256:1")).documents
    assert document == Document(
        key="a.txt",
        content_hash="sha256:1",
        text=text,
        title="Ferry talks",
        outlet="The Harbour Post",
        author="Anna Berg, Tomas Reyes",
        date=datetime.date(2021, 3, 4),
        url="https://post.example/1",
        language="no",
        front=Span(0, text.index("The strike")),
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry talks\n\nThe strike goes on.", "Ferry talks"),
        ("#  Ferry\ttalks \n\nThe strike goes on.", "Ferry talks"),
        ("---\ntitle: Ferry talks\n---\nAnother line\n\nThe strike goes on.", "Ferry talks"),
        ("---\noutlet: The Post\n---\nFerry talks\n\nThe strike goes on.", "Ferry talks"),
        ("The strike goes on.", None),
    ],
)
def test_the_title_is_stated_or_the_headline(text: str, title: str | None) -> None:
    assert read_text("a.md", "sha256:1", text).title == title


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u3000"])
def test_an_empty_document_is_refused(text: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_text("a.md", "sha256:1", text)
    assert str(refused.value) == "it is empty: put the article's text into it or remove it"
