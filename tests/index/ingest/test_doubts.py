"""What looks wrong in a document is said, and what does not is not."""

from dataclasses import replace

import pytest

from index.ingest.analysis import analyse
from index.ingest.doubts import doubts_of
from index.ingest.source import SourceFile, read_source
from index.quotation import Speaker, SpeakerKind
from index.text.document import WarningKind

ARTICLE = '"It sails," said Ann Lee, the mayor of the town. Nobody else in the harbour spoke of it that day.\n\n' * 3
LINKS = "\n\n".join(f"Ferry number {number} to be sold" for number in range(12))
FRENCH = "Le maire a dit que la grève continue et que personne ne sait quand elle va finir dans le port. " * 4


def doubts(text: str, title: str = "Ferry talks") -> list[tuple[str, str]]:
    source = SourceFile("a.txt", f"---\ntitle: '{title}'\n---\n\n{text}".encode(), "sha256:1")
    (document,) = read_source(source).documents
    return [(warning.kind.value, warning.what) for warning in doubts_of(analyse(document))]


def test_an_article_is_not_doubted() -> None:
    assert doubts(ARTICLE) == []


@pytest.mark.parametrize("title", ["---", "Untitled", "index.html", "https://post.example/1", "Home", "12 / 13"])
def test_a_title_that_is_none(title: str) -> None:
    assert doubts(ARTICLE, title) == [("title", f"its title is no title: {title}")]


def test_a_list_of_links() -> None:
    assert [kind for kind, _ in doubts(LINKS)] == [WarningKind.LINKS.value]


def test_another_language_names_nobody_and_is_said() -> None:
    source = SourceFile("a.txt", f"{FRENCH}«Nous partons», a dit Zoë Martin.\n".encode(), "sha256:1")
    (document,) = read_source(source).documents
    analysis = analyse(document)
    assert (document.language, analysis.attribution.speakers) == ("fr", ())
    assert len(analysis.passages) == 1
    (warning,) = doubts_of(analysis)
    assert warning.what == "it is in French: its words are searched and checked, but name nobody"


def test_a_label_that_is_no_name() -> None:
    source = SourceFile("a.txt", ARTICLE.encode(), "sha256:1")
    analysis = analyse(read_source(source).documents[0])
    odd = Speaker("Monday", SpeakerKind.PERSON, (), ())
    speakers = (*analysis.attribution.speakers, odd)
    (warning,) = doubts_of(replace(analysis, attribution=replace(analysis.attribution, speakers=speakers)))
    expected = "speakers in it are called what may be no name: Monday"
    assert (warning.kind, warning.what) == (WarningKind.LABEL, expected)
