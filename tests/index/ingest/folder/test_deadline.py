"""A call that does not come back is left behind, and the next waits less long."""

import threading
import time
from functools import partial

import pytest

from index.ingest.folder.deadline import NoAnswer, Patience


def test_what_a_call_returns() -> None:
    with Patience(10) as patience:
        assert [patience.wait_for(partial(pow, 2, number)) for number in range(3)] == [1, 2, 4]


def test_what_a_call_raises_is_raised_here_and_the_next_goes_on() -> None:
    def fails() -> None:
        raise PermissionError("no right")

    with Patience(10) as patience:
        with pytest.raises(PermissionError, match="no right"):
            patience.wait_for(fails)
        assert patience.wait_for(lambda: "next") == "next"


def test_calls_run_on_one_thread_of_their_own() -> None:
    with Patience(10) as patience:
        threads = {patience.wait_for(threading.get_ident) for _ in range(3)}
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


def test_a_call_that_hangs_is_given_up_and_another_is_made_all_the_same() -> None:
    hanging = threading.Event()
    with Patience(0.05) as patience:
        with pytest.raises(NoAnswer, match=r"^0\.05 seconds$"):
            patience.wait_for(hanging.wait)
        assert patience.wait_for(lambda: "next") == "next"
    hanging.set()


def test_the_thread_ends_with_the_context() -> None:
    with Patience(10) as patience:
        thread = patience.wait_for(threading.current_thread)
    thread.join(5)
    assert not thread.is_alive()


def test_patience_without_a_call_starts_no_thread() -> None:
    before = threading.active_count()
    with Patience(10):
        assert threading.active_count() == before


@pytest.mark.slow
def test_after_one_that_hung_less_is_waited() -> None:
    hanging = threading.Event()
    with Patience(2.2) as patience:
        with pytest.raises(NoAnswer, match=r"^2\.2 seconds$"):
            patience.wait_for(hanging.wait)
        started = time.monotonic()
        with pytest.raises(NoAnswer, match=r"^2 seconds$"):
            patience.wait_for(hanging.wait)
        assert time.monotonic() - started < 2.2
    hanging.set()
