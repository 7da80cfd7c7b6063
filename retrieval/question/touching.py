"""Whether a text is about the coverage at all: whom and what of it the text names."""

from collections.abc import Callable, Sequence

from ..answer import Touched
from .parser import Coverage, read_question
from .question import SURE
from .small_talk import without_chatter
from .speaker_directory import HONORIFICS, NameMatch
from .tokens import Token, is_content, tokens


def read_touched(text: str, coverage: Coverage, is_name: Callable[[str], bool]) -> Touched:
    """Of `text` alone, without what it follows. A name that is an everyday word as well ("may", "price") is none
    by itself: `is_name` tells whether a word is mostly one."""
    words = tokens(without_chatter(text))
    names = [m for m in coverage.speakers.find([w.text for w in words]) if _is_meant(words, m, coverage, is_name)]
    inside = {i for match in names for i in range(match.first, match.last + 1)}
    content = [w.text for i, w in enumerate(words) if i not in inside and is_content(w.text)]
    question = read_question(text, coverage)
    numbers = [match.identities[0][0] for match in names]
    numbers += [asked.identities[0][0] for asked in question.speakers if asked.named and asked.sure]
    return Touched(
        speakers=tuple(dict.fromkeys(coverage.speakers[number].name for number in numbers)),
        outlet=question.scope.outlet,
        known=tuple(word for word in content if coverage.knows(word)),
        strange=tuple(word for word in content if not coverage.knows(word)),
    )


def _is_meant(words: Sequence[Token], match: NameMatch, coverage: Coverage, is_name: Callable[[str], bool]) -> bool:
    named = [w for w in words[match.first : match.last + 1] if w.text not in HONORIFICS]
    sure = match.identities[0][1] >= SURE
    unwritten = any(len(w.text) > 2 and not coverage.knows(w.text) for w in named)  # initials, or a slip
    return sure and (unwritten or any(is_name(w.text) for w in named))
