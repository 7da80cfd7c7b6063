"""`chat`: questions and commands, typed in a terminal or piped in."""

import argparse

from ... import exit_status
from ...options import Commands, add_index_option, add_json_option, add_sources_option, read_settings


def add(commands: Commands) -> None:
    parser = commands.add("chat", "ask in the terminal, with the same commands as on Discord", _run, "")
    add_sources_option(parser)
    add_index_option(parser)
    add_json_option(parser, "print one JSON object a reply")


def _run(arguments: argparse.Namespace) -> int:
    from bot.room import TO_ANSWER, check_room

    check_room(TO_ANSWER)
    from bot.service.folder_collection import FolderCollection
    from bot.terminal.chat import chat

    from ...keeping_up import kept_up

    settings = read_settings(arguments)
    collection = FolderCollection.of_settings(settings)
    with kept_up(collection, settings):
        chat(collection, settings.answers.excerpts, as_json=arguments.json, reader=settings.serve.reader)
    return exit_status.DONE
