"""Questions that name nothing to look for: "how many?", "what happened yesterday", "who said it?"."""

from ..question import AskedSpeaker, Intent, Question
from ..tokens import is_content, tokens

# Words that carry a subject where others stand beside them, and none alone.
_GENERIC = frozenset(
    """
    many much happen happens happened happening going long big old far often big thing latest newest new update updates
    more else time times day days today yesterday tomorrow people person guy guys man woman reason reasons detail
    details info information context further next last previous elaborate continue expand example examples source
    sources proof case point situation matter issue topic subject story today's week month year lately recently
    agree agrees agreed disagree disagrees disagreed oppose opposes opposed object objects objected
    """.split()
)


def names_nothing(question: Question) -> bool:
    """True where neither a subject nor anybody is named: alone it can't be answered, and leans on what it follows."""
    if question.intent in (Intent.CHECK, Intent.NONE) or question.scope.speaker is not None:
        return False
    return all(map(_is_nobody, question.speakers)) and _is_empty(question.topic)


def _is_nobody(asked: AskedSpeaker) -> bool:
    return asked.pronoun or (not asked.named and _is_empty(asked.words))


def _is_empty(words: str) -> bool:
    return all(token.text in _GENERIC or not is_content(token.text) for token in tokens(words))
