"""Whether a text is about the coverage at all: whom and what of it the text names."""

from collections.abc import Sequence

from ..answer import Touched
from .known_names import named_in
from .names.name_words import HONORIFICS
from .question import SURE, Question, QuestionVocabulary
from .speaker_directory import NameMatch
from .tokens import Token, is_content, tokens


def read_touched(question: Question, vocabulary: QuestionVocabulary) -> Touched:
    """Of a question as it was read alone, without what it follows. A name that is an everyday word as well ("may",
    "price") is none by itself."""
    words = tokens(question.core)
    names = [m for m in named_in(words, vocabulary.speakers) if _is_meant(words, m, vocabulary)]
    inside = {i for match in names for i in range(match.first, match.last + 1)}
    content = [w.text for i, w in enumerate(words) if i not in inside and is_content(w.text)]
    numbers = [match.identities[0].identity for match in names]
    numbers += [asked.identities[0].identity for asked in question.speakers if asked.named and asked.sure]
    return Touched(
        speakers=tuple(dict.fromkeys(vocabulary.speakers[number].name for number in numbers)),
        outlet=question.scope.outlet,
        known=tuple(word for word in content if vocabulary.knows(word)),
        strange=tuple(word for word in content if not vocabulary.knows(word)),
    )


def _is_meant(words: Sequence[Token], match: NameMatch, vocabulary: QuestionVocabulary) -> bool:
    named = [w for w in words[match.first : match.last + 1] if w.text not in HONORIFICS]
    sure = match.identities[0].fit >= SURE
    unwritten = any(len(w.text) > 2 and not vocabulary.knows(w.text) for w in named)  # initials, or a slip
    return sure and (unwritten or any(vocabulary.is_mostly_name(w.text) for w in named))
