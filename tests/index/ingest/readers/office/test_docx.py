"""A Word document's words as its last reader sees them: insertions kept, deletions and comments gone."""

import io

import pytest

from index.ingest.article import Metadata
from index.ingest.reader import RawFile
from index.ingest.readers.office.docx import DocxReader
from tests.support.documents.articles import blocks_of, read_article, strong_in
from tests.support.documents.packages import docx, odt, package_of

STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our pull quote"/><w:basedOn w:val="Zitat"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sect"><w:name w:val="Section"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)


def p(inner: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{kinds[1]}{result}{kinds[2]}"


def cell(*paragraphs: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def box(text: str) -> str:
    return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


PLACEHOLDER = "<w:showingPlcHdr/>"
TWICE = (
    f"<mc:Choice><wps:txbx>{box('boxed')}</wps:txbx></mc:Choice>"
    f"<mc:Fallback><v:textbox>{box('boxed')}</v:textbox></mc:Fallback>"
)


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (p(r("“No,” said Ann.")), [("body", "“No,” said Ann.")]),
        (p(r("T", ""), "T") + p(r("H"), "berschrift1"), [("title", "T"), ("heading", "H")]),
        (p(r("Q"), "Zitat") + p(r("O"), "Own"), [("quote", "Q"), ("quote", "O")]),
        (p(r("x"), "Loop") + p(r("y"), "unknown"), [("body", "x"), ("body", "y")]),
        (p(r("x"), "Toc") + p(r("y"), "Cap"), [("furniture", "x"), ("caption", "y")]),
        (p(r("x"), "Sect"), [("heading", "x")]),
        (p(r("x"), "", '<w:numPr><w:numId w:val="3"/></w:numPr>'), [("list_item", "x")]),
        (p(r("x"), "", '<w:numPr><w:numId w:val="0"/></w:numPr>'), [("body", "x")]),
        (p(r("x"), "", '<w:outlineLvl w:val="9"/>'), [("body", "x")]),
        (p(r("un") + r("broken")), [("body", "unbroken")]),
        (p(r("a") + "<w:r><w:tab/></w:r>" + r("b") + "<w:r><w:br/></w:r>" + r("c")), [("body", "a b\nc")]),
        (p(r("a") + '<w:r><w:br w:type="page"/></w:r>' + r("b")), [("body", "a"), ("body", "b")]),
        (p(r("a") + "<w:r><w:noBreakHyphen/></w:r>" + r("b")), [("body", "a\u2011b")]),
        (p(r("a") + "<w:r><w:softHyphen/></w:r>" + r("b")), [("body", "ab")]),
        (p("<w:ins>" + r("in") + "</w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del>"), [("body", "in")]),
        (p("<w:moveFrom>" + r("old ") + "</w:moveFrom><w:moveTo>" + r("new") + "</w:moveTo>"), [("body", "new")]),
        (p(r("one "), "", "<w:rPr><w:del/></w:rPr>") + p(r("paragraph")), [("body", "one paragraph")]),
        (p(r("seen") + r("hidden", "<w:vanish/>") + r("!", '<w:vanish w:val="0"/>')), [("body", "seen!")]),
        (p(field("HYPERLINK x", r("link")) + r(" on")), [("body", "link on")]),
        (p(field("IF " + field("PAGE", r("7")), r("yes"))), [("body", "yes")]),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("code")) + p(r("text")), [("body", "text")]),
        (p('<w:fldSimple w:instr="DATE">' + r("today") + "</w:fldSimple>"), [("body", "today")]),
        (p('<w:hyperlink r:id="x" xmlns:r="r">' + r("link") + "</w:hyperlink>"), [("body", "link")]),
        (p(r("a") + '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'), [("body", "a☺")]),
        (p(r("a") + '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'), [("body", "a")]),
        (
            p(r("a") + '<w:r><w:sym w:font="Arial" w:char="201C"/><w:sym w:font="x" w:char="zz"/></w:r>'),
            [("body", "a“")],
        ),
        (p("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"), [("body", "x=2")]),
        (
            p("<w:r><w:ruby><w:rt>" + r("kan") + "</w:rt><w:rubyBase>" + r("漢") + "</w:rubyBase></w:ruby></w:r>"),
            [("body", "漢")],
        ),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + p(r("x")) + "</w:sdtContent></w:sdt>", [("body", "x")]),
        (
            p(r("x") + f"<w:sdt><w:sdtPr>{PLACEHOLDER}</w:sdtPr><w:sdtContent>{r('Click')}</w:sdtContent></w:sdt>"),
            [("body", "x")],
        ),
        (
            table(row(cell(p(r("a"))), cell(p(r("b")), p(r("c")))), row(cell(p("")), cell(p(r("d"))))),
            [("table_row", "a  b c"), ("table_row", "d")],
        ),
        (table(row(cell(p(r("boxed")), p(r("in"))))), [("body", "boxed"), ("body", "in")]),
        (
            table(row(cell(p(r("a"))), cell(p(r("b")))), row(cell(p(r("x"))), properties="<w:del/>")),
            [("table_row", "a  b")],
        ),
        (
            p(f"{r('before')}<w:r><mc:AlternateContent>{TWICE}</mc:AlternateContent></w:r>{r(' on')}"),
            [("body", "before on"), ("body", "boxed")],
        ),
        (p(f"<w:r><w:pict>{box('old')}</w:pict></w:r>{r('x')}"), [("body", "x"), ("body", "old")]),
    ],
)
def test_body(body: str, blocks: list[tuple[str, str]]) -> None:
    assert blocks_of(read_article(DocxReader(), docx(body, STYLES))) == blocks


def test_bold_runs_are_strong() -> None:
    inner = r("He ") + r("never", "<w:b/>") + r(" said ", '<w:b w:val="false"/>') + r("it", '<w:rStyle w:val="Fett"/>')
    assert strong_in(read_article(DocxReader(), docx(p(inner), STYLES))) == ["never", "it"]


def test_notes_come_last() -> None:
    notes = f'<w:footnotes NAMES><w:footnote w:type="separator">{p(r("-"))}</w:footnote>'
    notes += f"<w:footnote>{p('<w:r><w:footnoteRef/></w:r>' + r(' A note'))}</w:footnote></w:footnotes>"
    body = p(r("Text") + "<w:r><w:footnoteReference/></w:r>" + r(".")) + p(r("More."))
    article = read_article(DocxReader(), docx(body, more={"word/footnotes.xml": notes}))
    assert blocks_of(article) == [("body", "Text."), ("body", "More."), ("note", "A note")]


@pytest.mark.parametrize(
    ("title", "core", "metadata"),
    [
        ("", "<dc:title>Strike</dc:title><dc:creator>Ann Lee</dc:creator>", Metadata(title="Strike", author="Ann Lee")),
        ("Seen", "<dc:title>Stale</dc:title>", Metadata(title="Seen")),
        ("", "<dc:title>Document1</dc:title><dc:creator>user</dc:creator>", Metadata()),
        (
            "",
            "<dcterms:created>2026-03-12</dcterms:created><dc:language>de_DE</dc:language>",
            Metadata(language="de-DE"),
        ),
    ],
)
def test_properties(title: str, core: str, metadata: Metadata) -> None:
    body = (p(r(title), "T") if title else "") + p(r("Text"))
    assert read_article(DocxReader(), docx(body, STYLES, core)).metadata == metadata


def test_as_a_library_writes_it() -> None:
    from docx import Document

    document = Document()
    document.add_heading("Ferry strike", 0)
    document.add_heading("The union", 2)
    document.add_paragraph("“No,” ").add_run("she").bold = True
    document.add_paragraph("Ships", style="List Bullet")
    document.add_paragraph("We sail.", style="Intense Quote")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ann", "4"
    document.core_properties.author = "Ann Lee"
    out = io.BytesIO()
    document.save(out)
    article = read_article(DocxReader(), out.getvalue())
    assert blocks_of(article) == [
        ("title", "Ferry strike"),
        ("heading", "The union"),
        ("body", "“No,” she"),
        ("list_item", "Ships"),
        ("quote", "We sail."),
        ("table_row", "Ann  4"),
    ]
    assert strong_in(article) == ["she"]
    assert article.metadata == Metadata(title="Ferry strike", author="Ann Lee")


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (docx(p(r("x"))), True),
        (package_of({"[Content_Types].xml": "", "xl/workbook.xml": ""}), False),
        (package_of({"word/document.xml": ""}), False),
        (odt("x"), False),
        (b"PK\x03\x04", False),
        (b"", False),
    ],
)
def test_claims_by_what_is_in_it(data: bytes, claimed: bool) -> None:
    assert DocxReader().claims(RawFile("x.zip", data)) is claimed
