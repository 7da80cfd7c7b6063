"""What a page says twice is said once in the article: pull quotes, copies for small screens, the headline."""

import re
from collections.abc import Sequence

from .....text.layout import BlockKind
from ..elements import Element
from ..letters import letters_of
from ..paragraphs import Paragraph
from ..stated.titles import is_same_title
from ..tidied.signatures import is_signature
from . import marks

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+")
_LEAST = 60  # characters of a paragraph that can't be there twice by chance
_PULLED = 15  # letters of a sentence that was pulled out


def without_repeats(paragraphs: Sequence[Paragraph], title: str | None) -> list[Paragraph]:
    kept: list[Paragraph] = []
    seen: dict[str, Element] = {}
    said = [(one, letters_of(one.text)) for one in paragraphs]
    body = "\n".join(letters for one, letters in said if not _may_be_pulled(one))
    before: Paragraph | None = None
    for one, letters in said:
        before, above = one, before
        if is_signature(one):
            if kept and kept[-1] is above:
                kept.append(one)
            continue
        if one.kind is BlockKind.HEADING and title is not None and is_same_title(one.text, title):
            continue
        if len(one.text) >= _LEAST and _is_copy(one, seen.get(letters)):
            continue
        if _may_be_pulled(one) and _is_said(one.text, body):
            continue
        seen.setdefault(letters, _holder(one))
        kept.append(one)
    return kept


def _is_copy(paragraph: Paragraph, holder: Element | None) -> bool:
    """Whether it was said elsewhere; what is said twice in one place is meant so, as in recipes and songs."""
    return holder is not None and holder is not _holder(paragraph)


def _holder(paragraph: Paragraph) -> Element:
    parent = paragraph.element.getparent()
    return paragraph.element if parent is None else parent


def _may_be_pulled(paragraph: Paragraph) -> bool:
    if paragraph.kind is BlockKind.QUOTE:
        return True
    element = paragraph.element
    return any(marks.is_pulled(one) for one in (element, *list(element.iterancestors())[:3]))


def _is_said(text: str, body: str) -> bool:
    """Whether each of its sentences stands in the article."""
    sentences = [letters for part in _SENTENCE.split(text) if (letters := letters_of(part))]
    return sum(map(len, sentences)) >= _PULLED and all(letters in body for letters in sentences)
