"""Pages of other makes: what stands in boxes, tables and lists is kept, what is another story's is not."""

import pytest

from index.ingest.article import Fault
from index.ingest.readers.html.reader import HtmlReader
from index.text.document import WarningKind
from tests.support.documents.articles import blocks_of, read_article

ONE = "The ferry left the harbour at nine, an hour late, with two hundred people and one cow on board."
TWO = "“She paid,” said the captain, and nobody on the upper deck had anything to say against it all day."
THREE = "The cow, whose name is Alma, was sold in March to a farmer on the other side of the bay, and is going home."
FOUR = "No other cow has crossed the bay since the summer of 1911, when the harbour was built, the records say."
FIVE = "The line carries cows for nothing, “as long as they stand,” a clerk said, and it has done so for years now."


def texts(body: str, head: str = "") -> list[str]:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return [text for _, text in blocks_of(read_article(HtmlReader(), page.encode()))]


def wrapped(text: str) -> str:
    return f"<div><div><div>{text}</div></div></div>"


def test_short_lines_that_have_a_box_each() -> None:
    lines = [ONE, "“Did she pay?”", TWO, "“She did.”", THREE, FOUR]
    assert texts(f"<article>{''.join(map(wrapped, lines))}</article>") == lines


def test_of_a_table_all_rows() -> None:
    rows = [("Year", "Cows"), ("2019", "1"), ("2020", "none, as the harbour was closed to people and cows alike")]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    body = f"<p>{ONE}</p><p>{TWO}</p><div class='chart'><table>{cells}</table></div><p>{THREE}</p><p>{FOUR}</p>"
    assert texts(f"<article>{body}</article>") == [ONE, TWO, *("  ".join(row) for row in rows), THREE, FOUR]


def test_what_is_said_twice_in_one_place_is_meant() -> None:
    verses = [ONE, TWO, ONE, THREE]
    body = "".join(f"<p>{verse}</p>" for verse in verses)
    assert texts(f"<article><h1>A song</h1>{body}</article>") == verses


def test_teasers_of_which_one_is_this_articles_own() -> None:
    titles = ["A bridge opens", "A tunnel closes", "The cow on the ferry", "A tram is late", "A train is on time"]
    teasers = "".join(
        f"<li><a href='/{title[2:5]}'>{title}</a> {ONE if 'cow' in title else FOUR.replace('cow', title)}</li>"
        for title in titles
    )
    body = f"<div class='text'><p>{ONE} {TWO}</p><p>{THREE}</p><p>{FIVE}</p></div>"
    found = texts(f"<div class='top'><ul>{teasers}</ul></div><div><h1>The cow on the ferry</h1>{body}</div>")
    assert found[-3:] == [f"{ONE} {TWO}", THREE, FIVE]
    assert not any("bridge" in text or "tram" in text for text in found)


def test_comments_that_are_longer_than_the_article() -> None:
    said = [FOUR, FIVE, FOUR.replace("cow", "goat"), FIVE.replace("cows", "goats"), FOUR.replace("bay", "sea")]
    comments = "".join(f"<div class='comment-text'><p>I think this: {text}</p></div>" for text in said)
    page = f"<article><div class='body'><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div><div class='comment-list'>"
    assert texts(f"{page}{comments}</div></article>") == [ONE, TWO, THREE]


def test_the_words_that_sum_it_up_in_a_box_of_their_own() -> None:
    summed = "A passenger of four legs surprised the two hundred others, and paid for the crossing as they did."
    over = f"<h1>The cow on the ferry</h1><p>1 May 2019</p><div class='lead'><p>{summed}</p></div>"
    body = f"<div class='text'><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>{FOUR}</p></div>"
    assert texts(f"<article>{over}{body}</article>") == [summed, ONE, TWO, THREE, FOUR]


LEADS = [
    "Lesen Sie auch: Die Kuh, die schwamm",
    "À lire aussi : La vache qui nageait",
    "Le puede interesar: La vaca que nadaba",
    "Leia também: A vaca que nadava",
    "Leggi anche: La mucca che nuotava",
    "Baca juga: Sapi yang berenang",
    "Читайте также: Корова плыла",
    "Les også: Kua som svømte",
]


@pytest.mark.parametrize("lead", LEADS)
def test_what_leads_away_in_other_languages(lead: str) -> None:
    words, mark, title = lead.partition(":")
    away = f"<p>{words}{mark} <a href='/cow'>{title}</a></p>"
    assert texts(f"<article><p>{ONE}</p>{away}<p>{TWO}</p><p>{THREE}</p></article>") == [ONE, TWO, THREE]


def test_a_scripts_own_characters_are_not_the_pages() -> None:
    first = "海边小镇时隔三年再次举行港口节，吸引了众多市民和游客前来参加，现场气氛热烈。"
    second = "“我们等了很久，”每年都来摆摊的山田花子笑着说，她已经连续参加了二十年的活动。"
    head = '<script src="a.js" charset="utf-8"></script><meta charset="gb2312">'
    page = f"<!doctype html><html><head>{head}</head><body><article><p>{first}</p><p>{second}</p></article></body>"
    assert read_article(HtmlReader(), page.encode("gb18030")).text == f"{first}\n\n{second}"


LINKS = "".join(f"<li><a href='/{number}'>Something that happened today in the bay</a></li>" for number in range(30))
DOUBT = (Fault(WarningKind.LINKS, "it looks like a list of links and no article"),)
FEW = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
MORE = "".join(f"<p>{text} {number}.</p>" for number in range(3) for text in (ONE, TWO, THREE, FOUR, FIVE))
DOUBTS = {
    "few words among links": ("", FEW, DOUBT),
    "that the page calls an article": ('<meta property="og:type" content="article">', FEW, ()),
    "with headline and day": (
        '<meta property="og:title" content="The cow"><meta name="date" content="2019-05-01">',
        f"<h1>The cow</h1>{FEW}",
        (),
    ),
    "a front page": ('<link rel="canonical" href="https://bay.example/">', MORE, DOUBT),
    "a page by its number": ('<link rel="canonical" href="https://bay.example/?p=7">', MORE, ()),
}


@pytest.mark.parametrize("name", DOUBTS)
def test_what_may_be_a_list_of_links(name: str) -> None:
    head, body, faults = DOUBTS[name]
    if "og:type" in head:
        head += "<title>The cow</title>"
    page = f"<!doctype html><html><head>{head}</head><body><article>{body}</article><ul>{LINKS}</ul></body>"
    assert read_article(HtmlReader(), page.encode()).metadata.faults == faults
