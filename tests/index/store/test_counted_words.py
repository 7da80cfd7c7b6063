"""How many words a document has is what its article has, whatever file it came in."""

from contextlib import closing
from pathlib import Path

import pytest

from index import Indexer, IndexFolder, Reader
from tests.support.ground import WordsEmbedder

SAID = ["The ferry sails at noon, said the mayor of the town.", "Nobody else spoke of it."]
WORDS = 16
PAGE = f"""<html><head><title>Ferry talks</title><meta property="og:type" content="article">
<meta name="author" content="Ann Lee"></head><body><article><h1>Ferry talks</h1>
{"".join(f"<p>{words}</p>" for words in SAID)}</article></body></html>"""
MATTER = "title: Ferry talks\nauthor: Ann Lee\noutlet: The Post\n"
MAIL = "From: The Post <p@x.example>\nSubject: Ferry talks\nMIME-Version: 1.0\n\n"
TEXT = "\n\n".join(SAID) + "\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", PAGE),
        ("a.md", f"---\n{MATTER}---\n\n{TEXT}"),
        ("b.md", f"---\n{MATTER}---\n\n# Ferry talks\n\n{TEXT}"),
        ("a.txt", f"Ferry talks\n\n{TEXT}"),
        ("a.eml", f"{MAIL}{TEXT}\nUnsubscribe\n"),
    ],
)
def test_a_story_has_as_many_words_in_every_file(tmp_path: Path, name: str, data: str) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / name).write_text(data)
    embedder = WordsEmbedder()
    Indexer(sources, IndexFolder(tmp_path / "index"), "words", lambda: embedder).run(fingerprint=embedder.fingerprint)
    with closing(Reader(IndexFolder(tmp_path / "index"))) as reader, reader.session():
        (document,) = reader.documents.values()
    assert document.words == WORDS
