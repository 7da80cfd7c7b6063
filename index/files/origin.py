"""Which sources an index was made of: a note for whoever names the index alone and needs what lies beside the
sources."""

import os
from contextlib import suppress
from pathlib import Path

from .folder import IndexFolder
from .whole_file import write_whole_file


def note_sources(folder: IndexFolder, sources: Path) -> None:
    """Writes the note where it says otherwise; a run is worth more than its note, so what fails is left."""
    place = os.fsencode(sources.resolve())
    with suppress(OSError):
        for draft in folder.root.glob(f"{folder.origin.name}.*.part"):  # of a run that was killed
            draft.unlink()
        if _noted(folder) != place and (folder.origin.is_file() or not os.path.lexists(folder.origin)):
            with write_whole_file(folder.origin) as file:
                file.write(place)


def noted_sources(folder: IndexFolder) -> Path | None:
    """None where nothing is noted, and where no such folder is there any more."""
    noted = _noted(folder)
    if not noted:
        return None
    sources = Path(os.fsdecode(noted))
    return sources if sources.is_dir() else None


def _noted(folder: IndexFolder) -> bytes | None:
    try:
        return folder.origin.read_bytes()
    except (OSError, ValueError):
        return None
