"""Whom a question names beside a description of them, and whom it only names within one."""

import pytest

from index import SpeakerKind
from retrieval.question.parser import read_question
from retrieval.question.speaker_directory import SpeakerDirectory
from tests.retrieval.fake_vocabulary import FakeVocabulary, identity

_DIRECTORY = SpeakerDirectory(
    (
        identity("Amara Okafor"),
        identity("Timothy O'Dowd"),
        identity("Lena Hartmann"),
        identity("Paul Whitby"),
        identity("Harbour Trust", SpeakerKind.ORGANISATION),
    )
)
_KNOWN = "waitress rowing drill bees opening man head ferry claim advice harbour rival host grilled".split()
COVERAGE = FakeVocabulary(
    speakers=_DIRECTORY,
    known=frozenset(_KNOWN),
    names=frozenset({"okafor", "hartmann", "whitby"}),
)


def asked_for(text: str) -> list[str]:
    asked = read_question(text, COVERAGE).speakers
    return [_DIRECTORY[one.identities[0].identity].name for one in asked if one.identities]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did the harbour waitress amara okafor say about the drill", "Amara Okafor"),
        ("the rowing head's man paul whitby on the drill", "Paul Whitby"),
        ("what did the Harbour Trust's Paul Whitby make of the drill", "Paul Whitby"),
        ("whitby's ex aide lena hartmann, what did she say about bees", "Lena Hartmann"),
        ("the one who ran the ferry, Amara Okafor. what's her advice on bees", "Amara Okafor"),
        ("ex ferry boss whitby: what should they do about the drill", "Paul Whitby"),
        ("amara okafor, harbour boss, on the opening", "Amara Okafor"),
        ("amara okafor (the rival of whitby) on the opening", "Amara Okafor"),
        # Of whom what is said is theirs: a saying noun, and whatever stands before it.
        ("what was paul whitby's parting advice on the drill", "Paul Whitby"),
        ("paul whitby's theory about the drill", "Paul Whitby"),
        ("can someone dig up Whitby's exact words about the drill", "Paul Whitby"),
        ("can anyone find lena hartmann's claim about the drill", "Lena Hartmann"),
        ("how'd whitby explain the drill", "Paul Whitby"),
        # Apostrophes are typed or not.
        ("tim odowd on the drill", "Timothy O'Dowd"),
        ("what did O'Dowd say about the drill", "Timothy O'Dowd"),
    ],
)
def test_whose_name_stands_beside_a_description_is_asked_for(text: str, name: str) -> None:
    assert asked_for(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "what did the rival of amara okafor say about the drill",
        "what did the host who grilled amara okafor say about the drill",
        "the host met amara okafor, what did he say about the drill",
        "what did team whitby say about the drill",
        "what did paul whitby's spokesman tweet about the drill",
        "paul whitby's rowing man on the drill",
        "what did the harbour waitress who knows whitby say about the drill",
    ],
)
def test_whoever_is_named_within_a_description_is_not(text: str) -> None:
    assert asked_for(text) == []
