"""JSON as pages have it: several values in a row, in comments or CDATA, with comments and commas that JSON has not, in
entities; of what can't be read even so, the few fields that can be told and not be cut.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

_VALUES = 50  # in one script
_STRING = r'"(?:[^"\\]|\\.)*+"'
_TO_END = r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)'  # else each quotation mark in one that never ends would be tried
_WRONG = re.compile(rf"({_TO_END})|//[^\n]*+|/\*.*?(?:\*/|\Z)|,(?=\s*+[\]}}])|;\s*+\Z", re.S)
_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_FIELD = re.compile(
    rf'"(datePublished|dateCreated)"\s*+:\s*+({_STRING})'
    rf'|"(author)"\s*+:\s*+[\[{{\s]*+(?:"@type"\s*+:\s*+{_STRING}\s*+,\s*+)?+(?:"name"\s*+:\s*+)?+({_STRING})',
    re.S,
)


def read_json(text: str) -> Iterator[Any]:
    """Never raises; nothing where nothing can be told."""
    text = _bare(text)
    for form in (text, _mended(text), _mended(html.unescape(text))):
        values = list(_values(form))
        if values and values[-1] is not None:
            yield from values
            return
    if "Article" in text and (fields := dict(_fields(text))):
        yield {"@type": "Article", **fields}


def _values(text: str) -> Iterator[Any]:
    """Those that stand one after the other; a None at the end where the rest can't be read."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    for _ in range(_VALUES):
        while text[at : at + 1].isspace() or text[at : at + 1] in (",", ";"):
            at += 1
        if at >= len(text):
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield None
            return
        yield value


def _bare(text: str) -> str:
    """Without what hides it from old browsers, or ends it as a statement."""
    text = text.strip().removeprefix("//").strip().removeprefix("<![CDATA[").removeprefix("<!--")
    return text.strip().removesuffix("-->").removesuffix("]]>").strip().removesuffix("//").rstrip("; \n")


def _mended(text: str) -> str:
    return _ESCAPE.sub(r"\\\\", _WRONG.sub(lambda found: found[1] or "", text))


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """The first of each name."""
    found = {match[1] or match[3]: match[2] or match[4] for match in reversed(list(_FIELD.finditer(text)))}
    for name, value in found.items():
        try:
            yield name, json.loads(value, strict=False)
        except ValueError:
            continue
