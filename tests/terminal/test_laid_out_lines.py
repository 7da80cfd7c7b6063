"""A reply laid out in lines: what each block becomes, and what each piece of it is."""

import datetime
import io
from dataclasses import replace

import pytest
from rich.console import Console

from bot.replies.reply import (
    Block,
    BodyText,
    Copyable,
    Entry,
    Fact,
    Note,
    Quoted,
    Reply,
    ShownParagraph,
    Target,
    Tone,
    WordChange,
)
from bot.terminal.layout import EMPTY, LaidOutLine, Piece, Style, lay_out
from bot.terminal.paint import paint
from index import Certainty, Span
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


def small(text: str, indent: int = 4) -> LaidOutLine:
    return LaidOutLine((Piece(text, SMALL),), indent)


WORDS = LaidOutLine((Piece("“Yes,” she said."),), 4)
SPEAKER = LaidOutLine((Piece("Ann Lee", Style.SPEAKER), Piece("", SMALL)), 2)
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
    assert lay_out(Reply(tone, "It\n is \x1b so")) == (LaidOutLine((Piece(text, style),)),)


def test_every_tone_has_its_glyph() -> None:
    shown = {tone: lay_out(Reply(tone, "so"))[0].text for tone in Tone}
    assert len({shown[tone] for tone in Tone if tone not in (Tone.ANSWER, Tone.PLAIN)}) == len(Tone) - 2


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (BodyText("One\nsentence."), [LaidOutLine((Piece("One sentence."),), 2)]),
        (Note(" In  small. "), [small("In small.", 2)]),
        (Fact("Took", "0.1\ts"), [LaidOutLine((Piece("Took: ", LABEL), Piece("0.1 s")), 2)]),
        (Fact("", ""), [LaidOutLine((Piece(": ", LABEL), Piece("")), 2)]),
        (Entry("a.md"), [LaidOutLine((Piece("a.md", LABEL), Piece("")), 2)]),
        (Entry("A toll", "3 words"), [LaidOutLine((Piece("A toll", LABEL), Piece(": 3 words")), 2)]),
        (
            Entry("A toll", "3 words", Target("a.md")),
            [LaidOutLine((Piece("A toll", LABEL), Piece(" 3 words")), 2), small("a.md")],
        ),
        (Entry("a.md", "", Target("a.md")), [LaidOutLine((Piece("a.md", LABEL), Piece("")), 2)]),
        (Copyable("a  b\nc"), [EMPTY, LaidOutLine((Piece("a b"),)), LaidOutLine((Piece("c"),)), EMPTY]),
        (WordChange("", "not"), [LaidOutLine((Piece("left out: ", LABEL), Piece("not")), 2)]),
        (WordChange("never", ""), [LaidOutLine((Piece("put in: ", LABEL), Piece("never")), 2)]),
        (
            WordChange("will", "shall"),
            [LaidOutLine((Piece("printed: ", LABEL), Piece("shall"), Piece(", not: ", LABEL), Piece("will")), 2)],
        ),
        (ShownParagraph("It rained."), [EMPTY, LaidOutLine((Piece("", SMALL), Piece("It rained.")), 2)]),
        (ShownParagraph("It rained.", 12), [EMPTY, LaidOutLine((Piece("12  ", SMALL), Piece("It rained.")), 2)]),
        (
            ShownParagraph("A toll", heading=True),
            [EMPTY, LaidOutLine((Piece("", SMALL), Piece("A toll", Style.HEADLINE)), 2)],
        ),
        (
            ShownParagraph("It rained again.", 1, marked=(Span(3, 9),)),
            [EMPTY, LaidOutLine((Piece("1  ", SMALL), Piece("It "), Piece("rained", MARKED), Piece(" again.")), 2)],
        ),
        (
            ShownParagraph("ab cd ef", marked=(Span(3, 5), Span(0, 2), Span(1, 4))),  # of two that overlap the first
            [
                EMPTY,
                LaidOutLine(
                    (Piece("", SMALL), Piece(""), Piece("ab", MARKED), Piece(" "), Piece("cd", MARKED), Piece(" ef")), 2
                ),
            ],
        ),
    ],
)
def test_what_a_block_becomes(block: Block, lines: list[LaidOutLine]) -> None:
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
                LaidOutLine((Piece("Ann Lee", Style.SPEAKER), Piece(" (called “the mayor” there)", SMALL)), 2),
                WORDS,
                CITED,
                LINK,
            ],
        ),
        ("Ann Lee", excerpt(named="ann lee"), [WORDS, CITED, LINK]),
        (
            "Ann Lee",
            replace(excerpt(named="she"), certainty=Certainty.CONCLUDED),
            [
                LaidOutLine((Piece("Ann Lee"), Piece(" (as we read it, called “she” there)", SMALL)), 2),
                WORDS,
                CITED,
                LINK,
            ],
        ),
        (
            "so",
            excerpt(kind=ExcerptKind.PASSAGE),
            [EMPTY, LaidOutLine((Piece("The Post reports", Style.SPEAKER), Piece("", SMALL)), 2), WORDS, CITED, LINK],
        ),
        (
            "so",
            excerpt(speaker=None, citation=NOWHERE),
            [
                EMPTY,
                LaidOutLine((Piece("The article reports", Style.SPEAKER), Piece("", SMALL)), 2),
                WORDS,
                small("a.md"),
                small("a.md"),
            ],
        ),
        (
            "Ann Lee",
            excerpt(quoted=(Span(101, 105), Span(90, 103), Span(110, 900))),  # two lie partly outside
            [LaidOutLine((Piece("“"), Piece("Yes,", QUOTATION), Piece("” she said.")), 4), CITED, LINK],
        ),
        (
            "Ann Lee",
            excerpt(also=(OtherCitation("b.md", Span(0, 4), NOWHERE), OtherCitation("c.md", Span(0, 4), CITATION))),
            [
                WORDS,
                CITED,
                LINK,
                small("also: b.md"),
                small("also: Toll backed · The Post · Jo Day · 9 March 2021 · paragraph 2 · c.md"),
            ],
        ),
    ],
)
def test_an_excerpt_with_who_said_it_and_where_it_stands(
    headline: str, shown: Excerpt, lines: list[LaidOutLine]
) -> None:
    assert lay_out(Reply(Tone.ANSWER, headline, (Quoted(shown),)))[1:] == tuple(lines)


def test_excerpts_stand_apart() -> None:
    lines = lay_out(Reply(Tone.ANSWER, "Ann Lee", (Quoted(excerpt()), Quoted(excerpt()))))
    assert lines[1:] == (WORDS, CITED, LINK, EMPTY, WORDS, CITED, LINK)


@pytest.mark.parametrize(("line", "text"), [(EMPTY, ""), (small("a"), "    a"), (SPEAKER, "  Ann Lee")])
def test_a_line_s_text_is_indented(line: LaidOutLine, text: str) -> None:
    assert line.text == text


def painted(*lines: LaidOutLine, width: int = 30, colours: bool = False) -> list[str]:
    out = io.StringIO()
    paint(lines, Console(file=out, width=width, force_terminal=colours, color_system="standard" if colours else None))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_painted_lines_are_wrapped_at_the_width_and_keep_their_indent() -> None:
    long = LaidOutLine((Piece("one two three four five six seven", LABEL),), 4)
    assert painted(EMPTY, long, width=20) == ["", "    one two three", "    four five six", "    seven"]


def test_what_looks_like_markup_is_painted_as_it_is_written() -> None:
    text = "[bold]no[/bold] :smile: https://a.example 12"
    assert painted(LaidOutLine((Piece(text),)), width=80) == [text]


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
    (line,) = painted(LaidOutLine((Piece("words", style),)), colours=True)
    assert line.rstrip() == ("words" if codes is None else f"\x1b[{codes}mwords\x1b[0m")
