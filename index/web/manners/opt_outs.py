"""What a publisher reserves: pages that may be read by people, but not indexed, kept or quoted from by a machine.

Honoured is what is established and meant for this: the directives of X-Robots-Tag and of `<meta name="robots">` that
forbid an index (noindex, none), a stored copy (noarchive), excerpts (nosnippet, max-snippet:0) or a use by language
models (noai), for all or for Pullquote by name; and the W3C community's TDM Reservation Protocol, in the header, in the
page and in /.well-known/tdmrep.json, of which the one that stands nearest to the page counts. Not read are ai.txt and
its like, which have no settled form: robots.txt says the same and is obeyed.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

TDM_PATH = "/.well-known/tdmrep.json"
_TDM = "tdm-reservation"
_AGENT = "pullquote"
_RESERVED = "its publisher reserves text and data mining (tdm-reservation: 1)"
_FORBIDDING = {
    "noindex": "an index",
    "none": "an index",
    "noarchive": "a stored copy",
    "nosnippet": "excerpts",
    "max-snippet:0": "excerpts",
    "noai": "a use by language models",
}
_VALUED = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})
_NAMED = re.compile(r"([\w.-]+)[ \t]*:[ \t]*(.*)", re.DOTALL)
_HEAD = 512 * 1024  # bytes of a page in which its head lies
_RULES_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class TdmRule:
    """`location` is a path's beginning, in which `*` stands for anything and a final `$` for its end."""

    location: str
    reserved: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page's own head states."""

    robots: tuple[str, ...] = ()
    tdm: str | None = None


def opt_out(
    headers: Iterable[str], tdm_header: str | None, marks: Marks, site: Iterable[TdmRule], path: str
) -> str | None:
    """Why a page may not be used, None where it may. `headers` are those named X-Robots-Tag, `site` is what
    tdmrep.json says, `path` is the page's with its query."""
    for directive in (*(d for value in headers for d in _directives(value)), *marks.robots):
        if what := _FORBIDDING.get(directive):
            return f"its publisher forbids {what} ({directive})"
    near = next((value.strip() for value in (marks.tdm, tdm_header) if value is not None), None)
    if near is not None:
        return _RESERVED if near == "1" else None
    of_site = next((rule.reserved for rule in site if _fits(rule.location, path)), False)
    return _RESERVED if of_site else None


def _directives(value: str) -> Iterator[str]:
    """Those of one header that are for all or for Pullquote; a name holds until the next."""
    for_us = True
    for part in value.lower().split(","):
        directive = part.strip()
        if (named := _NAMED.fullmatch(directive)) and named[1] not in _VALUED:
            for_us, directive = named[1] == _AGENT, named[2].strip()
        if for_us and directive:
            yield re.sub(r"\s*:\s*", ":", directive)


def read_marks(page: bytes) -> Marks:
    """Of an HTML page, at most its first 512 kB."""
    parser = etree.HTMLParser(target=_Metas(), no_network=True, huge_tree=False)
    try:
        marks: Marks = etree.fromstring(page[:_HEAD], parser)
    except etree.LxmlError:  # there is no element in it
        return Marks()
    return marks


@dataclass(slots=True)
class _Metas:
    """Takes what the parser finds, so that no tree is built."""

    robots: list[str] = field(default_factory=list)
    tdm: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag != "meta":
            return
        name, content = attributes.get("name", "").strip().lower(), attributes.get("content", "")
        if name in ("robots", _AGENT):
            self.robots += _directives(content)
        elif name == _TDM and self.tdm is None:
            self.tdm = content

    def end(self, tag: str) -> None: ...

    def data(self, text: str) -> None: ...

    def close(self) -> Marks:
        return Marks(tuple(self.robots), self.tdm)


def read_tdm_rules(data: bytes) -> tuple[TdmRule, ...]:
    """Of tdmrep.json, in its order; what is not of its form states nothing."""
    try:
        rows = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    return tuple(_rules(rows if isinstance(rows, list) else [rows]))


def _rules(rows: list[object]) -> Iterator[TdmRule]:
    for row in rows[:_RULES_LIMIT]:
        if isinstance(row, dict) and isinstance(location := row.get("location"), str):
            yield TdmRule(location, str(row.get(_TDM)) == "1")


def _fits(location: str, path: str) -> bool:
    """In one pass: each piece between stars is looked for after the one before."""
    ends = location.endswith("$")
    first, *rest = location.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not ends or path == first
    at = len(first)
    for piece in rest[:-1]:
        if (found := path.find(piece, at)) < 0:
            return False
        at = found + len(piece)
    return path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= at if ends else path.find(rest[-1], at) >= 0
