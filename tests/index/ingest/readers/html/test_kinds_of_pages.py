"""Pages as papers, blogs, wires and browsers make them: the whole of what is read of each."""

import pytest

from index.ingest.article import Metadata
from index.ingest.reader import RawFile
from index.ingest.readers.html.flow import flow_of
from index.ingest.readers.html.reader import HtmlReader
from index.text.layout import BlockKind
from tests.index.ingest.readers.html import others, papers
from tests.index.ingest.readers.html.page import Page
from tests.support.documents.articles import blocks_of, read_article, strong_in

PAGES = (*papers.PAGES, *others.PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_read_whole(page: Page) -> None:
    assert HtmlReader().claims(RawFile("saved", page.html.encode()))
    article = read_article(HtmlReader(), page.html.encode())
    assert blocks_of(article) == [(kind.value, text) for kind, text in page.blocks]
    assert article.metadata == page.metadata


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_is_a_run_of_what_the_page_shows(page: Page) -> None:
    shown = " ".join(flow_of(page.html).text.split())
    for _, text in blocks_of(read_article(HtmlReader(), page.html.encode())):
        assert " ".join(text.split()) in shown


def test_the_questions_of_an_interview_are_strong() -> None:
    article = read_article(HtmlReader(), others.INTERVIEW.html.encode())
    questions = ["You grew up by the sea. Do you miss it?", "Why write about it, then?"]
    assert strong_in(article) == [*questions, "DA:", "NQ:"]


@pytest.mark.parametrize("declared", ["windows-1252", "ISO-8859-1", "nonsense", ""])
def test_a_page_in_windows_1252(declared: str) -> None:
    told = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    words = [
        "Le café de la gare rouvre ses portes lundi, après sept mois de travaux, a annoncé la mairie.",
        "« C’est un soulagement », a dit Zoé Lefèvre, la patronne, qui l’avait “presque” vendu.",
        "Le cœur du quartier bat à nouveau…",
    ]
    body = "".join(f"<p>{one}</p>" for one in words)
    html = f"<html><head>{told}<title>Café – réouverture</title></head><body><h1>Café – réouverture</h1>{body}</body>"
    article = read_article(HtmlReader(), html.encode("windows-1252"))
    assert blocks_of(article) == [(BlockKind.BODY.value, one) for one in words]
    assert article.metadata == Metadata(title="Café – réouverture")
