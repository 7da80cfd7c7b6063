"""What a page states about its article, from the place that is the most careful about it."""

import datetime
import json
from typing import Any

import pytest

from index.ingest.article import Metadata
from index.ingest.reader import RawFile
from index.ingest.readers.html.reader import HtmlReader
from tests.support.documents.articles import read_article

BODY = (
    "<p>The ferry left the harbour at nine, an hour late, with two hundred people and one cow on board.</p>"
    "<p>“She paid,” said the captain, and nobody on the upper deck had anything to say against it all day.</p>"
)


def stated(head: str = "", over: str = "", url: str | None = None, html: str = "<html>") -> Metadata:
    """Of an article with `head` in its head and `over` above its first words."""
    page = f"<!doctype html>{html}<head>{head}</head><body><article>{over}<div>{BODY}</div></article></body></html>"
    ((_, article),) = HtmlReader().read(RawFile("page.html", page.encode(), url), lambda _: iter(()))  # type: ignore[misc]
    metadata: Metadata = article.metadata
    return metadata


def data(**fields: Any) -> str:
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "The cow on the ferry", **fields}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


NAME = meta("og:site_name", "Bay News")
TITLES = {
    "the heading": (
        "<title>The cow on the ferry - Bay News</title>",
        "<h1>The cow on the ferry</h1>",
        "The cow on the ferry",
    ),
    "not the outlet's heading": (
        f"{NAME}<title>The cow on the ferry | Bay News</title>",
        "<h1>Bay News</h1><h1>The cow on the ferry</h1>",
        "The cow on the ferry",
    ),
    "no heading": (f"{NAME}<title>The cow on the ferry – Bay News</title>", "", "The cow on the ferry"),
    "the outlet first": (f"{NAME}<title>Bay News | The cow on the ferry</title>", "", "The cow on the ferry"),
    "the outlet by its host": (
        '<link rel="canonical" href="https://www.bay-news.example/cow"><title>The cow on the ferry | bay-news</title>',
        "",
        "The cow on the ferry",
    ),
    "outlet and author": (
        f"{NAME}<title>The cow on the ferry * Bay News * by Ann Lee</title>",
        "",
        "The cow on the ferry",
    ),
    "a dash of its own": (f"{NAME}<title>The cow – on the ferry</title>", "", "The cow – on the ferry"),
    "a label before it": (
        meta("og:title", "The cow on the ferry goes home"),
        "<h1><span>Animals:</span> <span>The cow on the ferry goes home</span></h1>",
        "The cow on the ferry goes home",
    ),
    "the page's own marks": (
        meta("og:title", "The 'cow' on the ferry"),
        "<h1>The ‘cow’ on the ferry</h1>",
        "The ‘cow’ on the ferry",
    ),
    "entities": (data(headline="The &#8216;cow&#8217; &amp; the ferry"), "", "The ‘cow’ & the ferry"),
    "a label and its title the other way round": (
        "<title>Cow is found - Animals in the bay</title>",
        "<h1><span>Animals in the bay</span> <span>Cow is found</span></h1>",
        "Cow is found",
    ),
    "a short headline behind a long label": (
        meta("og:title", "Cow crosses the bay"),
        "<h1><b>Whatever else happened at sea on Monday</b> Cow crosses the bay</h1>",
        "Cow crosses the bay",
    ),
    "the name of the site for a heading": (
        "<title>The cow on the ferry | Ann's blog</title>",
        "<h1>Ann's blog</h1><h2>The cow on the ferry</h2>",
        "The cow on the ferry",
    ),
    "in two lines": (
        meta("og:title", "The cow: on the ferry"),
        "<h1>The cow:<br>On the ferry</h1>",
        "The cow: On the ferry",
    ),
    "a line that is no heading": (
        "<title>Bay: The cow on the ferry</title>",
        "<p><b>The cow on the ferry</b></p>",
        "The cow on the ferry",
    ),
    "none": ("", "", None),
}


@pytest.mark.parametrize("name", TITLES)
def test_the_title(name: str) -> None:
    head, over, title = TITLES[name]
    assert stated(head, over).title == title


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


AUTHORS: dict[str, tuple[str, str, str | None]] = {
    "a person": (data(author=person("Ann Lee")), "", "Ann Lee"),
    "several": (data(author=[person("Ann Lee"), person("Bo Ek")]), "", "Ann Lee, Bo Ek"),
    "as a text": (data(author="By Ann Lee and Bo Ek"), "", "Ann Lee, Bo Ek"),
    "one name with a y in it": (data(author=person("José Ortega y Gasset")), "", "José Ortega y Gasset"),
    "a son": (data(author=person("Sam Ek, Jr.")), "", "Sam Ek, Jr."),
    "by another key": (data(author={"@type": "Person", "byline": "Ann Lee"}), "", "Ann Lee"),
    "given and family": (data(author={"givenName": "Ann", "familyName": "Lee"}), "", "Ann Lee"),
    "an agency": (NAME + data(author={"@type": "Organization", "name": "Associated Press"}), "", "Associated Press"),
    "the outlet beside a person": (
        NAME + data(author=[{"@type": "Organization", "name": "Bay News"}, person("Ann Lee")]),
        "",
        "Ann Lee",
    ),
    "the outlet alone": (NAME + data(author={"@type": "Organization", "name": "Bay News"}), "", "Bay News"),
    "the outlet is none in the head": (NAME + meta("author", "Bay News"), "", None),
    "said by the head": (meta("author", "Ann Lee"), "", "Ann Lee"),
    "an address is none": (meta("article:author", "https://www.facebook.com/ann.lee"), "", None),
    "a handle is none": (meta("author", "ann-lee7"), "", None),
    "a role beside": (meta("author", "Ann Lee, Staff Writer"), "", "Ann Lee"),
    "data before the head": (meta("author", "Bay Holding") + data(author=person("Ann Lee")), "", "Ann Lee"),
    "a by-line": ("", "<h1>Cow</h1><p>By Ann Lee and Bo Ek</p>", "Ann Lee, Bo Ek"),
    "a by-line of many lines": ("", "<h1>Cow</h1><div>By Ann Lee<br>Staff Writer<br>May 1, 2019</div>", "Ann Lee"),
    "in German": ("", '<h1>Kuh</h1><p class="byline">Von Änne Öhler</p>', "Änne Öhler"),
    "marked": (
        "",
        '<h1>Cow</h1><div>Posted on May 1 by <span class="author vcard"><a>Ann Lee</a></span></div>',
        "Ann Lee",
    ),
    "a beat beside": (meta("author", "By Ann Lee Political Editor"), "", "Ann Lee"),
    "the outlet behind": (
        meta("og:site_name", "BBC") + meta("author", "Ann Lee, BBC News"),
        "",
        "Ann Lee",
    ),
    "words by": ("", "<h1>Cow</h1><p>Words by Ann Lee</p>", "Ann Lee"),
    "words:": ("", "<h1>Cow</h1><p>Words: Ann Lee, Bo Ek</p>", "Ann Lee, Bo Ek"),
    "several and a place": (meta("author", "Ann Lee, Cy Oz & Bo Lind in Oslo"), "", "Ann Lee, Cy Oz, Bo Lind"),
    "for whom": (data(author=person("By Ann Lee And Bo Ek For The Bay On Sunday")), "", "Ann Lee, Bo Ek"),
    "family first": (meta("author", "Lee, Ann"), "", "Ann Lee"),
    "an initial": (meta("author", "Joe S."), "", "Joe S."),
    "a handle behind": (meta("author", "Ann Lee @annlee"), "", "Ann Lee"),
    "a day behind": ("", '<h1>Kuh</h1><p class="author">VON <a>ANNE OEHLER</a> am 21. April 2020</p>', "ANNE OEHLER"),
    "glued": ("", '<h1>Cow</h1><div class="byLine">By <a>Ann Lee</a><span>Staff Writer</span></div>', "Ann Lee"),
    "beside the outlet": (
        meta("og:site_name", "CBC"),
        '<h1>Cow</h1><span class="authorText"><a>Ann Lee</a></span> · CBC News',
        "Ann Lee",
    ),
    "a link to whose page": ("", '<h1>Cow</h1><p><a href="/staff/ann-lee">Ann Lee</a></p>', "Ann Lee"),
    "who signs": ("", '<h1>Cow</h1><a rel="author" href="/u/7">Fatima</a>', "Fatima"),
    "a name before a handle": (meta("author", "BayToday"), "<h1>Cow</h1><p>By Ann Lee</p>", "Ann Lee"),
    "without capitals": ("", '<h1>牛</h1><span class="writer">松村太郎</span>', "松村太郎"),
    "a machine": (data(author=person("admin")), "", None),
    "who took the picture is none": ("", "<h1>Cow</h1><p>Illustration by Ann Lee</p>", None),
    "nobody": ("", "<h1>Cow</h1>", None),
}


@pytest.mark.parametrize("name", AUTHORS)
def test_the_author(name: str) -> None:
    head, over, author = AUTHORS[name]
    assert stated(head, over).author == author


def test_an_author_by_reference() -> None:
    things = [
        {"@type": "Article", "headline": "x", "author": {"@id": "#ann"}, "publisher": {"@id": "#bay"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
        {"@type": "Organization", "@id": "#bay", "name": "Bay News"},
    ]
    graph = json.dumps({"@graph": things})
    metadata = stated(f'<script type="application/ld+json">{graph}</script>')
    assert (metadata.author, metadata.outlet) == ("Ann Lee", "Bay News")


def test_the_article_with_the_pages_title_counts() -> None:
    head = data(headline="Another story", author=person("Bo Ek")) + data(author=person("Ann Lee"))
    assert stated(head, "<h1>The cow on the ferry</h1>").author == "Ann Lee"


DAY = datetime.date(2019, 5, 1)
DAYS: dict[str, tuple[str, str, str | None, datetime.date | None]] = {
    "published, not updated": (
        data(datePublished="2019-05-01T23:30:00-07:00", dateModified="2020-01-01"),
        "",
        None,
        DAY,
    ),
    "in the head": (meta("article:published_time", "2019-05-01T00:10:00+02:00"), "", None, DAY),
    "in words": (meta("sailthru.date", "May 1st, 2019"), "", None, DAY),
    "an update alone": (meta("article:modified_time", "2019-05-01"), "", None, None),
    "marked": ("", '<h1>Cow</h1><time datetime="2019-05-01T10:00">yesterday</time>', None, DAY),
    "over the article": ("", "<h1>Cow</h1><p>Published Wednesday, May 1, 2019</p>", None, DAY),
    "before its update": ("", "<h1>Cow</h1><p>1 May 2019 Updated 3 June 2020</p>", None, DAY),
    "its update alone": ("", "<h1>Cow</h1><p>Last updated 3 June 2020</p>", None, None),
    "in the address": ("", "", "https://bay.example/news/2019/05/01/cow", DAY),
    "with its time first": (data(datePublished="04:25:06 PM IST May 01, 2019"), "", None, DAY),
    "before its update, in a bar": ("", "<h1>Cow</h1><p>Published 1 May 2019 | Updated 3 May 2021</p>", None, DAY),
    "in Spanish": ("", "<h1>Vaca</h1><p>1 de mayo de 2019</p>", None, DAY),
    "in German": ("", "<h1>Kuh</h1><p>Mittwoch, 1. Mai 2019, 10:00 Uhr</p>", None, DAY),
    "in French": ("", "<h1>Vache</h1><p>Publié le 1er mai 2019 à 10h00</p>", None, DAY),
    "in Polish": ("", "<h1>Krowa</h1><p>1 maja 2019</p>", None, DAY),
    "in Russian": ("", "<h1>Корова</h1><p>1 мая 2019</p>", None, DAY),
    "in Hungarian": ("", "<h1>Tehén</h1><p>2019. május 1.</p>", None, DAY),
    "in Japanese": ("", "<h1>牛</h1><p>2019年5月1日 10時00分</p>", None, DAY),
    "in Korean": ("", "<h1>소</h1><p>2019년 5월 1일</p>", None, DAY),
    "a month of two languages": ("", "<h1>Krava</h1><p>1. listopada 2019</p>", None, None),
    "marked on any tag": ("", "<h1>Cow</h1><div itemprop='datePublished' content='2019-05-01'>then</div>", None, DAY),
    "a time without a machine's form": ("", "<h1>Cow</h1><time>May 1, 2019</time>", None, DAY),
    "a machine's form that could be two": (
        "",
        "<h1>Cow</h1><time datetime='05-01-2019 10:29'>1. Mai 2019</time>",
        None,
        DAY,
    ),
    "a time of an update": ("", "<h1>Cow</h1><p class='updated-date'><time datetime='2019-05-01'></p>", None, None),
    "by another name": (meta("shareaholic:article_published_time", "2019-05-01T10:00"), "", None, DAY),
    "by the name of an update": (meta("publish_modified_date", "2019-05-01"), "", None, None),
    "with a colon": (meta("DC:date", "2019-05-01"), "", None, DAY),
    "in the address without marks": ("", "", "https://bay.example/news/20190501-cow.html", DAY),
    "a number that is no day": ("", "", "https://bay.example/news/20199901-cow.html", None),
    "in the title": ("<title>The cow | Bay News | 01.05.2019</title>", "", None, DAY),
    "no such day": (data(datePublished="2019-02-30"), "", None, None),
    "could be two": (meta("date", "05/01/2019"), "", None, None),
    "none": ("", "", None, None),
}


@pytest.mark.parametrize("name", DAYS)
def test_the_day(name: str) -> None:
    head, over, url, day = DAYS[name]
    assert stated(head, over, url).date == day


NUMBERS = [
    ('<html lang="es">', "08/01/2019", datetime.date(2019, 1, 8)),
    ('<html lang="en-GB">', "08/01/2019", datetime.date(2019, 1, 8)),
    ('<html lang="de-CH">', "8.1.19", datetime.date(2019, 1, 8)),
    ('<html lang="en-US">', "08/01/2019", datetime.date(2019, 8, 1)),
    ('<html lang="en">', "08/01/2019", None),
    ("<html>", "08/01/2019", None),
    ('<html lang="ko">', "19.1.8", None),
]


@pytest.mark.parametrize(("html", "day", "expected"), NUMBERS)
def test_days_of_numbers_are_read_as_the_language_writes_them(
    html: str, day: str, expected: datetime.date | None
) -> None:
    assert stated(over=f'<h1>Cow</h1><p class="date">{day}</p>', html=html).date == expected


def test_what_programs_read_is_not_read_so() -> None:
    assert stated(meta("date", "08/01/2019"), html='<html lang="es">').date is None


OUTLETS = {
    "its name": (NAME, "Bay News"),
    "in the data": (data(publisher={"@type": "Organization", "name": "Bay News"}), "Bay News"),
    "a name before a host": (
        meta("og:site_name", "baynews.example") + meta("application-name", "Bay News"),
        "Bay News",
    ),
    "an address is none": (meta("og:site_name", "https://baynews.example/"), None),
    "none": ("", None),
}


@pytest.mark.parametrize("name", OUTLETS)
def test_the_outlet(name: str) -> None:
    head, outlet = OUTLETS[name]
    assert stated(head).outlet == outlet


CANONICAL = '<link rel="canonical" href="https://bay.example/cow">'
ADDRESSES = {
    "canonical": (
        CANONICAL + meta("og:url", "https://m.bay.example/cow"),
        "https://bay.example/given",
        "https://bay.example/cow",
    ),
    "of the head": (meta("og:url", "https://bay.example/cow"), None, "https://bay.example/cow"),
    "of the data": (data(mainEntityOfPage={"@id": "https://bay.example/cow"}), None, "https://bay.example/cow"),
    "the front page is no article": (
        '<link rel="canonical" href="https://bay.example/">' + meta("og:url", "https://bay.example/cow"),
        None,
        "https://bay.example/cow",
    ),
    "where it was taken from": ("", "https://bay.example/given", "https://bay.example/given"),
    "a path alone": ('<link rel="canonical" href="/cow">', None, None),
    "of another kind": ('<link rel="canonical" href="javascript:x()">', "file:///home/x.html", None),
    "broken": ('<link rel="canonical" href="http://[::1">', None, None),
    "none": ("", None, None),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_address(name: str) -> None:
    head, given, address = ADDRESSES[name]
    assert stated(head, url=given).url == address


SAVED = [
    "<!-- saved from url=(0023)https://bay.example/cow -->",
    "<!--\n Page saved with SingleFile \n url: https://bay.example/cow \n saved date: Sat Feb 11 2023\n-->",
]


@pytest.mark.parametrize("comment", SAVED)
def test_where_a_browser_saved_it_from(comment: str) -> None:
    page = f"<!doctype html>{comment}<html><body>{BODY}"
    assert read_article(HtmlReader(), page.encode()).metadata.url == "https://bay.example/cow"


LANGUAGES = {
    '<html lang="en">': "en",
    '<html lang="pt_br">': "pt-BR",
    '<html lang="zh-hans-cn">': "zh-Hans-CN",
    '<html lang="klingon language">': None,
    "<html>": None,
}


@pytest.mark.parametrize("html", LANGUAGES)
def test_the_language(html: str) -> None:
    assert stated(html=html).language == LANGUAGES[html]


BROKEN = [
    "{",
    "[1, 2",
    "null",
    '"x"',
    "7",
    "[" * 100_000,
    '{"@type": 7, "headline": {}}',
    '{"@type": "NewsArticle", "author": [[[]]]}',
]


MENDED = {
    "a comma too many": '{"@type": "NewsArticle", "author": {"name": "Ann Lee",},}',
    "comments": '{"@type": "NewsArticle", /* who */ "author": {"name": "Ann Lee"} // there\n}',
    "line breaks in a text": '{"@type": "NewsArticle", "headline": "The cow\non the ferry", "author": "Ann Lee"}',
    "two in a row": '{"@type": "WebSite", "name": "Bay"}\n{"@type": "NewsArticle", "author": "Ann Lee"}',
    "hidden from old browsers": '// <![CDATA[\n{"@type": "NewsArticle", "author": "Ann Lee"};\n// ]]>',
    "in entities": "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;author&quot;: &quot;Ann Lee&quot;}",
    "a mark escaped in vain": r'{"@type": "NewsArticle", "headline": "The cow\'s way", "author": "Ann Lee"}',
    "marks in a text": '{"@type": "NewsArticle", "headline": "She "paid"", "author": {"name": "Ann Lee"}}',
}


@pytest.mark.parametrize("name", MENDED)
def test_data_that_are_mended(name: str) -> None:
    assert stated(f'<script type="application/ld+json">{MENDED[name]}</script>').author == "Ann Lee"


def test_of_data_that_cannot_be_read_no_text_is_cut() -> None:
    broken = '{"@type": "NewsArticle", "headline": "She said "no"", "datePublished": "2019-05-01"}'
    metadata = stated(f'<script type="application/ld+json">{broken}</script><title>She said no</title>')
    assert (metadata.title, metadata.date) == ("She said no", DAY)


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:12])
def test_broken_data_are_passed_over(text: str) -> None:
    head = f'<script type="application/ld+json">{text}</script>{meta("author", "Ann Lee")}'
    assert stated(head).author == "Ann Lee"
