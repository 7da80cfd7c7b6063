"""What a silence is counted under, from the answer alone."""

import pytest

from bot.discord.features.asking.silences import gaps_of, is_gap
from bot.service.people import Gap
from retrieval import Answer, AskedOfBot, NamesNothing, NotOnTopic, Silence, Touched, UnknownSpeaker

NOT_THERE = Gap("reason", "not_in_coverage")


@pytest.mark.parametrize(
    ("answer", "gaps"),
    [
        (Answer("q", (), Silence.NOT_IN_COVERAGE), (NOT_THERE,)),
        (
            Answer("q", (), Silence.NOT_IN_COVERAGE, touched=Touched(("Ana Roe",), known=("taxes", "tax"))),
            (NOT_THERE, Gap("person", "Ana Roe"), Gap("word", "tax")),
        ),
        (
            Answer(
                "q",
                (),
                Silence.SPEAKER_NOT_ON_TOPIC,
                reason=NotOnTopic("Ana Roe"),
                touched=Touched(("Ana Roe",), known=("ferries",), strange=("saltby",)),
            ),
            (
                Gap("reason", "speaker_not_on_topic"),
                Gap("person", "Ana Roe"),
                Gap("word", "ferry"),
                Gap("word", "saltby"),
            ),
        ),
        (
            Answer(
                "q",
                (),
                Silence.UNKNOWN_SPEAKER,
                reason=UnknownSpeaker("Tim  Cook"),
                touched=Touched(known=("phones",), strange=("tim", "cook")),
            ),
            (Gap("reason", "unknown_speaker"), Gap("person", "tim cook"), Gap("word", "phone")),
        ),
        (
            Answer("q", (), Silence.NOT_IN_COVERAGE, touched=Touched(known=tuple("abcd"), strange=tuple("efg"))),
            (NOT_THERE, *(Gap("word", letter) for letter in "abcde")),
        ),
        (Answer("q", (), Silence.NOT_IN_COVERAGE, reason=NamesNothing()), ()),
        (Answer("q", (), Silence.NOT_IN_COVERAGE, reason=AskedOfBot()), ()),
        (Answer("q", (), Silence.NO_QUESTION), ()),
        (Answer("q", (), None), ()),
    ],
)
def test_what_a_silence_is_counted_under(answer: Answer, gaps: tuple[Gap, ...]) -> None:
    assert gaps_of(answer) == gaps
    assert is_gap(answer) is bool(gaps)
