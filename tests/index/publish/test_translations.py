"""What the system and SQLite raise becomes the sentence of what happened; what is a bug stays one."""

import errno
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import numpy as np
import pytest
from numpy.typing import NDArray

from index import TokenVectors
from index.errors import (
    IndexBusy,
    IndexDamaged,
    IndexUnwritable,
    OutOfResources,
    PullquoteError,
    SourcesUnusable,
    exhausted,
    out_of_resources,
)
from index.publish.resources import embed_what_fits, translate_resource_errors
from index.store.connection import REMEDY, is_cut_short, translate_sqlite_errors
from index.store.integrity import translate_damage

Translate = Callable[[], AbstractContextManager[None]]


def of_sqlite(name: str, message: str = "what SQLite says") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(message)
    error.sqlite_errorname = name
    return error


def translated(translate: Translate, error: BaseException) -> BaseException:
    with pytest.raises(BaseException) as raised, translate():  # noqa: PT011
        raise error
    return raised.value


@pytest.mark.parametrize("translate", [translate_sqlite_errors, translate_damage, translate_resource_errors])
@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("SQLITE_BUSY", IndexBusy, "Another process is writing this index: wait until it is done."),
        ("SQLITE_BUSY_SNAPSHOT", IndexBusy, "Another process is writing this index: wait until it is done."),
        ("SQLITE_LOCKED", IndexBusy, "Another process is writing this index: wait until it is done."),
        ("SQLITE_CORRUPT", IndexDamaged, f"The index is damaged (what SQLite says): {REMEDY}"),
        ("SQLITE_CORRUPT_VTAB", IndexDamaged, f"The index is damaged (what SQLite says): {REMEDY}"),
        ("SQLITE_NOTADB", IndexDamaged, f"The index is damaged (what SQLite says): {REMEDY}"),
        ("SQLITE_IOERR_SHORT_READ", IndexDamaged, f"The index is damaged (its log is cut short): {REMEDY}"),
        ("SQLITE_FULL", IndexUnwritable, "The index can't be written or opened (what SQLite says): "),
        ("SQLITE_IOERR_WRITE", IndexUnwritable, "The index can't be written or opened (what SQLite says): "),
        ("SQLITE_READONLY", IndexUnwritable, "The index can't be written or opened (what SQLite says): "),
        ("SQLITE_CANTOPEN", IndexUnwritable, "The index can't be written or opened (what SQLite says): "),
        ("SQLITE_NOMEM", OutOfResources, "There is not enough memory for indexing: "),
        ("", IndexDamaged, f"The index is damaged (what SQLite says): {REMEDY}"),
    ],
)
def test_of_sqlite(translate: Translate, name: str, kind: type[PullquoteError], words: str) -> None:
    error = of_sqlite(name)
    told = translated(translate, error)
    assert type(told) is kind
    assert str(told).startswith(words)
    assert told.__cause__ is error


@pytest.mark.parametrize("translate", [translate_sqlite_errors, translate_resource_errors])
@pytest.mark.parametrize("error", [of_sqlite("SQLITE_ERROR", "no such table: x"), sqlite3.ProgrammingError("closed")])
def test_a_wrong_statement_stays_a_bug(translate: Translate, error: sqlite3.Error) -> None:
    assert translated(translate, error) is error


@pytest.mark.parametrize(
    "error", [ValueError("x"), TypeError("x"), KeyError("x"), IndexError("x"), of_sqlite("SQLITE_ERROR")]
)
def test_a_malformed_row_is_damage(error: Exception) -> None:
    told = translated(translate_damage, error)
    assert (type(told), str(told)) == (IndexDamaged, f"The index is damaged (a row is altered): {REMEDY}")


def test_what_repairs_is_said_once() -> None:
    whole = IndexDamaged(f"The index is damaged (its log is cut short): {REMEDY}")
    assert translated(translate_damage, whole) is whole
    told = translated(translate_damage, IndexDamaged("what is stored of document a.md is altered"))
    assert str(told) == f"The index is damaged (what is stored of document a.md is altered): {REMEDY}"


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (MemoryError(), OutOfResources, "There is not enough memory for indexing: "),
        (OSError(errno.EMFILE, "x"), OutOfResources, "There are too many open files on this machine for indexing: "),
        (OSError(errno.ENFILE, "x"), OutOfResources, "There are too many open files on this machine for indexing: "),
        (OSError(errno.ENOMEM, "x"), OutOfResources, "There is not enough memory for indexing: "),
        (OSError(errno.ENOSPC, "full"), IndexUnwritable, "The index folder can't be written (full): free space, "),
        (PermissionError(errno.EACCES, "no"), IndexUnwritable, "The index folder can't be written (no): free space, "),
    ],
)
def test_of_the_system(error: BaseException, kind: type[PullquoteError], words: str) -> None:
    told = translated(translate_resource_errors, error)
    assert type(told) is kind
    assert str(told).startswith(words)


@pytest.mark.parametrize("kind", [IndexUnwritable, SourcesUnusable])
def test_what_ran_out_is_seen_behind_another_sentence(kind: type[PullquoteError]) -> None:
    behind = kind("it can't be opened")
    behind.__cause__ = OSError(errno.EMFILE, "x")
    assert type(translated(translate_resource_errors, behind)) is OutOfResources
    plain = kind("it can't be opened")
    assert translated(translate_resource_errors, plain) is plain


@pytest.mark.parametrize(
    ("error", "ran_out"),
    [
        (MemoryError(), True),
        (OSError(errno.EMFILE, "x"), True),
        (OSError(errno.ENOSPC, "x"), False),
        (ValueError(), False),
        (None, False),
    ],
)
def test_exhausted(error: BaseException | None, *, ran_out: bool) -> None:
    assert exhausted(error) is ran_out


def test_memory_and_handles_have_sentences_of_their_own() -> None:
    assert "ulimit -n" in str(out_of_resources(OSError(errno.EMFILE, "x")))
    assert str(out_of_resources(OSError(errno.ENOMEM, "x"))) == str(out_of_resources(MemoryError()))


def test_a_log_that_is_cut_short_is_seen_behind_what_was_made_of_it() -> None:
    told = translated(translate_sqlite_errors, of_sqlite("SQLITE_IOERR_SHORT_READ"))
    assert is_cut_short(told)
    assert not is_cut_short(of_sqlite("SQLITE_CORRUPT"))
    assert not is_cut_short(None)


class SmallEmbedder:
    """Has room for `room` texts at a time; a vector of one number for each, its length."""

    fingerprint = "sha256:lengths"
    dimensions = 1

    def __init__(self, room: int, error: Exception) -> None:
        self._room, self._error = room, error
        self.sizes: list[int] = []

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        self.sizes.append(len(texts))
        if len(texts) > self._room:
            raise self._error
        return np.array([[len(text)] for text in texts], np.float32)

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], tuple[TokenVectors, ...]]:
        """The whole text is one piece, and is taken to begin at its last character."""
        vectors = self.embed(texts)
        return vectors, tuple(TokenVectors(np.array([len(t) - 1]), np.ones((1, 1), np.float32)) for t in texts)


TEXTS = ["a", "bb", "ccc", "dddd", "eeeee"]
ALLOCATION = RuntimeError("[enforce fail at alloc_cpu.cpp:118] not enough memory")


@pytest.mark.parametrize("error", [MemoryError(), ALLOCATION, RuntimeError("std::bad_alloc")])
@pytest.mark.parametrize(
    ("room", "sizes"), [(5, [5]), (3, [5, 2, 3]), (2, [5, 2, 3, 1, 2]), (1, [5, 2, 1, 1, 3, 1, 2, 1, 1])]
)
def test_where_memory_is_short_half_of_the_texts_at_a_time(room: int, sizes: list[int], error: Exception) -> None:
    for tokens, starts in ((False, []), (True, [[0], [1], [2], [3], [4]])):
        embedder = SmallEmbedder(room, error)
        vectors, found = embed_what_fits(embedder, TEXTS, tokens=tokens)
        assert (vectors.tolist(), [each.starts.tolist() for each in found]) == ([[1], [2], [3], [4], [5]], starts)
        assert embedder.sizes == sizes


@pytest.mark.parametrize("error", [MemoryError(), ALLOCATION])
def test_where_it_does_not_do_for_one_there_is_no_memory(error: Exception) -> None:
    with pytest.raises(MemoryError):
        embed_what_fits(SmallEmbedder(0, error), TEXTS, tokens=True)


def test_another_error_is_none_of_memory() -> None:
    embedder = SmallEmbedder(0, RuntimeError("wrong shape"))
    with pytest.raises(RuntimeError, match="wrong shape"):
        embed_what_fits(embedder, TEXTS, tokens=False)
    assert embedder.sizes == [5]
