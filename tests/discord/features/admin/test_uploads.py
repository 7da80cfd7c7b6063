"""What an upload may destroy: nothing. Read first, put in place whole, and taken back to the byte."""

import errno
import os
import sqlite3
import stat
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import simcord

from bot.discord import create_bot
from bot.service.folder_collection import FolderCollection, SharedCollection
from bot.service.sources.source_files import KEPT, KEPT_SECONDS, prune_kept
from bot.service.sources.uploads import (
    AddedDocument,
    UploadRefused,
    add_document,
    remove_document,
    undo_upload,
)
from index import DocumentPreview, IndexUnwritable, Refusal, preview_document
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import custom_id, labels, response_of, text
from tests.support.discord.unsettled import begin_press, begin_slash, until
from tests.support.discord.world import World

ARTICLE = b"""---
title: Council votes
outlet: The Post
date: 2016-10-03
---

The vote was close on Monday night.

"We will spend it on schools," said Ana Roe, the mayor.

"It is far too much," said Bo Lind.
"""
BAD = b"---\n title: a: b: c\n---\n\nWords that nobody reads.\n"


def visible(stand: FakeCollection) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in stand.sources.iterdir() if path.is_file()}


def kept(sources: Path) -> list[Path]:
    return sorted((sources / KEPT).glob("*"))


def dropping(table: str) -> Callable[[sqlite3.Connection], object]:
    return lambda database: database.execute(f"DROP TABLE {table}")


async def add(world: World, data: bytes, name: str = "a.md", **options: bool) -> simcord.InteractionResult:
    return await world.admin.slash(world.channel, "admin add", file=(name, data), **options)


async def test_reply_names_what_was_found(world: World) -> None:
    done = await add(world, ARTICLE)
    said = text(done.response)
    assert "**Title** Council votes\n**Outlet** The Post\n**Date** 3 October 2016\n" in said
    assert "**Length** 3 paragraphs, 2 quotations\n**Speakers** Ana Roe, Bo Lind\n" in said
    assert "✓ Reindexed" in said
    assert labels(done.response) == ["Undo"]


async def test_what_its_readers_will_miss_is_said(world: World) -> None:
    done = await add(world, b"# A title\n\nPlain words of a story without a quotation.\n")
    assert "It names no outlet and no date, so its citations can't." in text(done.response)
    assert "Nobody is quoted in it." in text(done.response)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (BAD, "its front matter is not valid YAML in line 2"),
        (b"\x00\x01\x02" * 50, "it holds NUL bytes"),
        (b"  \n ", "it is empty"),
        ("caf\xe9 ".encode() + b"caf\xe9", "it mixes encodings"),
    ],
)
@pytest.mark.parametrize("replaces", [False, True])
async def test_a_refused_upload_changes_nothing(
    world: World, newsstand: FakeCollection, data: bytes, why: str, replaces: bool
) -> None:
    if replaces:
        (newsstand.sources / "a.md").write_bytes(ARTICLE)
    refused = await add(world, data, replace=True)
    assert refused.followups[0].ephemeral
    assert f"I can't read a.md: {why}" in text(refused.followups[0])
    assert "Nothing was changed." in text(refused.followups[0])
    assert visible(newsstand) == ({"a.md": ARTICLE} if replaces else {})
    assert kept(newsstand.sources) == []
    assert newsstand.generation == 1
    assert world.channel.history() == []


async def test_undo_puts_back_what_was_there_to_the_byte(world: World, newsstand: FakeCollection) -> None:
    before = b"# Before\r\n\r\nOld words.\n"
    (newsstand.sources / "a.md").write_bytes(before)
    (newsstand.sources / "a.md").chmod(0o640)
    done = await add(world, ARTICLE, replace=True)
    (copy,) = kept(newsstand.sources)
    assert (copy.read_bytes(), stat.S_IMODE(copy.stat().st_mode)) == (before, 0o600)
    undone = await world.admin.click(response_of(done), label="Undo")
    assert "✓ Reindexed" in text(undone.response)
    assert visible(newsstand) == {"a.md": before}
    assert stat.S_IMODE((newsstand.sources / "a.md").stat().st_mode) == 0o640
    assert not (newsstand.sources / KEPT).exists()
    recorded_actions = [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 5)]
    assert recorded_actions == ["undid an upload: a.md", "replaced a document: a.md (Council votes)"]


async def test_undo_of_a_first_upload_removes_it(world: World, newsstand: FakeCollection) -> None:
    done = await add(world, ARTICLE)
    await world.admin.click(response_of(done), label="Undo")
    assert visible(newsstand) == {}
    assert newsstand.allowed_empty == [False, True]


async def test_undo_works_once_and_after_a_restart(world: World, newsstand: FakeCollection, tmp_path: Path) -> None:
    (newsstand.sources / "a.md").write_bytes(b"old words")
    done = await add(world, ARTICLE, replace=True)
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    await world.admin.click(response_of(done), label="Undo")
    assert visible(newsstand) == {"a.md": b"old words"}
    (newsstand.sources / "a.md").write_bytes(ARTICLE)
    again = await world.admin.click(response_of(done), label="Undo")
    assert "This upload can't be undone any more" in text(again.followups[0])
    assert again.followups[0].ephemeral
    assert visible(newsstand) == {"a.md": ARTICLE}


async def test_button_of_an_undone_upload_never_reaches_another(world: World, newsstand: FakeCollection) -> None:
    done = await add(world, ARTICLE)
    await world.admin.click(response_of(done), label="Undo")
    await add(world, ARTICLE)
    pressed = await world.admin.click(response_of(done), label="Undo")
    assert "This upload can't be undone any more" in text(pressed.followups[0])
    assert visible(newsstand) == {"a.md": ARTICLE}


async def test_undo_is_over_after_its_day(world: World, newsstand: FakeCollection) -> None:
    (newsstand.sources / "a.md").write_bytes(b"old words")
    done = await add(world, ARTICLE, replace=True)
    await world.bot.memory.file.run(lambda database: database.execute("UPDATE upload SET at = at - 86500"))
    pressed = await world.admin.click(response_of(done), label="Undo")
    assert "a day has passed" in text(pressed.followups[0])
    assert visible(newsstand) == {"a.md": ARTICLE}


async def test_undo_of_what_changed_since_leaves_it(world: World, newsstand: FakeCollection) -> None:
    done = await add(world, ARTICLE)
    (newsstand.sources / "a.md").write_bytes(b"mended by hand")
    pressed = await world.admin.click(response_of(done), label="Undo")
    assert "a.md is not what this upload put there any more" in text(pressed.followups[0])
    assert visible(newsstand) == {"a.md": b"mended by hand"}


async def test_undo_is_for_those_with_the_right(world: World, newsstand: FakeCollection) -> None:
    done = await add(world, ARTICLE)
    pressed = await world.reader.click(response_of(done), label="Undo")
    assert "This is for people who may manage the server" in text(pressed.response)
    assert visible(newsstand) == {"a.md": ARTICLE}


async def test_what_was_removed_is_gone_with_what_it_replaced(world: World, newsstand: FakeCollection) -> None:
    newsstand.texts["a.md"] = ("Council votes", ["Words."])
    (newsstand.sources / "a.md").write_bytes(b"old words")
    done = await add(world, ARTICLE, replace=True)
    asked = await world.admin.slash(world.channel, "admin remove", document="a.md")
    await world.admin.click(response_of(asked), label="Delete")
    assert list(newsstand.sources.iterdir()) == []
    pressed = await world.admin.click(response_of(done), label="Undo")
    assert "This upload can't be undone any more" in text(pressed.followups[0])


async def test_the_question_tells_how_much_goes_with_a_file(world: World, newsstand: FakeCollection) -> None:
    for number in range(1, 13):
        newsstand.texts[f"table.csv#{number}"] = (f"Row {number}", ["Words."])
    newsstand.texts["other.csv#3"] = ("Other", ["Words."])
    (newsstand.sources / "table.csv").write_bytes(b"title,text")
    asked = await world.admin.slash(world.channel, "admin remove", document="table.csv#3")
    assert "Its file table.csv holds 12 documents: all of them go." in text(asked.response)
    for alone in ("other.csv#3", "budget.md"):
        shown = await world.admin.slash(world.channel, "admin remove", document=alone)
        assert "all of them go" not in text(shown.response)
    await world.admin.click(response_of(asked), label="Delete")
    assert list(newsstand.sources.iterdir()) == []


async def test_upload_while_a_reindex_runs_is_in_place_at_once_and_indexed_after_it(
    world: World, newsstand: FakeCollection
) -> None:
    newsstand.held.clear()
    begin_slash(world.admin, world.channel, "admin reindex")
    await until(lambda: world.bot.reindexing.running(newsstand))
    upload = begin_slash(world.admin, world.channel, "admin add", file=("a.md", ARTICLE))
    await until(lambda: "a.md" in visible(newsstand))
    await until(lambda: upload.response and "waiting" in text(upload.response))
    assert newsstand.generation == 1
    newsstand.held.set()
    await world.env.settle()
    assert "✓ Reindexed" in text(upload.response)
    assert newsstand.generation == 3


async def test_two_uploads_of_one_name_at_once_keep_one_and_tell_the_other(
    world: World, newsstand: FakeCollection
) -> None:
    uploads = [begin_slash(world.admin, world.channel, "admin add", file=("a.md", ARTICLE + b"%d" % n)) for n in (1, 2)]
    await world.env.settle()
    told = [text(upload.followups[0]) if upload.followups else "" for upload in uploads]
    assert sorted("There is a document named a.md already." in said for said in told) == [False, True]
    assert len(visible(newsstand)) == 1


async def test_upload_that_can_t_be_indexed_says_that_it_stays_and_can_be_undone(
    world: World, newsstand: FakeCollection
) -> None:
    newsstand.reindex_fails = IndexUnwritable("The disk is full.")
    done = await add(world, ARTICLE)
    assert "The disk is full." in text(done.response)
    assert "a.md is among the sources, and is answered from after the next reindex." in text(done.response)
    assert labels(done.response) == ["Undo"]


@pytest.mark.slow
async def test_removed_last_document_is_not_answered_from_any_more(tmp_path: Path) -> None:
    """Over a real index: what was removed is gone, and what is added then is answered from."""
    (tmp_path / "sources").mkdir()
    collection = FolderCollection(tmp_path / "sources", tmp_path / "index", None)
    env = simcord.Env(
        create_bot(SharedCollection(collection), tmp_path / "memory.sqlite", shard_count=1), settle_timeout=60.0
    )
    await env.start()
    try:
        world = World(env)
        added = await add(world, ARTICLE)
        asking = {"question": "what did Ana Roe say about schools?"}
        assert "We will spend it" in text((await world.reader.slash(world.channel, "ask", **asking)).response)
        asked = await world.admin.slash(world.channel, "admin remove", document="Council votes")
        done = await world.admin.click(response_of(asked), label="Delete")
        assert "**Documents** 0 (0 added, 0 changed, 1 removed, 0 unchanged)" in text(done.response)
        assert "We will spend it" not in text((await world.reader.slash(world.channel, "ask", **asking)).response)
        assert collection.retriever().sources() == ()
        await world.admin.click(response_of(added), label="Undo")
        await add(world, ARTICLE)
        assert "We will spend it" in text((await world.reader.slash(world.channel, "ask", **asking)).response)
    finally:
        await env.shutdown()
        await env.bot.close()


async def test_removal_is_indexed_though_discord_does_not_show_it(world: World, newsstand: FakeCollection) -> None:
    (newsstand.sources / "budget.md").write_text("x")
    asked = await world.admin.slash(world.channel, "admin remove", document="budget.md")
    fault = {"method": "PATCH", "path": "/webhooks/*/messages/@original", "status": 404, "code": 0}
    world.env.backend.faults.append({**fault, "message": "injected", "times": None})
    await world.admin.click(response_of(asked), label="Delete")
    assert newsstand.generation == 2


async def test_removal_while_a_reindex_runs_is_indexed_after_it(world: World, newsstand: FakeCollection) -> None:
    (newsstand.sources / "budget.md").write_text("x")
    asked = await world.admin.slash(world.channel, "admin remove", document="budget.md")
    newsstand.held.clear()
    begin_slash(world.admin, world.channel, "admin reindex")
    await until(lambda: world.bot.reindexing.running(newsstand))
    begin_press(world.admin, response_of(asked), custom_id(response_of(asked), "Delete"))
    await until(lambda: not (newsstand.sources / "budget.md").exists())
    newsstand.held.set()
    await world.env.settle()
    assert newsstand.allowed_empty == [False, True]


async def test_refused_files_are_listed_in_pages_and_removed(world: World, newsstand: FakeCollection) -> None:
    newsstand.refused = tuple(Refusal(f"bad{n}.md", "it is empty") for n in range(12))
    (newsstand.sources / "bad11.md").write_bytes(b"")
    shown = await world.admin.slash(world.channel, "admin refused")
    assert "Refused: 12, 0 warnings, page 1 of 2" in text(shown.response)
    assert "**bad0.md**\n-# it is empty" in text(shown.response)
    await world.admin.click(response_of(shown), label="Next ›")
    assert "**bad11.md**" in text(shown.response)
    assert labels(shown.response) == ["‹ Back"]
    choices = await world.admin.autocomplete(world.channel, "admin remove", "document", "bad11")
    (choice,) = choices
    assert choice["name"] == "⚠ bad11.md (refused)"
    asked = await world.admin.slash(world.channel, "admin remove", document=choice["value"])
    assert "Remove “bad11.md”?" in text(asked.response)
    assert "It was refused: it is empty." in text(asked.response)
    assert (newsstand.sources / "bad11.md").exists()
    await world.admin.click(response_of(asked), label="Delete")
    assert list(newsstand.sources.iterdir()) == []


async def test_refused_files_are_found_where_nothing_is_indexed_yet(world: World, newsstand: FakeCollection) -> None:
    newsstand.texts.clear()
    (newsstand.sources / "bad.md").write_bytes(BAD)
    shown = await world.admin.slash(world.channel, "admin refused")
    assert "**bad.md**\n-# its front matter is not valid YAML" in text(shown.response)
    asked = await world.admin.slash(world.channel, "admin remove", document="bad.md")
    await world.admin.click(response_of(asked), label="Delete")
    assert list(newsstand.sources.iterdir()) == []


@pytest.mark.parametrize(
    ("standing", "sent"),
    [
        ("Story.md", "story.MD"),
        (unicodedata.normalize("NFD", "Café.md"), unicodedata.normalize("NFC", "Café.md")),
        (unicodedata.normalize("NFC", "Café.md"), unicodedata.normalize("NFD", "CAFÉ.md")),
        ("STRASSE.md", "straße.md"),
    ],
)
def test_a_name_that_people_take_for_the_same_is_the_same(tmp_path: Path, standing: str, sent: str) -> None:
    (tmp_path / standing).write_bytes(b"old")
    with pytest.raises(UploadRefused, match="There is a document named"):
        add_document(tmp_path, sent, b"new", replace=False)
    taken = add_document(tmp_path, sent, b"new", replace=True)
    assert taken.file == standing
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [standing]
    undo_upload(tmp_path, taken)
    assert (tmp_path / standing).read_bytes() == b"old"


def test_the_name_of_a_folder_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "2016.md").mkdir()
    for replace in (False, True):
        with pytest.raises(UploadRefused, match="A folder of the sources is named"):
            add_document(tmp_path, "2016.MD", b"new", replace=replace)


def test_names_of_scripts_with_vowel_signs_are_plain(tmp_path: Path) -> None:
    assert add_document(tmp_path, "समाचार.md", b"x", replace=False).file == "समाचार.md"


def test_too_large_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UploadRefused, match="larger than 16 MB"):
        add_document(tmp_path, "a.md", b"x" * (16 * 1024 * 1024 + 1), replace=False)
    assert list(tmp_path.iterdir()) == []


def test_what_was_replaced_goes_when_its_time_is_over_or_its_document_is_gone(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        add_document(tmp_path, name, b"old", replace=False)
        add_document(tmp_path, name, b"new", replace=True)
    (tmp_path / "a.md").unlink()
    prune_kept(tmp_path, ["a.md", "b.md"])
    assert len(kept(tmp_path)) == 2
    prune_kept(tmp_path, now=time.time() + KEPT_SECONDS + 60)
    assert not (tmp_path / KEPT).exists()


def test_the_next_upload_of_a_name_lets_go_of_what_the_one_before_replaced(tmp_path: Path) -> None:
    add_document(tmp_path, "a.md", b"one", replace=False)
    second = add_document(tmp_path, "a.md", b"two", replace=True)
    third = add_document(tmp_path, "a.md", b"three", replace=True)
    assert [path.read_bytes() for path in kept(tmp_path)] == [b"two"]
    undo_upload(tmp_path, third)
    with pytest.raises(UploadRefused, match="What this upload replaced is not kept any more"):
        undo_upload(tmp_path, second)
    assert (tmp_path / "a.md").read_bytes() == b"two"


def test_sources_that_may_not_be_written_keep_what_they_have(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / KEPT).write_bytes(b"in the way of the folder")
    with pytest.raises(UploadRefused, match="can't be written"):
        add_document(tmp_path, "a.md", b"new", replace=True)
    assert (tmp_path / "a.md").read_bytes() == b"old"


@pytest.mark.parametrize("make", [lambda p: p.symlink_to("/etc/hosts"), os.mkfifo, lambda p: p.write_bytes(b"")])
def test_whatever_was_refused_can_be_taken_out(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "odd.md")
    remove_document(tmp_path, "odd.md")
    assert list(tmp_path.iterdir()) == []
    assert Path("/etc/hosts").exists()


def test_a_file_whose_name_is_no_utf_8_is_taken_out_by_the_name_it_is_shown_under(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md"))
    path.write_bytes(b"x")
    remove_document(tmp_path, "caf\\udce9.md")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("document", ["../outside.md", "missing.md", "folder"])
def test_nothing_but_a_file_of_the_sources_is_taken_out(tmp_path: Path, document: str) -> None:
    sources = tmp_path / "sources"
    (sources / "folder").mkdir(parents=True)
    (tmp_path / "outside.md").write_bytes(b"x")
    with pytest.raises(UploadRefused, match="not a file in the sources folder"):
        remove_document(sources, document)
    assert (tmp_path / "outside.md").exists()


def test_a_preview_is_what_the_index_finds(tmp_path: Path) -> None:
    found = preview_document("a.md", ARTICLE)
    assert isinstance(found, DocumentPreview)
    assert (found.title, found.outlet, str(found.date)) == ("Council votes", "The Post", "2016-10-03")
    assert (found.paragraphs, found.quotations, found.speakers) == (3, 2, ("Ana Roe", "Bo Lind"))
    assert isinstance(preview_document("a.md", BAD), Refusal)


def test_taking_back_what_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UploadRefused, match="not what this upload put there"):
        undo_upload(tmp_path, AddedDocument("a.md", "sha256:0"))


def test_a_folder_that_can_t_be_synced_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was renamed is in place, and what stood there before is kept, whether the disk takes the sync or not."""
    (tmp_path / "a.md").write_bytes(b"old")
    sync = os.fsync

    def failing(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        sync(handle)

    monkeypatch.setattr(os, "fsync", failing)
    taken = add_document(tmp_path, "a.md", b"new", replace=True)
    assert (tmp_path / "a.md").read_bytes() == b"new"
    undo_upload(tmp_path, taken)
    assert (tmp_path / "a.md").read_bytes() == b"old"
    remove_document(tmp_path, "a.md")
    assert not (tmp_path / "a.md").exists()


async def test_what_is_done_to_documents_is_indexed_though_nothing_can_be_written_down(
    world: World, newsstand: FakeCollection
) -> None:
    (newsstand.sources / "budget.md").write_text("x")
    asked = await world.admin.slash(world.channel, "admin remove", document="budget.md")
    for table in ("audit", "upload"):
        await world.bot.memory.file.run(dropping(table))
    await world.admin.click(response_of(asked), label="Delete")
    assert not (newsstand.sources / "budget.md").exists()
    assert newsstand.allowed_empty == [True]
    done = await add(world, ARTICLE)
    assert "✓ Reindexed" in text(done.response)
    assert labels(done.response) == []
    assert newsstand.allowed_empty == [True, False]
