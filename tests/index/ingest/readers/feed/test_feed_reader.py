"""Feeds: each item with its words, its layout and what it states; what is broken costs itself alone."""

import datetime
import json
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.article import Article, Fault, Metadata, Unread
from index.ingest.reader import DocumentRefused, Member, RawFile
from index.ingest.readers.feed.feed import FeedReader
from index.text.document import Kind, WarningKind

SECONDS = 5.0  # at most, for any file
OUTLET = "The Bridge & River"
DAY = datetime.date(2015, 7, 7)
HEADLINE_ALONE = "it has only a headline: fetch its page"
NOT_WELL_FORMED = "its XML is not well-formed: save the feed anew"
TOO_DEEP = "its lists and maps are too deep within each other: it is no feed"
OPEN = ("<item>", "<![CDATA[", "<!--", "<", "<item><![CDATA[", "<item><!--", "<a/>", "&", "</item>")
TOO_LARGE = "it is larger or has more tags than any article: it is none"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by a program --><?xml-stylesheet href="x"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Bridge &amp; River</title><link>https://x.example/</link><language>en-us</language>
<image><title>Logo</title></image>
<item><title>Bridge &amp;amp; road “shut”</title><link>https://x.example/a</link>
<dc:creator><![CDATA[Ann Arbor]]></dc:creator><dc:creator>By Bo Lind</dc:creator>
<pubDate>Tue, 07 Jul 2015 22:00:00 -0700</pubDate><media:title>Picture</media:title>
<description>The short text.</description>
<content:encoded><![CDATA[<p>The bridge is shut, &ldquo;for now&rdquo;, said Zoë&#8217;s aide.</p><ul><li>One</li></ul>
<blockquote>We wait.</blockquote><p>The post <a href="x">Bridge</a> appeared first on <a href="y">River</a>.</p>]]>
</content:encoded></item>
<item><title>Headline alone</title><guid>https://x.example/b</guid><description>Headline alone</description></item>
<item><title>AT&T says</title><author>jane@x.example (Jane Doe)</author><pubDate>Tue, 07 Jul 15 22:00:00 GMT</pubDate>
<guid isPermaLink="false">tag:1</guid><description>It rained, l&#146;&eacute;t&eacute; long,
and 2 &lt; 3.

Then &quot;sun&quot;.</description></item>
<item><title>Broken</title><description><b>bold</description></item>
<item><title>Bare</title><pubDate>yesterday</pubDate><foo:bar>1</foo:bar><author>x@y.example</author>
<guid>https://x.example/e</guid><description><p>Never <b>escaped</b>.</p><p>Read more</p></description></item>
<item><title>Cut</title><description>It was
"""
RSS_READ = [
    (
        Metadata("Bridge & road “shut”", OUTLET, "Ann Arbor, Bo Lind", DAY, "https://x.example/a", "en-US"),
        [
            ("title", "Bridge & road “shut”"),
            ("body", "The bridge is shut, “for now”, said Zoë’s aide."),
            ("list_item", "One"),
            ("quote", "We wait."),
            ("furniture", "The post Bridge appeared first on River."),
        ],
    ),
    HEADLINE_ALONE,
    (
        Metadata("AT&T says", OUTLET, "Jane Doe", DAY, None, "en-US"),
        [("title", "AT&T says"), ("body", "It rained, l’été long,\nand 2 < 3."), ("body", 'Then "sun".')],
    ),
    NOT_WELL_FORMED,
    (
        Metadata(
            "Bare",
            OUTLET,
            url="https://x.example/e",
            language="en-US",
            faults=(Fault(WarningKind.DATE, "its date is not read: yesterday is no date like 2019-02-28"),),
        ),
        [("title", "Bare"), ("body", "Never escaped."), ("furniture", "Read more")],
    ),
    "it has no end: the feed was cut, so put a whole copy of it there",
]
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">Die &amp;lt;Zeitung&amp;gt;</title>
<author><name>Eva Berg</name><email>eva@x.example</email></author>
<entry><title>R&amp;D</title><link rel="self" href="https://x.example/self"/><link href="https://x.example/1"/>
<published>2015-07-07T01:00:00Z</published><updated>2016-01-01T00:00:00Z</updated>
<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>Hallo <x:b>Welt</x:b></x:p></x:div></content>
</entry>
<entry xml:lang="pt-br"><title type="text">a &lt;b> c</title><updated>2016-01-01</updated>
<author><name>Jo Bo</name></author><summary type="text">d &lt;b&gt; &amp;amp; e</summary></entry></feed>"""
ATOM_READ = [
    (
        Metadata("R&D", "Die <Zeitung>", "Eva Berg", DAY, "https://x.example/1", "de"),
        [("title", "R&D"), ("body", "Hallo Welt")],
    ),
    (
        Metadata("a <b> c", "Die <Zeitung>", "Jo Bo", language="pt-BR"),
        [("title", "a <b> c"), ("body", "d <b> &amp; e")],
    ),
]
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x">
<title>River</title><items><rdf:Seq><rdf:li resource="a"/></rdf:Seq></items></channel>
<item rdf:about="a"><title>One</title>
<link>http://x.example/1</link><description>Text.</description><dc:date>2015-07-07T10:00:00+01:00</dc:date></item>
</rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "River",
        "language": "en",
        "items": [
            {
                "title": "One",
                "content_html": "<p>Text.",
                "url": "https://x.example/1",
                "authors": [{"name": "Ann Arbor"}, {"url": "https://x.example"}],
                "date_published": "2015-07-07T00:00:00Z",
            },
            3,
            {"content_text": "First.\n\nSecond.", "author": {"name": "Bo Lind"}},
            {"title": "Half", "content_text": "\ud83d"},
        ],
    }
)
ONE = Metadata("One", "River", None, DAY, "http://x.example/1")


def read(data: bytes) -> list[tuple[Metadata, list[tuple[str, str]]] | str]:
    reader = FeedReader()
    assert reader.claims(RawFile("feed.xml", data))
    started = time.perf_counter()
    members = list(reader.read(RawFile("feed.xml", data), no_member))
    assert time.perf_counter() - started < SECONDS
    return [member.why if isinstance(member, Unread) else _as_read(*member) for member in members]


def no_member(file: RawFile) -> Iterator[Member]:
    raise AssertionError(f"{file.name} is no file in a feed")


def _as_read(kind: Kind, article: Article) -> tuple[Metadata, list[tuple[str, str]]]:
    assert (kind, article.name, article.layout is not None) == (Kind.FEED, None, True)
    assert article.layout is not None
    blocks = [(block.kind.value, block.span.of(article.text)) for block in article.layout.blocks]
    assert "\n\n".join(text for _, text in blocks) == article.text
    return article.metadata, blocks


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (RSS.encode(), RSS_READ),
        (b"\xef\xbb\xbf" + RSS.encode(), RSS_READ),
        (RSS.replace("UTF-8", "ISO-8859-1").encode("cp1252"), RSS_READ),
        (RSS.replace("UTF-8", "utf-16").encode("utf-16"), RSS_READ),
        (RSS.replace("UTF-8", "us-ascii").encode(), RSS_READ),
        (ATOM.encode(), ATOM_READ),
        (RDF.encode(), [(ONE, [("title", "One"), ("body", "Text.")])]),
        (
            JSON.encode(),
            [
                (
                    Metadata("One", "River", "Ann Arbor", DAY, "https://x.example/1", "en"),
                    [("title", "One"), ("body", "Text.")],
                ),
                "it is no map of fields: mend it or remove it",
                (Metadata(None, "River", "Bo Lind", language="en"), [("body", "First."), ("body", "Second.")]),
                "it holds half a character (\\ud800 to \\udfff alone): mend it",
            ],
        ),
    ],
    ids=["rss", "rss with a mark", "rss in cp1252", "rss in utf-16", "rss that lies", "atom", "rdf", "json"],
)
def test_a_feed(data: bytes, expected: list[tuple[Metadata, list[tuple[str, str]]] | str]) -> None:
    assert read(data) == expected


def test_what_is_bold_or_code_stays_so_behind_the_title() -> None:
    data = item("<description>&lt;p&gt;One &lt;b&gt;bold&lt;/b&gt; &lt;code&gt;x()&lt;/code&gt; word</description>")
    (member,) = FeedReader().read(RawFile("feed.xml", data), no_member)
    assert not isinstance(member, Unread)
    article = member[1]
    assert article.layout is not None
    assert article.text == "T\n\nOne bold x() word"
    assert [span.of(article.text) for span in article.layout.strong] == ["bold"]
    assert [span.of(article.text) for span in article.layout.code] == ["x()"]


def item(inner: str) -> bytes:
    return f"<rss><channel><title>River</title><item><title>T</title>{inner}</item></channel></rss>".encode()


@pytest.mark.parametrize(
    ("description", "blocks"),
    [
        ("T &amp;amp;c. and &lt;i&gt;so&lt;/i&gt;", [("body", "T &c. and so")]),
        ("<![CDATA[R&D; &copy 2015 &nosuch; a&amp;b]]>", [("body", "R&D; &copy 2015 &nosuch; a&b")]),
        ("&nosuch; &#8; x", [("body", "&nosuch; x")]),
        ("<![CDATA[<item>no item</item> &amp; so]]>", [("body", "no item & so")]),
        ("<![CDATA[<h1>T</h1><p>Words]]>", [("title", "T"), ("body", "Words")]),
        ("Words. &lt;p&gt;Continue reading →", [("body", "Words."), ("furniture", "Continue reading →")]),
        ("&lt;p&gt;He told them to read the full story.", [("body", "He told them to read the full story.")]),
        ("* one\n* two\n\n- three", [("list_item", "one"), ("list_item", "two"), ("list_item", "three")]),
    ],
)
def test_the_words_of_an_item(description: str, blocks: list[tuple[str, str]]) -> None:
    (read_item,) = read(item(f"<description>{description}</description>"))
    title = [] if blocks[0][0] == "title" else [("title", "T")]
    assert read_item == (Metadata("T", "River"), title + blocks)


@pytest.mark.parametrize(
    ("inner", "author"),
    [
        ("<author>Jane Doe</author>", "Jane Doe"),
        ("<author>jane@x.example</author>", None),
        ("<author>Jane Doe &lt;jane@x.example&gt;</author>", "Jane Doe"),
        ("<author>https://x.example/jane</author>", None),
        ("<author>by Jane Doe</author>", "Jane Doe"),
        ("<author/>", None),
    ],
)
def test_who_wrote_an_item(inner: str, author: str | None) -> None:
    (read_item,) = read(item(f"{inner}<description>Words.</description>"))
    assert not isinstance(read_item, str)
    assert read_item[0].author == author


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            b'<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>',
            "it declares entities of its own (<!ENTITY …>), which are not put in: save it without them",
        ),
        (b"<rss>" + b"<item></item>" * 10_001, "it holds more than 10,000 items: split it"),
        (b'{"jsonfeed.org/version/":' + b"[" * 5_000_000, "it holds more than 1,000,000 values: split it"),
        (
            b'{"jsonfeed.org/version/":' + b"[" * 9_999,
            "its lists and maps are too deep within each other: it is no feed",
        ),
        (b'{"jsonfeed.org/version/1": 1}', "it has no list of items: put a whole feed there"),
        (
            b'{"jsonfeed.org/version/1": ',
            "it is no valid JSON (Expecting value: line 1 column 28 (char 27)): save the feed anew",
        ),
        (
            b'{"version": "jsonfeed.org/version/1", "items": [' + b"{}," * 10_000 + b"{}]}",
            "it holds more than 10,000 items: split it",
        ),
        ("<rss>é".encode() + b"\xe9", "it mixes encodings (UTF-8 breaks at byte 7): save it as UTF-8"),
    ],
    ids=["entities", "items", "values", "depth", "no items", "cut", "items of JSON", "encodings"],
)
def test_what_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read(data)
    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("description", "why"),
    [
        ("<a>" * 100_000, NOT_WELL_FORMED),
        (f"<![CDATA[{'<div>' * 999}]]>", "its tags are more than 256 deep within each other: save only the article"),
        ("<b " + " ".join(f"a{n}=''" for n in range(300_000)) + "/>", TOO_LARGE),
        ("<a/>" * 3_000_000, TOO_LARGE),
        ("&" * 10_000_000, TOO_LARGE),
        ("<![CDATA[<p>Read more</p><p>Advertisement</p>]]>", HEADLINE_ALONE),
    ],
    ids=["depth", "depth of HTML", "attributes", "tags", "ampersands", "furniture"],
)
def test_an_item_that_costs_itself_alone(description: str, why: str) -> None:
    bad = item(f"<description>{description}</description>").removesuffix(b"</channel></rss>")
    good = b"<item><description>Words.</description></item></channel></rss>"
    assert read(bad + good) == [why, (Metadata(None, "River"), [("body", "Words.")])]


@pytest.mark.parametrize("part", OPEN)
def test_no_loop_over_what_is_open(part: str) -> None:
    with suppress(DocumentRefused):
        read(f"<rss><channel>{part * 1_000_000}".encode())


@pytest.mark.parametrize(
    "head",
    [
        "<html><body><rss></rss>",
        "<feed><entry/></feed>",
        "<rdf:RDF xmlns:rdf='x'>",
        '{"items": []}',
        "rss",
        "",
        "<!--x-->" * 500 + "<?" * 500 + "<!--",
        "<?xml version='1.0'?><svg/>",
    ],
)
def test_what_is_no_feed(head: str) -> None:
    assert not FeedReader().claims(RawFile("feed.xml", head.encode()))


def test_a_feed_behind_a_document_type() -> None:
    head = b'<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">\n'
    assert read(head + item("<description>Caf&eacute;</description>")) == [
        (Metadata("T", "River"), [("title", "T"), ("body", "Café")])
    ]


@given(st.binary(max_size=60), st.sampled_from([RSS, ATOM, RDF, JSON]), st.integers(0, 3_000))
def test_any_damage_is_read_or_refused(damage: bytes, feed: str, place: int) -> None:
    data = feed.encode()
    place %= len(data)
    file = RawFile("feed", data[:place] + damage + data[place + 7 :])
    FeedReader().claims(file)
    with suppress(DocumentRefused):
        for member in FeedReader().read(file, no_member):
            if not isinstance(member, Unread):
                _as_read(*member)


@pytest.mark.parametrize(
    ("feed", "entry", "link", "url"),
    [
        ('xml:base="https://x.example/a/"', "", '<link href="11"/>', "https://x.example/a/11"),
        ('xml:base="https://x.example/a/"', 'xml:base="b/"', '<link href="11"/>', "https://x.example/a/b/11"),
        ("", 'xml:base="https://x.example/a/"', '<link href="11" xml:base="c/"/>', "https://x.example/a/c/11"),
        ('xml:base="/a/"', "", '<link href="11"/>', "https://feeds.example/a/11"),
        ('xml:base="https://x.example/a/"', "", '<link href="https://y.example/1"/>', "https://y.example/1"),
        ('xml:base="https://[x/"', "", '<link href="https://y.example/1"/>', "https://y.example/1"),
        ("", "", '<link href="11"/>', None),
    ],
)
def test_addresses_are_told_from_their_base(feed: str, entry: str, link: str, url: str | None) -> None:
    words = f"<content>{'The bridge is shut for now. ' * 5}</content>"
    data = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {feed}><entry {entry}><title>A</title>{link}{words}</entry></feed>'
    )
    (member,) = FeedReader().read(RawFile("a.xml", data.encode(), "https://feeds.example/all.xml"), lambda _: iter(()))
    assert not isinstance(member, Unread)
    assert member[1].metadata.url == url
