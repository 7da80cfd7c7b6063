"""Logs: one line an event, `key=value` or JSON, on standard error and, where set, in a file.

Nothing that is logged holds a token or a question, at no level, and no path at the default one: events carry counts and
names of kinds. A traceback, at the debug level alone, tells where something happened and not what was said: an error's
own words can be a person's. Libraries narrate whole messages at theirs, so they are not asked. The file, where set, is
for the operator's eyes and takes the debug level.
"""

import contextlib
import datetime
import json
import logging
import os
import re
import stat
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from .settings import LoggingSettings, SettingsWrong
from .token_form import TOKEN

_KNOWN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
_BARE_VALUE = re.compile(r"[\w.:+/@%-]+")
_HEAD = frozenset({"time", "level", "logger", "event"})
_OTHERS_LEVEL = logging.WARNING  # libraries narrate; we ask them for what went wrong alone
_OTHERS_DEBUGGED = logging.INFO  # below it discord.py tells every message and every interaction's token
# An interaction's token stands in the addresses that discord.py names when it is made to wait, at the default level.
_ADDRESSED_TOKEN = re.compile(r"((?:interactions|webhooks)/\d+/)[^/\s?\"']+")
_HOME = re.escape(str(Path(__file__).parents[1]))
_ELSEWHERE = re.compile(rf"{_HOME}/(?!\.venv/)|.*/site-packages/|.*/lib/python[\d.]+/")


def configure_logging(settings: LoggingSettings, default: int) -> None:
    """`default` is the level where none is set. Raises SettingsWrong where the file can't be opened."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()] if settings.log_level else default
    root = logging.getLogger()
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    root.addHandler(_handler(logging.StreamHandler(sys.stderr), level, settings))
    if settings.log_file is not None:
        try:
            _keep_private(settings.log_file)
            file = logging.FileHandler(settings.log_file, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise SettingsWrong(f"PULLQUOTE_LOG_FILE can't be written: {error.strerror}.") from None
        root.addHandler(_handler(file, logging.DEBUG, settings))
    lowest = min(handler.level for handler in root.handlers)
    for name in ("bot", "retrieval", "index"):
        logging.getLogger(name).setLevel(lowest)
    root.setLevel(max(lowest, _OTHERS_LEVEL if level > logging.DEBUG else _OTHERS_DEBUGGED))


def _keep_private(file: Path) -> None:
    """Creates the file for this user alone, or makes one of this user's so; a device or somebody else's file stays
    as it is. Raises OSError."""
    # Not the index's `private_file`, which would take a device, /dev/null say, from everybody else.
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            with contextlib.suppress(PermissionError):
                os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def _handler(
    handler: "logging.StreamHandler[TextIO] | logging.FileHandler", level: int, settings: LoggingSettings
) -> logging.Handler:
    handler.setLevel(level)
    handler.setFormatter(EventFormatter(as_json=settings.log_json, tracebacks=level <= logging.DEBUG))
    return handler


class EventFormatter(logging.Formatter):
    """`extra={...}` of a log call are the event's fields. Of an exception only its kind is told without
    `tracebacks`."""

    def __init__(self, *, as_json: bool, tracebacks: bool) -> None:
        super().__init__()
        self._as_json = as_json
        self._tracebacks = tracebacks

    def format(self, record: logging.LogRecord) -> str:
        event = {
            "time": _instant(record.created),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **{key: value for key, value in record.__dict__.items() if key not in _KNOWN},
            **self._failure(record),
        }
        line = _json(event) if self._as_json else _words(event)
        return TOKEN.sub("[token]", _ADDRESSED_TOKEN.sub(r"\1[token]", line))

    def _failure(self, record: logging.LogRecord) -> dict[str, str]:
        if not record.exc_info or record.exc_info[0] is None:
            return {}
        kind = {"error": record.exc_info[0].__name__}
        return kind | ({"traceback": _traceback(record.exc_info[1])} if self._tracebacks else {})


def _traceback(error: BaseException | None) -> str:
    """Where it happened, cause before effect, without the errors' own words."""
    lines: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        where = [f"  {_ELSEWHERE.sub('', frame.filename, count=1)}:{frame.lineno} {frame.name}" for frame in frames]
        lines = [*where, type(error).__name__, *lines]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


def _instant(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat(timespec="milliseconds")


def _words(event: Mapping[str, object]) -> str:
    head = f"{event['time']} {event['level']:<7} {event['logger']}: {_one_line(str(event['event']))}"
    fields = [f"{key}={_value(value)}" for key, value in event.items() if key not in _HEAD]
    return " ".join([head, *fields])


def _value(value: object) -> str:
    text = str(value)
    return text if _BARE_VALUE.fullmatch(text) else _json(text)


def _one_line(text: str) -> str:
    return text if text.isprintable() else _json(text)[1:-1]


def _json(value: object) -> str:
    """What could move a terminal's cursor is escaped: names of files are in it, and words of exceptions."""
    line = json.dumps(value, ensure_ascii=False, default=str)
    return line if line.isprintable() else json.dumps(value, default=str)
