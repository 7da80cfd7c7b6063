"""A text of JSON and where it stands in the file, escapes left out."""

import json
import re
from dataclasses import dataclass

from ..traced import Traced, taken

_STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^u]", re.DOTALL)

_ESCAPES_LIMIT = 20_000  # in one text: what is written in nothing else need not be led back


@dataclass(frozen=True, slots=True)
class JsonRow:
    """The value at `file[start:end]`."""

    file: str
    start: int
    end: int

    def trace(self, _: str, text: str) -> Traced:
        """The first text of the row that reads as `text`; put together of several it leads nowhere."""
        for found in _STRING.finditer(self.file, self.start, self.end):
            if len(found[1]) < len(text):
                continue
            traced = taken(self.file, *found.span(1))
            if (escapes := found[1].count("\\")) > _ESCAPES_LIMIT:
                break
            if escapes:
                traced = traced.replaced(_ESCAPE, lambda escape: str(json.loads(f'"{escape[0]}"', strict=False)))
            if traced.text == text:
                return traced
        return Traced(text)
