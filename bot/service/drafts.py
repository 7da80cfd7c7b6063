"""A draft that somebody hands in to be checked: it is read, and kept nowhere."""

from typing import TYPE_CHECKING

from index import PullquoteError, Refusal, analyse_file

if TYPE_CHECKING:
    from index import Analysis

LONGEST = 2_000_000  # bytes; a book's


class DraftUnreadable(PullquoteError):
    """A draft can't be read as one text."""


def read_draft(name: str, data: bytes) -> "Analysis":
    """`name` tells the kind of its file. Raises DraftUnreadable."""
    if len(data) > LONGEST:
        raise DraftUnreadable(
            f"{name} is larger than {LONGEST // 1_000_000} MB: hand in the part that is to be checked."
        )
    read = analyse_file(name, data)
    if isinstance(read, Refusal):
        raise DraftUnreadable(f"{name} can't be read as a draft: {read.why}.")
    return read
