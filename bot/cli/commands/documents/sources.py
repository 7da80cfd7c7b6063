"""`sources`: the documents in the index."""

import argparse

from ... import exit_status
from ...options import Commands, add_index_option, add_json_option, read_settings


def add(commands: Commands) -> None:
    parser = commands.add("sources", "list the documents in the index, one a line", _run, "--json")
    add_index_option(parser)
    add_json_option(parser, "print one JSON object a line")


def _run(arguments: argparse.Namespace) -> int:
    from bot.json_output import source_json
    from bot.replies.citation import citation_words
    from bot.service.folder_collection import FolderCollection
    from bot.text_safety import one_line

    from ...output import print_json

    for entry in FolderCollection.of_settings(read_settings(arguments)).retriever().sources():
        if arguments.json:
            print_json(source_json(entry))
        else:
            print(one_line(f"{entry.document}  {citation_words(entry.citation, paragraph=False)}"))
    return exit_status.DONE
