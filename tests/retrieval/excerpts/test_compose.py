"""From a trace to an answer: which candidates are shown, in what order, and what there is to say about them."""

import datetime
import hashlib
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Anchor, Identity, Paragraph, Span, StoredDocument, StoredQuotation, Structure
from retrieval import (
    Answer,
    AskedOfBot,
    Check,
    CheckedQuotation,
    Excerpt,
    NamesNothing,
    NotOnTopic,
    Reason,
    Silence,
    UnknownSpeaker,
    Verdict,
)
from retrieval.excerpts.compose import compose
from retrieval.question.question import Intent, Question, Unasked
from retrieval.ranking.fusion import RankedCandidate
from retrieval.ranking.terms import Terms
from retrieval.search.abstention import AnswerDecision
from retrieval.search.trace import SearchTrace
from tests.retrieval.fake_vocabulary import identity
from tests.retrieval.made import asked, candidate, question, quotation, ranked, written

PEOPLE = tuple(identity(name) for name in ("Amara Okafor", "Lena Hartmann", "Viktor Hartmann"))
AMARA, LENA, VIKTOR = range(3)
WIRE = "The comet will be seen by everybody who leaves the town behind tonight."


@dataclass
class FakeShelf:
    """Documents by number, a paragraph a sentence; `damaged` are those whose text is not what was read, `spoken` the
    sentences, by document and place, that somebody says, `days` when documents appeared."""

    texts: Mapping[int, Sequence[str]]
    spoken: Mapping[tuple[int, int], int] = field(default_factory=dict)
    damaged: frozenset[int] = frozenset()
    verified: list[int] = field(default_factory=list)
    identities: Sequence[Identity] = PEOPLE
    days: Mapping[int, datetime.date] = field(default_factory=dict)

    @property
    def documents(self) -> Mapping[int, StoredDocument]:
        words = {n: len(self.text(n).split()) for n in self.texts}
        days = {n: self.days.get(n) for n in self.texts}
        return {n: StoredDocument(n, f"{n}.txt", None, None, None, days[n], None, words[n]) for n in self.texts}

    def _written(self, document_id: int) -> tuple[str, tuple[Paragraph, ...]]:
        return written(*([sentence] for sentence in self.texts[document_id]))

    def text(self, document_id: int) -> str:
        return self._written(document_id)[0]

    def anchor(self, document_id: int, position: int) -> Anchor | None:
        return None

    def structure(self, document_id: int) -> Structure:
        return Structure(self._written(document_id)[1])

    def quotations_in(self, document_id: int) -> Sequence[StoredQuotation]:
        places = sorted(place for document, place in self.spoken if document == document_id)
        return [self.said(document_id, place) for place in places]

    def said(self, document: int, place: int) -> StoredQuotation:
        """Of a sentence with words in marks these, of another all."""
        span = self.structure(document).paragraphs[place].span
        marked = re.search(r'(?<=").+(?=")', span.of(self.text(document)))
        parts = (Span(span.start + marked.start(), span.start + marked.end()),) if marked else (span,)
        number = 10 * document + place
        return quotation(self.spoken[document, place], number=number, document=document, span=span, parts=parts)

    def verify_document(self, document_id: int) -> None:
        self.verified.append(document_id)

    def text_hash(self, document_id: int) -> str:
        text = "another" if document_id in self.damaged else self.text(document_id)
        return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"

    def found(self, document: int, place: int, share: float) -> RankedCandidate:
        span = self.structure(document).paragraphs[place].span
        said = self.said(document, place) if (document, place) in self.spoken else None
        words = self.texts[document][place].lower()
        return ranked(candidate(said, document=document, place=place, span=span, folded=words), share=share)


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
    *found: RankedCandidate,
    asks: Question | None = None,
    silence: Silence | None = None,
    probability: float = 0.8,
    others: SearchTrace | None = None,
    check: Check | None = None,
) -> SearchTrace:
    asks = asks or question(text="what of bees?")
    decision = AnswerDecision(probability, silence, {})
    return SearchTrace(asks, asks, (), Terms({}), (), found, decision, 0.46, 7, others, check)


def test_the_answer_names_its_generation_and_the_time_since_it_was_asked() -> None:
    answer = compose(SHELF, trace(), 1, time.perf_counter() - 100)
    assert answer.generation == 7
    assert 100_000 <= answer.elapsed_ms < 200_000


def texts(excerpts: Sequence[Excerpt]) -> list[str]:
    return [excerpt.text for excerpt in excerpts]


def test_the_best_sentence_of_an_excerpt_is_singled_out_with_what_of_the_words_stands_in_it() -> None:
    shelf = FakeShelf({1: ['She said "bees sleep in winter" there.', "They wake in spring."]}, {(1, 0): AMARA})
    (whole,) = composed(shelf, trace(shelf.found(1, 0, 0.6), shelf.found(1, 1, 0.3)), 1).excerpts
    text = shelf.text(1)
    assert whole.answers is not None
    assert whole.answers.of(text) == 'She said "bees sleep in winter" there.'
    assert [span.of(text) for span in whole.spoken] == ["bees sleep in winter"]
    (by_paper,) = composed(SHELF, trace(SHELF.found(1, 1, 0.6)), 1).excerpts
    assert (by_paper.answers, by_paper.spoken) == (by_paper.span, ())


def test_best_first_as_many_as_asked_for() -> None:
    found = [SHELF.found(1, 0, 0.5), SHELF.found(2, 0, 0.3), SHELF.found(3, 1, 0.2)]
    answer = composed(SHELF, trace(*found), 2)
    assert texts(answer.excerpts) == ["Bees sleep in winter.", "Bees are counted in May."]
    assert answer == Answer("what of bees?", answer.excerpts, None)


def test_the_surest_window_first_though_a_single_sentence_is_surer_than_each_of_its_own() -> None:
    found = [SHELF.found(2, 0, 0.4), SHELF.found(1, 0, 0.3), SHELF.found(1, 1, 0.3)]
    assert texts(composed(SHELF, trace(*found), 2).excerpts) == [
        "Bees sleep in winter.\n\nThey wake in spring.",
        "Bees are counted in May.",
    ]


@pytest.mark.parametrize(("share", "shown"), [(0.03, 2), (0.0299, 1)])
def test_what_is_far_below_the_best_stands_beside_no_answer(share: float, shown: int) -> None:
    answer = composed(SHELF, trace(SHELF.found(1, 0, 0.6), SHELF.found(2, 0, share)), 5)
    assert len(answer.excerpts) == shown


@pytest.mark.parametrize("intent", [Intent.LIST, Intent.COMPARE])
def test_a_list_and_a_comparison_keep_what_is_far_below(intent: Intent) -> None:
    shelf = replace(SHELF, spoken={(1, 0): AMARA, (2, 0): AMARA})
    asks = question(intent, asked("Okafor", (AMARA, 1.0)))
    found = [shelf.found(1, 0, 0.99), shelf.found(2, 0, 0.01)]
    assert len(composed(shelf, trace(*found, asks=asks), 5).excerpts) == 2


def test_a_list_is_longer_than_what_is_asked_for_otherwise() -> None:
    long = FakeShelf(
        {n: [f"Sentence {n} about the bees."] for n in range(60)}, spoken={(n, 0): AMARA for n in range(60)}
    )
    found = [long.found(n, 0, 1 / 60) for n in range(60)]
    asks = question(Intent.LIST, asked("Okafor", (AMARA, 1.0)))
    assert len(composed(long, trace(*found, asks=asks), 5).excerpts) == 40


def test_no_excerpt_has_a_higher_score_than_the_one_before() -> None:
    answer = composed(SHELF, trace(SHELF.found(1, 0, 0.5), SHELF.found(2, 0, 0.5)), 5)
    assert [excerpt.score for excerpt in answer.excerpts] == [0.8, 0.8]


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [
        # Nobody is quoted: the paper's own words stand together.
        ({}, [(None, [0, 1, 2])]),
        ({(1, 1): LENA}, [("Lena Hartmann", [0, 1, 2])]),
        ({(1, 1): LENA, (1, 2): LENA}, [("Lena Hartmann", [0, 1, 2])]),
        # Below a name, nobody else's words.
        ({(1, 1): LENA, (1, 2): VIKTOR}, [("Lena Hartmann", [0, 1]), ("Viktor Hartmann", [2])]),
        (
            {(1, 0): AMARA, (1, 1): LENA, (1, 2): VIKTOR},
            [("Lena Hartmann", [1]), ("Viktor Hartmann", [2]), ("Amara Okafor", [0])],
        ),
    ],
)
def test_a_window_below_a_name_holds_nobody_else_s_words(
    spoken: Mapping[tuple[int, int], int], shown: list[tuple[str | None, list[int]]]
) -> None:
    shelf = replace(SHELF, spoken=spoken)
    found = [shelf.found(1, 1, 0.5), shelf.found(1, 2, 0.3), shelf.found(1, 0, 0.2)]
    answer = composed(shelf, trace(*found), 5)
    sentences = shelf.texts[1]
    assert [(e.speaker, e.text) for e in answer.excerpts] == [
        (speaker, "\n\n".join(sentences[place] for place in places)) for speaker, places in shown
    ]


def test_in_a_comparison_each_keeps_to_their_own_words_and_speaks_in_turn() -> None:
    shelf = replace(SHELF, spoken={(1, 0): LENA, (1, 2): LENA, (1, 1): AMARA, (2, 0): VIKTOR})
    asks = question(Intent.COMPARE, asked("lena", (LENA, 1.0)), asked("viktor", (VIKTOR, 1.0)))
    found = [shelf.found(1, 0, 0.4), shelf.found(1, 2, 0.3), shelf.found(1, 1, 0.2), shelf.found(2, 0, 0.1)]
    answer = composed(shelf, trace(*found, asks=asks), 5)
    assert [(e.speaker, e.text) for e in answer.excerpts] == [
        ("Lena Hartmann", "Bees sleep in winter."),
        ("Viktor Hartmann", "Bees are counted in May."),
        ("Lena Hartmann", "Honey is made in summer."),
    ]


def test_a_comparison_of_things_instead_of_people_is_answered_by_whoever_speaks_of_them() -> None:
    answer = composed(SHELF, trace(SHELF.found(1, 0, 1.0), asks=question(Intent.COMPARE, text="compare bees")), 5)
    assert texts(answer.excerpts) == ["Bees sleep in winter."]


def test_where_nobody_who_is_compared_speaks_there_is_no_answer_though_something_was_found() -> None:
    asks = question(Intent.COMPARE, asked("lena", (LENA, 1.0)), asked("viktor", (VIKTOR, 1.0)), text="compare them")
    answer = composed(SHELF, trace(SHELF.found(1, 0, 1.0), asks=asks), 5)
    assert answer == Answer("compare them", (), Silence.NOT_IN_COVERAGE)


def test_where_no_document_is_as_it_was_read_there_is_no_answer() -> None:
    answer = composed(replace(SHELF, damaged=frozenset({1})), trace(SHELF.found(1, 0, 1.0)), 5)
    assert answer == Answer("what of bees?", (), Silence.NOT_IN_COVERAGE)


def test_the_same_words_in_two_documents_are_one_excerpt_with_two_places() -> None:
    (excerpt,) = composed(SHELF, trace(SHELF.found(2, 1, 0.5), SHELF.found(3, 0, 0.5)), 5).excerpts
    assert (excerpt.document, [(place.document, place.span) for place in excerpt.also]) == (
        "2.txt",
        [("3.txt", Span(0, len(WIRE)))],
    )


def test_a_twin_behind_the_last_excerpt_is_still_named() -> None:
    (excerpt,) = composed(SHELF, trace(SHELF.found(2, 1, 0.5), SHELF.found(3, 0, 0.5)), 1).excerpts
    assert [place.document for place in excerpt.also] == ["3.txt"]


EARLIER, LATER = datetime.date(2022, 5, 10), datetime.date(2022, 5, 13)
BEGINNING = ["The bridge is closed to lorries from the first of September.", "Buses may still cross it."]
COST = "Repairs of the bridge would cost the town three million crowns."
COSTS_MORE = "Repairs of the bridge would cost the town four million crowns."
ENDING = [
    "The council voted seven to four.",
    "The port has ninety lorries a day, with timber from the north.",
]
STORY, UPDATED = [*BEGINNING, COST, *ENDING], [*BEGINNING, COSTS_MORE, *ENDING]
SHORT = [BEGINNING[0], COST]


def places(excerpts: Sequence[Excerpt]) -> list[tuple[str, str, list[str]]]:
    return [(e.document, e.text, [place.document for place in e.also]) for e in excerpts]


@pytest.mark.parametrize("surest", [1, 2, 3])
def test_the_fullest_version_is_cited_first_whichever_is_surest(surest: int) -> None:
    shelf = FakeShelf({1: SHORT, 2: STORY, 3: SHORT})
    order = [surest, *({1, 2, 3} - {surest})]
    found = [shelf.found(n, shelf.texts[n].index(COST), 0.5 / rank) for rank, n in enumerate(order, 1)]
    ((document, text, also),) = places(composed(shelf, trace(*found), 3).excerpts)
    assert (document, text, sorted(also)) == ("2.txt", COST, ["1.txt", "3.txt"])


def test_of_equally_full_versions_the_newer_is_cited_first() -> None:
    shelf = FakeShelf({1: STORY, 2: STORY, 3: STORY}, days={1: EARLIER, 2: LATER})
    found = [shelf.found(n, 2, 0.3) for n in (3, 1, 2)]
    assert places(composed(shelf, trace(*found), 3).excerpts) == [("2.txt", COST, ["3.txt", "1.txt"])]


def test_another_story_that_has_the_same_words_is_cited_behind_however_long_it_is() -> None:
    other = ["Of another matter entirely there is much to tell this week in town.", COST, *(["It rains."] * 90)]
    shelf = FakeShelf({1: STORY, 2: other})
    found = [shelf.found(1, 2, 0.5), shelf.found(2, 1, 0.4)]
    assert places(composed(shelf, trace(*found), 3).excerpts) == [("1.txt", COST, ["2.txt"])]


@pytest.mark.parametrize("share", [0.3, 0.001])
def test_words_that_a_newer_version_changed_come_behind_the_newer_ones(share: float) -> None:
    shelf = FakeShelf({1: STORY, 2: UPDATED, 3: STORY}, days={1: EARLIER, 2: LATER, 3: EARLIER})
    found = [shelf.found(1, 2, 0.5), shelf.found(3, 2, 0.4), shelf.found(2, 2, share)]
    given = trace(*found)
    assert places(composed(shelf, given, 3).excerpts) == [("2.txt", COSTS_MORE, []), ("1.txt", COST, ["3.txt"])]
    assert places(composed(shelf, given, 1).excerpts) == [("2.txt", COSTS_MORE, [])]


def test_the_newer_words_come_first_where_the_surest_version_has_no_day() -> None:
    shelf = FakeShelf({1: STORY, 2: UPDATED, 3: STORY}, days={2: LATER, 3: EARLIER})
    found = [shelf.found(1, 2, 0.5), shelf.found(3, 2, 0.4), shelf.found(2, 2, 0.3)]
    assert places(composed(shelf, trace(*found), 3).excerpts) == [("2.txt", COSTS_MORE, []), ("3.txt", COST, ["1.txt"])]


@pytest.mark.parametrize("days", [{}, {2: LATER}, {1: LATER, 2: LATER}])
def test_of_versions_not_known_to_be_newer_the_surer_words_come_first(days: Mapping[int, datetime.date]) -> None:
    shelf = FakeShelf({1: STORY, 2: UPDATED}, days=days)
    given = trace(shelf.found(1, 2, 0.5), shelf.found(2, 2, 0.3))
    assert places(composed(shelf, given, 3).excerpts) == [("1.txt", COST, []), ("2.txt", COSTS_MORE, [])]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [(STORY, [*STORY, COSTS_MORE]), ([*STORY, COSTS_MORE], STORY), ([*STORY, COSTS_MORE], [*STORY, COSTS_MORE])],
)
def test_an_alike_sentence_takes_no_other_s_place_where_a_version_has_both(
    earlier: Sequence[str], later: Sequence[str]
) -> None:
    shelf = FakeShelf({1: earlier, 2: later}, days={1: EARLIER, 2: LATER})
    surest, others = (COST, COSTS_MORE) if later != STORY else (COSTS_MORE, COST)
    found = [shelf.found(1, earlier.index(surest), 0.5)] if surest in earlier else []
    found += [shelf.found(2, later.index(others), 0.4)]
    assert texts(composed(shelf, trace(*found), 3).excerpts) == [surest, others]


def test_where_the_sentence_beside_the_best_was_changed_the_newer_window_is_shown() -> None:
    shelf = FakeShelf({1: STORY, 2: UPDATED}, days={1: EARLIER, 2: LATER})
    found = [shelf.found(n, place, share) for n, place, share in ((1, 1, 0.5), (1, 2, 0.3), (2, 1, 0.1), (2, 2, 0.09))]
    assert places(composed(shelf, trace(*found), 3).excerpts)[0] == (
        "2.txt",
        f"{BEGINNING[1]}\n\n{COSTS_MORE}",
        ["1.txt"],
    )


def test_a_newer_window_that_holds_another_s_words_is_no_wider_than_its_sentence() -> None:
    shelf = FakeShelf(
        {1: STORY, 2: UPDATED}, spoken={(1, 2): AMARA, (2, 2): AMARA, (2, 1): LENA}, days={1: EARLIER, 2: LATER}
    )
    found = [shelf.found(n, place, share) for n, place, share in ((1, 2, 0.5), (1, 1, 0.3), (2, 2, 0.1), (2, 1, 0.05))]
    first, *_ = composed(shelf, trace(*found), 3).excerpts
    assert (first.document, first.speaker, first.text) == ("2.txt", "Amara Okafor", COSTS_MORE)


SAID = "We have been lucky with this bridge for longer than anybody had a right to"


@pytest.mark.parametrize("surest", [1, 2])
def test_a_quotation_is_one_whatever_the_papers_say_around_it(surest: int) -> None:
    """The second is another paper's story, which cuts it."""
    cut = f'"{SAID[:46]} …" Okafor told the Wire.'
    shelf = FakeShelf(
        {1: [*STORY, f'"{SAID}," said Amara Okafor.'], 2: ["A town is at odds over its old bridge.", cut]},
        spoken={(1, 5): AMARA, (2, 1): AMARA},
    )
    found = {1: shelf.found(1, 5, 0.4), 2: shelf.found(2, 1, 0.4)}
    order = [surest, 3 - surest]
    ((document, _, also),) = places(composed(shelf, trace(*(found[n] for n in order)), 3).excerpts)
    assert (document, also) == (f"{surest}.txt", [f"{3 - surest}.txt"])


def test_of_a_quotation_that_a_version_of_the_story_cuts_the_fullest_version_is_cited_first() -> None:
    cut, whole = f'"{SAID[:46]} …" Okafor said.', f'"{SAID}," said Amara Okafor.'
    shelf = FakeShelf({1: [*STORY[:4], cut], 2: [*STORY, whole]}, spoken={(1, 4): AMARA, (2, 5): AMARA})
    answer = composed(shelf, trace(shelf.found(1, 4, 0.5), shelf.found(2, 5, 0.4)), 3)
    assert places(answer.excerpts) == [("2.txt", whole, ["1.txt"])]


def test_words_that_a_document_has_twice_are_shown_once_and_no_further_place() -> None:
    shelf = FakeShelf({1: [WIRE, "The tram runs late.", WIRE]})
    assert places(composed(shelf, trace(shelf.found(1, 0, 0.5), shelf.found(1, 2, 0.4)), 3).excerpts) == [
        ("1.txt", WIRE, [])
    ]


def test_the_same_words_of_two_people_are_not_cited_together() -> None:
    shelf = replace(SHELF, spoken={(2, 1): AMARA, (3, 0): LENA})
    answer = composed(shelf, trace(shelf.found(2, 1, 0.5), shelf.found(3, 0, 0.4)), 5)
    assert [(e.speaker, e.also) for e in answer.excerpts] == [("Amara Okafor", ()), ("Lena Hartmann", ())]


def test_the_version_that_gives_the_words_to_another_is_not_cited_for_them() -> None:
    shelf = FakeShelf({1: SHORT, 2: STORY}, spoken={(1, 1): AMARA, (2, 2): LENA})
    answer = composed(shelf, trace(shelf.found(1, 1, 0.5), shelf.found(2, 2, 0.4)), 5)
    assert [(e.document, e.speaker, e.also) for e in answer.excerpts] == [
        ("1.txt", "Amara Okafor", ()),
        ("2.txt", "Lena Hartmann", ()),
    ]


def test_few_words_of_two_stories_are_not_cited_together() -> None:
    shelf = FakeShelf({1: ["He did not answer.", *BEGINNING], 2: ["He did not answer.", "The tram runs late."]})
    answer = composed(shelf, trace(shelf.found(1, 0, 0.5), shelf.found(2, 0, 0.4)), 5)
    assert [(e.document, e.also) for e in answer.excerpts] == [("1.txt", ()), ("2.txt", ())]


def test_a_version_that_is_not_as_it_was_read_is_neither_shown_nor_cited() -> None:
    shelf = FakeShelf({1: SHORT, 2: STORY, 3: SHORT}, damaged=frozenset({2}))
    found = [shelf.found(n, shelf.texts[n].index(COST), 0.3) for n in (1, 2, 3)]
    assert places(composed(shelf, trace(*found), 3).excerpts) == [("1.txt", COST, ["3.txt"])]


def test_what_comes_behind_twins_is_shown_in_their_place() -> None:
    found = [SHELF.found(2, 1, 0.3), SHELF.found(3, 0, 0.3), SHELF.found(1, 0, 0.2), SHELF.found(1, 2, 0.2)]
    answer = composed(SHELF, trace(*found), 3)
    assert texts(answer.excerpts) == [WIRE, "Bees sleep in winter.", "Honey is made in summer."]


def test_a_document_that_is_not_as_it_was_read_is_not_shown() -> None:
    shelf = replace(SHELF, damaged=frozenset({1}), verified=[])
    answer = composed(shelf, trace(shelf.found(1, 0, 0.6), shelf.found(2, 0, 0.4)), 5)
    assert texts(answer.excerpts) == ["Bees are counted in May."]
    assert shelf.verified == [1, 2]


VOICES = replace(SHELF, spoken={(1, 0): AMARA, (2, 0): LENA, (3, 1): VIKTOR})
NEAREST = trace(VOICES.found(2, 0, 0.5), VOICES.found(1, 0, 0.3), VOICES.found(3, 1, 0.2))
OFF_TOPIC = AnswerDecision(0.1, Silence.SPEAKER_NOT_ON_TOPIC, {})
NOT_FOUND = AnswerDecision(0.1, Silence.NOT_IN_COVERAGE, {})
BELOW_THE_LINE = replace(NEAREST, decision=NOT_FOUND)
AMARA_ASKED = question(Intent.SPEECH, asked("okafor", (AMARA, 0.9)))
A_HARTMANN_ASKED = question(Intent.SPEECH, asked("hartmann", (LENA, 0.9), (VIKTOR, 0.9)))


def unasked(why: Unasked) -> Question:
    return replace(question(Intent.NONE), unasked=why)


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
        # Who is quoted, but not on this, and whose words answer it.
        (
            trace(silence=Silence.SPEAKER_NOT_ON_TOPIC, asks=AMARA_ASKED, others=NEAREST),
            [LENA, AMARA, VIKTOR],
            NotOnTopic("Amara Okafor", ("Lena Hartmann",)),
        ),
        # Where nobody's words answer it, nobody is named, and theirs are shown.
        (
            replace(NEAREST, question=AMARA_ASKED, decision=OFF_TOPIC, other_speakers=BELOW_THE_LINE),
            [AMARA],
            NotOnTopic("Amara Okafor"),
        ),
        (replace(NEAREST, question=AMARA_ASKED, decision=NOT_FOUND), [AMARA], None),
        # The paper's own words answer it: nobody is named for them.
        (
            trace(silence=Silence.SPEAKER_NOT_ON_TOPIC, asks=AMARA_ASKED, others=trace(SHELF.found(2, 0, 1.0))),
            [None],
            NotOnTopic("Amara Okafor"),
        ),
        (
            trace(silence=Silence.SPEAKER_NOT_ON_TOPIC, asks=AMARA_ASKED, others=trace()),
            [],
            NotOnTopic("Amara Okafor"),
        ),
        # Who is asked for by a name of several is called so.
        (
            trace(silence=Silence.SPEAKER_NOT_ON_TOPIC, asks=A_HARTMANN_ASKED, others=trace()),
            [],
            NotOnTopic("hartmann"),
        ),
        (trace(silence=Silence.NO_QUESTION, asks=unasked(Unasked.SMALL_TALK)), [], None),
        (trace(silence=Silence.NO_QUESTION, asks=unasked(Unasked.VAGUE)), [], NamesNothing()),
        (trace(silence=Silence.NO_QUESTION, asks=unasked(Unasked.TO_BOT)), [], AskedOfBot()),
    ],
)
def test_a_silence_has_what_came_nearest_and_its_reason(
    given: SearchTrace, nearest: list[int | None], reason: Reason | None
) -> None:
    answer = composed(VOICES, given, 5)
    assert (answer.excerpts, answer.silence, answer.reason) == ((), given.decision.silence, reason)
    names = [None if number is None else PEOPLE[number].name for number in nearest]
    assert [excerpt.speaker for excerpt in answer.nearest] == names


def test_suggestions_come_with_a_silence_alone() -> None:
    asks = replace(question(Intent.SPEECH, asked("Amara Okonkwo")), suggestions=("Amara Okafor",))
    silent = composed(SHELF, trace(asks=asks, silence=Silence.UNKNOWN_SPEAKER), 5)
    answered = composed(SHELF, trace(SHELF.found(1, 0, 1.0), asks=asks), 5)
    assert (silent.suggestions, answered.suggestions) == (("Amara Okafor",), ())


SHOWN = composed(VOICES, trace(VOICES.found(1, 0, 1.0)), 5).excerpts[0]


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


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(0, 1), st.integers(1, 9)), unique_by=lambda row: row[:2], max_size=6
    ),
    st.dictionaries(st.tuples(st.integers(1, 3), st.integers(0, 1)), st.sampled_from([AMARA, LENA, VIKTOR])),
    st.integers(1, 5),
)
def test_no_place_is_shown_twice_and_nobody_speaks_below_another_s_name(
    places: list[tuple[int, int, int]], spoken: dict[tuple[int, int], int], limit: int
) -> None:
    shelf = replace(SHELF, spoken=spoken)
    total = sum(odds for *_, odds in places)
    found = sorted((shelf.found(n, place, odds / total) for n, place, odds in places), key=lambda r: -r.share)
    excerpts = composed(shelf, trace(*found), limit).excerpts
    assert len(excerpts) <= limit
    assert bool(excerpts) == bool(found)
    for n, one in enumerate(excerpts):
        assert not [e for e in excerpts[:n] if e.document == one.document and e.span.overlaps(one.span)]
        said = shelf.quotations_in(int(one.document.removesuffix(".txt")))
        voices = {q.speaker for q in said if q.span.overlaps(one.span)}
        assert one.speaker is None or len(voices) <= 1
