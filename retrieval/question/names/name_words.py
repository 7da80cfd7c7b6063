"""The words of a name as they are looked up: without titles, and alike however initials and apostrophes are typed."""

import re
from collections.abc import Iterator, Sequence

from ..tokens import FUNCTION_WORDS, tokens

# What may be left out of a name that somebody types, folded. Not the index's TITLES, which a paper puts before a name
# with capitals and points, nor its ROLES: "boss", "economist" and "lawyer" ask for a role, not for a name, and "uncle"
# and "former" are none there.
HONORIFICS = frozenset(
    """
    mr mrs ms miss dr sir dame lord lady prof professor sen senator senators rep representative congressman
    congresswoman gov governor president vice secretary general gen col colonel capt captain lt adm admiral
    sgt maj judge justice chief speaker mayor minister prime chancellor ambassador king queen prince princess
    pope rev reverend former ex the attorney sheriff commissioner uncle aunt auntie brother candidate
    republican democrat democratic
    """.split()
)
# Titles that go with a first name, and are part of it: nobody else who is called Charles is King Charles.
REGNAL = frozenset({"king", "queen", "prince", "princess", "pope"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# After the beginning of a name, of which more follows than of a verb after a pronoun: "O'Brien", "De'Andre"; not
# "she'll", "we're", "I've".
_APOSTROPHE = re.compile(r"(?<![\w'])([a-hj-z](?='\w\w)|[a-z]{2,3}(?='\w{3}))'")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")


def name_words(words: Sequence[str]) -> list[str]:
    """Folded words as those of a name: "o'brien" without its apostrophe, which few type; "j.m" as two initials."""
    found: list[str] = []
    for word in words:
        plain = without_apostrophes(word).strip(".")
        found.extend(plain.split(".") if _INITIALS.fullmatch(plain) else [plain])
    return found


def without_apostrophes(folded: str) -> str:
    """Without those within names; others part two words, as in "we're"."""
    return _APOSTROPHE.sub(r"\1", folded)


def untitled(words: Sequence[str]) -> list[str]:
    """Without the titles before a name and the suffixes after it; all of the words where there is nothing else."""
    kept = list(words)
    while len(kept) > 1 and kept[0] in HONORIFICS:
        kept.pop(0)
    while len(kept) > 1 and kept[-1] in _SUFFIXES:
        kept.pop()
    return kept


def name_parts(name: str) -> tuple[str, ...]:
    """A name's words, folded, without titles and initials' stops."""
    return tuple(untitled(name_words([token.text for token in tokens(name)])))


def spellings(parts: Sequence[str]) -> Iterator[str]:
    """A name as one text, and with the initials that it begins with in one: "j m berger", "jm berger"."""
    yield " ".join(parts)
    initials = next((i for i, part in enumerate(parts) if len(part) > 1), len(parts))
    if 1 < initials < len(parts):
        yield " ".join(("".join(parts[:initials]), *parts[initials:]))


def initials_of(parts: Sequence[str]) -> set[str]:
    """An organisation's initials, with and without its small words: "dft", "aclu"."""
    letters = {"".join(p[0] for p in parts if p not in FUNCTION_WORDS), "".join(p[0] for p in parts)}
    return {found for found in letters if len(found) > 1}
