"""Which files are transcripts, how their turns become paragraphs, and what is refused."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.article import Anchor, Article, Fault, Metadata
from index.ingest.reader import DocumentRefused, RawFile
from index.ingest.readers.transcript.reader import TranscriptReader
from index.text.document import WarningKind
from index.text.layout import Block, BlockKind, Layout
from index.text.span import Span

READER = TranscriptReader()
HEAD = "WEBVTT\n\n"


def read(name: str, data: str | bytes) -> Article:
    file = RawFile(name, data if isinstance(data, bytes) else data.encode())
    ((_, article),) = [member for member in READER.read(file, lambda _: iter(())) if isinstance(member, tuple)]
    return article


def why(name: str, data: str | bytes) -> str:
    with pytest.raises(DocumentRefused) as refused:
        read(name, data)
    return str(refused.value)


def claims(name: str, data: str | bytes) -> bool:
    return READER.claims(RawFile(name, data if isinstance(data, bytes) else data.encode()))


def cue(start: int, words: str, end: int | None = None) -> str:
    times = (f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}.000" for at in (start, end or start + 1))
    return f"{' --> '.join(times)}\n{words}\n\n"


def paragraphs(article: Article) -> list[str]:
    return article.text.split("\n\n") if article.text else []


def test_a_transcript_whole() -> None:
    article = read(
        "a.vtt",
        f"WEBVTT\nLanguage: en\n\nNOTE\nTitle: The bridge\nDate: 2019-07-11\n\n{cue(1, '<v Jane Doe>We close it')}"
        f"{cue(2, '<v Jane Doe>in May.')}{cue(3, '[APPLAUSE]')}{cue(4, '<v Bob>Why?')}",
    )
    text = "Jane Doe: We close it in May.\n\n[APPLAUSE]\n\nBob: Why?"
    assert article == Article(
        text,
        Layout(
            (
                Block(Span(0, 29), BlockKind.BODY, Span(0, 8)),
                Block(Span(31, 41), BlockKind.FURNITURE),
                Block(Span(43, 52), BlockKind.BODY, Span(43, 46)),
            )
        ),
        Metadata(title="The bridge", date=datetime.date(2019, 7, 11), language="en"),
        (
            Anchor(0, time="00:00:01"),
            Anchor(22, time="00:00:02"),
            Anchor(31, time="00:00:03"),
            Anchor(43, time="00:00:04"),
        ),
        article.runs,
    )


def test_a_pause_parts() -> None:
    said = HEAD + cue(1, "One.") + cue(10, "Two.") + cue(20, "Three.", 30) + cue(25, "Four.") + cue(38, "Five.")
    assert paragraphs(read("a.vtt", said)) == ["One. Two.", "Three. Four. Five."]


def test_a_speaker_goes_on_after_a_pause() -> None:
    assert paragraphs(read("a.srt", cue(1, "JANE: One.") + cue(30, "Two."))) == ["JANE: One.", "JANE: Two."]


def test_a_paragraph_is_of_sensible_length() -> None:
    sentences = HEAD + "".join(cue(n, f"This is sentence number {n}\nof a speech.") for n in range(1, 200))
    lengths = [len(paragraph) for paragraph in paragraphs(read("a.vtt", sentences))]
    assert all(700 < length < 800 for length in lengths[:-1])
    endless = HEAD + "".join(cue(n, f"and this is number {n}") for n in range(1, 200))
    assert all(1_500 < len(p) < 1_600 for p in paragraphs(read("a.vtt", endless))[:-1])


def test_a_sound_within_a_sentence_does_not_cut_it() -> None:
    said = HEAD + cue(1, "JANE: We close") + cue(2, "(APPLAUSE)") + cue(3, "the bridge.")
    assert paragraphs(read("a.vtt", said)) == ["JANE: We close the bridge.", "(APPLAUSE)"]


def test_recordings_behind_each_other_stay_so() -> None:
    one, two = ("".join(cue(n, f"{name} {n}.") for n in range(1, 31)) for name in ("First", "Second"))
    words = read("a.srt", one + two).text.split("\n\n")
    assert words[0].startswith("First 1. First 2.")
    assert words[-1].endswith("Second 29. Second 30.")
    assert "First 30. Second 1." in " ".join(words)


SCRIPT = """Bridge hearing

Aired July 11, 2019

[This is a rush transcript.]

JANE DOE, ANCHOR: Good evening. We
start here.

MAYOR BOB LIND (D-TX): Thank you.

It is good to be here.

(APPLAUSE)

DOE: Why?

LIND: Because [the bridge] is (laughs) old.

Lind is the author of a book about it.

DOE: Right.

This interview has been edited and condensed.
"""


def test_a_script_whole() -> None:
    article = read("a.txt", SCRIPT)
    assert article.metadata == Metadata(title="Bridge hearing")
    assert article.layout is not None
    assert [
        (b.kind.value, b.label and b.label.of(article.text), b.span.of(article.text)) for b in article.layout.blocks
    ] == [
        ("title", None, "Bridge hearing"),
        ("furniture", None, "Aired July 11, 2019"),
        ("furniture", None, "[This is a rush transcript.]"),
        ("body", "JANE DOE", "JANE DOE: Good evening. We start here."),
        ("body", "MAYOR BOB LIND", "MAYOR BOB LIND: Thank you."),
        ("body", "MAYOR BOB LIND", "MAYOR BOB LIND: It is good to be here."),
        ("furniture", None, "(APPLAUSE)"),
        ("body", "DOE", "DOE: Why?"),
        ("body", "LIND", "LIND: Because [the bridge] is old."),
        ("body", None, "Lind is the author of a book about it."),
        ("body", "DOE", "DOE: Right."),
        ("furniture", None, "This interview has been edited and condensed."),
    ]


TURNS = [
    ("Jane Doe", 3, "We close it."),
    ("Bob Lind", 3727, "Why? I ask."),
    ("Jane Doe", 3780, "Because."),
    ("Bob Lind", 3790, "Oh."),
]


def clock(at: int) -> str:
    return f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"


def short(at: int) -> str:
    return clock(at).lstrip("0:").rjust(4, "0") if at >= 60 else f"0:{at:02}"


@pytest.mark.parametrize(
    "form",
    [
        *(
            "{long} {name}: {words}\n",
            "[{long}] {name}: {words}\n",
            "({long}) {name}: {words}\n\n",
            "{long} - {name}: {words}\n",
        ),
        *(
            "{name} ({long}): {words}\n\n",
            "{name} [{long}]: {words}\n\n",
            "{name}: [{long}] {words}\n\n",
            "{name} {long}: {words}\n",
        ),
        *(
            "{name}  {short}\n{words}\n\n",
            "{name}\t{short}\n{words}\n\n",
            "{name} ({short}):\n{words}\n\n",
            "{name} {long}\n{words}\n\n",
        ),
        *(
            "[{long}] {name}\n{words}\n\n",
            "{long} {name}:\n{words}\n\n",
            "{name}   {short}\n\n{words}\n\n",
            "{long}\n{name}: {words}\n\n",
        ),
        *("{long},250 {name}: {words}\n", "{short} {name}: {words}\r\n", "{name}, Mayor  {short}\n{words}\n\n"),
    ],
)
def test_times_and_labels_of_scripts(form: str) -> None:
    data = "".join(form.format(name=name, long=clock(at), short=short(at), words=words) for name, at, words in TURNS)
    assert claims("a.txt", data)
    article = read("a.txt", data)
    assert paragraphs(article) == [f"{name}: {words}" for name, _, words in TURNS]
    assert [anchor.time for anchor in article.anchors] == [clock(at) for _, at, _ in TURNS]


def test_the_time_of_day_is_none_of_the_recording() -> None:
    article = read("a.txt", "".join(f"[{name}] 10:24:0{n}\n{words}\n\n" for n, (name, _, words) in enumerate(TURNS)))
    assert paragraphs(article) == [f"{name}: {words}" for name, _, words in TURNS]
    assert article.anchors == ()


def test_speakers_with_numbers_are_told() -> None:
    article = read(
        "a.txt",
        "Speaker 1  0:03\nWe close.\n\nSpeaker 2  0:05\nWhy?\n\nSpeaker 1  0:07\nIt is old.\n\nSpeaker 2  0:09\nOh.\n",
    )
    assert paragraphs(article) == ["We close.", "Why?", "It is old.", "Oh."]
    told = Fault(WarningKind.LABEL, "who speaks is told by no name, only as Speaker 1: put the names there")
    assert article.metadata.faults == (told,)


def test_front_matter_of_a_script() -> None:
    article = read("a.txt", f"---\ntitle: Hearing\nsite: The Post\n---\n\n{SCRIPT}")
    assert (article.metadata.title, article.metadata.outlet) == ("Hearing", "The Post")
    assert article.text.startswith("Bridge hearing\n\n")
    for run in article.runs:
        assert len(article.text[run.start : run.start + run.length]) == run.length


NEWS = """The bridge is shut, the mayor said on Monday in an interview with this newspaper.

It will open in May, he said, when it is mended. "It is old," he said. "We waited too long."

Here is what he told us about it, edited for length and clarity.

Q: Why is it shut?

A: Because it is old.

The city has four more bridges, of which two are shut too.

NOTE: An earlier version named another bridge.
"""


@pytest.mark.parametrize(
    ("name", "data", "claimed"),
    [
        ("a.vtt", "WEBVTT\n", True),
        ("a.txt", "WEBVTT\n\n", True),
        ("a", "\ufeffWEBVTT Kind: captions\n", True),
        ("a.txt", "WEBVTTX\n", False),
        ("a.txt", "1\n00:00:01,000 --> 00:00:02,000\nYes.\n", True),
        ("a.vtt", "00:01.000 --> 00:02.000\nYes.\n", True),
        ("a.srt", "no cue", True),
        ("a.srt", b"%PDF-1.7", False),
        ("a.vtt", "<!DOCTYPE html><p>No</p>", False),
        ("a.txt", SCRIPT, True),
        ("a.md", SCRIPT, False),
        ("a.txt", NEWS, False),
        ("a.txt", NEWS.replace("Q:", "LIND:").replace("A:", "DOE:"), False),
        ("a.txt", NEWS + SCRIPT[-200:], False),
        ("a.txt", "INFO: a\nERROR: b\nINFO: c\nERROR: d\nINFO: e\n", False),
        ("a.txt", "10:00 Opening\n10:30 Coffee\n11:00 Talks\n12:00 Lunch\n", False),
        ("a.txt", "Title: A\nDate: 2019-07-11\nAuthor: B\n\nIt is shut.\n", False),
        ("a.txt", "Look: it falls.\n\nLook: it falls.\n\nBut: no.\n\nBut: no.\n", False),
        (
            "a.txt",
            "Monday 10:30\nMeeting\nTuesday 10:30\nMeeting\nMonday 11:30\nMeeting\nTuesday 11:30\nMeeting\n",
            False,
        ),
        ("a.txt", b"\x00\x01\x02", False),
        ("a.txt", "", False),
    ],
)
def test_which_files_are_transcripts(name: str, data: str | bytes, claimed: bool) -> None:
    assert claims(name, data) is claimed


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("no cue", "no cue with a time like 00:00:01.000 --> 00:00:04.000 is in it: export it as .vtt or .srt"),
        (
            "WEBVTT\n\nNOTE nothing\n",
            "no cue with a time like 00:00:01.000 --> 00:00:04.000 is in it: export it as .vtt or .srt",
        ),
        (HEAD + cue(1, "<i></i>"), "nothing is said in its cues: put the recording's whole transcript here"),
        (cue(1, "Yes.") * 50_001, "it holds more than 50,000 cues: split it"),
        (HEAD + "\n" * 300_001, "it has more than 300,000 lines: split it"),
        (HEAD + cue(1, "a>>" * 100_001), "it holds more than 100,000 turns: split it"),
    ],
)
def test_what_is_refused(data: str, reason: str) -> None:
    assert why("a.vtt", data) == reason


_PARTS = st.sampled_from(
    [
        *(
            "WEBVTT",
            "\n",
            "\n\n",
            "\r\n",
            "00:00:01.000 --> 00:00:02.000",
            "00:01 --> 00:00",
            "1",
            "NOTE x: y",
            "<v Jane>",
            "</v>",
        ),
        *(
            "<i>",
            "<00:00:01.000>",
            "JANE DOE:",
            "Bob:",
            ">>",
            "- ",
            "[Jane Doe]",
            "(laughs)",
            "♪",
            "{\\an8}",
            "&amp;",
            "&#0;",
        ),
        *(
            "0:03",
            "Jane Doe  0:03",
            "[00:00:01]",
            "words",
            "“so”",
            " ",
            "\t",
            "\ufeff",
            "\u200b",
            "\x00",
            "é",
            "Speaker 1:",
        ),
    ]
)


def _is_whole(article: Article) -> None:
    """Blocks are in order and stripped, and cover what is no blank; labels, anchors and runs lie where they should."""
    assert article.layout is not None
    end = 0
    for block in article.layout.blocks:
        assert not article.text[end : block.span.start].strip()
        words = block.span.of(article.text)
        assert words
        assert words == words.strip()
        end = block.span.end
        if block.label is not None:
            assert block.label.start == block.span.start
            assert article.text[block.label.end :].startswith(": ")
            assert block.label.end + 2 < block.span.end
    assert not article.text[end:].strip()
    starts = [anchor.start for anchor in article.anchors]
    assert starts == sorted(set(starts))


@given(st.lists(_PARTS, max_size=60).map("".join), st.sampled_from(["a.vtt", "a.srt", "a.txt"]))
def test_whatever_is_in_it_the_text_is_whole(data: str, name: str) -> None:
    READER.claims(RawFile(name, data.encode()))
    try:
        article = read(name, data)
    except DocumentRefused:
        return
    _is_whole(article)
    file = data.removeprefix("\ufeff")
    for run in article.runs:
        assert article.text[run.start : run.start + run.length] == file[run.origin : run.origin + run.length]


@given(st.binary(max_size=400), st.sampled_from([b"", b"WEBVTT\n\n00:01.000 --> 00:02.000\n"]))
def test_any_bytes(data: bytes, head: bytes) -> None:
    READER.claims(RawFile("a.vtt", head + data))
    try:
        _is_whole(read("a.vtt", head + data))
    except DocumentRefused:
        return
