"""`corrections add`, `corrections remove` and `corrections import`: each is one line of the audit."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ... import exit_status
from ...options import as_typed, read_settings

if TYPE_CHECKING:
    from bot.settings import Settings

_BY = "command line"


def add_one(arguments: argparse.Namespace) -> int:
    from bot.json_output import correction_json
    from bot.replies.admin.corrections import correction_words, deed_words, effect_words, strange_words
    from bot.service.correcting import add_correction
    from bot.service.folder_collection import FolderCollection
    from index import read_given

    from ...output import print_json, tell

    settings = read_settings(arguments)
    given = read_given(as_typed(arguments.correction))
    listed = add_correction(FolderCollection.of_settings(settings), given, _BY)
    _record(settings, f"corrected: {deed_words(listed.kept.correction)}, {listed.kept.id}")
    if arguments.json:
        print_json(correction_json(listed))
    else:
        print(listed.kept.id)
    tell(f"Kept: {correction_words(listed.kept.correction)}; it {effect_words(listed.standing)}.")
    if listed.strange is not None:
        tell(strange_words(listed.strange))
    return exit_status.DONE


def remove_one(arguments: argparse.Namespace) -> int:
    from bot.replies.admin.corrections import correction_words, deed_words
    from bot.service.folder_collection import FolderCollection
    from bot.text_safety import one_line

    from ...output import print_json

    settings = read_settings(arguments)
    gone = FolderCollection.of_settings(settings).corrections.remove(as_typed(arguments.id))
    _record(settings, f"took a correction back: {deed_words(gone.correction)}, {gone.id}")
    if arguments.json:
        print_json({"removed": gone.id})
    else:
        print(one_line(f"Removed {gone.id}: {correction_words(gone.correction)}."))
    return exit_status.DONE


def import_lines(arguments: argparse.Namespace) -> int:
    from bot.replies.admin.corrections import waiting_words
    from bot.replies.wording import counted
    from bot.service.correcting import import_corrections
    from bot.service.folder_collection import FolderCollection

    from ...output import print_json, tell

    settings = read_settings(arguments)
    done = import_corrections(FolderCollection.of_settings(settings), _lines(arguments.file), _BY)
    if done.new:
        _record(settings, f"imported corrections: {counted(done.new, 'new one')}")
    if arguments.json:
        print_json({"imported": done.new, "known": done.known})
    else:
        print(f"Imported: {counted(done.new, 'new correction')}; {done.known} known before.")
    if waiting := waiting_words(done.standings):
        tell(f"{waiting}.")
    return exit_status.DONE


def _lines(file: str) -> list[str]:
    """Raises CorrectionRefused where it can't be read."""
    from index import CorrectionRefused

    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return raw.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise CorrectionRefused("What is to be imported is not UTF-8.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such name"
        raise CorrectionRefused(f"The file {as_typed(file)} can't be read: {reason}.") from error


def _record(settings: "Settings", deed: str) -> None:
    """A line for the admins of the collection's home server, or of none where none is known. What is done is worth more
    than its line: where that can't be kept, a warning tells."""
    import asyncio
    import logging
    import sqlite3

    from bot.memory import Memory, MemoryUnusable

    async def keep() -> None:
        memory = Memory(settings.discord.memory)
        try:
            home = settings.discord.home_server or await memory.home()
            await memory.record_action(0, home, deed, name=_BY)
        finally:
            await memory.close()

    try:
        asyncio.run(keep())
    except (sqlite3.Error, MemoryUnusable) as error:
        logging.getLogger(__name__).warning("deed not kept", extra={"reason": type(error).__name__})
