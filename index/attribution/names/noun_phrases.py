"""Finds noun phrases by their word classes: "a spokesman for the campaign", "Trump's lawyers"."""

import re
from collections.abc import Sequence

from ..text import lexicon, proper_names

DETERMINERS = lexicon.words(
    """
    the a an one another his her their its this that some many several two three four both other our my
    these those few most all each no any your
    """
)
# Verbs of saying that are as often nouns: after a determiner they are ("the report"), else verbs.
NOUN_CUES = lexicon.words(
    """
    claims reports report calls call attacks attack comments comment points point plans plan questions
    question answer answers claim promise promises pledge demand demands charge charges posts post
    tweets tweet hit hits rips support hopes hope fears fear fund view views list share press use uses
    order show shows state states notes note estimate estimates cast mentions mention bill bills put
    puts challenge release details detail state forecast forecasts knock pitch offer offers issue issues
    address advises stress cry remarks remark term brand blast thought thoughts read reads message
    messages goes go went saw see hear heard sign want wants know knows email emails
    """
)
# What stands in no noun phrase.
OUTSIDE = lexicon.words(
    """
    to in on at by from with about into over under after before during while when where as than that
    which who whom whose if because since until and or but nor not also then is are was were be been
    being has have had do does did will would can could should may might must said he she they it we you
    i him them me us there here
    """
) | (lexicon.CUES - NOUN_CUES)
_VERBS_TOO = frozenset(w for w in NOUN_CUES if w.endswith("s") and not w.endswith("ss"))
_LINKS = frozenset({"of", "for", "from", "at", "with", "in"})
_ALONE = frozenset({"one", "another", "some", "many", "others", "both"})
# Adjectives behind the noun that they tell more of: "one Republican | involved in the talks".
_POSTPOSED = lexicon.words("involved familiar close briefed privy present aware")
_ADHERENTS = lexicon.words("Republicans Democrats Tories Americans Christians Muslims")
_TOLD_IN = lexicon.DOCUMENTS | lexicon.words("interview speech podcast broadcast")
_PARTICIPLE = re.compile("[a-z]+ed")
_LENGTH = 9  # tokens
_LINKED_LENGTH = 8  # tokens after the head, "of the House Armed Services Committee"
_OWNED_LENGTH = 7  # tokens


def opens_phrase(word: str) -> bool:
    """A determiner, or a person's noun without one: "Officials said"."""
    lower = word.lower()
    return lower in DETERMINERS or lower in lexicon.PERSON_NOUNS


def phrase_end(words: Sequence[str], first: int) -> tuple[int, int] | None:
    """Last token of the phrase that opens at `first`, and the token of its head; None where none opens."""
    last, limit = first, min(len(words), first + _LENGTH)
    if is_bare_plural(words[first]):
        limit = first
    while last + 1 < limit and not _ends(words[last + 1]):
        following = words[last + 1]
        if following in _VERBS_TOO and _says(words, last + 1, first):
            break
        if words[last][0].isupper() and last > first and _PARTICIPLE.fullmatch(following) and _is_done(words, last + 2):
            break  # "an angry Doe | retaliated", not "the London based company"
        if following == "of" and _names_whom(words, first, last):
            break  # "engineer Jane Doe | of the water board"
        if following in _POSTPOSED and words[last].lower() not in DETERMINERS:
            break
        if last > first and words[last] in _TOLD_IN and following.endswith(lexicon.POSSESSIVE_ENDINGS):
            break  # "in a 2019 interview | Doe's mother"
        begun = last > first or words[first][0].isupper()  # "Counsel for the family"
        if begun and is_head(words[last].lower() if last == first else words[last]) and not _goes_on(following):
            break
        last += 1
    lower = words[first].lower()
    if (last == first and lower in DETERMINERS and lower not in _ALONE) or words[last] in proper_names.CALENDAR:
        return None
    head = last
    if is_head(words[last].lower()) and _is_linked(words, last):
        last = _linked_end(words, last)
    return last, head


def owned_end(words: Sequence[str], owner: int) -> int | None:
    """Last token of what the possessive name at `owner` owns ("Trump's campaign manager"); None where another
    name follows ("Trump's Michael Cohen")."""
    last = owner
    while last + 1 < min(len(words), owner + _OWNED_LENGTH) and not _ends(words[last + 1]):
        following = words[last + 1]
        acronym = following.isupper() and following.lower() in lexicon.PERSON_NOUNS  # "Acme's CEO"
        if not following[0].islower() and not acronym and following not in proper_names.MEDIA:
            break
        if last > owner and is_head(words[last]) and not _goes_on(words[last + 1]):
            break
        last += 1
    if words[last] in proper_names.MEDIA or last == owner or (last + 1 < len(words) and words[last + 1][0].isupper()):
        return None
    return last


def is_head(word: str) -> bool:
    if word in lexicon.PERSON_NOUNS or word in lexicon.ORGANISATION_NOUNS:
        return True
    return word.endswith("s") and (word[:-1] in lexicon.PERSON_NOUNS or word in _ADHERENTS)


def is_bare_plural(word: str) -> bool:
    """ "Officials", which needs no determiner and takes no other noun behind it."""
    lower = word.lower()
    if not lower.endswith("s") or lower not in lexicon.PERSON_NOUNS:
        return False
    if lower.endswith("ss"):
        return False
    return any(lower.endswith(end) and lower[: -len(end)] in lexicon.PERSON_NOUNS for end in ("s", "es"))


def _names_whom(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a name stands at the end, right behind the noun for its bearer."""
    begun = last + 1
    while begun > first and words[begun - 1][0].isupper():
        begun -= 1
    return first < begun <= last and words[begun - 1] in lexicon.PERSON_NOUNS


def _says(words: Sequence[str], position: int, first: int) -> bool:
    """Whether the word is a verb behind a name, though it could be a noun: "the Washington Post | reports"."""
    following = words[position + 1] if position + 1 < len(words) else ""
    return position - 1 > first and words[position - 1][0].isupper() and following not in lexicon.CUES


def _is_done(words: Sequence[str], position: int) -> bool:
    """Whether no noun follows there."""
    if position >= len(words) or not words[position][0].isalnum():
        return True
    following = words[position].lower()
    return following in OUTSIDE or following in DETERMINERS or following.endswith("ly")


def _is_linked(words: Sequence[str], head: int) -> bool:
    return head + 2 < len(words) and words[head + 1].lower() in _LINKS and not _ends(words[head + 2])


def _linked_end(words: Sequence[str], head: int) -> int:
    last = head + 2
    while last + 1 < min(len(words), head + _LINKED_LENGTH) and not _ends(words[last + 1]):
        if last > head + 2 and words[last][0].isupper() and _PARTICIPLE.fullmatch(words[last + 1]):
            break  # "a spokesman for Acme Ltd | declined"
        last += 1
    return last


def _ends(word: str) -> bool:
    """Whether no noun phrase goes on with the word; a verb that is written large is a name's, "Acton Rail Company"."""
    lower = word.lower()
    if lower in lexicon.GESTURES and lower.endswith("ed"):  # others are nouns as well
        return True
    return not word[0].isalnum() or (lower in OUTSIDE and not (word[0].isupper() and lower in lexicon.CUES))


def _goes_on(word: str) -> bool:
    """After a head only another one goes on with the phrase ("campaign spokesman"); "ends" is a verb."""
    return is_head(word) or word[0].isupper() or word in ("'s", "’s")
