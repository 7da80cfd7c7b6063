"""Whom a question asks about: the words at the speaker's place, looked up among those whom the coverage quotes."""

from collections.abc import Sequence
from itertools import takewhile

from .apposition import find_apposition
from .intent import ASKING_WORDS, AUXILIARIES, SPEECH_VERBS
from .known_names import ARTICLES, goes_on, is_nameish, known_names
from .names.name_words import HONORIFICS
from .question import AskedSpeaker, QuestionVocabulary
from .roles import ROLE_WORDS, ROLES_OF_OTHERS, is_common_noun
from .speaker_directory import NameMatch
from .speaker_slot import SlotKind, SpeakerSlot, is_stopped
from .tokens import CONJUNCTIONS, FUNCTION_WORDS, REFERRING_WORDS, Token, is_content

_SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "rep", "press"})

_Read = tuple[AskedSpeaker | None, tuple[int, ...]]  # who is asked for, and the places of the words that tell it


def read_asked_speaker(core: str, words: Sequence[Token], slot: SpeakerSlot, vocabulary: QuestionVocabulary) -> _Read:
    """The speaker at the slot, None where nobody is asked for, and the positions of the tokens that name them and are
    no part of the topic: none where the question may be about them."""
    if slot.kind is SlotKind.NONE or slot.last < slot.first:
        return None, ()
    if slot.pronoun is not None:
        return _antecedent(core, words, slot, vocabulary)
    asked, taken = _at_slot(core, words, slot, vocabulary)
    return asked, () if slot.kind is SlotKind.TOPIC else tuple(slot.first + place for place in taken)


def _at_slot(core: str, words: Sequence[Token], slot: SpeakerSlot, vocabulary: QuestionVocabulary) -> _Read:
    """With the places counted from the slot's first."""
    zone = words[slot.first : slot.last + 1]
    whole = tuple(range(len(zone)))
    matches = known_names(core, zone, vocabulary)
    led = slot.first > 0 and words[slot.first - 1].text in AUXILIARIES
    if (described := find_apposition(core, zone, matches, vocabulary.speakers, led=led)) is not None:
        return _asked(core, zone, described.match), described.words
    if (slot.kind is SlotKind.TOPIC or slot.without_auxiliary) and (not matches or matches[0].first > 1):
        return None, ()
    if matches and _office_before(zone, matches[0]):
        return AskedSpeaker(words_as_typed(core, zone, 0, len(zone) - 1), False), whole
    if matches and _stranger_before(zone, matches[0], vocabulary):
        return AskedSpeaker(words_as_typed(core, zone, 0, len(zone) - 1), True), whole
    if (match := _named(core, zone, matches, ends_at_verb=_ends_at_verb(words, slot))) is not None:
        return _asked(core, zone, match), tuple(range(match.first, match.last + 1))
    if slot.kind is SlotKind.TOPIC:
        return None, ()
    named = not matches and _reads_as_name(zone, vocabulary)
    return AskedSpeaker(words_as_typed(core, zone, 0, len(zone) - 1), named), whole


def _named(core: str, zone: Sequence[Token], matches: Sequence[NameMatch], *, ends_at_verb: bool) -> NameMatch | None:
    """The name that is asked for; None where there is only one that belongs to a role or a thing ("Trump's lawyer")."""
    if not matches or _other_head(zone, matches[0]):
        return None
    match, last = matches[0], matches[-1]
    rest = _until_stop(core, zone, match.last)
    of_other = (
        zone[match.last].possessive
        or (bool(rest) and rest[0].text in ROLE_WORDS)
        or ROLES_OF_OTHERS.search(" ".join(word.text for word in rest)) is not None
        or (ends_at_verb and bool(rest) and goes_on(rest[0]))
    )
    if not of_other:
        return match
    return None if rest and match.last == last.last else last


def _until_stop(core: str, zone: Sequence[Token], place: int) -> Sequence[Token]:
    """What follows the token at `place` without a stop between."""
    end = next((i for i in range(place + 1, len(zone)) if is_stopped(core, zone[i - 1], zone[i])), len(zone))
    return zone[place + 1 : end]


def _ends_at_verb(words: Sequence[Token], slot: SpeakerSlot) -> bool:
    """True where the whole stretch is who speaks, since the saying follows it at once."""
    before, after = words[max(slot.first - 1, 0) : slot.first], words[slot.last + 1 : slot.last + 2]
    if not before or before[0].text not in AUXILIARIES:
        return False
    return slot.kind is SlotKind.SPEECH and bool(after) and after[0].text in SPEECH_VERBS


def _office_before(zone: Sequence[Token], match: NameMatch) -> bool:
    """True for "the governor of Texas", who is not Texas; spokesmen do speak for whom they are named with."""
    before = [w.text for w in zone[: match.first] if w.text not in {"the", "a", "an"}]
    while before and before[-1] in ROLE_WORDS:  # "the aide of boss Whitby"
        before.pop()
    if len(before) < 2 or before[-1] not in {"of", "at", "for", "from", "in"} or match.last < len(zone) - 1:
        return False
    return any(w in ROLE_WORDS or w in HONORIFICS for w in before) and not any(w in _SPEAKING_FOR for w in before)


def _stranger_before(zone: Sequence[Token], match: NameMatch, vocabulary: QuestionVocabulary) -> bool:
    """True for "Tom Hargreave from Morgan Stanley": somebody unknown, named with whom they work for."""
    before = [w for w in zone[: match.first] if w.text not in HONORIFICS]
    joined = bool(before) and before[-1].text in {"from", "of", "at", "with", "for"}
    return joined and len(before) > 2 and all(is_nameish(w, vocabulary) for w in before[:2])


def _other_head(zone: Sequence[Token], match: NameMatch) -> bool:
    """True for "primary turnout in Texas": the name only belongs to what the words before it name."""
    before = [w for w in zone[: match.first] if is_content(w.text) and not w.possessive]
    return any(w.text not in HONORIFICS and w.text not in ROLE_WORDS for w in before)


def _antecedent(core: str, words: Sequence[Token], slot: SpeakerSlot, vocabulary: QuestionVocabulary) -> _Read:
    """ "that friend of hers, what did she say": the words before the clause say who is meant."""
    begins = sum(1 for _ in takewhile(lambda word: word.text in CONJUNCTIONS, words[: slot.first]))
    before = _without_clause(words[begins : slot.first])
    found = known_names(core, before, vocabulary)
    if (described := find_apposition(core, before, found, vocabulary.speakers)) is not None:
        return _asked(core, before, described.match), tuple(begins + place for place in described.words)
    matches = [m for m in found if not before[m.last].possessive]
    content = [w for w in before if is_content(w.text) and w.text not in REFERRING_WORDS]
    if matches and matches[0].first <= 1:
        named = range(begins + matches[0].first, begins + matches[0].last + 1)
        return _asked(core, before, matches[0]), tuple(named)
    if len(content) >= 2 and (before[0].text in ARTICLES or before[0].text not in FUNCTION_WORDS):
        return AskedSpeaker(words_as_typed(core, before, 0, len(before) - 1), False), ()
    return AskedSpeaker(slot.pronoun or "", False, pronoun=True), ()


def _without_clause(before: Sequence[Token]) -> Sequence[Token]:
    """Without what begins the clause that follows: "…, what did"."""
    end = len(before)
    while end and before[end - 1].text in AUXILIARIES | ASKING_WORDS:
        end -= 1
    return before[:end]


def _asked(core: str, zone: Sequence[Token], match: NameMatch) -> AskedSpeaker:
    return AskedSpeaker(words_as_typed(core, zone, match.first, match.last), True, match.identities)


def _reads_as_name(zone: Sequence[Token], vocabulary: QuestionVocabulary) -> bool:
    """True for an unknown person's name, False for a role: a role has an article or everyday words."""
    first = next((i for i, w in enumerate(zone) if w.text not in HONORIFICS), len(zone))
    rest = zone[first:]
    if not rest or zone[0].text in ARTICLES | {"these", "those", "its", "some"}:
        return False
    until = next((i for i, w in enumerate(rest) if i and w.text in {"of", "at", "from", "in", "for"}), len(rest))
    content = [w for w in rest[:until] if w.text not in FUNCTION_WORDS]
    if not content or any(w.possessive for w in zone[:-1]) or any(map(_is_of_others, content)):
        return False
    if len(content) == 1:
        return _is_single_name(content[0], titled=first > 0, vocabulary=vocabulary)
    return _are_names(content, vocabulary)


def _is_of_others(token: Token) -> bool:
    return is_common_noun(token.text) and token.text not in HONORIFICS  # of which many are surnames too


def _is_single_name(token: Token, *, titled: bool, vocabulary: QuestionVocabulary) -> bool:
    if titled and token.capital:
        return True
    if token.text.endswith("s") and not token.capital:
        return False  # "residents"
    return is_nameish(token, vocabulary)


def _are_names(content: Sequence[Token], vocabulary: QuestionVocabulary) -> bool:
    first, last = content[0], content[-1]
    if len(content) == 2 and not vocabulary.knows(last.text) and (last.capital or not last.text.endswith("s")):
        return True  # "mark zuckerberg": the first may be an everyday word
    typed = first.capital and last.capital and vocabulary.speakers.is_part_of_name(first.text)
    if len(content) == 2 and typed and not last.text.endswith("s"):
        return True  # "Taylor Swift", though swifts are birds
    begins = first.capital or vocabulary.speakers.is_first_name(first.text) or is_nameish(first, vocabulary)
    return begins and all(is_nameish(w, vocabulary) for w in content[1:])


def words_as_typed(core: str, zone: Sequence[Token], first: int, last: int) -> str:
    """Tokens `first` to `last` of the zone as they stand in the question, without a possessive ending."""
    return core[zone[first].start : zone[last].end].removesuffix("'s").removesuffix("’s")
