"""The styles of a .docx, and what stands beside a text instead of one."""

from .....text.layout import BlockKind
from ..looks import Look, Looks, Style, kind_by_style_name
from ..parts import Element, attribute, child, children

_BODY_LEVEL = 9  # of an outline: levels 0 to 8 are headings
_OFF = frozenset({"0", "false", "off", "none"})


def docx_styles(root: Element | None) -> Looks:
    """By their ids; without a part with styles everything is plain text."""
    found = [] if root is None else children(root, "style")
    return Looks({attribute(style, "styleId") or "": _style(style) for style in found})


def switched_on(properties: Element | None, name: str) -> bool | None:
    """A property such as bold; None where it is not stated."""
    switch = child(properties, name)
    return None if switch is None else (attribute(switch, "val") or "true").lower() not in _OFF


def kind_by_properties(properties: Element | None) -> BlockKind | None:
    """A heading by its level of the outline, or an item by its number in a list."""
    level = value_of(child(properties, "outlineLvl"))
    if level is not None and level.isdecimal() and int(level[:4]) < _BODY_LEVEL:
        return BlockKind.HEADING
    number = value_of(child(child(properties, "numPr"), "numId"))
    return BlockKind.LIST_ITEM if number not in (None, "0") else None


def value_of(element: Element | None) -> str | None:
    """What `w:val` says."""
    return None if element is None else attribute(element, "val")


def _style(element: Element) -> Style:
    run = child(element, "rPr")
    kind = kind_by_style_name(value_of(child(element, "name")) or "")
    look = Look(
        kind=kind or kind_by_properties(child(element, "pPr")),
        strong=switched_on(run, "b"),
        hidden=switched_on(run, "vanish"),
    )
    return Style(look, base=value_of(child(element, "basedOn")))
