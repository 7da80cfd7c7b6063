"""Mails: the article without what speaks of the mail, and earlier writers' words as theirs."""

import base64
import datetime
import quopri
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.article import Article, Fault, Metadata, Unread
from index.ingest.reader import DocumentRefused, Member, RawFile
from index.ingest.readers.mail.mail import MailReader
from index.text.document import Kind, WarningKind

SECONDS = 6.0  # at most, for any file
DAY = datetime.date(2015, 7, 7)
NO_TEXT = "it has no text, only pictures or a link: save the page that it leads to"
NUL = "it holds NUL bytes, so it is no text: save it as UTF-8 text"
TOO_LONG = "it is longer than any newsletter: save its articles one by one"
TOO_MANY_PARTS = "it has more than 500 parts, or some more than 12 deep: save its text alone"
HEAD = "From: a@x.example\nMIME-Version: 1.0\n"
Read = tuple[Metadata, list[tuple[str, str]]] | tuple[str | None, str]

PAGE = """<html><head><title>no</title><style>p {}</style></head><body>
<div style="display:none">Hidden preview</div>
<div>Shown preview &#847; &zwnj; &nbsp; &#847; &zwnj; &nbsp; &#847; &zwnj; &nbsp;</div>
<p><a href="https://bridges.example/p/shut">View in browser</a></p>
<h1>The bridge “shut”</h1><p>Ann Arbor said it was “closed” and told readers to unsubscribe from panic.</p>
<p>Supported by Democrats, the bill passed.</p><p>The message was sent to parents on Tuesday.</p>
<h2>A message from our sponsor</h2><p>Buy this.</p>
<h2>Next</h2><blockquote>We wait.</blockquote>
<ul><li>The ferry runs every hour, from six to nine, and costs nothing.</li></ul>
<p>Nobody knows when the other bridge will be opened, said the engineer, and nobody ought to guess today.</p>
<p>Was this email forwarded to you? <a>Sign up here</a>.</p>
<p>You are receiving this email because you signed up at our website.</p>
<p>Bridges Weekly, 12 Main Street, Springfield, IL 62701</p><p><a>Unsubscribe</a> | <a>Manage preferences</a></p>
<p>Bridges Inc.</p></body></html>"""
NEWSLETTER = """Received: from x.example
From: "Ann Arbor from Bridges Weekly" <bridges@x.example>
To: me@x.example
Subject: =?utf-8?Q?The_bridge_=E2=80=9Cshu?= =?utf-8?B?dOKAnQ==?=
Date: Tue, 07 Jul 2015 22:00:00 -0700
List-Unsubscribe: <https://x.example/u>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8

View this post on the web at https://x.example

--b1
Content-Type: text/html; charset=us-ascii
Content-Transfer-Encoding: {encoding}

{page}
--b1--
"""
NEWSLETTER_READ: Read = (
    Metadata("The bridge “shut”", "Bridges Weekly", "Ann Arbor", DAY, "https://bridges.example/p/shut"),
    [
        ("title", "The bridge “shut”"),
        ("body", "Ann Arbor said it was “closed” and told readers to unsubscribe from panic."),
        ("body", "Supported by Democrats, the bill passed."),
        ("body", "The message was sent to parents on Tuesday."),
        ("heading", "Next"),
        ("quote", "We wait."),
        ("list_item", "The ferry runs every hour, from six to nine, and costs nothing."),
        (
            "body",
            "Nobody knows when the other bridge will be opened, said the engineer, and nobody ought to guess today.",
        ),
    ],
)
REPLY = """From: Jane Doe <jane@x.example>
To: list@x.example
Subject: Re: Fwd: [river] The bridge
Date: 7 Jul 15 22:00 +0000
Message-ID: <1@x.example>
Content-Type: text/plain

I think that the bridge has to be opened as soon as it can be, and that the
mayor should say <https://x.example/abc> so.

* one thing
* another thing that is longer and goes on over the end of the line, which is
  here

HEADING
-------
Text below.

Best,
Jane

On Mon, Jul 6, 2015 at 10:00 AM, Bo Lind
<bo@x.example> wrote:

> The bridge is shut for a long time and everybody knows that it is not going
> to be opened.
>
>> Older words.
> So.

--\x20
Jane\x20Doe
_______________________________________________
River mailing list
https://x.example/river
"""
REPLY_READ: Read = (
    Metadata("[river] The bridge", None, "Jane Doe", DAY),
    [
        ("title", "[river] The bridge"),
        ("body", "I think that the bridge has to be opened as soon as it can be, and that the mayor should say so."),
        ("list_item", "one thing"),
        ("list_item", "another thing that is longer and goes on over the end of the line, which is here"),
        ("heading", "HEADING"),
        ("body", "Text below."),
        ("body", "Best,\nJane"),
        ("quote", "The bridge is shut for a long time and everybody knows that it is not going to be opened."),
        ("quote", "Older words."),
        ("quote", "So."),
    ],
)


def read(data: bytes, name: str = "a.eml") -> list[Read]:
    reader = MailReader()
    assert reader.claims(RawFile(name, data))
    started = time.perf_counter()
    members = list(reader.read(RawFile(name, data), read_member))
    assert time.perf_counter() - started < SECONDS
    return [(m.name, m.why) if isinstance(m, Unread) else _as_read(*m) for m in members]


def read_member(file: RawFile) -> Iterator[Member]:
    yield Unread(f"{file.data.decode()} {file.url}", file.name)


def _as_read(kind: Kind, article: Article) -> Read:
    assert (kind, article.name) == (Kind.MAIL, None)
    assert article.layout is not None
    blocks = [(block.kind.value, block.span.of(article.text)) for block in article.layout.blocks]
    assert "\n\n".join(text for _, text in blocks) == article.text
    return article.metadata, blocks


def blocks_of(mail: str) -> list[tuple[str, str]]:
    ((_, blocks),) = read(mail.encode())
    assert not isinstance(blocks, str)
    return blocks


def metadata_of(headers: str) -> Metadata:
    ((metadata, _),) = read(f"{headers}\nMIME-Version: 1.0\n\nWords.".encode())
    assert isinstance(metadata, Metadata)
    return metadata


@pytest.mark.parametrize(
    ("encoding", "page"),
    [
        ("8bit", PAGE.encode()),
        ("8bit", PAGE.encode("cp1252")),
        ("quoted-printable", quopri.encodestring(PAGE.encode())),
        ("quoted-printable", quopri.encodestring(PAGE.encode("cp1252"))),
        ("BASE64", base64.encodebytes(PAGE.encode())),
    ],
)
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_a_newsletter(encoding: str, page: bytes, newline: bytes) -> None:
    data = NEWSLETTER.encode().replace(b"{encoding}", encoding.encode()).replace(b"{page}", page)
    assert read(data.replace(b"\n", newline)) == [NEWSLETTER_READ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_reply_in_plain_text(newline: str) -> None:
    assert read(REPLY.replace("\n", newline).encode()) == [REPLY_READ]


@pytest.mark.parametrize(
    ("plain", "html", "body"),
    [
        ("Words of the article, all of them.", "<img src=x><p>Pictures", "Words of the article, all of them."),
        ("In short.", "<p>Words of the article, all of them.", "Words of the article, all of them."),
        ("Words.", "<div>" * 400, "Words."),
        ("", "<p>Words.", "Words."),
        ("Words.", "", "Words."),
    ],
)
def test_the_form_that_has_the_words(plain: str, html: str, body: str) -> None:
    alternative = f"{HEAD}Content-Type: multipart/alternative; boundary=b\n\n"
    parts = f"--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
    assert blocks_of(alternative + parts) == [("body", body)]


FORWARDED = """---------- Forwarded message ---------
From: The Morning <m@x.example>
Date: Tue, Jul 7, 2015 at 6:00 AM
Subject: The bridge
To: <me@x.example>
"""
FORWARDED_HTML = FORWARDED.replace("<", "&lt;").replace("\n", "<br>\n")
OUTLOOK = "From: The Morning <m@x.example>\nSent: Tuesday, July 7, 2015 6:00 AM\nTo: Me\nSubject: The bridge\n"


@pytest.mark.parametrize(
    ("subject", "media_type", "body"),
    [
        ("Fwd: The bridge", "text/plain", f"See this.\n\n{FORWARDED}\n\nIt is shut.\n\nReally.\n"),
        ("The bridge", "text/plain", f"{FORWARDED}\n\nIt is shut.\n\nReally.\n"),
        ("FW: The bridge", "text/plain", f"{OUTLOOK}\nIt is shut.\n\nReally.\n"),
        ("Fwd: The bridge", "text/html", f"<p>See this.</p><div>{FORWARDED_HTML}</div><p>It is shut.<p>Really."),
        (
            "Fwd: The bridge",
            "text/html",
            "<div>Begin forwarded message:</div><blockquote><div><b>From: </b>The Morning &lt;m@x.example&gt;</div>"
            "<div><b>Subject: </b>The bridge</div><div><b>Date: </b>July 7, 2015 at 6:00:00 AM</div>"
            "<div>It is shut.</div><div>Really.</div></blockquote>",
        ),
    ],
    ids=["gmail", "gmail unnamed", "outlook", "gmail as HTML", "apple"],
)
def test_a_mail_that_is_passed_on_stands_for_itself(subject: str, media_type: str, body: str) -> None:
    mail = f"From: Me <me@x.example>\nSubject: {subject}\nDate: Wed, 8 Jul 2015 10:00:00 +0000\nMIME-Version: 1.0\n"
    ((metadata, blocks),) = read(f"{mail}Content-Type: {media_type}\n\n{body}".encode())
    assert metadata == Metadata("The bridge", "The Morning", None, DAY)
    assert blocks == [
        ("title", "The bridge"),
        ("body", "It is shut."),
        ("body", "Really."),
    ]


def test_a_mail_that_is_answered_is_an_earlier_writers() -> None:
    mail = f"Subject: Re: The bridge\n{HEAD}\nI agree.\n\n-----Original Message-----\n{OUTLOOK}\nIt is shut.\n"
    assert blocks_of(mail) == [
        ("title", "The bridge"),
        ("body", "I agree."),
        ("quote", "It is shut."),
    ]


@pytest.mark.parametrize(
    ("parameters", "lines", "blocks"),
    [
        ("format=flowed", "A line that \ngoes on.\n", [("body", "A line that goes on.")]),
        ("format=flowed", "> Quoted \n> words.\n> \n> More.", [("quote", "Quoted words."), ("quote", "More.")]),
        ("format=flowed; delsp=yes", "Wort \nteil.\n From here.", [("body", "Wortteil.\nFrom here.")]),
        ("format=fixed", "Short line.\nAnother.", [("body", "Short line.\nAnother.")]),
        ("format=fixed", "See.\n\nhttps://x.example/a?b\n", [("body", "See.")]),
        ("format=fixed", "* * *\n\nWords (https://x.example/a) go on.\n----\n", [("heading", "Words go on.")]),
    ],
)
def test_lines_of_plain_text(parameters: str, lines: str, blocks: list[tuple[str, str]]) -> None:
    assert blocks_of(f"{HEAD}Content-Type: text/plain; {parameters}\n\n{lines}") == blocks


@pytest.mark.parametrize(
    ("headers", "author", "outlet"),
    [
        ("From: Jane Doe <jane@x.example>", "Jane Doe", None),
        ("From: Jane Doe <jdoe@x.example>", "Jane Doe", None),
        ("From: =?iso-8859-1?Q?Zo=EB_Doe?= <zoe.doe@x.example>", "Zoë Doe", None),
        ("From: Zoë Doe <doe@x.example>", "Zoë Doe", None),
        ("From: Matt Levine <noreply@mail.x.example>", "Matt Levine", None),
        ("From: The Morning <m@x.example>", None, "The Morning"),
        ("From: Quartz Daily Brief <hi@qz.example>", None, "Quartz Daily Brief"),
        ("From: Axios Boston <boston@axios.example>", None, None),
        ("From: Axios Boston <boston@axios.example>\nList-Unsubscribe: <https://x.example>", None, "Axios Boston"),
        ("From: Ann Arbor at Bridges <a@x.example>", "Ann Arbor", "Bridges"),
        ('From: "Ann Arbor, The Bridge" <a@x.example>', "Ann Arbor", "The Bridge"),
        ("From: Jane Doe <jane@x.example>\nList-Id: River News <river.x.example>", "Jane Doe", "River News"),
        ("From: Jane Doe <jane@x.example>\nList-Id: 71fe2bmc list <71fe2b.9.x.example>", "Jane Doe", None),
        ("From: Jane Doe <jane@x.example>\nList-Id: <river.x.example>", "Jane Doe", None),
        ("From: jane@x.example", None, None),
        ("From: Foo Bar <x@y.example>", None, None),
        ("From: ((((((", None, None),
    ],
)
def test_who_wrote_it_and_who_sent_it(headers: str, author: str | None, outlet: str | None) -> None:
    stated = metadata_of(headers)
    assert (stated.author, stated.outlet) == (author, outlet)


@pytest.mark.parametrize(
    ("header", "date", "faults"),
    [
        ("Date: Tue, 07 Jul 2015 23:30:00 -0700 (PDT)", DAY, ()),
        ("Date: 7 Jul 15 22:00 GMT", DAY, ()),
        ("X-Date: 2015", None, ()),
        ("Date: soon", None, (Fault(WarningKind.DATE, "its date is not read: soon is no date like 2019-02-28"),)),
    ],
)
def test_its_day(header: str, date: datetime.date | None, faults: tuple[Fault, ...]) -> None:
    stated = metadata_of(f"From: a@x.example\n{header}")
    assert (stated.date, stated.faults) == (date, faults)


@pytest.mark.parametrize(
    ("header", "url"),
    [
        ("Archived-At: <https://x.example/message/1>", "https://x.example/message/1"),
        ("List-Archive: <https://x.example/river>", "https://x.example/river"),
        ("List-Archive: <http://x.example/river>", None),
        ("Archived-At: ftp://x.example", None),
    ],
)
def test_its_address_in_headers(header: str, url: str | None) -> None:
    assert metadata_of(f"From: a@x.example\n{header}").url == url


@pytest.mark.parametrize(
    ("media_type", "text", "url"),
    [
        ("text/html", '<a href="https://x.example/?a&amp;b"><b>View</b> in browser</a>', "https://x.example/?a&b"),
        ("text/html", '<a href="https://x.example/p">Read online</a>', "https://x.example/p"),
        ("text/html", '<a href="https://x.example/p">Read his story</a>', None),
        ("text/html", '<a href="http://x.example/p">Read online</a>', None),
        ("text/html", '<a href="https://x.example/ls/click?upn=u001a2B3c4D5e6F7g8H9i0JkLmNoP">View online</a>', None),
        ("text/plain", "View in browser (https://x.example/p)", "https://x.example/p"),
        ("text/plain", "View this email in your browser: https://x.example/p", "https://x.example/p"),
        ("text/plain", "The mayor: https://x.example/p", None),
    ],
)
def test_its_address_in_links(media_type: str, text: str, url: str | None) -> None:
    ((metadata, _),) = read(f"{HEAD}Content-Type: {media_type}\n\n{text}\n\n<p>Words.".encode())
    assert isinstance(metadata, Metadata)
    assert metadata.url == url


def test_files_and_mails_in_a_mail_are_documents_of_their_own() -> None:
    mail = (
        b"From: Ann Arbor <ann@x.example>\nSubject: Files\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: text/plain\n\nSee below.\n"
        b"--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename*=UTF-8''caf%C3%A9.pdf\n"
        b"Content-Transfer-Encoding: base64\n\nJVBERg==\n"
        b"--x\nContent-Type: text/plain; charset=windows-1252\nContent-Disposition: attachment; filename=a/n.txt\n"
        b"\ncaf\xe9\n"
        b"--x\nContent-Type: image/png\nContent-Disposition: attachment; filename=logo.png\n\nx\n"
        b"--x\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=broken.docx\n"
        b"Content-Transfer-Encoding: base64\n\nJ\n"
        b"--x\nContent-Type: message/rfc822\n\nFrom: Bo Lind <bo.lind@x.example>\nSubject: Inner\n\nInner words.\n"
        b"--x--\n"
    )
    assert read(mail) == [
        (Metadata("Files", None, "Ann Arbor"), [("title", "Files"), ("body", "See below.")]),
        ("café.pdf", "%PDF None"),
        ("n.txt", "\ufeffcafé None"),
        ("broken.docx", "what is encoded in it is cut or damaged: save the mail anew"),
        (Metadata("Inner", None, "Bo Lind"), [("title", "Inner"), ("body", "Inner words.")]),
    ]


def test_a_page_that_was_saved_as_a_mail_is_a_page() -> None:
    mail = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/a\nSubject: T\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="q"\n\n--q\nContent-Type: text/html\n'
        "Content-Transfer-Encoding: quoted-printable\n\n<p>caf=C3=A9\n--q\nContent-Type: text/css\n\np {}\n--q--\n"
    )
    assert read(mail.encode(), "a.mhtml") == [("page.html", "\ufeff<p>café https://x.example/a")]


def test_a_mailbox() -> None:
    broken = "From: b@x.example\nContent-Transfer-Encoding: base64\n\nY\n"
    mails = (
        f"From MAILER-DAEMON Tue Jul  7 22:00:00 2015\n{REPLY}\n"
        f"From x@x.example Tue Jul  7 22:00:00 2015\n{broken}\n"
        "From x\nSubject: Start\nFrom: a@x.example\n\n"
        "From the start it was shut.\n>From then on too.\n\nFrom there: no.\n"
        "\nFrom x\nSubject: Nothing\n\n"
    )
    assert read(mails.encode(), "a.mbox") == [
        REPLY_READ,
        (None, "what is encoded in it is cut or damaged: save the mail anew"),
        (
            Metadata("Start"),
            [
                ("title", "Start"),
                ("body", "From the start it was shut.\nFrom then on too."),
                ("body", "From there: no."),
            ],
        ),
        (None, NO_TEXT),
    ]


@pytest.mark.parametrize(
    ("name", "data", "claimed"),
    [
        ("a.eml", b"Subject: x\n\nWords", True),
        ("a.txt", b"From: x\nSubject: y\n\nWords", False),
        ("a.txt", b"From: x\nMessage-ID: y\n\nWords", True),
        ("a.txt", b"\xef\xbb\xbf\r\nFrom: x\r\nReceived: y\r\n\r\nWords", True),
        ("a.md", b"Title: x\nDate: 2015-07-07\nAuthor: y\n\nWords", False),
        ("a.txt", b"From the start it was\nclear: yes", False),
        ("a.mbox", b"From x Tue Jul  7 22:00:00 2015\nX: y\n\n", True),
        ("a.html", b"HTTP/1.1 200 OK\nDate: x\n\n", False),
        ("a.eml", b"Words", False),
        ("a.eml", b"", False),
        ("a.mbox", b"From \n" * 100_000, False),
    ],
)
def test_what_is_a_mail(name: str, data: bytes, claimed: bool) -> None:
    assert MailReader().claims(RawFile(name, data)) is claimed


def test_a_mailbox_with_too_many_mails_is_refused() -> None:
    with pytest.raises(DocumentRefused) as refused:
        read(b"From x Tue Jul  7 22:00:00 2015\nFrom: y\n\n" * 100_000, "a.mbox")
    assert str(refused.value) == "it holds more than 10,000 mails: split it"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000)), TOO_MANY_PARTS),
        ("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 500_000, TOO_MANY_PARTS),
        ("Content-Type: message/rfc822\n\n" * 100_000, NO_TEXT),
        ("X: y\n" * 2_000_000, NO_TEXT),
        ("Subject: " + "=?utf-8?Q?a?= " * 500_000, NO_TEXT),
        ("Content-Type: text/plain;" + ";" * 2_000_000 + "\n\n", NO_TEXT),
        ("To: " + "(" * 2_000_000 + "\n\n", NO_TEXT),
        ("\n" + "> " * 5_000_000, TOO_LONG),
        ("\n" + "- a\n" * 1_000_000, TOO_LONG),
        ("Content-Type: text/html\n\n" + "<p>a" * 15_000, TOO_LONG),
        ("Content-Type: text/plain; charset=koi8-r\n\n\0", NUL),
        (
            "Content-Type: text/plain; charset=utf-7\n\n+AG!",
            "its text is not in the encoding that it states (utf-7): save it as UTF-8",
        ),
    ],
    ids="depth parts mails headers words parameters comments quotes lines blocks nul charset".split(),
)
def test_a_hostile_mail_costs_itself_alone(body: str, why: str) -> None:
    assert read((HEAD + body).encode()) == [(None, why)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "unsubscribe | ",
        ". - ",
        "you are receiving this email ",
        "12 A, IL 62701, ",
        "From: a ",
        "On a wrote ",
        "sent to a@",
    ],
)
def test_wording_is_looked_for_in_bounded_time(words: str) -> None:
    page = f"<p>{words * (480 // len(words))}" * 9_000
    read(f"{HEAD}Content-Type: text/html\n\n{page}".encode())


@given(st.binary(max_size=40), st.sampled_from([NEWSLETTER, REPLY]), st.integers(0, 3_000))
def test_any_damage_is_read_or_refused(damage: bytes, mail: str, place: int) -> None:
    data = mail.encode()
    place %= len(data)
    file = RawFile("a.eml", data[:place] + damage + data[place + 9 :])
    MailReader().claims(file)
    with suppress(DocumentRefused):
        for member in MailReader().read(file, read_member):
            if not isinstance(member, Unread):
                _as_read(*member)
