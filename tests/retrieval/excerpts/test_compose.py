"""From a trace to an answer: which candidates are shown, in what order, and what there is to say about them."""

import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from retrieval.search.ranking import RankedCandidate

from index import Identity, Paragraph, Span, StoredDocument, StoredQuotation, Structure
from retrieval import Answer, Check, CheckedQuotation, Excerpt, NotOnTopic, Reason, Silence, UnknownSpeaker, Verdict
from retrieval.excerpts.compose import compose, same_words, shingles_of
from retrieval.question.question import Intent, Question
from retrieval.ranking.terms import Terms
from retrieval.search.abstention import AnswerDecision
from retrieval.search.trace import SearchTrace
from tests.retrieval.fake_vocabulary import identity
from tests.retrieval.made import asked, candidate, question, quotation, written

PEOPLE = tuple(identity(name) for name in ("Amara Okafor", "Lena Hartmann", "Viktor Hartmann"))
AMARA, LENA, VIKTOR = range(3)
WIRE = "The comet will be seen by everybody who leaves the town behind tonight."


@dataclass
class FakeShelf:
    """Documents by number, a paragraph a sentence; `damaged` are those whose text is not what was read."""

    texts: Mapping[int, Sequence[str]]
    damaged: frozenset[int] = frozenset()
    verified: list[int] = field(default_factory=list)
    identities: Sequence[Identity] = PEOPLE

    @property
    def documents(self) -> Mapping[int, StoredDocument]:
        return {n: StoredDocument(n, f"{n}.txt", None, None, None, None, None, 9) for n in self.texts}

    def _written(self, document_id: int) -> tuple[str, tuple[Paragraph, ...]]:
        return written(*([sentence] for sentence in self.texts[document_id]))

    def text(self, document_id: int) -> str:
        return self._written(document_id)[0]

    def structure(self, document_id: int) -> Structure:
        return Structure(self._written(document_id)[1])

    def quotations_in(self, document_id: int) -> Sequence[StoredQuotation]:
        return ()

    def verify_document(self, document_id: int) -> None:
        self.verified.append(document_id)

    def text_hash(self, document_id: int) -> str:
        text = "another" if document_id in self.damaged else self.text(document_id)
        return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"

    def found(self, document: int, sentence: int, score: float, speaker: int | None = None) -> RankedCandidate:
        span = self.structure(document).paragraphs[sentence].span
        said = None if speaker is None else quotation(speaker, document=document, span=span)
        return RankedCandidate(candidate(said, document=document, span=span), {}, score)


SHELF = FakeShelf(
    {
        1: ["Bees sleep in winter.", "They wake in spring.", "Honey is made in summer."],
        2: ["Bees are counted in May.", WIRE],
        3: [WIRE, "The tram runs late."],
    }
)


def composed(shelf: FakeShelf, given: SearchTrace, limit: int) -> Answer:
    """Without its generation and the time that it took."""
    return replace(compose(shelf, given, limit, time.perf_counter()), generation=None, elapsed_ms=0.0)


def trace(
    *ranked: RankedCandidate,
    asks: Question | None = None,
    silence: Silence | None = None,
    probability: float = 0.8,
    others: SearchTrace | None = None,
    check: Check | None = None,
) -> SearchTrace:
    asks = asks or question(text="what of bees?")
    decision = AnswerDecision(probability, silence, {})
    return SearchTrace(asks, asks, (), Terms({}), ranked, decision, 0.46, 7, others, check)


def test_the_answer_names_its_generation_and_the_time_since_it_was_asked() -> None:
    answer = compose(SHELF, trace(), 1, time.perf_counter() - 100)
    assert answer.generation == 7
    assert 100_000 <= answer.elapsed_ms < 200_000


def texts(excerpts: Sequence[Excerpt]) -> list[str]:
    return [excerpt.text for excerpt in excerpts]


def test_best_first_as_many_as_asked_for() -> None:
    found = [SHELF.found(1, 0, 9.0), SHELF.found(2, 0, 5.0), SHELF.found(3, 1, 4.6)]
    answer = composed(SHELF, trace(*found), 2)
    assert texts(answer.excerpts) == ["Bees sleep in winter.", "Bees are counted in May."]
    assert answer == Answer("what of bees?", answer.excerpts, None)


@pytest.mark.parametrize(("score", "shown"), [(4.5, 2), (4.49, 1)])
def test_what_is_far_below_the_best_stands_beside_no_answer(score: float, shown: int) -> None:
    answer = composed(SHELF, trace(SHELF.found(1, 0, 9.0), SHELF.found(2, 0, score)), 5)
    assert len(answer.excerpts) == shown


def test_a_list_and_a_comparison_keep_what_is_far_below() -> None:
    found = [SHELF.found(1, 0, 9.0, AMARA), SHELF.found(2, 0, -9.0, AMARA)]
    for intent in (Intent.LIST, Intent.COMPARE):
        asks = question(intent, asked("Okafor", (AMARA, 1.0)))
        assert len(composed(SHELF, trace(*found, asks=asks), 5).excerpts) == 2


def test_a_list_is_longer_than_what_is_asked_for_otherwise() -> None:
    long = FakeShelf({n: [f"Sentence {n} about the bees."] for n in range(60)})
    found = [long.found(n, 0, 9.0, AMARA) for n in range(60)]
    asks = question(Intent.LIST, asked("Okafor", (AMARA, 1.0)))
    assert len(composed(long, trace(*found, asks=asks), 5).excerpts) == 40


def test_no_excerpt_has_a_higher_score_than_the_one_before() -> None:
    answer = composed(SHELF, trace(SHELF.found(1, 0, 9.0), SHELF.found(2, 0, 8.0)), 5)
    assert [excerpt.score for excerpt in answer.excerpts] == [0.8, 0.8]


def test_candidates_nearly_as_good_are_one_excerpt() -> None:
    answer = composed(SHELF, trace(SHELF.found(1, 0, 9.0), SHELF.found(1, 1, 7.5)), 5)
    assert texts(answer.excerpts) == ["Bees sleep in winter.\n\nThey wake in spring."]


def test_in_a_comparison_each_keeps_to_their_own_words_and_speaks_in_turn() -> None:
    asks = question(Intent.COMPARE, asked("lena", (LENA, 1.0)), asked("viktor", (VIKTOR, 1.0)))
    found = [
        SHELF.found(1, 0, 9.0, LENA),
        SHELF.found(1, 1, 8.9, LENA),
        SHELF.found(1, 2, 8.8, AMARA),
        SHELF.found(2, 0, 7.0, VIKTOR),
    ]
    answer = composed(SHELF, trace(*found, asks=asks), 5)
    assert [(e.speaker, e.text) for e in answer.excerpts] == [
        ("Lena Hartmann", "Bees sleep in winter."),
        ("Viktor Hartmann", "Bees are counted in May."),
        ("Lena Hartmann", "They wake in spring."),
    ]


def test_the_same_words_in_two_documents_are_one_excerpt_with_two_places() -> None:
    (excerpt,) = composed(SHELF, trace(SHELF.found(2, 1, 9.0), SHELF.found(3, 0, 8.0)), 5).excerpts
    assert (excerpt.document, [(place.document, place.span) for place in excerpt.also]) == (
        "2.txt",
        [("3.txt", Span(0, len(WIRE)))],
    )


def test_a_twin_behind_the_last_excerpt_is_still_named() -> None:
    (excerpt,) = composed(SHELF, trace(SHELF.found(2, 1, 9.0), SHELF.found(3, 0, 8.0)), 1).excerpts
    assert [place.document for place in excerpt.also] == ["3.txt"]


def test_a_document_that_is_not_as_it_was_read_is_not_shown() -> None:
    shelf = replace(SHELF, damaged=frozenset({1}), verified=[])
    answer = composed(shelf, trace(shelf.found(1, 0, 9.0), shelf.found(2, 0, 8.0)), 5)
    assert texts(answer.excerpts) == ["Bees are counted in May."]
    assert shelf.verified == [1, 2]


NEAREST = trace(SHELF.found(2, 0, 3.0, LENA), SHELF.found(1, 0, 1.0, AMARA), SHELF.found(3, 1, 0.5, VIKTOR))
AMARA_ASKED = question(Intent.SPEECH, asked("okafor", (AMARA, 0.9)))


@pytest.mark.parametrize(
    ("given", "nearest", "reason"),
    [
        (trace(silence=Silence.NOT_IN_COVERAGE), [], None),
        (replace(NEAREST, decision=AnswerDecision(0.1, Silence.NOT_IN_COVERAGE, {})), [LENA, AMARA, VIKTOR], None),
        (trace(silence=Silence.NO_QUESTION, asks=question(Intent.NONE)), [], None),
        # Whom nobody quotes, with who comes nearest to the topic.
        (
            trace(silence=Silence.UNKNOWN_SPEAKER, asks=question(Intent.SPEECH, asked("Tim Cook")), others=NEAREST),
            [LENA, AMARA, VIKTOR],
            UnknownSpeaker("Tim Cook"),
        ),
        # Who is quoted, but not on this; they themselves are not among the others.
        (
            trace(silence=Silence.SPEAKER_NOT_ON_TOPIC, asks=AMARA_ASKED, others=NEAREST),
            [LENA, AMARA, VIKTOR],
            NotOnTopic("Amara Okafor", ("Lena Hartmann", "Viktor Hartmann")),
        ),
        (
            trace(silence=Silence.SPEAKER_NOT_ON_TOPIC, asks=AMARA_ASKED, others=trace()),
            [],
            NotOnTopic("Amara Okafor"),
        ),
    ],
)
def test_a_silence_has_what_came_nearest_and_its_reason(
    given: SearchTrace, nearest: list[int], reason: Reason | None
) -> None:
    answer = composed(SHELF, given, 5)
    assert (answer.excerpts, answer.silence, answer.reason) == ((), given.decision.silence, reason)
    assert [excerpt.speaker for excerpt in answer.nearest] == [PEOPLE[number].name for number in nearest]


def test_suggestions_come_with_a_silence_alone() -> None:
    asks = replace(question(Intent.SPEECH, asked("Amara Okonkwo")), suggestions=("Amara Okafor",))
    silent = composed(SHELF, trace(asks=asks, silence=Silence.UNKNOWN_SPEAKER), 5)
    answered = composed(SHELF, trace(SHELF.found(1, 0, 9.0), asks=asks), 5)
    assert (silent.suggestions, answered.suggestions) == (("Amara Okafor",), ())


SHOWN = composed(SHELF, trace(SHELF.found(1, 0, 9.0, AMARA)), 5).excerpts[0]


@pytest.mark.parametrize("verdict", [Verdict.EXACT, Verdict.NEAR, Verdict.MISATTRIBUTED])
def test_a_checked_quotation_is_answered_with_its_place(verdict: Verdict) -> None:
    check = Check("bees sleep", verdict, SHOWN, "Amara Okafor")
    assert composed(SHELF, trace(check=check), 5) == Answer(
        "what of bees?", (SHOWN,), None, reason=CheckedQuotation(check)
    )


@pytest.mark.parametrize("nearest", [SHOWN, None])
def test_a_quotation_that_stands_nowhere_is_a_silence(nearest: Excerpt | None) -> None:
    check = Check("bees sleep", Verdict.NOT_FOUND, nearest, None)
    given = trace(check=check, silence=Silence.NOT_IN_COVERAGE)
    shown = () if nearest is None else (nearest,)
    assert composed(SHELF, given, 5) == Answer(
        "what of bees?", (), Silence.NOT_IN_COVERAGE, shown, CheckedQuotation(check)
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (WIRE, WIRE, True),
        (WIRE, WIRE.upper(), True),
        (WIRE, f"He said: {WIRE}", True),
        (WIRE, WIRE.replace("comet", "moon"), True),  # a word in one shingle
        (WIRE, WIRE.replace("everybody", "nobody"), False),  # a word in five of nine
        (WIRE, "The tram runs late tonight, as it did all week.", False),
        ("Too short to tell.", "Too short to tell.", False),
    ],
)
def test_same_words(one: str, other: str, same: bool) -> None:
    assert same_words(shingles_of(one), shingles_of(other)) == same


@given(st.lists(st.sampled_from(["the", "comet", "tail", "a", "dust"]), max_size=15))
def test_shingles_are_every_five_words_in_a_row(words: list[str]) -> None:
    assert shingles_of(" ".join(words)) == {tuple(words[n : n + 5]) for n in range(len(words) - 4)}


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 1), st.floats(0, 9)), max_size=8), st.integers(1, 5))
def test_no_place_is_shown_twice(places: list[tuple[int, int, float]], limit: int) -> None:
    found = sorted((SHELF.found(*place) for place in places), key=lambda r: -r.score)
    excerpts = composed(SHELF, trace(*found), limit).excerpts
    assert len(excerpts) <= limit
    assert bool(excerpts) == bool(found)
    for n, one in enumerate(excerpts):
        assert not [e for e in excerpts[:n] if e.document == one.document and e.span.overlaps(one.span)]
