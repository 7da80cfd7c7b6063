"""Pages without an article are refused with what to do; what was made to break a reader is refused or read in time."""

import contextlib
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.reader import DocumentRefused, RawFile
from index.ingest.readers.html.reader import HtmlReader
from tests.support.documents.articles import read_article

SECONDS = 5.0
HEAD = "<!doctype html><html><body>"
PROSE = "<p>The ferry left the harbour at nine, an hour late, with two hundred people and one cow on board.</p>"
LINKS = "".join(f'<li><a href="/{number}">Something that happened today, {number}</a></li>' for number in range(40))
LINES = "".join(f"<div>No more than a line, {number}</div>" for number in range(200))
TEASERS = "".join(
    f'<div><h3><a href="/{number}">A cow that swam, {number}</a></h3><p>And what came of it.</p></div>'
    for number in range(60)
)
CONSENT = "<p>We and our partners use cookies to store and read personal data. You may consent or reject it here.</p>"

REFUSED = {
    "empty": ("<html></html>", "it shows no text: save the article's own page from a browser"),
    "frames": (
        "<html><frameset><frame src=a></frameset></html>",
        "it shows no text: save the article's own page from a browser",
    ),
    "an empty shell": (
        f"{HEAD}<div id=root></div><script src=x></script>",
        "it shows no text until its scripts run: open it in a browser and save the page from there",
    ),
    "a shell that says so": (
        f"{HEAD}<p>Please enable JavaScript to view this page and to go on to the site as intended.</p>",
        "it shows no text until its scripts run: open it in a browser and save the page from there",
    ),
    "links": (
        f"{HEAD}<h1>Bay News</h1><ul>{LINKS}</ul>",
        "it looks like a list of links and no article: save the page of the article itself",
    ),
    "teasers": (
        f"{HEAD}<h1>Bay News</h1>{TEASERS}",
        "it looks like a list of links and no article: save the page of the article itself",
    ),
    "lines": (f"{HEAD}<h1>Bay News</h1>{LINES}", "no article is found in it: save the page of the article itself"),
    "a robot check": (
        f"{HEAD}<h1>Just a moment</h1><p>Checking your browser before you go on to the page. Ray ID: 7</p>",
        "it is a check whether you are a person, and no article: open the article in a browser and save it there",
    ),
    "a paywall": (
        f"{HEAD}<h1>The mayor resigns</h1><p>Subscribe to continue reading. Already a subscriber? Log in.</p>",
        "it asks to subscribe or to log in, and holds no article: open the article in full and save it then",
    ),
    "consent": (
        f"{HEAD}<h1>Before you continue</h1><p>We use cookies to deliver our services.</p><button>Accept all</button>",
        "it asks for consent to cookies, and holds no article: answer it in a browser and save the article",
    ),
    "consent at length": (
        f"{HEAD}<main>{CONSENT}{CONSENT.replace('here', 'below')}{CONSENT.replace('here', 'above')}</main>",
        "it asks for consent to cookies, and holds no article: answer it in a browser and save the article",
    ),
}


BANNERS = {
    "named": f'<div id="cookie-banner"><div>{CONSENT * 3}</div><button>OK</button></div>',
    "that asks": "<section><p>We use cookies to deliver our services.</p><button>Accept all</button></section>",
    "a dialog": "<dialog open><p>We and our partners value your privacy.</p><a>Accept all cookies</a></dialog>",
}
SHORT = "<article><h1>Trams</h1><p>The line opens in May.</p><p>“We are glad,” said Lea Moss.</p></article>"


@pytest.mark.parametrize("banner", BANNERS.values(), ids=BANNERS)
def test_a_short_article_under_a_request_for_consent_is_read(banner: str) -> None:
    for body in (f"{banner}<main>{SHORT}</main>", f"<div>{SHORT}</div>{banner}"):
        article = read_article(HtmlReader(), f"{HEAD}{body}".encode())
        assert article.text == "The line opens in May.\n\n“We are glad,” said Lea Moss."
        assert article.metadata.title == "Trams"


STORY = "".join(f"<p>{number}. {PROSE[3:]}" for number in range(4))
TEASER = "<article><h2>A cow swims</h2><p>It swam.</p><p>“Look,” said Bo Ek.</p></article>"


@pytest.mark.parametrize(
    "story",
    [
        f"<div>{STORY}<p>See our cookie policy.</p></div>",
        f"<div class='page has-cookie-banner'><div>{STORY}</div></div>",
        f"<div>{STORY}<p>“We use far too many cookies,” the minister said.</p></div>",
    ],
)
def test_a_story_beside_a_teaser_is_no_request_for_consent(story: str) -> None:
    article = read_article(HtmlReader(), f"{HEAD}{story}{TEASER}".encode())
    assert "3. The ferry left the harbour" in article.text
    assert ("minister" in article.text) == ("minister" in story)


def test_only_the_box_that_asks_is_left_out() -> None:
    asking = "<div>We use cookies.</div>", "<div><div id=cookies><p>Choose here.</p></div></div>"
    body = f"<div>{STORY}{''.join(asking)}</div>{TEASER}"
    text = read_article(HtmlReader(), f"{HEAD}{body}".encode()).text
    assert "3. The ferry" in text
    assert "cookies" not in text
    assert "Choose" not in text


@pytest.mark.parametrize("name", REFUSED)
def test_why_a_page_is_refused(name: str) -> None:
    html, why = REFUSED[name]
    with pytest.raises(DocumentRefused) as refused:
        read_article(HtmlReader(), html.encode())
    assert str(refused.value) == why


DEEP = "its tags are more than 256 deep within each other: save only the article"
MANY = "it has more than 60,000 tags: save only the article"
CROWDED = "it has a tag with more than 300 attributes: it is no article"
LARGE = "it is a page of more than 8 MB without its pictures: save only the article"

HOSTILE: dict[str, tuple[Callable[[], str], str | None]] = {
    "50,000 tags within each other": (lambda: "<div>" * 50_000 + PROSE, DEEP),
    "words within each other": (lambda: "<b>" * 50_000 + PROSE, DEEP),
    "16 MB in a line": (lambda: "<p>" + "word and " * 1_800_000, LARGE),
    "7 MB in a line": (lambda: "<p>" + "word and " * 780_000, None),
    "7 MB of blanks": (lambda: PROSE * 3 + " " * 7_000_000, None),
    "a million attributes": (lambda: "<p " + " ".join(f"a{number}" for number in range(1_000_000)) + ">x", CROWDED),
    "attributes in quotes": (lambda: "<a b='" * 500_000, CROWDED),
    "tags that never end": (lambda: "<a " * 600_000, CROWDED),
    "a tag's endless name": (lambda: "<a" * 50_000 + ' x="' + "y" * 4_000_000, None),
    "an attribute's endless value": (lambda: "<a " * 299 + ' x="' + "y" * 7_000_000, None),
    "scripts that never end": (lambda: "<script" * 900_000, MANY),
    "a comment that never ends": (lambda: "<!--" + "<p>x " * 1_000_000, None),
    "a million tags": (lambda: "<p>x" * 1_000_000, MANY),
    "a wide table": (lambda: "<table><tr>" + "<td>x" * 55_000, None),
    "many paragraphs": (lambda: "".join(PROSE.replace("nine", str(number)) for number in range(25_000)), None),
    "paragraphs for the extraction": (
        lambda: "".join(PROSE.replace("nine", str(number)) for number in range(9_000)),
        None,
    ),
    "signatures within each other": (
        lambda: "<blockquote>word" * 200 + f"<footer>{'word ' * 100_000}</footer>" + "</blockquote>" * 200 + PROSE * 3,
        None,
    ),
    "requests for consent": (lambda: f"<div>{CONSENT * 20_000}<h1>x</h1></div><article>{PROSE * 3}</article>", None),
    "quotations in a figure": (lambda: f"<figure>{'<blockquote>word</blockquote>' * 20_000}</figure>{PROSE * 3}", None),
    "posts within each other": (
        lambda: "<blockquote class=twitter>" * 200 + PROSE * 5_000 + "— A B" + "</blockquote>" * 200 + PROSE * 3,
        None,
    ),
    "marks of notes": (lambda: f"<p>{'word<sup><a href=#fn1>1</a></sup> ' * 15_000}</p>{PROSE * 3}", None),
    "lists within lists": (lambda: ("<ul>" * 90 + "<li>word" + "</ul>" * 90) * 100, None),
    "a style without end": (lambda: "<p style='" + "display:" * 500_000 + "'>x" + PROSE * 3, None),
    "a class without end": (lambda: "<p class='" + "hidden-" * 500_000 + "'>x" + PROSE * 3, None),
    "a title without end": (lambda: "<h1>" + "a | b - " * 400_000 + "</h1>" + PROSE * 3, None),
    "a picture of 30 MB": (lambda: f"<img src='data:image/png;base64,{'A' * 30_000_000}'>{PROSE * 3}", None),
    "deep data": (lambda: f"<script type='application/ld+json'>{'[' * 200_000}</script>{PROSE * 3}", None),
    "data's string without end": (
        lambda: "<script type='application/ld+json'>Article " + '\\" ' * 600_000 + f"</script>{PROSE * 3}",
        None,
    ),
    "data's comments without end": (
        lambda: "<script type='application/ld+json'>{" + "/* " * 600_000 + f"</script>{PROSE * 3}",
        None,
    ),
    "days without end": (
        lambda: "<h1>Cow</h1>" + "<p class=date>1 may 2 may 3 of</p>" * 10_000 + PROSE * 3,
        None,
    ),
    "NUL": (lambda: "\0" * 3_000_000 + PROSE * 3, None),
    "ampersands": (lambda: "&" * 3_000_000, None),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_made_to_break_a_reader_ends_in_time(name: str) -> None:
    make, why = HOSTILE[name]
    page = (HEAD + make()).encode()
    began = time.process_time()
    try:
        read_article(HtmlReader(), page)
        refused = None
    except DocumentRefused as refusal:
        refused = str(refusal)
    assert time.process_time() - began < SECONDS
    assert why is None or refused == why


def read_or_refuse(data: bytes) -> None:
    """A refusal is all that may be raised; a reading has a sound layout."""
    with contextlib.suppress(DocumentRefused):
        read_article(HtmlReader(), data)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    HtmlReader().claims(RawFile("page.html", data))
    read_or_refuse(b"<html><body>" + data)


PIECES = [
    PROSE,
    "<div>",
    "</div>",
    "<p>",
    "<h1>Cow",
    "<li>",
    "<table><tr><td>",
    "<blockquote>",
    "<a href=x>",
    "“so”",
    "<br>",
    "<pre>",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_tags_are_read_or_refused(html: str) -> None:
    read_or_refuse((HEAD + html).encode())
