"""`text`: a document's own text, as it is stored."""

import argparse
import sys

from ... import exit_status
from ...options import Commands, add_index_option, add_sources_option, as_typed, read_settings


def add(commands: Commands) -> None:
    purpose = "print a document's text as it is stored, which the places of its excerpts count in"
    parser = commands.add("text", purpose, _run, "2021/ferry.html")
    parser.add_argument("document", metavar="DOCUMENT", help="as `sources` lists it, or its title or file name")
    parser.add_argument("--original", action="store_true", help="print where the file is that it was read from instead")
    add_index_option(parser)
    add_sources_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.service.folder_collection import FolderCollection
    from index import IndexFolder, noted_sources
    from retrieval import documents_called

    from ...output import complain

    settings = read_settings(arguments)
    retriever = FolderCollection.of_settings(settings).retriever()
    named = as_typed(arguments.document)
    found = documents_called(retriever.sources(), named)
    text = retriever.text(found[0].document) if len(found) == 1 else None
    if text is None:
        complain(_none_or_several([entry.document for entry in found]))
        return exit_status.NO_ANSWER
    if arguments.original:
        noted = None if settings.sources_named else noted_sources(IndexFolder(settings.index.index))
        print((noted or settings.index.sources) / text.file)
    else:
        sys.stdout.write(text.text)
        if sys.stdout.isatty() and not text.text.endswith("\n"):
            sys.stdout.write("\n")  # what is typed next begins a line; a pipe gets the text and nothing else
    return exit_status.DONE


def _none_or_several(found: list[str]) -> str:
    if not found:
        return "No document of the index is called that: `python -m bot sources` lists them."
    return f"Several documents are called that: {', '.join(found[:5])}{' …' if len(found) > 5 else ''}"
