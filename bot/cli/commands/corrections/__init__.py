"""`corrections`: what people mended of who said what."""

import argparse

from ...options import Commands, Run, add_index_option, add_json_option, add_sources_option
from .changing import add_one, import_lines, remove_one
from .showing import export_lines, list_all

_WHAT = '{"correct": "speaker", "document": "a.md", "start": 10, "end": 42, "speaker": "Ingrid Solberg"}'


def add(commands: Commands) -> None:
    parser = commands.add("corrections", "mend who said what; the next answer already knows", _unchosen, "list")
    group = parser.add_subparsers(title="what to do", metavar="WHAT", required=True, help="each has --help")
    own = Commands(group)
    _add(own, "list", "list every correction, and whether it still holds", list_all, "")
    one = _add(own, "add", "keep one, given as a JSON object, and print its id", add_one, f"'{_WHAT}'")
    one.add_argument("correction", metavar="JSON", help="what is so: see docs/corrections.md")
    gone = _add(own, "remove", "let go of one", remove_one, "3fa29c")
    gone.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    _add(own, "export", "print all of them, one JSON object a line", export_lines, "> corrections.jsonl")
    taken = _add(
        own, "import", "keep those that were exported elsewhere, all or none", import_lines, "corrections.jsonl"
    )
    taken.add_argument("file", metavar="FILE", help="lines of JSON, - for standard input")


def _add(commands: Commands, name: str, purpose: str, run: Run, example: str) -> argparse.ArgumentParser:
    parser = commands.add(name, purpose, run, example)
    add_sources_option(parser)
    add_index_option(parser)
    add_json_option(parser)
    return parser


def _unchosen(_: argparse.Namespace) -> int:
    raise AssertionError("one of the five has to be named")
