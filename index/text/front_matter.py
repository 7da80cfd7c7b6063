"""Where a document's front matter stands, and in which dialect: YAML between lines of `---`, or `---` and `...`, TOML
between lines of `+++`, a JSON object, or lines such as "Title: …", as Pelican and MultiMarkdown have them; Pandoc's
lines of "% …", and the list below "## Metadata" that Readwise exports.

Blank lines may stand before it. What only looks like it is text, such as a paragraph between two rules.
"""

import json
import re
from dataclasses import dataclass
from enum import StrEnum

from .document import Span


class Dialect(StrEnum):
    YAML = "YAML"
    TOML = "TOML"
    JSON = "JSON"
    LINES = "lines"
    PANDOC = "Pandoc's title block"
    READWISE = "Readwise's metadata"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`span` is the whole of it, with its fences and what stands before them; `inner` what says something."""

    dialect: Dialect
    span: Span
    inner: Span


LENGTH_LIMIT = 64 * 1024  # characters
FIELD = r"[A-Za-z][\w -]{0,30}"  # how a line of a header names its field
_LEAD = r"\A\ufeff?(?:[ \t]*\r?\n)*"
_FENCED = {
    Dialect.YAML: re.compile(
        rf"{_LEAD}---[ \t]*\r?\n(?P<inner>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
    ),
    Dialect.TOML: re.compile(
        rf"{_LEAD}\+\+\+[ \t]*\r?\n(?P<inner>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
    ),
}
_SAYS_NOTHING = r"[ \t]*(?:#[^\n]*)?\r?\n"
_NAMES_VALUE = r"[\"'@\w$.](?:[^\n:=]|:(?!\s)){0,60}[\"']?[ \t]*(?::(?:\s|\Z)|=)"
_FIRST = re.compile(rf"(?:{_SAYS_NOTHING})*+(?:\Z|[ \t]*(?:[{{\[?&<-]|{_NAMES_VALUE}|\w(?::\s|[ \t]*=)))")
_OBJECT = re.compile(rf"{_LEAD}(?=\{{\s*\")")
_AFTER_OBJECT = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_LINES = re.compile(rf"{_LEAD}(?P<inner>(?:{FIELD}:[ \t]*\S[^\n]*(?:\n[ \t]+\S[^\n]*)*\n){{2,40}})(?:[ \t]*\r?\n|\Z)")
_OF_PROGRAMS = {
    Dialect.PANDOC: re.compile(rf"{_LEAD}(?P<inner>%[ \t]+\S[^\n]*\n(?:%[^\n]*(?:\n|\Z)){{1,2}})(?:[ \t]*\r?\n|\Z)"),
    Dialect.READWISE: re.compile(
        rf"{_LEAD}(?P<inner>(?:#[ \t][^\n]*\n\s*)?(?:!\[[^\n]*\n\s*)?##[ \t]Metadata[ \t]*\r?\n"
        r"(?:[-*][ \t][A-Za-z ]{1,30}:[^\n]*(?:\n|\Z))+)"
    ),
}
_KEY = re.compile(rf"^({FIELD}):", re.MULTILINE)
# One of the first two lines of a header is always one of these; a transcript's, "Doe: …", are not.
_TELLING = frozenset(
    {"title", "date", "author", "authors", "slug", "category", "published", "by", "byline", "outlet", "url"}
)
_TITLED = frozenset({"title", "headline"})


def find_front_matter(text: str) -> FrontMatter | None:
    """None where the text begins with none."""
    for dialect, fenced in _FENCED.items():
        if (found := fenced.match(text)) is not None and _FIRST.match(found["inner"]) is not None:
            return FrontMatter(dialect, Span(0, found.end()), Span(*found.span("inner")))
    for dialect, form in _OF_PROGRAMS.items():
        if (found := form.match(text, 0, LENGTH_LIMIT)) is not None:
            return FrontMatter(dialect, Span(0, found.end()), Span(*found.span("inner")))
    return _object(text) or _header(text)


def _object(text: str) -> FrontMatter | None:
    opened = _OBJECT.match(text)
    if opened is None:
        return None
    start = opened.end()
    try:
        _, length = json.JSONDecoder().raw_decode(text[start : start + LENGTH_LIMIT])
    except (ValueError, RecursionError):
        return None
    closed = _AFTER_OBJECT.match(text, start + length)
    return None if closed is None else FrontMatter(Dialect.JSON, Span(0, closed.end()), Span(start, start + length))


def _header(text: str) -> FrontMatter | None:
    found = _LINES.match(text, 0, LENGTH_LIMIT)
    if found is None:
        return None
    keys = [key.lower() for key in _KEY.findall(found["inner"])]
    if _TITLED.isdisjoint(keys) or _TELLING.isdisjoint(keys[1:]):
        return None
    return FrontMatter(Dialect.LINES, Span(0, found.end()), Span(*found.span("inner")))
