"""Which of a page's paragraphs are the article: what is lost by others is kept, what is no word of it is not."""

import re

import pytest

from index.ingest.article import Fault
from index.ingest.readers.html.reader import HtmlReader
from index.text.document import WarningKind
from tests.support.documents.articles import blocks_of, read_article

ONE = "The ferry left the harbour at nine, an hour late, with two hundred people and one cow on board."
TWO = "“She paid,” said the captain, and nobody on the upper deck had anything to say against it all day."
THREE = "The cow, whose name is Alma, was sold in March to a farmer on the other side of the bay, and is going home."


def texts(body: str, head: str = "") -> list[str]:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return [text for _, text in blocks_of(read_article(HtmlReader(), page.encode()))]


def test_parts_of_one_article_in_several_containers() -> None:
    parts = "".join(f'<div class="grid"><div class="body-part"><p>{part}</p></div></div>' for part in (ONE, TWO, THREE))
    assert texts(f"<main>{parts}</main>") == [ONE, TWO, THREE]


def test_a_container_with_a_name_of_furniture_that_holds_the_article() -> None:
    body = f'<div class="teaser promo-content"><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>'
    assert texts(f"<main>{body}</main>") == [ONE, TWO, THREE]


def test_paragraphs_whose_style_sounds_like_furniture() -> None:
    body = "".join(f'<p class="print:hidden share-wide">{part}</p>' for part in (ONE, TWO, THREE))
    assert texts(f"<article>{body}</article>") == [ONE, TWO, THREE]


def test_furniture_between_paragraphs_is_left_out() -> None:
    between = [
        '<div class="newsletter-signup"><p>Get the news of the bay each morning, and the tides.</p></div>',
        '<div class="related"><h3>Related</h3><ul><li><a>The cow that swam</a></li></ul></div>',
        '<p><a href="/x">READ MORE: The cow that swam across the bay in a storm</a></p>',
        "<figure><img><figcaption>Alma on deck. Photo: Bo Ek</figcaption></figure>",
        "<p><img><br><em>Alma on the upper deck</em></p>",
        "<form><p>Enter your address to be told when there is more about this cow and others.</p></form>",
        '<blockquote class="twitter-tweet"><p>A cow is on this ferry and I can not look away</p></blockquote>',
        '<div class="inline-asset tnt-inline-asset"><p>It was found near the lighthouse by two children who had lost '
        "their dog that day.</p></div>",
        "<p><em>Our morning email breaks down the key stories of the day, telling you what’s happening</em></p>",
        f"<p>Privacy Notice: Newsletters may contain info about charities and ads. {'We use it. ' * 30}</p>",
        "<p>A version of this article appears in print on March 4, 2021, Section A, Page 1 with the headline: Cow.</p>",
        "<p>Advertisement</p>",
        "<p>* * *</p>",
        "<p>Sign up for our newsletter to get the news of the bay.</p>",
    ]
    for part in between:
        assert texts(f"<article><p>{ONE}</p>{part}<p>{TWO}</p><p>{THREE}</p></article>") == [ONE, TWO, THREE], part


def test_what_only_begins_like_furniture_stays() -> None:
    said = [
        "“Sign up for the army,” he told them.",
        "Related: no, said the judge.",
        "Watch: it will rain.",
        "Listen – I never said that.",
        "To comment now would be wrong, the minister said.",
        "Reuters reported from Kyiv on Monday that the bridge was open.",
        "Share prices fell.",
        "Bo Ek: So you bought a cow?",
    ]
    for line in said:
        body = f"<p>{ONE}</p><p>{line}</p><p>{TWO}</p><p>{THREE}</p><p>{ONE.replace('nine', 'ten')}</p>"
        found = texts(f"<article>{body}</article>", '<meta name="author" content="Bo Ek">')
        assert found == [ONE, line, TWO, THREE, ONE.replace("nine", "ten")]


def test_who_wrote_and_edited_it_is_no_word_of_it() -> None:
    behind = "<p>Bo Ek is a reporter for Bay News.</p><p>(Reporting by Bo Ek; Editing by Ann Lee)</p>"
    body = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{behind}"
    assert texts(f"<article>{body}</article>", '<meta name="author" content="Bo Ek">') == [ONE, TWO, THREE]


def test_what_sums_it_up_stands_first() -> None:
    summed = "A passenger of four legs surprised the others"
    for mark in ("h2", "p", "div"):
        over = (
            f"<header><h1>The cow on the ferry</h1><{mark}>{summed}</{mark}><p>By Bo Ek</p><p>May 1, 2019</p></header>"
        )
        body = f'<div class="text"><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>'
        assert texts(f"<article>{over}{body}</article>") == [summed, ONE, TWO, THREE]


def test_words_around_inline_tags_are_those_of_the_page() -> None:
    said = (
        "He said “<a href='x'>never</a>” <em>twice</em> — and <b>mean</b>t it, on May<sup>1</sup>, in the<i> cold</i>."
    )
    assert texts(f"<article><p>{ONE}</p><p>{said}</p><p>{THREE}</p></article>") == [
        ONE,
        "He said “never” twice — and meant it, on May¹, in the cold.",
        THREE,
    ]


@pytest.mark.parametrize(
    "said",
    [
        "He built it in 79 <small>AD</small>, he said.",
        "She placed an <span>Ad</span> in the paper.",
        "Wer <span>Anzeige</span> erstattet, wird gehört.",
        "La loi de <span class='shadow'>Publicité</span> a changé.",
    ],
)
def test_a_word_of_a_sentence_is_no_label_of_an_ad(said: str) -> None:
    words = re.sub("<.*?>", "", said)
    assert texts(f"<article><p>{ONE}</p><p>{said}</p><p>{THREE}</p></article>") == [ONE, words, THREE]


def test_what_is_set_between_the_words_of_a_sentence_is_left_out() -> None:
    said = (
        "The <span class='tooltip'>ferry<span class='tooltip-text'>a boat for many</span></span><button>Copy link"
        "</button> left <span class='ad-label'>Advertisement</span>late, and the <button>council</button> knew<span "
        "role='tooltip'>By law</span>. An advertisement had <em>said</em> so.<button>+</button>"
    )
    assert texts(f"<article><p>{ONE}</p><p>{said}</p><p>{THREE}</p></article>") == [
        ONE,
        "The ferry left late, and the council knew. An advertisement had said so.",
        THREE,
    ]


def test_paragraphs_made_by_line_breaks() -> None:
    assert texts(f"<div>{ONE}<br><br>{TWO}<br><br>\n<br>{THREE}</div>") == [ONE, TWO, THREE]


def test_a_copy_for_small_screens_is_said_once() -> None:
    copy = f'<div class="mobile"><p>{ONE}</p></div>'
    assert texts(f"<article><p>{ONE}</p><p>{TWO}</p>{copy}<p>{THREE}</p></article>") == [ONE, TWO, THREE]


def test_what_the_data_know_is_kept() -> None:
    head = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{ONE} {TWO} {THREE}"}}</script>'
    )
    body = f'<div class="a"><p>{ONE}</p></div><div class="b"><p>{TWO}</p></div><div class="c"><p>{THREE}</p></div>'
    assert texts(f"<main>{body}</main>", head) == [ONE, TWO, THREE]


def test_other_writing_needs_fewer_letters() -> None:
    first = "海辺の町で一日、三年ぶりに港祭りが開かれ、大勢の人でにぎわった。"
    second = "「待っていました」と、毎年屋台を出している山田花子さんは笑顔で話した。"
    assert texts(f"<article><h1>港で祭り</h1><p>{first}</p><p>{second}</p></article>") == [first, second]


def test_a_short_note_is_read_whole() -> None:
    assert texts("<p>The office is closed on Monday. “We are sorry,” said the mayor.</p>") == [
        "The office is closed on Monday. “We are sorry,” said the mayor."
    ]


def test_an_article_among_many_links_is_doubted() -> None:
    links = "".join(
        f'<li><a href="/{number}">Something else that happened today in the bay, {number}</a></li>'
        for number in range(30)
    )
    page = (
        f"<!doctype html><html><body><article><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article><ul>{links}</ul></body>"
    )
    article = read_article(HtmlReader(), page.encode())
    assert article.text == "\n\n".join((ONE, TWO, THREE))
    assert article.metadata.faults == (Fault(WarningKind.LINKS, "it looks like a list of links and no article"),)


def test_an_article_that_scripts_would_show_is_read_from_the_data() -> None:
    said = "\\n".join([ONE, TWO.replace("“", "&ldquo;"), THREE] * 2)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{said}"}}</script>'
    assert texts('<div id="root"></div><script src="x.js"></script>', head) == [ONE, TWO, THREE] * 2
