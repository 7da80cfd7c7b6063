"""An e-book is one document: its chapters in the order of the book, without its cover and contents."""

import datetime

import pytest

from index.ingest.article import Fault, Metadata
from index.ingest.reader import DocumentRefused, RawFile
from index.ingest.readers.office.epub import EpubReader
from index.text.document import WarningKind
from tests.support.documents.articles import blocks_of, read_article, strong_in
from tests.support.documents.packages import docx, epub, odt, package_of

TWO = {"b.xhtml": "<h1>One</h1><p>“No,” said <b>Ann</b>.</p>", "a.xhtml": "<h1>Two</h1><p>Yes.</p>"}


def encryption(algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{algorithm}"/></e:EncryptedData></encryption>'
    )


def test_chapters_in_the_books_order() -> None:
    article = read_article(EpubReader(), epub(TWO))
    assert blocks_of(article) == [
        ("heading", "One"),
        ("body", "“No,” said Ann."),
        ("heading", "Two"),
        ("body", "Yes."),
    ]
    assert article.text == "One\n\n“No,” said Ann.\n\nTwo\n\nYes."
    assert strong_in(article) == ["Ann"]


def test_cover_and_contents_are_left_out() -> None:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
        '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        '<item id="c" href="cover%20page.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="p" href="plate.svg" media-type="image/svg+xml"/>'
        '<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="p"/><itemref idref="gone"/>'
        '<itemref idref="none"/><itemref idref="b"/><itemref idref="b"/></spine>'
        '<guide><reference type="cover" href="cover%20page.xhtml#top"/></guide></package>'
    )
    page = "<html><body><p>Not this</p></body></html>"
    others = dict.fromkeys(("OEBPS/nav.xhtml", "OEBPS/cover page.xhtml", "OEBPS/plate.svg"), page)
    article = read_article(EpubReader(), epub(TWO, more={"OEBPS/book.opf": opf, **others}))
    assert article.text == "One\n\n“No,” said Ann."


@pytest.mark.parametrize(
    ("stated", "metadata"),
    [
        (
            "<dc:title>Strike</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Roe</dc:creator>"
            "<dc:publisher>Island Press</dc:publisher><dc:date>2026-03-12</dc:date><dc:language>en-gb</dc:language>"
            "<dc:source>https://example.org/strike</dc:source>",
            Metadata(
                "Strike",
                "Island Press",
                "Ann Lee, Bo Roe",
                datetime.date(2026, 3, 12),
                "https://example.org/strike",
                "en-GB",
            ),
        ),
        (
            '<dc:creator opf:role="aut">Ann Lee</dc:creator><dc:creator opf:role="ill">Bo Roe</dc:creator>',
            Metadata(author="Ann Lee"),
        ),
        (
            '<dc:creator id="x">Bo Roe</dc:creator><meta refines="#x" property="role">trl</meta>'
            '<dc:creator id="y">Ann Lee</dc:creator><meta refines="#y" property="role">aut</meta>',
            Metadata(author="Ann Lee"),
        ),
        (
            '<dc:date opf:event="modification">2026-01-01</dc:date>'
            '<dc:date opf:event="publication">2025-02-03</dc:date>',
            Metadata(date=datetime.date(2025, 2, 3)),
        ),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", Metadata()),
        (
            "<dc:date>2015</dc:date>",
            Metadata(faults=(Fault(WarningKind.DATE, "its date is not read: 2015 is no date like 2019-02-28"),)),
        ),
        (
            "<dc:date>2015-02-30</dc:date>",
            Metadata(
                faults=(Fault(WarningKind.DATE, "its date is not read: there is no such day or time as 2015-02-30"),)
            ),
        ),
        (
            "<dc:identifier>urn:isbn:1</dc:identifier><dc:language>und</dc:language><dc:title>Unknown</dc:title>",
            Metadata(),
        ),
    ],
)
def test_metadata(stated: str, metadata: Metadata) -> None:
    assert read_article(EpubReader(), epub(TWO, stated)).metadata == metadata


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"META-INF/encryption.xml": encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}, "its text is locked"),
        ({"META-INF/encryption.xml": "<broken"}, "its text is locked"),
        ({"META-INF/container.xml": "<container/>"}, "it does not say which chapters it has"),
        ({"META-INF/container.xml": "<broken"}, "its parts are damaged"),
        ({"OEBPS/book.opf": "<package/>"}, "it does not say which chapters it has"),
        ({"OEBPS/b.xhtml": "<html/>", "OEBPS/a.xhtml": "<html/>"}, "there is no text in it"),
    ],
)
def test_refused(more: dict[str, str | bytes], why: str) -> None:
    with pytest.raises(DocumentRefused, match=why):
        read_article(EpubReader(), epub(TWO, more=more))


def test_fonts_may_be_locked() -> None:
    fonts = {"META-INF/encryption.xml": encryption("http://www.idpf.org/2008/embedding")}
    assert read_article(EpubReader(), epub(TWO, more=fonts)).text.startswith("One")


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (epub(TWO), True),
        (package_of({"META-INF/container.xml": ""}), True),
        (package_of({"mimetype": "application/epub+zip\n", "META-INF/container.xml": ""}), True),
        (package_of({"mimetype": "application/epub+zip"}), False),
        (docx(""), False),
        (odt(""), False),
        (b"PK\x03\x04mimetypeapplication/epub+zip", False),
    ],
)
def test_claims_by_what_is_in_it(data: bytes, claimed: bool) -> None:
    assert EpubReader().claims(RawFile("x.zip", data)) is claimed
