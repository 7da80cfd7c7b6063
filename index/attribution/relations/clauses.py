"""Whose clause the quoted words are in: a verb of saying nearer to them, with a subject of its own, takes them."""

from ..names.mentions import Mention, ParsedSentence
from ..text import lexicon
from .verbs import OWN, RELATIVES, best_verb_relation, is_auxiliary, subject_before

_INTRODUCES = 8  # tokens between a verb of saying and the words: "told the man in the shop: “…”"
_OVERHEARD = 6  # tokens
_HEARING_VERBS = lexicon.words("recalled recalls remembered remembers heard hears overheard described recalling")
_SHOWN = lexicon.words("read reads")  # of what is written, which somebody else says


def another_says(sentence: ParsedSentence, mention: Mention, cue: int, quote: int) -> bool:
    """ "Hale said Doe told his wife: “…”": between Hale's verb and the words stands somebody else's verb of saying."""
    nearer = [c for c in sentence.cues if cue < c < quote and sentence.words[c].lower() in lexicon.SPEECH_VERBS]
    if not nearer:
        return False
    others = [m for m in sentence.mentions if m is not mention and cue < m.first]
    return any(_is_subject(sentence, m, c) for c in nearer for m in others if m.last < c)


def another_introduces(sentence: ParsedSentence, mention: Mention, quote: int) -> bool:
    """ "Hale said Doe told his wife: “…”", "Roe met a man who asked him: “…”": the verb right before the words has a
    subject, which stands behind another verb of the mention's."""
    words = sentence.words
    cue = max((c for c in sentence.cues if c < quote), default=None)
    if cue is None or mention.last >= cue or not _introduces(sentence, cue, quote):
        return False
    return any(
        mention.last < other.first
        and _is_subject(sentence, other, cue)
        and (_says_elsewhere(sentence, mention, other) or _is_relative(words, mention, other))
        for other in sentence.mentions
        if other.last < cue
    )


def is_asked_by_another(sentence: ParsedSentence, mention: Mention) -> bool:
    """ "Roe was asked by Doe, who …, “…”": whatever follows, the words are Doe's."""
    words, at = sentence.words, mention.last + 1
    while at < len(words) and is_auxiliary(words[at]):
        at += 1
    passive = at > mention.last + 1 and words[at - 1].lower() in lexicon.BE
    return passive and at in sentence.cues and words[at + 1 : at + 2] == ("by",)


def is_joint(sentence: ParsedSentence, mention: Mention) -> bool:
    """ "Doe and Roe said": the words are both's, and of neither alone."""
    words = sentence.words
    for joined, place in ((mention.last + 1, mention.last + 2), (mention.first - 1, mention.first - 2)):
        if 0 <= place < len(words) and words[joined] in ("and", "&"):
            others = (m for m in sentence.mentions if m is not mention and place in (m.first, m.last))
            if any(m.names_somebody for m in others) and mention.names_somebody:
                return True
    return False


def _introduces(sentence: ParsedSentence, cue: int, quote: int) -> bool:
    word = sentence.words[cue].lower()
    if word not in lexicon.SPEECH_VERBS or word in _SHOWN or quote - cue > _INTRODUCES:
        return False
    if word.endswith("ing") and not _is_overheard(sentence, cue):  # "Roe emailed supporters saying: “…”"
        return False
    between = sentence.words[cue + 1 : quote]
    return not between or (between[-1] in ":," and all(w[0].isalnum() for w in between[:-1]))


def _is_overheard(sentence: ParsedSentence, cue: int) -> bool:
    """ "Roe recalled Doe telling him: “…”": the verb before takes somebody who says."""
    before = sentence.words[max(0, cue - _OVERHEARD) : cue]
    return any(word.lower() in _HEARING_VERBS for word in before)


def _is_subject(sentence: ParsedSentence, mention: Mention, cue: int) -> bool:
    if not mention.is_somebody or mention.head in lexicon.DOCUMENTS:
        return False
    return subject_before(sentence, mention, cue) in OWN


def _says_elsewhere(sentence: ParsedSentence, mention: Mention, other: Mention) -> bool:
    """Whether a verb of the mention's own stands before the other one."""
    cue, _ = best_verb_relation(sentence, mention, other.first)
    return cue is not None and cue < other.first


def _is_relative(words: tuple[str, ...], mention: Mention, other: Mention) -> bool:
    """ "Roe met a man who asked": the other one is told of in the mention's clause, and does not describe him."""
    after = words[mention.last + 1]
    return words[other.last + 1].lower() in RELATIVES and after.isalpha() and after.islower() and after not in RELATIVES
