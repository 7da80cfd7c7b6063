"""`status`: what is published."""

import argparse

from .. import exit_status
from ..options import Commands, add_index_option, add_json_option, read_settings


def add(commands: Commands) -> None:
    parser = commands.add("status", "tell what is published; exit 1 where nothing is", _run, "--json")
    add_index_option(parser)
    add_json_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.json_output import published_json
    from bot.replies import status_reply
    from bot.service.folder_collection import FolderCollection
    from bot.terminal import plain_lines
    from index import NothingPublished

    from ..output import complain, print_json

    settings = read_settings(arguments)
    try:
        published = FolderCollection.of_settings(settings).retriever().published()
    except NothingPublished as nothing:
        complain(str(nothing))
        if arguments.json:
            print_json({"generation": None})
        return exit_status.NO_ANSWER
    if arguments.json:
        print_json(published_json(published))
    else:
        print("\n".join(plain_lines(status_reply(published, every=True))))
    return exit_status.DONE
