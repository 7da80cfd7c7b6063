"""`quotations`: everything that was said, and by whom."""

import argparse

from . import exit_status
from .options import Commands, add_index_option, add_json_option, as_typed, read_settings


def add(commands: Commands) -> None:
    example = '--speaker "Werner Vogels" --json'
    parser = commands.add("quotations", "print every quotation in the index, one a line", _run, example)
    parser.add_argument("--speaker", metavar="NAME", help="only this speaker's")
    add_index_option(parser)
    add_json_option(parser, "print one JSON object a line")


def _run(arguments: argparse.Namespace) -> int:
    from bot.folder_collection import FolderCollection
    from bot.json_rendering import quotation_json
    from bot.terminal import one_line

    from .output import print_json

    speaker = None if arguments.speaker is None else as_typed(arguments.speaker)
    for quotation in FolderCollection.of_settings(read_settings(arguments)).desk().quotations(speaker):
        if arguments.json:
            print_json(quotation_json(quotation))
        else:
            print(one_line(f"{quotation.speaker or '?'}: {quotation.text} [{quotation.document}]"))
    return exit_status.DONE
