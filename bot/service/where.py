"""Where the bot may answer so that others see it: a rule without I/O."""

from collections.abc import Sequence, Set


def answers_openly(places: Sequence[int], answers_in: Set[int], silent_in: Set[int]) -> bool:
    """`places` are a thread, its channel and the category of that, as far as there are such. The nearest of them that
    an admin named decides; where none is named, it is whether the admins named any as the only ones."""
    for place in places:
        if place in silent_in:
            return False
        if place in answers_in:
            return True
    return not answers_in
