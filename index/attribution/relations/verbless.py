"""How a mention is tied to quoted words without a verb of saying: by "according to", a label, a signature; and how to a
verb that is none of saying by itself."""

from collections.abc import Sequence

from ..names.mentions import Mention, MentionKind, ParsedSentence
from ..names.noun_phrases import DETERMINERS
from ..text import lexicon
from ..text.sentences import MASK
from .verbs import ROLE_LENGTH, is_after_according, is_auxiliary, is_description


def verbless_relation(sentence: ParsedSentence, mention: Mention, quote: int) -> str | None:
    """Ties without a verb: "according to X", "X: …", "… — X"."""
    words = sentence.words
    if is_after_according(sentence, mention):
        return "according"
    after = words[mention.last + 1 : mention.last + 2]
    if after == (":",) and quote == mention.last + 2 and _is_labelled(words[: mention.first]):
        return "label"
    if after == (":",) and quote == mention.last + 2 and mention.kind is MentionKind.NAME:
        return "right before colon"
    if quote < mention.first and after in ((), (".",)) and mention.first - quote <= 3 and not sentence.cues:
        return "named alone"
    if mention.last < quote and words[quote - 1] == ":" and ":" in words[mention.last + 1 : quote]:
        return "before colon"
    if mention.first > quote and words[mention.first - 1] in "—–-―" and mention.first - quote <= 3:
        return "signature"
    return None


def other_verb_relation(sentence: ParsedSentence, mention: Mention, quote: int) -> str | None:
    """Ties to a verb that is none of saying by itself: "“Go,” Doe barked", "“Go,” barked Doe". The quotation must
    be one that runs on into the sentence."""
    words = sentence.words
    if mention.first == quote + 1 or (mention.first <= quote + 3 and _is_described(words[quote + 1 : mention.first])):
        at = mention.last + 1
        while at < len(words) and is_auxiliary(words[at]):
            at += 1
        by_pronoun = mention.kind is MentionKind.PRONOUN and _may_be_verb(sentence, at)
        return "subject of another verb" if by_pronoun or _is_another_verb(sentence, at) else None
    if mention.first > quote + 1 and _is_another_verb(sentence, quote + 1):
        between = words[quote + 2 : mention.first]
        return "inverted to another verb" if len(between) <= ROLE_LENGTH and is_description(between) else None
    return None


def _is_described(before: Sequence[str]) -> bool:
    """ "An angry" in "an angry Doe retaliated"."""
    return bool(before) and before[0].lower() in DETERMINERS and is_description(before)


def _may_be_verb(sentence: ParsedSentence, at: int) -> bool:
    """What follows "he": a verb, unless it joins or links."""
    words = sentence.words
    if at >= len(words) or at in sentence.cues:
        return False
    return words[at].islower() and words[at].isalpha() and words[at] not in lexicon.PREPOSITIONS | {"and", "or", "who"}


def _is_another_verb(sentence: ParsedSentence, at: int) -> bool:
    words = sentence.words
    if at >= len(words) or not words[at].islower() or at in sentence.cues:
        return False
    if words[at].endswith("ed"):
        return True
    return words[at].endswith("s") and (at + 1 == len(words) or words[at + 1][0] in f".,{MASK}")


def _is_labelled(before: Sequence[str]) -> bool:
    """Nothing but a list's mark and a role stands before the name: "* Union head Jane Doe: …"."""
    described = before[1:] if before and not before[0][0].isalnum() else before
    return len(described) <= ROLE_LENGTH and all(
        w[0].isalpha() and w.lower() not in lexicon.CUES | lexicon.PREPOSITIONS for w in described
    )
