"""An error as one line: what went wrong for a reason that a person can mend, and what is a bug."""

import errno
import logging
import re

import pytest

from bot.failures import apology_for, is_shortage, sentence_for
from index import IndexDamaged, OutOfResources, PullquoteError

NO_MEMORY = "There is not enough memory for this: close other programs, or allow this one more, and try again."
SECRET = "what did the mayor whisper?"


def chained(error: Exception, cause: BaseException, *, explicit: bool) -> Exception:
    """`error` as it comes out of an `except` block for `cause`."""
    try:
        try:
            raise cause
        except BaseException as caught:
            raise error from (caught if explicit else None)
    except Exception as raised:
        if not explicit:
            raised.__suppress_context__ = False
        return raised


@pytest.mark.parametrize(
    ("error", "shortage"),
    [
        (MemoryError(), True),
        (OSError(errno.ENOMEM, "no room"), True),
        (OSError(errno.ENOSPC, "no room on the disk"), False),
        (ImportError("libtorch.so: failed to map segment from shared object"), True),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), True),
        (RuntimeError("std::bad_alloc"), True),
        (RuntimeError("Bad Allocation"), True),
        (RuntimeError("can't start new thread"), True),
        (RuntimeError("out of memory"), True),
        (RuntimeError("out of luck"), False),
        (ValueError(), False),
        (PullquoteError("“out of memory” is not a date that I can read."), False),
        (OutOfResources("The disk is full."), False),
    ],
    ids=repr,
)
def test_too_little_memory_by_whatever_name(error: Exception, shortage: bool) -> None:
    assert is_shortage(error) is shortage


@pytest.mark.parametrize("explicit", [True, False])
def test_what_a_shortage_brought_about_is_one(explicit: bool) -> None:
    assert is_shortage(chained(ValueError("no model"), MemoryError(), explicit=explicit))
    assert is_shortage(chained(PullquoteError("The model is unusable."), MemoryError(), explicit=explicit))
    assert not is_shortage(chained(ValueError("no model"), KeyError("model"), explicit=explicit))


def test_what_says_itself_that_resources_are_short_is_told_as_it_says() -> None:
    error = chained(OutOfResources("This process may use\n 64 MB of memory."), MemoryError(), explicit=True)
    assert sentence_for(error) == "This process may use 64 MB of memory."


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PullquoteError("Nothing is indexed yet."), "Nothing is indexed yet."),
        (PullquoteError("  Two\n  lines,\tone sentence. "), "Two lines, one sentence."),
        (MemoryError(), NO_MEMORY),
        (chained(ValueError(), MemoryError(), explicit=True), NO_MEMORY),
    ],
    ids=repr,
)
def test_a_reader_s_error_is_its_own_sentence(
    error: Exception, sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert sentence_for(error) == sentence
    assert caplog.records == []


def test_a_damaged_index_says_what_mends_it() -> None:
    assert sentence_for(IndexDamaged("a row")).count("\n") == 0


def test_a_bug_is_an_apology_with_a_reference_under_which_the_log_has_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot.failures")
    bug = KeyError(SECRET)
    told = re.fullmatch(
        r"Sorry, that is a bug in Pullquote \(reference ([0-9a-f]{8}), KeyError\)\. "
        r"The same again with PULLQUOTE_LOG_LEVEL=debug shows where it happened, "
        r"without what you asked or any token; please report it with that\.",
        sentence_for(bug),
    )
    assert told is not None
    (record,) = caplog.records
    assert (record.levelno, record.msg, vars(record)["reference"]) == (logging.DEBUG, "bug", told[1])
    assert record.exc_info is not None
    assert record.exc_info[1] is bug


def test_who_can_t_look_into_a_bug_is_told_the_reference_alone(caplog: pytest.LogCaptureFixture) -> None:
    told = re.fullmatch(
        r"Something went wrong on my side, and I am sorry\. For whoever looks into it: ([0-9a-f]{8})\.",
        apology_for(KeyError(SECRET)),
    )
    assert told is not None
    (record,) = caplog.records
    assert (record.levelno, vars(record)["reference"]) == (logging.ERROR, told[1])


def test_no_two_bugs_have_one_reference() -> None:
    assert len({apology_for(ValueError()) for _ in range(50)}) == 50
