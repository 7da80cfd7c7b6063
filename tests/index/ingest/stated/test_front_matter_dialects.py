"""Front matter in the dialects in use, and its fields as programs name and write them."""

import datetime

import pytest

from index.ingest.article import Metadata
from index.ingest.source import read_text
from index.ingest.stated.dates import NoDay, day_in_name, read_day
from index.ingest.stated.front_matter import FrontMatterRefused
from index.text.document import WarningKind
from index.text.front_matter import find_front_matter
from tests.support.documents.front_matter import stated_in

DAY = datetime.date(2019, 7, 11)


def read(head: str) -> Metadata:
    return stated_in(head)


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Bridge shut\ndate: 2019-07-11\nauthor: Ann Arbor\n---\n",
        "\n\n---\ntitle: Bridge shut\ndate: 2019-07-11\nauthor: Ann Arbor\n---\n",
        '+++\ntitle = "Bridge shut"\ndate = 2019-07-11T10:00:00+02:00\nauthor = "Ann Arbor"\n+++\n',
        '{"title": "Bridge shut", "date": "2019-07-11", "author": "Ann Arbor"}\n',
        "Title: Bridge shut\nDate: 2019-07-11 00:00\nAuthor: Ann Arbor\nCategory: News\n\n",
        "Title: Bridge shut\nBy: Ann Arbor\nDate: 2019-07-11\n\n",
        "Headline: Bridge shut\nBy: Ann Arbor\nDate: 2019-07-11\n\n",
        "By: Ann Arbor\nTitle: Bridge shut\nDate: 11. Juli 2019\n\n",
    ],
)
def test_a_dialect(head: str) -> None:
    assert read(head) == Metadata(title="Bridge shut", date=DAY, author="Ann Arbor")
    document = read_text("a.md", "", f"{head}\nThe bridge is shut.\n")
    assert (document.title, document.date, document.author) == ("Bridge shut", DAY, "Ann Arbor")


def test_a_title_and_who_wrote_it_are_a_header() -> None:
    assert read("Title: Bridge shut\nBy: Ann Arbor\n\n") == Metadata(title="Bridge shut", author="Ann Arbor")


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("+++\ntitle = \n+++\n", "its front matter is not valid TOML: "),
        ("---\ntitle: [\n---\n", "its front matter is not valid YAML"),
    ],
)
def test_what_is_not_valid_is_refused(head: str, why: str) -> None:
    with pytest.raises(FrontMatterRefused) as refused:
        read(head)
    assert str(refused.value).startswith(why)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("authors: [{name: Ann Arbor, email: a@x.example}, {name: Bo Lind}]", "Ann Arbor, Bo Lind"),
        ("creators: [{firstName: Ann, lastName: Arbor}]", "Ann Arbor"),
        ("author: {given: Ann, family: Arbor}", "Ann Arbor"),
        ('author: ["[[Tim Moller]]"]', "Tim Moller"),
        ('author: "[[people/tim|Tim Moller]]"', "Tim Moller"),
        ("byline: By Ann Arbor", "Ann Arbor"),
        ("by: Ann Arbor", "Ann Arbor"),
        ("Written by: Ann Arbor", "Ann Arbor"),
        ("byline: by Ann Arbor and Bo Lind", "Ann Arbor and Bo Lind"),
        ("author: Byron Lee", "Byron Lee"),
        ('author: "[Ann Arbor](https://site.example/ann), The Post"', "Ann Arbor, The Post"),
        ('author: <a href="/ann">Ann Arbor</a>', "Ann Arbor"),
        ("author: Ann Arbor (ann@post.example) & Bo Lind <bo@post.example>", "Ann Arbor & Bo Lind"),
        ("authors: [admin, Ann Arbor]", "Ann Arbor"),
    ],
)
def test_an_author(line: str, author: str) -> None:
    assert read(f"---\n{line}\n---\n") == Metadata(author=author)


def test_an_address_is_no_outlet_and_where_the_page_is() -> None:
    address = "https://news.example/bridge-shut"
    assert read(f"---\nsource: {address}\n---\n") == Metadata(url=address)
    assert read(f"---\nsource: {address}\nsite: The Post\n---\n") == Metadata(url=address, outlet="The Post")
    assert read("---\nsource: The Post\npermalink: /2019/bridge/\n---\n") == Metadata(outlet="The Post")


@pytest.mark.parametrize(
    "line",
    [
        "author: admin",
        "author: '{{name}}'",
        "date: {{date}}",
        "date: '{% now %}'",
        "published: true",
        "permalink: false",
        "permalink: about.html",
        "url: blog/bridge/",
        "link: 0000-0001-6413-3185",
        "source: claude-code-session",
    ],
)
def test_what_states_nothing(line: str) -> None:
    assert read(f"---\n{line}\n---\n") == Metadata()


@pytest.mark.parametrize(
    ("line", "metadata"),
    [
        ("Pub-Date: 2019-07-11", Metadata(date=DAY)),
        ("published-at: 2019-07-11", Metadata(date=DAY)),
        ("publishDate: 2019-07-11", Metadata(date=DAY)),
        ("publication_date: 2019-07-11", Metadata(date=DAY)),
        ("article:published_time: 2019-07-11", Metadata(date=DAY)),
        ("canonicalUrl: https://post.example/1", Metadata(url="https://post.example/1")),
        ("source-url: https://post.example/1", Metadata(url="https://post.example/1")),
        ("Site Name: The Post", Metadata(outlet="The Post")),
        ("source: the post", Metadata(outlet="the post")),
        ("locale: en_US", Metadata(language="en-US")),
    ],
)
def test_a_field_in_another_spelling(line: str, metadata: Metadata) -> None:
    assert read(f"---\n{line}\n---\n") == metadata


@pytest.mark.parametrize(
    ("lines", "metadata"),
    [
        ("title: Bridge: a day late\nauthor: Ann Arbor", Metadata(title="Bridge: a day late", author="Ann Arbor")),
        ("title: It's late: 'so'", Metadata(title="It's late: 'so'")),
        ("title: Bridge:", Metadata(title="Bridge:")),
        ("title: `make` is late", Metadata(title="`make` is late")),
        ("title:\tBridge shut\t\nauthor: Ann Arbor\t", Metadata(title="Bridge shut", author="Ann Arbor")),
        ("tags:\n\t- a\ntitle: Bridge shut", Metadata(title="Bridge shut")),
    ],
)
def test_a_text_that_yaml_takes_for_more_is_that_text(lines: str, metadata: Metadata) -> None:
    assert read(f"---\n{lines}\n---\n") == metadata


@pytest.mark.parametrize("lines", ["title: a: b # c", "title: [a: b: c", "a:\n  title: a: b", "title: 'a' b: c"])
def test_what_may_mean_something_else_is_refused(lines: str) -> None:
    with pytest.raises(FrontMatterRefused):
        read(f"---\n{lines}\n---\n")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("---\ntitle: x\n...\nThe ferry sails.\n\n---\n", "title: x\n"),
        ("\ufeff---\r\ntitle: x\r\n---\r\nThe ferry sails.", "title: x\r\n"),
        ("---\n---\nThe ferry sails.", ""),
        ("---\n# of the post\n\ntitle : x\n---\n", "# of the post\n\ntitle : x\n"),
        ("---\n标题: x\n---\n", "标题: x\n"),
        ("+++\n[params]\na = 1\n+++\n", "[params]\na = 1\n"),
        ("---\n\nThe ferry sails.\n\n---\n\nIt sank.", None),
        ("---\nThe ferry sails at noon, as the mayor, who owns it, told everybody: so.\n---\n", None),
        ("----\ntitle: x\n----\n", None),
    ],
)
def test_where_it_stands(text: str, inner: str | None) -> None:
    found = find_front_matter(text)
    assert (None if found is None else found.inner.of(text)) == inner


@pytest.mark.parametrize(
    "words",
    [
        *("2019-07-11", "2019-7-11", "2019/07/11 22:00:00", "2019.07.11", "20190711", "2019-07-11T23:30:00-08:00"),
        *("July 11, 2019", "Jul. 11, 2019 10:00", "11 July 2019", "11th of July, 2019", "Thursday, July 11, 2019"),
        *("Thu, 11 Jul 2019 22:00:00 +0000", "11-Jul-2019", "11.7.2019", "2019-07-11 14:51:00 -0500"),
    ],
)
def test_a_day(words: str) -> None:
    assert read_day(words) == DAY


@pytest.mark.parametrize("words", ["soon", "2019", "July 2019", "7/8/2019", "next Thursday"])
def test_what_is_no_day_or_could_be_two(words: str) -> None:
    with pytest.raises(NoDay):
        read_day(words)


@pytest.mark.parametrize("words", ["2019-02-30", "30 February 2019", "2019-07-11 25:00"])
def test_a_day_that_there_is_not(words: str) -> None:
    with pytest.raises(ValueError, match=r".") as missing:
        read_day(words)
    assert not isinstance(missing.value, NoDay)


def test_days_that_numbers_tell_apart_and_placeholders() -> None:
    assert read_day("13/7/2019") == datetime.date(2019, 7, 13)
    assert read_day("7/13/2019") == datetime.date(2019, 7, 13)
    assert read_day("7/7/2019") == datetime.date(2019, 7, 7)
    assert read_day("0001-01-01T00:00:00Z") is None
    assert read_day("0000-00-00") is None


def test_the_day_of_a_file_s_name() -> None:
    assert day_in_name("posts/2019-07-11-bridge.md") == DAY
    assert day_in_name("2019-07-11.md") == DAY
    assert day_in_name("2019-07-41-bridge.md") is None
    assert day_in_name("bridge-2019-07-11.md") is None
    assert day_in_name("20190711_bridge.md") == DAY
    assert day_in_name("20191711-bridge.md") is None
    assert day_in_name("blog/2019-07-11-bridge/index.fr.md") == DAY
    assert day_in_name("2019/07/11/bridge.md") == DAY
    assert day_in_name("2019-07-11-backup/bridge.md") is None
    assert read_text("2019-07-11-bridge.md", "", "Bridge shut\n\nIt is shut.").date == DAY
    stated = read_text("2019-07-11-bridge.md", "", "---\ndate: 2019-07-12\n---\nIt is shut.")
    assert stated.date == datetime.date(2019, 7, 12)


def test_a_day_that_is_lost_is_told_and_that_of_the_name_taken() -> None:
    document = read_text("2019-07-11-bridge.md", "", "---\ndate: soon\n---\nIt is shut.")
    assert document.date == DAY
    assert [warning.kind for warning in document.warnings] == [WarningKind.DATE]
