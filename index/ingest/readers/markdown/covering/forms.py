"""A form of markup as a pattern, and which of its parts are no words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ..sheet import Cut, Effect, Sheet

Cutting: TypeAlias = "Callable[[re.Match[str]], Iterable[Cut]]"


@dataclass(frozen=True, slots=True)
class Form:
    """`sign` stands in every text that has the form; where it does not, the pattern is not tried. A stretch named
    `from` in the pattern is where what is cut begins, if not at its beginning."""

    sign: str
    pattern: re.Pattern[str]
    cutting: Cutting


def form(sign: str, pattern: str, cutting: Cutting) -> Form:
    return Form(sign, re.compile(pattern, re.MULTILINE), cutting)


def cut_forms(sheet: Sheet, forms: Iterable[Form]) -> None:
    """One form after the other: what one has cut the next does not see."""
    for each in forms:
        if each.sign in sheet.seen:
            found = (match for match in each.pattern.finditer(sheet.seen) if not sheet.in_code(_place(match)))
            sheet.cut(cut for match in found for cut in each.cutting(match))


def withdrawn(match: re.Match[str]) -> Iterable[Cut]:
    yield Cut(*match.span(), Effect.WITHDRAWN)


def joint(match: re.Match[str]) -> Iterable[Cut]:
    yield Cut(*match.span(), Effect.JOINT)


def around(match: re.Match[str]) -> Iterable[Cut]:
    """All but the stretch named `words`."""
    yield Cut(match.start(), match.start("words"))
    yield Cut(match.end("words"), match.end())


def _place(match: re.Match[str]) -> int:
    """The first character that is no blank: a line's start may be one of code."""
    return match.end() - len(match[0].lstrip())
