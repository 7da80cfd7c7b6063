"""`alerts`: what new coverage brings of what was asked for."""

import argparse

from ...options import Commands, Run, add_index_option, add_json_option
from .changing import add_one, pause_one, remove_one, resume_one
from .showing import list_all, tell_new


def add(commands: Commands) -> None:
    parser = commands.add("alerts", "tell what new coverage brought since the last call", tell_new, "--json")
    add_index_option(parser)
    add_json_option(parser, "print one JSON object a story")
    group = parser.add_subparsers(title="what to be told of", metavar="WHAT", help="each has --help")
    own = Commands(group)
    new = _add(own, "add", "ask to be told, and print its id", add_one, '--speaker "Josh Earnest" --topic Cuba')
    new.add_argument("--speaker", metavar="NAME", help="whose words: a person, or an organisation and its officials")
    new.add_argument("--topic", metavar="WORDS", help="on what")
    new.add_argument("--outlet", metavar="NAME", help="in which paper")
    _add(own, "list", "list what was asked for", list_all, "")
    for name, purpose, run in (
        ("pause", "be told nothing of it for a while", pause_one),
        ("resume", "be told of it again, of what is new from then on", resume_one),
        ("remove", "be told of it no more", remove_one),
    ):
        _add(own, name, purpose, run, "3fa29c1e").add_argument("id", metavar="ID", help="its id, as list shows it")


def _add(commands: Commands, name: str, purpose: str, run: Run, example: str) -> argparse.ArgumentParser:
    parser = commands.add(name, purpose, run, example)
    add_index_option(parser)
    add_json_option(parser)
    return parser
