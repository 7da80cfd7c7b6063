"""What a file holds: keys that stay, each thing once, and no more than there is room for."""

import datetime
from dataclasses import replace

import pytest

from bot.exports.exported import COLUMNS, Exported, What, exported_answer
from bot.exports.fitting import FittedFile, fit
from bot.exports.formats import Format, Written, written
from bot.replies.cited.cited import Cited, with_keys
from bot.replies.cited.headlines import headline
from index import Certainty, Span
from retrieval import Answer, Citation, Excerpt, ExcerptKind, Silence

CITATION = Citation("The clock", "The Post", "Jane Doe", datetime.date(2016, 2, 1), "https://post.example/a?b=1&c", 7)
EXCERPT = Excerpt(
    '"It\nstopped," said Bo <Lind>.',
    "a.md",
    Span(3, 32),
    ExcerptKind.QUOTATION,
    "Bo Lind",
    "he",
    CITATION,
    0.5,
    certainty=Certainty.CONCLUDED,
)
WORDS = Cited("a.md", CITATION, "Yes.", Span(3, 7))


def test_a_key_is_the_same_wherever_the_words_stand_and_however_their_lines_break() -> None:
    ((key, _),) = with_keys([WORDS])
    assert key == "quote-45a94f28d2d50719"
    ((moved, _),) = with_keys([replace(WORDS, span=Span(90, 95), words="Y\nes.")])
    assert moved == key
    ((other, _),) = with_keys([replace(WORDS, document="b.md")])
    assert other != key
    ((article, _),) = with_keys([Cited("a.md", CITATION)])
    assert article.startswith("article-")


def test_each_thing_is_there_once_and_the_same_words_twice_are_two() -> None:
    again = replace(WORDS, span=Span(50, 54))
    keys = [key for key, _ in with_keys([WORDS, WORDS, again, WORDS])]
    assert keys == ["quote-45a94f28d2d50719", "quote-45a94f28d2d50719-2"]


@pytest.mark.parametrize(
    ("cited", "line"),
    [
        (replace(WORDS, speaker="Bo Lind", certainty=Certainty.NAMED), "Bo Lind, The Post"),
        (replace(WORDS, speaker="Bo Lind", certainty=Certainty.CONCLUDED), "Bo Lind, as we read it, The Post"),
        (WORDS, "The Post reports: The clock"),
        (replace(WORDS, citation=replace(CITATION, outlet=None)), "The article reports: The clock"),
        (Cited("a.md", CITATION), "The clock, The Post"),
        (Cited("a.md", replace(CITATION, title=None, outlet=None)), "a.md"),
    ],
)
def test_a_headline_says_who_and_where(cited: Cited, line: str) -> None:
    assert headline(cited) == line


def answered() -> list[Exported]:
    answer = Answer("what of it?", (EXCERPT, replace(EXCERPT, span=Span(40, 69))), None, receipt="PQR1.x")
    silence = Answer("=1+1", (), Silence.NOT_IN_COVERAGE, nearest=(EXCERPT,))
    return [exported_answer(answer, "q1"), exported_answer(silence, 7)]


def whole(form: Format) -> str:
    file = written(form, What.ANSWERS, answered())
    return file.head + "".join(file.parts) + file.foot


def test_answers_as_a_table_have_a_row_an_excerpt_and_one_a_silence() -> None:
    lines = whole(Format.CSV).split("\r\n")
    assert lines[0] == "\ufeff" + ",".join(f'"{name}"' for name in COLUMNS[What.ANSWERS])
    assert lines[1] == (
        '"q1","what of it?","true","","a.md",3,32,"""It\nstopped,"" said Bo <Lind>.","quotation","Bo Lind","he",'
        '"concluded","","The clock","The Post","Jane Doe","2016-02-01","https://post.example/a?b=1&c",7,"","",0.5,"PQR1.x"'
    )
    assert lines[3] == '7,"\'=1+1","false","not_in_coverage"' + ',""' * 19
    assert lines[4:] == [""]


def test_what_is_no_answer_is_in_no_list_of_references() -> None:
    assert whole(Format.BIBTEX).count("@article{") == 2
    assert whole(Format.RIS).count("TY  - NEWS\r\n") == whole(Format.RIS).count("ER  - \r\n\r\n") == 2


def test_an_item_of_a_feed() -> None:
    head, *items = whole(Format.RSS).split("<item>\n")
    assert head == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pq="urn:pullquote:export:1">\n<channel>\n'
        "<title>Answers of the coverage</title>\n<link>urn:pullquote:export:1</link>\n"
        "<description>Words of the coverage that answer what was asked.</description>\n"
    )
    assert items[0] == (
        "  <title>Bo Lind, as we read it, The Post</title>\n"
        "  <link>https://post.example/a?b=1&amp;c</link>\n"
        '  <description>"It\nstopped," said Bo &amp;lt;Lind&amp;gt;.</description>\n'
        '  <guid isPermaLink="false">urn:pullquote:quote-b78247f816722c8e</guid>\n'
        "  <pubDate>Mon, 01 Feb 2016 00:00:00 GMT</pubDate>\n"
        "  <dc:creator>Jane Doe</dc:creator>\n"
        "  <dc:publisher>The Post</dc:publisher>\n"
        "  <pq:title>The clock</pq:title>\n"
        "  <pq:paragraph>7</pq:paragraph>\n"
        "  <pq:kind>quotation</pq:kind>\n"
        "  <pq:speaker>Bo Lind</pq:speaker>\n"
        "  <pq:speakerText>he</pq:speakerText>\n"
        "  <pq:certainty>concluded</pq:certainty>\n"
        "  <pq:document>a.md</pq:document>\n"
        "  <pq:start>3</pq:start>\n"
        "  <pq:end>32</pq:end>\n"
        "</item>\n"
    )
    assert items[1].endswith("</item>\n</channel>\n</rss>\n")


@pytest.mark.parametrize(
    ("limit", "fitted"),
    [
        (100, FittedFile(b"[aaabcccc]", 3, 0)),
        (10, FittedFile(b"[aaabcccc]", 3, 0)),
        (9, FittedFile(b"[aaab]", 2, 1)),
        (5, FittedFile(b"[aaa]", 1, 2)),
        (4, FittedFile(b"[]", 0, 3)),
    ],
)
def test_a_file_holds_whole_parts_from_the_first_on(limit: int, fitted: FittedFile) -> None:
    assert fit(Written("[", iter(["aaa", "b", "cccc"]), "]"), limit) == fitted


def test_room_is_counted_in_bytes_and_half_a_character_is_no_obstacle() -> None:
    assert fit(Written("", iter(["é\ud800", "é"])), 4) == FittedFile("é?".encode(), 1, 1)
