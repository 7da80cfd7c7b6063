"""Who says what, and when: cues in the forms that programs and broadcasters write, and what is read of each."""

from dataclasses import dataclass

import pytest

from index.ingest.article import Article
from index.ingest.decoding import decode
from index.ingest.reader import RawFile
from index.ingest.readers.transcript.reader import TranscriptReader
from index.text.layout import Block, BlockKind

Said = tuple[str | None, str | None, str]  # time, speaker, words


def read(name: str, data: str | bytes) -> Article:
    file = RawFile(name, data if isinstance(data, bytes) else data.encode())
    reader = TranscriptReader()
    assert reader.claims(file)
    ((_, article),) = [member for member in reader.read(file, lambda _: iter(())) if isinstance(member, tuple)]
    return article


def said_in(article: Article, kind: BlockKind = BlockKind.BODY) -> list[Said]:
    """The words between one time and the next, each with its time and the label of its block."""
    assert article.layout is not None
    return [said for block in article.layout.blocks if block.kind is kind for said in _said(article, block)]


def _said(article: Article, block: Block) -> list[Said]:
    within = [anchor.start for anchor in article.anchors if block.span.start < anchor.start < block.span.end]
    name = None if block.label is None else block.label.of(article.text)
    said: list[Said] = []
    for start, end in zip([block.span.start, *within], [*within, block.span.end], strict=True):
        time = next((anchor.time for anchor in reversed(article.anchors) if anchor.start <= start), None)
        words = article.text[start:end]
        if name is not None and start == block.span.start:
            assert words.startswith(f"{name}: ")
            words = words[len(name) + 2 :]
        said.append((time, name, words.strip()))
    return said


@dataclass(frozen=True)
class Case:
    name: str
    data: str
    said: list[Said]


def vtt(*cues: str, head: str = "WEBVTT") -> str:
    return "\n\n".join([head, *(f"00:00:{n:02}.000 --> 00:00:{n:02}.900\n{words}" for n, words in enumerate(cues, 1))])


def srt(*cues: str) -> str:
    numbered = enumerate(cues, 1)
    return "\n\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{words}" for n, words in numbered)


def at(*said: tuple[str | None, str], first: int = 1) -> list[Said]:
    return [(f"00:00:{n:02}", name, words) for n, (name, words) in enumerate(said, first)]


JANE, BOB = "Jane Doe", "Bob Lind"
CASES = {
    "voices": Case(
        "a.vtt",
        vtt(
            "<v Jane Doe>We close the bridge.</v>",
            "<v.loud Bob Lind>Why?",
            "<v.first.loud Bob Lind>In <i>May</i>?",
            "<v Jane Doe>In May, &amp; for good.</v>",
            "Nobody knows.",
            "<v Jane\u00a0Doe>“So,” I said.",
            "<v Bob Lind>It is\nover.</v>",
            "<v Speaker 1>Hm.",
        ),
        at(
            (JANE, "We close the bridge."),
            (BOB, "Why?"),
            (BOB, "In May?"),
            (JANE, "In May, & for good."),
            (None, "Nobody knows."),
            ("Jane\u00a0Doe", "“So,” I said."),
            (BOB, "It is over."),
            (None, "Hm."),
        ),
    ),
    "two voices in a cue": Case(
        "a.vtt",
        vtt("<v Jane Doe>Why?</v> <v Bob Lind>Because.</v>", "<v Bob Lind>- Right."),
        [("00:00:01", JANE, "Why?"), ("00:00:01", BOB, "Because."), ("00:00:02", BOB, "- Right.")],
    ),
    "names in capitals": Case(
        "a.srt",
        srt(
            "JANE DOE: We close the bridge",
            "and open it in May.",
            "BOB LIND: Why?",
            "DR. O'NEIL-SMITH: It is old.",
            "SEN. MARY LOU (R-TX): Is it?",
            "WOLF HALL, CNN ANCHOR: Good evening.",
            "JANE DOE:\nIt is.",
            "NOTE: it is 10:30 now.",
            "He said: go.",
        ),
        at(
            (JANE.upper(), "We close the bridge"),
            (JANE.upper(), "and open it in May."),
            (BOB.upper(), "Why?"),
            ("DR. O'NEIL-SMITH", "It is old."),
            ("SEN. MARY LOU", "Is it?"),
            ("WOLF HALL", "Good evening."),
            (JANE.upper(), "It is."),
            (JANE.upper(), "NOTE: it is 10:30 now."),
            (JANE.upper(), "He said: go."),
        ),
    ),
    "names in small letters": Case(
        "a.srt",
        srt(
            "Jane Doe: Hello.", "Look: it falls.", "Ursula von der Leyen: No.", "Bob: Oh.", "Well…", "Bob: Indeed: so."
        ),
        at(
            (JANE, "Hello."),
            (JANE, "Look: it falls."),
            ("Ursula von der Leyen", "No."),
            ("Bob", "Oh."),
            ("Bob", "Well…"),
            ("Bob", "Indeed: so."),
        ),
    ),
    "marks of a change": Case(
        "a.srt",
        srt(
            ">> JANE DOE: Hello.",
            "How are you?",
            ">> Fine.",
            "Very.",
            ">> Bob: And you? >> JANE DOE: Well.",
            ">>> Good evening.",
            ">>Bob: Right.",
            "» Yes.",
        ),
        [
            ("00:00:01", "JANE DOE", "Hello."),
            ("00:00:02", "JANE DOE", "How are you?"),
            ("00:00:03", None, "Fine."),
            ("00:00:04", None, "Very."),
            ("00:00:05", "Bob", "And you?"),
            ("00:00:05", "JANE DOE", "Well."),
            ("00:00:06", None, "Good evening."),
            ("00:00:07", "Bob", "Right."),
            ("00:00:08", None, "Yes."),
        ],
    ),
    "escaped marks": Case(
        "a.vtt",
        vtt("&gt;&gt; JANE DOE: Hello.", "&gt;&gt; Ah.", "1 &lt; 2 &lt;i&gt;"),
        at(("JANE DOE", "Hello."), (None, "Ah."), (None, "1 < 2 <i>")),
    ),
    "dashes": Case(
        "a.srt",
        srt("- Jane: Hello.\n- Bob: Hi.", "- Why?\n- Because.", "-Jane: Right.", "-5 degrees.", "Cold – very."),
        [
            ("00:00:01", "Jane", "Hello."),
            ("00:00:01", "Bob", "Hi."),
            ("00:00:02", None, "Why?"),
            ("00:00:02", None, "Because."),
            ("00:00:03", "Jane", "Right."),
            ("00:00:04", "Jane", "-5 degrees."),
            ("00:00:05", "Jane", "Cold – very."),
        ],
    ),
    "brackets": Case(
        "a.srt",
        srt(
            "[Jane Doe] Hello.", "[Applause] Thank you.", "[Bob Lind]: Why?", "[Crowd Cheering] Yes.", "Tell [him] so."
        ),
        at((JANE, "Hello."), (None, "Thank you."), (BOB, "Why?"), (None, "Yes."), (None, "Tell [him] so.")),
    ),
    "no names": Case(
        "a.srt",
        srt(
            "Speaker 1: Hello.", "Speaker 2: Hi.", "UNIDENTIFIED MALE: Hey!", "SPEAKER_01: Go.", "Unknown Speaker: So."
        ),
        at((None, "Hello."), (None, "Hi."), (None, "Hey!"), (None, "Go."), (None, "So.")),
    ),
    "no name after a name": Case(
        "a.srt",
        srt("JANE DOE: Hello.", "MAN: Hey!", "Stop."),
        at(("JANE DOE", "Hello."), (None, "Hey!"), (None, "Stop.")),
    ),
    "capitals all over": Case(
        "a.srt",
        srt(">> JANE DOE: HELLO.", "HE SAID: NO.", ">> BOB: WHY?", "IT IS OLD.", ">> BECAUSE.", "BOB: AH."),
        at(
            ("JANE DOE", "HELLO."),
            ("JANE DOE", "HE SAID: NO."),
            ("BOB", "WHY?"),
            ("BOB", "IT IS OLD."),
            (None, "BECAUSE."),
            ("BOB", "AH."),
        ),
    ),
    "markup": Case(
        "a.srt",
        srt(
            "{\\an8}<i>Above</i> all",
            '<font color="#ff0000">red</font> <b>bold</b>',
            "We (laughs) go (APPLAUSE), now.",
            "♪ la la ♪ So it goes.",
            "The FBI (Federal Bureau) <3 it.",
            "Fish\u00a0& chips, 2 > 1.",
            "one<br>two\\Nthree",
            "a\u200bb {not a style}",
        ),
        at(
            (None, "Above all"),
            (None, "red bold"),
            (None, "We go, now."),
            (None, "So it goes."),
            (None, "The FBI (Federal Bureau) <3 it."),
            (None, "Fish\u00a0& chips, 2 > 1."),
            (None, "one two three"),
            (None, "ab {not a style}"),
        ),
    ),
    "classes": Case("a.vtt", vtt("<c.yellow.bg_blue>Yes</c>, <lang en>no</lang>."), at((None, "Yes, no."))),
    "hours missing": Case(
        "a.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.0\nOne.\n\n61:02.5 --> 61:03.5\nTwo.\n\n100:00:00.000 --> 100:00:01.000\nThree.",
        [("00:00:01", None, "One."), ("01:01:02", None, "Two."), ("100:00:00", None, "Three.")],
    ),
    "numbers and fractions missing": Case(
        "a.srt",
        "00:00:01 --> 00:00:02\nOne.\n\n00:00:02.5 --> 00:00:03.0\n42\n\n0:0:3,5 --> 0:0:4,0\nThree.",
        at((None, "One."), (None, "42"), (None, "Three.")),
    ),
    "blank lines missing": Case(
        "a.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n\n\nMore.\n3\n"
        "00:00:03,000 --> 00:00:04,000\n\nThree.",
        at((None, "One."), (None, "Two. More."), (None, "Three.")),
    ),
    "out of order": Case(
        "a.srt",
        "1\n00:00:02,000 --> 00:00:03,000\nTwo.\n\n2\n00:00:01,000 --> 00:00:02,500\nOne.\n\n"
        "3\n00:00:04,000 --> 00:00:03,000\nThree.",
        [("00:00:01", None, "One."), ("00:00:02", None, "Two."), ("00:00:04", None, "Three.")],
    ),
    "names and settings": Case(
        "a.vtt",
        "WEBVTT - a file\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nNOTE nobody says this\n\n"
        "intro\n00:01.000 --> 00:02.000 align:start position:0% line:10\nOne.\n\nNOTE\nnor\nthis\n\n"
        "d6a8-4f/12-0\n00:02.000 --> 00:03.000\n<v Jane Doe>Two.</v>",
        at((None, "One."), (JANE, "Two.")),
    ),
    "rolling, with times within": Case(
        "a.vtt",
        "WEBVTT\nKind: captions\nLanguage: en\n\n"
        "00:00:01.000 --> 00:00:02.000 align:start\n \nso<00:00:01.200><c> this</c><00:00:01.400><c> is</c>\n\n"
        "00:00:02.000 --> 00:00:02.010 align:start\nso this is\n \n\n"
        "00:00:02.010 --> 00:00:03.000 align:start\nso this is\nthe<00:00:02.200><c> bridge</c>\n\n"
        "00:00:03.000 --> 00:00:03.010 align:start\nthe bridge\n \n\n"
        "00:00:03.010 --> 00:00:04.000 align:start\nthe bridge\nthe<00:00:03.200><c> bridge</c>",
        at((None, "so this is"), (None, "the bridge"), (None, "the bridge")),
    ),
    "rolling over three lines": Case(
        "a.srt",
        srt("one", "one\ntwo", "one\ntwo\nthree", "two\nthree\nfour", "three\nfour\nfive", "five\nfive"),
        at((None, "one"), (None, "two"), (None, "three"), (None, "four"), (None, "five"), (None, "five")),
    ),
    "growing": Case(
        "a.srt",
        srt("We", "We close", "We close the bridge.", "We close the bridge.\nWhy?", "Why? Because."),
        at((None, "We"), (None, "close"), (None, "the bridge."), (None, "Why?"), (None, "Because.")),
    ),
    "a meeting": Case(
        "a.vtt",
        vtt("Jane Doe: Hello.", "bob: Hi, all: so.", "iPhone (2): Yes.", "Jane Doe: No."),
        at((JANE, "Hello."), ("bob", "Hi, all: so."), ("iPhone", "Yes."), (JANE, "No.")),
    ),
    "affiliations": Case("a.vtt", vtt("<v Doe, Jane (External)>Hi: so."), at((JANE, "Hi: so."))),
    "said again": Case(
        "a.srt",
        srt("No.", "No.", "No, no.", "Never."),
        at((None, "No."), (None, "No."), (None, "No, no."), (None, "Never.")),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_said(name: str) -> None:
    case = CASES[name]
    assert said_in(read(case.name, case.data)) == case.said


def test_a_hundred_cues_are_held_against_what_was_said() -> None:
    assert sum(len(case.said) for case in CASES.values()) >= 100


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(
    ("newline", "encoding"), [("\r\n", "utf-8-sig"), ("\r", "utf-8"), ("\n", "utf-16"), ("\r\n", "utf-16")]
)
def test_however_it_is_saved(name: str, newline: str, encoding: str) -> None:
    case = CASES[name]
    assert said_in(read(case.name, case.data.replace("\n", newline).encode(encoding))) == case.said


def test_windows_1252() -> None:
    article = read("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nZOË: “Déjà vu” – so.\n".encode("cp1252"))
    assert said_in(article) == at(("ZOË", "“Déjà vu” – so."))


@pytest.mark.parametrize("name", CASES)
def test_the_runs_lead_back_to_the_file(name: str) -> None:
    data = CASES[name].data.replace("\n", "\r\n").encode("utf-8-sig")
    article, file = read(CASES[name].name, data), decode(data)
    for run in article.runs:
        assert article.text[run.start : run.start + run.length] == file[run.origin : run.origin + run.length]
    covered = sum(run.length for run in article.runs)
    made = [i for i in range(len(article.text)) if not any(r.start <= i < r.start + r.length for r in article.runs)]
    assert covered + len(made) == len(article.text)
    assert {article.text[i] for i in made} <= set(" :\n&<>")
