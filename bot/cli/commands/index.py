"""`index`: brings the index up to date with the sources."""

import argparse
import time
from typing import TYPE_CHECKING

from .. import exit_status
from ..options import Commands, add_index_option, add_json_option, add_sources_option, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.service.folder_collection import FolderCollection
    from bot.settings import Settings
    from index import Report


def add(commands: Commands) -> None:
    parser = commands.add("index", "bring the index up to date with the sources", _run, "--sources seeds")
    add_sources_option(parser)
    add_index_option(parser)
    parser.add_argument("--rebuild", action="store_true", help="read and analyse every document anew")
    parser.add_argument(
        "--purge",
        action="store_true",
        help="let go of every earlier generation and of all that was removed, words and vectors, in every file; "
        "an emptied sources folder makes an empty index then",
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="stay, and index again as PULLQUOTE_REINDEX says, or else whenever files changed, until Ctrl-C",
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 where anything was refused")
    add_json_option(parser, "print the report as JSON, on the last line")


def _run(arguments: argparse.Namespace) -> int:
    from bot.service.folder_collection import FolderCollection
    from bot.terminal.progress import progress_bar

    settings = read_settings(arguments)
    collection = FolderCollection.of_settings(settings)
    watching = watch(collection, settings) if arguments.watch else None
    with progress_bar() as progress:
        report = collection.reindex(arguments.rebuild, progress, purge=arguments.purge)
    show(collection, report, as_json=arguments.json)
    if watching is not None:
        watching(lambda again: show(collection, again, as_json=arguments.json, again=True))
    return exit_status.REFUSED if arguments.strict and report.refused else exit_status.DONE


def show(collection: "FolderCollection", report: "Report", *, as_json: bool, again: bool = False) -> None:
    """One of those that come `again` and again has a line of its own before it, and its time."""
    if as_json:
        from bot.json_output import report_json

        from ..output import print_json

        print_json(report_json(report))
        return
    from bot.replies import report_reply
    from bot.replies.admin.corrections import waiting_words
    from bot.terminal import plain_lines

    before = f"\n{_time_of_day()} " if again else ""
    print(before + "\n".join(plain_lines(report_reply(report, every=True))), flush=True)
    if waiting := waiting_words(collection.retriever().standings()):
        print(f"{waiting}. `python -m bot corrections list` lists all.", flush=True)


def watch(collection: "FolderCollection", settings: "Settings") -> "Callable[[Callable[[Report], None]], None]":
    """What stays until Ctrl-C, which is told at once, and hands on what each run did that changed something. How the
    files look is noted now: what changes from here on is indexed."""
    import threading
    from dataclasses import replace

    from bot.replies.admin.upkeep import watching_sentence
    from bot.service.keeping import Keeping
    from bot.service.sources.upkeep import Upkeep
    from bot.timing.schedule import OnChanges
    from bot.timing.watching import look_at

    from ..output import tell

    upkeep = Upkeep.of_settings(settings)
    upkeep = replace(upkeep, schedule=upkeep.schedule or OnChanges())
    last, taken = upkeep.now(), look_at(collection.sources)
    feeds = upkeep.rhythm(feeds=True) if upkeep.feeds else None
    tell(watching_sentence(collection.sources.absolute(), upkeep.schedule, len(upkeep.feeds), feeds))

    def stay(show: "Callable[[Report], None]") -> None:
        def told(what: "Report | str") -> None:
            tell(f"{_time_of_day()} {what}") if isinstance(what, str) else show(what)

        Keeping(collection, upkeep, told, last, taken).run(threading.Event())

    return stay


def _time_of_day() -> str:
    """Of whoever reads along."""
    return time.strftime("%H:%M:%S")
