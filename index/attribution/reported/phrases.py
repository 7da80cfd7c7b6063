"""Noun phrases by their last token: how far left they reach, by the forms of their words, without a parser."""

from .tokens import Words, pronoun_of
from .word_lists import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVES, SUBORDINATORS

LONGEST_PHRASE = 25  # tokens; longer walks are a sentence misread


def noun_phrase(words: Words, last: int, depth: int = 0) -> int | None:
    """First token of the noun phrase that ends at `last`; None where no noun phrase ends there."""
    if last < 0 or depth > 4:
        return None
    at = last
    while at >= 0 and last - at < LONGEST_PHRASE:
        if words.raw[at] == ")":
            opening = _bracket(words, at)
            if opening is None:
                break
            at = opening - 1
            continue
        if words.raw[at] in "(,." or _ends_phrase(words, at):
            break
        if words.low[at] in DETERMINERS:
            while at and words.low[at - 1] in DETERMINERS:
                at -= 1
            at -= 1
            break
        at -= 1
    first = at + 1
    while first < last and (words.is_adverb(first) or words.is_time_word(first)):
        first += 1
    if first > last or words.is_time_word(last) or not words.is_word(first):
        return None
    return _extended(words, first, depth)


def _ends_phrase(words: Words, at: int) -> bool:
    low = words.low[at]
    return (
        words.is_break(at)
        or words.is_comma(at)
        or low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in RELATIVES
        or (low in SUBORDINATORS and low != "so")
        or words.verbal[at]
        or words.is_participle(at)
        or pronoun_of(low) is not None
    )


def _extended(words: Words, first: int, depth: int) -> int:
    """Takes in what the phrase hangs on: "a spokesman for" the campaign, "Cruz and" Rubio."""
    if first < 2:
        return first
    link = words.low[first - 1]
    if link in PREPOSITIONS:
        head = noun_phrase(words, first - 2, depth + 1)
        if head is None:
            return _participle_head(words, first)
        opened_by_preposition = head > 0 and words.low[head - 1] in PREPOSITIONS
        return first if opened_by_preposition and link != "of" else head
    if link == "and":
        head = noun_phrase(words, first - 2, depth + 1)
        if head is None:
            return first
        both_names = words.is_capitalised(first - 2) and words.is_capitalised(first)
        opens = head == 0 or words.raw[head - 1] in ',;“"' or words.low[head - 1] in ("that", "but", "as", "when")
        if (both_names or opens) and not (head > 0 and words.low[head - 1] in PREPOSITIONS):
            return _listed(words, head)
    return first


def _listed(words: Words, first: int) -> int:
    """ "Trump," of "Trump, Cruz and Rubio"."""
    while first >= 2 and words.is_comma(first - 1) and words.is_capitalised(first - 2):
        start = first - 2
        while start > 0 and words.is_capitalised(start - 1) and words.is_word(start - 1):
            start -= 1
        if start > 0 and not words.is_comma(start - 1):
            break
        first = start
    return first


def _participle_head(words: Words, first: int) -> int:
    """ "A person briefed on" the matter: a head, one participle, a preposition."""
    participle = first - 2
    if participle < 1 or not words.low[participle].endswith(("ed", "ing", "iar", "own")):
        return first
    head = noun_phrase(words, participle - 1, depth=4)
    if head is None or (head > 0 and words.raw[head - 1] not in ",;" and words.low[head - 1] not in ("that", "and")):
        return first
    return head


def _bracket(words: Words, closing: int) -> int | None:
    for at in range(closing - 1, max(-1, closing - 20), -1):
        if words.raw[at] == "(":
            return at
    return None


def name_or_phrase(words: Words, last: int) -> int | None:
    """First token of the name that ends at `last`, or else of the noun phrase."""
    first = noun_phrase(words, last, depth=4)
    if first is None or not words.is_capitalised(last):
        return first
    start = last
    while (
        start > first and words.is_word(start - 1) and (words.is_capitalised(start - 1) or _is_title(words, start - 1))
    ):
        start -= 1
    return start if words.low[first] in PREPOSITIONS or words.low[first].endswith("ing") else first


def _is_title(words: Words, at: int) -> bool:
    return words.raw[at] in ("al", "bin", "de", "der", "di", "du", "el", "la", "van", "von")
