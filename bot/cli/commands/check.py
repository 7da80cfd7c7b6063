"""`check`: does this quotation stand in the coverage?"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .. import exit_status
from ..options import Commands, add_index_option, add_json_option, as_typed, read_settings

if TYPE_CHECKING:
    from bot.settings import Settings


def add(commands: Commands) -> None:
    example = '"We\'ll all get our voices heard" --speaker "Werner Vogels"'
    parser = commands.add("check", "tell whether a quotation stands in the coverage", _run, example)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("text", nargs="*", default=[], metavar="TEXT")
    what.add_argument(
        "--batch",
        metavar="FILE",
        help='one {"id", "text", "speaker_claimed"} a line, - for standard input; prints one verdict a line',
    )
    what.add_argument("--draft", type=Path, metavar="FILE", help="every quotation in a text: .txt, .md, .docx, .html …")
    parser.add_argument("--speaker", metavar="NAME", help="who is said to have said it (not with --batch or --draft)")
    add_index_option(parser)
    add_json_option(parser)


def _run(arguments: argparse.Namespace) -> int:
    settings = read_settings(arguments)
    if arguments.batch is not None:
        return _check_batch(arguments.batch, settings)
    if arguments.draft is not None:
        return _check_draft(arguments.draft, settings, as_json=arguments.json)
    speaker = None if arguments.speaker is None else as_typed(arguments.speaker)
    return _check(as_typed(" ".join(arguments.text)), speaker, settings, as_json=arguments.json)


def _check(text: str, speaker: str | None, settings: "Settings", *, as_json: bool) -> int:
    from bot.service.folder_collection import FolderCollection
    from retrieval import Verdict

    check = FolderCollection.of_settings(settings).retriever().check(text, speaker)
    if as_json:
        from bot.json_output import check_json

        from ..output import print_json

        print_json(check_json(check))
    else:
        from bot.replies import check_reply
        from bot.terminal import print_reply

        print_reply(check_reply(check).read_at(settings.serve.reader))
    return exit_status.NO_ANSWER if check.verdict is Verdict.NOT_FOUND else exit_status.DONE


def _check_batch(file: str, settings: "Settings") -> int:
    from bot.json_output import check_json
    from bot.service.folder_collection import FolderCollection

    from ..batch import read_batch
    from ..output import print_json

    retriever = FolderCollection.of_settings(settings).retriever()
    for line in read_batch(file):
        check = retriever.check(line.required("text"), line.optional("speaker_claimed"))
        print_json(check_json(check, line.id))
    return exit_status.DONE


def _check_draft(file: Path, settings: "Settings", *, as_json: bool) -> int:
    from bot.service.folder_collection import FolderCollection
    from index import read_draft

    draft = read_draft(file.name, _bytes_of(file))
    checked = FolderCollection.of_settings(settings).retriever().check_draft(draft)
    if as_json:
        from bot.json_output import claim_json

        from ..output import print_json

        for claimed in checked.claims:
            print_json(claim_json(claimed))
    else:
        from bot.replies import draft_reply
        from bot.terminal import print_reply

        print_reply(draft_reply(checked).read_at(settings.serve.reader))
    return exit_status.DONE


def _bytes_of(file: Path) -> bytes:
    """Raises DraftUnreadable."""
    from index import DraftUnreadable

    try:
        return file.read_bytes()
    except OSError as error:
        raise DraftUnreadable(f"{file} can't be read ({error.strerror}): name a file that is there.") from error
