"""Documents by what people call them: the path below the sources, the file's name, or the title."""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from index import fold

from .catalogue import SourceEntry

_MARKS = "\"'"  # folded; people quote titles
_Fits = Callable[[str, str], bool]


def documents_called(entries: Iterable[SourceEntry], words: str, *, in_full: bool = False) -> tuple[SourceEntry, ...]:
    """Whom `words` name, typing apart: by a whole name, else by the beginning of one, else by words within one; with
    `in_full` by a whole name alone. Several where the words fit several as well."""
    entries = tuple(entries)
    if exact := tuple(entry for entry in entries if entry.document == words.strip()):
        return exact
    if not (wanted := _folded(words)):
        return ()
    ways: tuple[_Fits, ...] = (str.__eq__,) if in_full else (str.__eq__, str.startswith, str.__contains__)
    found = (tuple(e for e in entries if any(fits(name, wanted) for name in _names(e))) for fits in ways)
    return next(filter(None, found), ())


def _names(entry: SourceEntry) -> tuple[str, ...]:
    names = (entry.document, PurePosixPath(entry.document).name, entry.citation.title or "")
    return tuple(_folded(name) for name in names)


def _folded(name: str) -> str:
    return fold(name).strip(_MARKS + " ")
