"""An OpenDocument text's words as its last reader sees them."""

import pytest

from index.ingest.article import Metadata
from index.ingest.reader import DocumentRefused, RawFile
from index.ingest.readers.office.odt import OdtReader
from tests.support.documents.articles import blocks_of, read_article, strong_in
from tests.support.documents.packages import docx, epub, odt, package_of

STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="Text_20_body" style:family="paragraph"/>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
)
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
)
DELETED = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)
COMMENT = "<office:annotation><dc:creator>Bo</dc:creator><text:p>Really?</text:p></office:annotation>"


def p(inner: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def cell(*paragraphs: str) -> str:
    return f"<table:table-cell>{''.join(paragraphs)}</table:table-cell>"


def table(*rows: str) -> str:
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (p("“No,” said Ann."), [("body", "“No,” said Ann.")]),
        (p("T", "Title") + '<text:h text:outline-level="1">H</text:h>', [("title", "T"), ("heading", "H")]),
        (p("Q", "P1") + p("x", "unknown"), [("quote", "Q"), ("body", "x")]),
        (p("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d"), [("body", "a b c\nd")]),
        (p("a<text:span>b</text:span>c<text:soft-page-break/>d"), [("body", "abcd")]),
        (p('<text:a xmlns:x="x" x:href="y">link</text:a> on'), [("body", "link on")]),
        (p("on <text:date>12 March</text:date>"), [("body", "on 12 March")]),
        (DELETED + p("kept<text:change/>, <text:change-start/>new<text:change-end/>"), [("body", "kept, new")]),
        (p("seen" + COMMENT), [("body", "seen")]),
        (p('seen<text:span text:style-name="H">hidden</text:span>'), [("body", "seen")]),
        (p(f"Text{NOTE}.") + p("More."), [("body", "Text."), ("body", "More."), ("note", "A note.")]),
        (
            "<text:list><text:list-item>"
            + p("one")
            + "</text:list-item><text:list-item><text:list><text:list-item>"
            + p("two")
            + "</text:list-item></text:list></text:list-item></text:list>"
            + p("x"),
            [("list_item", "one"), ("list_item", "two"), ("body", "x")],
        ),
        (
            table(cell(p("a")) + cell(p("b"), p("c")), cell() + cell(p("d"))),
            [("table_row", "a  b c"), ("table_row", "d")],
        ),
        (table(cell(p("boxed"))), [("body", "boxed")]),
        (
            p("before<draw:frame><draw:text-box>" + p("boxed") + "</draw:text-box></draw:frame> on"),
            [("body", "before on"), ("body", "boxed")],
        ),
        (p("<draw:frame><svg:title>Alt</svg:title></draw:frame>x"), [("body", "x")]),
        ("<text:section>" + p("x") + "</text:section>", [("body", "x")]),
        ('<text:section text:display="none">' + p("x") + "</text:section>" + p("y"), [("body", "y")]),
        (
            "<text:table-of-content><text:index-body>"
            + p("x 1")
            + "</text:index-body></text:table-of-content>"
            + p("y"),
            [("furniture", "x 1"), ("body", "y")],
        ),
        (
            p("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>"),
            [("body", "漢")],
        ),
    ],
)
def test_body(body: str, blocks: list[tuple[str, str]]) -> None:
    assert blocks_of(read_article(OdtReader(), odt(body, STYLES))) == blocks


def test_bold_words_are_strong() -> None:
    body = p('He <text:span text:style-name="B">ne<text:span text:style-name="N">v</text:span>er</text:span> said it')
    assert strong_in(read_article(OdtReader(), odt(body, STYLES))) == ["ne", "er"]


@pytest.mark.parametrize(
    ("meta", "metadata"),
    [
        ("<dc:title>Strike</dc:title><dc:creator>Ann Lee</dc:creator>", Metadata(title="Strike", author="Ann Lee")),
        (
            "<meta:initial-creator>Ann Lee</meta:initial-creator><dc:creator>Bo</dc:creator>"
            "<dc:date>2026-03-12</dc:date>",
            Metadata(author="Ann Lee"),
        ),
        ("<dc:title>Untitled 1</dc:title><dc:language>en-US</dc:language>", Metadata(language="en-US")),
    ],
)
def test_properties(meta: str, metadata: Metadata) -> None:
    assert read_article(OdtReader(), odt(p("Text"), meta=meta)).metadata == metadata


def test_encrypted() -> None:
    manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(DocumentRefused, match=r"\Ait is encrypted: save it without a password\Z"):
        read_article(OdtReader(), odt(p("Text"), more={"META-INF/manifest.xml": manifest, "content.xml": b"\x00\x01"}))


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (odt(p("x")), True),
        (package_of({"content.xml": "", "mimetype": "application/vnd.oasis.opendocument.text-template"}), True),
        (package_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), False),
        (docx(""), False),
        (epub({"a": ""}), False),
        (b"application/vnd.oasis.opendocument.text", False),
    ],
)
def test_claims_by_what_is_in_it(data: bytes, claimed: bool) -> None:
    assert OdtReader().claims(RawFile("x.zip", data)) is claimed
