"""The index's state and work on it in words: figures, refusals, warnings, progress; and a person as they are known."""

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.admin.maintenance import (
    bar,
    first_index_sentences,
    progress_reply,
    report_reply,
    size_words,
    status_reply,
)
from bot.replies.coverage.people import profile_reply, unknown_reply
from bot.replies.reply import Block, Entry, Fact, Note, Quoted, Reply, Target, Tone
from index import Progress, Refusal, Report, SourceWarning, Span, WarningKind
from retrieval import (
    Citation,
    Description,
    Excerpt,
    ExcerptKind,
    GenerationInfo,
    OutletCount,
    Profile,
    QuotedBeside,
    QuotedIn,
    Topic,
)

DAY = datetime.date(2021, 3, 9)


def refusals(count: int) -> tuple[Refusal, ...]:
    return tuple(Refusal(f"{number}.md", "It is empty.") for number in range(count))


def refused_blocks(count: int) -> list[Block]:
    return [Entry(f"{number}.md", "It is empty.") for number in range(count)]


@pytest.mark.parametrize(
    ("refused", "blocks"),
    [
        (0, []),
        (1, [Note("1 document refused:"), *refused_blocks(1)]),
        (10, [Note("10 documents refused:"), *refused_blocks(10)]),
        (13, [Note("13 documents refused:"), *refused_blocks(10), Note("and 3 more")]),
    ],
)
def test_what_is_published(refused: int, blocks: list[Block]) -> None:
    at = datetime.datetime(2021, 3, 9, 7, 5, tzinfo=datetime.UTC)
    info = GenerationInfo(3, at, 1_120, 9_100, 17_830, 1, "all-MiniLM", "sha256:0", 5_000_000, refusals(refused))
    assert status_reply(info) == Reply(
        Tone.PLAIN,
        "The index",
        (
            Fact("Published", "generation 3, 9 March 2021 07:05 UTC"),
            Fact("Documents", "1,120"),
            Fact("Passages", "9,100"),
            Fact("Quotations", "17,830 by 1 speaker"),
            Fact("Model", "all-MiniLM"),
            Fact("On disk", "5 MB"),
            *blocks,
        ),
    )


@pytest.mark.parametrize(
    ("refused", "sentences"),
    [
        (0, ()),
        (1, ("Not indexed: 1 document refused (0.md: It is empty.). `python -m bot status` lists what was refused.",)),
        (
            1_200,
            (
                "Not indexed: 1,200 documents refused (the first, 0.md: It is empty.). "
                "`python -m bot status` lists what was refused.",
            ),
        ),
    ],
)
def test_what_a_first_index_tells(refused: int, sentences: tuple[str, ...]) -> None:
    report = Report(1_120, 9_100, 1, 1_120, 0, 0, 0, 1, refusals(refused), 3.14159, 1)
    told = first_index_sentences(report)
    assert told == ("Indexed in 3.1 s: 1,120 documents, 1 quotation.", *sentences)


def warned(kinds: Sequence[WarningKind]) -> tuple[SourceWarning, ...]:
    return tuple(SourceWarning(f"{number}.md", kind, "It is odd.") for number, kind in enumerate(kinds))


@pytest.mark.parametrize(
    ("kinds", "blocks"),
    [
        ([], []),
        ([WarningKind.DATE], [Note("1 warning about date:"), Entry("0.md", "It is odd.")]),
        (
            [WarningKind.TITLE, WarningKind.DATE, WarningKind.TITLE],
            [
                Note("2 warnings about title:"),
                Entry("0.md", "It is odd."),
                Entry("2.md", "It is odd."),
                Note("1 warning about date:"),
                Entry("1.md", "It is odd."),
            ],
        ),
        (
            [WarningKind.LINKS] * 12,
            [
                Note("12 warnings about links:"),
                *(Entry(f"{number}.md", "It is odd.") for number in range(10)),
                Note("and 2 more"),
            ],
        ),
    ],
)
def test_what_a_run_did(kinds: list[WarningKind], blocks: list[Block]) -> None:
    report = Report(1_000, 9_100, 1_783, 4, 3, 2, 991, 12, refusals(1), 12.34, 3, warned(kinds))
    assert report_reply(report) == Reply(
        Tone.CONFIRMED,
        "Reindexed",
        (
            Fact("Documents", "1,000 (4 added, 3 changed, 2 removed, 991 unchanged)"),
            Fact("Passages", "9,100"),
            Fact("Quotations", "1,783"),
            Fact("Took", "12.3 s"),
            Note("1 document refused:"),
            *refused_blocks(1),
            *blocks,
        ),
    )


@pytest.mark.parametrize(
    ("progress", "share", "cells"),
    [
        (Progress("reading", 0, 0), "0", "▱" * 20),
        (Progress("reading", 7, 0), "7", "▱" * 20),
        (Progress("embedding", 1_000, 2_000), "1,000 of 2,000", "▰" * 10 + "▱" * 10),
        (Progress("embedding", 2_000, 2_000), "2,000 of 2,000", "▰" * 20),
    ],
)
def test_how_far_a_run_is(progress: Progress, share: str, cells: str) -> None:
    assert progress_reply(progress) == Reply(Tone.PLAIN, "Reindexing", (Fact(progress.stage, share), Note(cells)))


@given(st.integers(-5, 10_000), st.integers(-5, 10_000), st.integers(1, 60))
def test_a_bar_is_as_wide_as_it_is_and_never_overfull(done: int, total: int, width: int) -> None:
    shown = bar(max(done, 0), total, width)
    assert len(shown) == width
    assert shown == "▰" * shown.count("▰") + "▱" * shown.count("▱")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1_023, "1023 bytes"),
        (1_024, "1 kB"),
        (1_536, "2 kB"),
        (1_024**2 - 600, "1023 kB"),
        (5 * 1_024**2, "5 MB"),
        (1_024**3, "1.0 GB"),
        (1_610_612_736, "1.5 GB"),
        (5_000 * 1_024**3, "5000.0 GB"),
    ],
)
def test_bytes_as_a_reader_says_them(size: int, words: str) -> None:
    assert size_words(size) == words


def latest(number: int) -> Excerpt:
    citation = Citation("T", None, None, None, None, 1)
    text = f"“Word {number}.”"
    return Excerpt(text, "a.md", Span(0, len(text)), ExcerptKind.QUOTATION, "Ann", None, citation, 0.9)


DAY_OF_A = Citation("T", "The Post", None, DAY, None, 1)
THERE = QuotedIn("a.md", DAY_OF_A)


@pytest.mark.parametrize(
    ("profile", "blocks"),
    [
        (
            Profile("Ann", 1, 1, 1, 1, others=("Ann Lee", "Ann Moe")),
            [Fact("Also of this name", "Ann Lee, Ann Moe"), Fact("Quoted", "1 quotation in 1 document")],
        ),
        (Profile("Ann", 1, 1, 1, 1), [Fact("Quoted", "1 quotation in 1 document")]),
        (
            Profile("Ann", 2, 2, 9, 7),
            [Fact("Quoted", "2 quotations, printed 9 times in 7 documents")],
        ),
        (
            Profile("Ann", 1_200, 1_000, 1_200, 30, outlets=(OutletCount("The Post", 30),), undated=2),
            [
                Fact("Quoted", "1,200 quotations in 30 documents; 1,000 by name, 200 as we read it"),
                Fact("In", "The Post (30 documents)"),
                Note("2 of 30 documents without a date"),
            ],
        ),
        (
            Profile(
                "Ann",
                2,
                2,
                2,
                1,
                ("A. Lee",),
                first=THERE,
                last=THERE,
                topics=(Topic("toll", 2), Topic("the new pier", 1)),
                beside=(QuotedBeside("Bo", 3), QuotedBeside("Cy", 1)),
                descriptions=(
                    Description("the mayor\nof Norholm", "a.md", Span(4, 24), DAY_OF_A, 2),
                    Description("author", "b.md", Span(0, 6), Citation(None, None, None, None, None, None), 1),
                ),
                latest=(latest(1), latest(2)),
            ),
            [
                Fact("Quoted", "2 quotations in 1 document"),
                Fact("On", "9 March 2021, The Post"),
                Fact("Also known as", "A. Lee"),
                Fact("Says more than others", "“toll” (2), “the new pier” (1)"),
                Fact("Quoted beside", "Bo (3 documents), Cy (1 document)"),
                Note("Described as:"),
                Entry(
                    "“the mayor of Norholm”",
                    "T · The Post · 9 March 2021 · paragraph 1",
                    Target("a.md", Span(4, 24), "the mayor\nof Norholm"),
                ),
                Entry("“author”", "b.md", Target("b.md", Span(0, 6), "author")),
                Note("Latest words:"),
                Quoted(latest(1)),
                Quoted(latest(2)),
            ],
        ),
        (
            Profile("Ann", 2, 2, 2, 1, tuple("abcdefghij")),
            [
                Fact("Quoted", "2 quotations in 1 document"),
                Fact("Also known as", "a, b, c, d, e, f, g, h and 2 more"),
            ],
        ),
    ],
)
def test_a_person_as_the_coverage_knows_them(profile: Profile, blocks: list[Block]) -> None:
    assert profile_reply(profile) == Reply(Tone.PLAIN, "Ann", tuple(blocks))


@pytest.mark.parametrize(
    ("near", "notes"),
    [
        ((), ()),
        (("Ann Lee",), (Note("Did you mean Ann Lee?"),)),
        (("Ann", "Bo", "Cy"), (Note("Did you mean Ann, Bo or Cy?"),)),
    ],
)
def test_somebody_nobody_knows(near: Sequence[str], notes: tuple[Note, ...]) -> None:
    sentence = "Nobody of that name is quoted in the coverage."
    assert unknown_reply("An Lee", near) == Reply(Tone.SILENCE, sentence, notes, question="An Lee")
