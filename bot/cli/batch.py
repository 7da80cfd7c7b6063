"""Batches: one JSON object a line in, one a line out, in order; a line that can't be read ends the batch."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from index import PullquoteError

from .options import as_typed

if TYPE_CHECKING:
    from bot.json_rendering import Json

STANDARD_INPUT = "-"


class BatchUnreadable(PullquoteError):
    """A batch file, or a line in it, is not what it should be."""


@dataclass(frozen=True, slots=True)
class Line:
    """`where` names the line for whoever has to mend it."""

    where: str
    fields: Mapping[str, Any]

    @property
    def id(self) -> "Json":
        identifier: Json = self.fields.get("id")
        return identifier

    def required(self, name: str) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str):
            raise BatchUnreadable(f'{self.where} has no "{name}" that is a string.')
        return as_typed(value)

    def optional(self, name: str) -> str | None:
        return self.required(name) if self.fields.get(name) is not None else None


def read_batch(file: str) -> Iterator[Line]:
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


def _lines(stream: IO[bytes], name: str) -> Iterator[Line]:
    for number, raw in enumerate(stream, 1):
        if raw.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _parse(raw, f"Line {number} of {name}")


def _parse(raw: bytes, where: str) -> Line:
    try:
        fields = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BatchUnreadable(f"{where} is not UTF-8.") from None
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deeply")
        raise BatchUnreadable(f"{where} is not JSON: {reason}.") from None
    if not isinstance(fields, dict):
        raise BatchUnreadable(f"{where} is not a JSON object.")
    if isinstance(fields.get("id"), dict | list):
        raise BatchUnreadable(f'{where} has an "id" that is neither a string nor a number.')
    return Line(where, fields)
