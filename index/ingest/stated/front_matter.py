"""What a document's front matter states, in YAML, TOML, JSON or lines of "Title: …".

YAML is read without building what it stands for: values are taken as they are written, so that a number or a date is
never another one than its author typed, and aliases are never put in for more than one level: what is small in the file
stays small. A value that is not understood costs its own field and is told; only what can't be parsed refuses the
document.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...text.document import WarningKind
from ...text.front_matter import LENGTH_LIMIT, Dialect, FrontMatter
from ..article import Fault, Metadata
from .fields import (
    NotUnderstood,
    is_identifier,
    read_authors,
    read_date,
    read_language,
    read_outlet,
    read_source,
    read_text,
    read_url,
)
from .front_matter_nodes import CORE, json_nodes, line_nodes, pandoc_nodes, readwise_nodes, toml_nodes
from .together import settled
from .yaml_faults import describe_fault
from .yaml_mending import mended

_DEPTH_LIMIT = 16  # lists and maps within each other; articles have two
_VALUES_LIMIT = 4_000  # of all lists and maps together; they take about 0.2 s to parse
_MERGE = f"{CORE}merge"

# As Hugo, Jekyll, Pelican, Obsidian's clipper, Omnivore, Readwise, Zotero and WordPress name them.
NAMES: Mapping[WarningKind, tuple[str, ...]] = {
    WarningKind.TITLE: ("title", "headline"),
    WarningKind.OUTLET: (
        *("outlet", "publisher", "site", "source", "publication"),
        *("site_name", "sitename", "website", "publicationtitle", "container-title", "newspaper"),
    ),
    WarningKind.AUTHOR: (
        *("author", "authors", "byline", "creator", "creators", "dc:creator", "by", "written by", "writer"),
    ),
    WarningKind.DATE: (
        *("date", "published", "pubdate", "publishdate", "published_at", "publish_date", "date_published"),
        *("datepublished", "publicationdate", "post_date", "issued", "published_on", "published_time", "dc:date"),
        "article:published_time",
    ),
    WarningKind.LINKS: (
        *("url", "link", "permalink", "canonical_url", "canonicalurl", "original_url", "originalurl", "source_url"),
        "external_url",
    ),
    WarningKind.LANGUAGE: ("language", "lang", "locale"),
}
_PUBLISHING = {"draft": "true", "published": "false", "status": "draft"}  # what says that it is not

V = TypeVar("V")


class FrontMatterRefused(Exception):
    """The front matter can't be parsed; its message is the reason."""


def read_front_matter(text: str, matter: FrontMatter) -> Metadata:
    """Of a file's `text`, in which `matter` stands. Raises FrontMatterRefused. At most about a second for any block."""
    if len(matter.span) > LENGTH_LIMIT:
        raise FrontMatterRefused("its front matter is longer than 64 kB: shorten it")
    values = _values_of(matter.inner.of(text), matter.dialect)
    if is_identifier(values.get("source")):  # what a program calls where it has it from is no outlet
        del values["source"]
    names = {_plain(name): name for name in reversed(values)} | {name: name for name in values}
    faults: list[Fault] = []

    def field(kind: WarningKind, understand: Callable[[Node], V | None]) -> V | None:
        own = dict.fromkeys(names[way] for name in NAMES[kind] for way in (name, _plain(name)) if way in names)
        return _field({name: values[name] for name in own}, kind, understand, faults)

    if _is_unpublished(values):
        faults.append(Fault(WarningKind.DRAFT, "it is marked as a draft: remove it if it was never published"))
    stated = Metadata(
        title=field(WarningKind.TITLE, read_text),
        outlet=field(WarningKind.OUTLET, read_outlet),
        author=field(WarningKind.AUTHOR, read_authors),
        date=field(WarningKind.DATE, read_date),
        url=field(WarningKind.LINKS, read_url) or read_source(values.get("source")),
        language=field(WarningKind.LANGUAGE, read_language),
        faults=tuple(faults),
    )
    return settled(stated)


def _is_unpublished(values: Mapping[str, Node]) -> bool:
    """As Hugo and Obsidian ("draft: true"), Jekyll ("published: false") and WordPress ("status: draft") say it."""
    stated = {name: node.value for name in _PUBLISHING if isinstance(node := values.get(name), ScalarNode)}
    return any(str(value).lower() == _PUBLISHING[name] for name, value in stated.items())


def _field(
    values: Mapping[str, Node], kind: WarningKind, understand: Callable[[Node], V | None], faults: list[Fault]
) -> V | None:
    """The first of the field's values that is understood; else the first that is not is told."""
    lost: list[Fault] = []
    for name, node in values.items():
        try:
            value = understand(node)
        except NotUnderstood as error:
            lost.append(Fault(kind, f"its {name} is not read: {error}"))
            continue
        if value is not None:
            return value
    faults += lost[:1]
    return None


def _plain(name: str) -> str:
    """ "Pub-Date", "pub_date" and "pubdate" are one name."""
    return "".join(character for character in name if character.isalnum())


def _values_of(inner: str, dialect: Dialect) -> dict[str, Node]:
    """What stands behind each name, in lower case. Raises FrontMatterRefused."""
    if dialect is Dialect.YAML:
        return _values("\n".join(inner.splitlines()))
    read = {
        Dialect.TOML: toml_nodes,
        Dialect.JSON: json_nodes,
        Dialect.LINES: line_nodes,
        Dialect.PANDOC: pandoc_nodes,
        Dialect.READWISE: readwise_nodes,
    }[dialect]
    try:
        return read(inner)
    except RecursionError:
        raise FrontMatterRefused(_too_deep()) from None
    except ValueError as error:  # tomllib and json say where
        raise FrontMatterRefused(f"its front matter is not valid {dialect.value}: {error}") from error


def _values(text: str) -> dict[str, Node]:
    """What stands behind each name, in lower case, of the outermost map; the last of a name counts, as in YAML."""
    try:
        return _parsed(text)
    except FrontMatterRefused:
        raise
    except RecursionError:
        raise FrontMatterRefused(_too_deep()) from None
    except Exception as error:  # PyYAML raises whatever comes: IndexError, KeyError, ValueError
        if (again := mended(text)) is not None:
            with suppress(Exception):
                return _parsed(again)
        raise FrontMatterRefused(f"its front matter is not valid YAML{describe_fault(error, text)}") from error


def _parsed(text: str) -> dict[str, Node]:
    return {name.lower(): value for name, value in _pairs(_Bounded(text).get_single_node(), set())}


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
