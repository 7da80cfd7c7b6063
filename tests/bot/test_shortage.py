"""Too little memory is told as that, by whatever name a library knows it; everything else is somebody's to mend."""

import errno
import logging
import re

import pytest

from bot.failures import TryAgainLater, apology_for, is_shortage, sentence_for
from index import IndexDamaged, OutOfResources, PullquoteError

NO_MEMORY = "There is not enough memory for this: close other programs, or allow this one more, and try again."


def caused(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


def during(error: Exception, context: BaseException) -> Exception:
    error.__context__ = context
    return error


@pytest.mark.parametrize(
    ("error", "short"),
    [
        (MemoryError(), True),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), True),
        (OSError(errno.ENOSPC, "No space left on device"), False),
        (ImportError("libtorch.so: failed to map segment from shared object"), True),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes"), True),
        (RuntimeError("std::bad_alloc"), True),
        (RuntimeError("Exception during initialization: bad allocation"), True),
        (RuntimeError("can't start new thread"), True),
        (RuntimeError("CUDA OUT OF MEMORY"), True),
        (RuntimeError("out of range"), False),
        (ValueError("wrong"), False),
        (PullquoteError("Nobody said “out of memory”."), False),
        (OutOfResources("This needs 2,000 MB."), False),
        (caused(OutOfResources("This needs 2,000 MB."), MemoryError()), False),
        (caused(ValueError("wrong"), MemoryError()), True),
        (during(ImportError("numpy"), OSError(errno.ENOMEM, "Cannot allocate memory")), True),
        (caused(IndexDamaged("The index is damaged."), RuntimeError("std::bad_alloc")), True),
        (caused(IndexDamaged("The index is damaged."), ValueError("wrong")), False),
    ],
    ids=repr,
)
def test_what_comes_of_too_little_memory(error: Exception, short: bool) -> None:
    assert is_shortage(error) is short
    assert (sentence_for(error) == NO_MEMORY) is short


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PullquoteError("Nothing is indexed."), "Nothing is indexed."),
        (PullquoteError("  In\n several \t lines. "), "In several lines."),
        (TryAgainLater("Start me again."), "Start me again."),
        (OutOfResources("This needs 2,000 MB."), "This needs 2,000 MB."),
    ],
)
def test_what_a_reader_can_mend_is_their_sentence_on_one_line(error: Exception, sentence: str) -> None:
    assert sentence_for(error) == sentence


def test_a_bug_is_told_by_kind_and_number_and_logged_under_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "bot.failures"):
        sentence = sentence_for(KeyError("what was said"))
    match = re.fullmatch(
        r"Sorry, that is a bug in Pullquote \(reference ([0-9a-f]{8}), KeyError\)\. The same again with "
        r"PULLQUOTE_LOG_LEVEL=debug shows where it happened, without what you asked or any token; please report it "
        r"with that\.",
        sentence,
    )
    assert match is not None
    (record,) = caplog.records
    assert (record.levelname, record.message, record.__dict__["reference"]) == ("DEBUG", "bug", match[1])


def test_an_apology_names_nothing_but_a_number(caplog: pytest.LogCaptureFixture) -> None:
    bug = KeyError("what was said")
    with caplog.at_level(logging.DEBUG, "bot.failures"):
        one, other = apology_for(bug), apology_for(bug)
    pattern = r"Something went wrong on my side, and I am sorry\. For whoever looks into it: ([0-9a-f]{8})\."
    numbers = [match[1] for told in (one, other) if (match := re.fullmatch(pattern, told))]
    assert [record.__dict__["reference"] for record in caplog.records] == numbers
    assert len(set(numbers)) == 2
    assert {record.levelname for record in caplog.records} == {"ERROR"}
