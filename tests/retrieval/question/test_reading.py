"""Reading a question: by form, against the speakers of the coverage, without a model."""

import datetime
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Identity, SpeakerKind
from retrieval.question.follow_up import inherit, unknown_name
from retrieval.question.parser import read_question
from retrieval.question.question import Intent, Question
from retrieval.question.speaker_directory import SpeakerDirectory
from tests.retrieval.fake_vocabulary import FakeVocabulary

_PEOPLE = ("Amara Okafor", "Samuel Okafor", "Lena Hartmann", "Viktor Hartmann", "Paul Whitby", "He Jianxiong")
_KNOWN = frozenset(
    "comet telescope moon chess opening clock bees numbers say said about what did the library drill".split()
)


def _identity(name: str, kind: SpeakerKind, organisations: tuple[str, ...] = ()) -> Identity:
    return Identity(name, kind, (), (), organisations, 2, 1)


_DIRECTORY = SpeakerDirectory(
    (
        *(_identity(name, SpeakerKind.PERSON) for name in _PEOPLE),
        _identity("European Sky Survey Organisation", SpeakerKind.ORGANISATION),
    )
)
_OUTLETS: Mapping[str, str] = {"harbour weekly": "Harbour Weekly", "northern star": "The Northern Star"}
COVERAGE = FakeVocabulary(
    speakers=_DIRECTORY,
    outlets=_OUTLETS,
    newest=datetime.date(2022, 5, 9),
    known=_KNOWN,
    names=frozenset({"okafor", "hartmann", "whitby"}),
)


def read(text: str) -> Question:
    return read_question(text, COVERAGE, today=datetime.date(2022, 5, 18))


def names(question: Question) -> list[str]:
    return [_DIRECTORY[asked.identities[0][0]].name for asked in question.speakers if asked.identities]


@pytest.mark.parametrize(
    ("text", "intent", "speaker", "topic"),
    [
        ("What did Lena Hartmann say about the opening?", Intent.SPEECH, "Lena Hartmann", "opening"),
        ("what did lena hartmann say about the opening", Intent.SPEECH, "Lena Hartmann", "opening"),
        ("lena hartmann on the opening?", Intent.SPEECH, "Lena Hartmann", "opening"),
        ("what's lena hartmann's position on the clock", Intent.SPEECH, "Lena Hartmann", "clock"),
        ("did paul whitby ever say anything about the moon", Intent.SPEECH, "Paul Whitby", "moon"),
        ("what did He Jianxiong say about the moon", Intent.SPEECH, "He Jianxiong", "moon"),
        ("what did paul whitbey say about the moon", Intent.SPEECH, "Paul Whitby", "moon"),
        ("what did esso say about the moon", Intent.SPEECH, "European Sky Survey Organisation", "moon"),
        ("list everything lena hartmann said about chess", Intent.LIST, "Lena Hartmann", "chess"),
        ("who said the moon will wash it out", Intent.WHO, None, "moon wash"),
        ("hello there", Intent.NONE, None, ""),
        ("you are a stupid bot", Intent.NONE, None, ""),
        ("…!?", Intent.NONE, None, ""),
    ],
)
def test_what_is_asked_of_whom_about_what(text: str, intent: Intent, speaker: str | None, topic: str) -> None:
    question = read(text)
    assert (question.intent, names(question)[:1], question.topic) == (
        intent,
        [speaker] if speaker else [],
        topic,
    )


def test_a_comparison_names_several() -> None:
    question = read("compare lena hartmann and viktor hartmann on chess")
    assert (question.intent, names(question), question.topic) == (
        Intent.COMPARE,
        ["Lena Hartmann", "Viktor Hartmann"],
        "chess",
    )


def test_a_shared_surname_can_be_either() -> None:
    (asked,) = read("what did okafor say about the comet").speakers
    assert {_DIRECTORY[number].name for number, _ in asked.identities} == {"Amara Okafor", "Samuel Okafor"}


def test_an_unknown_name_is_no_typo_of_a_known_one() -> None:
    (asked,) = read("What did Tim Cook say about the comet?").speakers
    assert (asked.words, asked.named, asked.identities) == ("Tim Cook", True, ())


@pytest.mark.parametrize(
    ("text", "outlet", "after", "before"),
    [
        ("per harbour weekly, what did okafor say", "Harbour Weekly", None, None),
        ("what did okafor say according to the northern star", "The Northern Star", None, None),
        ("what did okafor say in april", None, datetime.date(2022, 4, 1), datetime.date(2022, 4, 30)),
        ("what did okafor say in october", None, datetime.date(2021, 10, 1), datetime.date(2021, 10, 31)),
        ("what did okafor say last week", None, datetime.date(2022, 5, 9), datetime.date(2022, 5, 15)),
        ("what did okafor say since march", None, datetime.date(2022, 3, 1), None),
        ("what may okafor say", None, None, None),
    ],
)
def test_outlets_and_dates(
    text: str, outlet: str | None, after: datetime.date | None, before: datetime.date | None
) -> None:
    scope = read(text).scope
    assert (scope.outlet, scope.after, scope.before) == (outlet, after, before)


@pytest.mark.parametrize(
    ("text", "outlet", "time", "topic"),
    [
        (
            "what did okafor say about bees in the northern star in march 2016",
            "The Northern Star",
            "in march 2016",
            "bees",
        ),
        ("what did okafor say in mayoral debates in may", None, "in may", "mayoral debates"),
        ("what did  Okafor say about bees… in march 2016?", None, "in march 2016", "bees"),
        (
            "was hat Okafor über Straße gesagt in march 2016",
            None,
            "in march 2016",
            "hat okafor uber strasse gesagt",
        ),
    ],
)
def test_what_narrows_the_search_is_no_part_of_the_topic(text: str, outlet: str | None, time: str, topic: str) -> None:
    question = read(text)
    assert (question.scope.outlet, question.time, question.topic) == (outlet, time, topic)


@pytest.mark.parametrize(
    ("text", "topic", "time"),
    [
        ("what did Okafor say on May?", "may", ""),
        ("what did Okafor say about May in march 2016?", "may", "in march 2016"),
        ("what does Okafor think of will", "will", ""),
        ("what did Okafor say the comet may do", "comet", ""),
    ],
)
def test_a_name_that_is_a_month_or_an_auxiliary_is_spoken_of(text: str, topic: str, time: str) -> None:
    question = read(text)
    assert (question.topic, question.time) == (topic, time)


@pytest.mark.parametrize(
    ("limit", "topic"),
    [
        ("in march 2016", "moon"),
        ("except in march 2016", "moon"),
        ("in 2014 and in 2016", "moon"),
        ("since 2016 until 2015", "moon"),
        ("recently", "moon"),
        ("before the june primary", "moon june primary"),  # which is asked about as well
    ],
)
def test_what_tells_nothing_but_a_time_is_no_topic(limit: str, topic: str) -> None:
    question = read(f"what did Paul Whitby say about the moon {limit}")
    assert (question.topic, names(question)) == (topic, ["Paul Whitby"])
    assert question.time or question.unread


def test_capitals_tell_names_however_a_question_is_typed() -> None:
    """A blank too many, or a mark that folds to several, changes nothing of what is read."""
    plain = read("what did Tim Cook say... about the moon in the New York Times")
    odd = read("what  did Tim  Cook say… about the moon in the  New York Times")
    assert (odd.unread, odd.topic, odd.speakers) == (plain.unread, plain.topic, plain.speakers)
    assert (plain.unread, plain.speakers[0].words) == (("in the New York Times",), "Tim Cook")


@pytest.mark.parametrize(
    ("before", "text", "intent", "speaker", "topic"),
    [
        (
            "what did lena hartmann say about chess",
            "and about the clock?",
            Intent.SPEECH,
            "Lena Hartmann",
            "clock",
        ),
        ("what did lena hartmann say about chess", "and viktor hartmann?", None, "Viktor Hartmann", None),
        ("what did lena hartmann say about chess", "what did she say about bees", Intent.SPEECH, "Lena Hartmann", None),
    ],
)
def test_what_a_follow_up_inherits(
    before: str, text: str, intent: Intent | None, speaker: str, topic: str | None
) -> None:
    assert read(text).leans
    question = inherit(read(text), read(before))
    assert question.follows
    assert names(question)[0] == speaker
    assert intent in (None, question.intent)
    assert topic in (None, question.topic)


def test_a_whole_question_is_no_follow_up() -> None:
    assert not read("what did lena hartmann say about the opening of the chess championship").leans


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    question = read(text)
    assert question.text == text
    inherit(question, read("what did lena hartmann say about chess"))


_PIECES = st.sampled_from(
    [
        *_PEOPLE,
        "what did",
        "say about",
        "who said",
        "compare",
        "and",
        "'s",
        "ESSO",
        "in may",
        "per harbour weekly",
        "list everything",
        "?",
        ",",
        "is this real:",
        '"',
        "okafor",
        "the",
        "last week",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=12).map(" ".join))
def test_never_raises_on_what_looks_like_a_question(text: str) -> None:
    question = read(text)
    assert all(0.0 <= fit <= 1.0 for asked in question.speakers for _, fit in asked.identities)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("what did Paul Whitby's lawyer say about the moon", {"Paul Whitby"}),
        ("what did whitby supporters say about the moon", {"Paul Whitby"}),
        ("what did Whitby's new press lawyer say about the moon", {"Paul Whitby"}),
        ("what did Whitby's comeback say about the moon", set()),
        ("what did the Whitby lawyer say about the moon", {"Paul Whitby"}),
        ("what did Tom Whitby's lawyer say about the moon", set()),  # of whom nothing is known
        ("what did Paul Whitby say about the moon", set()),
        ("what did the European Sky Survey Organisation's boss say about the moon", set()),  # he speaks for it
    ],
)
def test_whoever_has_a_lawyer_is_not_the_lawyer(text: str, owners: set[str]) -> None:
    question = read(text)
    assert {_DIRECTORY[number].name for number in question.not_of} == owners
    assert question.topic.split()[-1] == "moon"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("and Xander Zorb?", "Xander Zorb"),
        ("what about Zorb", "Zorb"),
        ("and zorb?", None),  # not typed as a name
        ("and Moon?", None),  # which the coverage knows
        ("and about Zorb?", None),  # what is spoken of
        ("and Zorb on the moon?", None),
        ("and the Moon Zorb?", "Moon Zorb"),
        ("who is Zorb?", None),
        ("and Whitby?", None),
        ("why?", None),
    ],
)
def test_a_name_of_nobody_that_stands_alone(text: str, words: str | None) -> None:
    found = unknown_name(read(text), COVERAGE)
    assert (found and found.words) == words
