"""A page that was fetched is cited with the address that it came from, as long as it is that page, and read as its
server said that its characters are.
"""

import hashlib
import json
from pathlib import Path

import pytest

from index.ingest.folder.source_folder import SourceFolder
from index.ingest.source import SourceFile, read_source

PAGE = (
    b"<!doctype html><html><head><title>Ferry talks</title></head><body><article><h1>Ferry talks</h1>"
    b"<p>The ferry sails again, the mayor of the town said on Monday, and nobody in the harbour was glad of it.</p>"
    b"<p>Fares go up by a tenth in the spring, and the council will hear what people think of that in March.</p>"
    b"</article></body></html>"
)


SAYS = "海辺の町で一日、三年ぶりに港祭りが開かれ、大勢の人でにぎわった。「待っていました」と山田花子さんは話した。"


def fetched(folder: Path, data: bytes, noted: bytes, content_type: str | None = None) -> SourceFile:
    place = folder / "a.html"
    place.write_bytes(data)
    origin = {
        "asked": "https://post.example/1?utm_source=x",
        "url": "https://post.example/1",
        "fetched_at": "2026-01-02T03:04:05+00:00",
        "status": 200,
        "sha256": f"sha256:{hashlib.sha256(noted).hexdigest()}",
        "content_type": content_type,
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


def test_other_characters_make_it_another(tmp_path: Path) -> None:
    """An index that read it as its server said before has to read it anew."""
    types = [None, "text/html", "text/html; charset=euc-jp", "text/html; charset=shift_jis"]
    hashes = [fetched(tmp_path, PAGE, PAGE, content_type).content_hash for content_type in types]
    assert (hashes[0] == hashes[1], len(set(hashes))) == (True, 3)


def test_a_page_put_in_its_place_is_another(tmp_path: Path) -> None:
    assert fetched(tmp_path, PAGE, b"another").url is None


@pytest.mark.parametrize(
    ("content_type", "declared", "encoding"),
    [
        ("text/html; charset=shift_jis", "", "shift_jis"),
        ('text/html;charset="EUC-JP"; x=y', "", "euc-jp"),
        ("text/html; charset=iso-2022-jp", "", "iso-2022-jp"),
        ("text/html; charset=euc-jp", '<meta charset="shift_jis">', "shift_jis"),
        ("text/html; charset=shift_jis", '<meta charset="nonsense">', "shift_jis"),
        ("text/html; charset=shift_jis", "", "utf-8"),
    ],
)
def test_its_characters_are_what_its_server_said(
    tmp_path: Path, content_type: str, declared: str, encoding: str
) -> None:
    page = f"<!doctype html><html><head>{declared}</head><body><article><p>{SAYS}</p></article></body></html>"
    data = page.encode(encoding)
    (document,) = read_source(fetched(tmp_path, data, data, content_type)).documents
    assert document.text == SAYS
