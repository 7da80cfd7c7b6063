"""Whose line ends are: an editor's, so that the paragraph goes on behind them, or the author's."""

import textwrap

import pytest

from index.ingest.analysis import Analysis, analyse
from index.ingest.source import read_text
from index.text.structure import read_structure

ARTICLE = (
    "Council approves a tram line along the river after four years",
    "The city council voted 7-2 on Monday to build a tram line along the river, ending a debate that took four years "
    "and three mayors.",
    'Opponents said the line would cost too much. "Nobody asked the people who live there," said Tom Reed, who owns a '
    "bakery on Front Street.",
    '"We will build it in three years," said Anna Berg, the mayor. "And then we will build the next one, to the '
    'harbour and the fairground."',
    "The council's own engineers put the price at 212 million crowns. Maria Lopez, who led the study, said it might "
    "rise.",
    '"I will drive the first of them," said Hal Nu.',
)
PROSE = (
    "The city council voted 7-2 on Monday to build a tram line along the\n"
    "river, ending a debate that took four years and three mayors.\n\n"
    'Opponents said the line would cost too much. "Nobody asked the people\n'
    'who live there," said Tom Reed, who owns a bakery on Front Street.\n\n'
)


def paragraphs(text: str) -> list[str]:
    return [paragraph.span.of(text) for paragraph in read_structure(text).paragraphs]


def one_line(words: str) -> str:
    """Without the blanks, as an editor breaks lines behind hyphens, too."""
    return "".join(words.split())


def analysis_of(text: str) -> Analysis:
    return analyse(read_text("a.txt", "", text))


def said(analysis: Analysis) -> list[tuple[str, str | None]]:
    speakers = analysis.attribution.speakers
    return [
        (one_line(q.span.of(analysis.document.text)), None if q.speaker is None else speakers[q.speaker].name)
        for q in analysis.attribution.quotations
    ]


def outline(text: str) -> list[tuple[str, str]]:
    return [(p.kind.value, one_line(p.span.of(text))) for p in read_structure(text).paragraphs]


def wrapped(width: int, parts: tuple[str, ...] = ARTICLE) -> str:
    return "\n\n".join(textwrap.fill(part, width) for part in parts)


@pytest.mark.parametrize("width", range(30, 121))
def test_a_short_article_is_read_alike_at_every_width(width: int) -> None:
    assert outline(wrapped(width)) == outline("\n\n".join(ARTICLE))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", " \n", "\n  "])
@pytest.mark.parametrize("width", [35, 48, 72, 100])
def test_what_is_said_is_given_to_whom_it_was_given_on_one_line(width: int, line_end: str) -> None:
    found = said(analysis_of(wrapped(width).replace("\n\n", "\0").replace("\n", line_end).replace("\0", "\n\n")))
    assert found == said(analysis_of("\n\n".join(ARTICLE)))
    assert ('"Nobodyaskedthepeoplewholivethere,"', "Tom Reed") in found


def test_a_quotation_stands_in_the_text_as_it_is() -> None:
    analysis = analysis_of(PROSE + '"I will drive the first of them," said Hal Nu.')
    text = analysis.document.text
    quotation = analysis.attribution.quotations[1]
    assert quotation.span.of(text) == '"Nobody asked the people\nwho live there,"'
    assert [part.of(text) for part in quotation.parts] == ["Nobody asked the people\nwho live there,"]
    assert quotation.speaker_span is not None
    assert quotation.speaker_span.of(text) == "Tom Reed"
    assert quotation.cue_span is not None
    assert quotation.cue_span.of(text) == "said"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [
                "I wandered lonely as a cloud",
                "That floats on high o'er vales and hills,",
                "When all at once I saw a crowd,",
                "A host, of golden daffodils;",
            ],
            id="verse",
        ),
        pytest.param(["The Harbour Office", "12 Front Street", "Arvik 1200"], id="an address"),
        pytest.param(["apples", "pears and plums", "bread from the bakery", "three eggs"], id="a list"),
        pytest.param(
            ["- a tram to the harbour and the fairground", "- the bus", "- a ferry that sails on Sundays as well"],
            id="a marked list",
        ),
        pytest.param(
            ['"Will you build it?" he asked.', '"We will," she said.', '"When?"', '"In three years, if money lasts."'],
            id="dialogue",
        ),
        pytest.param(
            ["Anna Berg: We will build it in three", "Tom Reed: and who pays for the tram that", "Anna Berg: not you"],
            id="turns",
        ),
        pytest.param(
            [
                "The city council voted 7-2 on Monday to build a tram line along the river, a mile from here.",
                "Nobody lives there.",
                "Opponents said that the line would cost too much, and that nobody had asked them before.",
                "The mayor left.",
            ],
            id="a paragraph a line",
        ),
        pytest.param(["Council approves tram line", "It took four years and three mayors."], id="a headline"),
    ],
)
@pytest.mark.parametrize("before", ["", PROSE])
def test_lines_of_their_own(lines: list[str], before: str) -> None:
    assert paragraphs(before + "\n".join(lines))[2 if before else 0 :] == lines


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knew what the council had decided\nabout the line.",
        'The mayor said on Monday: "Nobody asked\nAnna Berg about the line."',
        '"We will build it in three years," said\nAnna Berg, the mayor.',
        "“Will you build it in three years?”\nasked the mayor of Arvik.",
    ],
)
def test_a_sentence_that_plainly_goes_on(text: str) -> None:
    assert paragraphs(text) == [text]


def test_a_paragraph_that_only_an_indentation_begins() -> None:
    text = (
        "   The city council voted on Monday to build a tram line along the\n"
        "river, ending a debate that took four years and three mayors, some say\n"
        "   Opponents said the line would cost too much, and nobody had asked\n"
        "the people who live there about it."
    )
    assert len(paragraphs(text)) == 2


def test_lines_without_blanks_between_words() -> None:
    text = (
        "市議会は月曜日、川沿いに路面電車を建設することを賛成七反対\n"
        "二で可決し、四年間に及んだ議論に終止符を打った。反対派は費用\n"
        "がかかりすぎると述べた。誰も住民に尋ねていないとトム・リー\n"
        "ドは言った。"
    )
    assert paragraphs(text) == [text]
    spoken = "「行く。」\n「行かない。」\n「なぜ行かないのか。」\n「雨だから。」"
    assert paragraphs(spoken) == spoken.split("\n")


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Council approves a tram line along the\nriver after four years of debate", "title"),
        ("Council approves a tram line along the\nriver after four years of debate.", "title"),
        ("The council was asked for a tram line along\nthe river after four years of debate.", "body"),
    ],
)
def test_a_headline_over_two_lines(headline: str, kind: str) -> None:
    text = f"{headline}\n\n{PROSE}"
    assert outline(text)[0] == (kind, one_line(headline))
