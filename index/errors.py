"""What can go wrong in a way its reader can mend. A message is the sentence they get: what, why, what to do.

Everything else that is raised is a bug and is reported as one.
"""

import errno
from pathlib import Path


class PullquoteError(Exception):
    """Base of every error whose message is written for the person at the keyboard."""


class ModelUnusable(PullquoteError):
    """The embedding model's files are absent, altered or not a model."""


class PackageDamaged(PullquoteError):
    """A file that Pullquote itself is made of is absent, can't be read or is cut short."""


class IndexDamaged(PullquoteError):
    """A file of the index is absent, cut short or altered."""


class NothingPublished(PullquoteError):
    """There is no index yet at this place."""

    def __init__(self, index: Path, message: str | None = None) -> None:
        super().__init__(message or f"Nothing is indexed at {index} yet: run `python -m bot index` first.")


class IndexBusy(PullquoteError):
    """Another process is writing this index."""


class OtherVersion(PullquoteError):
    """The index was written by another version of Pullquote, or with another model."""


class SourcesUnusable(PullquoteError):
    """The sources folder is missing, is no folder or can't be opened."""


class IndexUnwritable(PullquoteError):
    """The index folder can't be written: full disk, read-only, or no permission."""


class CorrectionRefused(PullquoteError):
    """A correction that can't be kept as it is given, or one that is not there."""


class CorrectionsUnusable(PullquoteError):
    """The file of corrections can't be read or written."""


class OutOfResources(PullquoteError):
    """The machine gives no more memory or file handles. What was done so far is kept."""


def exhausted(error: BaseException | None) -> bool:
    """Whether the machine, and not the folder, is what failed."""
    return isinstance(error, MemoryError) or (
        isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
    )


def out_of_resources(error: BaseException) -> OutOfResources:
    if isinstance(error, OSError) and error.errno != errno.ENOMEM:
        return OutOfResources(
            "There are too many open files on this machine for indexing: close other programs or raise the limit "
            "(`ulimit -n`) and index again. What is served is unchanged and what was done so far is kept."
        )
    return OutOfResources(
        "There is not enough memory for indexing: close other programs, or split very large documents, and index "
        "again. What is served is unchanged and what was done so far is kept."
    )


# What a row of another form than it was stored in can raise where it is read: an altered byte can make a number
# of a text, or a text that is no JSON.
ALTERED_ROW = (ValueError, TypeError, KeyError, AttributeError, IndexError)


class DraftUnreadable(PullquoteError):
    """A draft that is to be checked can't be read as one text."""
