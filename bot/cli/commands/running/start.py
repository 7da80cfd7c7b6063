"""`start`: what `make run` does: index where nothing is, then Discord with a token, the terminal without."""

import argparse
import logging

from ... import exit_status
from ...options import Commands, add_index_option, add_sources_option, read_settings


def add(commands: Commands) -> None:
    parser = commands.add(
        "start", "index where nothing is, then answer: on Discord with DISCORD_TOKEN, else here", _run, ""
    )
    add_sources_option(parser)
    add_index_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.room import TO_ANSWER, check_room

    check_room(TO_ANSWER)
    from bot.service.folder_collection import FolderCollection
    from bot.terminal.chat import chat

    from ...discord_edge import run_on_discord
    from ...first_index import index_first
    from ...keeping_up import kept_up

    settings = read_settings(arguments)
    collection = FolderCollection.of_settings(settings)
    if not settings.index.per_server:
        index_first(collection)
    if settings.discord.token is None:
        with kept_up(collection, settings):
            chat(collection, settings.answers.excerpts, as_json=False, reader=settings.serve.reader)
    else:
        run_on_discord(read_settings(arguments, log_level=logging.INFO))
    return exit_status.DONE
