"""Block quotations and embedded posts: whose they are stands below them, and is no word of them."""

import pytest

from index.ingest.readers.html.flow import flow_of
from index.ingest.readers.html.reader import HtmlReader
from tests.support.documents.articles import blocks_of, read_article

ONE = "The ferry left the harbour at nine, an hour late, with two hundred people and one cow on board."
TWO = "“She paid,” said the captain, and nobody on the upper deck had anything to say against it all day."
THREE = "The cow, whose name is Alma, was sold in March to a farmer on the other side of the bay, and is going home."
WORDS = "We need this line more than any other line in the whole of the bay."
SIGNED = {
    "WordPress": (
        f'<blockquote class="wp-block-quote"><p>{WORDS}</p><cite>Lea Moss, historian</cite></blockquote>',
        [("quote", WORDS), ("body", "— Lea Moss, historian")],
    ),
    "a footer": (
        f"<blockquote><p>“{WORDS}”</p><footer>— <cite>Lea Moss</cite></footer></blockquote>",
        [("quote", f"“{WORDS}”"), ("body", "— Lea Moss")],
    ),
    "a footer of two lines": (
        f'<blockquote><p>{WORDS}</p><footer class="author"><p>Lea Moss</p><p>historian</p></footer></blockquote>',
        [("quote", WORDS), ("body", "— Lea Moss\nhistorian")],
    ),
    "a figure": (
        f"<figure><blockquote><p>{WORDS}</p></blockquote><figcaption>Lea Moss</figcaption></figure>",
        [("quote", WORDS), ("body", "— Lea Moss")],
    ),
    "behind it": (
        f"<blockquote>{WORDS}</blockquote>\n<cite>Lea Moss</cite>",
        [("quote", WORDS), ("body", "— Lea Moss")],
    ),
    "in the last line": (
        f"<blockquote><p>{WORDS}<br>—<cite>Lea Moss</cite></p></blockquote>",
        [("quote", WORDS), ("body", "— Lea Moss")],
    ),
    "in the line itself": (
        f"<blockquote>“{WORDS}” – <cite><a href=x>Lea Moss</a></cite></blockquote>",
        [("quote", f"“{WORDS}”"), ("body", "— Lea Moss")],
    ),
    "two paragraphs": (
        f'<blockquote><p>{WORDS}</p><p>I mean it.</p><p class="quote__source">Lea Moss</p></blockquote>',
        [("quote", WORDS), ("quote", "I mean it."), ("body", "— Lea Moss")],
    ),
    "a last paragraph that is called a source": (
        f'<blockquote><p>{WORDS}</p><p class="source">I said so myself to the paper.</p></blockquote>',
        [("quote", WORDS), ("quote", "I said so myself to the paper.")],
    ),
    "a name that ends with a stop": (
        f'<blockquote><p>{WORDS}</p><p class="source">– Lea Moss Jr.</p></blockquote>',
        [("quote", WORDS), ("body", "— Lea Moss Jr.")],
    ),
    "a work that is talked about": (
        f"<blockquote><p>{WORDS} So I wrote in <cite>The Times</cite></p></blockquote>",
        [("quote", f"{WORDS} So I wrote in The Times")],
    ),
    "a work alone": ("<blockquote><cite>The Times</cite></blockquote>", [("quote", "The Times")]),
    "a picture's words": (
        f"<figure><img><blockquote>{WORDS}</blockquote><figcaption>The line</figcaption></figure>",
        [("quote", WORDS), ("caption", "The line")],
    ),
}


@pytest.mark.parametrize(("html", "blocks"), SIGNED.values(), ids=SIGNED)
def test_a_signature_is_a_paragraph_of_its_own(html: str, blocks: list[tuple[str, str]]) -> None:
    flow = flow_of(html)
    assert [(block.kind, block.span.of(flow.text)) for block in flow.layout.blocks] == blocks


SAID = "I never voted for this tram, and I never will."
POSTS = {
    "Twitter": (
        f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{SAID}<br>Ask me. <a href="https://t.co/x">'
        'https://t.co/aB1</a> <a href="https://t.co/y">pic.twitter.com/aB1</a></p>&mdash; Bob Stone (@bob) '
        '<a href="https://twitter.com/bob/status/1">March 3, 2021</a></blockquote> <script src="w.js"></script>',
        [f"{SAID} Ask me.", "— Bob Stone (@bob) March 3, 2021"],
    ),
    "Bluesky": (
        f'<blockquote class="bluesky-embed"><p>{SAID}<br><br><a>[image or embed]</a></p>&mdash; Bob Stone '
        "(<a>@bob.bsky.social</a>) <a>March 3, 2021 at 5:00 PM</a></blockquote>",
        [SAID, "— Bob Stone (@bob.bsky.social) March 3, 2021 at 5:00 PM"],
    ),
    "Instagram": (
        f'<blockquote class="instagram-media"><div><a>View this post on Instagram</a><p><a>{SAID}</a></p>'
        "<p>A post shared by <a>Bob Stone</a> (@bob) on <time>Mar 3, 2021 at 5:00pm</time></p></div></blockquote>",
        [SAID, "— Bob Stone (@bob) on Mar 3, 2021 at 5:00pm"],
    ),
    "Facebook": (
        f'<div class="fb-post"><blockquote class="fb-xfbml-parse-ignore"><p>{SAID}</p>Posted by '
        "<a>Bob Stone</a> on&nbsp;<a>Wednesday, March 3, 2021</a></blockquote></div>",
        [SAID, "— Bob Stone on Wednesday, March 3, 2021"],
    ),
    "Mastodon": (
        f'<blockquote class="mastodon-embed"><p>{SAID}</p>&mdash; Bob Stone (@bob@bay.social) '
        "<a>March 3, 2021</a></blockquote>",
        [SAID, "— Bob Stone (@bob@bay.social) March 3, 2021"],
    ),
}


@pytest.mark.parametrize(("html", "said"), POSTS.values(), ids=POSTS)
def test_a_post_is_kept_with_whose_it_is(html: str, said: list[str]) -> None:
    boxed = f'<figure class="social-embed">{html}</figure>'
    for body, parts in (
        (f"<p>{ONE}</p>{html}<p>{TWO}</p><p>{THREE}</p>", [ONE, *said, TWO, THREE]),
        (f"<p>{ONE}</p>{boxed}<p>{TWO}</p><p>{THREE}</p>", [ONE, *said, TWO, THREE]),
        (f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{boxed}", [ONE, TWO, THREE, *said]),
        (f"<p>Mayor Anna Berg was there.</p>{html}", ["Mayor Anna Berg was there.", *said]),
    ):
        page = f"<!doctype html><html><body><article>{body}</article></body></html>"
        assert [text for _, text in blocks_of(read_article(HtmlReader(), page.encode()))] == parts


@pytest.mark.parametrize("html", [html for html, blocks in SIGNED.values() if blocks[-1][1].startswith("— ")])
def test_a_signed_quotation_of_an_article_is_kept_whole(html: str) -> None:
    page = f"<!doctype html><html><body><article><p>{ONE}</p>{html}<p>{TWO}</p><p>{THREE}</p></article></body></html>"
    flow = flow_of(html)
    assert [text for _, text in blocks_of(read_article(HtmlReader(), page.encode()))] == [
        ONE,
        *(block.span.of(flow.text) for block in flow.layout.blocks),
        TWO,
        THREE,
    ]


def test_a_pulled_quotation_takes_its_signature_with_it() -> None:
    pulled = "<figure><blockquote>She paid, said the captain</blockquote><figcaption>Bo Ek</figcaption></figure>"
    page = f"<!doctype html><html><body><article><p>{ONE}</p>{pulled}<p>{TWO}</p><p>{THREE}</p></article></body></html>"
    assert [text for _, text in blocks_of(read_article(HtmlReader(), page.encode()))] == [ONE, TWO, THREE]


def test_when_somebody_posted_is_no_day_of_the_article() -> None:
    html, _ = POSTS["Twitter"]
    page = f"<!doctype html><html><body><article><h1>The cow</h1><p>{ONE}</p>{html}</article></body></html>"
    assert read_article(HtmlReader(), page.encode()).metadata.date is None


def test_a_long_paragraph_behind_a_dash_signs_no_post() -> None:
    long = f"- {ONE} {TWO}"
    post = f'<blockquote class="twitter-tweet"><p>{SAID}</p><p>{long}</p></blockquote>'
    assert flow_of(post).text == f"{SAID}\n\n{long}"


def test_words_that_nobody_signs_are_in_no_note() -> None:
    post = f'<blockquote class="twitter-tweet"><p>{SAID}</p></blockquote>'
    page = f"<!doctype html><html><body><p>Bob posted.</p>{post}"
    assert read_article(HtmlReader(), page.encode()).text == "Bob posted."


STORY = "".join(f"<p>On day {day} of the trip: {ONE}</p>" for day in range(8))


@pytest.mark.parametrize("html", [html for html, _ in POSTS.values()], ids=POSTS)
def test_a_post_is_no_word_of_an_article_of_its_own(html: str) -> None:
    for body in (
        f"<p>{TWO}</p>{html}{STORY}",
        f"{STORY}<p>{TWO}</p><figure>{html}</figure>",
        f"{html}{STORY}<p>{TWO}</p>",
    ):
        page = f"<!doctype html><html><body><article><h1>The cow</h1>{body}</article></body></html>"
        text = read_article(HtmlReader(), page.encode()).text
        assert TWO in text
        assert "day 7" in text
        assert "Bob Stone" not in text
        assert SAID not in text


LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "The cow"}</script>'


UPDATES = "".join(f"<article>{STORY.replace('day', f'line {one}, day')}{{}}</article>" for one in range(3))
LINKED = "".join(f"{{}}<p>And no. {one}</p>" for one in range(40))


@pytest.mark.parametrize(
    "body",
    [
        f"{LIVE}<article><h1>The cow</h1>{STORY}{{}}</article>",
        f"<main><h1>The cow</h1>{UPDATES}</main>",
        f"<article><h1>The cow</h1>{STORY}{LINKED}</article>",
    ],
    ids=("a live blog", "updates", "posts"),
)
def test_a_page_of_posts_keeps_them_with_whose_they_are(body: str) -> None:
    quotation = POSTS["Twitter"][0]
    parts = body.split("{}")
    page = parts[0] + "".join(
        quotation.replace("Ask me.", f"Ask me, {number}. {TWO}") + part for number, part in enumerate(parts[1:])
    )
    blocks = [text for _, text in blocks_of(read_article(HtmlReader(), f"<!doctype html><html><body>{page}".encode()))]
    said = [index for index, text in enumerate(blocks) if text.startswith(SAID)]
    assert len(said) == len(parts) - 1
    assert all(blocks[index + 1] == "— Bob Stone (@bob) March 3, 2021" for index in said)
