"""How a name stands in its sentence, and where sentences begin."""

import pytest

from index.attribution.coreference.standing import Standing, sentence_starts, speaks, standing_of
from tests.attribution.taken_apart import parsed


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Rain fell. John Roe left town.", Standing.SUBJECT),
        ("Rain fell. John Roe, not Poe.", Standing.SUBJECT),
        ("Rain fell. Acme chairman John Roe left town.", Standing.DESCRIBED),
        ("Rain fell. Acme chairman John Roe, a lawyer, left town.", Standing.DESCRIBED),
        ('They said "It is raining." Acme chairman John Roe left town.', Standing.DESCRIBED),
        ("Rain fell. But the chairman, John Roe, left town.", Standing.DESCRIBED),
        ("Rain fell. On the way home, John Roe left town.", Standing.DESCRIBED),
        ("Rain fell. John Roe.", Standing.OPENING),
        ("Rain fell. They heard that John Roe left town.", Standing.CLAUSE),
        ("Rain fell. He knew this, and John Roe too.", Standing.CONJOINED),
        ("Rain fell. They went to town, John Roe too.", Standing.ASIDE),
        ("Rain fell. They stood by John Roe there.", Standing.OBLIQUE),
        ("Rain fell. They read John Roe's book.", Standing.POSSESSOR),
        ("Rain fell. They met John Roe there.", Standing.OBJECT),
    ],
)
def test_standings(text: str, standing: Standing) -> None:
    document = parsed(text)
    name = next(n for n in document.names if n.words == ("John", "Roe"))
    assert standing_of(document.masked, name, sentence_starts(text, document.masked)) is standing


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("John Roe said so.", True),
        ("John Roe, a lawyer from Leeds, said so.", True),
        ("Rain fell, said the lawyer John Roe.", True),
        ("They said that John Roe left.", False),
        ("John Roe's son said so.", False),
        ("They said John Roe left.", False),
    ],
)
def test_who_stands_beside_a_verb_of_saying(text: str, does: bool) -> None:
    document = parsed(text)
    assert speaks(document.masked, document.names[-1]) is does


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rain fell. Roe left.\nPoe came.", ["Rain fell. ", "Roe left.\n", "Poe came."]),
        ("Mr. Roe left. J. Poe came.", ["Mr. Roe left. ", "J. Poe came."]),
        ('He said "We go to town." Poe left.', ['He said "We go to town." ', "Poe left."]),
        ('He said he was "amazed to see" Poe there.', ['He said he was "amazed to see" Poe there.']),
    ],
)
def test_where_sentences_begin(text: str, sentences: list[str]) -> None:
    starts = sentence_starts(text, parsed(text).masked)
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == sentences
