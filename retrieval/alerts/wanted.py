"""What somebody asked to be told of, and what new coverage brought."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..answer import Excerpt


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of `speaker`, on `topic`, in `outlet`; None for any. Where neither speaker nor topic is given, every new
    document fits."""

    speaker: str | None = None
    topic: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """One story that fits, however many papers carry it: `excerpt` are the words to show, `also` in it the other
    places; `documents` are the keys of all that carry it now, `further` how many more places of the first of them fit.
    `before` is the place, among the stories that were told, of the one that it is again; None for a new one."""

    excerpt: Excerpt
    documents: tuple[str, ...]
    further: int = 0
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The documents of a generation: the hash of each one's text, by its key."""

    generation: int
    texts: Mapping[str, str]
