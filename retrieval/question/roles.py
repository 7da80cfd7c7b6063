"""Roles in a question ("the qantas boss") against the roles that the coverage states."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from index import Identity, SpeakerKind, fold

from .names.name_words import HONORIFICS, REGNAL

# Everyday words for offices: each group's words stand for one another.
_GROUPS = (
    "boss chief head ceo executive president chairman chairwoman chair director leader founder md chairperson exec",
    "spokesman spokeswoman spokesperson spokespeople rep press representative flack aide adviser advisor guy",
    "cfo finance financial",
    "senator sen lawmaker",
    "congressman congresswoman representative rep lawmaker",
    "governor gov",
    "pm prime premier",
    "chancellor treasury exchequer finance",
    "lawyer attorney counsel prosecutor",
    "economist analyst strategist expert",
    "mayor",
    "professor academic scientist scholar expert",
    "writer author columnist journalist reporter editor correspondent woman guy",
    "soldier officer army captain military",
    "union labor labour",
    "boss leader",
    "potus president",
    "scotus court justice",
    "flotus lady",
    "veep vice",
    "ambassador diplomat envoy",
    "trader broker dealer",
    "farmer grower",
    "magazine newspaper paper",
)


ROLE_WORDS = frozenset(word for group in _GROUPS for word in group.split())

# What somebody is to somebody else, which is told by one of few words wherever it is told of.
_RELATIONS = (
    "wife spouse",
    "husband spouse",
    "widow",
    "father dad",
    "mother mum mom",
    "son",
    "daughter",
    "brother",
    "sister",
    "girlfriend fiancee",
    "boyfriend fiance",
    "lawyer attorney counsel solicitor barrister",
    "agent",
    "doctor",
    "spokesman spokeswoman spokesperson spokespeople",
)

ROLES_OF_OTHERS = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|campaign|manager|lawyer|attorney|aide|adviser|advisor|ally|allies|guys?|people|team|camp|staff|"
    r"wife|husband|sons?|daughters?|brothers?|sisters?|friends?|mother|father|mum|mom|dad|parents?|widow|family|children|"
    r"supporters?|voters?|critics?|fans?|opponents?|rivals?|backers?|donors?|members?|workers?|officials?|delegates?|"
    r"coach|agent|doctor|teacher|chief|boss|director|secretary|rep|press)\b"
)
_BODIES = frozenset(
    """
    mp mep msp peer party government council committee commission ministry department opposition parliament court police
    army hospital school university company firm charity club agency campaign administration source
    """.split()
)
_TITLES = HONORIFICS - {"the"}
# Of the words of roles those that are a name by themselves.
_NAMES = REGNAL | {"labour", "labor", "treasury", "exchequer", "scotus", "potus", "flotus"}


def is_role(word: str) -> bool:
    """True for a folded word that people are called by for what they are: "coach", "critics", "commissioner"."""
    return any(w in ROLE_WORDS or w in _TITLES or ROLES_OF_OTHERS.fullmatch(w) for w in _numbers(word))


def is_common_noun(word: str) -> bool:
    """True for a folded word that is nobody's name: a role, or a body of people ("MPs", "the party"). By "king" and the
    like somebody is named."""
    if not _NAMES.isdisjoint(_numbers(word)):
        return False
    return is_role(word) or not _BODIES.isdisjoint(_numbers(word))


def _numbers(word: str) -> tuple[str, str]:
    """A word, and what it is the plural of if it is one."""
    return word, word.removesuffix("s")


def words_of_relation(word: str) -> frozenset[str]:
    """Whatever a folded word for what one is to another may be called: "mum" for a mother; empty for other words."""
    return frozenset(other for group in _RELATIONS if word in group.split() for other in group.split())


def synonyms(stem_of: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each stem the stems that can stand for it; `stem_of` gives the stem of each of ROLE_WORDS."""
    table: dict[str, set[str]] = {}
    for group in _GROUPS:
        stems = {stem_of[word] for word in group.split()}
        for stem in stems:
            table.setdefault(stem, set()).update(stems)
    return {stem: frozenset(others) for stem, others in table.items()}


def role_share(
    wanted: Sequence[str],
    weights: Mapping[str, float],
    stated: frozenset[str],
    alike: Mapping[str, frozenset[str]],
) -> float:
    """The share of the role's weight that the stated roles cover, 0 to 1."""
    total = sum(weights.get(stem, 1.0) for stem in wanted)
    covered = sum(
        weights.get(stem, 1.0)
        for stem in wanted
        if stem in stated or not alike.get(stem, frozenset()).isdisjoint(stated)
    )
    return covered / total if total else 0.0


def _title_of(name: str) -> str:
    """The words of a role that a name begins with, "" where it begins with none; the last word is the name itself."""
    words = [word.strip(".,") for word in fold(name).split()]
    return " ".join(takewhile(lambda word: word in ROLE_WORDS or word in HONORIFICS, words[:-1]))


def stated_words(identity: Identity) -> Iterable[str]:
    """Everything that says who somebody is. Of a person's names only what stands before them ("Sen. Cruz"): somebody
    called Pope is no pope."""
    names = (identity.name, *identity.aliases)
    yield from map(_title_of, names) if identity.kind is SpeakerKind.PERSON else names
    yield from identity.descriptions
    yield from identity.organisations
