"""What can't be read as it is shown is refused with the reason; what is made to do harm costs little."""

import time
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.ingest.article import Article
from index.ingest.reader import DocumentRefused, Member, RawFile
from index.ingest.readers.pdf.reader import PdfReader
from tests.support.documents.articles import read_article
from tests.support.documents.pdf import FONTS, At, column, pdf, pdf_of_objects, pdf_of_streams, stream_object

WORDS = At("The ferry strike goes on and nobody sails today.")
DAMAGED = "it is damaged: open it in a PDF viewer and save or print it as a PDF again"
TOO_MUCH = "it takes longer to read than a book of 500 pages: split it or put its text there"
TOO_MANY_FONTS = "its fonts are larger than any document's: print it as a PDF again"
LOCKED = "it is encrypted: save it without a password"
SCAN = "it is a scan without a text layer: run OCR over it and put that here"
GARBAGE = (
    "its fonts do not say which characters they show: print it as a PDF again from the program that it comes from, "
    "or run OCR over it"
)
SECONDS = 15.0  # a loaded machine's; most take less than one


def page_with(content: bytes, resources: bytes = b"<< /Font << /F1 4 0 R >> >>", *more: bytes) -> bytes:
    return pdf_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            b"<< >>",
            FONTS["F1"],
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Resources %s /Contents 6 0 R >>" % resources,
            content,
            *more,
        ]
    )


def packed(data: bytes) -> bytes:
    return stream_object(zlib.compress(data), b"/Filter /FlateDecode")


def packed_twice(data: bytes) -> bytes:
    return stream_object(zlib.compress(zlib.compress(data)), b"/Filter [/FlateDecode /FlateDecode]")


def tree(*kids: bytes) -> bytes:
    pages = [b"<< /Type /Pages /Count 1 /Kids [%s] >>" % each for each in kids]
    return pdf_of_objects([b"<< /Type /Catalog /Pages 2 0 R >>", pages[0], b"<< >>", *pages[1:]])


def locked(password: str) -> bytes:
    import io

    from pypdf import PdfReader as Parsed
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=Parsed(io.BytesIO(pdf([WORDS]))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked_by_aes() -> bytes:
    """As far as is needed to find out; nothing in it is encrypted in truth."""
    filters = b"/CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF"
    return locked("").replace(b"/V 2", b"/V 4 " + filters).replace(b"/R 3", b"/R 4")


def font_of(ranges: bytes, names: int, shown: bytes = b"BT /A0 9 Tf (ab) Tj ET") -> bytes:
    """A page whose fonts all have this table of characters."""
    table = b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n%s\nendcmap" % ranges
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 7 0 R "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>] >>"
    )
    fonts = b" ".join(b"/A%d 8 0 R" % number for number in range(names))
    return page_with(packed(shown), b"<< /Font << %s >> >>" % fonts, packed(table), font)


def refusal(data: bytes) -> str:
    started = time.monotonic()
    with pytest.raises(DocumentRefused) as refused:
        list(PdfReader().read(RawFile("x.pdf", data), _no_member))
    assert time.monotonic() - started < SECONDS
    return str(refused.value)


def _no_member(file: RawFile) -> Iterator[Member]:
    raise AssertionError(file.name)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"%PDF-1.7\n", DAMAGED, id="nothing in it"),
        pytest.param(pdf([WORDS])[:400], DAMAGED, id="cut"),
        pytest.param(pdf([]), SCAN, id="an empty page"),
        pytest.param(pdf([At("Scanned 1/2")]), SCAN, id="a scanner's stamp"),
        pytest.param(locked("secret"), LOCKED, id="a password"),
        pytest.param(locked_by_aes(), LOCKED, id="a cipher that is not read"),
        pytest.param(tree(b""), DAMAGED, id="no pages"),
        pytest.param(tree(b"2 0 R"), DAMAGED, id="a loop of pages"),
        pytest.param(tree(*(b"%d 0 R " % (4 + i) * 10 for i in range(30))), TOO_MUCH, id="pages by the power of ten"),
        pytest.param(pdf(*[[WORDS]] * 501), "it has more than 500 pages: split it", id="many pages"),
        pytest.param(page_with(packed(b"\0" * 300_000_000)), TOO_MUCH, id="a bomb"),
        pytest.param(page_with(packed_twice(b"\0" * 300_000_000)), TOO_MUCH, id="a bomb in a bomb"),
        pytest.param(page_with(packed(b"q " * 3_000_000)), TOO_MUCH, id="many operators"),
        pytest.param(page_with(packed(b"BT /F1 9 Tf (" + b"ab " * 200_000 + b") Tj ET")), TOO_MUCH, id="a long string"),
        pytest.param(page_with(packed(b"BT " + b"[" * 1_000_000)), DAMAGED, id="lists in lists"),
        pytest.param(b"%PDF-1.7\n1 0 obj\n" + b"<</A " * 1_000_000, DAMAGED, id="maps in maps"),
        pytest.param(b"%PDF-1.7\n" + b"1 0 obj\n" * 300_000, DAMAGED, id="many objects"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 20_000, DAMAGED, id="noise"),
        pytest.param(font_of(b"1 beginbfrange <0000> <ffff> <0000> endbfrange", 90), TOO_MANY_FONTS, id="large fonts"),
        pytest.param(font_of(b"", 101), TOO_MANY_FONTS, id="many fonts"),
    ],
)
def test_refused(data: bytes, why: str) -> None:
    assert refusal(data) == why


def test_loops_are_left() -> None:
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 7 0 R >> /Font << /F1 4 0 R >> >>"
    )
    words = WORDS.operators()
    data = page_with(
        packed(words + b"/X Do"), b"<< /Font << /F1 4 0 R >> /XObject << /X 7 0 R >> >>", stream_object(b"/X Do", form)
    )
    assert _read(data).text == WORDS.text
    table = pdf([WORDS])
    again = table.replace(b"/Info 3 0 R", b"/Prev %d" % table.rindex(b"xref\n0"))
    assert _read(again).text == WORDS.text


@pytest.mark.parametrize(
    "words",
    ["." * 200_000 + "x", ". " * 100_000 + "x", "a" * 200_000 + "-", "a-" * 100_000, "'\"" * 100_000],
    ids=lambda words: repr(words[:3]),
)
def test_long_lines_take_no_longer(words: str) -> None:
    line = f"The ferries stay in the harbour {words}"
    assert _read(pdf([At(line), At("and nobody knows", y=688)])).text.startswith("The ferries stay in the harbour")


def test_many_lines_take_no_longer() -> None:
    letters = [At(letter, x=72, y=700, size=size) for size in (30, 9) for letter in "ABCDEFGHIJ" * 400]
    assert _read(pdf([At("The ferries stay in the harbour", y=720), *letters])).text.startswith("The ferries")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_is_a_refusal_or_read(data: st.DataObject) -> None:
    sound = pdf([WORDS], info=b"/Title (The Strike)")
    damaged = bytearray(sound[: data.draw(st.integers(0, len(sound)))])
    for _ in range(data.draw(st.integers(0, 4))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    file = RawFile("x.pdf", bytes(damaged))
    PdfReader().claims(file)
    with suppress(DocumentRefused):
        list(PdfReader().read(file, _no_member))


def test_the_empty_password_is_tried() -> None:
    assert _read(locked("")).text == WORDS.text


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param("WKLV GRFN VKLS " * 20, id="shifted letters"),
        pytest.param("\x03\x0c\x11 \x03\x15\x17 \x02\x03\x04" * 20 + "the strike goes on", id="control characters"),
    ],
)
def test_fonts_that_do_not_say_what_they_show(shown: str) -> None:
    content = b"BT /F1 9 Tf 72 700 Td (%s) Tj ET" % shown.encode("latin-1")
    assert refusal(pdf_of_streams(content)) == GARBAGE


def test_a_font_of_the_private_area() -> None:
    shown = b"BT /A0 9 Tf <%s> Tj ET" % (b"00410042" * 30)
    assert refusal(font_of(b"1 beginbfrange <0000> <00ff> <E000> endbfrange", 1, shown)) == GARBAGE


def test_one_odd_character_costs_its_paragraph_alone() -> None:
    from tests.support.documents.articles import blocks_of

    lines = ["The ferries stay where they are, and nobody knows why that is."] * 8
    odd = b"BT /F3 9 Tf 72 300 Td (A formula \x01 here) Tj ET"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Differences [1 /uniE123] >> >>"
    article = _read(pdf_of_streams(b"".join(line.operators() for line in column(lines)) + odd, fonts={"F3": font}))
    assert [kind for kind, _ in blocks_of(article)] == ["body", "furniture"]


def test_its_log_is_quiet(caplog: pytest.LogCaptureFixture) -> None:
    refusal(pdf([WORDS])[:400])
    assert caplog.records == []


def _read(data: bytes) -> Article:
    started = time.monotonic()
    article = read_article(PdfReader(), data)
    assert time.monotonic() - started < SECONDS
    return article
