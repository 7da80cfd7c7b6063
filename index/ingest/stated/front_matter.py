"""What a document's front matter states, in YAML, TOML, JSON or lines of "Title: …".

YAML is read without building what it stands for: values are taken as they are written, so that a number or a date is
never another one than its author typed, and aliases are never put in for more than one level: what is small in the file
stays small. A value that is not understood costs its own field and is told; only what can't be parsed refuses the
document.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...text.document import WarningKind
from ...text.front_matter import LENGTH_LIMIT, Dialect, FrontMatter
from ..article import Fault, Metadata
from .dates import NoDay, read_day
from .front_matter_nodes import CORE, json_nodes, line_nodes, toml_nodes
from .yaml_faults import describe_fault, shortened

_DEPTH_LIMIT = 16  # lists and maps within each other; articles have two
_VALUES_LIMIT = 4_000  # of all lists and maps together; they take about 0.2 s to parse
_FIELD_LIMIT = 2_000  # characters of one field, its list written out
_MERGE = f"{CORE}merge"
_KINDS = ("str", "int", "float", "timestamp", "bool", "null", "value", "merge", "seq")
_PLAIN = frozenset(f"{CORE}{kind}" for kind in _KINDS)
_TOO_LONG = f"it is longer than {_FIELD_LIMIT:,} characters"

# As Hugo, Jekyll, Pelican, Obsidian's clipper, Omnivore, Readwise, Zotero and WordPress name them.
NAMES: Mapping[WarningKind, tuple[str, ...]] = {
    WarningKind.TITLE: ("title", "headline"),
    WarningKind.OUTLET: (
        *("outlet", "publisher", "site", "source", "publication"),
        *("site_name", "sitename", "website", "publicationtitle", "container-title", "newspaper"),
    ),
    WarningKind.AUTHOR: ("author", "authors", "byline", "creator", "creators", "dc:creator"),
    WarningKind.DATE: (
        *("date", "published", "pubdate", "publishdate", "published_at", "publish_date", "date_published"),
        *("datepublished", "publicationdate", "post_date", "issued"),
    ),
    WarningKind.LINKS: (
        *("url", "link", "permalink", "canonical_url", "canonicalurl", "original_url", "originalurl", "source_url"),
    ),
    WarningKind.LANGUAGE: ("language", "lang"),
}
_ADDRESS = re.compile(r"https?://[^\s/]+")
_WIKILINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]")
_BY = re.compile(r"(?:written |posted |story )?by:?\s+(?=\S)", re.IGNORECASE)
_CALLED = ("name", "display_name", "displayname", "full_name", "literal", "title")

V = TypeVar("V")


class FrontMatterRefused(Exception):
    """The front matter can't be parsed; its message is the reason."""


class _NotUnderstood(Exception):
    """A value is not one of its field; its message says what it is instead."""


def read_front_matter(text: str, matter: FrontMatter) -> Metadata:
    """Of a file's `text`, in which `matter` stands. Raises FrontMatterRefused. At most about a second for any block."""
    if len(matter.span) > LENGTH_LIMIT:
        raise FrontMatterRefused("its front matter is longer than 64 kB: shorten it")
    values = _values_of(matter.inner.of(text), matter.dialect)
    faults: list[Fault] = []

    def field(kind: WarningKind, understand: Callable[[Node], V | None]) -> V | None:
        return _field(values, kind, understand, faults)

    return Metadata(
        title=field(WarningKind.TITLE, _text),
        outlet=field(WarningKind.OUTLET, _outlet),
        author=field(WarningKind.AUTHOR, _authors),
        date=field(WarningKind.DATE, _date),
        url=field(WarningKind.LINKS, _url) or _source_url(values),
        language=field(WarningKind.LANGUAGE, _language),
        faults=tuple(faults),
    )


def _field(
    values: Mapping[str, Node], kind: WarningKind, understand: Callable[[Node], V | None], faults: list[Fault]
) -> V | None:
    """The first of the field's names that has a value which is understood; else the first that has not is told."""
    lost: list[Fault] = []
    for name in NAMES[kind]:
        if name not in values:
            continue
        try:
            value = understand(values[name])
        except _NotUnderstood as error:
            lost.append(Fault(kind, f"its {name} is not read: {error}"))
            continue
        if value is not None:
            return value
    faults += lost[:1]
    return None


def _values_of(inner: str, dialect: Dialect) -> dict[str, Node]:
    """What stands behind each name, in lower case. Raises FrontMatterRefused."""
    if dialect is Dialect.YAML:
        return _values("\n".join(inner.splitlines()))
    read = {Dialect.TOML: toml_nodes, Dialect.JSON: json_nodes, Dialect.LINES: line_nodes}[dialect]
    try:
        return read(inner)
    except RecursionError:
        raise FrontMatterRefused(_too_deep()) from None
    except ValueError as error:  # tomllib and json say where
        raise FrontMatterRefused(f"its front matter is not valid {dialect.value}: {error}") from error


def _values(text: str) -> dict[str, Node]:
    """What stands behind each name, in lower case, of the outermost map; the last of a name counts, as in YAML."""
    try:
        return {name.lower(): value for name, value in _pairs(_Bounded(text).get_single_node(), set())}
    except FrontMatterRefused:
        raise
    except RecursionError:
        raise FrontMatterRefused(_too_deep()) from None
    except Exception as error:  # PyYAML raises whatever comes: IndexError, KeyError, ValueError
        raise FrontMatterRefused(f"its front matter is not valid YAML{describe_fault(error, text)}") from error


class _Bounded(yaml.SafeLoader):
    """Gives up on what is deeper or larger than any article's, while it is read."""

    depth = 0
    values = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        self.depth += 1
        self.values += 1
        if self.depth > _DEPTH_LIMIT:
            raise FrontMatterRefused(_too_deep())
        if self.values > _VALUES_LIMIT:
            raise FrontMatterRefused(
                f"its front matter has more than {_VALUES_LIMIT:,} values: leave only what describes the article"
            )
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _too_deep() -> str:
    return f"its front matter has more than {_DEPTH_LIMIT} lists or maps within each other: write it flat"


def _pairs(node: Node | None, seen: set[int]) -> Iterator[tuple[str, Node]]:
    """Names and values of a map, those merged into it (`<<`) first; each map is merged once."""
    if not isinstance(node, MappingNode) or id(node) in seen:
        return
    seen.add(id(node))
    for key, value in node.value:
        if key.tag == _MERGE:
            # Of several the first counts, so it comes last.
            for other in reversed(value.value) if isinstance(value, SequenceNode) else [value]:
                yield from _pairs(other, seen)
    for key, value in node.value:
        if isinstance(key, ScalarNode) and key.tag != _MERGE:
            yield str(key.value), value


def _texts(node: Node) -> str | None:
    """A text, or a list of them with commas between. None where nothing is stated. Raises _NotUnderstood."""
    if not isinstance(node, SequenceNode):
        return _text(node)
    _check_kind(node)
    parts: list[str] = []
    length = 0
    for item in node.value:
        if isinstance(item, SequenceNode):
            raise _NotUnderstood("it is a list of lists where texts are expected")
        if (part := _text(item)) is not None:
            parts.append(part)
            length += len(part)
        if length > _FIELD_LIMIT:
            raise _NotUnderstood(_TOO_LONG)
    return ", ".join(parts) or None


def _text(node: Node) -> str | None:
    """One text, or a list that holds one. None where nothing is stated. Raises _NotUnderstood."""
    if isinstance(node, SequenceNode) and len(node.value) == 1:
        _check_kind(node)
        node = node.value[0]
    if not isinstance(node, ScalarNode):
        raise _NotUnderstood(f"it is a {'map' if isinstance(node, MappingNode) else 'list'} where a text is expected")
    _check_kind(node)
    if node.tag == f"{CORE}bool":
        raise _NotUnderstood(f"{shortened(node.value)} means yes or no in YAML: put it in quotes where it is a text")
    if node.tag == f"{CORE}null":
        return None
    if len(node.value) > _FIELD_LIMIT:
        raise _NotUnderstood(_TOO_LONG)
    return " ".join(_whole(node.value).split()) or None


def _check_kind(node: Node) -> None:
    if node.tag not in _PLAIN:
        raise _NotUnderstood(f"it is of the kind {shortened(node.tag.replace(CORE, '!!'))}, which is no text")


def _whole(text: str) -> str:
    """Text whose halves of an emoji were escaped apart ("\\ud83d\\ude00") joined again. Raises _NotUnderstood."""
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeError:
        raise _NotUnderstood("it holds half a character (\\ud800 to \\udfff alone)") from None


def _language(node: Node) -> str | None:
    """Here "no" is Norwegian."""
    if isinstance(node, ScalarNode) and node.tag == f"{CORE}bool":
        return str(node.value)
    return _text(node)


def _outlet(node: Node) -> str | None:
    """An address is none."""
    text = _texts(node)
    return None if text is not None and _ADDRESS.match(text) else text


def _authors(node: Node) -> str | None:
    """Names, also of maps ("name: …", "given", "family"), without "By" and the brackets of a wikilink."""
    found: list[str] = []
    length = 0
    for item in _items(node):
        if (name := _author(item)) is None:
            continue
        if _ADDRESS.match(name):
            raise _NotUnderstood("it is an address, and no author")
        found.append(name)
        length += len(name)
        if length > _FIELD_LIMIT:
            raise _NotUnderstood(_TOO_LONG)
    return ", ".join(found) or None


def _items(node: Node) -> list[Node]:
    if not isinstance(node, SequenceNode):
        return [node]
    _check_kind(node)
    if any(isinstance(item, SequenceNode) for item in node.value):
        raise _NotUnderstood("it is a list of lists where texts are expected")
    return list(node.value)


def _author(node: Node) -> str | None:
    if isinstance(node, MappingNode):
        stated = {str(key.value).lower(): value for key, value in node.value if isinstance(key, ScalarNode)}
        for key in _CALLED:
            if key in stated:
                return _text(stated[key])
        parts = (stated.get("given") or stated.get("firstname"), stated.get("family") or stated.get("lastname"))
        named = [text for part in parts if part is not None and (text := _text(part)) is not None]
        if not named:
            raise _NotUnderstood("it is a map that names nobody")
        return " ".join(named)
    text = _text(node)
    if text is None:
        return None
    name = " ".join(_WIKILINK.sub(r"\1", text).split())
    by = _BY.match(name)
    return name if by is None else name[by.end() :]


def _url(node: Node) -> str | None:
    """A path below the site ("/2015/bridge/") says nothing."""
    url = _text(node)
    if url is None or url.startswith("/"):
        return None
    if not _ADDRESS.match(url):
        raise _NotUnderstood(f"{shortened(url)} is no address that starts with http:// or https://")
    return url


def _source_url(values: Mapping[str, Node]) -> str | None:
    """What Obsidian's clipper calls the source is the page's address."""
    source = values.get("source")
    if not isinstance(source, ScalarNode) or not _ADDRESS.match(str(source.value)):
        return None
    return " ".join(str(source.value).split())


def _date(node: Node) -> datetime.date | None:
    text = _text(node)
    try:
        return None if text is None else read_day(text)
    except NoDay:
        raise _NotUnderstood(f"{shortened(text or '')} is no date like 2019-02-28") from None
    except ValueError:
        raise _NotUnderstood(f"there is no such day or time as {shortened(text or '')}") from None
