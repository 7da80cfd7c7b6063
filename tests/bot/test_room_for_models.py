"""A limit of this process that leaves too little room is told before anything is loaded."""

import resource
from collections.abc import Iterator

import pytest

from bot.room import TO_ANSWER, TO_INDEX, TO_START, check_room
from index import OutOfResources

MEGABYTE = 1024 * 1024
ALLOWED = 1 << 46  # bytes: more than this process will ever use


@pytest.fixture
def limited() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (ALLOWED, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.parametrize("needed", [0, TO_START, TO_ANSWER, TO_INDEX, ALLOWED - 1, ALLOWED])
@pytest.mark.usefixtures("limited")
def test_what_is_allowed_has_room(needed: int) -> None:
    check_room(needed)


@pytest.mark.usefixtures("limited")
def test_what_is_not_allowed_is_told_in_megabytes() -> None:
    with pytest.raises(OutOfResources) as told:
        check_room(ALLOWED + MEGABYTE)
    assert str(told.value) == (
        "This process may use 67,108,864 MB of memory, and this needs 67,108,865 MB: raise the limit (`ulimit -v`) and "
        "try again."
    )


def test_without_a_limit_there_is_room() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    if before[0] != resource.RLIM_INFINITY:
        pytest.skip("this process is limited from outside")
    check_room(1 << 62)


def test_indexing_needs_more_than_answering_and_that_more_than_a_start() -> None:
    assert TO_START < TO_ANSWER < TO_INDEX
