"""Documents that are made to do harm, or were damaged: refused with the reason or read, and soon."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.ingest.article import Unread
from index.ingest.reader import DocumentRefused, Member, RawFile, Reader
from index.ingest.readers.office.docx import DocxReader
from index.ingest.readers.office.epub import EpubReader
from index.ingest.readers.office.odt import OdtReader
from index.ingest.readers.office.rtf import RtfReader
from tests.support.documents.packages import docx, epub, odt, package_of

SECONDS = 10.0  # a loaded machine's; most take less than one
DAMAGED = "its parts are damaged: open it in the program that it comes from and save it again"
EMPTY = "there is no text in it: if its pages are pictures, run OCR over it and put that here"
TOO_LARGE = "it unpacks to more than 16 MB: split it"
TOO_LONG = "it is longer than a book of a thousand pages: split it"
CUT = "it ends in the middle: put a whole copy of it there"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 20}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
NOISE = "".join(str(number) for number in range(60_000))  # so that it is packed to no less than a hundredth
TABLE = "<w:tbl><w:tr><w:tc>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def outcome(reader: Reader, data: bytes) -> str:
    """The text, or why there is none."""
    started = time.monotonic()
    try:
        (member,) = list(reader.read(RawFile("x", data), _no_member))
        assert not isinstance(member, Unread)
        return member[1].text
    except DocumentRefused as refused:
        return str(refused)
    finally:
        assert time.monotonic() - started < SECONDS


def _no_member(file: RawFile) -> Iterator[Member]:
    raise AssertionError(file.name)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("data", "result"),
    [
        pytest.param(docx(""), EMPTY, id="nothing in it"),
        pytest.param(docx("<w:p>"), DAMAGED, id="no XML"),
        pytest.param(docx(paragraph("a"))[:-200], "it is no sound zip", id="cut"),
        pytest.param(docx(paragraph("x" * 17_000_000)), TOO_LARGE, id="a bomb"),
        pytest.param(docx("<w:p/>" * 1_000_000), TOO_LONG, id="many paragraphs"),
        pytest.param(docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "its parts", id="deep forms"),
        pytest.param(docx(f"{TABLE * 80}{paragraph('a')}{'</w:tc></w:tr></w:tbl>' * 80}"), "a", id="deep tables"),
        pytest.param(
            docx("", more={"word/document.xml": f"{LAUGHS}<w:document {W}>&i;</w:document>"}), "", id="entities"
        ),
        pytest.param(
            docx("", more={"word/document.xml": f"{OUTSIDE}<w:document {W}>{paragraph('a&f;b')}</w:document>"}),
            "a",
            id="a file of the machine",
        ),
        pytest.param(package_of({"[Content_Types].xml": "", "word/x": ""}), "the text is not in it", id="no document"),
        pytest.param(docx(paragraph("a"), more={"word/styles.xml": "<broken"}), "a", id="no styles"),
        pytest.param(docx(paragraph("a"), more={"_rels/.rels": "<broken"}), "a", id="no relations"),
        pytest.param(docx(paragraph("a"), more={"word/document.xml": b"\xff\xfe\x00"}), DAMAGED, id="no text"),
    ],
)
def test_docx(data: bytes, result: str) -> None:
    assert outcome(DocxReader(), data).startswith(result)


@pytest.mark.parametrize(
    ("data", "result"),
    [
        pytest.param(odt(""), EMPTY, id="nothing in it"),
        pytest.param(odt("<text:p>"), DAMAGED, id="no XML"),
        pytest.param(odt("<text:p>a</text:p>")[:-100], "it is no sound zip", id="cut"),
        pytest.param(odt("<text:p>" + "x" * 17_000_000 + "</text:p>"), TOO_LARGE, id="a bomb"),
        pytest.param(odt("<text:p/>" * 1_000_000), TOO_LONG, id="many paragraphs"),
        pytest.param(odt("<text:span>" * 5_000 + "</text:span>" * 5_000), "its parts", id="deep spans"),
        pytest.param(odt('<text:p>a<text:s text:c="1000000000"/>b</text:p>'), "a b", id="a billion blanks"),
        pytest.param(
            odt(
                '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell>'
                "<text:p>a</text:p></table:table-cell></table:table-row></table:table>"
            ),
            "a",
            id="a million rows",
        ),
        pytest.param(odt("", more={"content.xml": LAUGHS + "<x>&i;</x>"}), "", id="entities"),
        pytest.param(odt("<text:p>a</text:p>", more={"meta.xml": "<broken", "styles.xml": "\0"}), "a", id="no meta"),
    ],
)
def test_odt(data: bytes, result: str) -> None:
    assert outcome(OdtReader(), data).startswith(result)


@pytest.mark.parametrize(
    ("data", "result"),
    [
        pytest.param(b"{\\rtf1 }", EMPTY, id="nothing in it"),
        pytest.param(b"{\\rtf1 a\\par", CUT, id="cut"),
        pytest.param(b"{\\rtf1 " + b"{" * 1_000_000, "its groups nest deeper", id="deep groups"),
        pytest.param(b"{\\rtf1 " + b"\\b" * 3_000_000 + b"}", "it is longer than a book", id="many words"),
        pytest.param(b"{\\rtf1 a\\bin9999999999 }", CUT, id="a picture without an end"),
        pytest.param(b"{\\rtf1 a\\bin-9999999999 b}", "ab", id="a picture of less than nothing"),
        pytest.param(b"{\\rtf1 \\u9999999999 ?a}", "a", id="no character"),
        pytest.param(b"{\\rtf1 \\uc2000000000\\u65 " + b"x" * 1_000_000 + b"}", "A", id="a long replacement"),
        pytest.param(b"{\\rtf1 a" + b"x" * 15_000_000 + b"}", "ax", id="a long word"),
        pytest.param(b"{\\rtf1 " + b"\\field{\\*\\fldinst{HYPERLINK " * 200 + b"}", CUT, id="fields"),
        pytest.param(b"{\\rtf1 {\\fonttbl" + b"{\\f1\\fcharset" * 200_000 + b"}", "its groups nest", id="fonts"),
        pytest.param(b"{\\rtf1 " + b"a{\\footnote b}" * 100_000 + b"}", "aa", id="many notes"),
    ],
)
def test_rtf(data: bytes, result: str) -> None:
    assert outcome(RtfReader(), data).startswith(result)


@pytest.mark.parametrize(
    ("data", "result"),
    [
        pytest.param(epub({"a": "<p>a</p>"})[:-100], "it is no sound zip", id="cut"),
        pytest.param(epub({"a": "x" * 9_000_000}), "it unpacks to more than 8 MB: split it", id="a bomb"),
        pytest.param(
            epub({str(i): f"<p>{NOISE}{'x' * 5_000_000}</p>" for i in range(6)}),
            "its chapters are longer than any book's: split it",
            id="many bombs",
        ),
        pytest.param(epub({"a": "", "b": ""}), EMPTY, id="nothing in it"),
        pytest.param(epub({"a": "<div>" * 20_000 + "a"}), "", id="deep"),
        pytest.param(epub({"a": "a"}, more={"OEBPS/book.opf": LAUGHS + "<package>&i;</package>"}), "", id="entities"),
    ],
)
def test_epub(data: bytes, result: str) -> None:
    assert outcome(EpubReader(), data).startswith(result)


@pytest.mark.parametrize(
    ("reader", "sound"),
    [
        (DocxReader(), docx(paragraph("The strike goes on."))),
        (OdtReader(), odt("<text:p>The strike goes on.</text:p>")),
        (EpubReader(), epub({"a": "<p>The strike goes on.</p>"})),
        (RtfReader(), b"{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}\\pard The strike\\par goes {\\b on}\\'e9.\\u8220?\\par}"),
    ],
    ids=lambda value: type(value).__name__,
)
@settings(max_examples=150)
@given(data=st.data())
def test_damage_is_a_refusal_or_read(reader: Reader, sound: bytes, data: st.DataObject) -> None:
    damaged = bytearray(sound[: data.draw(st.integers(0, len(sound)))])
    for _ in range(data.draw(st.integers(0, 3))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    file = RawFile("x", bytes(damaged))
    reader.claims(file)
    with suppress(DocumentRefused):
        list(reader.read(file, _no_member))


def test_no_sentence_holds_a_path() -> None:
    refused: list[Callable[[], str]] = [
        lambda: outcome(DocxReader(), docx("<w:p>")),
        lambda: outcome(OdtReader(), odt("<text:p>")),
        lambda: outcome(EpubReader(), b"PK\x03\x04"),
    ]
    assert all("/" not in sentence() for sentence in refused)
