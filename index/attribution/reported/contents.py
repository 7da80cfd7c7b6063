"""What was reported: where the reported words begin and end around a cue."""

from .tokens import Words, class_of, is_final, pronoun_of
from .word_lists import ADDRESSING, CONJUNCTIONS, DETERMINERS, LINKS, OCCASIONS, PREPOSITIONS, SETTINGS, SUBORDINATORS


def after_cue(words: Words, cue: int, lemma: str) -> int | None:
    """First token of what is reported after the cue; None where nothing is left to report."""
    first = _start(words, cue + 1, lemma)
    return first if first < len(words) and not (first == len(words) - 1 and is_final(words.raw[first])) else None


def _start(words: Words, at: int, lemma: str) -> int:
    size = len(words)
    if at < size and words.low[at] == "that":
        return at
    if at >= size:
        return size
    if lemma in ADDRESSING:
        at = _after_addressee(words, at)
    complement = _complement_after(words, at)
    if complement is not None:
        return complement
    while at < size and (words.is_time(at) or (words.low[at] == "on" and at + 1 < size and words.is_time(at + 1))):
        at += 1
    at = _after_occasion(words, at)
    if at + 1 < size and words.low[at] in LINKS and not words.is_comma(at + 1):
        return at if words.low[at] == "to" and _is_infinitive(words, at) else at + 1
    if at < size and words.is_comma(at):
        return _after_insertion(words, at)
    return at + 1 if at < size and words.raw[at] == ":" else at


def _after_insertion(words: Words, comma: int) -> int:
    """Steps over ", in a speech,"; where no such words stand between two commas nothing is left to report."""
    if comma + 1 < len(words) and words.low[comma + 1] in SETTINGS:
        for at in range(comma + 2, min(len(words) - 2, comma + 9)):
            if words.verbal[at] or words.is_break(at):
                break
            if words.is_comma(at):
                return at + 1
    return len(words)


def _is_infinitive(words: Words, at: int) -> bool:
    """ "To cut", not "to the fact"."""
    return class_of(words, at + 1) in ("word", "verb", "auxiliary", "adverb")


def _complement_after(words: Words, at: int) -> int | None:
    """The "that" of "said on Tuesday in Ohio that"; None where what stands before it is no mere setting."""
    size = len(words)
    if at < size and words.low[at] == "that":
        return at
    inserted = at < size and words.is_comma(at)
    if at >= size or not (words.low[at] in SETTINGS or words.is_time_word(at) or inserted):
        return None
    commas = 0
    for then in range(at, min(size, at + 14)):
        if words.low[then] == "that":
            return then if commas in (0, 2) or not inserted else None
        commas += words.is_comma(then)
        ended = words.verbal[then] or words.is_pronoun(then) or words.is_break(then)
        if ended or (words.is_comma(then) and not inserted) or words.low[then].endswith("ing"):
            return None
    return None


def _after_occasion(words: Words, at: int) -> int:
    if at < len(words) and words.low[at] in ("in", "on", "during", "at", "via", "through"):
        for then in range(at + 1, min(len(words), at + 6)):
            if words.low[then] in OCCASIONS:
                return then + 1
            if words.is_comma(then) or words.is_break(then):
                break
    return at


def _after_addressee(words: Words, at: int) -> int:
    """Steps over "reporters", "CNN's Jake Tapper", "the crowd"."""
    size = len(words)
    start = at
    if at < size and words.low[at] in ("him", "her", "them", "me", "us", "you", "it"):
        return at + 1
    while at < size and words.low[at] in DETERMINERS:
        at += 1
    if at < size and words.is_capitalised(at):
        while at < size and (words.is_capitalised(at) or (words.low[at] in ("of", "and", "&") and at + 1 < size)):
            if words.low[at] in ("and", "of") and not words.is_capitalised(at + 1):
                break
            at += 1
        return at
    while at < size and at - start < 4 and words.is_word(at):
        low = words.low[at]
        if low in PREPOSITIONS or low in SUBORDINATORS or low == "that" or pronoun_of(low) is not None:
            break
        if low in DETERMINERS and at > start:
            break
        at += 1
        if low.endswith("s"):
            break
    return at


def is_reported(words: Words, first: int, last: int) -> bool:
    """False where nothing but a direct quotation follows."""
    start = first + 1 if words.low[first] == "that" else first
    return any(words.is_word(at) and not words.quoted[at] for at in range(start, last + 1))


def before_subject(words: Words, end: int) -> tuple[int, int] | None:
    """From the start of the sentence to the token before `end`, if that holds unquoted words."""
    first, last = 0, end - 1
    if first <= last and words.low[first] in CONJUNCTIONS:
        first += 1
    while last > first and words.raw[last] in ",-–—":
        last -= 1
    if last < first or not is_reported(words, first, last):
        return None
    return first, last


def whole_sentence(words: Words) -> tuple[int, int] | None:
    first, last = 0, len(words) - 1
    if words.low[first] in CONJUNCTIONS:
        first += 1
    while last > first and words.raw[last] in ".!?":
        last -= 1
    return (first, last) if first <= last and is_reported(words, first, last) else None
