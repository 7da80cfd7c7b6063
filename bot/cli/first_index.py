"""The index that a bot starts with, where there is none yet."""

from typing import TYPE_CHECKING

from .output import tell

if TYPE_CHECKING:
    from bot.service.folder_collection import FolderCollection


def index_first(collection: "FolderCollection") -> None:
    """Indexes where nothing is, and tells on standard error what was indexed and what was refused. Raises as
    `FolderCollection.reindex` does."""
    from bot.replies import first_index_sentences
    from bot.terminal.progress import progress_bar

    with progress_bar() as progress:
        report = collection.index_if_nothing_is(progress)
    for sentence in first_index_sentences(report) if report else ():
        tell(sentence)
