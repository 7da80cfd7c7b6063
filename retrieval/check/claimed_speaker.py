"""Is the speaker that somebody claims for words the one whom the coverage gives them to?

Two questions with room between them. Only who is plainly another contradicts; only who is plainly the same confirms:
by name, a shorter or longer form of it, an alias, initials, a role, or a name with a slip of the keyboard. Both only
where the words themselves name who speaks: what was concluded is told as concluded.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from index import Certainty, Identity, SpeakerKind, StoredQuotation, fold, has_nicknames

from ..answer import SpeakerStatus
from ..question.names.name_words import name_parts, name_words
from ..question.speaker_directory import SpeakerDirectory
from ..question.tokens import FUNCTION_WORDS, tokens

_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "who"})
_ARTICLES = frozenset({"a", "an", "the", "one", "some"})  # begin a description, which may fit anybody
_SOMEBODY = ("a ", "an ", "one ")  # begin who is new to the reader, and nobody named elsewhere
_SHORT_NAME = 4  # letters; a typo in a name as short as this makes another name
_BEHIND_A_ROLE = re.compile(r"\s*(?:[,;(]|\b(?:of|for|at|in|on|from|to|with|by|who|whom|whose|which|that)\b)", re.I)
_OTHER_OFFICE = frozenset("vice deputy former ex acting assistant".split())  # make another role of the one they precede
_SPOKESMAN = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)


def speaker_status(
    speakers: SpeakerDirectory,
    quotation: StoredQuotation | None,
    certainty: Certainty,
    claimed: str | None,
    there: str | None = None,
) -> SpeakerStatus | None:
    """`quotation` is what the words stand in, None where they are the paper's own; `speakers` are those of its
    generation, and `certainty` tells how far it says who speaks; `there` is what the document calls the speaker beside
    the words. None where nobody is claimed for words of a known speaker."""
    if quotation is None or quotation.identity is None:
        return SpeakerStatus.OPEN
    if not claimed:
        return None
    if not name_parts(claimed):
        return SpeakerStatus.UNCONFIRMED
    named = _named(speakers, claimed)
    said = speakers[quotation.identity]
    if there is not None and said.kind is SpeakerKind.PERSON and there[:1].isupper() and there.lower() not in _PRONOUNS:
        said = replace(said, aliases=(*said.aliases, there))
    told = certainty is Certainty.NAMED
    if _is_another(speakers, quotation.identity, said, claimed, named):
        return SpeakerStatus.CONTRADICTED if told else SpeakerStatus.UNLIKELY
    if _is_the_same(speakers, quotation.identity, said, claimed, named):
        return SpeakerStatus.CONFIRMED if told else SpeakerStatus.LIKELY
    return SpeakerStatus.UNCONFIRMED


def _named(speakers: SpeakerDirectory, claimed: str) -> tuple[int, ...]:
    """Numbers of those in the coverage whom the claim can name, best first."""
    words = [token.text for token in tokens(claimed)]
    return tuple(number for number, _ in speakers.meant(words))


def _is_another(speakers: SpeakerDirectory, number: int, said: Identity, claimed: str, named: Sequence[int]) -> bool:
    """False wherever either side is open: only a named speaker can be another."""
    if not named and tokens(claimed)[0].text in _ARTICLES:
        return False
    parts = name_parts(said.name)
    if said.kind is SpeakerKind.PERSON and len(parts) == 1 and not named and has_nicknames(parts[0]):
        return False  # "Bob" may be Robert Crane, whom nothing else names
    if said.kind is SpeakerKind.UNNAMED and not (named and fold(said.name).startswith(_SOMEBODY)):
        return False
    return not _may_be_the_same(speakers, number, said, _telling(claimed), named)


def _may_be_the_same(
    speakers: SpeakerDirectory, number: int, said: Identity, wanted: Sequence[str], named: Sequence[int]
) -> bool:
    if number in named or any(_share_a_name(wanted, _telling(name)) for name in (said.name, *said.aliases)):
        return True
    # Descriptions name others as well ("Trump's lawyer"): a known name is no description.
    if not named and any(wanted and set(wanted) <= set(_telling(role)) for role in said.descriptions):
        return True
    # An organisation speaks through its people, a person does not speak through a spokesman.
    of_person = bool(named) and speakers[named[0]].kind is SpeakerKind.PERSON
    return not of_person and any(_share_a_name(wanted, _telling(o)) for o in said.organisations)


def _is_the_same(speakers: SpeakerDirectory, number: int, said: Identity, claimed: str, named: Sequence[int]) -> bool:
    wanted, called = _telling(claimed), (said.name, *said.aliases)
    described = _is_description(said)
    if described and any(_describes(claimed, description) for description in called):
        return True
    if named and number not in named:
        return _speaks_for(speakers, said, wanted, named)
    if not described and any(_names(wanted, _telling(name)) for name in called):
        return True
    if any(_share_a_name(wanted, _telling(organisation)) for organisation in said.organisations):
        return _speaks_for(speakers, said, wanted, named)
    if named or any(_describes(claimed, role) for role in said.descriptions):
        return True
    return said.kind is SpeakerKind.PERSON and any(_holds_name(claimed, name_parts(name)) for name in called)


def _speaks_for(speakers: SpeakerDirectory, said: Identity, wanted: Sequence[str], named: Sequence[int]) -> bool:
    """True for the spokesman of an organisation that is known as one, and is the one that is wanted."""
    if not any(_SPOKESMAN.search(role) for role in (said.name, *said.descriptions)):
        return False
    if not any(_share_a_name(wanted, _telling(organisation)) for organisation in said.organisations):
        return False
    return any(speakers[number].kind is SpeakerKind.ORGANISATION for number in named)


def _telling(name: str) -> tuple[str, ...]:
    return tuple(part for part in name_parts(name) if part not in FUNCTION_WORDS)


def _is_description(said: Identity) -> bool:
    """True for "an aide", "several supporters" and "Clinton's campaign": not whoever is named in it."""
    named = said.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)
    return not named or any(token.possessive for token in tokens(said.name))


def _share_a_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """True for two names that may be one person's: a name and its shorter form, its initials, or a slip in its last
    word. Of "Bill Clinton" and "Clinton", too, who may be Hillary."""
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one) or _are_initials(one, other) or _are_initials(other, one):
        return True
    return _is_slip(one, other) and (len(one) == 1 or len(other) == 1 or one[0] == other[0])


def _names(wanted: Sequence[str], name: Sequence[str]) -> bool:
    """True where `wanted` has nothing that `name` has not: it, its shorter form, initials, or a slip in its last
    word."""
    if not wanted or not name:
        return False
    if set(wanted) <= set(name) or _are_initials(wanted, name) or _are_initials(name, wanted):
        return True
    return _is_slip(wanted, name) and (len(wanted) == 1 or wanted[0] == name[0])


def _are_initials(short: Sequence[str], long: Sequence[str]) -> bool:
    return "".join(word[0] for word in long) == "".join(short)


def _is_slip(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one[-1]) > _SHORT_NAME and OSA.distance(one[-1], other[-1], score_cutoff=1) <= 1


def _holds_name(claimed: str, name: Sequence[str]) -> bool:
    """True where the claim says more than the full name: "CEO Tim Cook", "Tim Cook, who runs Apple", "Tim D. Cook".
    What only goes with the name ("Tim Cook's lawyer", "a friend of Tim Cook") is somebody else."""
    found = tokens(claimed)
    words = name_words([token.text for token in found])
    if len(name) < 2 or len(words) <= len(name) or any(token.possessive for token in found):
        return False
    first, last = words[: len(name)] == list(name), words[-len(name) :] == list(name)
    if first or (last and words[-len(name) - 1] not in FUNCTION_WORDS):
        return True
    return (words[0], words[-1]) == (name[0], name[-1]) and set(name) <= set(words)


def _describes(claimed: str, role: str) -> bool:
    """True where the claim is this role or a shorter form of it: "the press secretary" of "White House press
    secretary", not "the White House"."""
    wanted, stated = _content(claimed), _content(role)
    head = _content(_BEHIND_A_ROLE.split(role, maxsplit=1)[0])[-1:]
    if not head or head[0] not in wanted:
        return False
    return set(wanted) <= set(stated) and _OTHER_OFFICE.isdisjoint(set(stated) - set(wanted))


def _content(role: str) -> list[str]:
    return [token.text for token in tokens(role) if token.text not in FUNCTION_WORDS]
