"""What a browser shows of a page, as paragraphs in reading order: hidden parts dropped, white space collapsed.

Every paragraph knows the element that it stands in, so that who chooses among paragraphs can ask where they come from.
"""

from typing import NamedTuple

from ....text.layout import BlockKind
from .elements import CODE, KINDS, STRONG, Element, is_block, is_data_table, is_hidden, strength_of
from .paragraph_writer import Paragraph as Paragraph
from .paragraph_writer import ParagraphWriter

_MARKED = CODE | STRONG | {"a", "pre"}


class _Style(NamedTuple):
    """What holds for the words at one place of the tree."""

    kind: BlockKind
    element: Element
    strong: bool = False
    code: bool = False
    link: bool = False
    kept: bool = False  # white space, as in `pre`
    row: bool = False  # in a row of a table of data, which is one paragraph


def paragraphs_of(root: Element) -> list[Paragraph]:
    """In the page's order. Linear in its size."""
    from lxml import etree

    writer = ParagraphWriter()
    styles = [_Style(BlockKind.BODY, root)]
    walk = etree.iterwalk(root, events=("start", "end"))
    hidden: Element | None = None
    for event, element in walk:
        if event == "start":
            if is_hidden(element):
                hidden = element
                walk.skip_subtree()
            else:
                _enter(element, styles, writer)
            continue
        if hidden is None:
            _leave(element, styles, writer)
        hidden = None
        if element.tail and element is not root:
            writer.write(element.tail, styles[-1])
    writer.border()
    return writer.done


def _enter(element: Element, styles: list[_Style], writer: ParagraphWriter) -> None:
    outer = styles[-1]
    tag = element.tag
    block = is_block(element)
    style = _style_of(element, outer, block)
    styles.append(style)
    if tag == "br":
        writer.line(outer)
    elif block and outer.row:
        writer.gap("  " if tag in ("td", "th") else " ")
    elif block:
        writer.border()
    if tag == "q":
        writer.write("“", style)
    if element.text:
        writer.write(element.text.removeprefix("\n") if tag == "pre" else element.text, style)


def _leave(element: Element, styles: list[_Style], writer: ParagraphWriter) -> None:
    style = styles.pop()
    if element.tag == "q":
        writer.write("”", style)
    if is_block(element):
        if styles[-1].row:
            writer.gap(" ")
        else:
            writer.border()


def _style_of(element: Element, outer: _Style, block: bool) -> _Style:
    tag = element.tag
    style = outer
    if block and not outer.row:
        row = tag == "tr" and is_data_table(element)
        kind = BlockKind.TABLE_ROW if row else KINDS.get(tag, outer.kind)
        style = outer._replace(element=element, kind=kind, row=row)
    strong = strength_of(element)
    if strong is None and tag not in _MARKED:
        return style
    return style._replace(
        strong=style.strong or tag in STRONG if strong is None else strong,
        code=style.code or tag in CODE,
        link=style.link or tag == "a",
        kept=style.kept or tag == "pre",
    )
