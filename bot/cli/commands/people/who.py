"""`who`: a person as the coverage knows them."""

import argparse

from ... import exit_status
from ...options import Commands, add_index_option, add_json_option, as_typed, read_settings


def add(commands: Commands) -> None:
    purpose = "show how often somebody is quoted, where, since when, on what, beside whom, and how they are described"
    parser = commands.add("who", purpose, _run, '"Werner Vogels"')
    parser.add_argument("name", nargs="+", metavar="NAME", help="a person or an organisation")
    add_index_option(parser)
    add_json_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.replies import profile_reply, unknown_reply
    from bot.service.folder_collection import FolderCollection
    from bot.terminal import print_reply
    from retrieval import Scope

    from ...output import complain, print_json
    from .as_json import profile_json

    name = as_typed(" ".join(arguments.name))
    retriever = FolderCollection.of_settings(read_settings(arguments)).retriever()
    if (profile := retriever.who(name)) is None:
        unmet = retriever.unmet(Scope(speaker=name))
        reply = unknown_reply(name, unmet.near if unmet else ())
        if arguments.json:
            complain(" ".join((reply.headline, *reply.notes)))
        else:
            print_reply(reply)
        return exit_status.NO_ANSWER
    if arguments.json:
        print_json(profile_json(profile))
    else:
        print_reply(profile_reply(profile))
    return exit_status.DONE
