"""From the arguments to the exit status, and the one place where an error becomes a line for the reader."""

import contextlib
import os
import sys
from collections.abc import Sequence

from . import exit_status
from .output import complain
from .parser import create_parser
from .streams import OutputLost, lead_nowhere, prepare_streams

_NOT_EVEN_THAT = b"pullquote: There is not enough memory for this: close other programs, or allow it more.\n"


def run(arguments: Sequence[str]) -> int:
    """The exit status; what is said on the way is one line, whatever happens."""
    prepare_streams()
    try:
        from bot.room import TO_START, check_room

        check_room(TO_START)
        done = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return exit_status.INTERRUPTED
    except BrokenPipeError:
        lead_nowhere(sys.stdout.fileno())
        return exit_status.NOBODY_READS
    except OutputLost as error:
        lead_nowhere(sys.stdout.fileno())
        return _report(error)
    except Exception as error:
        return _report(error)
    return done


def _run(arguments: Sequence[str]) -> int:
    try:
        parsed = create_parser().parse_args(arguments)
        return int(parsed.run(parsed))
    except SystemExit as left:  # argparse, after a help page or a usage error; what it printed may not be written yet
        return int(left.code or exit_status.DONE)


def _report(error: Exception) -> int:
    try:
        return _tell(error)
    except Exception:  # what tells has to be loaded, too
        os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, _NOT_EVEN_THAT)
        return exit_status.USAGE


def _tell(error: Exception) -> int:
    """Prints the error as one sentence and returns the exit status: USAGE for what the reader can mend, TRY_AGAIN for
    what passes, BUG for the rest."""
    from bot.failures import TryAgainLater, is_shortage, sentence_for
    from index import PullquoteError

    if is_shortage(error):
        error.__traceback__ = None  # what its frames hold is the memory to go on with
    mendable = isinstance(error, PullquoteError) or is_shortage(error)
    if not mendable:
        _be_able_to_log()
    complain(sentence_for(error))
    if isinstance(error, TryAgainLater):
        return exit_status.TRY_AGAIN
    return exit_status.USAGE if mendable else exit_status.BUG


def _be_able_to_log() -> None:
    """Sets up logging where a command failed before it read its settings."""
    import logging

    from bot.logs import configure_logging
    from bot.settings import SettingsWrong, load_settings

    if logging.getLogger().handlers:
        return
    with contextlib.suppress(SettingsWrong):
        configure_logging(load_settings().logging, logging.WARNING)
