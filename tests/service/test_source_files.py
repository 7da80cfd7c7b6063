"""Files among the sources: whole or not there, kept while they can be put back, found by the name they are shown
under.
"""

import os
from pathlib import Path

import pytest

from bot.service.sources.source_files import (
    KEPT,
    KEPT_SECONDS,
    existing,
    find_document,
    keep_copy,
    mode_of_kept,
    prune_copies,
    prune_kept,
    put_file,
    tidy,
)
from bot.service.sources.uploads import UploadRefused, check_upload

PLAIN = "Please give the file a plain name, not too long: letters, digits, blanks, dots and hyphens."
MEGABYTE = 1024 * 1024


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


def contents(sources: Path) -> dict[str, bytes]:
    return {path.relative_to(sources).as_posix(): path.read_bytes() for path in sources.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("a.md", "a.md"),
        ("A.TXT", "A.TXT"),
        ("Trump's taxes, 2016 (1).md", "Trump's taxes, 2016 (1).md"),
        ("Zoe\u0308.md", "Zoë.md"),
        ("東京.md", "東京.md"),
        ("हिन्दी.txt", "हिन्दी.txt"),
        ("_draft-2+3&4.md", "_draft-2+3&4.md"),
        ("1.md", "1.md"),
        ("x" * 197 + ".md", "x" * 197 + ".md"),
    ],
)
def test_a_plain_name_is_taken(name: str, taken: str) -> None:
    assert check_upload(name, 0) == taken


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md",
        "a/b.md",
        "..\\b.md",
        "../b.md",
        "-rf.md",
        "a\nb.md",
        "a\0b.md",
        "a\u202eb.md",
        "a:b.md",
        "a*b.md",
        " a.md",
        "x" * 198 + ".md",
        "ü" * 99 + ".md",
    ],
    ids=ascii,
)
def test_a_name_that_is_not_plain_is_refused(name: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        check_upload(name, 0)
    assert str(refused.value) == PLAIN


@pytest.mark.parametrize("name", [".md", "a.doc", "a.png", "a", "a.md.exe", "md", "a.md."])
def test_a_kind_that_is_not_read_is_refused(name: str) -> None:
    with pytest.raises(UploadRefused, match=r"^I read text, Markdown, .*\. This one is of another kind\.$"):
        check_upload(name, 0)


def test_the_size_is_told_in_megabytes() -> None:
    with pytest.raises(UploadRefused, match=r"^This file is larger than \d+ MB, which is the most I read\.$"):
        check_upload("a.md", 1 << 40)


def test_a_file_is_put_whole_with_its_mode_and_nothing_beside_it(sources: Path) -> None:
    put_file(sources, sources / "a.md", lambda draft: draft.write_bytes(b"new"), 0o640)
    tidy(sources)
    assert contents(sources) == {"a.md": b"new"}
    assert (sources / "a.md").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in sources.iterdir()] == ["a.md"]


def test_a_file_that_fails_on_the_way_leaves_what_stood_there(sources: Path) -> None:
    (sources / "a.md").write_bytes(b"old")

    def fail(draft: Path) -> None:
        draft.write_bytes(b"half of the n")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        put_file(sources, sources / "a.md", fail, 0o600)
    tidy(sources)
    assert contents(sources) == {"a.md": b"old"}


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o400, 0o755])
def test_a_kept_copy_is_private_and_knows_the_mode_of_its_file(sources: Path, mode: int) -> None:
    place = sources / "a.md"
    place.write_bytes(b"old")
    place.chmod(mode)
    kept = keep_copy(sources, place)
    assert (kept.parent, kept.read_bytes()) == (sources / KEPT, b"old")
    assert (kept.stat().st_mode & 0o777, mode_of_kept(kept)) == (0o600, mode)
    assert (sources / KEPT).stat().st_mode & 0o777 == 0o700


def test_copies_of_one_file_go_without_those_of_another(sources: Path) -> None:
    for name in ("a.md", "b.md"):
        (sources / name).write_bytes(name.encode())
    first, second = keep_copy(sources, sources / "a.md"), keep_copy(sources, sources / "a.md")
    other = keep_copy(sources, sources / "b.md")
    assert len({first, second, other}) == 3
    prune_copies(sources, "a.md", but=second)
    assert sorted((sources / KEPT).iterdir()) == sorted([second, other])
    prune_copies(sources, "a.md")
    prune_copies(sources, "b.md")
    assert not (sources / KEPT).exists()


def test_copies_go_when_their_time_is_over_or_their_file_is(sources: Path) -> None:
    for name in ("a.md", "b.md"):
        (sources / name).write_bytes(name.encode())
    kept = [keep_copy(sources, sources / name) for name in ("a.md", "b.md")]
    now = kept[0].stat().st_ctime
    prune_kept(sources, ["a.md", "b.md"], now + KEPT_SECONDS - 1)
    assert sorted((sources / KEPT).iterdir()) == sorted(kept)
    (sources / "a.md").unlink()
    prune_kept(sources, ["a.md", "b.md"], now + KEPT_SECONDS - 1)
    assert list((sources / KEPT).iterdir()) == [kept[1]]
    prune_kept(sources, ["a.md", "b.md"], now + KEPT_SECONDS + 60)
    assert not (sources / KEPT).exists()
    prune_kept(sources / "nowhere", ["a.md"])


@pytest.mark.parametrize(
    ("there", "asked", "found"),
    [
        (["a.md"], "a.md", "a.md"),
        (["A.md"], "a.md", "A.md"),
        (["A.md", "a.md"], "a.md", "a.md"),
        (["Zoe\u0308.md"], "zoë.MD", "Zoe\u0308.md"),
        (["straße.md"], "STRASSE.md", "straße.md"),
        (["a.txt"], "a.md", None),
        ([], "a.md", None),
    ],
)
def test_a_name_that_people_take_for_the_same(sources: Path, there: list[str], asked: str, found: str | None) -> None:
    for name in there:
        (sources / name).write_bytes(b"")
    standing = existing(sources, asked)
    assert (standing.name if standing else None) == found


def test_no_folder_holds_no_name(sources: Path) -> None:
    assert existing(sources / "nowhere", "a.md") is None


def test_documents_are_found_by_the_key_they_are_shown_under(sources: Path) -> None:
    (sources / "below").mkdir()
    (sources / "below" / "a.md").write_bytes(b"")
    odd = sources / os.fsdecode(b"b\xff.md")
    odd.write_bytes(b"")
    assert find_document(sources, "below/a.md") == sources / "below" / "a.md"
    assert find_document(sources, "b\\udcff.md") == odd
    assert [find_document(sources, key) for key in ("below", "a.md", "")] == [None, None, None]
