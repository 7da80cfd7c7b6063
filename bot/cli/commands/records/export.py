"""`export`: answers, quotations, sources or alerts in a format that other programs read."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index import PullquoteError

from ... import exit_status
from ...options import Commands, Run, add_index_option, as_typed, read_settings

if TYPE_CHECKING:
    from bot.exports.exported import Exported
    from bot.settings import Settings
    from retrieval import Retriever, Scope

_FORMATS = ("csv", "jsonl", "bibtex", "ris", "rss")


class NothingAsked(PullquoteError):
    """Answers are to be exported, and no question is given."""


def add(commands: Commands) -> None:
    purpose = "print answers, quotations, sources or alerts as CSV, JSON lines, BibTeX, RIS or RSS"
    parser = commands.add("export", purpose, _unchosen, "quotations --format csv")
    own = Commands(parser.add_subparsers(title="what", metavar="WHAT", required=True, help="each has --help"))
    answers = _add(own, "answers", "answer questions and print the excerpts", _answers, '--question "who said it?"')
    answers.add_argument(
        "--question", metavar="QUESTION", action="append", default=[], help="one that is answered; may be repeated"
    )
    answers.add_argument("--batch", metavar="FILE", help="questions as `ask --batch` takes them, - for standard input")
    said = _add(own, "quotations", "print what was said, and by whom", _quotations, '--speaker "Werner Vogels"')
    _add_limits(said, "only this speaker's")
    sources = _add(own, "sources", "print the documents", _sources, "--format ris")
    _add_limits(sources, "only where this person or organisation is quoted")
    _add(own, "alerts", "print what alerts brought in the last 30 days, told or not", _alerts, "--format rss")


def _add(commands: Commands, name: str, purpose: str, run: Run, example: str) -> argparse.ArgumentParser:
    parser = commands.add(name, purpose, run, example)
    parser.add_argument("--format", choices=_FORMATS, default="csv", help="csv, where none is named")
    add_index_option(parser)
    return parser


def _add_limits(parser: argparse.ArgumentParser, speaker: str) -> None:
    parser.add_argument("--speaker", metavar="NAME", help=speaker)
    parser.add_argument("--outlet", metavar="NAME", help="only from this outlet")
    parser.add_argument("--from", dest="after", metavar="DAY", help="only from this day on: 2016-10-03, 2016-10, 2016")
    parser.add_argument("--to", dest="before", metavar="DAY", help="only up to this day")


def _answers(arguments: argparse.Namespace) -> int:
    from bot.room import TO_ANSWER, check_room

    settings = read_settings(arguments)
    if not arguments.question and arguments.batch is None:
        raise NothingAsked("Which questions? Give --question, as often as you like, or --batch FILE.")
    check_room(TO_ANSWER)
    return _print(arguments.format, "answers", _asked(arguments, settings))


def _asked(arguments: argparse.Namespace, settings: "Settings") -> "Iterator[Exported]":
    from bot.exports.exported import exported_answer
    from bot.service.folder_collection import FolderCollection

    from ...batch import read_batch
    from ...conversation import Conversations

    retriever, limit = FolderCollection.of_settings(settings).retriever(), settings.answers.excerpts
    for question in map(as_typed, arguments.question):
        yield exported_answer(retriever.ask(question, limit=limit))
    conversations = Conversations()
    for line in read_batch(arguments.batch) if arguments.batch is not None else ():
        question = line.required("question")
        previous = conversations.leading_to(line, question)
        yield exported_answer(retriever.ask(question, previous, limit=limit), line.id)


def _quotations(arguments: argparse.Namespace) -> int:
    from bot.exports.exported import exported_quotation

    retriever, scope = _limited(arguments)
    return _print(arguments.format, "quotations", map(exported_quotation, retriever.cited_quotations(scope)))


def _sources(arguments: argparse.Namespace) -> int:
    from bot.exports.exported import exported_source

    retriever, scope = _limited(arguments)
    found = retriever.sources(scope.outlet, scope.speaker, scope.after, scope.before)
    return _print(arguments.format, "sources", map(exported_source, found))


def _alerts(arguments: argparse.Namespace) -> int:
    from bot.alerts.finding import FoundAlert, find_words
    from bot.exports.exported import exported_alert

    from ..alerts.desk import AlertDesk, at_desk

    async def work(desk: AlertDesk) -> "tuple[FoundAlert, ...]":
        alerts = desk.memory.alerts
        await desk.looking.look()
        return await find_words(alerts, desk.listener, desk.run, await alerts.every_alert(desk.listener))

    return _print(arguments.format, "alerts", map(exported_alert, at_desk(arguments, work)))


def _limited(arguments: argparse.Namespace) -> "tuple[Retriever, Scope]":
    """What is asked within which limits; one that can't be met is told, and what is printed is empty."""
    from bot.dates import first_day, last_day
    from bot.service.folder_collection import FolderCollection
    from retrieval import Scope

    from ...output import complain

    retriever = FolderCollection.of_settings(read_settings(arguments)).retriever()
    speaker = None if arguments.speaker is None else as_typed(arguments.speaker)
    outlet = None if arguments.outlet is None else as_typed(arguments.outlet)
    scope = Scope(speaker, outlet, first_day(arguments.after), last_day(arguments.before))
    if (unmet := retriever.unmet(scope)) is not None:
        from bot.replies.limits import unmet_sentences

        complain(unmet_sentences(unmet))
    return retriever, scope


def _print(form: str, what: str, things: "Iterator[Exported]") -> int:
    from bot.exports.exported import What
    from bot.exports.formats import Format, written

    file = written(Format(form), What(what), things)
    sys.stdout.write(file.head)
    for part in file.parts:
        sys.stdout.write(part)
    sys.stdout.write(file.foot)
    return exit_status.DONE


def _unchosen(_: argparse.Namespace) -> int:
    raise AssertionError("one of the four has to be named")
