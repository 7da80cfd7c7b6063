"""The words between a headline and its article that sum it up, wherever the page has them."""

import re
from collections.abc import Sequence

from .....text.layout import BlockKind
from ..elements import Element
from ..paragraphs import Paragraph
from ..stated.masthead import is_first_rank, is_masthead
from ..stated.titles import is_like_title, is_same_title
from .choice import Choice
from .phrases import is_filler

_LEAST, _MOST = 25, 600  # characters
_SHORT = 80  # characters; a day or a clock time in less is no sentence
_TIME = re.compile(r"(?:19|20)\d\d\b|\d\d?[:.]\d\d\b")
_AFTER = 6  # paragraphs behind the headline within which it stands


def find_standfirst(
    masthead: Sequence[Paragraph], title: str | None, author: str | None, choice: Choice
) -> list[Paragraph]:
    """What a witness has of it, in order; else the first paragraph that reads like one, behind the last headline."""
    found = [
        [one for one in _behind(masthead, index, choice) if _sums_up(one, title, author)]
        for index, headline in enumerate(masthead)
        if _is_headline(headline, title)
    ]
    taken = set(map(id, choice.taken))
    heard = {id(one): one for behind in found for one in behind if choice.is_known(one) and id(one) not in taken}
    return list(heard.values()) or [one for behind in found[-1:] for one in behind[:1]]


def _behind(masthead: Sequence[Paragraph], headline: int, choice: Choice) -> list[Paragraph]:
    """The next paragraphs behind a headline that are no furniture."""
    behind = masthead[headline + 1 : headline + 1 + 2 * _AFTER]
    seen = [one for one in behind if not choice.is_furniture(one.element)][:_AFTER]
    return [one for one in seen if not _is_in_figure(one.element)]


def _is_headline(paragraph: Paragraph, title: str | None) -> bool:
    if paragraph.kind is not BlockKind.HEADING:
        return False
    return is_first_rank(paragraph) or (title is not None and is_same_title(paragraph.text, title))


def _sums_up(paragraph: Paragraph, title: str | None, author: str | None) -> bool:
    text = paragraph.text
    if paragraph.kind not in (BlockKind.BODY, BlockKind.HEADING) or not _LEAST <= len(text) <= _MOST:
        return False
    if paragraph.linked > 0.3 * len(text) or (len(text.split()) < 5 and text.isascii()):
        return False
    if title is not None and paragraph.kind is BlockKind.HEADING and is_like_title(text, title):
        return False
    if is_filler(text, paragraph.linked) or is_masthead(text, title=None, author=author):
        return False
    return not (len(text) < _SHORT and _TIME.search(text))


def _is_in_figure(element: Element) -> bool:
    return any(above.tag == "figure" for above in (element, *element.iterancestors()))
