"""`run`: the bot on Discord."""

import argparse
import logging

from ... import exit_status
from ...options import Commands, add_index_option, add_sources_option, read_settings


def add(commands: Commands) -> None:
    parser = commands.add("run", "answer on Discord; needs DISCORD_TOKEN", _run, "--index .index")
    add_sources_option(parser)
    add_index_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from ...discord_edge import run_on_discord

    run_on_discord(read_settings(arguments, log_level=logging.INFO))
    return exit_status.DONE
