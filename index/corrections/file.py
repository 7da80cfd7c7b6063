"""The file of corrections: beside the sources, whole at every instant, one line of JSON a correction.

It is no part of the index, so nothing that happens to an index changes it. It lies in a hidden folder, which nothing
reads as a source.
"""

import datetime
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ..errors import CorrectionRefused, CorrectionsUnusable
from ..files.lock import in_turn
from ..files.whole_file import write_whole_file
from .correction import Correction, Corrections, KeptCorrection
from .line import UnknownKind, has_id, id_of, line_of, read_line

_FOLDER = ".pullquote"  # below the sources
_NAME = "corrections.jsonl"
CORRECTIONS_ASIDE = "corrections.damaged.txt"  # where damaged lines go when the file is next written
_STEP = datetime.timedelta(microseconds=1)
_MEND = "free space, or give this user the right to write there"
_SHORTEST_ID = 4  # characters
_log = logging.getLogger(__name__)


def _utc() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class CorrectionsFile:
    """The corrections of one sources folder. Two processes may write at once: each waits until the other is done."""

    def __init__(self, sources: Path, now: Callable[[], datetime.datetime] = _utc) -> None:
        self._now = now
        self.path = sources / _FOLDER / _NAME
        self.aside = sources / _FOLDER / CORRECTIONS_ASIDE
        self._lock = sources / _FOLDER / "writing.lock"

    def state(self) -> tuple[int, ...] | None:
        """What changes whenever the file does, for one call of `stat`; None where there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def read(self) -> Corrections:
        """Everything that is kept. Raises CorrectionsUnusable."""
        try:
            raw = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return Corrections(aside=self._count_aside())
        except OSError as error:
            raise CorrectionsUnusable(
                f"The corrections can't be read ({error.strerror}): give this user the right to read {self.path}."
            ) from error
        kept: list[KeptCorrection] = []
        damaged: list[str] = []
        unknown: list[str] = []
        for line in raw.split(b"\n"):
            if not line.strip():
                continue
            try:
                kept.append(read_line(line.decode()))
            except UnknownKind:
                unknown.append(line.decode())
            except (CorrectionRefused, UnicodeDecodeError):
                damaged.append(line.decode("utf-8", "backslashreplace"))
        alone = {one.id: one for one in sorted(kept, key=_at)}  # the last of the same
        return Corrections(tuple(sorted(alone.values(), key=_at)), tuple(damaged), tuple(unknown), self._count_aside())

    def _count_aside(self) -> int:
        try:
            return sum(1 for line in self.aside.read_bytes().split(b"\n") if line.strip())
        except OSError:
            return 0

    def add(self, correction: Correction, by: str) -> KeptCorrection:
        """Keeps one, as the latest of all, also where the same was kept before. Raises CorrectionsUnusable."""
        with self._writing() as found:
            kept = KeptCorrection(id_of(correction), correction, self._next_instant(found), by)
            self._write(found, (*(one for one in found.kept if one.id != kept.id), kept))
        return kept

    def remove(self, beginning: str) -> KeptCorrection:
        """Lets go of the one whose id begins so. Raises CorrectionRefused where none does, or several do."""
        with self._writing() as found:
            wanted = beginning.strip().lower()
            fitting = [one for one in found.kept if one.id.startswith(wanted)] if len(wanted) >= _SHORTEST_ID else []
            if not fitting:
                raise CorrectionRefused(
                    f"No correction has an id that begins with {beginning[:40]!r}: `corrections list` names them all, "
                    f"and {_SHORTEST_ID} characters are the least."
                )
            if len(fitting) > 1:
                raise CorrectionRefused(f"{len(fitting)} corrections have an id that begins so: give more of it.")
            self._write(found, [one for one in found.kept if one is not fitting[0]])
        return fitting[0]

    def merge(self, others: Iterable[KeptCorrection]) -> int:
        """Keeps all of these that are not kept yet, in one step; how many they were. Raises CorrectionsUnusable."""
        with self._writing() as found:
            have = {one.id for one in found.kept}
            new = {one.id: one for one in others if one.id not in have}
            if new:
                self._write(found, (*found.kept, *new.values()))
        return len(new)

    def _next_instant(self, found: Corrections) -> datetime.datetime:
        """Now, or just after the last one where the clock was set back since."""
        now = self._now()
        return max(now, found.kept[-1].at + _STEP) if found.kept else now

    @contextmanager
    def _writing(self) -> Iterator[Corrections]:
        """What is kept, while nobody else writes."""
        try:
            if not self.path.parent.parent.is_dir():
                raise CorrectionsUnusable(
                    "The sources folder does not exist, and corrections are kept beside the sources: "
                    "name it with --sources or PULLQUOTE_SOURCES."
                )
            self.path.parent.mkdir(0o700, exist_ok=True)
            with in_turn(self._lock):
                self._sweep()
                yield self.read()
        except TimeoutError:
            raise CorrectionsUnusable("Another process is writing corrections: try again in a moment.") from None
        except OSError as error:
            raise CorrectionsUnusable(
                f"The corrections can't be written ({error.strerror}): {_MEND}, in {self.path.parent}."
            ) from error

    def _write(self, found: Corrections, kept: Sequence[KeptCorrection]) -> None:
        """Damaged lines are kept aside first, so that a kill in between doubles them and loses none."""
        if found.damaged:
            before = self.aside.read_bytes() if self.aside.is_file() else b""
            with write_whole_file(self.aside) as file:
                file.write(before + _lines(found.damaged))
            _log.warning("corrections kept aside", extra={"damaged": len(found.damaged)})
        with write_whole_file(self.path) as file:
            file.write(_lines([*map(line_of, sorted(kept, key=_at)), *found.unknown]))

    def _sweep(self) -> None:
        """Deletes the drafts of runs that were killed."""
        for draft in self.path.parent.glob("corrections.*.part"):
            with suppress(OSError):
                draft.unlink()


def imported(correction: Correction, line: str, at: datetime.datetime, by: str) -> KeptCorrection:
    """A correction of a line that another file exported, when and by whom it says; of one without an id, as of now.
    Raises CorrectionRefused where it has an id and is not as it was written."""
    if not has_id(line):
        return KeptCorrection(id_of(correction), correction, at, by)
    try:
        return replace(read_line(line), correction=correction, id=id_of(correction))
    except CorrectionRefused as error:
        raise CorrectionRefused(f"{error}. Leave its id out to have it as it stands.") from None


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _at(kept: KeptCorrection) -> datetime.datetime:
    return kept.at
