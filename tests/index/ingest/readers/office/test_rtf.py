"""RTF's words, in whatever encoding its fonts have, without its tables, pictures and codes."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.ingest.article import Metadata
from index.ingest.reader import DocumentRefused, RawFile
from index.ingest.readers.office.rtf import RtfReader
from tests.support.documents.articles import blocks_of, read_article, strong_in

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Arial CYR;}"
    rb"{\f2\fcharset2 Wingdings;}{\f3\fcharset128 MS Mincho;}{\f4\fcharset2 Symbol;}}{\colortbl;\red0;}"
    rb"{\stylesheet{\ql Normal;}{\s1\b heading 1;}{\*\cs10 Default;}{\s2 Quote;}{\s3 Title;}}"
)


def rtf(body: bytes) -> bytes:
    return HEAD + body + b"}"


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (rb"\pard He said \ldblquote No\rdblquote .\par", ["He said “No”."]),
        (rb"caf\'e9 \'93so\'94 \endash  \emdash\par", ["café “so” – —"]),
        (rb"\u8220?so\u8221? \u8211\'96 \uc2\u8212\'2d\'2d.\par", ["“so” – —."]),
        (rb"{\uc0\u8220}so\u8221 ?\par", ["“so”"]),
        (rb"so \u-10179?\u-8704?!\par", ["so 😀!"]),
        (rb"\u-10179? alone\par", ["\ufffd alone"]),
        (rb"\u233\emdash next\par", ["énext"]),  # a word stands for one character too
        (rb"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}\par", ["Привет"]),
        (rb"{\f3 \'93\'fa\'96{}\'7b}\par", ["日\ufffd{"]),
        (rb"{\f3 \'93\'fa\'96\'7b}\par", ["日本"]),
        (rb"{\f2 J}\u-4022?{\f4 J}\par a", ["☺", "a"]),
        (b"split\r\n ting \\\r\nnext\\\nlast", ["split ting", "next", "last"]),
        (rb"a\~b\_c\-d \{x\}\\\par", ["a\xa0b\u2011cd {x}\\"]),
        (rb"a\tab b\line c\page d\sect e", ["a b\nc", "d", "e"]),
        (rb"seen{\v hidden}{\v\v0 !}{\deleted gone}{\revised new}\par", ["seen!new"]),
        (rb"\v hidden\plain seen\par", ["seen"]),
        (rb'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt link}} on\par', ["link on"]),
        (rb"{\*\unknown x}{\pict\wmetafile8 00ff}{\*\bkmkstart a}{\header head}{\footer foot}a\par", ["a"]),
        (b"{\\pict\\bin4 {{\\}}a\\par", ["a"]),
        (rb"{\*\generator Riched20;}{\info{\title T}{\company C}}a\par", ["a"]),
        (rb"{\annotation {\*\atnid x}note}{\xe index}{\object{\*\objdata 00}{\result r}}\par", ["r"]),
        (rb"{\upr{a}{\*\ud{b}}}\par", ["a"]),
        (rb"a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt box\par}}{\shprslt{\*\do box}}} b\par c", ["a b", "box", "c"]),
    ],
)
def test_body(body: bytes, blocks: list[str]) -> None:
    assert [text for _, text in blocks_of(read_article(RtfReader(), rtf(body)))] == blocks


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (rb"\pard\s3 T\par\pard\s1 H\par\pard\s2 Q\par\pard x\par", ["title", "heading", "quote", "body"]),
        (rb"{\pard\s1 H\par}{\pard\plain x\par}", ["heading", "body"]),
        (rb"\pard\outlinelevel1 H\par\pard\outlinelevel9 x\par", ["heading", "body"]),
        (rb"\pard{\listtext\bullet\tab}one\par{\pntext 2.\tab}two\par\pard x\par", ["list_item", "list_item", "body"]),
    ],
)
def test_kinds(body: bytes, blocks: list[str]) -> None:
    assert [kind for kind, _ in blocks_of(read_article(RtfReader(), rtf(body)))] == blocks


def test_tables() -> None:
    row = rb"\trowd\pard\intbl a\cell b\par c\cell\row"
    boxed = rb"\trowd\pard\intbl boxed\par in\cell\row"
    assert blocks_of(read_article(RtfReader(), rtf(row + boxed + rb"\pard after\par"))) == [
        ("table_row", "a  b c"),
        ("body", "boxed"),
        ("body", "in"),
        ("body", "after"),
    ]


def test_a_table_that_breaks_off() -> None:
    article = read_article(RtfReader(), rtf(rb"before\par\trowd\pard\intbl a\cell b\cell\pard after\par\intbl x"))
    assert [text for _, text in blocks_of(article)] == ["before", "a  b", "after", "x"]


def test_notes_come_last() -> None:
    body = rb"Text{\super\chftn}{\footnote\pard\plain {\super\chftn} A {\b note}\par}.\par More.\par"
    article = read_article(RtfReader(), rtf(body))
    assert blocks_of(article) == [("body", "Text."), ("body", "More."), ("note", "A note")]
    assert strong_in(article) == ["note"]


def test_bold_words_are_strong() -> None:
    article = read_article(RtfReader(), rtf(rb"He {\b never} \b said\b0  it {\b now\plain !}\par"))
    assert (article.text, strong_in(article)) == ("He never said it now!", ["never said", "now"])


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (rb"{\rtf1\mac \'8e}", "é"),
        (rb"{\rtf1\ansi\ansicpg1251 \'cf}", "П"),
        (rb"{\rtf1\ansi\ansicpg0 \'e9}", "é"),
        (rb"{\rtf1\ansi\ansicpg99999 \'e9}", "é"),
        (rb"{\rtf1\ansi\ansicpg65001 \'c3\'a9}", "é"),
        (b"\xef\xbb\xbf\r\n{\\rtf1 a}", "a"),
        (b"{\\rtf1 a}} trailing {\\b", "a"),
        (b"{\\rtf1 caf\xe9}", "café"),
    ],
)
def test_encodings(head: bytes, text: str) -> None:
    assert read_article(RtfReader(), head).text == text


def test_properties() -> None:
    info = rb"{\info{\title The \'93Strike\'94}{\author Ann Lee}{\creatim\yr2026\mo3}{\doccomm x}}a\par"
    assert read_article(RtfReader(), rtf(info)).metadata == Metadata(title="The “Strike”", author="Ann Lee")


WORDS = r"\par|\u8220?|\'e9|{|}|\b|\v0|a|\intbl|\cell|\row|\pard|{\footnote|{\shptxt|{\*|\bin3|\uc2|\f2 J".split("|")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_whatever_it_holds_it_is_read_or_refused(words: list[str]) -> None:
    with suppress(DocumentRefused):
        read_article(RtfReader(), HEAD + "".join(words).encode() + b"}")


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (b"{\\rtf1 a}", True),
        (b"\xef\xbb\xbf {\\rtf1 a}", True),
        (b"It begins {\\rtf", False),
        (b"", False),
        (b"{}", False),
    ],
)
def test_claims_by_its_first_word(data: bytes, claimed: bool) -> None:
    assert RtfReader().claims(RawFile("x.txt", data)) is claimed
