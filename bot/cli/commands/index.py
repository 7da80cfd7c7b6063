"""`index`: brings the index up to date with the sources."""

import argparse

from .. import exit_status
from ..options import Commands, add_index_option, add_json_option, add_sources_option, read_settings


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
    parser.add_argument("--strict", action="store_true", help="exit 1 where anything was refused")
    add_json_option(parser, "print the report as JSON, on the last line")


def _run(arguments: argparse.Namespace) -> int:
    from bot.json_output import report_json
    from bot.service.folder_collection import FolderCollection
    from bot.terminal.progress import progress_bar

    from ..output import print_json

    settings = read_settings(arguments)
    with progress_bar() as progress:
        collection = FolderCollection.of_settings(settings)
        report = collection.reindex(arguments.rebuild, progress, purge=arguments.purge)
    if arguments.json:
        print_json(report_json(report))
    else:
        from bot.replies import report_reply
        from bot.replies.corrections import waiting_words
        from bot.terminal import plain_lines

        print("\n".join(plain_lines(report_reply(report))))
        if waiting := waiting_words(collection.retriever().standings()):
            print(f"{waiting}. `python -m bot corrections list` lists all.")
    return exit_status.REFUSED if arguments.strict and report.refused else exit_status.DONE
