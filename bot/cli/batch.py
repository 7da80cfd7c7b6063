"""Batches: one JSON object a line in, one a line out, in order; a line that can't be read ends the batch."""

import json
import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

from index import PullquoteError

from .options import as_typed, shortened

if TYPE_CHECKING:
    from bot.json_output import Json

STANDARD_INPUT = "-"
_ARTICLES = {"id": "an", "previous": "a"}
_DIGITS = 1_000  # of a whole number; Python itself refuses more than 4,300


class BatchUnreadable(PullquoteError):
    """A batch file, or a line in it, is not what it should be."""


class _NoNumber(Exception):
    """Its message says what the line is or holds."""


@dataclass(frozen=True, slots=True)
class BatchLine:
    """`where` names the line for whoever has to mend it."""

    where: str
    fields: Mapping[str, Any]

    @property
    def id(self) -> "Json":
        return self.name("id")

    def name(self, field: str) -> str | int | float | None:
        """What the asker calls this line, or another; None where it is not there. Raises BatchUnreadable."""
        value = self.fields.get(field)
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            raise self._wrong(field, "that is neither a string nor a number")
        if isinstance(value, str) and as_typed(value) != value:
            raise self._wrong(field, "with half a character (\\ud800 to \\udfff)")
        return value

    def _wrong(self, field: str, what: str) -> BatchUnreadable:
        return BatchUnreadable(f'{self.where} has {_ARTICLES[field]} "{field}" {what}.')

    def required(self, name: str) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str):
            raise BatchUnreadable(f'{self.where} has no "{name}" that is a string.')
        return as_typed(value)

    def optional(self, name: str) -> str | None:
        return self.required(name) if self.fields.get(name) is not None else None


def read_batch(file: str) -> Iterator[BatchLine]:
    """The lines of `file`, or of standard input for "-", as they come; blank ones are skipped.

    Raises BatchUnreadable at the line that is wrong; what came before it has been yielded.
    """
    if file == STANDARD_INPUT:
        yield from _lines(sys.stdin.buffer, "standard input")
        return
    try:
        with Path(file).open("rb") as opened:
            yield from _lines(opened, file)
    except OSError as error:
        raise BatchUnreadable(f"The batch file {file} can't be read: {error.strerror}.") from None


def _lines(stream: IO[bytes], name: str) -> Iterator[BatchLine]:
    for number, raw in enumerate(stream, 1):
        if raw.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _parse(raw, f"Line {number} of {name}")


def _parse(raw: bytes, where: str) -> BatchLine:
    try:
        fields = json.loads(
            raw.decode("utf-8-sig"), parse_float=_number, parse_int=_integer, parse_constant=_no_constant
        )
    except UnicodeDecodeError:
        raise BatchUnreadable(f"{where} is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BatchUnreadable(f"{where} is not JSON: {error.msg}.") from None
    except _NoNumber as error:
        raise BatchUnreadable(f"{where} {error}.") from None
    except RecursionError:
        raise BatchUnreadable(f"{where} is not JSON: nested too deeply.") from None
    if not isinstance(fields, dict):
        raise BatchUnreadable(f"{where} is not a JSON object.")
    line = BatchLine(where, fields)
    _ = line.id, line.name("previous")  # a wrong one ends the batch before its line is answered
    return line


def _number(text: str) -> float:
    """Raises BatchUnreadable where it is larger than any number that can be written out again."""
    value = float(text)
    if not math.isfinite(value):
        raise _NoNumber(f"holds a number out of range, {shortened(text)}")
    return value


def _integer(text: str) -> int:
    if len(text) > _DIGITS:
        raise _NoNumber(f"holds a number of {len(text):,} digits, which is more than {_DIGITS:,}")
    return int(text)


def _no_constant(name: str) -> NoReturn:
    raise _NoNumber(f"is not JSON: {name} is no number there")
