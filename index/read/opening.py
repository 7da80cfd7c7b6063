"""Which generation is read: the published one, or the latest before it that is sound."""

import logging
import sqlite3

from ..corrections.file import CorrectionsFile
from ..errors import IndexDamaged
from ..store.connection import IndexFolder, connect_reader
from .corrected_reader import CorrectedReader
from .reader import Reader

_log = logging.getLogger(__name__)


def open_reader(
    folder: IndexFolder, corrections: CorrectionsFile | None = None, generation_id: int | None = None
) -> Reader:
    """Of what is published now, or of another generation that is kept; under what people mended, where that is known.
    Raises NothingPublished, OtherVersion or IndexDamaged."""
    if corrections is None:
        return Reader(folder, generation_id)
    return CorrectedReader(folder, corrections, generation_id)


def open_sound_reader(folder: IndexFolder, corrections: CorrectionsFile | None = None) -> Reader:
    """The same of the generation that is published, or the latest before it, that is as it was written in every part.

    Raises NothingPublished, OtherVersion, or IndexDamaged where none is.
    """
    first: IndexDamaged | None = None
    for generation_id in (None, *_kept(folder)):
        try:
            reader = open_reader(folder, corrections, generation_id)
        except IndexDamaged as damaged:
            first = first or damaged
            continue
        try:
            with reader.session():
                reader.verify_all()
                reader.warm()
        except IndexDamaged as damaged:
            reader.close()
            first = first or damaged
            continue
        except BaseException:
            reader.close()
            raise
        if first is not None:
            _log.warning("index_damaged", extra={"serving": reader.generation.id, "mend": "run `python -m bot index`"})
        return reader
    assert first is not None
    _log.error("index_damaged", extra={"serving": "nothing", "mend": "run `python -m bot index`"})
    raise first


def _kept(folder: IndexFolder) -> tuple[int, ...]:
    """Every generation before the published one, latest first; none where they can't be read."""
    database = connect_reader(folder)
    try:
        rows = database.execute(
            "SELECT id FROM generation WHERE id < (SELECT generation_id FROM published) ORDER BY id DESC"
        )
        return tuple(id_ for (id_,) in rows)
    except sqlite3.Error:
        return ()
    finally:
        database.close()
