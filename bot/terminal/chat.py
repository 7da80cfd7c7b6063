"""The chat on a terminal, or over a pipe: a line in, a reply out."""

import sys
from collections.abc import Callable, Iterator

from bot.collection import Collection
from bot.wording import GREETING, counted
from index import Progress

from .layout import lay_out
from .plain import plain_lines, print_reply
from .progress import progress_bar
from .session import Said, Session

_PROMPT = "> "
_LEAVE = frozenset({"/quit", "/exit"})


def chat(collection: Collection, excerpts: int, *, as_json: bool) -> None:
    """Until the input ends or somebody leaves. Raises NothingPublished where nothing is indexed."""
    published = collection.desk().published()
    with progress_bar() as progress:
        session = Session(collection, excerpts, progress)
        for line in _lines(session):
            if line.strip().casefold() in _LEAVE:
                return
            said = session.respond(line)
            if said is not None:
                _print(said, as_json=as_json)
