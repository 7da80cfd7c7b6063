"""`timeline`: somebody's words on a topic, oldest first."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from index import PullquoteError

from ... import exit_status
from ...options import Commands, add_index_option, add_json_option, as_typed, read_settings

if TYPE_CHECKING:
    from retrieval import Timeline


class NoPicture(PullquoteError):
    """The picture can't be written where it was to go."""


def add(commands: Commands) -> None:
    purpose = "show somebody's words on a topic, oldest first"
    example = '--speaker "Werner Vogels" --topic "facial recognition"'
    parser = commands.add("timeline", purpose, _run, example)
    parser.add_argument("--speaker", metavar="NAME", required=True, help="a person or an organisation")
    parser.add_argument("--topic", metavar="WORDS", required=True, help="what their words are about")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write a PNG of when and where; needs two dates")
    add_index_option(parser)
    add_json_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    from bot.replies import timeline_reply
    from bot.service.folder_collection import FolderCollection
    from bot.terminal import print_reply

    from ...output import print_json
    from .as_json import timeline_json

    retriever = FolderCollection.of_settings(read_settings(arguments)).retriever()
    timeline = retriever.timeline(as_typed(arguments.speaker), as_typed(arguments.topic))
    if arguments.json:
        print_json(timeline_json(timeline))
    else:
        print_reply(timeline_reply(timeline))
    if arguments.picture is not None:
        _draw(timeline, arguments.picture)
    return exit_status.NO_ANSWER if timeline.silence else exit_status.DONE


def _draw(timeline: "Timeline", file: Path) -> None:
    """Raises NoPicture."""
    from bot.pictures.timeline import timeline_png
    from bot.replies import timeline_chart

    from ...output import tell

    chart = timeline_chart(timeline)
    if chart is None:
        tell("No picture: it takes two excerpts with a date.")
        return
    try:
        file.write_bytes(timeline_png(chart))
    except OSError as error:
        raise NoPicture(
            f"{file} can't be written ({error.strerror}): name a file in a folder that is there."
        ) from error
    tell(chart.alt)
