"""A reply laid out in lines: what each block becomes, and what each piece of it is."""

import datetime
import io

import pytest
from rich.console import Console

from bot.replies.reply import Block, Change, Entry, Fact, Note, Paragraph, Quoted, Reply, Target, Tone, Words
from bot.terminal.layout import EMPTY, Line, Piece, Style, lay_out
from bot.terminal.paint import paint
from index import Span
from retrieval import Citation, Excerpt, ExcerptKind, OtherCitation

SMALL, LABEL, MARKED, QUOTATION = Style.SMALL, Style.LABEL, Style.MARKED, Style.QUOTATION
CITATION = Citation("Toll backed", "The Post", "Jo Day", datetime.date(2021, 3, 9), "https://news.example/a", 2)
NOWHERE = Citation(None, None, None, None, None, None)


def excerpt(
    text: str = "“Yes,” she said.",
    *,
    kind: ExcerptKind = ExcerptKind.QUOTATION,
    speaker: str | None = "Ann Lee",
    named: str | None = None,
    citation: Citation = CITATION,
    quoted: tuple[Span, ...] = (),
    also: tuple[OtherCitation, ...] = (),
) -> Excerpt:
    span = Span(100, 100 + len(text))
    return Excerpt(text, "a.md", span, kind, speaker, named, citation, 0.9, quoted=quoted, also=also)


def small(text: str, indent: int = 4) -> Line:
    return Line((Piece(text, SMALL),), indent)


WORDS = Line((Piece("“Yes,” she said."),), 4)
SPEAKER = Line((Piece("Ann Lee", Style.SPEAKER), Piece("", SMALL)), 2)
CITED = small("Toll backed · The Post · Jo Day · 9 March 2021 · paragraph 2")
LINK = small("https://news.example/a#:~:text=Yes%2C%E2%80%9D%20she%20said.")


@pytest.mark.parametrize(
    ("tone", "text", "style"),
    [
        (Tone.ANSWER, "It is so", Style.HEADLINE),
        (Tone.SILENCE, "∅ It is so", Style.HEADLINE),
        (Tone.CONFIRMED, "✓ It is so", Style.HEADLINE),
        (Tone.DOUBTFUL, "≈ It is so", Style.HEADLINE),
        (Tone.REFUTED, "✗ It is so", Style.HEADLINE),
        (Tone.PLAIN, "It is so", Style.HEADLINE),
        (Tone.PROBLEM, "! It is so", Style.PROBLEM),
    ],
)
def test_a_headline_shows_its_tone_at_a_glance(tone: Tone, text: str, style: Style) -> None:
    assert lay_out(Reply(tone, "It\n is \x1b so")) == (Line((Piece(text, style),)),)


def test_every_tone_has_its_glyph() -> None:
    shown = {tone: lay_out(Reply(tone, "so"))[0].text for tone in Tone}
    assert len({shown[tone] for tone in Tone if tone not in (Tone.ANSWER, Tone.PLAIN)}) == len(Tone) - 2


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Words("One\nsentence."), [Line((Piece("One sentence."),), 2)]),
        (Note(" In  small. "), [small("In small.", 2)]),
        (Fact("Took", "0.1\ts"), [Line((Piece("Took: ", LABEL), Piece("0.1 s")), 2)]),
        (Fact("", ""), [Line((Piece(": ", LABEL), Piece("")), 2)]),
        (Entry("a.md"), [Line((Piece("a.md", LABEL), Piece("")), 2)]),
        (Entry("A toll", "3 words"), [Line((Piece("A toll", LABEL), Piece(": 3 words")), 2)]),
        (
            Entry("A toll", "3 words", Target("a.md")),
            [Line((Piece("A toll", LABEL), Piece(" 3 words")), 2), small("a.md")],
        ),
        (Entry("a.md", "", Target("a.md")), [Line((Piece("a.md", LABEL), Piece("")), 2)]),
        (Change("", "not"), [Line((Piece("left out: ", LABEL), Piece("not")), 2)]),
        (Change("never", ""), [Line((Piece("put in: ", LABEL), Piece("never")), 2)]),
        (
            Change("will", "shall"),
            [Line((Piece("printed: ", LABEL), Piece("shall"), Piece(", not: ", LABEL), Piece("will")), 2)],
        ),
        (Paragraph("It rained."), [EMPTY, Line((Piece("", SMALL), Piece("It rained.")), 2)]),
        (Paragraph("It rained.", 12), [EMPTY, Line((Piece("12  ", SMALL), Piece("It rained.")), 2)]),
        (
            Paragraph("A toll", heading=True),
            [EMPTY, Line((Piece("", SMALL), Piece("A toll", Style.HEADLINE)), 2)],
        ),
        (
            Paragraph("It rained again.", 1, marked=(Span(3, 9),)),
            [EMPTY, Line((Piece("1  ", SMALL), Piece("It "), Piece("rained", MARKED), Piece(" again.")), 2)],
        ),
        (
            Paragraph("ab cd ef", marked=(Span(3, 5), Span(0, 2), Span(1, 4))),  # of two that overlap the first
            [
                EMPTY,
                Line(
                    (Piece("", SMALL), Piece(""), Piece("ab", MARKED), Piece(" "), Piece("cd", MARKED), Piece(" ef")), 2
                ),
            ],
        ),
    ],
)
def test_what_a_block_becomes(block: Block, lines: list[Line]) -> None:
    assert lay_out(Reply(Tone.PLAIN, "so", (block,)))[1:] == tuple(lines)


@pytest.mark.parametrize(
    ("headline", "shown", "lines"),
    [
        ("2 excerpts", excerpt(), [EMPTY, SPEAKER, WORDS, CITED, LINK]),
        ("Ann Lee", excerpt(), [WORDS, CITED, LINK]),
        (
            "Ann Lee",
            excerpt(named="the  mayor"),
            [
                Line((Piece("Ann Lee", Style.SPEAKER), Piece(" (called “the mayor” there)", SMALL)), 2),
                WORDS,
                CITED,
                LINK,
            ],
        ),
        ("Ann Lee", excerpt(named="ann lee"), [WORDS, CITED, LINK]),
        (
            "so",
            excerpt(kind=ExcerptKind.PASSAGE),
            [EMPTY, Line((Piece("The Post reports", Style.SPEAKER), Piece("", SMALL)), 2), WORDS, CITED, LINK],
        ),
        (
            "so",
            excerpt(speaker=None, citation=NOWHERE),
            [
                EMPTY,
                Line((Piece("The article reports", Style.SPEAKER), Piece("", SMALL)), 2),
                WORDS,
                small("a.md"),
                small("a.md"),
            ],
        ),
        (
            "Ann Lee",
            excerpt(quoted=(Span(101, 105), Span(90, 103), Span(110, 900))),  # two lie partly outside
            [Line((Piece("“"), Piece("Yes,", QUOTATION), Piece("” she said.")), 4), CITED, LINK],
        ),
        (
            "Ann Lee",
            excerpt(also=(OtherCitation("b.md", Span(0, 4), NOWHERE), OtherCitation("c.md", Span(0, 4), CITATION))),
            [
                WORDS,
                CITED,
                LINK,
                small("also: b.md"),
                small("also: Toll backed · The Post · Jo Day · 9 March 2021 · paragraph 2"),
            ],
        ),
    ],
)
def test_an_excerpt_with_who_said_it_and_where_it_stands(headline: str, shown: Excerpt, lines: list[Line]) -> None:
    assert lay_out(Reply(Tone.ANSWER, headline, (Quoted(shown),)))[1:] == tuple(lines)


def test_excerpts_stand_apart() -> None:
    lines = lay_out(Reply(Tone.ANSWER, "Ann Lee", (Quoted(excerpt()), Quoted(excerpt()))))
    assert lines[1:] == (WORDS, CITED, LINK, EMPTY, WORDS, CITED, LINK)


@pytest.mark.parametrize(("line", "text"), [(EMPTY, ""), (small("a"), "    a"), (SPEAKER, "  Ann Lee")])
def test_a_line_s_text_is_indented(line: Line, text: str) -> None:
    assert line.text == text


def painted(*lines: Line, width: int = 30, colours: bool = False) -> list[str]:
    out = io.StringIO()
    paint(lines, Console(file=out, width=width, force_terminal=colours, color_system="standard" if colours else None))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_painted_lines_are_wrapped_at_the_width_and_keep_their_indent() -> None:
    long = Line((Piece("one two three four five six seven", LABEL),), 4)
    assert painted(EMPTY, long, width=20) == ["", "    one two three", "    four five six", "    seven"]


def test_what_looks_like_markup_is_painted_as_it_is_written() -> None:
    text = "[bold]no[/bold] :smile: https://a.example 12"
    assert painted(Line((Piece(text),)), width=80) == [text]


@pytest.mark.parametrize(
    ("style", "codes"),
    [
        (Style.PLAIN, None),
        (Style.HEADLINE, "1"),
        (Style.PROBLEM, "1;31"),
        (Style.SPEAKER, "1;36"),
        (Style.QUOTATION, "3"),
        (Style.MARKED, "7"),
        (Style.SMALL, "2"),
        (Style.LABEL, "1"),
    ],
)
def test_how_each_kind_of_text_looks(style: Style, codes: str | None) -> None:
    (line,) = painted(Line((Piece("words", style),)), colours=True)
    assert line.rstrip() == ("words" if codes is None else f"\x1b[{codes}mwords\x1b[0m")
