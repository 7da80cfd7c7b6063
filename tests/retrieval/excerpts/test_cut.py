"""Cutting an excerpt: whole sentences around the words, never another's, never more than fits."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Certainty, Identity, ParagraphKind, QuotationKind, Span, SpeakerKind, StoredQuotation, Structure
from retrieval import Citation, Excerpt, ExcerptKind
from retrieval.answer import MAX_EXCERPT_CHARS
from retrieval.excerpts.cut import (
    build_excerpt,
    cite,
    clipped,
    excerpt_at,
    paragraph_at,
)
from tests.retrieval.made import FakeTexts, Row, quotation, written

LONG = "It rained all day on the harbour and on the hills behind it." + " Rain" * 60  # no two fit beside three more


def cut(texts: FakeTexts, words: str, said: StoredQuotation | None = None, score: float = 0.5) -> Excerpt:
    return build_excerpt(texts, 1, at(texts, words), said, score)


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


PARAGRAPH = ("The bridge was closed.", "A storm had torn a rope.", "Nobody was hurt.")
NEXT = ("The ferry ran instead.", "It was full by noon.")
SPOKEN = ("The mayor was calm.", "“We will mend it,” she said.", "Work begins today.")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        # What fits is the excerpt as it stands.
        ("A storm had torn a rope.", "A storm had torn a rope."),
        (f"{LONG} {LONG}", f"{LONG} {LONG}"),
        # Of what does not fit, as many whole sentences as do, from the first on.
        (f"{LONG} {LONG} {LONG}", f"{LONG} {LONG}"),
        (f"{LONG} Nobody was hurt. {LONG} {LONG}", f"{LONG} Nobody was hurt. {LONG}"),
    ],
)
def test_passage(words: str, text: str) -> None:
    texts = of(PARAGRAPH, [LONG, LONG, LONG], [LONG, "Nobody was hurt.", LONG, LONG])
    assert cut(texts, words).text == text


def test_of_what_does_not_fit_the_sentences_around_the_quotation() -> None:
    texts = saying(of([LONG, LONG, "“We will mend it,” she said.", LONG]), ("We will mend it,", 1))
    assert cut(texts, texts.body, texts.quotations[0]).text == f"{LONG} “We will mend it,” she said. {LONG}"


def test_a_sentence_that_alone_does_not_fit_begins_with_the_words() -> None:
    endless = f"It {'rained and ' * 90}“we will mend it” and {'rained and ' * 90}stopped."
    texts = saying(of([endless]), ("we will mend it", 1))
    excerpt = cut(texts, endless, texts.quotations[0])
    assert len(excerpt.text) == MAX_EXCERPT_CHARS
    assert excerpt.text.startswith("we will mend it")


def test_the_whole_excerpt() -> None:
    texts = saying(of((ParagraphKind.TITLE, ["Comet"]), SPOKEN), ("We will mend it,", 1))
    span = Span(texts.body.index("The mayor"), len(texts.body))
    assert cut(texts, " ".join(SPOKEN), texts.quotations[0], score=0.75) == Excerpt(
        text=" ".join(SPOKEN),
        document="a.txt",
        span=span,
        kind=ExcerptKind.QUOTATION,
        speaker="Person 1",
        speaker_text=None,
        citation=Citation("Comet", "Star", "A. Writer", datetime.date(2022, 5, 9), None, 1),
        score=0.75,
        quoted=(texts.quotations[0].span,),
        certainty=Certainty.NAMED,
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
def test_an_excerpt_is_whole_sentences_within_the_limit(texts: FakeTexts, data: st.DataObject) -> None:
    one, other = (data.draw(st.sampled_from(sentences(texts))) for _ in range(2))
    span = Span(min(one.start, other.start), max(one.end, other.end))
    inside = [q for q in texts.quotations if q.span.overlaps(span)]
    said = data.draw(st.sampled_from([None, *inside]))
    excerpt = build_excerpt(texts, 1, span, said, 0.5)
    assert excerpt.text == excerpt.span.of(texts.body)
    assert span.covers(excerpt.span)
    assert 0 < len(excerpt.text) <= MAX_EXCERPT_CHARS
    assert said is None or excerpt.span.overlaps(said.span)
    if max(len(s) for s in sentences(texts) if s.overlaps(span)) <= MAX_EXCERPT_CHARS:
        assert {excerpt.span.start, excerpt.span.end} <= {edge for s in sentences(texts) for edge in (s.start, s.end)}


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
