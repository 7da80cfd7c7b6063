"""Which files are transcripts, how their turns become paragraphs, and what is refused."""

import datetime
import time

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


def labelled(article: Article) -> list[tuple[str | None, str]]:
    """Each paragraph of the body without the label that it has, which stands nowhere else."""
    assert article.layout is not None
    found: list[tuple[str | None, str]] = []
    for block in article.layout.blocks:
        words, name = block.span.of(article.text), None if block.label is None else block.label.of(article.text)
        if block.kind is BlockKind.BODY:
            found.append((name, words.removeprefix(f"{name}: ")))
    return found


TWO = cue(90, "MARK: Nobody asked us.") + cue(92, "JANE: They did.")
SAID = [("MARK", "Nobody asked us."), ("JANE", "They did.")]


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        (cue(1, "JANE: One.") + cue(3, "Two.") + TWO, [("JANE", "One. Two.")]),
        (cue(1, "JANE: One.") + cue(4, "Two.") + TWO, [("JANE", "One."), (None, "Two.")]),
        (cue(1, "JANE: One.") + cue(4, "Two.") + cue(5, "Three.") + TWO, [("JANE", "One."), (None, "Two. Three.")]),
        (cue(1, "JANE: One.") + cue(84, "Two.") + TWO, [("JANE", "One."), (None, "Two.")]),
        (cue(1, "JANE: One and") + cue(9, "two.") + TWO, [("JANE", "One and two.")]),
        (cue(1, "JANE: One and") + cue(84, "two.") + TWO, [("JANE", "One and"), (None, "two.")]),
        (cue(1, "JANE:") + cue(3, "One.") + TWO, [("JANE", "One.")]),
        (cue(1, "JANE:") + cue(84, "One.") + TWO, [(None, "One.")]),
        (
            cue(1, "JANE: One.") + cue(2, "[crowd shouting]") + cue(3, "Shame!") + TWO,
            [("JANE", "One."), (None, "Shame!")],
        ),
        (cue(1, "JANE: One.") + cue(2, "[crowd shouting] Shame!") + TWO, [("JANE", "One."), (None, "Shame!")]),
        (cue(1, "JANE: One. (shouting)") + cue(2, "Shame!") + TWO, [("JANE", "One."), (None, "Shame!")]),
        (cue(1, "JANE: One.") + cue(2, "Two. (shouting) No!") + TWO, [("JANE", "One."), (None, "Two. No!")]),
        (cue(1, "JANE: One (laughs)") + cue(2, "and two.") + TWO, [("JANE", "One and two.")]),
        (cue(1, "JANE: (laughs) One.") + cue(2, "Two.") + TWO, [("JANE", "One. Two.")]),
        (cue(1, "JANE: (laughs)") + cue(2, "Shame!") + TWO, [(None, "Shame!")]),
        (cue(1, "JANE: One.") + cue(2, "♪ la la ♪") + cue(3, "Two.") + TWO, [("JANE", "One."), (None, "Two.")]),
        (cue(1, "JANE: One.") + cue(2, "♪ la la ♪ Two.") + TWO, [("JANE", "One."), (None, "Two.")]),
        (cue(1, "JANE: One.") + cue(2, ">>") + cue(3, "Two.") + TWO, [("JANE", "One."), (None, "Two.")]),
    ],
)
def test_whose_a_caption_without_a_label_is(cues: str, expected: list[tuple[str | None, str]]) -> None:
    assert labelled(read("a.srt", cues)) == [*expected, *SAID]


def test_a_label_that_marks_no_change_is_its_own_caption_s_alone() -> None:
    assert labelled(read("a.srt", cue(1, "JANE DOE: One.") + cue(2, "Two."))) == [("JANE DOE", "One."), (None, "Two.")]
    each = "".join(cue(n, f"JANE: Number {n}.") for n in range(1, 5)) + cue(5, "BOB: Oh.") + cue(6, "Two.")
    assert labelled(read("a.srt", each))[-2:] == [("BOB", "Oh."), (None, "Two.")]


def test_without_stops_no_sentence_is_unfinished() -> None:
    said = cue(1, "JANE DOE: we close the bridge") + "".join(cue(n, f"and this is number {n}") for n in range(2, 9))
    assert [name for name, _ in labelled(read("a.srt", said))] == ["JANE DOE", None]


def test_another_recording_begins_with_nobody() -> None:
    parts = (cue(40, "JANE: Last.") + cue(80, "BOB: End."), "".join(cue(n, f"Number {n}.") for n in range(1, 25)))
    assert labelled(read("a.srt", "".join(parts)))[1:] == [
        ("BOB", "End."),
        (None, " ".join(f"Number {n}." for n in range(1, 25))),
    ]


def test_a_speech_is_one_paragraph_however_long() -> None:
    speech = "".join(cue(n, f"This is sentence number {n} of a speech.") for n in range(2, 80))
    found = labelled(read("a.srt", cue(1, "JANE: Hello.") + speech + TWO))
    assert [name for name, _ in found] == ["JANE", "MARK", "JANE"]
    assert found[0][1].endswith("sentence number 79 of a speech.")


def test_captions_that_are_each_labelled_are_cut_and_labelled_anew() -> None:
    article = read("a.vtt", HEAD + "".join(cue(n, f"<v Jane Doe>This is number {n} of many.") for n in range(1, 80)))
    found = labelled(article)
    assert len(found) > 2
    assert {name for name, _ in found} == {"Jane Doe"}
    assert all(len(words) < 800 for _, words in found)


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

I am glad to be here.

(APPLAUSE)

DOE: Why?

LIND: Because [the bridge] is (laughs) old.

Lind is the author of a book about it.

DOE: Right.

This interview has been edited and condensed.
"""


def test_a_script_whole() -> None:
    article = read("a.txt", SCRIPT)
    assert article.metadata == Metadata(title="Bridge hearing", date=datetime.date(2019, 7, 11))
    assert article.layout is not None
    assert [
        (b.kind.value, b.label and b.label.of(article.text), b.span.of(article.text)) for b in article.layout.blocks
    ] == [
        ("title", None, "Bridge hearing"),
        ("furniture", None, "Aired July 11, 2019"),
        ("furniture", None, "[This is a rush transcript.]"),
        ("body", "JANE DOE", "JANE DOE: Good evening. We start here."),
        ("body", "MAYOR BOB LIND", "MAYOR BOB LIND: Thank you. I am glad to be here."),
        ("furniture", None, "(APPLAUSE)"),
        ("body", "DOE", "DOE: Why?"),
        ("body", "LIND", "LIND: Because [the bridge] is old."),
        ("body", None, "Lind is the author of a book about it."),
        ("body", "DOE", "DOE: Right."),
        ("furniture", None, "This interview has been edited and condensed."),
    ]


OPENED = "JANE DOE: Good evening.\n\nMARK ROE: Thank you.\n\n"
FOLLOWED = "JANE DOE: Why?\n\nMARK ROE: Because.\n\n"
REST = [("JANE DOE", "Why?"), ("MARK ROE", "Because.")]
HABIT = "".join(f"JANE DOE: Why {n}?\n\nMARK ROE: So.\n\nWe close {n} of our bridges.\n\n" for n in range(4))


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("I am glad.", [("MARK ROE", "Thank you. I am glad.")]),
        ("I am glad.\n\nWe all are.", [("MARK ROE", "Thank you. I am glad. We all are.")]),
        ("– and so on.", [("MARK ROE", "Thank you. – and so on.")]),
        ("The hall fell silent.", [("MARK ROE", "Thank you."), (None, "The hall fell silent.")]),
        (
            "The hall fell silent.\n\nWe sat.",
            [("MARK ROE", "Thank you."), (None, "The hall fell silent."), (None, "We sat.")],
        ),
        ("“We are angry,” a man said.", [("MARK ROE", "Thank you."), (None, "“We are angry,” a man said.")]),
        ("Roe thanked us all.", [("MARK ROE", "Thank you."), (None, "Roe thanked us all.")]),
        ("We saw Roe’s hat.", [("MARK ROE", "Thank you."), (None, "We saw Roe’s hat.")]),
        ("Doe smiled at us.", [("MARK ROE", "Thank you."), (None, "Doe smiled at us.")]),
        ("I thank you, Jane Doe.", [("MARK ROE", "Thank you. I thank you, Jane Doe.")]),
        ("(APPLAUSE)\n\nI am glad.", [("MARK ROE", "Thank you."), (None, "I am glad.")]),
        ("[00:20] It is so.", [("MARK ROE", "Thank you. It is so.")]),
        ("[00:20]\n\nIt is so.", [("MARK ROE", "Thank you. It is so.")]),
    ],
)
def test_whose_a_paragraph_between_two_turns_is(between: str, expected: list[tuple[str | None, str]]) -> None:
    article = read("a.txt", f"{OPENED}{between}\n\n{FOLLOWED}")
    assert labelled(article) == [("JANE DOE", "Good evening."), *expected, *REST]


def test_where_many_paragraphs_are_plainly_spoken_others_are_too() -> None:
    assert labelled(read("a.txt", f"{OPENED}It is so.\n\n{HABIT}"))[1] == ("MARK ROE", "Thank you. It is so.")
    told = labelled(read("a.txt", f"{OPENED}Doe left.\n\n{HABIT}"))
    assert told[1:3] == [("MARK ROE", "Thank you."), (None, "Doe left.")]


@pytest.mark.parametrize(
    "closing", ["The meeting ended after two hours.", "We asked the county.", "[00:20] We are done.", "– and so on."]
)
def test_what_stands_behind_the_last_turn_is_nobody_s(closing: str) -> None:
    words = closing.removeprefix("[00:20] ")
    assert labelled(read("a.txt", OPENED + FOLLOWED + closing))[-2:] == [REST[-1], (None, words)]
    assert labelled(read("a.txt", HABIT + FOLLOWED + closing))[-2:] == [REST[-1], (None, words)]


def test_where_each_line_is_a_turn_a_line_behind_the_last_is_nobody_s() -> None:
    lines = (OPENED + FOLLOWED).replace("\n\n", "\n")
    assert labelled(read("a.txt", f"{lines}The meeting ended."))[-2:] == [REST[-1], (None, "The meeting ended.")]
    assert labelled(read("a.txt", f"{lines}JANE DOE: We\nclose."))[-1] == ("JANE DOE", "We close.")


def test_words_below_a_label_alone_are_its_own() -> None:
    data = "".join(f"{name}   {short(at)}\n\n{words}\n\n" for name, at, words in TURNS)
    assert labelled(read("a.txt", f"{data}The meeting ended.")) == [
        *((name, words) for name, _, words in TURNS),
        (None, "The meeting ended."),
    ]


def test_many_speakers_are_read_in_a_moment() -> None:
    names = (f"{chr(65 + n // 676)}{chr(65 + n // 26 % 26)}{chr(65 + n % 26)}" for n in range(15_000))
    data = "".join(f"JANE {name}: Yes.\n\nSo it is. We go. It is so.\n\n" for name in names)
    began = time.process_time()
    read("a.txt", data)
    assert time.process_time() - began < 6


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
