"""`rollback`: serves the generation before the one that is served."""

import argparse

from .. import exit_status
from ..options import Commands, add_index_option, add_json_option, read_settings


def add(commands: Commands) -> None:
    parser = commands.add("rollback", "go back to the generation before this one", _run, "--json")
    add_index_option(parser)
    add_json_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.service.folder_collection import FolderCollection

    from ..output import print_json

    generation = FolderCollection.of_settings(read_settings(arguments)).rollback()
    if arguments.json:
        print_json({"generation": generation})
    else:
        print(f"Generation {generation} is served now.")
    return exit_status.DONE
