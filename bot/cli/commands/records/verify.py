"""`verify`: whether what a receipt was given for still stands."""

import argparse

from ... import exit_status
from ...options import Commands, add_index_option, add_json_option, as_typed, read_settings


def add(commands: Commands) -> None:
    purpose = "tell whether what an answer showed still stands, by the receipt that came with it"
    parser = commands.add("verify", purpose, _run, "PQR1.AbCd")
    parser.add_argument("receipt", metavar="RECEIPT", help='"receipt" of `ask --json`, or from Copy citation')
    add_index_option(parser)
    add_json_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.service.folder_collection import FolderCollection

    retriever = FolderCollection.of_settings(read_settings(arguments)).retriever()
    verification = retriever.verify(as_typed(arguments.receipt))
    if arguments.json:
        from bot.json_output import verification_json

        from ...output import print_json

        print_json(verification_json(verification))
    else:
        from bot.replies.coverage.receipts import verification_reply
        from bot.terminal import print_reply

        print_reply(verification_reply(verification))
    return exit_status.DONE if verification.stands else exit_status.NO_ANSWER
