"""What a choice by containers leaves out in the middle of an article: short paragraphs that have a box each, and rows.

A line of dialogue is too short to be told from a label by itself; where a witness has it as a line of its own, and it
stands among what was taken, it is the article's. Of a table all rows are, or none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .....text.layout import BlockKind
from ..elements import Element
from ..paragraphs import Paragraph
from .witnesses import Witnesses


@dataclass(frozen=True, slots=True)
class Candidate:
    paragraph: Paragraph
    container: Element
    known: bool


def fill_gaps(
    candidates: Sequence[Candidate],
    taken: Sequence[bool],
    witnesses: Witnesses,
    may_fill: Callable[[Candidate], bool],
) -> list[bool]:
    """`taken` with the gaps filled."""
    filled = list(taken)
    indices = [index for index, is_taken in enumerate(taken) if is_taken]
    tables = {_table(candidates[index].paragraph) for index in indices} - {None}
    for index in range(indices[0], indices[-1]) if indices else ():
        one = candidates[index]
        if filled[index] or not (_table(one.paragraph) in tables or _is_line(one, witnesses)):
            continue
        filled[index] = may_fill(one)
    return filled


def _is_line(one: Candidate, witnesses: Witnesses) -> bool:
    return one.known and one.paragraph.kind is not BlockKind.HEADING and witnesses.have_line(one.paragraph.text)


def _table(paragraph: Paragraph) -> Element | None:
    if paragraph.kind is not BlockKind.TABLE_ROW:
        return None
    return next(paragraph.element.iterancestors("table"), None)
