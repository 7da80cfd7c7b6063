"""What speaks for a sentence, feature by feature, and which sentences may answer at all."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from index import QuotationKind, Span, StoredQuotation
from retrieval.question.question import Intent, Question
from retrieval.ranking.candidate import QueryVectors
from retrieval.ranking.features import Context, fit_of_speaker, measure
from retrieval.ranking.sentences import ReadSentences, Sentence
from retrieval.ranking.terms import Terms
from tests.retrieval.made import asked, passage, pooled, question, quotation

TEXT = "A comet came in 1910. Its tail shone. “Look up,” Okafor said."
COMET, TAIL, LOOK = Span(0, 21), Span(22, 37), Span(38, 61)
UP = Span(39, 47)  # the words in marks
POOLED = pooled(
    passage("comet", "tail"), similarity=0.5, topic_similarity=0.4, bm25=10.0, token_match=0.7, weighted_token_match=0.6
)
NEARER = replace(POOLED, similarity=0.9)
# Three sentences of one paragraph against four pieces of a question, the last of which is a function word.
READ = ReadSentences(
    document_id=1,
    sentences=(Sentence(COMET, 0, 0, 1), Sentence(TAIL, 1, 0, 1), Sentence(LOOK, 2, 0, 1)),
    passages=(POOLED, POOLED, NEARER),
    stems=(frozenset({"comet"}), frozenset({"tail"}), frozenset({"look"})),
    matches=np.array([[1.0, 0.0, 0.5, 0.5], [0.25, 1.0, 0.5, 0.25], [0.5, 0.5, 0.0, 1.0]], np.float32),
    document_matches=np.array([1.0, 1.0, 0.5, 1.0], np.float32),
    meaning=np.array([0.3, 0.2, 0.1], np.float32),
)
VECTORS = QueryVectors(
    whole=np.zeros(4, np.float32),
    topic=np.zeros(4, np.float32),
    pieces=np.eye(4, dtype=np.float32),
    weights=np.array([0.5, 0.3, 0.2, 0.0], np.float32),
    news_weights=np.array([0.0, 0.6, 0.4, 0.0], np.float32),
)
PLAIN = Context(
    question=question(Intent.FACT),
    terms=Terms({"comet": 3.0, "tail": 1.0}),
    vectors=VECTORS,
    title_stems={},
    document_coverage={},
    quotations={},
    role_coverage={},
    names=frozenset(),
    answer_type=None,
    previous_answer=None,
)
HEADED = replace(PLAIN, title_stems={1: frozenset({"comet"})})
SAID = quotation(3, span=UP, context=LOOK)
OPEN = quotation(span=UP, context=LOOK)
REPORTED = quotation(3, span=LOOK, kind=QuotationKind.INDIRECT)


def said(*quotations: StoredQuotation, **changed: Any) -> Context:
    return replace(PLAIN, quotations={1: quotations}, **changed)


def of_three(*quotations: StoredQuotation, **changed: Any) -> Context:
    """The same where the third identity is asked for, by a fit of 0.9."""
    return replace(said(*quotations, **changed), question=question(Intent.SPEECH, asked("Okafor", (2, 1.0), (3, 0.9))))


def after(start: int, end: int, document: int = 1) -> Context:
    return replace(PLAIN, previous_answer=(document, Span(start, end)))


def features(span: Span, context: Context = PLAIN, read: ReadSentences = READ) -> Mapping[str, float]:
    return next(found for one, found in measure(read, TEXT, context) if one.span == span)


OF_NAMES = replace(PLAIN, vectors=replace(VECTORS, news_weights=np.zeros(4, np.float32)))
NAMING = replace(PLAIN, terms=Terms({"comet": 3.0, "tail": 1.0}, naming=frozenset({"comet"})))
FORM = replace(PLAIN, answer_type=re.compile(r"\d"))
TABLE: list[tuple[Span, Context, dict[str, float]]] = [
    # How near the question's pieces are: all alike, by weight, the three rarest, and the worst of these.
    (COMET, PLAIN, {"match": 0.5, "weighted_match": 0.6, "rare_match": 0.5, "rarest_match": 0.0}),
    (TAIL, PLAIN, {"match": 0.5, "weighted_match": 0.525, "rare_match": 1.75 / 3, "rarest_match": 0.25}),
    # The same of what is not somebody's name, and nothing where there is nothing else.
    (COMET, PLAIN, {"news_match": 0.2, "nearby_news_match": 0.8, "document_news_match": 0.8}),
    (TAIL, PLAIN, {"news_match": 0.8, "nearby_news_match": 0.8}),
    (TAIL, OF_NAMES, {"news_match": 0.0, "nearby_news_match": 0.0, "document_news_match": 0.0}),
    # How much of it has nothing like it here or beside, or in the document; and its worst piece.
    (COMET, PLAIN, {"news_missing": 0.4, "news_lowest": 0.5, "document_news_missing": 0.4}),
    (LOOK, PLAIN, {"news_missing": 0.4, "news_lowest": 0.5}),
    (TAIL, OF_NAMES, {"news_missing": 0.0, "news_lowest": 1.0, "document_news_missing": 0.0}),
    # The same of all that is asked about, names too.
    (COMET, PLAIN, {"nearby_missing": 0.2, "nearby_lowest": 0.5}),
    (LOOK, PLAIN, {"nearby_missing": 0.7, "nearby_lowest": 0.5}),
    # What is better here than almost anywhere else in the document.
    (TAIL, PLAIN, {"own_match": (0.15 + 0.075) / 4, "document_match": 0.9}),
    # The sentences on either side; outside the document there is nothing.
    (COMET, PLAIN, {"before_match": 0.0, "before_weighted_match": 0.0}),
    (COMET, PLAIN, {"after_match": 0.5, "after_weighted_match": 0.525}),
    (TAIL, PLAIN, {"before_match": 0.5, "before_weighted_match": 0.6}),
    (TAIL, PLAIN, {"after_match": 0.5, "after_weighted_match": 0.4}),
    (LOOK, PLAIN, {"after_match": 0.0, "after_weighted_match": 0.0}),
    (TAIL, PLAIN, {"nearby_match": 0.875, "nearby_weighted_match": 0.9}),
    (COMET, PLAIN, {"nearby_match": 0.75, "nearby_weighted_match": 0.9}),
    # Of the passage around, and of the nearest one in the document.
    (COMET, PLAIN, {"passage_match": 0.7, "passage_weighted_match": 0.6}),
    (COMET, PLAIN, {"meaning": 0.3, "passage_meaning": 0.5, "topic_meaning": 0.4, "document_meaning": 0.9}),
    (LOOK, PLAIN, {"meaning": 0.1, "passage_meaning": 0.9, "document_meaning": 0.9}),
    # BM25 has no upper end; its feature has.
    (COMET, PLAIN, {"words": 0.5}),
    # How much of the topic stands in the sentence, in its neighbours, the passage, the headline, the article.
    (COMET, PLAIN, {"share": 0.75, "nearby_share": 1.0, "passage_share": 1.0}),
    (TAIL, PLAIN, {"share": 0.25, "nearby_share": 1.0, "passage_share": 1.0}),
    (LOOK, PLAIN, {"share": 0.0, "nearby_share": 0.25, "passage_share": 1.0}),
    (COMET, PLAIN, {"title_share": 0.0, "new_share": 0.75, "document_share": 0.0}),
    (COMET, HEADED, {"title_share": 0.75, "new_share": 0.0}),
    (COMET, replace(PLAIN, document_coverage={1: 0.75, 2: 0.5}), {"document_share": 0.75}),
    (COMET, NAMING, {"news_share": 0.0, "nearby_news_share": 1.0}),
    (TAIL, NAMING, {"news_share": 1.0, "nearby_news_share": 1.0}),
    # The topic's rarest word, here or where it is told.
    (COMET, PLAIN, {"rarest_here": 1.0, "rarest_nearby": 1.0}),
    (TAIL, PLAIN, {"rarest_here": 0.0, "rarest_nearby": 1.0}),
    (LOOK, PLAIN, {"rarest_here": 0.0, "rarest_nearby": 0.0}),
    (LOOK, HEADED, {"rarest_here": 0.0, "rarest_nearby": 1.0}),
    (LOOK, replace(HEADED, terms=Terms({})), {"rarest_nearby": 0.0, "share": 0.0, "title_share": 0.0}),
    # Somebody's words or the paper's.
    (TAIL, said(SAID), {"spoken": 0.0, "spoken_share": 0.0, "indirect": 0.0, "open": 0.0}),
    (LOOK, said(SAID), {"spoken": 1.0, "spoken_share": 8 / 23, "indirect": 0.0, "open": 0.0}),
    (LOOK, said(OPEN), {"spoken": 1.0, "open": 1.0}),
    (LOOK, said(REPORTED), {"spoken": 0.0, "spoken_share": 0.0, "indirect": 1.0}),
    (LOOK, said(quotation(3, span=LOOK, parts=(Span(30, 40), Span(50, 52)))), {"spoken_share": 4 / 23}),
    # A quotation that fills its sentence, or goes on from the one before.
    (LOOK, said(SAID), {"whole_quotation": 1.0, "quotation_begins": 1.0}),
    (LOOK, said(quotation(3, span=Span(30, 47))), {"whole_quotation": 0.0, "quotation_begins": 0.0}),
    (TAIL, said(SAID), {"whole_quotation": 0.0, "quotation_begins": 0.0}),
    # How well the speaker is the one asked for, and whether the sentence names them.
    (LOOK, of_three(SAID), {"asked": 0.9}),
    (LOOK, said(SAID), {"asked": 0.0, "asked_share": 0.0}),
    (COMET, of_three(quotation(3, span=COMET)), {"asked": 0.9, "asked_share": 0.9 * 0.75}),
    (LOOK, of_three(OPEN), {"asked": 0.0}),
    (TAIL, of_three(SAID), {"asked": 0.0}),
    (LOOK, of_three(SAID, names=frozenset({"okafor"})), {"asked_named": 1.0, "names_speaker": 1.0}),
    (LOOK, of_three(SAID, names=frozenset({"hartmann"})), {"asked_named": 0.0, "names_speaker": 0.0}),
    (LOOK, of_three(OPEN, names=frozenset({"okafor"})), {"asked_named": 0.0, "names_speaker": 1.0}),
    # They spoke in the sentence before; nobody's turn goes on over a paragraph's end unseen.
    (LOOK, of_three(quotation(3, span=TAIL)), {"asked_before": 1.0, "same_paragraph": 1.0}),
    (LOOK, of_three(quotation(4, span=TAIL)), {"asked_before": 0.0}),
    (COMET, of_three(quotation(3, span=COMET)), {"asked_before": 0.0, "same_paragraph": 0.0}),
    (LOOK, said(SAID, role_coverage={3: 0.5}), {"role": 0.5}),
    (LOOK, said(SAID, role_coverage={2: 0.5}), {"role": 0.0}),
    (LOOK, said(OPEN, role_coverage={3: 0.5}), {"role": 0.0}),
    # An amount where an amount is asked for.
    (COMET, FORM, {"form_found": 1.0, "form_missing": 0.0}),
    (TAIL, FORM, {"form_found": 0.0, "form_missing": 1.0}),
    (TAIL, PLAIN, {"form_found": 0.0, "form_missing": 0.0}),
    # The sentence by itself: how long, how deep in the article, whether it leans on the one before or ends one's words.
    (COMET, PLAIN, {"length": math.log1p(5), "first": 1.0, "depth": 0.0, "leans": 0.0}),
    (TAIL, PLAIN, {"length": math.log1p(3), "first": 0.0, "depth": math.log1p(1), "closes_quotation": 0.0}),
    # Where the answer before stood.
    (TAIL, PLAIN, {"same_document": 0.0, "repeats": 0.0, "continues": 0.0}),
    (TAIL, after(0, 21), {"same_document": 1.0, "repeats": 0.0, "continues": 1.0}),
    (TAIL, after(0, 30), {"same_document": 1.0, "repeats": 1.0, "continues": 0.0}),
    (TAIL, after(38, 61), {"same_document": 1.0, "repeats": 0.0, "continues": 0.0}),
    (TAIL, after(0, 30, document=2), {"same_document": 0.0, "repeats": 0.0, "continues": 0.0}),
]


@pytest.mark.parametrize(("span", "context", "values"), TABLE)
def test_feature(span: Span, context: Context, values: dict[str, float]) -> None:
    found = features(span, context)
    assert {name: found[name] for name in values} == pytest.approx(values, abs=1e-6)


def test_every_feature_stands_in_the_table() -> None:
    told = {name for _, _, values in TABLE for name in values}
    assert told == set(features(COMET))


@pytest.mark.parametrize(
    ("words", "leans", "closes"),
    [
        ("It shone.", 1.0, 0.0),
        ("“But why?” he asked.", 1.0, 0.0),
        ("Its tail shone.", 0.0, 0.0),
        ("Item one.", 0.0, 0.0),
        ("They said: “Look up.”", 1.0, 1.0),
        ('He said: "Look up." ', 1.0, 1.0),
    ],
)
def test_a_sentence_that_leans_on_another_or_ends_with_words_in_marks(words: str, leans: float, closes: float) -> None:
    alone = replace(
        READ,
        sentences=(Sentence(Span(0, len(words)), 0, 0, 1),),
        passages=READ.passages[:1],
        stems=READ.stems[:1],
        matches=READ.matches[:1],
        meaning=READ.meaning[:1],
    )
    ((_, found),) = measure(alone, words, PLAIN)
    assert (found["leans"], found["closes_quotation"]) == (leans, closes)


def test_a_neighbour_is_looked_at_and_no_candidate() -> None:
    read = replace(READ, passages=(POOLED, None, NEARER))
    assert [one.span for one, _ in measure(read, TEXT, PLAIN)] == [COMET, LOOK]
    assert features(COMET, read=read) == features(COMET)


def test_a_question_without_pieces_is_measured() -> None:
    nothing = replace(VECTORS, pieces=np.zeros((0, 4), np.float32), weights=np.zeros(0, np.float32))
    nothing = replace(nothing, news_weights=np.zeros(0, np.float32))
    read = replace(READ, matches=np.zeros((3, 0), np.float32), document_matches=np.zeros(0, np.float32))
    found = features(COMET, replace(PLAIN, vectors=nothing), read)
    assert (found["match"], found["rare_match"], found["rarest_match"], found["own_match"]) == (0.0, 0.0, 1.0, 0.0)


OTHER = quotation(4, number=2, span=Span(44, 61))
LONGER = quotation(5, number=3, span=Span(39, 61))


@pytest.mark.parametrize(
    ("context", "speaking"),
    [
        (said(), None),
        (said(quotation(3, span=TAIL)), None),
        # The asked speaker's before all others, then words in marks, then the longest.
        (of_three(OTHER, LONGER, SAID), SAID),
        (of_three(LONGER, OTHER), LONGER),
        (said(OTHER, LONGER, SAID), LONGER),
        (said(REPORTED, SAID), SAID),
        (of_three(REPORTED, LONGER), REPORTED),
    ],
)
def test_who_speaks_in_a_sentence(context: Context, speaking: StoredQuotation | None) -> None:
    found = {one.span: one.quotation for one, _ in measure(READ, TEXT, context)}
    assert found[LOOK] == speaking


SURE, UNSURE = asked("Okafor", (3, 0.9)), asked("Amara", (3, 0.6))
THEIRS, WHOSE = question(Intent.SPEECH, SURE), question(Intent.WHO, SURE)


@pytest.mark.parametrize(
    ("quoted", "asks", "fit"),
    [
        (quotation(3), THEIRS, 0.9),
        (quotation(4), THEIRS, 0.0),
        (quotation(), THEIRS, 0.0),
        (None, THEIRS, 0.0),
        (quotation(4), question(Intent.COMPARE, SURE, asked("Hartmann", (4, 0.8))), 0.8),
        (quotation(3), question(Intent.FACT), 0.0),
    ],
)
def test_fit_of_speaker(quoted: StoredQuotation | None, asks: Question, fit: float) -> None:
    assert fit_of_speaker(quoted, asks) == fit
