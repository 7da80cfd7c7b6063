"""Who wrote an article: people alone, wherever their by-line has more; and nobody of another story."""

import json

import pytest

from index.ingest.readers.html.reader import HtmlReader
from tests.support.documents.articles import read_article

BODY = (
    "<p>The ferry left the harbour at nine, an hour late, with two hundred people and one cow on board.</p>"
    "<p>“She paid,” said the captain, and nobody on the upper deck had anything to say against it all day.</p>"
)


def author(over: str = "", head: str = "", behind: str = "") -> str | None:
    article = f"<article><h1>The cow on the ferry</h1>{over}<div>{BODY}</div></article>"
    page = f'<!doctype html><html lang="en"><head>{head}</head><body>{article}{behind}</body></html>'
    return read_article(HtmlReader(), page.encode()).metadata.author


def data(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


LINES = {
    "By Jane Doe jdoe@rivernews.com": "Jane Doe",
    "By Jane Doe jdoe@rivernews.com and Bob Roe broe@rivernews.com": "Jane Doe, Bob Roe",
    "By JANE DOE<br>Associated Press": "JANE DOE",
    "By JANE DOE and BOB ROE Associated Press": "JANE DOE, BOB ROE",
    "By Jane Doe, The Associated Press": "Jane Doe",
    "Words by Jane Doe. Photos by Tim Lens": "Jane Doe",
    "Story and photos by Jane Doe": "Jane Doe",
    "By María de la Cruz y Ortega": "María de la Cruz y Ortega",
    "Por Ana Ruiz y Luis Paz Ríos": "Ana Ruiz, Luis Paz Ríos",
    "By Jane Doe / River News": "Jane Doe",
    "By Jane Doe, Bob Press": "Jane Doe, Bob Press",
}


@pytest.mark.parametrize(("line", "names"), LINES.items())
def test_a_byline_names_people(line: str, names: str) -> None:
    stated = line.replace("<br>", " ")
    assert author(f"<p>{line}</p>") == names
    assert author(f'<p class="byline">{line}</p>') == names
    assert author(head=f'<meta name="author" content="{stated}">') == names


def test_whose_pictures_they_are_may_stand_first() -> None:
    assert author('<p class="byline">Photos by Tim Lens. Words by Jane Doe</p>') == "Jane Doe"


def test_a_mailbox_behind_a_name_makes_a_byline() -> None:
    assert author("<p>Jane Doe jdoe@rivernews.com</p>") == "Jane Doe"


def test_an_agency_alone_is_named() -> None:
    assert author(head=data({"@type": "NewsArticle", "headline": "The cow", "author": "Associated Press"})) == (
        "Associated Press"
    )


@pytest.mark.parametrize(
    "other",
    [
        '<aside class="related"><a href="/x">The tram</a> <a rel="author" href="/bob">Bob Other</a></aside>',
        '<div class="teaser-list"><p><span itemprop="author">Bob Other</span></p></div>',
        '<ol id="comments"><li><a rel="author">Bob Other</a></li></ol>',
    ],
)
def test_who_wrote_another_story_is_nobody_here(other: str) -> None:
    assert author(behind=other) is None


def test_lists_of_other_stories_state_nothing() -> None:
    story = {"@type": "NewsArticle", "headline": "The tram", "author": {"name": "Bob Other"}}
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": story}]}
    assert author(head=data(listed)) is None
    assert author(head=data({"@type": "CollectionPage", "mainEntity": listed})) is None
