"""The words between a headline and its article that sum it up, wherever the page has them."""

import re
from collections.abc import Callable, Sequence

from .....text.layout import BlockKind
from ..elements import Element
from ..paragraphs import Paragraph
from ..stated.masthead import is_first_rank, is_masthead
from ..stated.titles import is_same_title
from .phrases import is_filler

_LEAST, _MOST = 25, 600  # characters
_SHORT = 80  # characters; a day or a clock time in less is no sentence
_TIME = re.compile(r"(?:19|20)\d\d\b|\d\d?[:.]\d\d\b")
_AFTER = 6  # paragraphs behind the headline within which it stands


def find_standfirst(
    masthead: Sequence[Paragraph], title: str | None, author: str | None, is_furniture: Callable[[Element], bool]
) -> Paragraph | None:
    """None where nothing between headline and article reads like one."""
    headlines = [index for index, one in enumerate(masthead) if _is_headline(one, title)]
    if not headlines:
        return None
    start = headlines[-1] + 1
    found = (one for one in masthead[start : start + _AFTER] if _sums_up(one, author))
    return next((one for one in found if not is_furniture(one.element) and not _is_in_figure(one.element)), None)


def _is_headline(paragraph: Paragraph, title: str | None) -> bool:
    if paragraph.kind is not BlockKind.HEADING:
        return False
    return is_first_rank(paragraph) or (title is not None and is_same_title(paragraph.text, title))


def _sums_up(paragraph: Paragraph, author: str | None) -> bool:
    text = paragraph.text
    if paragraph.kind not in (BlockKind.BODY, BlockKind.HEADING) or not _LEAST <= len(text) <= _MOST:
        return False
    if paragraph.linked > 0.3 * len(text) or (len(text.split()) < 5 and text.isascii()):
        return False
    if is_filler(text, paragraph.linked) or is_masthead(text, title=None, author=author):
        return False
    return not (len(text) < _SHORT and _TIME.search(text))


def _is_in_figure(element: Element) -> bool:
    return any(above.tag == "figure" for above in (element, *element.iterancestors()))
