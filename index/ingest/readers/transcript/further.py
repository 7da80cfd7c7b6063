"""Which paragraphs without a label are their speaker's in a script: those between two labels that are plainly spoken.

What stands behind the last label's paragraph is nobody's, and so are what tells of the speakers and, once one paragraph
is nobody's, all up to the next label. Where many are plainly spoken, those that tell of nobody are too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..traced import Traced
from .labels import Label
from .markup import ends_sentence, is_sound
from .openings import Opening

_MANY = 3  # paragraphs that are plainly spoken, and at least half of those that may be
BRACKETS = re.compile(r"\(([^()]{1,300})\)|\[([^\[\]]{1,300})\]")
_CLOSING = re.compile(
    r"(?:this|the) (?:\w+ ){0,2}(?:interview|conversation|transcript|exchange|q&a|discussion)\b.{0,80}\b(?:edited"
    r"|condensed|translated|recorded|conducted|generated|transcribed|rush(?:ed)?|final form|accuracy|taken from)\b"
    r"|(?:transcribed|transcript(?:ion)?|recorded|edited|produced|captions?|subtitles?) by\b|copyright\b|©"
    r"|\W*(?:end|ends|end of (?:transcript|interview|recording)|more|###|-30-)\W*\Z",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)")
_SPOKEN = re.compile(
    r"\b(?:I(?:['’](?:m|d|ll|ve))?(?=[\s,]+[a-z])|[Ww]e|[Yy]ou|[Mm]e|[Uu]s|[Mm]y|[Oo]ur|[Yy]our|[Mm]ine|[Oo]urs|[Yy]ours"
    r"|[Mm]yself|[Oo]urselves|[Yy]ourself|[Ll]et['’]s)\b|\A(?:[-–—…]|\.\.|[a-zß-öø-ÿ])"
)
_SUBJECT = re.compile(r"(?:\A|[.?!…][\"”’)\]]*+\s++)((?:[^\Wa-z\d_][\w.'’-]*+\s++){1,4}+)(?=[a-z])")
_WORD = re.compile(r"\w[\w.'’-]*+")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a paragraph, from the one that opens a turn on; `opening` is None where none does."""

    lines: tuple[Traced, ...]
    opening: Opening | None = None

    @property
    def words(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def opens(self) -> bool:
        """Whether another one speaks from here on."""
        return self.opening is not None and (self.opening.name is not None or self.opening.changed)

    @property
    def is_aside(self) -> bool:
        found = BRACKETS.fullmatch(self.words)
        return found is not None and is_sound(found[1] or found[2])

    @property
    def is_closing(self) -> bool:
        return self.opening is None and _CLOSING.match(self.words) is not None

    @property
    def is_spoken(self) -> bool:
        """By somebody: it has a time in the recording, goes on with a sentence, or says "I", "we" or "you" itself."""
        return self.opening is not None or _SPOKEN.search(_QUOTED.sub(" ", self.words)) is not None


def further(parts: Sequence[Part]) -> list[bool]:
    """For each part whether it goes on with the turn before it."""
    turns = _Turns(parts)
    return [turns.take(number, part) for number, part in enumerate(parts)]


class _Turns:
    def __init__(self, parts: Sequence[Part]) -> None:
        turns = [number for number, part in enumerate(parts) if part.opens]
        self._last = turns[-1] if turns else -1
        self._surnames = {surname for part in parts if (surname := _surname(part))}
        self._surname = ""
        between = [part for part in parts[turns[0] : self._last] if not part.opens] if turns else []
        self._many = _are_many([part for part in between if not (part.is_aside or self._is_nobodys(part))])
        self._goes_on = self._due = self._timed = False  # due: a label's own words are yet to come
        self._words = ""  # the last ones of the turn

    def take(self, number: int, part: Part) -> bool:
        words = part.words
        if part.opens:
            self._surname = _surname(part)
            self._goes_on, self._due, self._timed, self._words = True, not words, False, words
            return False
        if not words:  # a time alone
            self._timed = True
            return self._goes_on
        goes_on = self._goes_on and self._is_further(number, part)
        if goes_on:
            self._words, self._due = words, False
        elif not self._within_turn(part):
            self._goes_on = False
        self._timed = False
        return goes_on

    def _is_further(self, number: int, part: Part) -> bool:
        if part.is_aside:
            return False
        if self._due:
            return True
        if number > self._last or self._is_nobodys(part):
            return False
        return self._timed or part.is_spoken or self._many

    def _within_turn(self, part: Part) -> bool:
        """Whether it is heard within a sentence, or before the turn's first one."""
        return part.is_aside and (self._due or not ends_sentence(self._words))

    def _is_nobodys(self, part: Part) -> bool:
        """Whether it tells of the script, of its speaker, or of what another one does: "Doe smiles."."""
        words = part.words
        subjects = (_plain(subject.split()[-1]) for subject in _SUBJECT.findall(words))
        own = self._surname and self._surname in map(_plain, _WORD.findall(words))
        return part.is_closing or bool(own) or not self._surnames.isdisjoint(subjects)


def _are_many(parts: Sequence[Part]) -> bool:
    spoken = sum(part.is_spoken for part in parts)
    return spoken >= _MANY and 2 * spoken >= len(parts)


def _surname(part: Part) -> str:
    """Empty where no name opens it."""
    opening = part.opening
    return _plain(opening.name.text.split()[-1]) if opening and opening.name and opening.label is Label.NAME else ""


def _plain(word: str) -> str:
    bare = word.casefold().replace("’", "'").rstrip(".-")
    return bare.removesuffix("'s").rstrip("'")
