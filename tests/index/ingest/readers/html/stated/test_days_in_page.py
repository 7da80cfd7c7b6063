"""The day of publication where a page names several days: today's, updates', and instants of another zone."""

import datetime

import pytest

from index.ingest.article import Article
from index.ingest.reader import RawFile
from index.ingest.readers.html.reader import HtmlReader

BODY = (
    "<p>The ferry left the harbour at nine, an hour late, with two hundred people and one cow on board.</p>"
    "<p>“She paid,” said the captain, and nobody on the upper deck had anything to say against it all day.</p>"
)
TODAY = datetime.date(2026, 6, 5)
DAY = datetime.date(2021, 3, 4)


def day(page: str, language: str = "en") -> datetime.date | None:
    html = f'<!doctype html><html lang="{language}">{page.replace("BODY", BODY)}</html>'
    ((_, article),) = HtmlReader(today=lambda: TODAY).read(RawFile("p", html.encode()), lambda _: iter(()))  # type: ignore[misc]
    assert isinstance(article, Article)
    return article.metadata.date


HEAD = "<header><div>Friday, June 5, 2026</div></header>"


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}<main><article><h1>Tram passes</h1><p>By Jane Doe</p><p>March 4, 2021</p>BODY</article></main>",
        f"{HEAD}<main><article><p>March 4, 2021</p><h1>Tram passes</h1><p>By Jane Doe</p>BODY</article></main>",
        '<div class="top-bar"><time datetime="2026-06-05">June 5</time></div><article><h1>Tram</h1><p>March 4, 2021</p>'
        "BODY</article>",
        "<p>June 5, 2026</p><article><h1>Tram passes</h1><p>March 4, 2021</p>BODY</article>",
        '<header><h1>Tram passes</h1><p>March 4, 2021</p></header><div class="text">BODY</div>',
    ],
)
def test_the_day_below_the_headline_is_the_articles(page: str) -> None:
    assert day(f"<body>{page}</body>") == DAY


@pytest.mark.parametrize("head", [HEAD, '<header><time datetime="2026-06-05">Friday</time></header>'])
def test_a_day_over_the_site_is_none(head: str) -> None:
    assert day(f"<body>{head}<main><article><h1>Tram passes</h1>BODY</article></main></body>") is None


@pytest.mark.parametrize(
    ("instant", "shown", "found"),
    [
        ("2021-03-05T05:30:00+00:00", '<time datetime="2021-03-04T21:30:00-08:00">March 4, 2021</time>', DAY),
        ("2021-03-05T05:30:00Z", "<p>March 4, 2021</p>", DAY),
        ("2021-03-05T05:30:00.000Z", '<link rel="canonical" href="https://bay.example/2021/03/04/tram/">', DAY),
        ("2021-03-03T20:30:00Z", "<p>Thursday, March 4, 2021</p>", DAY),  # in Sydney
        ("2021-03-04T20:30:00Z", "<p>March 4, 2021</p>", DAY),
        ("2021-03-04T20:30:00Z", "<p>March 3, 2021</p>", DAY),  # which it was nowhere
        ("2021-03-04T05:30:00Z", "<p>March 4, 2021</p><p>March 3, 2021</p>", DAY),
        ("2021-03-04T05:30:00Z", "<p>Updated March 5, 2021</p>", DAY),
        ("2021-03-04T05:30:00-05:00", "<p>March 3, 2021</p>", DAY),
        ("2021-03-04", "<p>March 3, 2021</p>", DAY),
    ],
)
def test_an_instant_is_of_the_day_that_the_page_names(instant: str, shown: str, found: datetime.date) -> None:
    head = f'<meta property="article:published_time" content="{instant}">'
    assert day(f"<head>{head}</head><body><article><h1>Tram passes</h1>{shown}BODY</article></body>") == found


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("Updated: March 9, 2021, 5 p.m. | Published: March 4, 2021, 3 p.m.", "en", DAY),
        ("Published March 4, 2021. Last updated March 9, 2021", "en", DAY),
        ("Mis à jour le 09/03/2021 à 18h00, publié le 04/03/2021 à 9h00", "fr", DAY),
        ("Aktualisiert am 9.3.2021, veröffentlicht am 4.3.2021", "de", DAY),
        ("Updated March 9, 2021", "en", None),
        ("Published 03/04/2021", "en-US", DAY),
        ("Published 04/03/2021", "en-GB", DAY),
        ("Published 03/04/2021", "en", None),
        ("Published 25/12/2019", "en-US", datetime.date(2019, 12, 25)),
        ("Published 12/25/2019", "en-US", datetime.date(2019, 12, 25)),
    ],
)
def test_what_a_line_says_was_the_day(line: str, language: str, found: datetime.date | None) -> None:
    assert day(f"<body><article><h1>Tram passes</h1><p>{line}</p>BODY</article></body>", language) == found


@pytest.mark.parametrize("stated", ["1970-01-01T00:00:00Z", "2026-06-07", "2031-01-01T00:00:00Z"])
def test_a_day_that_can_not_be_is_none(stated: str) -> None:
    head = f'<meta property="article:published_time" content="{stated}">'
    assert day(f"<head>{head}</head><body><article><h1>Tram</h1>BODY</article></body>") is None
    assert day(f"<head>{head}</head><body><article><h1>Tram</h1><p>March 4, 2021</p>BODY</article></body>") == DAY


def test_a_day_ahead_may_be_today_elsewhere() -> None:
    head = '<meta property="article:published_time" content="2026-06-06T01:00:00+10:00">'
    assert day(f"<head>{head}</head><body><article><h1>Tram</h1>BODY</article></body>") == datetime.date(2026, 6, 6)
