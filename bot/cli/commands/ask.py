"""`ask`: one answer, or one a line of a batch."""

import argparse
from typing import TYPE_CHECKING

from .. import exit_status
from ..options import Commands, add_index_option, add_json_option, as_typed, read_settings

if TYPE_CHECKING:
    from bot.settings import Settings


def add(commands: Commands) -> None:
    parser = commands.add("ask", "answer a question", _run, '"what did the ACLU say about Rekognition?"')
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="*", default=[], metavar="QUESTION")
    what.add_argument(
        "--batch",
        metavar="FILE",
        help='one {"id", "question", "previous"} a line, - for standard input; prints one JSON answer a line',
    )
    parser.add_argument(
        "--after",
        metavar="QUESTION",
        action="append",
        default=[],
        help="a question that this one follows, oldest first (not with --batch)",
    )
    parser.add_argument(
        "--explain", action="store_true", help="show how the answer is found and decided (not with --batch)"
    )
    add_index_option(parser)
    add_json_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.room import TO_ANSWER, check_room

    settings = read_settings(arguments)
    check_room(TO_ANSWER)
    if arguments.batch is not None:
        return _answer_batch(arguments.batch, settings)
    question = as_typed(" ".join(arguments.question))
    previous = [as_typed(earlier) for earlier in arguments.after]
    if arguments.explain:
        return _explain(question, previous, settings, as_json=arguments.json)
    return _answer(question, previous, settings, as_json=arguments.json)


def _answer(question: str, previous: list[str], settings: "Settings", *, as_json: bool) -> int:
    from bot.json_output import answer_json
    from bot.service.folder_collection import FolderCollection

    from ..output import print_json

    retriever = FolderCollection.of_settings(settings).retriever()
    answer = retriever.ask(question, previous, limit=settings.answers.excerpts)
    if as_json:
        print_json(answer_json(answer))
    else:
        from bot.replies import answer_reply
        from bot.terminal import print_reply

        print_reply(answer_reply(answer).read_at(settings.serve.reader))
    return exit_status.DONE if answer.answered else exit_status.NO_ANSWER


def _explain(question: str, previous: list[str], settings: "Settings", *, as_json: bool) -> int:
    from bot.service.folder_collection import FolderCollection

    explanation = FolderCollection.of_settings(settings).retriever().explain(question, previous)
    if as_json:
        from bot.explanation_json import explanation_json

        from ..output import print_json

        print_json(explanation_json(explanation))
    else:
        from bot.terminal.explanation import print_explanation

        print_explanation(explanation)
    return exit_status.DONE if explanation.silence is None else exit_status.NO_ANSWER


def _answer_batch(file: str, settings: "Settings") -> int:
    from bot.json_output import answer_json
    from bot.service.folder_collection import FolderCollection

    from ..batch import read_batch
    from ..conversation import Conversations
    from ..output import print_json

    retriever = FolderCollection.of_settings(settings).retriever()
    conversations = Conversations()
    for line in read_batch(file):
        question = line.required("question")
        previous = conversations.leading_to(line, question)
        answer = retriever.ask(question, previous=previous, limit=settings.answers.excerpts)
        print_json(answer_json(answer, line.id))
    return exit_status.DONE
