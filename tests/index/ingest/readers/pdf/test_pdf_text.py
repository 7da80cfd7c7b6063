"""A PDF's lines become paragraphs again, in the file's own words, with the page that each begins on."""

import pytest

from index.ingest.article import Metadata
from index.ingest.reader import RawFile
from index.ingest.readers.pdf.reader import PdfReader
from index.text.layout import Anchor
from tests.support.documents.articles import blocks_of, read_article, strong_in
from tests.support.documents.pdf import At, column, pdf, pdf_of_streams

HEADLINE = At("Ferry strike goes on", y=740, size=20, font="F2")
FULL = [
    "The ferries between the two islands stay in the harbour for a third",
    "week, and nobody at the company can say when the first of them is",
    "going to sail again. The union asks for more people on every ship.",
]


def test_one_page() -> None:
    page = [HEADLINE, *column([*FULL, " “We will not sail,” said Ann Lee, who leads the union, on Monday", "night."])]
    article = read_article(PdfReader(), pdf(page, info=rb"/Title (Ferry strike goes on) /Author (Jane Roe)"))
    assert article.text == (
        "Ferry strike goes on\n\n"
        "The ferries between the two islands stay in the harbour for a third week, and nobody at the company can say "
        "when the first of them is going to sail again. The union asks for more people on every ship.\n\n"
        "“We will not sail,” said Ann Lee, who leads the union, on Monday night."
    )
    assert [kind for kind, _ in blocks_of(article)] == ["heading", "body", "body"]
    assert article.metadata == Metadata(title="Ferry strike goes on", author="Jane Roe")
    assert article.anchors == (Anchor(0, page=1),)
    assert strong_in(article) == []  # a heading is bold anyway


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([*FULL[:2], " An indent begins a paragraph."], [" ".join(FULL[:2]), "An indent begins a paragraph."]),
        (["A short line ends a paragraph.", *FULL], ["A short line ends a paragraph.", " ".join(FULL)]),
        (
            ["• The first point", "• The second point, which is", "longer"],
            ["The first point", "The second point, which is longer"],
        ),
    ],
)
def test_paragraphs_are_told_by_what_is_seen(lines: list[str], paragraphs: list[str]) -> None:
    article = read_article(PdfReader(), pdf(column(lines)))
    assert article.text.split("\n\n") == paragraphs


def test_a_gap_divides() -> None:
    lines = [*column(FULL), *column(FULL[:2], top=640)]
    assert read_article(PdfReader(), pdf(lines)).text.split("\n\n") == [" ".join(FULL), " ".join(FULL[:2])]


def test_a_sentence_over_pages_is_one_paragraph() -> None:
    first = column([*FULL, " “This is the last of it,” said the mayor of the town, “and if nobody"])
    second = column(["comes to the harbour we go home.” Then he went home to", "his town."])
    article = read_article(PdfReader(), pdf(first, second))
    whole = (
        "“This is the last of it,” said the mayor of the town, “and if nobody comes to the harbour we go home.” "
        "Then he went home to his town."
    )
    assert article.text.split("\n\n") == [" ".join(FULL), whole]
    assert article.anchors == (Anchor(0, page=1), Anchor(article.text.index("comes to"), page=2))


def test_two_columns_in_the_files_order() -> None:
    left = column([*FULL, " The other half of this long sentence stands in the second column and"])
    right = column(["goes on to its end there.", " Then another begins."], x=320)
    assert read_article(PdfReader(), pdf([*left, *right])).text.split("\n\n") == [
        " ".join(FULL),
        "The other half of this long sentence stands in the second column and goes on to its end there.",
        "Then another begins.",
    ]


def test_heads_feet_and_page_numbers_are_no_words_of_the_article() -> None:
    texts = ["The harbour is as quiet as it was.", "Nobody has been seen at the gate.", "On Sunday it rained all day."]
    pages = [
        [
            At(f"The Island Courier {10 + number}", y=800, size=8),
            At(texts[number - 1]),
            At("12 March 2026", y=40, size=8),
            At(str(number), x=290, y=28, size=8),
        ]
        for number in range(1, 4)
    ]
    article = read_article(PdfReader(), pdf(*pages))
    assert article.text.split("\n\n") == texts
    assert [anchor.page for anchor in article.anchors] == [1, 2, 3]


def test_what_is_all_that_pages_hold_is_no_furniture() -> None:
    pages = [[At(f"Minutes of meeting {number}: nothing was decided.")] for number in range(1, 4)]
    assert len(read_article(PdfReader(), pdf(*pages)).text.split("\n\n")) == 3


def test_a_number_within_the_text_is_no_page_number() -> None:
    pages = [column([*FULL, str(number), *FULL]) for number in range(1, 4)]
    assert "1" in read_article(PdfReader(), pdf(*pages)).text.split()


def test_a_note_below_does_not_interrupt_the_sentence() -> None:
    first = [
        *column([*FULL, " The company said that it would not pay for the ships that it had"]),
        *column(["1 The company has four ships."], top=80, size=7),
    ]
    second = column(["bought in the spring."])
    article = read_article(PdfReader(), pdf(first, second))
    assert blocks_of(article)[1:] == [
        ("body", "The company said that it would not pay for the ships that it had bought in the spring."),
        ("note", "1 The company has four ships."),
    ]
    assert [anchor.page for anchor in article.anchors] == [1, 2, 1]


def test_a_table_between_columns_does_not_interrupt_the_sentence() -> None:
    first = column([*FULL, " The company said that it would not pay for the ships that it had"])
    second = [At("Table 1: Ships", y=760, font="F2"), *column(["bought in the spring."])]
    article = read_article(PdfReader(), pdf(first, second))
    assert blocks_of(article)[1:] == [
        (
            "body",
            "The company said that it would not pay for the ships that it had bought in the spring.",
        ),
        ("heading", "Table 1: Ships"),
    ]


def test_a_mark_of_a_footnote_is_no_digit_of_the_sentence() -> None:
    line = [At("It has four ships.", y=700), At("1", x=151, y=704, size=6), At(" Two sail.", x=155, y=700)]
    assert read_article(PdfReader(), pdf(line)).text == "It has four ships. Two sail."


def test_a_power_stays() -> None:
    line = [At("The large field has 300 m", y=700), At("2", x=170, y=704, size=6), At(" of grass.", x=174, y=700)]
    assert read_article(PdfReader(), pdf(line)).text == "The large field has 300 m2 of grass."


@pytest.mark.parametrize(
    ("letter", "rest", "words"), [("B", "efore the", "Before the"), ("A", "bridge of", "A bridge of")]
)
def test_a_large_letter_begins_its_word(letter: str, rest: str, words: str) -> None:
    page = [At(letter, x=72, y=676, size=36), *column([f"{rest} town fell into the sea and nobody was there"], x=100)]
    assert read_article(PdfReader(), pdf(page)).text == f"{words} town fell into the sea and nobody was there"


def test_bold_words_are_strong() -> None:
    line = [At("They will", y=700), At("never", x=115, y=700, font="F2"), At("sail on Sundays again.", x=142, y=700)]
    article = read_article(PdfReader(), pdf(line))
    assert (article.text, strong_in(article)) == ("They will never sail on Sundays again.", ["never"])


def test_a_table_of_contents_is_furniture() -> None:
    lines = ["The strike . . . . . . . . . . . . . . 4", "", *FULL]
    assert blocks_of(read_article(PdfReader(), pdf(column(lines))))[0] == (
        "furniture",
        "The strike . . . . . . . . . . . . . . 4",
    )


def test_ligatures_are_letters() -> None:
    names = b"<< /Differences [1 /fi /fl /ff /uni00A0] >>"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding %s >>" % names
    shown = b"BT /F3 10 Tf 72 700 Td (The o\x03ice of the \x01rst \x02oor\x04is closed.) Tj ET"
    article = read_article(PdfReader(), pdf_of_streams(shown, fonts={"F3": font}))
    assert article.text == "The office of the first floor is closed."


def test_text_that_is_turned_is_left_out() -> None:
    turned = b"BT /F1 10 Tf 0 1 -1 0 20 100 Tm (Photograph by nobody) Tj ET\n"
    words = b"".join(line.operators() for line in column(FULL))
    assert read_article(PdfReader(), pdf_of_streams(turned + words)).text == " ".join(FULL)


@pytest.mark.parametrize(
    ("info", "catalog", "metadata"),
    [
        (rb"/Title (Microsoft Word - strike.doc) /Author (Administrator)", b"", Metadata()),
        (rb"/Title (strike_final2.indd) /Author (Adobe InDesign)", b"", Metadata()),
        (rb"/Title (Untitled) /Author (user)", b"/Lang (en-GB)", Metadata(language="en-GB")),
        (rb"/Title (The Strike) /CreationDate (D:20260312101010Z)", b"", Metadata(title="The Strike")),
        (rb"/Title 12 /Author [1 2]", b"/Lang 7", Metadata()),
        (b"/Title <FEFF00D6006B006F>", b"", Metadata(title="Öko")),
    ],
)
def test_only_what_is_about_the_document_is_taken_from_its_properties(
    info: bytes, catalog: bytes, metadata: Metadata
) -> None:
    assert read_article(PdfReader(), pdf(column(FULL), info=info, catalog=catalog)).metadata == metadata


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (b"%PDF-1.4\n", True),
        (b"\r\n\r\n%PDF-1.4\n", True),
        (b"HTTP/1.1 200 OK\r\n" * 59 + b"%PDF-1.4", True),
        (b'It begins with "%PDF-1.4", as all of them do', False),
        (b"It begins with %PDF- and a number", False),
        (b"x" * 1024 + b"%PDF-1.4", False),
        (b"", False),
        (b"PK\x03\x04", False),
    ],
)
def test_claims_by_its_mark(data: bytes, claimed: bool) -> None:
    assert PdfReader().claims(RawFile("x.bin", data)) is claimed
