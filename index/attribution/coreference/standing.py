"""How those who could be meant stand in their sentences: as its subject, beside a preposition, as who speaks."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..names.name_finder import Name
from ..text import lexicon
from ..text.sentences import MASK


class Standing(StrEnum):
    """Of a name in its sentence, as far as the words around it tell."""

    SUBJECT = "subject"  # opens the sentence, a verb follows
    DESCRIBED = "described subject"  # "Acme chairman John Roe left": so, behind words that describe
    OPENING = "opening"  # opens the sentence, no verb follows
    CLAUSE = "subject of a clause"  # "that Roe left"
    SCENE = "subject of the scene"  # "When Roe left, …"
    SECOND = "second subject"  # "Doe came, but Roe left"
    CONJOINED = "after a conjunction"
    ASIDE = "after a mark"
    VERB = "before a verb"
    OBLIQUE = "after a preposition"
    POSSESSOR = "possessor"
    INVERTED = "behind a verb of saying"
    OBJECT = "object"
    PRONOUN = "pronoun"
    LEADING_PRONOUN = "leading pronoun"  # opens the sentence, or says


# Who does something.
ACTING = frozenset({Standing.SUBJECT, Standing.DESCRIBED, Standing.CLAUSE, Standing.SECOND, Standing.LEADING_PRONOUN})
LEADING = frozenset({Standing.SUBJECT, Standing.DESCRIBED, Standing.OPENING})  # whom a sentence is about

_END = re.compile(rf"[.?!][)\]]? (?=[^a-z])|\n+|{MASK} ?(?=[A-Z])")
_UNENDED = lexicon.ABBREVIATED_TITLES | lexicon.ABBREVIATED_NAMES | {"No"}
_ENDING = ".,?!…"  # before the closing mark
_ASIDES = (",", " (", " - ", " – ", " — ", "—")  # open an aside between a subject and its verb
_LONGEST_TITLE = 8  # characters that are looked at before a point
_SAYING = lexicon.any_of(lexicon.SPEECH_VERBS)
_ASIDE = r"(?:, [^,.\n]{1,80},)?"
_SAYS = re.compile(rf"{_ASIDE},? (?:who |has |had |also |later |then )*(?:{_SAYING})\b")
_ELSEWHERE = "that|to|of|about|on|in"  # what follows these is not who says it
_SAID = re.compile(rf"\b(?:{_SAYING}) (?:(?!(?:{_ELSEWHERE}) )[\w'’-]+ ){{0,4}}\Z")
_SAID_BY = re.compile(
    rf"(?:{MASK}|,) ?(?:{_SAYING}) (?:(?!(?:{_ELSEWHERE}|the) )[\w.'’-]+ ){{0,5}}\Z"
)  # not "told the Gazette"
_SAID_REACH = 60  # characters
_VERB = re.compile(
    r",?(?: [a-z]+ly| also| then| later| now)? (?:[a-z]+(?:ed|[a-z]s)|has|had|is|was|were|will|would|who|did|made|won"
    r"|(?:has|had|is|was|were|did|would|could|does)n['’]t"
    r"|took|went|told|wrote|began|spoke|could|can|came|ran|left|felt|got|saw|knew|gave|put|set|led|met|lost|beat|hit"
    r"|held|kept|cannot)\b"
)
_PREPOSITIONS = lexicon.PREPOSITIONS | lexicon.words(
    "than after before into behind beside under during including via without"
)
_SUBORDINATING = lexicon.words("when as while if because since although though until after before once where")
_CONJUNCTIONS = _SUBORDINATING | lexicon.words("said says that but and whether how what which so")
_LEADS = lexicon.words("the meanwhile but and so yet then")
_SECOND = re.compile(r"[, ](?:but|and|so|yet) (?P<described>[^,;:]*)\Z")
_NO_DESCRIPTION = lexicon.CUES | (_PREPOSITIONS - {"of"}) | lexicon.AUXILIARY_VERBS
_DESCRIPTION = re.compile(r"[^\W\d_][\w '’&/-]*\Z")
_DESCRIPTION_WORDS = 8
_SCENES = lexicon.STARTERS - lexicon.words("He She It They We You I Who")
_SCENE = re.compile(r"(?:[A-Z][\w'’]*(?:ing|ed))\b")


def sentence_starts(text: str, masked: str) -> list[int]:
    """Where sentences begin, in order, 0 the first. Quoted words that a mark ends, end one before a
    capital."""
    starts = [0]
    for end in _END.finditer(masked):
        if end.group()[0] == ".":
            word = masked[max(0, end.start() - _LONGEST_TITLE) : end.start()].rsplit(" ", 1)[-1]
            if word in _UNENDED or (len(word) == 1 and word.isupper()):
                continue
        if end.group()[0] == MASK and text[max(0, end.start() - 1)] not in _ENDING:
            continue
        starts.append(end.end())
    return starts


def standing_of(masked: str, name: Name, starts: Sequence[int]) -> Standing:
    if name.possessive:
        return Standing.POSSESSOR
    start, end = name.whole.start, name.span.end
    opened = starts[bisect_right(starts, start) - 1]
    lead = masked[opened:start]
    verb = _VERB.match(masked, end) is not None or says(masked, end)
    words = lead.split()
    if not words:
        return Standing.SUBJECT if verb or masked.startswith(_ASIDES, end) else Standing.OPENING
    if words[-1].rstrip(",").lower() in lexicon.PERSON_NOUNS and lead.count(",") == 1:
        lead = lead.removesuffix(", ")  # "Her lawyer, Jane Doe, left"
    elif _sets_scene(lead, words):
        lead = lead.rpartition(", ")[2]
    leading = lead.split()
    if verb and leading and leading[0].lower() in _SUBORDINATING and _describes(lead, leading[1:]):
        return Standing.SCENE
    if (verb or (leading and masked.startswith(_ASIDES, end))) and _describes(lead, leading):
        return Standing.DESCRIBED
    if verb and (second := _SECOND.search(lead)) and _describes(second["described"], second["described"].split()):
        return Standing.SECOND
    if not verb and _SAID_BY.search(masked, max(0, start - _SAID_REACH), start) is not None:
        return Standing.INVERTED
    return _inside(masked[opened:start], words[-1].lower(), verb)


def speaks(masked: str, name: Name) -> bool:
    """Whether a verb of saying stands beside the name."""
    if name.possessive:
        return False
    start, end = name.whole.start, name.span.end
    if says(masked, end):
        return True
    said = _SAID.search(masked[max(0, start - _SAID_REACH) : start])
    return said is not None and _VERB.match(masked, end) is None


def says(masked: str, end: int) -> bool:
    """Whether a verb of saying follows what ends there."""
    return _SAYS.match(masked, end) is not None


def _describes(lead: str, words: Sequence[str]) -> bool:
    """Whether words before a name do nothing but describe its bearer: "Acme chairman"."""
    if not words:
        return True
    if len(words) > _DESCRIPTION_WORDS or _DESCRIPTION.match(lead) is None:
        return False
    lower = [w.lower() for w in words]
    return _NO_DESCRIPTION.isdisjoint(lower[1:] if lower[0] in _LEADS else lower)


def _sets_scene(lead: str, words: Sequence[str]) -> bool:
    """Whether words before a name do nothing but lead up to it: "When it was over, Roe left"."""
    return "," in lead and (words[0].rstrip(",") in _SCENES or _SCENE.match(lead) is not None)


def _inside(lead: str, last: str, verb: bool) -> Standing:
    if last in _PREPOSITIONS:
        return Standing.OBLIQUE
    if lead.rstrip()[-1] in f",:;—–{MASK}":
        return Standing.CLAUSE if verb else Standing.ASIDE
    if last in _CONJUNCTIONS:
        return Standing.CLAUSE if verb else Standing.CONJOINED
    return Standing.VERB if verb else Standing.OBJECT


_FAR = 4  # sentences back, from which on they are one
_GAP = 500.0  # characters
_WIDEST = 3.0
# Features of a trail that hold or don't.
_FLAGS = {
    "nearest": "nearest",
    "same_paragraph": "same paragraph",
    "in_quotation": "in the quotation",
    "acted_last": "acted last",
    "asked": "asked",
    "goes_on": "goes on",
    "in_statement": "in the statement",
    "answered": "answered",
}


@dataclass(slots=True)
class Trail:
    """Where one who could be meant was mentioned before a place: sentences back by kind of mention, None without."""

    near: int = _FAR
    standings: set[Standing] = field(default_factory=set)  # in the nearest sentence
    leading: int | None = None
    pronoun: int | None = None
    spoke: int | None = None
    nearest: bool = False
    same_paragraph: bool = False
    in_quotation: bool = False
    in_statement: bool = False
    answered: bool = False
    acted_last: bool = False
    asked: bool = False
    goes_on: bool = False
    last: int = -1  # character

    def add(self, position: int, back: int, standing: Standing | None, speaks: bool) -> None:
        """`back` counts the sentences between; mentions may come in any order. Without a `standing`, they spoke."""
        back = min(back, _FAR)
        if position > self.last:
            self.last = position
        if back < self.near or not self.standings:
            self.near, self.standings = back, set()
        if back == self.near and standing is not None:
            self.standings.add(standing)
        if standing in LEADING:
            self.leading = _least(self.leading, back)
        elif standing == Standing.LEADING_PRONOUN:
            self.pronoun = _least(self.pronoun, back)
        if speaks:
            self.spoke = _least(self.spoke, back)

    def features(self, at: int, often: float) -> dict[str, float]:
        """Named, for weights. `often` is how much the document names them."""
        found = {f"near {self.near}": 1.0, "often": often, "gap": min((at - self.last) / _GAP, _WIDEST)}
        for standing in self.standings:
            found[f"{'near' if self.near else 'here'}, {standing}"] = 1.0
        for kind in ("leading", "pronoun", "spoke"):
            if (back := getattr(self, kind)) is not None:
                found[f"{kind} {back}"] = 1.0
        found.update((feature, 1.0) for flag, feature in _FLAGS.items() if getattr(self, flag))
        return found


def _least(one: int | None, other: int) -> int:
    return other if one is None else min(one, other)
