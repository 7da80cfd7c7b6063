"""`corrections list` and `corrections export`."""

import argparse

from ... import exit_status
from ...options import read_settings


def list_all(arguments: argparse.Namespace) -> int:
    from bot.json_output import correction_json
    from bot.replies.admin.corrections import correction_words, effect_words
    from bot.service.correcting import left_out, list_corrections
    from bot.service.folder_collection import FolderCollection
    from bot.text_safety import one_line

    from ...output import print_json, tell

    collection = FolderCollection.of_settings(read_settings(arguments))
    every = list_corrections(collection)
    if not every:
        tell("No corrections are kept.")
    for listed in every:
        if arguments.json:
            print_json(correction_json(listed))
        else:
            said = f"{correction_words(listed.kept.correction)}: {effect_words(listed.standing)}"
            print(one_line(f"{listed.kept.id}  {listed.kept.at:%Y-%m-%d %H:%M}  {said} [{listed.kept.by}]"))
    if sentence := left_out(collection.corrections.read()):
        tell(sentence)
    return exit_status.DONE


def export_lines(arguments: argparse.Namespace) -> int:
    from bot.service.correcting import left_out
    from bot.service.folder_collection import FolderCollection
    from index import line_of

    from ...output import tell

    corrections = FolderCollection.of_settings(read_settings(arguments)).corrections.read()
    for kept in corrections.kept:
        print(line_of(kept))
    if sentence := left_out(corrections):
        tell(sentence)
    return exit_status.DONE
