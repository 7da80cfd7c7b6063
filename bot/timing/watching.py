"""Whether files changed, and whether they have come to rest: what is still being copied is not read."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from index import PullquoteError, list_sources

QUIET_SECONDS = 10.0  # that nothing may have changed for; a copy over a slow network writes every few seconds
RETRY_SECONDS = 600.0  # after a run that failed


@dataclass(frozen=True, slots=True)
class Watched:
    """`seen` is how the files looked last, `since` the second since which they have looked so, `taken` how they looked
    when a run last began; the looks are those of `look_at`. After a run that failed none is due before `not_before`,
    None after any other: files that change meanwhile may be what mends it."""

    taken: str | None = None
    seen: str | None = None
    since: float = 0.0
    not_before: float | None = None

    def looked(self, look: str | None, now: float) -> "Watched":
        """`look` None is no news: what can't be listed now may be a disk that is away."""
        if look is None or look == self.seen:
            return self
        return replace(self, seen=look, since=now, not_before=None)

    def is_due(self, now: float) -> bool:
        """A second that lies ahead was noted by a clock that was wrong."""
        if self.not_before is not None and self.not_before - RETRY_SECONDS <= now < self.not_before:
            return False
        return self.seen != self.taken and not self.since <= now < self.since + QUIET_SECONDS

    def begun(self) -> "Watched":
        """A run takes them as they look now."""
        return replace(self, taken=self.seen, not_before=None)

    def failed(self, before: "Watched", now: float) -> "Watched":
        """The run took nothing: what was taken is what was taken `before`, and it is due again after a while."""
        return replace(self, taken=before.taken, not_before=now + RETRY_SECONDS)


def look_at(sources: Path) -> str | None:
    """A hash of the names, sizes and times of change of all that may be read there; None where it can't be listed. It
    reads the folder, so it is called on a thread."""
    try:
        paths = list_sources(sources)
    except PullquoteError:
        return None
    look = sha256()
    for path in paths:
        look.update(repr((str(path), *_marks(path))).encode("utf-8", "surrogateescape"))
    return look.hexdigest()


def _marks(path: Path) -> tuple[int, ...]:
    """Size and times, also of what a link leads to; empty where it is gone meanwhile."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ino
