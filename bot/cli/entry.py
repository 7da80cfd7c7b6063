"""From the arguments to the exit status, and the one place where an error becomes a line for the reader."""

import os
import sys
from collections.abc import Sequence

from . import exit_status
from .parser import create_parser


def run(arguments: Sequence[str]) -> int:
    """0 done, 1 no answer, 2 usage or configuration, 70 a bug, 130 interrupted, 141 nobody reads the output."""
    _speak_utf8()
    try:
        parsed = create_parser().parse_args(arguments)
        done = int(parsed.run(parsed))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return exit_status.INTERRUPTED
    except BrokenPipeError:
        # What is still buffered would be written, in vain and aloud, when Python shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_status.NOBODY_READS
    except Exception as error:
        return _report(error)
    return done


def _report(error: Exception) -> int:
    """What a reader may mend is theirs to mend; everything else is ours."""
    from bot.failures import sentence_for
    from index import PullquoteError

    print(f"pullquote: {sentence_for(error)}", file=sys.stderr)
    return exit_status.USAGE if isinstance(error, PullquoteError) else exit_status.BUG


def _speak_utf8() -> None:
    """Documents are Unicode whatever the terminal's locale says; what can't be written is shown as a mark."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
