"""What a paragraph or words are by their style: it says something, or leaves it to the style that it is based on."""

from collections.abc import Mapping
from dataclasses import dataclass

from ....text.layout import BlockKind

_BASES_LIMIT = 16  # styles based on each other; where they go round in a circle this ends it
# By the English name, which Word and LibreOffice write whatever language they speak.
_KINDS = {
    "title": BlockKind.TITLE,
    "subtitle": BlockKind.HEADING,
    "heading": BlockKind.HEADING,
    "quote": BlockKind.QUOTE,
    "quotations": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "block text": BlockKind.QUOTE,
    "block quote": BlockKind.QUOTE,
    "block quotation": BlockKind.QUOTE,
    "blockquote": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "illustration": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
    "html preformatted": BlockKind.CODE,
    "preformatted text": BlockKind.CODE,
    "source code": BlockKind.CODE,
    "macro": BlockKind.CODE,
    "header": BlockKind.FURNITURE,
    "footer": BlockKind.FURNITURE,
    "footnote": BlockKind.NOTE,
    "endnote": BlockKind.NOTE,
    "footnote text": BlockKind.NOTE,
    "endnote text": BlockKind.NOTE,
}
_BEGINNINGS = {
    "heading ": BlockKind.HEADING,
    "toc ": BlockKind.FURNITURE,
    "index ": BlockKind.FURNITURE,
    "list bullet": BlockKind.LIST_ITEM,
    "list number": BlockKind.LIST_ITEM,
}


@dataclass(frozen=True, slots=True)
class Look:
    """None is what is not said."""

    kind: BlockKind | None = None
    strong: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Style:
    look: Look
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Looks:
    """Styles by what the file calls them where it uses them."""

    styles: Mapping[str, Style]

    def of(self, style: str | None) -> Look:
        kind: BlockKind | None = None
        strong: bool | None = None
        hidden: bool | None = None
        for _ in range(_BASES_LIMIT):
            if style is None or (known := self.styles.get(style)) is None:
                break
            kind = known.look.kind if kind is None else kind
            strong = known.look.strong if strong is None else strong
            hidden = known.look.hidden if hidden is None else hidden
            style = known.base
        return Look(kind, strong, hidden)


def kind_by_style_name(name: str) -> BlockKind | None:
    """None where the name says nothing of the text's kind."""
    name = name.strip().lower()
    if name in _KINDS:
        return _KINDS[name]
    return next((kind for beginning, kind in _BEGINNINGS.items() if name.startswith(beginning)), None)
