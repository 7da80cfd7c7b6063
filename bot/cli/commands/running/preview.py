"""`preview`: the bot in a simulated Discord in the browser."""

import argparse
import logging

from ... import exit_status
from ...options import Commands, add_index_option, add_sources_option, read_settings


def add(commands: Commands) -> None:
    parser = commands.add("preview", "show the bot in a simulated Discord in the browser", _run, "")
    add_sources_option(parser)
    add_index_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from ...discord_edge import run_preview

    run_preview(read_settings(arguments, log_level=logging.INFO))
    return exit_status.DONE
