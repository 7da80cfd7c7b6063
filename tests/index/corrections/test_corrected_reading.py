"""Corrections laid over an index: whose each quotation is then, who there is, and what everything that asks is told."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index import (
    Certainty,
    Correction,
    CorrectionRefused,
    DifferentSpeakers,
    Effect,
    IndexDamaged,
    NoQuotation,
    Place,
    Renamed,
    SameSpeaker,
    Span,
    SpeakerCorrection,
    rollback,
)
from index.files.folder import IndexFolder
from retrieval import ExcerptKind, Retriever
from tests.index.corrections.newsroom import SAID, Newsroom, place_of, said, speaker

STORED = [
    ("The ferry", "Ingrid Solberg", "named", False),
    ("A toll", "Tomas Reyes", "named", False),
    ("Fares have", "Hanna Lindqvist", "named", False),
    ("We were", "Ingrid Solberg", "concluded", False),
    ("The crane", "Omar Haddad", "named", False),
]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """The first three in one document, the others in another."""
    made = Newsroom(tmp_path)
    made.write("a.md", *SAID[:3])
    made.write("b.md", *SAID[3:])
    made.index()
    return made


@pytest.fixture
def retriever(newsroom: Newsroom) -> Iterator[Retriever]:
    with newsroom.open() as opened:
        assert said(opened.quotations()) == STORED
        yield opened


def changed(retriever: Retriever) -> dict[str, tuple[str | None, str, bool]]:
    """By the first words, what is no longer as it is stored; None speaks for what is no quotation."""
    now = {row[0]: row[1:] for row in said(retriever.quotations())}
    gone = {first: (None, "gone", True) for first, *_ in STORED if first not in now}
    return gone | {first: row for first, row in now.items() if (first, *row) not in STORED}


def effects(retriever: Retriever) -> list[Effect]:
    return [standing.effect for standing in retriever.standings()]


def people(retriever: Retriever) -> list[tuple[str, int, int]]:
    return [(s.name, s.quotations, s.named) for s in retriever.speakers("", 50)]


def test_another_speaker(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, speaker(retriever, "a.md", "toll", "Omar Haddad"))
    assert changed(retriever) == {"A toll": ("Omar Haddad", "named", True)}
    assert people(retriever) == [("Ingrid Solberg", 2, 1), ("Omar Haddad", 2, 2), ("Hanna Lindqvist", 1, 1)]
    assert [q.text for q in retriever.quotations("Omar Haddad")] == [
        '"A toll is no answer to anybody,"',
        '"The crane fell without a warning,"',
    ]
    assert retriever.who("Tomas Reyes") is None
    haddad = retriever.who("Omar Haddad")
    assert haddad is not None
    assert (haddad.quotations, haddad.named, haddad.documents) == (2, 2, 2)
    assert [s.document for s in retriever.sources(speaker="Omar Haddad")] == ["a.md", "b.md"]


def test_somebody_new(newsroom: Newsroom, retriever: Retriever) -> None:
    kept = newsroom.correct(retriever, speaker(retriever, "a.md", "toll", "Anna Berg"))
    assert changed(retriever) == {"A toll": ("Anna Berg", "named", True)}
    answer = retriever.ask("What did Anna Berg say about a toll?")
    assert [(e.speaker, e.corrected, e.certainty) for e in answer.excerpts] == [("Anna Berg", kept.id, Certainty.NAMED)]
    assert retriever.ask("What did Tomas Reyes say about a toll?").excerpts == ()


def test_the_words_that_name_another_are_not_shown_as_theirs(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, speaker(retriever, "a.md", "toll", "Anna Berg"))
    newsroom.correct(retriever, speaker(retriever, "a.md", "ferry", "Ingrid Solberg"))
    texts = {q.speaker: q.speaker_text for q in retriever.quotations() if q.corrected}
    assert texts == {"Anna Berg": None, "Ingrid Solberg": "Ingrid Solberg"}


def test_a_concluded_speaker_can_be_made_certain(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, speaker(retriever, "b.md", "pier", "Ingrid Solberg"))
    assert changed(retriever) == {"We were": ("Ingrid Solberg", "named", True)}
    assert ("Ingrid Solberg", 2, 2) in people(retriever)


def test_nobody_is_known(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, speaker(retriever, "a.md", "toll", None))
    assert changed(retriever) == {"A toll": (None, "open", True)}
    assert "Tomas Reyes" not in [name for name, *_ in people(retriever)]
    assert retriever.check("A toll is no answer to anybody", "Tomas Reyes").certainty is Certainty.OPEN


def test_a_check_goes_by_it(newsroom: Newsroom, retriever: Retriever) -> None:
    before = retriever.check("A toll is no answer to anybody", "Tomas Reyes")
    assert before.verdict.value == "exact"
    newsroom.correct(retriever, speaker(retriever, "a.md", "toll", "Omar Haddad"))
    after = retriever.check("A toll is no answer to anybody", "Tomas Reyes")
    assert (after.verdict.value, after.speaker, after.certainty) == ("misattributed", "Omar Haddad", Certainty.NAMED)


def test_no_quotation(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, NoQuotation(place_of(retriever, "a.md", "toll")))
    assert changed(retriever) == {"A toll": (None, "gone", True)}
    assert [(s.document, s.quotations) for s in retriever.sources()] == [("a.md", 2), ("b.md", 2)]
    (found,) = retriever.find("A toll is no answer")
    assert (found.kind, found.speaker) == (ExcerptKind.PASSAGE, None)


def test_one_of_two_names(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, SameSpeaker(("Tomas Reyes", "omar haddad")))
    assert changed(retriever) == {"The crane": ("Tomas Reyes", "concluded", True)}
    assert ("Tomas Reyes", 2, 1) in people(retriever)
    assert [q.text.split()[0] for q in retriever.quotations("Omar Haddad")] == ['"A', '"The']


def test_two_of_one(newsroom: Newsroom, retriever: Retriever) -> None:
    kept = newsroom.correct(retriever, DifferentSpeakers(("Ingrid Solberg", "Solberg")))
    assert effects(retriever) == [Effect.HOLDS]
    assert changed(retriever) == {"We were": ("Solberg", "named", True)}
    assert [q.text.split()[1] for q in retriever.quotations("Ingrid Solberg")] == ["ferry"]
    assert {q.corrected for q in retriever.quotations("Solberg")} == {kept.id, None}


def test_two_names_of_one_in_a_document_can_t_be_parted(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("a.md", SAID[0], SAID[3])
    newsroom.index()
    with newsroom.open() as retriever:
        newsroom.correct(retriever, DifferentSpeakers(("Ingrid Solberg", "Solberg")))
        assert effects(retriever) == [Effect.NOTHING_TO_DO]
        assert [q.speaker for q in retriever.quotations()] == ["Ingrid Solberg", "Ingrid Solberg"]


def test_another_name(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, Renamed("Tomas Reyes", "Tomás Reyes"))
    assert changed(retriever) == {"A toll": ("Tomás Reyes", "named", True)}
    newsroom.correct(retriever, Renamed("Tomás Reyes", "T. Reyes Gil"))
    assert changed(retriever) == {"A toll": ("T. Reyes Gil", "named", True)}
    profile = retriever.who("Tomas Reyes")
    assert profile is not None
    assert (profile.name, profile.aliases) == ("T. Reyes Gil", ("Tomas Reyes", "Tomás Reyes"))


def test_the_later_of_two_that_disagree_holds(newsroom: Newsroom, retriever: Retriever) -> None:
    first = newsroom.correct(retriever, speaker(retriever, "a.md", "toll", "Anna Berg"))
    second = newsroom.correct(retriever, speaker(retriever, "a.md", "toll", None))
    assert changed(retriever) == {"A toll": (None, "open", True)}
    assert [(s.effect, s.by) for s in retriever.standings()] == [(Effect.OVERRULED, second.id), (Effect.HOLDS, None)]
    newsroom.correct(retriever, first.correction)
    assert changed(retriever) == {"A toll": ("Anna Berg", "named", True)}
    newsroom.corrections.remove(first.id)
    assert changed(retriever) == {"A toll": (None, "open", True)}
    newsroom.corrections.remove(second.id)
    assert changed(retriever) == {}


@pytest.mark.parametrize(
    ("corrections", "found", "merged"),
    [
        ([SameSpeaker(("Tomas Reyes", "Omar Haddad"))], [Effect.HOLDS], True),
        (
            [SameSpeaker(("Tomas Reyes", "Omar Haddad")), DifferentSpeakers(("Omar Haddad", "Tomas Reyes"))],
            [Effect.OVERRULED, Effect.HOLDS],
            False,
        ),
        (
            [DifferentSpeakers(("Tomas Reyes", "Omar Haddad")), SameSpeaker(("Omar Haddad", "Tomas Reyes"))],
            [Effect.OVERRULED, Effect.HOLDS],
            True,
        ),
        (
            [
                DifferentSpeakers(("Tomas Reyes", "Omar Haddad")),
                SameSpeaker(("Omar Haddad", "Hanna Lindqvist")),
                SameSpeaker(("Hanna Lindqvist", "Tomas Reyes")),
            ],
            [Effect.HOLDS, Effect.HOLDS, Effect.OVERRULED],
            False,
        ),
    ],
)
def test_same_and_different(
    newsroom: Newsroom, retriever: Retriever, corrections: list[Correction], found: list[Effect], merged: bool
) -> None:
    for correction in corrections:
        newsroom.correct(retriever, correction)
    assert effects(retriever) == found
    toll, crane = (q.speaker for q in retriever.quotations() if q.text.split()[1] in ("toll", "crane"))
    assert (toll == crane) is merged


def test_all_kinds_at_once(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, SameSpeaker(("Tomas Reyes", "Hanna Lindqvist")))
    newsroom.correct(retriever, Renamed("Hanna Lindqvist", "H. Lind"))
    newsroom.correct(retriever, speaker(retriever, "b.md", "crane", "Tomas Reyes"))
    newsroom.correct(retriever, NoQuotation(place_of(retriever, "a.md", "ferry")))
    assert said(retriever.quotations()) == [
        ("A toll", "H. Lind", "named", True),
        ("Fares have", "H. Lind", "concluded", True),
        ("We were", "Ingrid Solberg", "concluded", False),
        ("The crane", "H. Lind", "named", True),
    ]
    assert people(retriever) == [("H. Lind", 3, 2), ("Ingrid Solberg", 1, 0)]


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        (SpeakerCorrection(Place("c.md", Span(0, 3)), None), "No document c.md is in the index"),
        (NoQuotation(Place("a.md", Span(0, 3))), "No quotation stands at 0 to 3"),
        (NoQuotation(Place("a.md", Span(0, 900))), "3 quotations stand there: say which one is meant, 20 to 52, "),
        (SameSpeaker(("Tomas Reyes", "Nora Nobody")), "Nobody in the coverage is called Nora Nobody"),
        (DifferentSpeakers(("Nora Nobody", "Tomas Reyes")), "Nobody in the coverage is called Nora Nobody"),
        (Renamed("Nora Nobody", "Tomas Reyes"), "Nobody in the coverage is called Nora Nobody"),
        (Renamed("Omar Haddad", "tomas reyes"), "Somebody is called tomas reyes already"),
    ],
)
def test_what_does_not_fit_is_refused(retriever: Retriever, correction: Correction, sentence: str) -> None:
    with pytest.raises(CorrectionRefused, match=sentence):
        retriever.fitted(correction)


@pytest.mark.parametrize("span", [Span(75, 108), Span(76, 107), Span(75, 126), Span(74, 127), Span(80, 84)])
def test_a_quotation_is_meant_by_what_touches_it_alone(retriever: Retriever, span: Span) -> None:
    fitted = retriever.fitted(NoQuotation(Place("a.md", span)))
    assert fitted == NoQuotation(Place("a.md", Span(75, 108), '"A toll is no answer to anybody,"', (0, 1)))


def test_it_follows_its_words_and_no_others(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, speaker(retriever, "a.md", "toll", "Anna Berg"))
    for sentences, effect in (
        ((SAID[4], SAID[2], *SAID[:2]), Effect.HOLDS),
        ((SAID[0], SAID[2]), Effect.WORDS_GONE),
        ((SAID[0], "A toll is no answer to anybody, it is said.".join(('"', '" wrote a reader.'))), Effect.WORDS_GONE),
        (SAID[:3], Effect.HOLDS),
    ):
        newsroom.write("a.md", *sentences)
        newsroom.index()
        assert effects(retriever) == [effect]
        corrected = [q.text for q in retriever.quotations() if q.corrected]
        assert corrected == (['"A toll is no answer to anybody,"'] if effect is Effect.HOLDS else [])


def test_it_waits_for_its_document(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, speaker(retriever, "a.md", "toll", "Anna Berg"))
    (newsroom.sources / "a.md").rename(newsroom.sources / "c.md")
    newsroom.index()
    assert effects(retriever) == [Effect.NO_DOCUMENT]
    assert [q.corrected for q in retriever.quotations() if q.document == "c.md"] == [None, None, None]
    (newsroom.sources / "c.md").rename(newsroom.sources / "a.md")
    newsroom.index()
    assert effects(retriever) == [Effect.HOLDS]


def test_of_the_same_words_twice_the_one_that_was_meant(newsroom: Newsroom, retriever: Retriever) -> None:
    again = '"A toll is no answer to anybody," said Omar Haddad.'
    newsroom.write("a.md", SAID[1], SAID[0], again)
    newsroom.index()
    second = [q.span for q in retriever.quotations() if q.document == "a.md" and "toll" in q.text][1]
    newsroom.correct(retriever, SpeakerCorrection(Place("a.md", second), "Anna Berg"))
    for sentences, expected in (
        ((SAID[1], SAID[0], again), ["Tomas Reyes", "Ingrid Solberg", "Anna Berg"]),
        ((SAID[2], SAID[4], SAID[1], again), ["Hanna Lindqvist", "Omar Haddad", "Tomas Reyes", "Anna Berg"]),
        ((SAID[0], again), ["Ingrid Solberg", "Anna Berg"]),
    ):
        newsroom.write("a.md", *sentences)
        newsroom.index()
        assert [q.speaker for q in retriever.quotations() if q.document == "a.md"] == expected


def test_of_two_that_were_about_the_same_words_the_nearer_holds(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.write("a.md", SAID[1], SAID[0], SAID[2], '"A toll is no answer to anybody," said Omar Haddad.')
    newsroom.index()
    tolls = [q.span for q in retriever.quotations() if q.document == "a.md" and "toll" in q.text]
    for span, name in zip(tolls, ("Anna Berg", "Bo Lund"), strict=True):
        newsroom.correct(retriever, SpeakerCorrection(Place("a.md", span), name))
    assert effects(retriever) == [Effect.HOLDS, Effect.HOLDS]
    newsroom.write("a.md", SAID[0], SAID[2], SAID[1])
    newsroom.index()
    assert effects(retriever) == [Effect.WORDS_GONE, Effect.HOLDS]
    assert [q.speaker for q in retriever.quotations() if q.corrected] == ["Bo Lund"]


def test_it_outlives_a_rebuild_a_rollback_and_an_index_made_anew(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, speaker(retriever, "a.md", "toll", "Anna Berg"))
    expected = {"A toll": ("Anna Berg", "named", True)}
    newsroom.index(rebuild=True)
    assert changed(retriever) == expected
    rollback(IndexFolder(newsroom.folder))
    assert changed(retriever) == expected
    elsewhere = newsroom.folder.with_name("anew")
    newsroom.folder.rename(elsewhere)
    newsroom.index()
    assert changed(retriever) == expected


def test_a_file_that_can_t_be_read_leaves_what_is_known(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, speaker(retriever, "a.md", "toll", "Anna Berg"))
    assert "A toll" in changed(retriever)
    kept = newsroom.corrections.path.read_bytes()
    newsroom.corrections.path.unlink()
    newsroom.corrections.path.mkdir()
    assert "A toll" in changed(retriever)
    newsroom.corrections.path.rmdir()
    newsroom.corrections.path.write_bytes(kept)
    assert "A toll" in changed(retriever)
    newsroom.corrections.path.unlink()
    assert changed(retriever) == {}


def test_damage_where_a_correction_looks_is_told_as_damage(newsroom: Newsroom, retriever: Retriever) -> None:
    newsroom.correct(retriever, Renamed("Tomas Reyes", "T. Reyes"))
    with closing(sqlite3.connect(newsroom.folder / "index.sqlite3", isolation_level=None)) as database:
        database.execute("UPDATE speaker SET aliases = '{'")
    with pytest.raises(IndexDamaged):
        retriever.ask("What did Tomas Reyes say about a toll?")
    newsroom.index()
    assert changed(retriever) == {"A toll": ("T. Reyes", "named", True)}


def test_without_corrections_a_question_pays_one_look(newsroom: Newsroom, retriever: Retriever) -> None:
    """The same objects are read as by a reader that knows of no corrections."""
    with retriever._session() as snapshot:
        reader = snapshot.reader
        assert reader.edition == 0
        assert reader.identities is reader._stored_identities
        assert reader.counts is reader._stored_counts
    assert json.loads("[]") == list(retriever.standings())
