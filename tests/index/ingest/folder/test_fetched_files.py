"""A page that was fetched is cited with the address that it came from, as long as it is that page."""

import hashlib
import json
from pathlib import Path

from index.ingest.folder.source_folder import SourceFolder
from index.ingest.source import SourceFile, read_source

PAGE = (
    b"<!doctype html><html><head><title>Ferry talks</title></head><body><article><h1>Ferry talks</h1>"
    b"<p>The ferry sails again, the mayor of the town said on Monday, and nobody in the harbour was glad of it.</p>"
    b"<p>Fares go up by a tenth in the spring, and the council will hear what people think of that in March.</p>"
    b"</article></body></html>"
)


def fetched(folder: Path, data: bytes, noted: bytes) -> SourceFile:
    place = folder / "a.html"
    place.write_bytes(data)
    origin = {
        "asked": "https://post.example/1?utm_source=x",
        "url": "https://post.example/1",
        "fetched_at": "2026-01-02T03:04:05+00:00",
        "status": 200,
        "sha256": f"sha256:{hashlib.sha256(noted).hexdigest()}",
    }
    (folder / ".a.html.json").write_text(json.dumps(origin))
    read = SourceFolder(folder).read(place)
    assert isinstance(read, SourceFile)
    return read


def test_the_address_is_cited(tmp_path: Path) -> None:
    source = fetched(tmp_path, PAGE, PAGE)
    (document,) = read_source(source).documents
    assert document.url == "https://post.example/1"
    assert [path.name for path in SourceFolder(tmp_path).paths()] == ["a.html"]


def test_a_page_put_in_its_place_is_another(tmp_path: Path) -> None:
    assert fetched(tmp_path, PAGE, b"another").url is None
