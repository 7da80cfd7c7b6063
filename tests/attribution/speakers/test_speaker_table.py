"""A document's speakers as they are handed on: names, aliases, descriptions, each mention once."""

import pytest

from index.attribution.coreference.referents import Referent, referent_of, unnamed
from index.attribution.names.entities import Entities
from index.attribution.speakers.speaker_table import SpeakerTable
from index.quotation import Speaker, SpeakerKind
from index.text.document import Span
from tests.attribution.said import attributed
from tests.attribution.taken_apart import parsed

TEXT = "Sen. Jane Doe of Ohio came. Later they saw Doe."


def table() -> SpeakerTable:
    document = parsed(TEXT)
    return SpeakerTable(TEXT, document.masked)


def doe() -> Referent:
    document = parsed(TEXT)
    return referent_of(Entities(TEXT, document.names).all[0])


def test_speakers_are_numbered_as_they_come() -> None:
    speakers = table()
    aide, trader = unnamed("an aide", "aide"), unnamed("a trader", "trader")
    assert [speakers.add(r, None) for r in (aide, trader, aide)] == [0, 1, 0]
    assert [s.name for s in speakers.speakers()] == ["an aide", "a trader"]


def test_a_named_speaker_whole() -> None:
    speakers = table()
    short = Span(TEXT.index("Doe."), len(TEXT) - 1)
    full = Span(TEXT.index("Jane"), TEXT.index(" of Ohio"))
    referent = doe()
    speakers.add(referent, short)
    speakers.add(referent, short)
    assert speakers.speakers() == (
        Speaker("Jane Doe", SpeakerKind.PERSON, (full, short), aliases=("Doe",), descriptions=("Sen.",)),
    )


def test_an_unnamed_speaker_whole() -> None:
    speakers = table()
    speakers.add(unnamed("a spokesman for Acme", "spokesman", "Acme"), Span(0, 4))
    assert speakers.speakers() == (
        Speaker("a spokesman for Acme", SpeakerKind.UNNAMED, (Span(0, 4),), organisation="Acme"),
    )


@pytest.mark.parametrize(
    ("text", "descriptions"),
    [
        ('"We go," said Acme chief executive Jane Doe.', ("Acme chief executive",)),
        ('"We go," said Acme\'s chief executive Jane Doe.', ("Acme's chief executive",)),
        ('"We go," said Jane Doe, a lawyer from Leeds.', ("a lawyer from Leeds",)),
        ('"We go," said Jane Doe (D-Ohio), a lawyer from Leeds.', ("a lawyer from Leeds",)),
        ('"We go," said Jane Doe, who leads the union.', ()),
        ('"We go," said Sen. Jane Doe.', ("Sen.",)),
        ('"We go," said Ms. Jane Doe.', ()),
        ('"We go," said Jane Doe, on Monday.', ()),
        ('"We go," said Jane Doe. The lawyer left.', ()),
        ('Acme lawyer Jane Doe came. "We go," said Doe, the mayor.', ("Acme lawyer", "the mayor")),
        # Whole noun phrases, and nothing of the clause before or behind them.
        ('They saw senior policy adviser Jane Doe. "We go," she said.', ("senior policy adviser",)),
        ('They misjudged Leeds Mayor Jane Doe. "We go," she said.', ("Leeds Mayor",)),
        ('The headlines hurt Ms. Jane Doe. "We go," she said.', ()),
        ('They beat rival Jane Doe. "We go," she said.', ()),
        ('The 5,000 metres champion Jane Doe came. "We go," she said.', ()),
        ('They like candidate Jane Doe. "We go," she said.', ()),
        ('"We go," said Jane Doe, a lawyer for Mr. Roe.', ("a lawyer for Mr. Roe",)),
        ('"We go," said Jane Doe, an aide to the mayor - one of three - of Leeds.', ("an aide to the mayor",)),
        ('"We go," said Jane Doe, after years as a lawyer.', ()),
        ('"We go," said Jane Doe, who left the union.', ()),
        ('"We go," said Jane Doe, who is a lawyer.', ("a lawyer",)),
        ('"We go," said Jane Doe, and the mayor left.', ()),
        (
            '"We go," said Jane Doe, a professor of economics at the mill school of Acton in the county of York and a '
            "very dear adviser to Mr. John Roe's.",
            (),
        ),
    ],
)
def test_descriptions_as_they_stand(text: str, descriptions: tuple[str, ...]) -> None:
    (speaker,) = attributed(text).speakers
    assert (speaker.name, speaker.descriptions) == ("Jane Doe", descriptions)


def test_aliases_come_most_frequent_first() -> None:
    text = 'They met Jane Q. Doe. They saw Jane Doe, then Doe, then Doe. "We go," Doe said.'
    (speaker,) = attributed(text).speakers
    assert (speaker.name, speaker.aliases) == ("Jane Q. Doe", ("Doe", "Jane Doe"))


def test_no_speakers() -> None:
    assert table().speakers() == ()
