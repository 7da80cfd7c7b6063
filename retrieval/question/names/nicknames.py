"""Whether the first name that was typed may be somebody's: by nickname, short form, initial or slip."""

from rapidfuzz.distance import OSA

from index import is_nickname_of

from ..tokens import FUNCTION_WORDS

_SHORTEST = 3  # letters that a short form keeps of the name's beginning
_ALIKE = 0.7  # of 1; two first names below are no slip of each other: "Ron" and "Rand"


def may_be_one(typed: str, borne: str) -> bool:
    """True where two folded first names may be one person's: the same, an initial, or a short form of the other."""
    if typed == borne or is_nickname_of(typed, borne):
        return True
    shorter, longer = sorted((typed, borne), key=len)
    if not longer.startswith(shorter):
        return False
    if len(shorter) == 1:
        return True
    return len(shorter) >= _SHORTEST and shorter not in FUNCTION_WORDS  # "and Howard" asks for no Andrew


def is_slip(typed: str, borne: str) -> bool:
    """True where one may be the other gone wrong on the keyboard."""
    return OSA.normalized_similarity(typed, borne) >= _ALIKE
