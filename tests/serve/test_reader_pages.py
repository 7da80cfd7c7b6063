"""Pages as HTML: the document verbatim with its quotations marked, everything escaped, and nothing that runs."""

import re
from html import unescape

import pytest
from lxml import html

from bot.replies.citation import read_path
from index import Span
from retrieval import SourceEntry
from tests.support.served import ODD, Client, IndexedCollection


def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def paragraphs(page: str) -> list[str]:
    """The texts of the document's own paragraphs and headings, in their order."""
    article = tree(page).find(".//article")
    assert article is not None
    return [part.text_content() for part in article if part.tag in ("p", "h1", "h2")]


def entries(collection: IndexedCollection) -> tuple[SourceEntry, ...]:
    return collection.retriever().sources()


async def test_every_document_is_shown_verbatim(client: Client, collection: IndexedCollection) -> None:
    for entry in entries(collection):
        source = collection.retriever().source(entry.document)
        assert source is not None
        got = await client.get(read_path(entry.document))
        assert got.status == 200, entry.document
        expected = [p.text for p in source.paragraphs]
        shown = paragraphs(got.text)
        assert shown[-len(expected) :] == expected
        assert got.headers["Content-Type"] == "text/html; charset=utf-8"


async def test_every_quotation_is_marked_with_its_speaker(client: Client, collection: IndexedCollection) -> None:
    marked = collection.retriever().marked("ferry.md")
    assert marked is not None
    page = tree((await client.get("/read/ferry.md")).text)
    voices = [item.text_content() for item in page.xpath("//ul[@class='voices']/li")]
    assert [voice.split(" ", 1)[0] for voice in voices] == [str(n) for n in range(1, len(marked.quotations) + 1)]
    assert {voice.split(" ", 1)[1] for voice in voices} == {
        "Ingrid Solberg",
        "Ingrid Solberg, as we read it",
        "Tomas Reyes",
        "Tomas Reyes, as we read it",
        "speaker open",
    }
    for number, quotation in enumerate(marked.quotations, 1):
        (first,) = page.xpath(f"//span[@id='q{number}']")
        assert quotation.text.startswith(first.text_content())
        assert first.get("class") == f"said {quotation.certainty.value}"
        assert page.xpath(f"//a[@href='#q{number}']/@aria-label") == [f"Quotation {number}"]
        assert page.xpath(f"count(//span[@data-number='{number}'])") == 1.0


async def test_certainties_are_told_apart_by_words_and_lines_not_by_colour_alone(client: Client) -> None:
    page = tree((await client.get("/read/ferry.md")).text)
    ways = {span.get("class"): span.text_content() for span in page.xpath("//ul[@class='ways']//span")}
    assert ways == {
        "said named": "the words name their speaker",
        "said concluded": "the speaker is concluded, as we read it",
        "said open": "speaker open",
    }
    style = (await client.get("/style.css")).text
    lines = dict(re.findall(r"\.said\.(\w+) \{ text-decoration-style: (\w+);", style))
    assert lines == {"named": "solid", "concluded": "dashed", "open": "dotted"}


async def test_the_words_that_are_asked_for_are_marked(client: Client, collection: IndexedCollection) -> None:
    text = collection.retriever().text("ferry.md")
    assert text is not None
    words = 'A toll is no answer," Tomas Reyes, the leader'
    start = text.text.index(words)
    path = read_path("ferry.md", Span(start, start + len(words)))
    assert path == f"/read/ferry.md?start={start}&end={start + len(words)}#words"
    page = tree((await client.get(path.partition("#")[0])).text)
    assert "".join(mark.text_content() for mark in page.xpath("//mark")) == words
    assert page.xpath("//mark[1]/@id")[0] == "words"
    assert page.xpath("count(//*[@id='words'])") == 1.0
    assert page.xpath("//a[@href='#words']/text()") == ["To the words"]


@pytest.mark.parametrize("query", ["start=900000&end=900001", "start=0&end=1"])
async def test_words_that_do_not_stand_there_are_told(client: Client, query: str) -> None:
    page = (await client.get(f"/read/ferry.md?{query}")).text
    assert "These words do not stand there" in page
    assert "<mark" not in page


@pytest.mark.parametrize("query", ["start=5", "end=5", "start=5&end=5", "start=9&end=5"])
async def test_half_a_place_is_none(client: Client, query: str) -> None:
    got = await client.get(f"/read/ferry.md?{query}")
    assert (got.status, "<mark" in got.text) == (200, False)


async def test_what_a_document_says_stays_text(client: Client) -> None:
    page_of_evil = (await client.get("/read/evil.txt")).text
    for page in (page_of_evil, (await client.get("/")).text):
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
        assert tree(page).xpath("//script | //img | //article//b | //@onerror | //@style") == []
    assert 'A <b>bold</b> &amp; <img src=x onerror=alert(2)> claim,"' in paragraphs(page_of_evil)[-1]


async def test_what_is_asked_stays_text(client: Client) -> None:
    asked = '"><script>alert(3)</script>'
    got = await client.post("/answer", data={"question": asked, "previous": asked})
    page = tree(got.text)
    assert page.xpath("//script") == []
    assert page.xpath("//p[@class='asked']/text()") == [asked]
    assert page.xpath("//input[@name='previous']/@value") == [asked, asked]


async def test_languages_are_named(client: Client) -> None:
    assert tree((await client.get("/read/ferry.md")).text).get("lang") == "en"
    german = (await client.get(read_path("brücke.md"))).text
    assert tree(german).xpath("//article/@lang") == ["de"]
    assert tree((await client.get("/")).text).xpath("//a[text()='Die Brücke ist offen']/@lang") == ["de"]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ("a.md", "/read/a.md"),
        (ODD, "/read/r%C3%A4ume/a%20b%20%28x%29%20%5B1%5D%20100%25%20%26%20c%3F.md"),
        ("table.csv#2", "/read/table.csv%232"),
        ("a/../b.md", "/read/a%2F..%2Fb.md"),
        ("../../etc/passwd", "/read/..%2F..%2Fetc%2Fpasswd"),
        ("./a", "/read/.%2Fa"),
        ("a//b", "/read/a%2F%2Fb"),
        ("x\ud800", "/read/x%3F"),
    ],
)
def test_where_a_document_is_read(document: str, path: str) -> None:
    assert read_path(document) == path


async def test_odd_names_lead_to_their_documents(client: Client) -> None:
    for document, words in ((ODD, "Every room is let"), ("table.csv#2", "Two is better")):
        got = await client.get(read_path(document))
        assert (got.status, words in unescape(got.text)) == (200, True)


@pytest.mark.parametrize(
    "path",
    [
        "/read/..%2F..%2F..%2Fetc%2Fpasswd",
        "/read/%2Fetc%2Fpasswd",
        "/read/..%2Findex%2Findex.sqlite3",
        "/read/sources/ferry.md",
        "/read/ferry.md%00",
        "/read/FERRY.md",
        "/read/%FF%FE",
        "/read/" + "a" * 9_000,
    ],
)
async def test_what_is_no_document_of_the_index_is_not_shown(client: Client, path: str) -> None:
    got = await client.get(path)
    assert (got.status, "No document of the index has this key" in got.text) == (404, True)
    assert tree(got.text).xpath("//h1/text()") == ["This can't be shown"]


async def test_the_list_leads_to_every_document(client: Client, collection: IndexedCollection) -> None:
    page = tree((await client.get("/")).text)
    listed = page.xpath("//ul[@class='documents']//a/@href")
    assert listed == [read_path(entry.document) for entry in entries(collection)]
    assert page.xpath("//h2/text()") == [f"{len(listed)} documents"]
    details = page.xpath("//span[@class='detail']/text()")
    assert "Saltby Courier · 1 May 2021 · 3 quotations" in details


async def test_the_list_can_be_turned(client: Client, collection: IndexedCollection) -> None:
    count = len(entries(collection))
    page = tree((await client.get("/?offset=2")).text)
    assert page.xpath("//h2/text()") == [f"{count} documents, 3 to {count}"]
    assert page.xpath("//nav[@class='turn']/a/@href") == ["/?offset=0"]
    assert len(page.xpath("//ul[@class='documents']/li")) == count - 2


async def test_an_answer_leads_to_the_words(client: Client) -> None:
    got = await client.post("/answer", data={"question": "what did Ingrid Solberg say about the ferry?"})
    page = tree(got.text)
    assert page.xpath("//h1/text()")[0].startswith("Ingrid Solberg")
    (path,) = page.xpath("(//figcaption/a)[1]/@href")
    words = page.xpath("(//blockquote)[1]")[0].text_content()
    read = tree((await client.get(path.partition("#")[0])).text)
    assert "".join(mark.text_content() for mark in read.xpath("//mark")) == words


async def test_a_question_on_a_page_follows_those_before(client: Client) -> None:
    first = tree((await client.post("/answer", data={"question": "what did Ingrid Solberg say about the toll?"})).text)
    previous = first.xpath("//input[@name='previous']/@value")
    assert previous == ["what did Ingrid Solberg say about the toll?"]
    second = tree((await client.post("/answer", data={"question": "and Tomas Reyes?", "previous": previous})).text)
    assert second.xpath("//h1/text()")[0].startswith("Tomas Reyes")
    assert second.xpath("//input[@name='previous']/@value") == [*previous, "and Tomas Reyes?"]


async def test_a_silence_on_a_page(client: Client) -> None:
    page = tree((await client.post("/answer", data={"question": "what did Zebulon Quux say?"})).text)
    assert page.xpath("//h1/text()") == ["∅ Nobody named Zebulon Quux is quoted in the coverage."]


@pytest.mark.parametrize("data", [{}, {"question": "  "}, {"question": "a" * 501}, {"other": "x"}])
async def test_a_page_that_asks_nothing(client: Client, data: dict[str, str]) -> None:
    got = await client.post("/answer", data=data)
    assert (got.status, tree(got.text).xpath("//h1/text()")) == (400, ["This can't be shown"])
