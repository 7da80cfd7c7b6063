"""What can go wrong in a way its reader can mend. A message is the sentence they get: what, why, what to do.

Everything else that is raised is a bug and is reported as one.
"""

from pathlib import Path


class PullquoteError(Exception):
    """Base of every error whose message is written for the person at the keyboard."""


class ModelUnusable(PullquoteError):
    """The embedding model's files are absent, altered or not a model."""


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


class OutOfResources(PullquoteError):
    """The machine gives no more memory or file handles. What was done so far is kept."""
