"""Whom a question asks about: the words at the speaker's place, looked up among those whom the coverage quotes."""

import re
from collections.abc import Sequence

from .intent import ASKING_WORDS, AUXILIARIES
from .question import AskedSpeaker, QuestionVocabulary
from .roles import ROLE_WORDS
from .speaker_directory import HONORIFICS, NameMatch
from .speaker_slot import SlotKind, SpeakerSlot
from .tokens import FUNCTION_WORDS, REFERRING_WORDS, Token, is_content

_SHORTEST_NAME = 3  # letters; a short word before another with a capital is part of a longer name ("LA Times")
_ROLES_OF_OTHERS = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|campaign|manager|lawyer|attorney|aide|adviser|advisor|ally|allies|guys?|people|team|camp|staff|"
    r"wife|husband|son|daughter|brother|sister|friend|chief|boss|director|secretary|rep|press)\b"
)


def read_asked_speaker(
    core: str, words: Sequence[Token], slot: SpeakerSlot, vocabulary: QuestionVocabulary
) -> tuple[AskedSpeaker | None, tuple[int, ...]]:
    """The speaker at the slot, None where nobody is asked for, and the positions of the tokens that name them."""
    if slot.kind is SlotKind.NONE or slot.last < slot.first:
        return None, ()
    if slot.pronoun is not None:
        return _antecedent(core, words, slot, vocabulary)
    zone = words[slot.first : slot.last + 1]
    matches = _names(zone, vocabulary)
    if (slot.kind is SlotKind.TOPIC or slot.without_auxiliary) and (not matches or matches[0].first > 1):
        return None, ()
    if matches and _stranger_before(zone, matches[0], vocabulary):
        return AskedSpeaker(words_as_typed(core, zone, 0, len(zone) - 1), True), tuple(range(slot.first, slot.last + 1))
    if matches and not _other_head(zone, matches[0]):
        match = matches[0]
        rest = [w.text for i, w in enumerate(zone) if i > match.last]
        of_other = (
            zone[match.last].possessive
            or (rest[:1] != [] and rest[0] in ROLE_WORDS)
            or _ROLES_OF_OTHERS.search(" ".join(rest)) is not None
        )
        if not (of_other and rest and match.last == matches[-1].last):
            best = matches[-1] if of_other else match
            taken = tuple(range(slot.first + best.first, slot.first + best.last + 1))
            if slot.kind is SlotKind.TOPIC:
                taken = ()
            return AskedSpeaker(words_as_typed(core, zone, best.first, best.last), True, best.identities), taken
    if slot.kind is SlotKind.TOPIC:
        return None, ()
    whole = tuple(range(slot.first, slot.last + 1))
    named = not matches and _reads_as_name(zone, vocabulary)
    return AskedSpeaker(words_as_typed(core, zone, 0, len(zone) - 1), named), whole


def _stranger_before(zone: Sequence[Token], match: NameMatch, vocabulary: QuestionVocabulary) -> bool:
    """True for "Tom Hargreave from Morgan Stanley": somebody unknown, named with whom they work for."""
    before = [w for w in zone[: match.first] if w.text not in HONORIFICS]
    joined = bool(before) and before[-1].text in {"from", "of", "at", "with", "for"}
    return joined and len(before) > 2 and all(_nameish(w, vocabulary) for w in before[:2])


def _other_head(zone: Sequence[Token], match: NameMatch) -> bool:
    """True for "primary turnout in Texas": the name only belongs to what the words before it name."""
    before = [w for w in zone[: match.first] if is_content(w.text) and not w.possessive]
    return any(w.text not in HONORIFICS and w.text not in ROLE_WORDS for w in before)


def _antecedent(
    core: str, words: Sequence[Token], slot: SpeakerSlot, vocabulary: QuestionVocabulary
) -> tuple[AskedSpeaker | None, tuple[int, ...]]:
    """ "that friend of hers, what did she say": the words before the clause say who is meant."""
    before = words[: slot.first]
    matches = [m for m in _names(before, vocabulary) if not before[m.last].possessive]
    content = [w for w in before if is_content(w.text) and w.text not in REFERRING_WORDS]
    if matches and matches[0].first <= 1:
        match = matches[0]
        return AskedSpeaker(words_as_typed(core, before, match.first, match.last), True, match.identities), tuple(
            range(match.first, match.last + 1)
        )
    if len(content) >= 2 and before[0].text not in AUXILIARIES | ASKING_WORDS | {"and", "but", "so"}:
        return AskedSpeaker(words_as_typed(core, before, 0, len(before) - 1), False), ()
    return AskedSpeaker(slot.pronoun or "", False, pronoun=True), ()


def _names(zone: Sequence[Token], vocabulary: QuestionVocabulary) -> list[NameMatch]:
    """Known names in the zone, with slips of the keyboard mended where the word means nothing else."""
    texts = [w.text for w in zone]
    found = [m for m in vocabulary.speakers.find(texts) if not _clashes(texts, m, vocabulary, zone)]
    if found and not (found[0].first == found[0].last < len(zone) - 1 and _odd(zone[found[0].last + 1], vocabulary)):
        return found
    for size in (3, 2, 1):
        for first in range(len(texts) - size + 1):
            part = texts[first : first + size]
            if not _odd(zone[first + size - 1], vocabulary):
                continue
            fits = vocabulary.speakers.misspelt(part) or (vocabulary.speakers.shortened(part[0]) if size == 1 else ())
            match = NameMatch(first, first + size - 1, fits)
            if fits and not _clashes(texts, match, vocabulary, zone):
                return [match]
    return found


def _odd(token: Token, vocabulary: QuestionVocabulary) -> bool:
    """True for a word that can be a name gone wrong: no everyday word, and no name that the coverage has."""
    if token.text in FUNCTION_WORDS or token.text in HONORIFICS or token.text in ROLE_WORDS:
        return False
    return not vocabulary.knows(token.text) or vocabulary.is_name(token.text)


def _clashes(texts: Sequence[str], match: NameMatch, vocabulary: QuestionVocabulary, zone: Sequence[Token]) -> bool:
    """True for "Tim Cook" where only another Cook is known: a first name stands before that is not theirs."""
    first = match.first
    while first < match.last and texts[first] in HONORIFICS:
        first += 1
    following = zone[match.last + 1 : match.last + 2]
    if first == match.last and following and not zone[first].possessive:
        if len(texts[first]) <= _SHORTEST_NAME and following[0].capital:
            return True
        if vocabulary.speakers.is_first_name(texts[first]) and _nameish(following[0], vocabulary):
            return True
    if first < match.last or match.first == 0:
        return False
    before = zone[match.first - 1]
    if before.text in FUNCTION_WORDS or before.text in HONORIFICS or before.possessive:
        return False
    return vocabulary.speakers.is_first_name(before.text) or _nameish(before, vocabulary)


def _nameish(token: Token, vocabulary: QuestionVocabulary) -> bool:
    if token.text in FUNCTION_WORDS or token.text in HONORIFICS:
        return False
    return not vocabulary.knows(token.text) or vocabulary.is_name(token.text)


def _reads_as_name(zone: Sequence[Token], vocabulary: QuestionVocabulary) -> bool:
    """True for an unknown person's name, False for a role: a role has an article or everyday words."""
    rest = [w for w in zone if w.text not in HONORIFICS]
    if not rest or zone[0].text in {"the", "a", "an", "their", "his", "her", "its", "those", "these", "some"}:
        return False
    until = next((i for i, w in enumerate(rest) if i and w.text in {"of", "at", "from", "in", "for"}), len(rest))
    content = [w for w in rest[:until] if w.text not in FUNCTION_WORDS]
    if not content or any(w.possessive for w in zone[:-1]) or any(w.text in ROLE_WORDS for w in content):
        return False
    if len(content) == 1 and content[0].text.endswith("s") and not content[0].capital:
        return False  # "residents"
    return all(_nameish(w, vocabulary) for w in content[:2])


def words_as_typed(core: str, zone: Sequence[Token], first: int, last: int) -> str:
    """Tokens `first` to `last` of the zone as they stand in the question, without a possessive ending."""
    return core[zone[first].start : zone[last].end].removesuffix("'s").removesuffix("’s")
