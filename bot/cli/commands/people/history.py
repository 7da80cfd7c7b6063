"""`history`: what became of a quotation from one document to the next."""

import argparse

from ... import exit_status
from ...options import Commands, add_index_option, add_json_option, as_typed, read_settings


def add(commands: Commands) -> None:
    purpose = "show where words first stood, every document that carries them, and how they were cut or changed"
    parser = commands.add("history", purpose, _run, '"We\'ll all get our voices heard"')
    parser.add_argument("words", nargs="+", metavar="WORDS", help="the quotation")
    add_index_option(parser)
    add_json_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.replies import history_reply
    from bot.service.folder_collection import FolderCollection
    from bot.terminal import print_reply

    from ...output import print_json
    from .as_json import history_json

    retriever = FolderCollection.of_settings(read_settings(arguments)).retriever()
    history = retriever.history(as_typed(" ".join(arguments.words)))
    if arguments.json:
        print_json(history_json(history))
    else:
        print_reply(history_reply(history))
    return exit_status.DONE if history.carried else exit_status.NO_ANSWER
