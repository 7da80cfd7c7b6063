"""What a field of front matter means by what is written behind its name. None is what states nothing."""

import datetime
import re

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...text.one_line import one_line, shortened
from .authors import author_name, is_address
from .days import DayNotRead, stated_day
from .front_matter_nodes import CORE
from .language_tags import language_tag

_LIMIT = 2_000  # characters of one field, its list written out
_TOO_LONG = f"it is longer than {_LIMIT:,} characters"
_KINDS = ("str", "int", "float", "timestamp", "bool", "null", "value", "merge", "seq")
_PLAIN = frozenset(f"{CORE}{kind}" for kind in _KINDS)
_ADDRESS = re.compile(r"https?://[^\s/]+")
_HOST = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/|[\w-]+\.(?!html?$|php$|md$)[A-Za-z]{2,}$")
_WIKILINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)|</?[A-Za-z][^<>]*>")
_CALLED = ("name", "display_name", "displayname", "full_name", "literal", "title")
_NOBODY = frozenset({"admin", "administrator", "root", "unknown", "none", "n/a", "tba", "tbd"})
_FILLED_IN = re.compile(r"\s*(?:\{\{[^{}]*\}\}|\{%[^{}]*%\}|<%[^<>]*%>)\s*")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")


class NotUnderstood(Exception):
    """A value is not one of its field; its message says what it is instead."""


def read_text(node: Node) -> str | None:
    """One text, or a list that holds one. Raises NotUnderstood."""
    if isinstance(node, SequenceNode) and len(node.value) == 1:
        _check_kind(node)
        node = node.value[0]
    if _is_filled_in(node):
        return None
    if not isinstance(node, ScalarNode):
        raise NotUnderstood(f"it is a {'map' if isinstance(node, MappingNode) else 'list'} where a text is expected")
    _check_kind(node)
    if node.tag == f"{CORE}bool":
        raise NotUnderstood(f"{shortened(node.value)} means yes or no in YAML: put it in quotes where it is a text")
    if node.tag == f"{CORE}null":
        return None
    if len(node.value) > _LIMIT:
        raise NotUnderstood(_TOO_LONG)
    return one_line(_whole(node.value)) or None


def read_language(node: Node) -> str | None:
    """Here "no" is Norwegian."""
    text = str(node.value) if _is_bool(node) else read_text(node)
    if text is not None and language_tag(text) is None:
        raise NotUnderstood(f"{shortened(text)} is no language like en or pt-BR")
    return language_tag(text)


def read_outlet(node: Node) -> str | None:
    """A text, or a list of them with commas between. An address is none."""
    text = _texts(node)
    return None if text is not None and _ADDRESS.match(text) else text


def is_identifier(node: Node | None) -> bool:
    """What a program calls something: "usa-gov"."""
    return isinstance(node, ScalarNode) and _SLUG.fullmatch(str(node.value)) is not None


def read_authors(node: Node) -> str | None:
    """Names, also of maps ("name: …", "given", "family"), without "By", their addresses and the brackets of a link."""
    found: list[str] = []
    length = 0
    for item in _items(node):
        stated = _author(item)
        if stated is not None and is_address(stated):
            raise NotUnderstood("it is an address, and no author")
        if stated is None or (name := author_name(stated)) is None:
            continue
        found.append(name)
        length += len(name)
        if length > _LIMIT:
            raise NotUnderstood(_TOO_LONG)
    return ", ".join(found) or None


def read_url(node: Node) -> str | None:
    """Where the page is on its own site ("/2015/bridge/", "about.html") says nothing, and neither does "false"."""
    url = None if _is_bool(node) else read_text(node)
    if url is None or _ADDRESS.match(url):
        return url
    if _HOST.match(url):
        raise NotUnderstood(f"{shortened(url)} is no address that starts with http:// or https://")
    return None


def read_source(node: Node | None) -> str | None:
    """What Obsidian's clipper calls the source is the page's address."""
    if not isinstance(node, ScalarNode) or not _ADDRESS.match(str(node.value)):
        return None
    return one_line(str(node.value))


def read_date(node: Node) -> datetime.date | None:
    """In Jekyll "published" is whether it is."""
    text = None if _is_bool(node) else read_text(node)
    try:
        return None if text is None else stated_day(text)
    except DayNotRead as why:
        raise NotUnderstood(str(why)) from None


def _texts(node: Node) -> str | None:
    if not isinstance(node, SequenceNode):
        return read_text(node)
    _check_kind(node)
    parts: list[str] = []
    length = 0
    for item in node.value:
        if isinstance(item, SequenceNode):
            raise NotUnderstood("it is a list of lists where texts are expected")
        if (part := read_text(item)) is not None:
            parts.append(part)
            length += len(part)
        if length > _LIMIT:
            raise NotUnderstood(_TOO_LONG)
    return ", ".join(parts) or None


def _items(node: Node) -> list[Node]:
    if not isinstance(node, SequenceNode):
        return [node]
    _check_kind(node)
    items = [_linked(item) for item in (node.value if _linked(node) is node else [node])]
    if any(isinstance(item, SequenceNode) for item in items):
        raise NotUnderstood("it is a list of lists where texts are expected")
    return items


def _linked(node: Node) -> Node:
    """A link of Obsidian's without quotes, [[Jane Doe]], which in YAML is a list in a list."""
    inner = node.value[0] if isinstance(node, SequenceNode) and len(node.value) == 1 else None
    if not isinstance(inner, SequenceNode) or not inner.value:
        return node
    if not all(isinstance(part, ScalarNode) for part in inner.value):
        return node
    return ScalarNode(f"{CORE}str", ", ".join(str(part.value) for part in inner.value))


def _author(node: Node) -> str | None:
    if isinstance(node, MappingNode) and not _is_filled_in(node):
        return _named(node)
    text = read_text(node)
    if text is None or text.lower() in _NOBODY:
        return None
    return _LINK.sub(r"\1", _WIKILINK.sub(r"\1", text)) or None


def _named(node: MappingNode) -> str | None:
    stated = {str(key.value).lower(): value for key, value in node.value if isinstance(key, ScalarNode)}
    for key in _CALLED:
        if key in stated:
            return read_text(stated[key])
    parts = (stated.get("given") or stated.get("firstname"), stated.get("family") or stated.get("lastname"))
    named = [text for part in parts if part is not None and (text := read_text(part)) is not None]
    if not named:
        raise NotUnderstood("it is a map that names nobody")
    return " ".join(named)


def _check_kind(node: Node) -> None:
    if node.tag not in _PLAIN:
        raise NotUnderstood(f"it is of the kind {shortened(node.tag.replace(CORE, '!!'))}, which is no text")


def _is_bool(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.tag == f"{CORE}bool"


def _is_filled_in(node: Node) -> bool:
    """By a template: "{{date}}", which in YAML is a map in a map."""
    if isinstance(node, ScalarNode):
        return len(node.value) <= _LIMIT and _FILLED_IN.fullmatch(node.value) is not None
    return isinstance(node, MappingNode) and len(node.value) == 1 and isinstance(node.value[0][0], MappingNode)


def _whole(text: str) -> str:
    """Text whose halves of an emoji were escaped apart ("\\ud83d\\ude00") joined again. Raises NotUnderstood."""
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeError:
        raise NotUnderstood("it holds half a character (\\ud800 to \\udfff alone)") from None
