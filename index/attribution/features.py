"""Names what speaks for and against a candidate. A feature's name is what `quotations --explain` shows."""

import re
from collections.abc import Sequence

from .grouping import QuotationGroup
from .names.mentions import Mention, MentionKind, ParsedSentence
from .text import lexicon
from .text.person_nouns import is_person_noun
from .text.quotation_marks import QuotedSpan

Features = dict[str, float]

_PREPOSITIONS = lexicon.PREPOSITIONS | {"and", "than"}  # what "and" joins on is no subject of its own either
_ARTICLES = lexicon.words("the a an so-called of his her its their")
_SMALL = lexicon.words("a an the of on in and or for to with at by from is")
_TITLED = lexicon.words(
    """
    dubbed nicknamed named book movie film song show word words phrase term so-called
    """
)
_PUNCTUATED = re.compile(r"[.,!?…]")
_MOSTLY = 0.6  # share of capitalised words from which words look like a title


def of_mention(sentence: ParsedSentence, mention: Mention) -> Features:
    features: Features = {mention.kind.value: 1.0}
    if mention.kind is MentionKind.PRONOUN:
        features[f"pronoun {mention.head}"] = 1.0
    if mention.first and sentence.words[mention.first - 1].lower() in _PREPOSITIONS:
        features["after preposition"] = 1.0
    if mention.first == 0:
        features["opens sentence"] = 1.0
    elif sentence.words[mention.first - 1] == "as":
        features["after as"] = 1.0
    if _modifies(sentence, mention):
        features["modifier"] = 1.0
    if (part := _part_of_phrase(sentence, mention)) is not None:
        features[part] = 1.0
    if mention.kind is MentionKind.PHRASE:
        features.update(_of_phrase(sentence, mention))
    if mention.name is not None:
        features[f"name {mention.name.kind.value}"] = 1.0
        if mention.name.possessive:
            features["possessive"] = 1.0
    return features


def of_cue(sentence: ParsedSentence, cue: int, quote: int, quotes: Sequence[int]) -> Features:
    word = sentence.words[cue].lower()
    kind = "core" if word in lexicon.CORE_SPEECH_VERBS else "speech" if word in lexicon.SPEECH_VERBS else "judgement"
    features = {f"cue {kind}": 1.0}
    if word.endswith("ing"):
        features["cue gerund"] = 1.0
    apart = min(abs(cue - q) for q in quotes) - 1
    features["cue beside quote" if apart <= 1 else "cue near quote" if apart <= 5 else "cue far from quote"] = 1.0
    low, high = min(cue, quote), max(cue, quote)
    if any(low < q < high for q in sentence.quoted if q not in quotes):
        features["quote before cue"] = 1.0
    nearer = [sentence.words[c].lower() for c in sentence.cues if low < c < high]
    if any(w in lexicon.SPEECH_VERBS for w in nearer):
        features["nearer cue"] = 1.0
    else:
        features["nearer judgement" if nearer else "nearest cue"] = 1.0
    return features


def of_previous_speaker(group: QuotationGroup, spoke_before: int, attributed: bool) -> Features:
    """For whoever spoke before; `spoke_before` counts the sentences since."""
    features = {"running": 1.0, f"running, {min(spoke_before, 4)} sentences": 1.0}
    if group.bare:
        features["running, bare"] = 1.0
    if group.mixed:
        features["running, mixed"] = 1.0
    if attributed:
        features["running though attributed"] = 1.0
    return features


def of_nobody(text: str, group: QuotationGroup, quoted_spans: Sequence[QuotedSpan], attributed: bool) -> Features:
    """What speaks for no speech at all: scare quotes, titles of works, slogans."""
    words = [w for i in group.quoted_spans for w in quoted_spans[i].inner.of(text).split()]
    first = quoted_spans[group.quoted_spans[0]]
    before = text[max(0, first.outer.start - 14) : first.outer.start].split()[-1:] or [""]
    length = _length(len(words))
    kind = "mixed" if group.mixed else "bare" if group.bare else "direct"
    features = {"nobody": 1.0, f"nobody, {kind}": 1.0, f"nobody, {length} words": 1.0}
    if group.mixed:
        features[f"nobody, mixed, {length} words"] = 1.0
        features.update(_of_title(words, before[0]))
    if before[0].lower() in _TITLED:
        features["nobody, titled"] = 1.0
    if not attributed:
        features["nobody, no verb of saying"] = 1.0
    if _PUNCTUATED.search(text, first.inner.end - 1, first.outer.end + 1) is None:
        features["nobody, no mark inside"] = 1.0
    return features


def _of_title(words: Sequence[str], before: str) -> Features:
    features: Features = {}
    if len(words) > 1 and sum(w[:1].isupper() for w in words) >= _MOSTLY * len(words):
        features["nobody, capitalised words"] = 1.0
    if len(words) > 1 and all(w[:1].isupper() or w.lower() in _SMALL for w in words):
        features["nobody, title case"] = 1.0
        if before.endswith(lexicon.POSSESSIVE_ENDINGS):
            features["nobody, title case after possessive"] = 1.0
    if before.lower() in _ARTICLES:
        features["nobody, after article"] = 1.0
    return features


def _length(words: int) -> str:
    return "1" if words <= 1 else "2-3" if words <= 3 else "4-7" if words <= 7 else "8+"


def _modifies(sentence: ParsedSentence, mention: Mention) -> bool:
    """ "DZ" in "DZ bank economist Bernd Weidensteiner": before a name, with nothing but its role between."""
    for other in sentence.mentions:
        if other.kind is MentionKind.NAME and mention.last < other.first <= mention.last + 6:
            between = sentence.words[mention.last + 1 : other.first]
            if not between:
                return mention.name is not None and mention.name.possessive
            if between[-1].lower() not in lexicon.PERSON_NOUNS:
                return False
            return all(w[0].isalpha() and w.lower() not in lexicon.CUES for w in between)
    return False


def _part_of_phrase(sentence: ParsedSentence, mention: Mention) -> str | None:
    """What a mention is to a longer phrase around it: "coach" the end of "the Lions coach", "Lions" a word before its
    noun, "Acme" behind the noun in "a spokesman for Acme"."""
    size = mention.last - mention.first
    for other in sentence.mentions:
        if other.first > mention.first:
            return None
        if other.kind is not MentionKind.PHRASE or other.last < mention.last or other.last - other.first <= size:
            continue
        if other.last > mention.last and other.head == sentence.words[other.last].lower():
            return "before a phrase's noun"
        return "end of a phrase" if other.head == mention.head else "behind a phrase's noun"
    return None


def _of_phrase(sentence: ParsedSentence, mention: Mention) -> Features:
    head = mention.head
    person = is_person_noun(head)
    thing = head in lexicon.ORGANISATION_NOUNS
    kind = "person" if person else "organisation" if thing else "other"
    opening = sentence.words[mention.first].lower()
    short = opening.isalpha() and len(opening) < 6
    features = {
        f"phrase {kind}": 1.0,
        f"phrase head {head}": 1.0,
        f"phrase opens with {opening}" if short else "phrase opens bare": 1.0,
    }
    if mention.first and sentence.words[mention.first - 1] == "," and _name_ends_at(sentence, mention.first - 2):
        features["appositive"] = 1.0
    return features


def _name_ends_at(sentence: ParsedSentence, position: int) -> bool:
    return any(m.kind is MentionKind.NAME and m.last == position for m in sentence.mentions)
