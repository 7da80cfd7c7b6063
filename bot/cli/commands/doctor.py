"""`doctor`: everything that a support question would ask for, one line a check."""

import argparse
from typing import TYPE_CHECKING

from .. import exit_status
from ..options import Commands, add_index_option, add_json_option, add_sources_option

if TYPE_CHECKING:
    from index import CheckResult


def add(commands: Commands) -> None:
    parser = commands.add("doctor", "check everything; exit 1 where something is wrong", _run, "--json")
    add_sources_option(parser)
    add_index_option(parser)
    add_json_option(parser, "print one JSON object a check")


def _run(arguments: argparse.Namespace) -> int:
    from bot.doctor import examine
    from bot.json_output import finding_json

    from ..output import print_json

    sound = True
    for finding in examine(arguments.sources, arguments.index):
        sound = sound and finding.ok
        if arguments.json:
            print_json(finding_json(finding))
        else:
            print(_line(finding), flush=True)
    return exit_status.DONE if sound else exit_status.NO_ANSWER


def _line(finding: "CheckResult") -> str:
    from bot.text_safety import one_line

    mend = f" -> {finding.mend}" if finding.mend else ""
    return f"{'ok  ' if finding.ok else 'FAIL'} {one_line(f'{finding.name}: {finding.detail}{mend}')}"
