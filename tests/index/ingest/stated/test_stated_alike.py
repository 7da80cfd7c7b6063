"""Names, days and languages mean the same whichever kind of file states them."""

import csv
import datetime
import io
import time
from html import escape

import pytest

from index.ingest.article import Metadata
from index.ingest.reader import RawFile, Reader
from index.ingest.readers.feed.feed import FeedReader
from index.ingest.readers.markdown.reader import MarkdownReader
from index.ingest.readers.office.stated import stated_author
from index.ingest.readers.table.reader import TableReader
from index.ingest.stated.authors import author_name, author_names, is_address
from index.ingest.stated.days import DayNotRead, stated_day
from index.ingest.stated.language_tags import language_tag

WORDS = "The harbour is closed today and it stays so for the whole week, says the mayor of the town."


def metadata(reader: Reader, name: str, data: str) -> Metadata:
    (member,) = reader.read(RawFile(name, data.encode()), lambda _: iter(()))
    assert isinstance(member, tuple)
    return member[1].metadata


def in_table(**fields: str) -> Metadata:
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerows([["text", *fields], [WORDS, *fields.values()]])
    return metadata(TableReader(), "a.csv", file.getvalue())


def in_markdown(**fields: str) -> Metadata:
    lines = "".join(f"{name}: '{value}'\n" for name, value in fields.items())
    return metadata(MarkdownReader(), "a.md", f"---\n{lines}---\n\n{WORDS}\n")


def in_feed(author: str = "", date: str = "", language: str = "") -> Metadata:
    item = f"<author>{escape(author)}</author><pubDate>{date}</pubDate><description>{WORDS}</description>"
    feed = f"<rss><channel><title>P</title><language>{language}</language><item>{item}</item></channel></rss>"
    return metadata(FeedReader(), "a.rss", feed)


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("Ann Lee", "Ann Lee"),
        *(
            (f"{by} Ann Lee", "Ann Lee")
            for by in ("By", "by", "BY:", "By :", "Reported by", "Reporting by", "Story by:")
        ),
        *((f"{by} Ann Lee", "Ann Lee") for by in ("Words by", "Written by", "Posted by", "TEXT BY")),
        ("Byron Lee", "Byron Lee"),
        ("Ann Lee and Bo Roe", "Ann Lee and Bo Roe"),
        ("Ann Lee (Reuters)", "Ann Lee (Reuters)"),
        ("Ann Lee <ann@post.example>", "Ann Lee"),
        ("By Ann Lee (ann@post.example)", "Ann Lee"),
        ("ann@post.example (Ann Lee)", "Ann Lee"),
        ("Ann Lee (@annlee)", "Ann Lee (@annlee)"),
        ("Zoë Ağa  Ruiz", "Zoë Ağa Ruiz"),
        ("李安", "李安"),
    ],
)
def test_an_author_is_the_same_in_every_kind_of_file(stated: str, author: str) -> None:
    found = [of(author=stated).author for of in (in_table, in_markdown, in_feed)]
    assert [*found, stated_author(stated), author_name(stated)] == [author] * 5


@pytest.mark.parametrize(
    "stated", ["https://post.example/ann", "www.post.example", "ann@post.example", "12", "<a@b.example>"]
)
def test_an_address_or_a_number_names_nobody(stated: str) -> None:
    found = [of(author=stated).author for of in (in_table, in_markdown, in_feed)]
    assert [*found, stated_author(stated), author_name(stated)] == [None] * 5
    assert is_address(stated) is (stated != "12")


def test_several_authors() -> None:
    assert author_names(["By Ann Lee", "a@b.example", "Words by Bo Roe", "Ann Lee"]) == "Ann Lee, Bo Roe"
    assert author_names(["", "7"]) is None


@pytest.mark.parametrize(
    "stated", ["a" * 2_000 + "@", "a@" * 1_000, " <" * 1_000 + "@", "@" * 2_000, "a" * 100_000 + "@"]
)
def test_names_are_read_in_a_moment(stated: str) -> None:
    began = time.process_time()
    author_name(stated)
    is_address(stated)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ("soon", "soon is no date like 2019-02-28"),
        ("3/4/2021", "3/4/2021 may be two days: write it like 2019-02-28"),
        ("2021-02-30", "there is no such day or time as 2021-02-30"),
    ],
)
def test_what_is_no_day_is_told_in_the_same_words(stated: str, why: str) -> None:
    with pytest.raises(DayNotRead) as raised:
        stated_day(stated)
    assert str(raised.value) == why
    found = [of(date=stated).faults[0].what for of in (in_table, in_markdown, in_feed)]
    assert [what.partition(" is not read: ")[2] for what in found] == [why] * 3


def test_a_day() -> None:
    assert stated_day("11 July 2019") == datetime.date(2019, 7, 11)
    assert stated_day("0001-01-01") is None


@pytest.mark.parametrize(
    "stated",
    [
        *("14. März 2023", "14. Mrz. 2023", "Dienstag, den 14. März 2023", "Di., 14.03.2023", "14 mars 2023"),
        *("mardi 14 mars 2023", "le 14 mars 2023 à 10:00", "14 de marzo de 2023", "martes, 14 de marzo de 2023"),
        *("14 marzo 2023", "martedì 14 marzo 2023", "14 de março de 2023", "terça-feira, 14 de março de 2023"),
        *("14 maart 2023", "dinsdag 14 maart 2023", "den 14 mars 2023", "tirsdag den 14. marts 2023", "14 marca 2023"),
        *("14. mars 2023", "14 MARS 2023", "14 марта 2023"),
    ],
)
def test_a_day_in_the_words_of_another_language(stated: str) -> None:
    found = [of(date=stated).date for of in (in_table, in_markdown, in_feed)]
    assert [*found, stated_day(stated)] == [datetime.date(2023, 3, 14)] * 4


@pytest.mark.parametrize("month", ["Juli", "juillet", "julio", "luglio", "julho", "juli", "lipca", "heinäkuuta"])
def test_a_month_of_another_language(month: str) -> None:
    assert stated_day(f"7 {month} 2015") == datetime.date(2015, 7, 7)


@pytest.mark.parametrize("stated", ["31. Februar 2023", "30 février 2023"])
def test_a_day_that_there_is_not_in_another_language(stated: str) -> None:
    with pytest.raises(DayNotRead) as raised:
        stated_day(stated)
    assert str(raised.value) == f"there is no such day or time as {stated}"


@pytest.mark.parametrize(
    ("stated", "language"),
    [
        ("en", "en"),
        ("en-GB", "en-GB"),
        ("EN_us", "en-US"),
        ("sr_latn_RS", "sr-Latn-RS"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("German", "de"),
        ("no", "no"),
        ("und", None),
        ("Klingon tongue", None),
        ("x" * 2_000, None),
    ],
)
def test_a_language_is_the_same_in_every_kind_of_file(stated: str, language: str | None) -> None:
    found = [of(language=stated).language for of in (in_table, in_markdown, in_feed)]
    assert [*found, language_tag(stated)] == [language] * 4


def test_no_language() -> None:
    assert (language_tag(None), language_tag("")) == (None, None)
    assert [fault.what for fault in in_markdown(language="Klingon tongue").faults] == [
        "its language is not read: Klingon tongue is no language like en or pt-BR"
    ]
