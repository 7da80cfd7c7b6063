"""What can be typed: the commands, their options, and an example of each."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from . import exit_status
from .commands import alerts, ask, check, corrections, doctor, fetch, index, quotations, rollback, status
from .commands.documents import sources, text
from .commands.people import history, timeline, who
from .commands.records import export, verify
from .commands.running import chat, preview, run, serve, start
from .options import Commands
from .output import complain

_COMMANDS = (
    start,
    run,
    chat,
    preview,
    serve,
    fetch,
    index,
    rollback,
    ask,
    check,
    alerts,
    quotations,
    who,
    timeline,
    history,
    sources,
    text,
    export,
    verify,
    corrections,
    status,
    doctor,
)
_DESCRIPTION = "Answers with the words that were said: quoted, attributed and cited."
_EPILOG = "Settings come from the environment or .env; .env.example lists them. Each command has --help."


class _Parser(argparse.ArgumentParser):
    """Complains in one line."""

    def error(self, message: str) -> NoReturn:
        _, _, words = message.partition("unrecognized arguments: ")
        if words and not any(word.startswith("-") for word in words.split()):
            message += ": put what belongs together in quotes"
        complain(f"{message} (see {self.prog} --help)", by=self.prog)
        sys.exit(exit_status.USAGE)


def create_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog=_name(), description=_DESCRIPTION, epilog=_EPILOG, allow_abbrev=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(Commands(commands))
    return parser


def _name() -> str:
    """As it was called: `python -m bot`, or the console script's name."""
    called = Path(sys.argv[0])
    return called.name if called.stem == "pullquote" else "python -m bot"
