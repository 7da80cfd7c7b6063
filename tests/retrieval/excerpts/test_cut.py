"""Cutting an excerpt: whole sentences around the words, never another's, never more than fits."""

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Identity, Paragraph, ParagraphKind, QuotationKind, Span, SpeakerKind, StoredQuotation, Structure
from retrieval import Citation, Excerpt, ExcerptKind
from retrieval.excerpts.cut import MAX_EXCERPT_CHARS, build_excerpt, cite, clipped, excerpt_at, paragraph_at
from tests.retrieval.made import FakeTexts, Row, quotation, written

LONG = "It rained all day on the harbour and on the hills behind it." + " Rain" * 60  # no two fit beside three more


def cut(
    texts: FakeTexts, words: str, said: StoredQuotation | None = None, near: Sequence[str] = (), score: float = 0.5
) -> Excerpt:
    return build_excerpt(texts, 1, at(texts, words), said, score, [at(texts, n) for n in near])


def at(texts: FakeTexts, words: str) -> Span:
    start = texts.body.index(words)
    return Span(start, start + len(words))


def of(*paragraphs: Row) -> FakeTexts:
    return FakeTexts(*written(*paragraphs))


def saying(texts: FakeTexts, *said: tuple[str, int | None], kind: QuotationKind = QuotationKind.DIRECT) -> FakeTexts:
    """With these words as quotations: whose they are is a number, None where it is open."""
    found = tuple(
        quotation(identity, number=n, span=at(texts, words), context=sentence_of(texts, words), kind=kind)
        for n, (words, identity) in enumerate(said, 1)
    )
    people = tuple(Identity(f"Person {n}", SpeakerKind.PERSON, (), (), (), 1, 1) for n in range(9))
    return FakeTexts(texts.body, texts.paragraphs, found, people)


def sentence_of(texts: FakeTexts, words: str) -> Span:
    inside = at(texts, words)
    return next(s for p in texts.paragraphs for s in p.sentences if s.covers(inside))


ALL = "The bridge was closed. A storm had torn a rope. Nobody was hurt."
PARAGRAPH = ("The bridge was closed.", "A storm had torn a rope.", "Nobody was hurt.")
NEXT = ("The ferry ran instead.", "It was full by noon.")


@pytest.mark.parametrize(
    ("words", "near", "text"),
    [
        # Alone a passage is itself.
        ("The bridge was closed.", (), "The bridge was closed."),
        # It leads on, or back, to sentences that speak to the question as well, over the end of a paragraph too.
        (
            "The bridge was closed.",
            ("Nobody was hurt.",),
            "The bridge was closed. A storm had torn a rope. Nobody was hurt.",
        ),
        ("Nobody was hurt.", ("The bridge",), ALL),
        (
            "Nobody was hurt.",
            ("The ferry", "A storm"),
            "A storm had torn a rope. Nobody was hurt.\n\nThe ferry ran instead.",
        ),
        # Four sentences on is still one breath.
        ("The bridge was closed.", ("It was full",), f"{ALL}\n\nThe ferry ran instead. It was full by noon."),
    ],
)
def test_passage(words: str, near: tuple[str, ...], text: str) -> None:
    assert cut(of(PARAGRAPH, NEXT), words, near=near).text == text


def test_a_sentence_too_far_away_is_left_out() -> None:
    texts = of([f"Sentence {n} of many." for n in range(8)])
    assert cut(texts, "Sentence 0 of many.", near=["Sentence 5"]).text == "Sentence 0 of many."
    assert cut(texts, "Sentence 0 of many.", near=["Sentence 4"]).text.endswith("Sentence 4 of many.")


@pytest.mark.parametrize("kind", [ParagraphKind.HEADING, ParagraphKind.BOILERPLATE])
def test_nothing_leads_over_a_heading_or_the_template(kind: ParagraphKind) -> None:
    texts = of(PARAGRAPH, (kind, ["READ MORE: the storm"]), NEXT)
    assert cut(texts, "Nobody was hurt.", near=["The ferry"]).text == "Nobody was hurt."
    assert cut(texts, "The ferry ran instead.", near=["Nobody"]).text == "The ferry ran instead."


SPOKEN = ("The mayor was calm.", "“We will mend it,” she said.", "Work begins today.")


def test_a_quotation_comes_with_its_paragraph() -> None:
    texts = saying(of(SPOKEN, NEXT), ("We will mend it,", 1))
    assert cut(texts, "We will mend it,", texts.quotations[0]).text == " ".join(SPOKEN)


@pytest.mark.parametrize(
    ("other", "text"),
    [
        (1, "“We will mend it,” she said. Work begins today. “With what money?” he asked."),  # hers as well
        (2, "“We will mend it,” she said."),
        (None, "“We will mend it,” she said."),  # left open: it may be anybody's
    ],
)
def test_where_another_speaks_in_the_paragraph_it_comes_alone(other: int | None, text: str) -> None:
    paragraph = ("“We will mend it,” she said.", "Work begins today.", "“With what money?” he asked.")
    texts = saying(of(paragraph), ("We will mend it,", 1), ("With what money?", other))
    assert cut(texts, "We will mend it,", texts.quotations[0], near=["With what"]).text == text


def test_reported_speech_that_is_left_open_stops_nothing() -> None:
    paragraph = ("“We will mend it,” she said.", "It was said to be dear.")
    texts = saying(of(paragraph), ("We will mend it,", 1), ("dear", None), kind=QuotationKind.INDIRECT)
    assert cut(texts, "We will mend it,", texts.quotations[0]).text == " ".join(paragraph)


def test_it_widens_to_more_of_their_own_words_but_over_nobody_else_s() -> None:
    more = ("“By Friday.”", "“Too late,” he said.", "“I promise.”")
    texts = saying(of(SPOKEN, more), ("We will mend it,", 1), ("By Friday.", 1), ("Too late,", 2), ("I promise.", 1))
    assert cut(texts, "We will mend it,", texts.quotations[0]).text == " ".join(SPOKEN) + "\n\n“By Friday.”"


def test_a_speaker_who_is_not_sure_is_not_widened_to() -> None:
    texts = saying(of(SPOKEN, ["“By Friday.”"]), ("We will mend it,", 1), ("By Friday.", 1))
    unsure = quotation(1, number=2, span=texts.quotations[1].span, confidence=0.69)
    doubtful = FakeTexts(texts.body, texts.paragraphs, (texts.quotations[0], unsure), texts.identities)
    assert cut(doubtful, "We will mend it,", texts.quotations[0]).text == " ".join(SPOKEN)


def test_a_paragraph_that_does_not_fit_is_left_to_its_quotation() -> None:
    texts = saying(of(["“We will mend it,” she said.", LONG, LONG, LONG]), ("We will mend it,", 1))
    assert cut(texts, "We will mend it,", texts.quotations[0]).text == "“We will mend it,” she said."


def test_the_whole_excerpt() -> None:
    texts = saying(of((ParagraphKind.TITLE, ["Comet"]), SPOKEN), ("We will mend it,", 1))
    span = Span(texts.body.index("The mayor"), len(texts.body))
    assert cut(texts, "We will mend it,", texts.quotations[0], score=0.75) == Excerpt(
        text=" ".join(SPOKEN),
        document="a.txt",
        span=span,
        kind=ExcerptKind.QUOTATION,
        speaker="Person 1",
        speaker_text=None,
        citation=Citation("Comet", "Star", "A. Writer", datetime.date(2022, 5, 9), None, 1),
        score=0.75,
        quoted=(texts.quotations[0].span,),
    )


@pytest.mark.parametrize(
    ("said", "kind", "speaker"),
    [
        (None, ExcerptKind.PASSAGE, None),
        (quotation(2), ExcerptKind.QUOTATION, "Person 2"),
        (quotation(2, kind=QuotationKind.MIXED), ExcerptKind.QUOTATION, "Person 2"),
        (quotation(2, kind=QuotationKind.INDIRECT), ExcerptKind.STATEMENT, "Person 2"),
        (quotation(speaker="the mayor"), ExcerptKind.QUOTATION, "the mayor"),
        (quotation(), ExcerptKind.QUOTATION, None),
    ],
)
def test_whose_words_it_is(said: StoredQuotation | None, kind: ExcerptKind, speaker: str | None) -> None:
    texts = saying(of(SPOKEN))
    excerpt = excerpt_at(texts, 1, Span(0, 19), said, 0, 0.5)
    assert (excerpt.kind, excerpt.speaker) == (kind, speaker)


def test_how_the_document_names_the_speaker_and_which_words_are_theirs() -> None:
    texts = saying(of(SPOKEN))
    said = quotation(
        1, span=at(texts, "We will mend it,"), speaker_span=at(texts, "she"), parts=(Span(0, 3), Span(30, 50))
    )
    excerpt = excerpt_at(texts, 1, Span(20, 60), said, 0, 0.5)
    assert (excerpt.speaker_text, excerpt.quoted) == ("she", (Span(30, 50),))


@pytest.mark.parametrize(
    ("position", "number"), [(0, None), (5, None), (7, 1), (34, 1), (99, 2), (4000, None)], ids=str
)
def test_which_paragraph_is_cited(position: int, number: int | None) -> None:
    texts = of((ParagraphKind.TITLE, ["Comet"]), PARAGRAPH, NEXT)
    assert paragraph_at(Structure(texts.paragraphs), position) == number
    assert cite(texts.document, number).paragraph == number


# Properties over documents of any shape.

SENTENCE = st.integers(1, 1200).map(lambda length: "x" * (length - 1) + ".")
KINDS = st.sampled_from([*ParagraphKind, ParagraphKind.BODY, ParagraphKind.BODY, ParagraphKind.BODY])


@st.composite
def documents(draw: st.DrawFn) -> FakeTexts:
    """Paragraphs of every kind; some sentences of the body are somebody's words, of three people or nobody."""
    rows = draw(st.lists(st.tuples(KINDS, st.lists(SENTENCE, min_size=1, max_size=6)), min_size=1, max_size=5))
    text, paragraphs = written(*rows)
    body = [s for p in paragraphs if p.kind is ParagraphKind.BODY for s in p.sentences]
    spoken = draw(st.lists(st.sampled_from(body), unique=True, max_size=6)) if body else []
    quotations = tuple(
        quotation(
            draw(st.none() | st.integers(0, 2)),
            number=n,
            span=span,
            kind=draw(st.sampled_from(list(QuotationKind))),
            confidence=draw(st.sampled_from([0.5, 0.9])),
        )
        for n, span in enumerate(sorted(spoken), 1)
    )
    people = tuple(Identity(f"Person {n}", SpeakerKind.PERSON, (), (), (), 1, 1) for n in range(3))
    return FakeTexts(text, paragraphs, quotations, people)


def sentences(texts: FakeTexts, *kinds: ParagraphKind) -> list[Span]:
    return [s for p in texts.paragraphs if not kinds or p.kind in kinds for s in p.sentences]


@given(documents(), st.data())
def test_a_passage_is_whole_sentences_within_the_limit(texts: FakeTexts, data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(sentences(texts)))
    near = data.draw(st.lists(st.sampled_from(sentences(texts)), max_size=4))
    excerpt = build_excerpt(texts, 1, first, None, 0.5, near)
    assert excerpt.text == excerpt.span.of(texts.body)
    assert 0 < len(excerpt.text) <= MAX_EXCERPT_CHARS
    if len(first) <= MAX_EXCERPT_CHARS:
        assert excerpt.span.covers(first)
        assert {excerpt.span.start, excerpt.span.end} <= {edge for s in sentences(texts) for edge in (s.start, s.end)}


@given(documents().filter(lambda texts: bool(texts.quotations)), st.data())
def test_a_quotation_has_nobody_else_s_words_beside_it(texts: FakeTexts, data: st.DataObject) -> None:
    said = data.draw(st.sampled_from(texts.quotations))
    near = data.draw(st.lists(st.sampled_from(sentences(texts)), max_size=4))
    excerpt = build_excerpt(texts, 1, said.context, said, 0.5, near)
    others = [
        q.context
        for q in texts.quotations
        if q.id != said.id
        and (q.speaker is None or q.speaker != said.speaker)
        and (q.kind is not QuotationKind.INDIRECT or q.speaker is not None)
    ]
    assert 0 < len(excerpt.text) <= MAX_EXCERPT_CHARS
    assert not [other for other in others if other.overlaps(excerpt.span)]
    assert excerpt.span.overlaps(said.span)
    assert not [p for p in not_body(texts) if p.span.overlaps(excerpt.span)]


def not_body(texts: FakeTexts) -> list[Paragraph]:
    """What no excerpt of somebody's words may run over: headlines, headings and the template."""
    return [p for p in texts.paragraphs if p.kind is not ParagraphKind.BODY]


@given(documents(), st.integers(0, 6000), st.integers(1, 6000), st.integers(0, 6000))
def test_clipped_stays_inside_and_holds_its_anchor(texts: FakeTexts, start: int, length: int, offset: int) -> None:
    start = start % len(texts.body)
    span = Span(start, min(len(texts.body), start + length))
    anchor = span.start + offset % len(span)
    found = clipped(Structure(texts.paragraphs), span, anchor)
    assert 0 < len(found) <= MAX_EXCERPT_CHARS
    if len(span) <= MAX_EXCERPT_CHARS:
        assert found == span
    elif any(s.start <= anchor < s.end for s in sentences(texts)):
        assert found.start <= anchor < found.end
