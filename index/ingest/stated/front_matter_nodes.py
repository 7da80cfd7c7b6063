"""Front matter of any dialect as the nodes of YAML: what reads the fields knows one form of them."""

import datetime
import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...text.front_matter import FIELD

CORE = "tag:yaml.org,2002:"
_LISTED = re.compile(r"^[-*][ \t]([A-Za-z ]{1,30}):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_HEADED = re.compile(r"#[ \t]+(.*?)[ \t\r]*$", re.MULTILINE)
_LINE = re.compile(rf"^({FIELD}):[ \t]*(.*(?:\n[ \t]+\S.*)*)$", re.MULTILINE)


def toml_nodes(text: str) -> dict[str, Node]:
    """Raises tomllib.TOMLDecodeError."""
    return _top(tomllib.loads(text))


def json_nodes(text: str) -> dict[str, Node]:
    """Raises ValueError."""
    return _top(json.loads(text))


def line_nodes(text: str) -> dict[str, Node]:
    """ "Title: …" a line, which an indented one goes on. Everything is a text."""
    return {key.strip().lower(): _node(" ".join(value.split())) for key, value in _LINE.findall(text)}


def pandoc_nodes(text: str) -> dict[str, Node]:
    """ "% title", "% author; author", "% date": each may be empty."""
    lines = [line.lstrip("%").strip() for line in text.splitlines()]
    stated = dict(zip(("title", "author", "date"), lines, strict=False))
    values: dict[str, Any] = {name: value for name, value in stated.items() if value}
    if "author" in values:
        values["author"] = [name.strip() for name in values["author"].split(";")]
    return _top(values)


def readwise_nodes(text: str) -> dict[str, Node]:
    """ "- Author: [[Jane Doe]]" a line; the title is the full one, or the heading over all."""
    values = {name.lower(): value for name, value in _LISTED.findall(text) if value}
    heading = _HEADED.match(text)
    title = values.pop("full title", None) or (heading[1] if heading else None)
    return _top(values | ({"title": title} if title else {}))


def _top(values: Mapping[str, Any]) -> dict[str, Node]:
    return {str(key).lower(): _node(value) for key, value in values.items()}


def _node(value: Any) -> Node:
    if isinstance(value, Mapping):
        pairs = [(ScalarNode(f"{CORE}str", str(key)), _node(item)) for key, item in value.items()]
        return MappingNode(f"{CORE}map", pairs)
    if isinstance(value, list):
        return SequenceNode(f"{CORE}seq", [_node(item) for item in value])
    if value is None:
        return ScalarNode(f"{CORE}null", "")
    if isinstance(value, bool):
        return ScalarNode(f"{CORE}bool", str(value).lower())
    if isinstance(value, datetime.date | datetime.datetime):
        return ScalarNode(f"{CORE}timestamp", value.isoformat())
    return ScalarNode(f"{CORE}str", str(value))
