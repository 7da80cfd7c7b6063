"""Who does something in a sentence that says nothing: whom its words set before bare quoted ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..names.mentions import Mention, MentionKind, ParsedSentence
from ..text import lexicon, proper_names

_ASIDE = 14  # tokens between two commas
_LEAD = 14  # tokens before a subject
_NO_PARTICIPLES = proper_names.GIVEN | proper_names.PLACES | lexicon.ROLES
_SCENES = lexicon.words("When As After While Before Once Since Told Shown Then In At On")
_DID = lexicon.words(
    """
    took went began came ran left felt got saw knew gave put set led met lost beat hit held kept shook bent threw drew
    stood sat lay rose fell broke woke wept swept bit blew caught clung swung hung hid leant slid spun spread cut shut
    sank shrank bowed read paid made did wore slept ate drank drove flew fought found spent won bought brought taught
    """
)
_BODY = lexicon.words("eyes head hands hand arms arm eyebrows eyebrow face shoulders fist finger chin lips throat")
_BODY_REACH = 5  # tokens
_ADVERBS = lexicon.words("also then later now just still only always never often soon even almost once")
_LEADS = lexicon.words("but and then so yet meanwhile")


@dataclass(frozen=True, slots=True)
class Actor:
    """`mention` is the name where one stands beside a phrase: "His wife, Carly, shook her head". `gestures` where the
    verb is one that goes with words."""

    mention: Mention
    gestures: bool


def actor_of(sentence: ParsedSentence) -> Actor | None:
    """The person whom the sentence begins with, where a verb other than one of saying follows."""
    words, mentions = sentence.words, sentence.mentions
    first = next((m for m in mentions if m.first == _subject(words) and _is_one(m)), None)
    if first is None:
        return None
    at, mention = first.last + 1, first
    if words[at : at + 1] == (",",):
        close = next((i for i in range(at + 1, min(len(words), at + _ASIDE)) if words[i] == ","), None)
        if close is None:
            return None
        beside = (m for m in mentions if m.first == at + 1 and m.last == close - 1 and m.kind is MentionKind.NAME)
        mention, at = next(beside, first), close + 1
    while at < len(words) and (words[at] in _ADVERBS or words[at].endswith("ly")):
        at += 1
    if at == len(words) or not _is_verb(words, at):
        return None
    gestures = words[at] in lexicon.GESTURES or _is_of_body(words[at : at + _BODY_REACH])
    verbs = (words[c].lower() for c in sentence.cues if c >= at)
    says = any(verb in lexicon.SPEECH_VERBS - lexicon.GESTURES for verb in verbs)
    return None if says else Actor(mention, gestures)


def _subject(words: Sequence[str]) -> int:
    """The token at which the subject of a sentence is to be looked for: behind "But", and "Asked about it, "."""
    if words[:1] and words[0].lower() in _LEADS:
        return 1
    participle = words[:1] and words[0].endswith(("ing", "ed")) and words[0] not in _NO_PARTICIPLES
    leads_up = participle or (words[:1] and words[0] in _SCENES)
    return words.index(",", 0, _LEAD) + 1 if leads_up and "," in words[:_LEAD] else 0


def _is_one(mention: Mention) -> bool:
    if mention.kind is MentionKind.NAME and mention.name is not None:
        return mention.names_somebody
    return mention.is_somebody or (mention.kind is MentionKind.PRONOUN and mention.head in ("he", "she", "they"))


def _is_of_body(words: Sequence[str]) -> bool:
    """ "Rolled her eyes", "threw up his hands"."""
    owned = [place for place, word in enumerate(words) if word in ("his", "her", "their")]
    return bool(owned) and not _BODY.isdisjoint(words[owned[0] + 1 : owned[0] + 2])


def _is_verb(words: Sequence[str], at: int) -> bool:
    """Of what somebody does: who "was jailed" suffers."""
    word = words[at]
    if word in lexicon.BE:
        return at + 1 < len(words) and words[at + 1].endswith("ing")
    if word in _DID or word in lexicon.AUXILIARY_VERBS or word in lexicon.GESTURES:
        return True
    return word.islower() and word.endswith(("ed", "es", "ts", "ks", "ns", "ls", "ps", "rs"))
