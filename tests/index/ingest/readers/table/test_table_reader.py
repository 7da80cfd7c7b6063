"""Tables as databases, programs and data sets export them, a document a row; and what of them is refused."""

import csv
import datetime
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.article import Article, Fault, Metadata, Unread
from index.ingest.reader import DocumentRefused, RawFile
from index.ingest.readers.table.reader import ROWS_LIMIT, TableReader
from index.text.document import Kind, WarningKind

READER = TableReader()
DAY = datetime.date(2019, 7, 11)
URL = "https://post.example/bridge"
EXPECTED = "text, full_text, body, content or article"
NO_TEXT = f"it has a headline but no text: put the article's words into its column ({EXPECTED}), or remove the row"
CUT = Fault(WarningKind.PART, "its text is cut short by whoever exported it: put the whole article there")
ABSTRACT = Fault(WarningKind.PART, "only its abstract is in the table: put the article's text there")


def read(name: str, data: str | bytes) -> list[Article | Unread]:
    file = RawFile(name, data if isinstance(data, bytes) else data.encode())
    members = list(READER.read(file, lambda _: iter(())))
    assert all(isinstance(member, Unread) or member[0] is Kind.TABLE for member in members)
    return [member if isinstance(member, Unread) else member[1] for member in members]


def texts(name: str, data: str | bytes) -> list[str]:
    """Of a row that is not read, why."""
    return [row.why if isinstance(row, Unread) else row.text for row in read(name, data)]


def one(name: str, data: str | bytes) -> tuple[str, Metadata]:
    (row,) = read(name, data)
    assert isinstance(row, Article)
    return row.text, row.metadata


def why(name: str, data: str | bytes) -> str:
    with pytest.raises(DocumentRefused) as refused:
        read(name, data)
    return str(refused.value)


def table(*rows: dict[str, str], separator: str = ",") -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


WORDS = "“We close it,” he said;\nand left, too."
FULL = Metadata("Bridge shut", "The Post", "Ann Arbor", DAY, URL, "en")
CSV: dict[str, tuple[dict[str, str], Metadata]] = {
    "Media Cloud with texts": (
        {
            "stories_id": "17",
            "title": "Bridge shut",
            "url": URL,
            "publish_date": "2019-07-11 10:00:00",
            "media_name": "The Post",
        }
        | {"language": "en", "author": "Ann Arbor", "story_text": WORDS},
        FULL,
    ),
    "Nexis Uni": (
        {"Headline": "Bridge shut", "Byline": "By Ann Arbor", "Publication": "The Post", "Load-Date": "July 11, 2019"}
        | {"Language": "ENGLISH", "URL": URL, "Body": WORDS, "Length": "12 words"},
        FULL,
    ),
    "Factiva": (
        {
            "HD": "Bridge shut",
            "BY": "By Ann Arbor",
            "SN": "The Post",
            "PD": "11 July 2019",
            "LA": "en",
            "TD": WORDS,
            "URL": URL,
        },
        FULL,
    ),
    "ProQuest": (
        {
            "Title": "Bridge shut",
            "Authors": "Ann Arbor",
            "pubdate": "Jul 11, 2019",
            "pubtitle": "The Post",
            "language": "English",
        }
        | {"fullText": WORDS, "documentURL": URL, "Abstract": "No."},
        FULL,
    ),
    "all the news": (
        {
            "": "0",
            "id": "17283",
            "title": "Bridge shut",
            "publication": "The Post",
            "author": "Ann Arbor",
            "date": "2019-07-11",
        }
        | {"year": "2019.0", "month": "7.0", "url": URL, "content": WORDS},
        Metadata("Bridge shut", "The Post", "Ann Arbor", DAY, URL),
    ),
    "all the news, second": (
        {
            "date": "2019-07-11 00:00:00",
            "year": "2019",
            "month": "7.0",
            "day": "11",
            "author": "nan",
            "title": "Bridge shut",
        }
        | {"article": WORDS, "url": URL, "section": "NaN", "publication": "The Post"},
        Metadata("Bridge shut", "The Post", None, DAY, URL),
    ),
    "CC-News": (
        {
            "title": "Bridge shut",
            "text": WORDS,
            "domain": "post.example",
            "date": "2019-07-11 10:00:00",
            "description": "No.",
        }
        | {"url": URL, "image_url": "https://post.example/a.jpg"},
        Metadata("Bridge shut", "post.example", None, DAY, URL),
    ),
    "BBC": ({"category": "business", "text": WORDS}, Metadata()),
    "news, fake and real": (
        {"title": "Bridge shut", "text": WORDS, "subject": "politics", "date": "July 11, 2019 "},
        Metadata("Bridge shut", date=DAY),
    ),
    "GDELT with texts": (
        {"url": URL, "title": "Bridge shut", "seendate": "20190711T100000Z", "domain": "post.example", "text": WORDS},
        Metadata("Bridge shut", "post.example", None, DAY, URL),
    ),
    "newspaper3k": (
        {
            "authors": "['Ann Arbor', \"Bo O'Lind\"]",
            "text": WORDS,
            "publish_date": "None",
            "source_url": "https://post.example",
        },
        Metadata(author="Ann Arbor, Bo O'Lind", url="https://post.example"),
    ),
    "Readwise": (
        {
            "Highlight": WORDS,
            "Book Title": "Bridge shut",
            "Book Author": "Ann Arbor",
            "Note": "",
            "Highlighted at": "2019-08-01",
        },
        Metadata("Bridge shut", author="Ann Arbor"),
    ),
    "Zotero": (
        {
            "Key": "ABC",
            "Item Type": "newspaperArticle",
            "Author": "Arbor, Ann",
            "Title": "Bridge shut",
            "Date": "2019-07-11",
        }
        | {
            "Publication Title": "The Post",
            "Url": URL,
            "Abstract Note": WORDS,
            "Language": "en-US",
            "Notes": "<p>mine</p>",
        },
        Metadata("Bridge shut", "The Post", "Arbor, Ann", DAY, URL, "en-US", (ABSTRACT,)),
    ),
    "tweets": (
        {"id": "1", "created_at": "2019-07-11T10:00:00.000Z", "full_text": WORDS, "username": "annarbor", "lang": "en"},
        Metadata(author="annarbor", date=DAY, language="en"),
    ),
    "seconds": ({"text": WORDS, "timestamp": "1562839200"}, Metadata(date=DAY)),
    "milliseconds": ({"text": WORDS, "published": "1562839200000"}, Metadata(date=DAY)),
    "addresses are nobody": (
        {"text": WORDS, "author": "https://post.example/ann", "source": "https://post.example"},
        Metadata(
            url="https://post.example",
            faults=(Fault(WarningKind.AUTHOR, "its author is not read: it is an address, and no author"),),
        ),
    ),
    "no day": (
        {"text": WORDS, "date": "yesterday", "url": "post"},
        Metadata(
            faults=(
                Fault(WarningKind.DATE, "its date is not read: yesterday is no date like 2019-02-28"),
                Fault(
                    WarningKind.LINKS, "its url is not read: post is no address that starts with http:// or https://"
                ),
            )
        ),
    ),
}


@pytest.mark.parametrize("name", CSV)
@pytest.mark.parametrize(
    ("separator", "suffix", "encoding"),
    [
        (",", "csv", "utf-8"),
        (";", "csv", "utf-8-sig"),
        ("\t", "tsv", "utf-8"),
        ("\t", "csv", "utf-16"),
        ("|", "csv", "cp1252"),
    ],
)
def test_a_row_of_separated_values(name: str, separator: str, suffix: str, encoding: str) -> None:
    row, metadata = CSV[name]
    data = table(row, separator=separator).encode(encoding)
    assert READER.claims(RawFile(f"a.{suffix}", data))
    assert one(f"a.{suffix}", data) == (WORDS, metadata)


@pytest.mark.parametrize("name", CSV)
@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("a.jsonl", "ROW\n"),
        ("a.json", "ROW"),
        ("a.json", "[ROW]"),
        ("a.json", '{"status": "ok", "articles": [ROW]}'),
        ("a.json", '{"response": {"pages": 1, "results": [ROW]}}'),
        ("a.json", '{"hits": {"total": 1, "hits": [{"_id": "1", "_source": ROW}]}}'),
    ],
)
def test_a_row_of_json(name: str, file: str, written: str) -> None:
    row, metadata = CSV[name]
    data = written.replace("ROW", json.dumps(row))
    assert READER.claims(RawFile(file, data.encode()))
    assert one(file, data) == (WORDS, metadata)


@pytest.mark.parametrize(
    ("row", "text", "metadata"),
    [
        (
            {"source": {"id": None, "name": "The Post"}, "author": "Ann Arbor", "title": "Bridge shut", "url": URL}
            | {"publishedAt": "2019-07-11T10:00:00Z", "description": "No.", "content": "He left on Mon… [+1234 chars]"},
            "He left on Mon",
            Metadata("Bridge shut", "The Post", "Ann Arbor", DAY, URL, faults=(CUT,)),
        ),
        (
            {"id": 5, "date": "2019-07-11T10:00:00", "link": URL, "title": {"rendered": "It&#8217;s shut"}, "author": 7}
            | {"content": {"rendered": "<p>One &amp; two.</p>\n<p>Three.</p>"}},
            "One & two.\n\nThree.",
            Metadata("It’s shut", date=DAY, url=URL),
        ),
        (
            {"webTitle": "Bridge shut", "webUrl": URL, "webPublicationDate": "2019-07-11T10:00:00Z"}
            | {"fields": {"bodyText": "It is shut.", "byline": "Ann Arbor", "publication": "The Post"}},
            "It is shut.",
            Metadata("Bridge shut", "The Post", "Ann Arbor", DAY, URL),
        ),
        (
            {"id": 1, "type": "message", "date": "2019-07-11T10:00:00", "from": "Post News"}
            | {"text": ["It is ", {"type": "bold", "text": "shut"}, "."]},
            "It is shut.",
            Metadata(author="Post News", date=DAY),
        ),
        (
            {"authors": [{"name": "Ann Arbor"}, {"name": "Bo Lind"}], "date_publish": "2019-07-11 10:00:00"}
            | {"maintext": "It is shut.", "source_domain": "post.example", "language": "en"},
            "It is shut.",
            Metadata(outlet="post.example", author="Ann Arbor, Bo Lind", date=DAY, language="en"),
        ),
        ({"text": ["One.", "Two."], "day": 11}, "One.\n\nTwo.", Metadata()),
        ({"content": "cut [+9 chars]", "text": "The whole of it."}, "The whole of it.", Metadata()),
        ({"text": "Fish &amp; chips\x00 \\u2013 “so”"}, "Fish & chips \\u2013 “so”", Metadata()),
        ({"text": "One.\\n\\nTwo."}, "One.\n\nTwo.", Metadata()),
        ({"LP": "One.", "TD": "Two."}, "One.\n\nTwo.", Metadata()),
        ({"text": "a < b and c > d"}, "a < b and c > d", Metadata()),
        ({"text": "One.", "date": 10**30}, "One.", None),
    ],
)
def test_a_row_as_an_interface_gives_it(row: dict[str, object], text: str, metadata: Metadata | None) -> None:
    found, stated = one("a.json", json.dumps([row]))
    assert found == text
    assert metadata is None or stated == metadata


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_rows_however_they_end(newline: str) -> None:
    data = newline.join(
        ["", "title,text,", 'A,"One, two",', "", 'B,"He said ""no"".",', 'C,"Nor, he said",', 'D, "E" ,', ""]
    )
    assert texts("a.csv", data) == ["One, two", 'He said "no".', "Nor, he said", "E"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("sep=;\r\ntitle;text\r\nA;One, two\r\n", ["One, two"]),
        ('title,text\nA,"He said \\"no\\", and left."\n', ['He said "no", and left.']),
        ('title,text\nA,"No" he said\n', ['"No" he said']),
        ('title,text\nA,\nB,12\nC,https://x.example/a\n"","One."\n', [NO_TEXT, NO_TEXT, NO_TEXT, "One."]),
        (
            "title,text\nA,One, two\nB,Three\n",
            [
                "its row has 3 columns where the first row names 2: "
                "put texts that hold separators or line breaks in quotation marks",
                "Three",
            ],
        ),
        (
            'title,text\nA,One\nB,"Two\n\nC,Three\n',
            ["One", "a quotation mark in its row is opened and not closed: close it, or export the table again"],
        ),
        ('text\n"One, two"\n', ["One, two"]),
        ("title,text\nA,<p></p>\n", [f"its HTML holds no words: put the article's words into its column ({EXPECTED})"]),
        ("title,text\nA," + "x" * 4_000_001, ["its text is longer than 4,000,000 characters: split it"]),
    ],
)
def test_separated_values(data: str, expected: list[str]) -> None:
    assert texts("a.csv", data) == expected


def test_a_broken_line_is_told_and_the_others_are_read() -> None:
    data = '\ufeff{"text": "One."}\r\n\r\n{"text": \r\n[1]\r\n{"text": "Two\\ud83d\\ude00"}\n{"text": "a \\ud83d"}\n'
    data += '{"title": "A"}'
    assert texts("a.ndjson", data) == [
        "One.",
        "line 3 is no JSON (expecting value): mend or remove it",
        "line 4 is no map of names and values: mend or remove it",
        "Two😀",
        "its text holds half a character (\\ud800 to \\udfff alone): export it again as UTF-8",
        NO_TEXT,
    ]


@pytest.mark.parametrize("data", ['{"text": "One."}\n{"text": "Two."}', '{\n"text": "One."\n}\n{\n"text": "Two."\n}'])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_values_one_after_the_other(name: str, data: str) -> None:
    assert texts(name, data) == ["One.", "Two."]


def test_a_file_that_breaks_off() -> None:
    why = "the file breaks behind its row 1 (a text is opened and not closed): export it again"
    assert texts("a.json", '[{"text": "One."}, {"text": "Two') == ["One.", why]


def test_rows_beyond_the_limit_are_told() -> None:
    rows = texts("a.csv", "text\n" + "a b\n" * (ROWS_LIMIT + 1))
    assert len(rows) == ROWS_LIMIT + 1
    assert rows[-1] == "the table has more than 100,000 rows: split it"


_NAMED = f", but {EXPECTED} is expected, with an article's text"
_UNFIT = f"can hold an article's text: name one {EXPECTED}"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        (
            "a.csv",
            "url,title,seendate,domain\nx,y,z,a\n",
            f"none of its columns (url, title, seendate, domain) {_UNFIT}",
        ),
        ("a.csv", "\n", "it holds no row: export the table again, or remove it"),
        ("a.csv", "title,text\n", "it has no rows below its first: export the table again, or remove it"),
        (
            "a.csv",
            "text," * 2_001,
            "it has more cells than any table of articles: keep the columns that describe them",
        ),
        ("a.json", '{"name": "x", "version": "1"}', f"it is no table of articles: it names name, version{_NAMED}"),
        (
            "a.json",
            '{"type": "Feature", "geometry": {"type": "Point"}}',
            f"it is no table of articles: it names type, geometry{_NAMED}",
        ),
        ("a.json", "[1, 2]", f"it is no table of articles: its row 1 is no map of names and values{_NAMED}"),
        ("a.json", "[]", f"it is no table of articles: it holds nothing{_NAMED}"),
        ("a.json", "{}", f"it is no table of articles: it names nothing{_NAMED}"),
        (
            "a.json",
            '{"a": ' * 300,
            "it is no JSON (more than 200 lists and maps stand within each other): "
            "a list of articles, alone or under a name like articles, results or items is expected",
        ),
        (
            "a.json",
            "<p>",
            f"it is no table of articles: its row 1 is no JSON (expecting value){_NAMED}",
        ),
        ("a.csv", b"text\n\x00", "it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text"),
    ],
)
def test_what_is_refused(name: str, data: str | bytes, reason: str) -> None:
    assert why(name, data) == reason


@pytest.mark.parametrize(
    ("name", "data", "claimed"),
    [
        ("a.csv", b"title,text\n", True),
        ("a.CSV", "title\ttext".encode("utf-16"), True),
        ("a.csv", b"PK\x03\x04", False),
        ("a.csv", b"\x00\x01", False),
        ("a.csv", b"<!DOCTYPE html>", False),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', False),
        ("a.json", b'{"items": [], "version":"https:\\/\\/jsonfeed.org\\/version\\/1"}', False),
        ("a.json", b"{}", True),
        ("a.ndjson", b"{}", True),
        ("a.txt", b"title,text\n", False),
        ("csv", b"title,text\n", False),
    ],
)
def test_which_files_are_tables(name: str, data: bytes, claimed: bool) -> None:
    assert READER.claims(RawFile(name, data)) is claimed


_PLAIN = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf"], exclude_characters="&<>\ufeff"), min_size=1, max_size=60
)


@given(
    st.lists(_PLAIN.map(lambda words: f"a{words}z"), min_size=1, max_size=5), st.sampled_from(["csv", "jsonl", "json"])
)
def test_a_plain_text_is_a_part_of_the_file(written: list[str], suffix: str) -> None:
    rows = [{"title": "T", "text": words} for words in written]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    data = {"csv": table(*rows), "jsonl": lines, "json": json.dumps(rows, ensure_ascii=False)}[suffix]
    for row, words in zip(read(f"a.{suffix}", data), written, strict=True):
        assert isinstance(row, Article)
        assert row.text == words
        assert row.text in data or '"' in words or "\\" in words
        assert "".join(data[run.origin : run.origin + run.length] for run in row.runs) == "".join(
            row.text[run.start : run.start + run.length] for run in row.runs
        )
        assert sum(run.length for run in row.runs) >= len(words) - words.count('"') - words.count("\\")


_PARTS = st.sampled_from(
    [
        *(
            "text",
            "title",
            "date",
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            '"',
            '""',
            "\\",
            "{",
            "}",
            "[",
            "]",
            ":",
            '"text":',
            '"articles":',
        ),
        *(
            '"words"',
            "words",
            "<p>",
            "&amp;",
            "[+9 chars]",
            "1562839200",
            "1e999",
            "NaN",
            "\\ud800",
            "\\u0000",
            "null",
            "é",
            " ",
        ),
    ]
)


@given(
    st.lists(_PARTS, max_size=60).map("".join),
    st.sampled_from(["", "title,text\n"]),
    st.sampled_from([".csv", ".json", ".jsonl"]),
)
def test_whatever_is_in_it(data: str, head: str, suffix: str) -> None:
    READER.claims(RawFile(f"a{suffix}", data.encode()))
    try:
        rows = read(f"a{suffix}", head + data)
    except DocumentRefused:
        return
    for row in rows:
        assert isinstance(row, Unread) or row.text.strip()


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"title,text\n", b'[{"text":"']),
    st.sampled_from([".csv", ".json", ".jsonl"]),
)
def test_any_bytes(data: bytes, head: bytes, suffix: str) -> None:
    READER.claims(RawFile(f"a{suffix}", head + data))
    try:
        read(f"a{suffix}", head + data)
    except DocumentRefused:
        return
