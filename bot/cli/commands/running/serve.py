"""`serve`: the coverage over HTTP, for programs and for readers."""

import argparse
import logging

from ... import exit_status
from ...options import Commands, add_index_option, read_settings, shortened

_HOST = "127.0.0.1"
_PORT = 8042
_PORTS = 65_535


def add(commands: Commands) -> None:
    parser = commands.add("serve", "answer over HTTP: JSON for programs, pages for readers", _run, "--port 8042")
    parser.add_argument(
        "--host",
        default=_HOST,
        metavar="ADDRESS",
        help=f"where to listen, {_HOST} if not given; beyond this machine it needs PULLQUOTE_SERVE_TOKEN",
    )
    parser.add_argument(
        "--port", type=_port, default=_PORT, metavar="N", help=f"{_PORT} if not given; 0 for a free one"
    )
    add_index_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.room import TO_ANSWER, check_room

    settings = read_settings(arguments, log_level=logging.INFO)
    check_room(TO_ANSWER)
    from bot.serve import run
    from bot.serve.options import ServeOptions
    from bot.service.folder_collection import FolderCollection

    collection = FolderCollection.of_settings(settings)
    run(collection, ServeOptions.of_settings(settings, arguments.host), arguments.host, arguments.port, _tell)
    return exit_status.DONE


def _tell(address: str) -> None:
    print(f"Open {address}\nIts calls are listed at {address}/openapi.json. Ctrl-C ends it.", flush=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_PORTS)) and int(text) <= _PORTS):
        raise argparse.ArgumentTypeError(f"{shortened(text)} is no port: give a number from 0 to {_PORTS}")
    return int(text)
