"""What HTML's elements are to a reader: blocks or words within a line, shown or hidden, data or layout."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from ....text.layout import BlockKind

Element: TypeAlias = Any  # lxml._Element; lxml ships no types

SIGNATURE = "signature"  # no element of HTML's: below a quotation, who says it
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre search "
    "section signature summary table tbody td tfoot th thead tr ul".split()
)
HIDDEN = frozenset(
    "audio canvas datalist embed frameset head iframe input map noembed noframes noscript object progress rp rt script "
    "select style svg template textarea title video".split()
)
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
    SIGNATURE: BlockKind.BODY,
}
STRONG = frozenset(("strong", "b"))
CODE = frozenset(("code", "kbd", "samp"))

_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NOT_SHOWN = re.compile(
    r"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden|mso-hide\s*+:\s*+all|clip\s*+:\s*+rect\(\s*+[01](?:px)?[\s,]"
    r"|clip-path\s*+:\s*+inset\((?:50|100)%|max-height\s*+:\s*+0(?:px)?\s*+(?:;|!|$))",
    re.I,
)
# For readers of a screen's words alone, not for its readers.
_FOR_EARS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:s|-text|-only)?|a11y-hidden|assistive-text|off-?screen)"
    r"(?=$|[\s_])",
    re.I,
)
_HINTS = ("idden", "sr-only", "creen", "ssistive")  # without one of them the pattern need not be tried
_DISPLAY = re.compile(r"(?:^|;)\s{0,9}display\s{0,9}:\s{0,9}(block|flex|grid|table|list-item|inline)(?![\w-])", re.I)
_WEIGHT = re.compile(r"font-weight\s{0,9}:\s{0,9}(bold|[6-9]00|normal|[1-5]00)", re.I)
_CELLS = ("tr", "td", "th", "br")
_CELL_LIMIT = 300  # characters; a longer cell holds paragraphs and no datum
_WITHIN_CELL = frozenset("table p div h1 h2 h3 h4 h5 h6 ul ol blockquote article section hr br".split())


def words_of_name(name: str) -> list[str]:
    """Of a class or an id, in lower case: "post-meta" and "postMeta" are two."""
    return [word.lower() for word in _NAME_WORD.findall(name)]


def upwards(element: Element) -> Iterator[Element]:
    """It, then what is around it."""
    yield element
    yield from element.iterancestors()


def is_hidden(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag in HIDDEN:
        return element.tag != "template" or element.get("shadowrootmode") is None
    if not element.attrib:
        return bool(element.tag == "dialog")
    if element.get("hidden", "until-found") != "until-found":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    if (named := element.get("class")) is not None and _is_for_ears(named):
        return True
    style = element.get("style")
    return style is not None and _NOT_SHOWN.search(style) is not None


def _is_for_ears(named: str) -> bool:
    return any(hint in named for hint in _HINTS) and _FOR_EARS.search(named) is not None


def is_block(element: Element) -> bool:
    """By its own style where that says so."""
    style = element.get("style")
    if style is None or element.tag in _CELLS or (found := _DISPLAY.search(style)) is None:
        return element.tag in BLOCKS
    return found[1].lower() != "inline"


def strength_of(element: Element) -> bool | None:
    """Whether its own style makes it bold; None where the style does not say."""
    style = element.get("style")
    if style is None or (found := _WEIGHT.search(style)) is None:
        return None
    return found[1].lower() in ("bold", "600", "700", "800", "900")


def is_data_table(row: Element) -> bool:
    """Whether a row holds data, which are read across, and no columns of a page's layout."""
    table = next(row.iterancestors("table"), None)
    if table is not None and (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    filled = [cell for cell in cells if any(text.strip() for text in cell.itertext())]
    return len(filled) > 1 and all(_is_datum(cell) for cell in filled)


def _is_datum(cell: Element) -> bool:
    length = blocks = 0
    for element in cell.iter():
        blocks += element.tag in _WITHIN_CELL
        length += len(element.text or "") + len(element.tail or "")
        if blocks > 1 or length > 2 * _CELL_LIMIT or element.tag == "table":
            return False
    return sum(len(" ".join(text.split())) for text in cell.itertext()) <= _CELL_LIMIT
