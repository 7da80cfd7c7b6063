"""What looks wrong in a document is said, and what does not is not."""

from dataclasses import replace

import pytest

from index.ingest.analysis import analyse
from index.ingest.doubts import doubts_of
from index.ingest.source import SourceFile, read_source
from index.quotation import Speaker, SpeakerKind
from index.text.document import Document, WarningKind

ARTICLE = '"It sails," said Ann Lee, the mayor of the town. Nobody else in the harbour spoke of it that day.\n\n' * 3
LINKS = "\n\n".join(f"Ferry number {number} to be sold" for number in range(12))
FRENCH = "Le maire a dit que la grève continue et que personne ne sait quand elle va finir dans le port. " * 4


def doubts(text: str, title: str = "Ferry talks") -> list[tuple[str, str]]:
    source = SourceFile("a.txt", f"---\ntitle: '{title}'\n---\n\n{text}".encode(), "sha256:1")
    (document,) = read_source(source).documents
    return [(warning.kind.value, warning.what) for warning in doubts_of(analyse(document))]


def kinds_of(document: Document) -> list[tuple[WarningKind, str]]:
    return [(warning.kind, warning.what) for warning in doubts_of(analyse(document))]


def test_an_article_is_not_doubted() -> None:
    assert doubts(ARTICLE) == []


@pytest.mark.parametrize("title", ["---", "Untitled", "index.html", "https://post.example/1", "Home", "12 / 13"])
def test_a_title_that_is_none(title: str) -> None:
    assert doubts(ARTICLE, title) == [("title", f"its title is no title: {title}")]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("title", ["---", "Untitled", "No title"])
def test_a_headline_of_its_own_is_the_title_where_none_is_stated(name: str, title: str) -> None:
    head = "# Ferry sold" if name == "a.md" else "Ferry sold"
    source = SourceFile(name, f"---\ntitle: '{title}'\n---\n\n{head}\n\n{ARTICLE}".encode(), "sha256:1")
    (document,) = read_source(source).documents
    analysis = analyse(document)
    assert document.title == "Ferry sold"
    assert [span.of(document.text).lstrip("# ") for span in [analysis.structure.title] if span] == ["Ferry sold"]
    assert [(w.kind, w.what) for w in (*document.warnings, *doubts_of(analysis))] == [
        (WarningKind.TITLE, f"its title is no title: {title}")
    ]


def test_a_list_of_links() -> None:
    assert [kind for kind, _ in doubts(LINKS)] == [WarningKind.LINKS.value]


ADDRESSES = [f"https://post.example/{number}" for number in range(6)]
FETCHED = ("links", "it looks like a list of links and no article: have its pages fetched by fetch --list")


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (ADDRESSES, True),
        (["Ferry coverage", *ADDRESSES], True),
        ([f"- {address}" for address in ADDRESSES], True),
        ([f"{number}. {address}" for number, address in enumerate(ADDRESSES, 1)], True),
        (ADDRESSES[:4], False),
        ([ARTICLE, *ADDRESSES], False),
        ([f"Ferry talks: {address}" for address in ADDRESSES], False),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_list_of_addresses_is_for_fetching(name: str, lines: list[str], told: bool, between: str) -> None:
    (document,) = read_source(SourceFile(name, f"{between.join(lines)}\n".encode(), "sha256:1")).documents
    assert (FETCHED in [(kind.value, what) for kind, what in kinds_of(document)]) is told
    assert document.title not in ADDRESSES


def test_an_address_over_the_headline_is_not_it() -> None:
    text = f"{ADDRESSES[0]}\n\nFerry sold\n\n{ARTICLE}"
    (document,) = read_source(SourceFile("a.txt", text.encode(), "sha256:1")).documents
    assert (document.title, kinds_of(document)) == ("Ferry sold", [])


CHINESE = "轮渡公司表示，港口的罢工将持续到下周，没有人知道什么时候会结束，市长说。"


@pytest.mark.parametrize(
    "text",
    [
        "The new release is out. It mends what broke the ferry.\n\n" + "* ferry-1.9.3.tar.gz\n" * 12,
        "The harbour board met on Monday. " * 12 + "\n\n" + "* The old pier on the north side\n" * 20,
        f"{CHINESE}\n\n" * 12,
    ],
)
def test_an_article_with_a_list_in_it_is_no_list_of_links(text: str) -> None:
    assert WarningKind.LINKS.value not in [kind for kind, _ in doubts(text)]


@pytest.mark.parametrize(("language", "told"), [("fr", True), ("French", True), ("zxx", False), ("la", False)])
def test_what_is_no_language_of_articles_is_not_told(language: str, told: bool) -> None:
    source = SourceFile("a.txt", b"The ferry sails.", "sha256:1")
    document = replace(read_source(source).documents[0], language=language)
    assert [kind for kind, _ in kinds_of(document)] == [WarningKind.LANGUAGE] * told


def test_another_language_names_nobody_and_is_said() -> None:
    source = SourceFile("a.txt", f"{FRENCH}«Nous partons», a dit Zoë Martin.\n".encode(), "sha256:1")
    (document,) = read_source(source).documents
    analysis = analyse(document)
    assert (document.language, analysis.attribution.speakers) == ("fr", ())
    assert len(analysis.passages) == 1
    (warning,) = doubts_of(analysis)
    assert warning.what == "it is in French: its words are searched and checked, but name nobody"


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("Monday", SpeakerKind.PERSON, True),
        ("With Admin", SpeakerKind.PERSON, True),
        ("Report", SpeakerKind.ORGANISATION, True),
        ("Holly Allen", SpeakerKind.PERSON, False),
        ("several of our colleagues", SpeakerKind.GROUP, False),
        ("ann", SpeakerKind.PERSON, False),  # who wrote it
    ],
)
def test_a_label_that_is_no_name(name: str, kind: SpeakerKind, told: bool) -> None:
    source = SourceFile("a.txt", f"---\nauthor: ann\n---\n\n{ARTICLE}".encode(), "sha256:1")
    analysis = analyse(read_source(source).documents[0])
    speakers = (*analysis.attribution.speakers, Speaker(name, kind, (), ()))
    found = doubts_of(replace(analysis, attribution=replace(analysis.attribution, speakers=speakers)))
    expected = (WarningKind.LABEL, f"speakers in it are called what may be no name: {name}")
    assert [(warning.kind, warning.what) for warning in found] == [expected] * told
