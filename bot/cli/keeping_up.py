"""What runs beside a chat, or in a command that stays: the index is kept up to date as the settings say."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .output import tell

if TYPE_CHECKING:
    from bot.service.folder_collection import FolderCollection
    from bot.settings import Settings
    from index import Report

_ENDING = 10.0  # seconds that a run has to end


@contextmanager
def kept_up(collection: "FolderCollection", settings: "Settings") -> Iterator[None]:
    """On a thread for the length of the block; what changed is told on standard error. Nothing where neither a schedule
    nor a feed is set."""
    if settings.upkeep.reindex is None and not settings.fetch.feeds:
        yield
        return
    from bot.service.keeping import Keeping
    from bot.service.sources.upkeep import Upkeep

    ended = threading.Event()
    keeping = Keeping(collection, Upkeep.of_settings(settings), _tell)
    thread = threading.Thread(target=keeping.run, args=(ended,), name="upkeep", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(_ENDING)


def _tell(what: "Report | str") -> None:
    if isinstance(what, str):
        tell(what)
        return
    tell(f"Reindexed: {what.added} added, {what.changed} changed, {what.removed} removed.")
