"""Raised figures: the marks of notes are no words, and all others are none of the number before."""

import pytest

from index.ingest.readers.html.flow import flow_of

MARKS = [
    '<sup><a href="#fn1">1</a></sup>',
    '<a href="#fn1"><sup>12</sup></a>',
    '<a class="footnote-anchor" id="footnote-anchor-1" href="https://post.example/p/tram#footnote-1">1</a>',
    '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>',
    '<sup class="reference"><a href="#cite_note-2"><span>[</span>a<span>]</span></a></sup>',
    '<sup class="noprint">[<i><a href="/wiki/X">citation needed</a></i>]</sup>',
    '<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a>',
    '<a role="doc-noteref" href="#n1">*</a>',
    '<a epub:type="noteref" href="notes.xhtml#n1">iv</a>',
    '<sup class="footnote-ref">3</sup>',
]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_of_a_note_is_no_word(mark: str) -> None:
    said = f"<p>“We will{mark} build it,”{mark} she said in 2019.{mark} It is late.</p>"
    assert flow_of(said).text == "“We will build it,” she said in 2019. It is late."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("5<sup>2</sup>, (a+b)<sup>2</sup> and 10<sup>6</sup>", "5², (a+b)² and 10⁶"),
        ("10<sup>-6</sup> km<sup>2</sup>, Ca<sup>2+</sup>", "10⁻⁶ km², Ca²⁺"),
        ("We will<sup>1</sup> build.<sup>2</sup> On", "We will¹ build. On"),
        ("It costs $5.<sup>99</sup> or 5,<sup>99</sup> €", "It costs $5.⁹⁹ or 5,⁹⁹ €"),
        ("the 21<sup>st</sup>, M<sup>me</sup> Roy, CO<sub>2</sub>", "the 21st, Mme Roy, CO2"),
        ('Read <a href="#note1">the first note</a> and <a href="/a#c2">2</a>', "Read the first note and 2"),
        ('The note. <a href="#fnref1" class="back">↩</a>', "The note."),
        ('<a href="#_ftnref1" name="_ftn1">[1]</a> The note.', "[1] The note."),
    ],
)
def test_what_is_no_mark_stays(html: str, text: str) -> None:
    assert flow_of(f"<p>{html}</p>").text == text
