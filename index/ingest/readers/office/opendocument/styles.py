"""The styles of an OpenDocument text: those that a program made up for one paragraph stand on named ones."""

from ..looks import Look, Looks, Style, kind_by_style_name
from ..parts import Element, attribute, child

_BOLD_FROM = 600  # of a font's weight, which is 400 for plain text


def odt_styles(*roots: Element | None) -> Looks:
    """By their names, from as many parts as define some."""
    styles: dict[str, Style] = {}
    for root in roots:
        for style in [] if root is None else root.iter("{*}style"):
            if (name := attribute(style, "name")) is not None:
                styles[name] = _style(name, style)
    return Looks(styles)


def _style(name: str, element: Element) -> Style:
    properties = child(element, "text-properties")
    display = None if properties is None else attribute(properties, "display")
    look = Look(
        kind=kind_by_style_name(name.replace("_20_", " ")),
        strong=_is_bold(None if properties is None else attribute(properties, "font-weight")),
        hidden=None if display is None else display == "none",
    )
    return Style(look, base=attribute(element, "parent-style-name"))


def _is_bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= _BOLD_FROM)
