"""Going back: the generation before the one that is served, in one step."""

from .errors import NothingPublished
from .lock import writing
from .store.connection import IndexFolder, connect_writer, transaction
from .store.generations import generations, published, serve


def rollback(folder: IndexFolder) -> int:
    """The number of the generation that is served now. Raises NothingPublished where none is kept before it,
    IndexBusy while another process writes."""
    if not folder.database.is_file():
        raise NothingPublished(folder.root)
    with writing(folder.lock):
        database = connect_writer(folder)
        try:
            current = published(database)
            if current is None:
                raise NothingPublished(folder.root)
            earlier = [g.id for g in generations(database) if g.id < current.id]
            if not earlier:
                raise NothingPublished(
                    folder.root,
                    "There is no earlier generation to go back to: only the one that is served is kept.",
                )
            with transaction(database):
                serve(database, earlier[-1])
            return earlier[-1]
        finally:
            database.close()
