"""Who said it, through the front door: whole quotations of small texts, kind by kind and trait by trait."""

import pytest

from index.attribution.attributor import attribute
from index.ingest.source import SourceFile, read_source
from index.quotation import Certainty, Quotation, QuotationKind, SpeakerKind
from index.text.document import Document, Span
from index.text.structure import read_structure, structure_of
from tests.attribution.said import attributed, said, speakers


def found(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_direct_quotation_whole() -> None:
    text = 'Jane Doe came. "We will win," she said, "in May."'
    (quotation,) = attributed(text).quotations
    assert 0.5 < quotation.confidence < 1
    assert quotation == Quotation(
        span=found(text, '"We will win," she said, "in May."'),
        parts=(found(text, "We will win,"), found(text, "in May.")),
        kind=QuotationKind.DIRECT,
        speaker=0,
        speaker_span=found(text, "she"),
        cue_span=found(text, "said"),
        confidence=quotation.confidence,
        certainty=Certainty.CONCLUDED,
    )


def test_a_surname_that_is_spelt_like_a_pronoun_means_nobody_before_it() -> None:
    text = '"We will win," said Jane Doe.\n\n"The fair is open," said He Jianxiong.'
    assert speakers(text) == ["Jane Doe", "He Jianxiong"]


def test_a_mixed_quotation_whole() -> None:
    text = "Jane Doe called the plan “a very bad idea” on Monday."
    (quotation,) = attributed(text).quotations
    assert quotation == Quotation(
        span=found(text, "“a very bad idea”"),
        parts=(found(text, "a very bad idea"),),
        kind=QuotationKind.MIXED,
        speaker=0,
        speaker_span=found(text, "Jane Doe"),
        cue_span=found(text, "called"),
        confidence=quotation.confidence,
        certainty=Certainty.NAMED,
    )


def test_an_indirect_quotation_whole() -> None:
    text = "Jane Doe has said that the plan was bad."
    (quotation,) = attributed(text).quotations
    words = found(text, "that the plan was bad")
    assert quotation == Quotation(
        span=words,
        parts=(words,),
        kind=QuotationKind.INDIRECT,
        speaker=0,
        speaker_span=found(text, "Jane Doe"),
        cue_span=found(text, "has said"),
        confidence=quotation.confidence,
        certainty=Certainty.NAMED,
    )


def test_inner_words_whole() -> None:
    text = "Jane Doe came. \"John Roe said, 'We will win in May,' and left,\" she said."
    outer, inner = attributed(text).quotations
    assert outer.span.covers(inner.span)
    assert inner == Quotation(
        span=found(text, "'We will win in May,'"),
        parts=(found(text, "We will win in May,"),),
        kind=QuotationKind.DIRECT,
        speaker=inner.speaker,
        speaker_span=found(text, "John Roe"),
        cue_span=found(text, "said"),
        confidence=0.8,
        certainty=Certainty.NAMED,
    )


@pytest.mark.parametrize(
    "text",
    [
        '"We will win," Jane Doe said.',
        '"We will win," said Jane Doe.',
        '"We will win," Jane Doe told reporters on Monday.',
        '"We will win," Ms. Jane Doe later said in an interview.',
        '"We will win," says Jane Doe, 42, of Leeds.',
        '"We will win," Jane Doe, a lawyer, said.',
        '"We will win," according to Jane Doe.',
        'Jane Doe said: "We will win."',
        'Jane Doe said, "We will win."',
        'Jane Doe put it plainly: "We will win."',
        'As Jane Doe put it, "We will win."',
        'Asked about it, Jane Doe said, "We will win."',
        'In a statement, Jane Doe said: "We will win."',
        'On Monday in Leeds, Jane Doe told John Roe, "We will win."',
        'Jane Doe answered John Roe. "We will win," she said.',
        'Jane Doe, who beat John Roe, said: "We will win."',
        "Jane Doe called him “a very bad loser.”",
        'Jane Doe tweeted, "We will win."',
        'Jane Doe\'s answer came fast. "We will win," she said.',
        '"We will win," wrote Jane Doe in a letter to John Roe.',
        "“We will win,” Jane Doe said.",
        '"We will win!" cried Jane Doe.',
        '"Will we win?" asked Jane Doe.',
        '"We will win ..." Jane Doe said.',
    ],
)
def test_jane_doe_said_it(text: str) -> None:
    assert speakers(text) == ["Jane Doe"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go now," said Jane Doe. "We stay here," said John Roe.', ["Jane Doe", "John Roe"]),
        ('"We go now," Jane Doe said. John Roe said, "We stay here."', ["Jane Doe", "John Roe"]),
        ('Jane Doe met John Roe. "We go now," she said. "We stay," he said.', ["Jane Doe", "John Roe"]),
        ('"We go now," Jane Doe told John Roe. "We stay here," he answered.', ["Jane Doe", "John Roe"]),
        (
            '"We go now," said Jane Doe of Acme.\n\n"We stay here," said John Roe of Beta.\n\n"Never," said Doe.',
            ["Jane Doe", "John Roe", "Jane Doe"],
        ),
    ],
)
def test_each_of_two_is_given_their_own(text: str, expected: list[str]) -> None:
    assert speakers(f"A headline\n\n{text}") == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ('"We will win," the European Commission said.', "European Commission", SpeakerKind.ORGANISATION),
        ('"We will win," the ACLU said on Monday.', "ACLU", SpeakerKind.ORGANISATION),
        ('"We will win," said a campaign aide.', "a campaign aide", SpeakerKind.UNNAMED),
        ('"We will win," said officials in Leeds.', "officials in Leeds", SpeakerKind.GROUP),
        ('"We will win," said a spokesman for Acme.', "a spokesman for Acme", SpeakerKind.UNNAMED),
        ('"We will win," Jane Doe said.', "Jane Doe", SpeakerKind.PERSON),
        ('Jane Doe came. Her campaign said, "We will win."', "Jane Doe's campaign", SpeakerKind.ORGANISATION),
    ],
)
def test_speakers_of_every_kind(text: str, name: str, kind: SpeakerKind) -> None:
    assert [(s.name, s.kind) for s in attributed(text).speakers] == [(name, kind)]


def test_a_nickname_within_a_name_is_part_of_it_and_no_quotation() -> None:
    text = '"We will win," said Robert "Bobby" Lund. "We go," Lund said.'
    assert said(text) == [(("We will win,",), "Robert Lund"), (("We go,",), "Robert Lund")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," said Łukasz Żółkiewski. "We stay," Żółkiewski added.', ["Łukasz Żółkiewski"] * 2),
        ('"We go," said Secretary of State Jane Doe.', ["Jane Doe"]),
        ('"We go," said Ambassador to Britain Xan Doe.', ["Xan Doe"]),
        ('"We go," said Tova May. "We stay," May added.', ["Tova May"] * 2),
        ('"We go," said Tony Doe. Mrs Doe said: "I stay here."', ["Tony Doe", "Mrs Doe"]),
        ('"We go," said Tony Doe. His son, Tony Doe Jr., said: "I stay here."', ["Tony Doe", "Tony Doe Jr."]),
        ('Tim Doe came. "We go," said Timothy Doe. "We stay," said Tim Doe.', ["Tim Doe"] * 2),
    ],
)
def test_speakers_by_their_whole_names(text: str, expected: list[str]) -> None:
    assert speakers(f"A headline\n\n{text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "They saw “The Great Dictator” in Leeds.",
        "They read a book titled “The Facts of Life.”",
        "He met William “Bill” Smith at the station.",
        "They spoke of so-called “experts” at length.",
        "Nobody said “boo” to the goose that day.",
        "It is known as “the little house” in Leeds.",
    ],
)
def test_scare_quotes_titles_and_nicknames_are_in_nobodys_mouth(text: str) -> None:
    assert {speaker for _, speaker in said(text)} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "The sign over the door was old.\n\n“Never give up the ship.”\n\nRain fell on Leeds.",
        "The poster on the wall read “never give up the ship.”",
        "A letter said: “Never give up the ship.”",
        "Jane Doe held a placard saying “Never give up the ship.”",
    ],
)
def test_what_nobody_is_known_to_have_said_stays_open(text: str) -> None:
    named = [s for s in speakers(f"A headline\n\n{text}") if s is not None]
    assert "Jane Doe" not in named
    assert not any(s[0].isupper() for s in named)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," Ada Kolt said. "We know it." Bo Lund said: "You lose."', ["Ada Kolt", "Bo Lund"]),
        ('"We go." Bo Lund said: "You lose."', ["Bo Lund", "Bo Lund"]),
        ('Ada Kolt warned Bo Lund "to be careful," adding that "it will not be nice."', ["Ada Kolt", "Ada Kolt"]),
        ('Ada Kolt met Bo Lund. "Will you go?" "I will not," Lund said.', [None, "Bo Lund"]),
        ('Ada Kolt met Bo Lund. Asked "Will you go?" Lund said "I will not."', [None, "Bo Lund"]),
        ('"Will you go?" asked a reporter. "I will not," Bo Lund said.', ["a reporter", "Bo Lund"]),
        ('Ada Kolt never said "we will cut pensions."', [None]),
        ('Ada Kolt denied saying "we will cut pensions."', [None]),
        ('Ada Kolt denied it, saying "we will cut no pensions."', ["Ada Kolt"]),
        ('"We will cut pensions," Ada Kolt never said.', [None]),
        ('Did Ada Kolt say "we will cut pensions"?', [None]),
        ('Ada Kolt read from a letter by Bo Lund. "The winter was hard."', [None]),
        ('Ada Kolt read from her statement. "The winter was hard," she said.', ["Ada Kolt"]),
        ('"I told them so," said Ada Kolt of the late Bo Lund.', ["Ada Kolt"]),
        ('"Go home," Ada Kolt barked.', ["Ada Kolt"]),
        ('"Go home," barked Ada Kolt.', ["Ada Kolt"]),
    ],
)
def test_whose_turn_it_is(text: str, expected: list[str | None]) -> None:
    assert speakers(f"A headline\n\n{text}") == expected


def test_whoever_is_warned_says_nothing_of_it_though_who_warns_is_no_name_that_is_known() -> None:
    text = 'Zorn warned Lund "to be careful because I fight back," adding that "I am nice, but it will not be pretty."'
    assert set(speakers(f"A headline\n\n{text} Lund had faced tougher men.")) == {None}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Kolt denied saying that the fee would rise.", 0),
        ("Ada Kolt said that the fee would rise.", 1),
        ("Ada Kolt was quoted by a fake leaflet as saying that the fee would rise.", 0),
    ],
)
def test_reported_speech_that_was_not_said(text: str, found: int) -> None:
    spoken = [q for q in attributed(f"A headline\n\n{text}").quotations if q.speaker is not None]
    assert len(spoken) == found


def test_i_in_the_papers_own_voice_is_the_author() -> None:
    text = 'A headline\n\nOn Monday I said, "We will win in the end."'
    assert speakers(text, author="Ann Poe") == ["Ann Poe"]
    assert speakers(text) == [None]


def test_below_the_threshold_the_quotation_stays_and_its_speaker_goes() -> None:
    text = '"We will win," Jane Doe said. John Roe said that it was late.'
    document, structure = Document("a.txt", "", text), read_structure(text)
    sure, strict = (attribute(document, structure, threshold=t) for t in (0.0, 1.0))
    assert [q.span for q in sure.quotations] == [q.span for q in strict.quotations]
    assert [q.confidence for q in sure.quotations] == [q.confidence for q in strict.quotations]
    assert [q.speaker for q in sure.quotations] == [0, 1]
    assert [q.speaker for q in strict.quotations] == [None, None]
    assert strict.speakers == ()


def test_quotations_come_in_order_of_the_text() -> None:
    text = (
        "Jane Doe said that it was late. \"John Roe said, 'We will win in May,' and left,\" she added. "
        "According to John Roe, the plan was bad. He called it “a very great shame.”"
    )
    spans = [q.span for q in attributed(text).quotations]
    assert spans == sorted(spans)
    assert len(spans) == 5


@pytest.mark.parametrize("text", ["", " ", "\n\n", "No words of anybody stand here.", "A\n\nB\n\nC", "“”", "“", "\x00"])
def test_texts_that_quote_nobody(text: str) -> None:
    found_in = attributed(text)
    assert (found_in.quotations, found_in.speakers, found_in.cut) == ((), (), False)


def test_code_in_a_line_of_prose_cuts_no_quotation() -> None:
    assert said("A headline\n\n“The `main` branch is ours,” said Eve Kay.") == [
        (("The `main` branch is ours,",), "Eve Kay")
    ]
    assert said("A headline\n\nRun `echo “hello”`, said Bo Lee. “It rains,” said Eve Kay.") == [
        (("It rains,",), "Eve Kay")
    ]


def test_what_looks_like_a_tag_where_markup_was_read_is_a_word() -> None:
    data = "# A headline\n\n“We use &lt;b&gt; tags now,” said Ann Orr.\n".encode()
    (document,) = read_source(SourceFile("a.md", data, "")).documents
    found = attribute(document, structure_of(document))
    assert [part.of(document.text) for q in found.quotations for part in q.parts] == ["We use <b> tags now,"]
    assert [speaker.name for speaker in found.speakers] == ["Ann Orr"]
