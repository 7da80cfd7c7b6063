"""A page that answers from another address than before is cited with that one, though its bytes are the same."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from yarl import URL

from index import sha256_of
from index.web.storage import Shelf
from retrieval import Retriever
from tests.index.web.test_stored_pages import ORIGIN
from tests.support.ground import WordsEmbedder, index

PAGE = (
    b"<!doctype html><html><head><title>Ferry talks</title></head><body><article><h1>Ferry talks</h1>"
    b'<p>"The ferry sails again in the spring," Ann Lee said on Monday, and nobody in the harbour was glad of it.</p>'
    b"<p>Fares go up by a tenth in the spring, and the council will hear what people think of that in March.</p>"
    b"</article></body></html>"
)


def test_its_citation_follows(tmp_path: Path) -> None:
    sources, asked = tmp_path / "sources", URL("https://paper.example/old")
    sources.mkdir()
    shelf = Shelf(sources)
    told = []
    for url in (str(asked), "https://paper.example/new", "https://paper.example/new"):
        origin = replace(ORIGIN, asked=str(asked), url=url, sha256=sha256_of(PAGE))
        shelf.keep(asked, ".html", PAGE, origin)
        report = index(sources, tmp_path / "index")
        with closing(Retriever.open(tmp_path / "index", WordsEmbedder)) as retriever:
            cited = [entry.citation.url for entry in retriever.sources()]
        told.append((report.added, report.changed, report.unchanged, report.embedded > 0, cited))
    assert told == [
        (1, 0, 0, True, ["https://paper.example/old"]),
        (0, 1, 0, False, ["https://paper.example/new"]),
        (0, 0, 1, False, ["https://paper.example/new"]),
    ]
