"""The chat on a terminal, or over a pipe: a line in, a reply out."""

import sys
from collections.abc import Iterator

from bot.json_output import json_line
from bot.replies.reply import Reply
from bot.replies.wording import GREETING, counted
from bot.service.collection import Collection
from bot.text_safety import one_line

from .plain import plain_lines, print_reply
from .progress import progress_bar
from .session import ChatReply, Session

_PROMPT = "> "
_LEAVE = frozenset({"/quit", "/exit"})


def chat(collection: Collection, excerpts: int, *, as_json: bool, reader: str | None = None) -> None:
    """Until the input ends or somebody leaves. `reader` is the address at which documents without one of their own are
    read. Raises NothingPublished where nothing is indexed."""
    documents = collection.retriever().published().documents
    session = Session(collection, excerpts, progress_bar)
    if sys.stdin.isatty() and not as_json:
        print(f"{GREETING} {counted(documents, 'document')} to answer from. /help lists the commands.")
    for line in _lines(session):
        if line.strip().casefold() in _LEAVE:
            return
        if (said := session.respond(line)) is not None:
            if not (as_json or sys.stdin.isatty()):
                print(_PROMPT + one_line(line))  # a terminal has shown what was typed; of a pipe nobody has seen it
            _show(said, as_json=as_json, reader=reader)


def _show(said: ChatReply, *, as_json: bool, reader: str | None) -> None:
    reply = said.reply.read_at(reader)
    if as_json:
        print(json_line(said.json or _as_json(reply)), flush=True)
        return
    print_reply(reply)
    print(flush=True)


def _as_json(reply: Reply) -> dict[str, object]:
    return {"tone": reply.tone.value, "headline": reply.headline, "lines": plain_lines(reply)}


def _lines(session: Session) -> Iterator[str]:
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    from .history import remember_lines

    remember_lines(session)
    while True:
        try:
            yield input(_PROMPT)
        except EOFError:
            print()
            return
