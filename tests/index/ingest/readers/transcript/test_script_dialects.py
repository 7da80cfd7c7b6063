"""Scripts as programs and the Congressional Record write them: who speaks, and when."""

import datetime
from collections.abc import Callable

import pytest

from index.ingest.article import Article, Metadata, Unread
from index.ingest.reader import RawFile
from index.ingest.readers.transcript.reader import TranscriptReader
from index.text.layout import BlockKind

SAID = ("Good evening, all of you.", "We will build it.", "Who pays for it?", "The city does.")
NAMES = ("Anna Berg", "Tom Reed")
Form = Callable[[str, int, str], str]


def read(text: str, name: str = "a.txt") -> Article:
    file = RawFile(name, text.encode())
    assert TranscriptReader().claims(file)
    (member,) = TranscriptReader().read(file, lambda _: iter(()))
    assert not isinstance(member, Unread)
    return member[1]


def turns(article: Article) -> list[tuple[str, str]]:
    """Labels and what stands behind them; all blocks of the body have one."""
    assert article.layout is not None
    found = []
    for block in article.layout.blocks:
        if block.kind is BlockKind.BODY:
            assert block.label is not None
            found.append((block.label.of(article.text), article.text[block.label.end + 2 : block.span.end]))
    return found


def script(form: Form, count: int, between: str = "\n\n") -> str:
    return between.join(form(NAMES[n % 2], n, SAID[n]) for n in range(count)) + "\n"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "form",
    [
        pytest.param(lambda name, n, said: f"{name} (00:0{n}):\n{said}", id="Rev"),
        pytest.param(lambda name, n, said: f"{name}  0:0{n}\n{said}", id="Otter"),
        pytest.param(lambda name, n, said: f"[00:00:0{n}] {name}: {said}", id="time first"),
        pytest.param(lambda name, n, said: f"{name}: [00:00:0{n}] {said}", id="time behind"),
    ],
)
def test_speaker_and_time(form: Form, between: str) -> None:
    article = read(script(form, 4, between))
    assert turns(article) == [(NAMES[n % 2], SAID[n]) for n in range(4)]
    assert [anchor.time for anchor in article.anchors] == [f"00:00:0{n}" for n in range(4)]
    if between == "\n\n":
        assert turns(read(script(form, 2))) == [(NAMES[n], SAID[n]) for n in range(2)]


def test_four_blocks_of_two_names_are_a_script() -> None:
    text = script(lambda name, _, said: f"{name}: {said}", 4)
    expected = [(NAMES[n % 2], SAID[n]) for n in range(4)]
    assert turns(read(text)) == expected
    assert turns(read(f"A talk about trams\n\n{text}")) == expected


@pytest.mark.parametrize(
    "text",
    [
        script(lambda name, _, said: f"{name}: {said}", 3),
        script(lambda name, _, said: f"{name}: {said}", 4) + "\nThe mayor left the hall.\n",
        "Key Points: The tram.\n\nNext Steps: The bus.\n\nOpen Ends: The ferry.\n\nKey People: Nobody.\n",
    ],
)
def test_what_is_no_script_for_sure(text: str) -> None:
    assert not TranscriptReader().claims(RawFile("a.txt", text.encode()))


def test_the_congressional_record() -> None:
    article = read(
        "    Mr. REED of Ohio. Mr. Speaker, I rise in support of the tram.\n"
        "We have waited for it for four years.\n"
        "    Ms. McBERG. Mr. Speaker, will the gentleman yield?\n"
        "    Mr. REED of Ohio. I yield to Mr. Roe.\n"
        "    The SPEAKER pro tempore. The gentleman's time has expired.\n"
    )
    assert turns(article) == [
        ("Mr. REED", "Mr. Speaker, I rise in support of the tram. We have waited for it for four years."),
        ("Ms. McBERG", "Mr. Speaker, will the gentleman yield?"),
        ("Mr. REED", "I yield to Mr. Roe."),
        ("The SPEAKER", "The gentleman's time has expired."),
    ]


@pytest.mark.parametrize(
    ("voice", "name"),
    [
        ("Berg, Anna", "Anna Berg"),
        ("van der Berg, Anna Maria", "Anna Maria van der Berg"),
        ("Berg, Anna (External)", "Anna Berg"),
        ("Anna Berg, Mayor", "Anna Berg, Mayor"),
        ("Berg, Mayor", "Berg, Mayor"),
        ("Berg, MP", "Berg, MP"),
    ],
)
def test_a_surname_first(voice: str, name: str) -> None:
    cue = f"WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v {voice}>Good evening.</v>\n"
    assert turns(read(cue, "a.vtt")) == [(name, "Good evening.")]


def test_what_stands_over_a_broadcast() -> None:
    article = read(
        "Return to Transcripts main page\n\nTHE LEAD\n\nMayor Resigns\n\nAired March 04, 2021 - 16:00   ET\n\n"
        "ANNA BERG, HOST: Good evening.\n\nTOM REED, MAYOR: Thank you.\n\nBERG: Who pays?\n\nREED: The city does.\n"
    )
    assert article.metadata == Metadata(title="THE LEAD", date=datetime.date(2021, 3, 4))
    assert turns(article)[0] == ("ANNA BERG", "Good evening.")


def test_a_first_paragraph_is_no_date() -> None:
    words = "Broadcast regulators in three states said on Monday that they would look at it again, and in no hurry."
    article = read(f"{words}\n\n" + "\n\n".join(f"ANNA BERG: {one}\n\nTOM REED: {one}" for one in SAID))
    assert article.layout is not None
    first = article.layout.blocks[0]
    assert (first.span.of(article.text), first.kind) == (words, BlockKind.BODY)
