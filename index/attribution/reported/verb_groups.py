"""A cue with what stands between it and its subject: auxiliaries, adverbs, dates, insertions."""

from dataclasses import dataclass

from ..text import lexicon
from .tokens import Words, pronoun_of
from .word_lists import CONJUNCTIONS, FLOATING, INSERTED, MODALS, SUBORDINATORS


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A cue with its auxiliaries and adverbs: tokens `first` to `verb`; `before` is the token left of it."""

    first: int
    verb: int
    before: int
    flags: frozenset[str]


def verb_group(words: Words, verb: int) -> VerbGroup:
    """Walks left over "has repeatedly", "did not", "on Tuesday"; flags what the auxiliaries say."""
    flags: set[str] = set()
    at = verb - 1
    first = verb
    while at >= 0:
        low = words.low[at]
        if words.is_negation(at):
            if words.low[at + 1] not in ("only", "just"):
                flags.add("negated")
        elif low in MODALS:
            flags.add("modal")
        elif low in lexicon.BE:
            flags.add("be")
        elif low in lexicon.HAVE:
            flags.add("perfect")
        elif low in lexicon.DO:
            flags.add("do")
        elif low == "to" and "infinitive" not in flags:
            flags.add("infinitive")
        elif not words.is_adverb(at):
            if (stepped := _before_insertion(words, at)) != at:
                at = stepped
                continue
            after_time = _before_time(words, at)
            if after_time == at:
                break
            flags.add("time")
            at = after_time
            continue
        if words.is_negation(at) and words.is_auxiliary(at) and low[:2] in ("wo", "wo", "ca", "co", "sh"):
            flags.add("modal")
        first = at
        at -= 1
    if at + 1 < verb and words.low[at + 1] in FLOATING and (at < 0 or not _ends_name(words, at)):
        at += 1
        first = at + 1
    elif at >= 0:
        flags |= _contracted(words, at)
        flags |= {"negated"} if words.low[at] == "nor" else set()
    return VerbGroup(first, verb, at, frozenset(flags))


def _ends_name(words: Words, at: int) -> bool:
    return words.is_word(at) and words.low[at] not in CONJUNCTIONS and words.low[at] not in SUBORDINATORS


def _contracted(words: Words, at: int) -> frozenset[str]:
    """What "he's", "they've", "we'd" hide."""
    tail = words.low[at].replace("’", "'").rpartition("'")[2] if pronoun_of(words.low[at]) else ""
    return frozenset(
        {
            "s": ("be",),
            "re": ("be",),
            "m": ("be",),
            "ve": ("perfect",),
            "d": ("modal",),
            "ll": ("modal",),
        }.get(tail, ())
    )


def _before_insertion(words: Words, at: int) -> int:
    """Steps over ", however,"."""
    if at >= 3 and words.is_comma(at) and words.low[at - 1] in INSERTED and words.is_comma(at - 2):
        return at - 3
    return at


def _before_time(words: Words, at: int) -> int:
    """The token left of a date that ends at `at` ("on Tuesday", "last week"), or `at` where there is none."""
    start = at
    seen = False
    while start >= 0 and (words.is_time_word(start) or words.raw[start].isdigit()):
        seen = seen or words.is_time(start) or words.low[start] in ("week", "month", "year", "weekend", "night")
        start -= 1
    if not seen:
        return at
    while start >= 0 and words.low[start] in ("on", "in", "at", "the", "of", "during"):
        start -= 1
    return start
