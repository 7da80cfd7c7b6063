"""`doctor`: everything that a support question would ask for, one line a check."""

import argparse

from . import exit_status
from .options import Commands, add_index_option, add_json_option, add_sources_option, read_settings


def add(commands: Commands) -> None:
    parser = commands.add("doctor", "check everything; exit 1 where something is wrong", _run, "--json")
    add_sources_option(parser)
    add_index_option(parser)
    add_json_option(parser, "print one JSON object a check")


def _run(arguments: argparse.Namespace) -> int:
    from bot.health import examine

    from .output import print_json

    sound = True
    for finding in examine(lambda: read_settings(arguments)):
        sound = sound and finding.ok
        if arguments.json:
            print_json({"check": finding.name, "ok": finding.ok, "detail": finding.detail, "mend": finding.mend})
        else:
            print(finding.line)
    return exit_status.DONE if sound else exit_status.NO_ANSWER
