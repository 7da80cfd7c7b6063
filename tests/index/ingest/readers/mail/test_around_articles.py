"""What stands around a newsletter's article is not in its text: neither its head nor its foot, nor who reads it."""

from dataclasses import replace

import pytest

from index.ingest.article import Article, Metadata, Unread
from index.ingest.reader import RawFile
from index.ingest.readers.mail.mail import MailReader

HEADERS = """From: Tide Weekly <news@tide.example>
To: reader@home.example
Subject: Tide Weekly #88
MIME-Version: 1.0
"""
HEADLINE = "Harbor wall to rise by a metre"
SAID = 'The harbor wall will rise, the council said. "We waited too long," said mayor Ann Holt, who had asked for it.'
WORDS = [("body", SAID), ("body", "Work begins in May.")]
STATED = Metadata(HEADLINE, "Tide Weekly", "Ruth Abernathy")
OVER = ["View this email in your browser", "Forward to a friend Manage preferences"]
FOOT = [
    "You receive this email because you subscribed. Unsubscribe",
    "(c) 2023 Tide Weekly",
    "Tide Weekly, 12 Quay Street, Portsmouth",
    "Forward to a friend",
    "Manage preferences",
    "Printed on the island",
]
ARTICLE = [HEADLINE, "By Ruth Abernathy", SAID, "Work begins in May."]


def article_of(body: str, media_type: str, headers: str) -> Article:
    data = f"{headers}Content-Type: {media_type}; charset=utf-8\n\n{body}".encode()
    (member,) = MailReader().read(RawFile("a.eml", data), lambda _: iter(()))
    assert not isinstance(member, Unread)
    return member[1]


def read(body: str, media_type: str = "text/plain", headers: str = HEADERS) -> tuple[Metadata, list[tuple[str, str]]]:
    article = article_of(body, media_type, headers)
    assert article.layout is not None
    return article.metadata, [(block.kind.value, block.span.of(article.text)) for block in article.layout.blocks]


def page(lines: list[str]) -> str:
    return "".join(f"<h1>{line}</h1>" if line == HEADLINE else f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_newsletter_in_plain_text_is_its_article(between: str) -> None:
    lines = between.join([*OVER, *ARTICLE[:2]]) + f"\n\n{SAID}\n\nWork begins in May.\n\n" + between.join(FOOT)
    assert read(lines) == (STATED, [("title", HEADLINE), *WORDS])


def test_a_newsletter_in_html_is_its_article() -> None:
    assert read(page([*OVER, *ARTICLE, *FOOT]), "text/html") == (STATED, [("title", HEADLINE), *WORDS])


def test_lines_of_one_block_are_told_apart() -> None:
    whole = f"<h1>{HEADLINE}</h1><div>By Ruth Abernathy<br>{SAID}<br><b>Work</b> begins in May.<br>Unsubscribe</div>"
    assert read(whole, "text/html")[1] == [("title", HEADLINE), ("body", f"{SAID}\nWork begins in May.")]


def test_bold_stays_where_it_is() -> None:
    body = "<p>Unsubscribe<p>Words <b>in bold</b>, <code>a</code>.<p>More <b>of</b>."
    article = article_of(body, "text/html", HEADERS)
    layout = article.layout
    assert layout is not None
    assert [span.of(article.text) for span in layout.strong] == ["in bold", "of"]
    assert [span.of(article.text) for span in layout.code] == ["a"]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<h1>{HEADLINE}</h1><p>{SAID}", HEADLINE),
        (f"<h1>Tide Weekly</h1><p>{SAID}", "Tide Weekly #88"),
        (f"<h1>Tide Weekly</h1><h2>{HEADLINE}</h2><p>By Ruth Abernathy</p><p>{SAID}", HEADLINE),
        (f"<h1>{HEADLINE}</h1><p>{SAID}<h1>Ferry sold</h1><p>{SAID}", "Tide Weekly #88"),
        (f"<h2>{HEADLINE}</h2><p>{SAID}", "Tide Weekly #88"),
        (f"<h2>{HEADLINE}</h2><p>By Ruth Abernathy<p>{SAID}<h2>More</h2><p>By Bo Lind<p>{SAID}", "Tide Weekly #88"),
    ],
)
def test_the_one_headline_is_the_title(body: str, title: str) -> None:
    assert read(body, "text/html")[0].title == title


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ruth Abernathy", "Ruth Abernathy"),
        ("by Ruth Abernathy and Bo Lind", "Ruth Abernathy, Bo Lind"),
        ("By Ruth Abernathy, staff writer", "Ruth Abernathy"),
        ("By the numbers", None),
        ("By Friday", None),
        ("By Ruth Abernathy's count they are ten.", None),
    ],
)
def test_a_byline_names_the_author(line: str, author: str | None) -> None:
    stated, blocks = read(f"{HEADLINE}\n\n{line}\n\n{SAID}\n")
    assert stated.author == author
    assert (line in [text for _, text in blocks]) is (author is None)


@pytest.mark.parametrize(
    "line",
    [
        "He told them to unsubscribe.",
        "Copyright law changed in 2023.",
        "c) 2019 was the year in which it rained.",
        "Rangers, 5 years in a row",
        "She lives at 12 Quay Street, Portsmouth.",
        "Ann Holt, 45, of 12 Quay Street",
        "You receive this prize because you won, said Holt.",
    ],
)
def test_words_of_an_article_stay(line: str) -> None:
    assert ("body", line) in read(f"{SAID}\n\n{line}\n\nWork begins in May.\n")[1]


@pytest.mark.parametrize("subject", ["Fwd: Tide Weekly #88", "Tide Weekly #88"])
@pytest.mark.parametrize("more", ["", "Cc: other@home.example\nBcc: joe@home.example\nReply-To: news@tide.example\n"])
@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_no_head_of_a_mail_that_is_passed_on_is_text(subject: str, more: str, media_type: str) -> None:
    head = f"From: Tide Weekly <news@tide.example>\nSent: July 7, 2015\nTo: joe@home.example\n{more}Subject: Tide #88\n"
    lines = f"---------- Forwarded message ---------\n{head}\n\n"
    sent = "\n\nThis email was sent to joe@home.example.\n"
    body = f"{lines}{HEADLINE}\nBy Ruth Abernathy\n\n{SAID}\n\nWork begins in May.{sent}"
    if media_type == "text/html":
        shown = lines.strip().replace("<", "&lt;").replace("\n", "<br>")
        body = f"<div>{shown}</div>{page(ARTICLE)}<p>{sent}"
    headers = HEADERS.replace("Tide Weekly <news@tide.example>", "Joe <joe@home.example>").replace(
        "Tide Weekly #88", subject
    )
    stated, blocks = read(body, media_type, headers)
    assert blocks == [("title", HEADLINE), *WORDS]
    assert replace(stated, date=None) == STATED
