"""A topic's words: weighed by rarity, corrected where they are a slip away, found again in other words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question.question import AskedSpeaker, Intent, Question
from retrieval.ranking.terms import (
    Relation,
    Role,
    Terms,
    correct_spelling,
    piece_weights,
    read_terms,
    relation_of,
    role_coverage,
    roles_of,
    terms_of,
)
from tests.retrieval.made import asked, question

PASSAGES = {"comet": 12, "comment": 7, "telescop": 5, "telegraph": 9, "moon": 30, "mood": 2, "5": 4, "observatori": 3}


@dataclass(frozen=True)
class FakeWords:
    """Stems are words without their endings "s" and "e"; the weight is one over the passages."""

    passages: Mapping[str, int] = field(default_factory=lambda: PASSAGES)
    roles: Mapping[int, frozenset[str]] = field(default_factory=dict)
    role_synonyms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def is_mostly_name(self, word: str) -> bool:
        return word in self.names

    def person_words(self, text: str) -> frozenset[str]:
        return self.people.intersection(text.casefold().split())

    def stems_in_order(self, texts: Sequence[str]) -> list[str]:
        return [word.removesuffix("s").removesuffix("e") for text in texts for word in text.casefold().split()]

    def frequency(self, stem: str) -> int:
        return self.passages.get(stem, 0)

    def weight(self, stem: str) -> float:
        return 1 / (1 + self.frequency(stem))

    def stems_beginning(self, initial: str) -> Mapping[str, int]:
        return {stem: count for stem, count in self.passages.items() if stem.startswith(initial)}

    def stated_roles(self, number: int) -> frozenset[str]:
        return self.roles.get(number, frozenset())


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("comet", "comet"),  # stands there
        ("commet", "comet"),  # as near to "comment", which is rarer
        ("telescpo", "telescop"),  # two letters exchanged are one slip
        ("telscp", "telscp"),  # two slips in six letters are another word
        ("telescqpp", "telescop"),  # two in nine are not
        ("telgaraph", "telegraph"),
        ("moom", "moom"),  # a short word is not corrected
        ("gomet", "gomet"),  # nor the first letter
        ("12345", "12345"),  # nor a number
        ("zeppelin", "zeppelin"),  # nothing is near
        ("observatory", "observatori"),
    ],
)
def test_spelling(typed: str, corrected: str) -> None:
    assert correct_spelling(FakeWords(), typed) == corrected


@pytest.mark.parametrize(
    ("asked_for", "names", "stem"),
    [
        ("what did they say about the Telescpo", frozenset[str](), "telescpo"),
        ("what did they say about the Telescpo", frozenset({"telescop"}), "telescop"),
        ("what did they say about the telescpo", frozenset[str](), "telescop"),
        ("WHAT DID THEY SAY ABOUT THE TELESCPO", frozenset[str](), "telescop"),  # capitals that tell nothing
    ],
)
def test_what_is_written_as_a_name_is_no_slip_of_an_everyday_word(
    asked_for: str, names: frozenset[str], stem: str
) -> None:
    asks = replace(question(topic="telescpo"), text=asked_for)
    assert list(terms_of(FakeWords(names=names), asks).weights) == [stem]


@given(st.text(min_size=1, max_size=12))
def test_a_correction_stands_in_the_coverage_and_begins_alike(typed: str) -> None:
    corrected = correct_spelling(FakeWords(), typed)
    assert corrected == typed or (corrected in PASSAGES and corrected[0] == typed[0])


@pytest.mark.parametrize(
    ("topic", "stems"),
    [
        ("", []),
        ("comets moon", ["comet", "moon"]),
        ("moon comet moon", ["moon", "comet"]),  # each once, in order
        ("commets comet", ["comet"]),  # corrected to one that stands there already
        ("x 5 moon", ["5", "moon"]),  # a letter alone is no word, a digit is
        ("zeppelin", ["zeppelin"]),  # what nobody wrote of is asked for all the same
    ],
)
def test_terms_of_a_topic(topic: str, stems: list[str]) -> None:
    read = read_terms(FakeWords(), topic)
    assert list(read.weights) == stems
    assert read == Terms(
        {stem: 1 / (1 + PASSAGES.get(stem, 0)) for stem in stems}, {stem: PASSAGES.get(stem, 0) for stem in stems}
    )


@pytest.mark.parametrize(
    ("asks", "stems"),
    [
        (question(topic="comet"), ["comet"]),
        (question(Intent.SPEECH, asked("Comet Moon"), topic=""), ["comet", "moon"]),
        (question(Intent.SPEECH, asked("Comet"), topic="moon"), ["moon"]),
        (question(topic=""), []),
    ],
)
def test_terms_of_a_question_are_its_topic_s_or_else_its_speakers(asks: Question, stems: list[str]) -> None:
    assert list(terms_of(FakeWords(), asks).weights) == stems


@pytest.mark.parametrize(
    ("stems", "covered"),
    [
        ((), 0.0),
        (({"comet"},), 0.75),
        (({"tail"},), 0.25),
        (({"comet", "tail", "dust"},), 1.0),
        (({"comet"}, {"tail"}), 1.0),  # of several places, what stands in any
        (({"dust"},), 0.0),
    ],
)
def test_term_coverage(stems: tuple[set[str], ...], covered: float) -> None:
    terms = Terms({"comet": 3.0, "tail": 1.0})
    assert terms.term_coverage(*map(frozenset, stems)) == covered
    assert terms.term_coverage_within(set().union(*stems)) == covered


def test_without_a_topic_nothing_is_covered() -> None:
    assert Terms({}).term_coverage(frozenset({"comet"})) == 0.0
    assert Terms({}).term_coverage_within({"comet"}) == 0.0


STEMS = st.text("abc", min_size=1, max_size=2)


@given(st.dictionaries(STEMS, st.floats(0.01, 10)), st.frozensets(STEMS), st.frozensets(STEMS))
def test_more_stems_cover_no_less(weights: dict[str, float], some: frozenset[str], more: frozenset[str]) -> None:
    terms = Terms(weights)
    assert 0.0 <= terms.term_coverage(some) <= terms.term_coverage(some, more) + 1e-9 <= 1.0 + 2e-9
    assert terms.term_coverage(some, more) == pytest.approx(terms.term_coverage(some | more))


@pytest.mark.parametrize(
    ("holding", "match"),
    [
        ({}, ""),
        ({"comet": 3}, '"comet"'),
        ({"moon": 900, "comet": 3}, '"comet" OR "moon"'),  # rarest first
        ({"moon": 900, "comet": 700}, '"comet"'),  # no more passages than can be ranked in time
        ({"moon": 5000}, '"moon"'),  # always one
        ({"moon": 750, "comet": 750}, '"moon" OR "comet"'),
        ({str(n): n for n in range(1, 20)}, " OR ".join(f'"{n}"' for n in range(1, 13))),  # twelve at most
    ],
)
def test_match(holding: dict[str, int], match: str) -> None:
    assert Terms({stem: 1 / count for stem, count in holding.items()}, holding).match == match


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 3000), max_size=30))
def test_a_match_is_bounded(holding: dict[str, int]) -> None:
    match = Terms({stem: 1 / count for stem, count in holding.items()}, holding).match
    chosen = [stem for stem in holding if f'"{stem}"' in match.split(" OR ")]
    assert len(chosen) <= 12
    assert bool(chosen) == bool(holding)
    assert len(chosen) <= 1 or sum(holding[stem] for stem in chosen) <= 1500


@pytest.mark.parametrize(
    ("speakers", "roles"),
    [
        ((asked("the head of the library", named=False),), [Role(("head", "library"), "head")]),
        ((asked("the library boss", named=False),), [Role(("library", "boss"), "boss")]),
        ((asked("of the library", named=False),), [Role(("library",), "library")]),
        (
            (asked("people living near the library", named=False),),
            [Role(("people", "living", "near", "library"), "people")],
        ),
        ((asked("the man accusing Okafor", named=False),), [Role(("man", "accusing", "okafor"), "man")]),
        ((asked("the staff around Okafor", named=False),), [Role(("staff", "around", "okafor"), "staff")]),
        ((asked("Amara Okafor"),), []),  # a name is no role
        (
            (asked("the mayor", named=False), asked("a coach", named=False)),
            [Role(("mayor",), "mayor"), Role(("coach",), "coach")],
        ),
        ((asked("them", named=False),), []),
        ((), []),
    ],
)
def test_roles_of(speakers: tuple[AskedSpeaker, ...], roles: list[Role]) -> None:
    assert roles_of(speakers) == roles


def test_role_coverage_counts_synonyms_by_rarity() -> None:
    alike: dict[str, frozenset[str]] = defaultdict(frozenset, leader=frozenset({"leader", "chief"}))
    words = FakeWords(
        passages={"leader": 9, "library": 1},
        roles={
            0: frozenset({"chief"}),
            1: frozenset({"chief", "library"}),
            2: frozenset({"tram"}),
            3: frozenset({"library"}),  # not what the role is called
        },
        role_synonyms=alike,
    )
    rare, common = 1 / 2, 1 / 10
    assert role_coverage(words, [Role(("leader", "library"), "leader")], [0, 1, 2, 3]) == {
        0: pytest.approx(common / (rare + common)),
        1: pytest.approx(1.0),
        2: 0.0,
        3: 0.0,
    }


MOTHER = frozenset({"mother", "mum", "mom"})


@pytest.mark.parametrize(
    ("speaker", "relation"),
    [
        (asked("Okafor's mum", named=False), Relation(MOTHER, frozenset({"okafor"}))),
        (asked("the mother of Okafor", named=False), Relation(MOTHER, frozenset({"okafor"}))),
        (asked("the mother", named=False), None),  # anybody's
        (asked("Okafor's boss", named=False), None),  # may be told of in other words
        (asked("Okafor's mother", (1, 0.9), named=False), None),  # who is known
        (asked("Okafor Mum"), None),  # a name
    ],
)
def test_what_somebody_is_to_somebody(speaker: AskedSpeaker, relation: Relation | None) -> None:
    assert relation_of(FakeWords(), (speaker,)) == relation


@pytest.mark.parametrize(
    ("passage", "document", "told"),
    [
        ({"mum", "moon"}, {"mum", "okafor"}, True),
        ({"moon"}, {"mum", "okafor"}, False),
        ({"mum"}, {"mum"}, False),
    ],
)
def test_where_a_mother_is_told_of(passage: set[str], document: set[str], told: bool) -> None:
    assert Relation(MOTHER, frozenset({"okafor"})).is_told(frozenset(passage), document) is told


def test_of_two_roles_the_better_counts() -> None:
    words = FakeWords(roles={0: frozenset({"mayor"}), 1: frozenset({"coach"}), 2: frozenset()})
    both = [Role(("mayor",), "mayor"), Role(("coach",), "coach")]
    assert role_coverage(words, both, [0, 1, 2]) == {0: 1.0, 1: 1.0, 2: 0.0}


def test_without_a_role_nobody_s_is_looked_up() -> None:
    assert role_coverage(FakeWords(), [], [0, 1]) == {}


@pytest.mark.parametrize(
    ("text", "starts", "weights"),
    [
        # By how rare each word is: 1 / 13, 1 / 31.
        ("the comet and the moon", (0, 4, 10, 14, 18), (0.0, 31 / 44, 0.0, 0.0, 13 / 44)),
        # A word's weight is parted among its pieces.
        ("comet", (0, 3), (0.5, 0.5)),
        ("moon comet", (0, 5, 8), (13 / 44, 31 / 88, 31 / 88)),
        # Marks are nobody's pieces, and weigh nothing.
        ("comet?", (0, 5), (1.0, 0.0)),
        # Where no word tells, none weighs anything.
        ("who was it", (0, 4, 8), (0.0, 0.0, 0.0)),
        ("?!", (0, 1), (0.0, 0.0)),
        ("", (), ()),
    ],
)
def test_piece_weights(text: str, starts: tuple[int, ...], weights: tuple[float, ...]) -> None:
    found = piece_weights(FakeWords(), text, np.array(starts, np.int64))
    assert found.tolist() == pytest.approx(weights)


@given(st.text("comet mon?'", max_size=20), st.data())
def test_the_weights_of_a_question_s_pieces_add_up_to_1_where_a_word_tells(text: str, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, 20), min_size=1, max_size=8, unique=True).map(sorted))
    found = piece_weights(FakeWords(), text, np.array(starts, np.int64))
    assert float(found.sum()) == pytest.approx(float(found.any()))
    assert float(found.min()) >= 0.0


def test_words_set_aside_weigh_nothing() -> None:
    found = piece_weights(FakeWords(), "okafor on the moon", np.array([0, 7, 10, 14], np.int64), {"okafor"})
    assert found.tolist() == [0.0, 0.0, 0.0, 1.0]


def test_the_news_is_what_is_left_without_names() -> None:
    read = read_terms(FakeWords(people=frozenset({"okafor"})), "okafor moon comet")
    assert read.weights.keys() == {"okafor", "moon", "comet"}
    assert read.naming == {"okafor"}
    assert read.news.weights == {"moon": 1 / 31, "comet": 1 / 13}
    assert read.news.term_coverage(frozenset({"moon", "okafor"})) == pytest.approx(13 / 44)


@pytest.mark.parametrize(
    ("topic", "foreign"),
    [
        ("bread price comet", True),  # two of three stand nowhere
        ("bread price", True),
        ("bread", False),  # may be another word for what is there
        ("bread comet", False),
        ("bread price comet moon", False),
        ("", False),
    ],
)
def test_what_the_coverage_has_mostly_not_heard_of(topic: str, foreign: bool) -> None:
    assert read_terms(FakeWords(), topic).foreign is foreign


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("what was said of the Zeppelin", True),
        ("what was said of the zeppelin", False),  # may be another word for what is there
        ("what was said of the Comet", False),
        ("what was said of the ZEPP", False),  # a short form, which the coverage may write out
        ("What Was Said Of The Zeppelin", False),  # every word is written so
        ("Zeppelin what was said", False),  # any word that begins is
        ("This is so. Zeppelin what was said", False),  # a sentence, too
        ("This is so. “Zeppelin” what was said", False),
        ("what was said of the Telescpo", False),  # may be a slip for what is there
    ],
)
def test_a_name_alone_that_stands_nowhere_is_not_heard_of(text: str, foreign: bool) -> None:
    topic = next(word for word in text.casefold().split() if word.strip("“”").startswith(("zepp", "comet", "tele")))
    asks = replace(question(topic=topic.strip("“”")), text=text)
    assert terms_of(FakeWords(), asks).foreign is foreign


def test_what_may_be_a_slip_of_what_is_there_is_not_unheard_of() -> None:
    asks = replace(question(topic="telescpo bread"), text="what was said of Telescpo and bread")
    assert not terms_of(FakeWords(), asks).unheard
    assert terms_of(FakeWords(), replace(asks, topic="bread")).unheard


def test_small_talk_before_a_question_is_not_where_it_begins() -> None:
    asks = replace(question(topic="zeppelin"), text="hey, Zeppelin what was said", core="Zeppelin what was said")
    assert not terms_of(FakeWords(), asks).foreign
